"""Who visits and who is visited, by what all sentences of an article say of its regions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.visits.extraction.party_names import Codes, codes_of, name_party
from corpus.visits.extraction.plain_sentence import PlainSentence
from corpus.visits.extraction.role_cues import Told
from corpus.visits.extraction.role_words import Role, load_role_words
from corpus.visits.visit import Party, Reported
from corpus.words import split_words

TITLE = 1.5
"""How much more a hint of the title weighs."""
OTHER_TIME = {"now": 1.0, "before": 0.3, "past": 0.0, "habit": 0.0, "plan": 0.4}
"""Share of a hint about another time than that of the visit."""
ENOUGH = 1.2
"""Least lead of one role over the other."""
FURTHER = 2.4
"""The same for each region after the first of a role."""
SHARED = 1.0
"""Lead from which a region passes its role on to those that are named in one breath with it."""
PLACED = 0.5
"""Least lead of a host that is only known as the place."""
OPPOSITE = 2.0
"""What a partner's role says of the other partner."""

UNTOLD = 0.1
"""Weight of a mention where nothing tells of a role."""
CONFIDENCE = ((5.0, 0.99), (2.4, 0.97), (1.2, 0.93), (-100.0, 0.85))
"""Least lead of a role, and the share of such readings that are right on the labels that rules were written on."""


