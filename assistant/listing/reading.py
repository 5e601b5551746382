"""Reads a question to the register; None for a question that articles answer."""

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.listing.asking import Asked, find_asked, has
from assistant.listing.periods import PeriodMention
from assistant.listing.query import Ask, Conditions, Query
from assistant.listing.sides import Sides, read_sides
from assistant.listing.skeleton import Skeleton, Token, read_skeleton
from assistant.listing.words import load_listing_words
from assistant.understanding.question import Kind, Question
from corpus.visits.visit import Side

_NOT_OF_VISITS = frozenset(
    {
        "ke",
        "melakukan",
        "melaksanakan",
        "mengadakan",
        "menggelar",
        "pergi",
        "hadir",
        "mencari",
        "menerima",
        "mempelajari",
        "pelajari",
    }
)
"""Of the verbs of guests and hosts, those that do not show by themselves that visits are meant."""
_BEEN = re.compile(
    r"\b(?:pernah|sudah|belum|saja)(?: \S+)? ke\b|\bke mana\b|\btamu\b|\b(?:menerima|melakukan) (?:kunjungan|tamu|@f)\b|\bpernah (?:menerima|mempelajari)\b"
)
_PLACE_BEFORE = frozenset(
    {
        "ke",
        "dari",
        "di",
        "oleh",
        "kota",
        "kabupaten",
        "provinsi",
        "@g",
        "@u",
        "desa",
        "kecamatan",
        "kelurahan",
        "rombongan",
        "mengunjungi",
        "dikunjungi",
    }
)
_TELLS_ONE_THING = frozenset({Kind.WHEN, Kind.WHY, Kind.HOW, Kind.WHERE})
_WHETHER_WORDS = re.compile(
    r"^(?:apakah|pernahkah|sudahkah|adakah|benarkah)\b|^(?:apa )?(?:ada|pernah|sudah|belum)\b|\bpernah\b|\b(?:sudah|belum) (?:\S+ )?(?:ke|@f|berkunjung|datang|dikunjungi|didatangi|belajar|mengunjungi)\b|\b(?:belum|tidak)$"
)


@dataclass(frozen=True, slots=True)
class ReadParts:
    """All that was read of a question, before it is decided who answers it."""

    skeleton: Skeleton
    asked: Asked
    sides: Sides
    conditions: Conditions
    unknown: tuple[Token, ...]
    """Words that say something which was not understood."""
    exact_day: bool


def read_parts(question: Question, today: date) -> ReadParts:
    """What a question asks and of which visits, as far as its words tell."""
    skeleton = read_skeleton(question, today)
    sides = read_sides(skeleton)
    periods = [token.value for token in skeleton.marked("@d") if isinstance(token.value, PeriodMention)]
    conditions = Conditions(
        sides.guests,
        sides.hosts,
        sides.either,
        sides.guest_kind,
        sides.host_kind,
        topics=tuple(dict.fromkeys(str(token.value) for token in skeleton.marked("@t"))),
        forms=tuple(dict.fromkeys(str(token.value) for token in skeleton.marked("@f"))),
        periods=tuple(dict.fromkeys(mention.period for mention in periods)),
    )
    unknown = tuple(token for token in skeleton.tokens if _is_unknown(token))
    exact = any(mention.exact_day for mention in periods)
    return ReadParts(skeleton, find_asked(skeleton.line), sides, conditions, unknown, exact)


def read_query(question: Question, today: date) -> Query | None:
    """The query of a question that stands alone; None where passages answer it."""
    return query_of(read_parts(question, today), question)


def query_of(parts: ReadParts, question: Question) -> Query | None:
    """The same, of what was read of it already."""
    line = parts.skeleton.line
    if not is_about_visits(line) or is_foreign(parts) or len(question.text) > _LONGEST:
        return None
    if parts.sides.asks and re.search(r"\b(?:belum|tidak)(?: pernah)?\b", line):
        return None  # who has not been there is no list of visits
    query = _decided(parts, question)
    return None if query is None else _with_unknown(query, parts, question)


_LONGEST = 250
"""Characters of a question; a longer one tells a story, and its words are no conditions."""


