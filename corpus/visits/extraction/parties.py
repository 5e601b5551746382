"""Who visits and who is visited, by what all sentences of an article say of its regions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.article_reading import ArticleReading
from corpus.regions import Region, RegionMention
from corpus.visits.extraction.frame import evidence_at
from corpus.visits.extraction.plain_sentence import PlainSentence
from corpus.visits.extraction.role_cues import Role, Told, read_roles
from corpus.visits.visit import Party, Reported

TITLE = 1.5
"""How much more a hint of the title weighs."""
ENOUGH = 1.2
"""Least lead of one role over the other."""
FURTHER = 2.4
"""The same for each region after the first of a role."""

Codes = tuple[str, ...]
"""Codes of the regions that a mention may mean, in order: one where it is decided."""


@dataclass(slots=True)
class _Standing:
    """What is known of one region (or of several that one name may mean)."""

    mentions: list[RegionMention] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    scores: dict[Role, float] = field(default_factory=lambda: {"visitor": 0.0, "host": 0.0})

    def lead(self, role: Role) -> float:
        """By how much `role` is told more than the other one."""
        other: Role = "host" if role == "visitor" else "visitor"
        return self.scores[role] - self.scores[other]


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides, each in the order of their first mention; empty where nothing tells."""

    visitors: tuple[Reported[Party], ...]
    hosts: tuple[Reported[Party], ...]


def read_parties(reading: ArticleReading, sentences: Sequence[PlainSentence]) -> Parties:
    """The parties of what `sentences` tell."""
    standings = _read_standings(sentences)
    hosts = _choose(standings, "host")
    visitors = _choose(standings, "visitor")
    if visitors and not hosts:
        hosts = _by_elimination(standings, visitors, reading)
    if hosts and not visitors:
        visitors = _by_elimination(standings, hosts, reading)
    return Parties(
        tuple(_party(reading, codes, standings[codes], "visitor") for codes in visitors),
        tuple(_party(reading, codes, standings[codes], "host") for codes in hosts),
    )


def codes_of(mention: RegionMention) -> Codes:
    """The codes that `mention` may mean; empty for what is no region."""
    return tuple(region.code for region in mention.regions)


def _read_standings(sentences: Iterable[PlainSentence]) -> dict[Codes, _Standing]:
    standings: dict[Codes, _Standing] = defaultdict(_Standing)
    for sentence in sentences:
        factor = TITLE if sentence.position < 0 else 1.0
        for group in sentence.groups:
            for mention in group.mentions:
                standings[codes_of(mention)].mentions.append(mention)
        for told in read_roles(sentence):
            for mention in told.group.mentions:
                standing = standings[codes_of(mention)]
                standing.told.append(told)
                standing.scores[told.role] += told.weight * factor
    standings.pop((), None)
    return dict(standings)


def _choose(standings: Mapping[Codes, _Standing], role: Role) -> list[Codes]:
    ranked = sorted(standings, key=lambda codes: (-standings[codes].lead(role), codes))
    chosen = [
        codes
        for place, codes in enumerate(ranked)
        if standings[codes].lead(role) >= (FURTHER if place else ENOUGH)
    ]
    return sorted(chosen, key=lambda codes: standings[codes].mentions[0].span)


def _by_elimination(
    standings: Mapping[Codes, _Standing], known: Sequence[Codes], reading: ArticleReading
) -> list[Codes]:
    """The region that is named most beside `known`."""
    rest = [codes for codes in standings if codes not in known and not _overlaps(codes, known)]
    best = max(rest, key=lambda codes: (_weight(standings[codes], reading), codes), default=None)
    return [best] if best is not None and _weight(standings[best], reading) > 1 else []


def _weight(standing: _Standing, reading: ArticleReading) -> int:
    return sum(2 if mention.span.start < reading.head else 1 for mention in standing.mentions)


def _overlaps(codes: Codes, known: Iterable[Codes]) -> bool:
    return any(set(codes) & set(other) for other in known)


def _party(reading: ArticleReading, codes: Codes, standing: _Standing, role: Role) -> Reported[Party]:
    mention = _best_mention(reading, standing, role)
    region: Region = reading.gazetteer.by_code(codes[0])
    party = (
        Party(region.full_name, region.code)
        if len(codes) == 1
        else Party(mention.name_span.of(reading.whole), None, candidates=codes)
    )
    return Reported(party, (evidence_at(reading, mention.span),), 0.9)


def _best_mention(reading: ArticleReading, standing: _Standing, role: Role) -> RegionMention:
    told = [one for one in standing.told if one.role == role and one.position >= 0]
    for one in sorted(told, key=lambda told: -told.weight):
        for mention in one.group.mentions:
            if mention in standing.mentions:
                return mention
    in_text = [mention for mention in standing.mentions if mention.span.start >= reading.head]
    return (in_text or standing.mentions)[0]
