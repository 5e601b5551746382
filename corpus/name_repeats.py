"""Short forms of names that a text has given in full: "Yana" after "Yana Mulyana"."""

from collections.abc import Iterator, Sequence

from corpus.name_reading import NameReading
from corpus.tagged_text import TaggedText


def find_repeated(tagged: TaggedText, found: Sequence[NameReading]) -> Iterator[NameReading]:
    """Short forms of the names in `found`, elsewhere in the text."""
    taken = {index for reading in found for index in range(reading.start, reading.end)}
    taken |= {index for reading in found if reading.role for index in range(*reading.role)}
    parts = {tagged.tokens[index].key for r in found for index in range(r.first, r.end)}
    parts = {part for part in parts if len(part) > 2}
    index = 0
    while index < len(tagged.tokens):
        end = index
        while (
            end < len(tagged.tokens)
            and _repeats(tagged, end, taken, parts)
            and (end == index or tagged.joins_in_name(end))
        ):
            end += 1
        telling = any(not tagged.words.is_common(tagged.tokens[at].key) for at in range(index, end))
        if telling and _stands_free(tagged, index, end):
            yield NameReading(index, index, end)
        index = max(end, index + 1)


def _repeats(tagged: TaggedText, index: int, taken: set[int], parts: set[str]) -> bool:
    token = tagged.tokens[index]
    return index not in taken and token.capital and token.key in parts and not tagged.region_end[index]


def _stands_free(tagged: TaggedText, start: int, end: int) -> bool:
    """Is that run of words no part of a longer name of something else?"""
    if start and tagged.gap(start) == " " and tagged.tokens[start - 1].capital:
        before = tagged.tokens[start - 1].key
        if before in tagged.words.places or not tagged.words.is_common(before):
            return False
    if end < len(tagged.tokens) and tagged.gap(end) == " " and not tagged.headline[start]:
        return not tagged.tokens[end].capital
    return True