def is_about_visits(line: str) -> bool:
    """Does the line of a skeleton speak of visits?"""
    words = load_listing_words()
    shown = (words.words["visit"] | words.words["active"] | words.words["passive"]) - _NOT_OF_VISITS
    return any(token in shown for token in line.split()) or _BEEN.search(line) is not None


def is_foreign(parts: ReadParts) -> bool:
    """Is something asked that only an article tells: who led, what it cost, which bupati?"""
    words = load_listing_words()
    tokens = parts.skeleton.tokens
    if any(words.are("foreign", token.text) for token in tokens):
        return True
    heads = [index for index, token in enumerate(tokens) if token.text == "@h"]
    return any(index + 1 == len(tokens) or tokens[index + 1].text != "@r" for index in heads)


def _is_unknown(token: Token) -> bool:
    if token.is_mark or token.text in ",/&" or (token.text.isdigit() and len(token.text) < 4):
        return False
    words = load_listing_words()
    if token.text in words.numbers:
        return False
    known = (
        "plain",
        "visit",
        "noun",
        "active",
        "passive",
        "between",
        "office",
        "host_before",
        "guest_before",
        "foreign",
    )
    bare = token.text.removesuffix("nya").removesuffix("kah")
    return not any(words.are(name, form) for name in known for form in (token.text, bare))


# --- who answers ----------------------------------------------------------------------------------------------


def _decided(parts: ReadParts, question: Question) -> Query | None:
    """The query where the build of the question is one of those that the register answers."""
    asked, line = parts.asked, parts.skeleton.line
    base = Query(
        asked.ask, parts.conditions, parts.sides.target, asked.by, asked.limit, wants_count=asked.wants_count
    )
    if re.search(r"\b(?:selain|kecuali) @[ri]", line):
        return None
    if asked.ask is Ask.COMPARE:
        return _compared(base, parts)
    if asked.ask is Ask.RANK:
        return replace(base, target=_ranked_side(parts))
    if asked.ask is Ask.GROUP:
        return None if _is_of_one(parts.sides) and asked.by == "topic" else base
    if asked.ask in (Ask.LAST, Ask.FIRST):
        return base if _asks_when_or_which(parts, line) else None
    if asked.ask is Ask.COUNT:
        return replace(base, target=parts.sides.target if asked.of_regions else None)
    return _listed(base, parts, question)


def _asks_when_or_which(parts: ReadParts, line: str) -> bool:
    return (
        parts.sides.asks
        or parts.asked.names_visits
        or re.search(
            r"\bkapan\b|(?:kunjungan|@f|kunjungannya)(?: \S+){0,8}? (?:terakhir|terbaru|pertama|terkini|paling)|(?:terakhir|terbaru|pertama|teranyar) (?:kali )?(?:kunjungan|@f|siapa|berkunjung|datang|dikunjungi|ke|@r)",
            line,
        )
        is not None
    )


def _listed(base: Query, parts: ReadParts, question: Question) -> Query | None:
    """A list, or whether there is any: by how plainly the question asks for one."""
    asked, sides, line = parts.asked, parts.sides, parts.skeleton.line
    placed = bool(sides.guests or sides.hosts or sides.either)
    only_who = re.search(r"\bsiapa\b", line) is not None
    if "kapan saja" in line:
        return replace(base, target=None)
    if question.kind in _TELLS_ONE_THING and not asked.lists:
        return None
    if sides.asks and (asked.lists or not only_who):
        sure = asked.lists and not parts.exact_day
        if question.kind is Kind.WHEN or (_is_of_one(sides) and not asked.of_regions):
            return None
        return replace(base, sure=sure) if sides.target else None
    if asked.names_visits and not only_who:
        return replace(base, target=None)
    if only_who:
        return None
    said = placed or bool(parts.conditions.topics)
    if (
        said
        and _WHETHER_WORDS.search(line)
        and question.kind in (Kind.WHETHER, Kind.OTHER, Kind.WHAT)
        and has("whether", line)
    ):
        return replace(base, ask=Ask.WHETHER, target=None, sure=not parts.exact_day)
    if (
        question.kind is Kind.OTHER
        and said
        and re.search(r"^(?:kunjungan|@f|tamu|lawatan|@u|@r|@t)\b|^(?:kunjungan|@f)", line)
    ):
        return replace(base, target=None, sure=False)
    return None


