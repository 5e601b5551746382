"""A party as it is shown: region, office and what in the article says so."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.article_reading import ArticleReading
from corpus.bodies import BodyMention
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.frame import evidence_at
from corpus.visits.extraction.sentences.role_words import Role
from corpus.visits.visit import Party, Reported

Codes = tuple[str, ...]
"""Codes of the regions that a mention may mean, in order: one where it is decided."""

POST_ONLY = 0.5
"""How much the post of a head of region ("Bupati Siak") says against the name of an office."""
LOWER_UNITS = frozenset({"desa", "kelurahan", "kecamatan"})
"""Kinds that name an office only with their own name: "Desa Ponggok"."""
AMBIGUOUS = 0.7
"""What is left of the confidence where several regions may be meant."""


def codes_of(mention: RegionMention) -> Codes:
    """The codes that `mention` may mean; empty for what is no region."""
    return tuple(region.code for region in mention.regions)


def codes_of_party(party: Reported[Party]) -> frozenset[str]:
    """The codes that a party may be."""
    return frozenset(party.value.codes)


def name_party(
    reading: ArticleReading, mentions: Mapping[RegionMention, float], role: Role, confidence: float
) -> Reported[Party]:
    """The party that `mentions` name, each with how much its sentence tells of the role; at least one.

    They mean the same region; a mention that leaves it open is decided by the others.
    Evidence is the best mention of the text, else of the title.
    """
    best = max(mentions, key=lambda one: (one.span.start >= reading.head, mentions[one], -one.span.start))
    codes = min(map(codes_of, mentions), key=len)
    body = _find_body(reading, mentions, role)
    name, unit = (body.span.of(reading.whole), body.unit) if body is not None else (None, None)
    if body is not None and body.implied:
        name = None
    name = " ".join(name.split()) if name else None
    if len(codes) == 1:
        party = Party(reading.gazetteer.by_code(codes[0]).full_name, codes[0], name, unit)
    else:
        party = Party(best.name_span.of(reading.whole), None, name, unit, codes)
        confidence *= AMBIGUOUS
    return Reported(party, (evidence_at(reading, best.span),), round(confidence, 2))


def _find_body(
    reading: ArticleReading, mentions: Mapping[RegionMention, float], role: Role
) -> BodyMention | None:
    """The office that is named most where the role is told; of one kind of office the longest name."""
    bodies = _offices(reading, role)
    found = [(body, weight) for mention, weight in mentions.items() for body in bodies.get(mention.span, ())]
    units: dict[str, float] = defaultdict(float)
    for body, weight in found:
        units[body.unit] += weight * (POST_ONLY if body.implied else 1.0)
    if not units:
        return None
    unit = max(sorted(units), key=lambda one: units[one])
    return _longest([body for body, _ in found if body.unit == unit])


def _offices(reading: ArticleReading, role: Role) -> Mapping[Span, Sequence[BodyMention]]:
    """Offices by the region that they belong to, or that their own name is taken from: "Kecamatan Bekasi Timur"."""
    offices: dict[Span, list[BodyMention]] = defaultdict(list)
    for body in reading.bodies:
        if reading.whole[body.span.start].islower() and not body.implied:
            continue  # "kunjungan dinas Pemko Padang"
        lower = body.unit in LOWER_UNITS
        if lower and (" " not in body.name_span.of(reading.whole) or _is_mere_place(reading, body, role)):
            continue
        if body.region_span is not None:
            offices[body.region_span].append(body)
        elif lower:
            for mention in _mentions_within(reading, body.span):
                offices[mention.span].append(body)
    return offices


def _is_mere_place(reading: ArticleReading, body: BodyMention, role: Role) -> bool:
    """Did guests only look at that village: "homestay di Kecamatan Ngaglik"?"""
    before = reading.whole[max(0, body.span.start - 4) : body.span.start].lower()
    return role == "visitor" and before.endswith((" di ", " ke "))


def _mentions_within(reading: ArticleReading, span: Span) -> Sequence[RegionMention]:
    """Mentions that begin in `span`, in order."""
    first = bisect_left(reading.regions, span.start, key=lambda mention: mention.span.start)
    last = bisect_left(reading.regions, span.end, key=lambda mention: mention.span.start)
    return reading.regions[first:last]


def _longest(bodies: Sequence[BodyMention]) -> BodyMention:
    return max(bodies, key=lambda body: (not body.implied, body.span.end - body.span.start, -body.span.start))
