"""Who visits and who is visited, by what all sentences of an article say of its regions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.visits.extraction.events.gates import (
    are_governments,
    holds,
    is_cancelled,
    is_within_own_province,
    tells_of_visiting,
)
from corpus.visits.extraction.events.party_names import Codes, codes_of, name_party
from corpus.visits.extraction.events.standings import CLEAR, STRONG, Standing, Standings, opposite
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.extraction.sentences.role_words import Role, load_role_words
from corpus.visits.visit import Party, Reported
from corpus.words import split_words

PLACED = 0.5
"""Least lead of a host that is only known as the place."""
HINTED = 0.5
"""Lead of a region that makes the province around it a mere place."""
PROMINENT = 2
"""Mentions of a region, one of the title counting twice, that is taken for the side that nothing tells."""
PLACES = frozenset({"places", "held", "at"})
"""Kinds of cues that only tell where something took place."""
UNTOLD = 0.1
"""Weight of a mention where nothing tells of a role."""
CONFIDENCE = ((5.0, 0.99), (STRONG, 0.97), (CLEAR, 0.93), (-100.0, 0.85))
"""Least lead of a role, and the share of such readings that are right on the labels that rules were written on."""

ROLES: tuple[Role, Role] = ("host", "visitor")


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides, each in the order of their first mention; empty where nothing tells."""

    visitors: tuple[Reported[Party], ...]
    hosts: tuple[Reported[Party], ...]


def read_parties(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hints: Sequence[Told]
) -> Parties:
    """The parties of what `sentences` tell; `hints` are those of all of them, in order."""
    standings = Standings(sentences, hints)
    words = {word.text.lower() for word in split_words(reading.whole)}
    if not tells_of_visiting(words, hints) or is_cancelled(sentences, hints):
        return Parties((), ())
    sides: dict[Role, list[Codes]] = {role: _choose(reading, standings, hints, role) for role in ROLES}
    if not sides["host"] and not sides["visitor"]:
        sides = _by_partners(standings, hints)
    for role in ROLES:
        if not sides[role] and sides[opposite(role)]:
            known = sides[opposite(role)]
            sides[role] = _by_elimination(standings, role, known, reading)
            sides[role] = sides[role] or standings.in_order(_partners(standings, hints) - set(known))
    if not sides["visitor"]:
        sides["host"] = _of_unknown_guests(reading, standings, hints, sides["host"])
    if is_within_own_province(words, sides):
        return Parties((), ())
    named = {role: tuple(_party(reading, standings[codes], role) for codes in sides[role]) for role in ROLES}
    if not are_governments(words, named["visitor"]):
        return Parties((), ())
    return Parties(named["visitor"], named["host"])


def _choose(reading: ArticleReading, standings: Standings, hints: Sequence[Told], role: Role) -> list[Codes]:
    left_out = _mere_provinces(reading, standings, role)
    left_out |= {codes for codes in standings if standings.is_settled(codes)}
    left_out |= _mere_towns(standings, hints, role)
    ranked = sorted(set(standings) - left_out, key=lambda codes: (-standings[codes].lead(role), codes))
    chosen: list[Codes] = []
    for codes in ranked:
        lead = standings[codes].lead(role)
        listed = any(told.cue.kind == "lists" for told in standings[codes].told)
        together = listed or not chosen or not standings[codes].beside.isdisjoint(chosen)
        if lead >= STRONG or (lead >= CLEAR and together):
            chosen.append(codes)
    return standings.in_order(chosen)


def _by_partners(standings: Standings, hints: Iterable[Told]) -> dict[Role, list[Codes]]:
    """Of partners none of whom is told to have visited, the one where it took place is the host."""
    partners = _partners(standings, hints)
    leads = {
        codes: max(standings[one].lead("host") for one in _towns(standings, codes)) for codes in partners
    }
    host = max(partners, key=lambda codes: (leads[codes], codes), default=None)
    if host is None or len(partners) < 2 or leads[host] < PLACED:
        return {"host": [], "visitor": []}
    return {"host": [host], "visitor": standings.in_order(partners - {host})}