def _is_of_one(sides: Sides) -> bool:
    """Are guest and host both named, so that an article tells more than the register?"""
    return bool(sides.guests and sides.hosts) and not any(place.within for place in (*sides.guests, *sides.hosts))


def _ranked_side(parts: ReadParts) -> Side | None:
    """Whom a ranking is of; None where topics or years are ranked."""
    if parts.asked.by not in (None, "province", "unit", "region"):
        return None
    if parts.sides.target is not None:
        return parts.sides.target
    words = load_listing_words()
    passive = any(words.are("passive", token.text) for token in parts.skeleton.tokens)
    return "host" if passive or (parts.sides.guests and not parts.sides.hosts) else "visitor"


# --- comparisons ----------------------------------------------------------------------------------------------


def _compared(base: Query, parts: ReadParts) -> Query | None:
    """What is compared: the first of places, times, forms and topics of which two or more are named."""
    whole, line = parts.conditions, parts.skeleton.line
    if not (_COMPARES.search(line) and (has("visits", line) or _names_visit(line))):
        return None
    sets = comparable_sets(whole, parts.sides)
    if len(sets) < 2:
        return None
    return replace(base, sets=sets, target=None)


_COMPARES = re.compile(r"^(?:\S+ ){0,3}?(?:bandingkan|perbandingan|bandingin|membandingkan)\b|\b(?:mana|siapa|manakah)\b|\b(?:dibanding|dibandingkan|versus|vs)\b")


def _names_visit(line: str) -> bool:
    words = load_listing_words()
    shown = words.words["visit"] | {"berkunjung", "dikunjungi", "mengunjungi", "didatangi", "tamu", "belajar"}
    return any(token in shown for token in line.split())


def comparable_sets(whole: Conditions, sides: Sides | None = None) -> tuple[Conditions, ...]:
    """The conditions of each thing that is compared; one where nothing is named twice."""
    if sides is not None and sides.pairs:
        return tuple(replace(whole, guests=(guest,), hosts=(host,)) for guest, host in sides.pairs)
    for name in ("hosts", "guests", "either", "periods", "topics", "forms"):
        values = getattr(whole, name)
        if name in ("hosts", "guests", "either"):
            values = tuple(
                replace(place, codes=(code,)) if not place.name else place
                for place in values
                for code in (place.codes if not place.name else place.codes[:1])
            )
        if len(values) > 1:
            return tuple(replace(whole, **{name: (value,)}) for value in values)
    return (whole,)


# --- what was not understood ----------------------------------------------------------------------------------


def _with_unknown(query: Query, parts: ReadParts, question: Question) -> Query | None:
    """The query with the words that are no known condition: looked for in the visits, or left out beside a topic."""
    unknown = parts.unknown
    if not unknown:
        return query
    named = bool(question.people) or any(_is_placelike(parts.skeleton, token) for token in unknown)
    words = tuple(token.span.of(parts.skeleton.text) for token in unknown)
    whole = parts.conditions
    if (named and _asks_by_noun(query, parts)) or (query.ask is Ask.COUNT and not _COUNTED.search(parts.skeleton.line)):
        return None
    if query.ask is Ask.COMPARE or (whole.topics and not named and (whole.guests or whole.hosts or whole.either)):
        return replace(query, dropped=words, sure=False)
    return replace(query, conditions=replace(whole, text=" ".join(words)), sure=False, unknown_place=named)


_COUNTED = re.compile(r"\bberapa (?:\S+ ){0,2}(?:kali|kunjungan|@f|lawatan|daerah|kota|kabupaten|@u|@g|instansi)|\bjumlah\b")


def _asks_by_noun(query: Query, parts: ReadParts) -> bool:
    return query.ask is Ask.LIST and (parts.sides.asks or not parts.asked.names_visits)


def _is_placelike(skeleton: Skeleton, token: Token) -> bool:
    """Does a word stand where a region would: "ke Wakanda", "Kota Wakanda"?"""
    at = skeleton.tokens.index(token)
    return at > 0 and skeleton.tokens[at - 1].text in _PLACE_BEFORE


__all__ = [
    "ReadParts",
    "comparable_sets",
    "is_about_visits",
    "is_foreign",
    "query_of",
    "read_parts",
    "read_query",
]
