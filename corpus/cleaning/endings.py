"""The end of an article: loose words after the last paragraph, and the signature in it."""

from collections.abc import Sequence

from corpus.cleaning.furniture import is_prose
from corpus.cleaning.paragraphs import ends_sentence
from corpus.cleaning.signatures import cut_signature

_MAX_LEFTOVER = 4
"""Words of a line after the last paragraph that is a name or a tag, not the article."""


def drop_ending(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """`paragraphs` without signatures, end marks and loose words at the end."""
    kept = list(paragraphs)
    while kept and any(is_prose(line) for line in kept[:-1]) and _is_leftover(kept[-1]):
        kept.pop()
    if kept and (last := cut_signature(kept[-1])):
        kept[-1] = last
    return tuple(kept)


def _is_leftover(line: str) -> bool:
    return len(line.split()) <= _MAX_LEFTOVER and not ends_sentence(line)