def _towns(standings: Standings, codes: Codes) -> list[Codes]:
    """That region, and of a province what lies in it: a signing in its capital is one at its house."""
    return [codes, *(other for other in list(standings) if holds(codes, [other]))]


def _partners(standings: Standings, hints: Iterable[Told]) -> set[Codes]:
    return {
        standings.codes(mention)
        for told in hints
        if told.cue.kind == "partners"
        for mention in told.group.mentions
        if mention.regions
    }


def _by_elimination(
    standings: Standings, role: Role, known: Sequence[Codes], reading: ArticleReading
) -> list[Codes]:
    """The region that most speaks for, and that is named most beside `known`; none that contains one of those."""
    rest = {
        codes: (standings[codes].lead(role) > 0, _weight(standings[codes], reading))
        for codes in standings
        if not any(set(codes) & set(other) for other in known) and not holds(codes, known)
    }
    fitting = {codes: key for codes, key in rest.items() if key[0] or key[1] >= PROMINENT}
    best = max(fitting, key=lambda codes: (fitting[codes], codes), default=None)
    if best is None:
        return []
    beside = {codes for codes in standings[best].beside if codes in rest and standings[codes].lead(role) >= 0}
    return standings.in_order(beside | {best})


def _of_unknown_guests(
    reading: ArticleReading, standings: Standings, hints: Sequence[Told], hosts: Sequence[Codes]
) -> list[Codes]:
    """`hosts`, where an office that no region is named with visits them: "Tim pengendali inflasi se-Soloraya"."""
    if hosts and max(standings[codes].lead("host") for codes in hosts) < STRONG:
        return []
    bare = [body.span.start for body in reading.bodies if body.region_span is None and not body.implied]
    for told in hints:
        if told.cue.kind == "visits" and told.role == "host" and told.time == "now":
            sentence = reading.sentences[told.position] if told.position >= 0 else None
            if sentence and any(sentence.start <= start < told.place for start in bare):
                return list(hosts)
    return []


def _weight(standing: Standing, reading: ArticleReading) -> int:
    return sum(2 if mention.span.start < reading.head else 1 for mention in standing.mentions)


def _mere_provinces(reading: ArticleReading, standings: Standings, role: Role) -> set[Codes]:
    """Provinces that only say where a party lies: one of the same role, or of the other where `role` has others."""
    likely = {codes for codes in standings if standings[codes].lead(role) > HINTED}
    others = standings.with_lead(opposite(role))
    provinces = {
        codes
        for codes in standings
        if "." not in codes[0] and not any(_is_government(reading, m) for m in standings[codes].mentions)
    }
    behind = {codes for codes in provinces if _stands_behind(reading, codes, standings[codes])}
    same = behind | {codes for codes in provinces if holds(codes, likely)}
    return same | {codes for codes in provinces if holds(codes, others) and likely - provinces}


def _stands_behind(reading: ArticleReading, codes: Codes, standing: Standing) -> bool:
    """Is that province named elsewhere as the home of a region: "Kabupaten Mimika, Papua"?"""
    return sum(codes_of(mention) == codes for mention in reading.regions) > len(standing.mentions)


def _mere_towns(standings: Standings, hints: Sequence[Told], role: Role) -> set[Codes]:
    """Where a province received its guests, or signed: "Pemprov Jabar di Gedung Sate, Kota Bandung"."""
    acting = standings.with_lead(role) | _partners(standings, hints)
    provinces = [codes for codes in acting if codes and "." not in codes[0]]
    return {
        codes
        for codes in standings
        if any(holds(province, [codes]) for province in provinces)
        and all(told.cue.kind in PLACES for told in standings[codes].told)
    }


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
    confidence = next(value for least, value in CONFIDENCE if standing.lead(role) >= least)
    return name_party(reading, mentions, role, confidence)
