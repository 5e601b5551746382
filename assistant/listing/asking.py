"""What a question wants of the visits: a number, a list, the last one, a ranking, a comparison."""

import re
from dataclasses import dataclass, replace
from typing import cast

from assistant.listing.query import Ask, Dimension
from assistant.listing.words import load_listing_words

_RANKED = re.compile(
    r"\b(?P<by>topik|tema|bidang|materi|urusan|isu|bentuk|jenis|tahun|bulan|provinsi|opd|dinas)(?:nya)?\b"
    r"(?: kunjungan| studi| @f)?(?: apa| mana| yang| berapa| paling| saja| ter(?:banyak|populer|sering|favorit|laris))"
)
_NUMBERED = r"\b(?P<count>\d{{1,3}}|{words}) (?:\S+ ){{0,2}}?(?:{noun})"
_TOP = re.compile(r"\btop (\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted, as far as the build of the question tells."""

    ask: Ask
    by: Dimension | None = None
    limit: int | None = None
    wants_count: bool = False
    of_regions: bool = False
    """True where governments are counted: "berapa daerah"."""
    names_visits: bool = False
    """True where it asks for visits by a noun: "kunjungan mana", "daftar kunjungan"."""
    lists: bool = False
    """True where more than one is looked for: "siapa saja", "pernah"."""


def find_asked(line: str) -> Asked:
    """What the line of a skeleton asks; a list where nothing else is said."""
    has = load_listing_words().has
    of_regions = has("count_regions", line)
    counts = of_regions or has("count", line)
    plain = Asked(
        Ask.COUNT if counts else Ask.LIST,
        wants_count=counts,
        of_regions=of_regions,
        names_visits=has("visits", line) or (counts and not of_regions),
        lists=has("listing", line),
    )
    group = _group(line)
    if has("compare", line):
        return replace(plain, ask=Ask.COMPARE)
    if has("rank", line):
        return replace(plain, ask=Ask.RANK, by=_ranked_by(line), limit=_limit(line))
    if group is not None:
        return replace(plain, ask=Ask.GROUP, by=group)
    if has("last", line) or has("first", line):
        return replace(plain, ask=Ask.LAST if has("last", line) else Ask.FIRST, limit=_limit(line))
    return plain


def _group(line: str) -> Dimension | None:
    words = load_listing_words()
    for pattern in words.patterns["group"]:
        match = pattern.search(line)
        if match:
            named = match.groupdict()
            if named.get("by"):
                return cast(Dimension, words.groups[named["by"]])
            return "topic" if "about" in named else "year"
    return None


def _ranked_by(line: str) -> Dimension | None:
    match = _RANKED.search(line)
    return cast(Dimension, load_listing_words().groups[match["by"]]) if match else None


def _limit(line: str) -> int | None:
    words = load_listing_words()
    top = _TOP.search(line)
    if top:
        return int(top[1])
    nouns = "|".join(re.escape(noun) for noun in (*words.words["noun"], *words.words["visit"]))
    match = re.search(_NUMBERED.format(words="|".join(words.numbers), noun=nouns), line)
    if match is None:
        return None
    written = match["count"]
    number = int(written) if written.isdigit() else words.numbers[written]
    return number or None