@dataclass(slots=True)
class Standing:
    """What is known of one region (or of several that one name may mean)."""

    mentions: list[RegionMention] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    beside: set[Codes] = field(default_factory=set)
    """What is named in one breath with it."""
    scores: dict[Role, float] = field(default_factory=lambda: {"visitor": 0.0, "host": 0.0})

    def lead(self, role: Role) -> float:
        """By how much `role` is told more than the other one."""
        return self.scores[role] - self.scores[opposite(role)]


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides, each in the order of their first mention; empty where nothing tells."""

    visitors: tuple[Reported[Party], ...]
    hosts: tuple[Reported[Party], ...]


def opposite(role: Role) -> Role:
    """The other role."""
    return "host" if role == "visitor" else "visitor"


def read_parties(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hints: Sequence[Told]
) -> Parties:
    """The parties of what `sentences` tell; `hints` are those of all of them, in order."""
    standings = _read_standings(sentences, hints)
    _share_in_groups(standings, sentences)
    _oppose_partners(standings, hints)
    sides: dict[Role, list[Codes]] = {role: _choose(reading, standings, role) for role in ("host", "visitor")}
    if not sides["host"] and not sides["visitor"]:
        sides = _by_partners(standings, hints)
    for role in ("host", "visitor"):
        if not sides[role] and sides[opposite(role)]:
            sides[role] = _by_elimination(standings, sides[opposite(role)], reading)
    return Parties(
        tuple(_party(reading, standings[codes], "visitor") for codes in sides["visitor"]),
        tuple(_party(reading, standings[codes], "host") for codes in sides["host"]),
    )


def _read_standings(sentences: Iterable[PlainSentence], hints: Iterable[Told]) -> dict[Codes, Standing]:
    standings: dict[Codes, Standing] = defaultdict(Standing)
    for sentence in sentences:
        for group in sentence.groups:
            members = {codes_of(mention) for mention in group.mentions}
            for mention in group.mentions:
                standings[codes_of(mention)].mentions.append(mention)
                standings[codes_of(mention)].beside |= members
    mixed: list[Told] = []
    for told in hints:
        if told.cue.kind == "partners":
            continue
        if len(told.group.mentions) > 1:
            mixed.append(told)
        else:
            _add(standings, told)
    for told in mixed:
        if not _is_mixed(standings, told):
            _add(standings, told)
    standings.pop((), None)
    return dict(standings)


def _add(standings: Mapping[Codes, Standing], told: Told) -> None:
    factor = (TITLE if told.position < 0 else 1.0) * OTHER_TIME[told.time]
    for mention in told.group.mentions:
        standing = standings[codes_of(mention)]
        standing.told.append(told)
        standing.scores[told.role] += told.weight * factor


def _is_mixed(standings: Mapping[Codes, Standing], told: Told) -> bool:
    """Are host and guest named in one breath: "DPRD Sumut dan Pemprov Jabar saling belajar"?"""
    leads = [standings[codes_of(mention)].lead("host") for mention in told.group.mentions]
    return min(leads) <= -ENOUGH and max(leads) >= ENOUGH


def _share_in_groups(standings: Mapping[Codes, Standing], sentences: Iterable[PlainSentence]) -> None:
    """Regions of an enumeration take the role of those of them that have one."""
    for sentence in sentences:
        for group in sentence.groups:
            members = {codes_of(mention) for mention in group.mentions} - {()}
            leads = [standings[codes].lead("host") for codes in members]
            if len(members) < 2 or (min(leads) < 0 < max(leads)):
                continue
            role: Role = "host" if max(leads) > 0 else "visitor"
            best = max(standings[codes].lead(role) for codes in members)
            for codes in members:
                if best >= FURTHER and standings[codes].lead(role) < best:
                    standings[codes].scores[role] += best - standings[codes].lead(role)


def _oppose_partners(standings: Mapping[Codes, Standing], hints: Sequence[Told]) -> None:
    """Of two partners the one takes the role that the other has not."""
    pairs: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for told in hints:
        if told.cue.kind == "partners":
            pairs[told.position, told.index].append(told)
    for pair in pairs.values():
        if len(pair) < 2:
            continue
        for one, other in (pair, pair[::-1]):
            _oppose(standings, one, other)


def _by_partners(standings: Mapping[Codes, Standing], hints: Iterable[Told]) -> dict[Role, list[Codes]]:
    """Of partners none of whom is told to have visited, the one where it took place is the host."""
    partners = {
        codes_of(m) for told in hints if told.cue.kind == "partners" for m in told.group.mentions if m.regions
    }
    host = max(partners, key=lambda codes: (standings[codes].lead("host"), codes), default=None)
    if host is None or len(partners) < 2 or standings[host].lead("host") < PLACED:
        return {"host": [], "visitor": []}
    return {"host": [host], "visitor": _in_order(standings, partners - {host})}


def _oppose(standings: Mapping[Codes, Standing], one: Told, other: Told) -> None:
    for role in ("host", "visitor"):
        known = all(standings[codes_of(m)].lead(role) >= SHARED for m in one.group.mentions if m.regions)
        for mention in other.group.mentions if known else ():
            codes = codes_of(mention)
            if codes and abs(standings[codes].lead("host")) < SHARED:
                standings[codes].scores[opposite(role)] += OPPOSITE


def _choose(reading: ArticleReading, standings: Mapping[Codes, Standing], role: Role) -> list[Codes]:
    places = _mere_provinces(reading, standings, role)
    ranked = sorted(standings.keys() - places, key=lambda codes: (-standings[codes].lead(role), codes))
    chosen: list[Codes] = []
    for codes in ranked:
        lead = standings[codes].lead(role)
        listed = any(told.cue.kind == "lists" for told in standings[codes].told)
        together = listed or not chosen or not standings[codes].beside.isdisjoint(chosen)
        if lead >= FURTHER or (lead >= ENOUGH and together):
            chosen.append(codes)
    return _in_order(standings, chosen)


def _in_order(standings: Mapping[Codes, Standing], chosen: Iterable[Codes]) -> list[Codes]:
    return sorted(chosen, key=lambda codes: standings[codes].mentions[0].span)


def _by_elimination(
    standings: Mapping[Codes, Standing], known: Sequence[Codes], reading: ArticleReading
) -> list[Codes]:
    """The region that is named most beside `known`."""
    rest = [codes for codes in standings if not any(set(codes) & set(other) for other in known)]
    best = max(rest, key=lambda codes: (_weight(standings[codes], reading), codes), default=None)
    return [best] if best is not None and _weight(standings[best], reading) > 1 else []


def _weight(standing: Standing, reading: ArticleReading) -> int:
    return sum(2 if mention.span.start < reading.head else 1 for mention in standing.mentions)


def _mere_provinces(reading: ArticleReading, standings: Mapping[Codes, Standing], role: Role) -> set[Codes]:
    """Provinces that only say where a party lies: one of the same role, or of the other where `role` has others."""
    likely = {codes for codes, standing in standings.items() if standing.lead(role) >= ENOUGH}
    others = {codes for codes, standing in standings.items() if standing.lead(opposite(role)) >= ENOUGH}
    provinces = {
        codes
        for codes in standings
        if "." not in codes[0] and not any(_is_government(reading, m) for m in standings[codes].mentions)
    }
    same = {codes for codes in provinces if _holds(codes, likely)}
    return same | {codes for codes in provinces if _holds(codes, others) and likely - provinces}


def _holds(province: Codes, regions: Iterable[Codes]) -> bool:
    return any(code.startswith(province[0] + ".") for codes in regions for code in codes)


def _is_government(reading: ArticleReading, mention: RegionMention) -> bool:
    """Does the name of an office stand right before that region?"""
    words = load_role_words()
    start = reading.whole.rfind("\n", 0, mention.span.start) + 1
    for word in reversed(
        split_words(reading.whole[max(start, mention.span.start - 60) : mention.span.start])
    ):
        if words.has("governments", word.text.lower()):
            return True
        if not words.has("offices", word.text.lower()):
            return False
    return False


def _party(reading: ArticleReading, standing: Standing, role: Role) -> Reported[Party]:
    mentions = dict.fromkeys(standing.mentions, UNTOLD)
    for told in standing.told:
        for mention in told.group.mentions:
            if told.role == role and mention in mentions:
                mentions[mention] += told.weight
    return name_party(reading, mentions, _confidence(standing.lead(role)))


def _confidence(lead: float) -> float:
    return next(value for least, value in CONFIDENCE if lead >= least)
