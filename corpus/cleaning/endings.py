"""The end of an article: loose words after the last paragraph, and the signature in it."""

import re
from collections.abc import Sequence

from corpus.cleaning.furniture import is_prose
from corpus.cleaning.paragraphs import ends_sentence
from corpus.cleaning.signatures import cut_signature

_LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]\s|[a-z][.)]\s|[-•]\s+[^\W\d_])")
_MAX_LEFTOVER = 4
"""Words of a line after the last paragraph that is a name or a tag, not the article."""


def drop_ending(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """`paragraphs` without signatures, end marks and loose words at the end."""
    kept = list(paragraphs)
    first = next((number for number, line in enumerate(kept) if is_prose(line)), len(kept))
    end = len(kept)
    while end > first + 1 and _is_leftover(kept[end - 1]):
        end -= 1
    # After a colon the short lines are a list that belongs to the article.
    if end == len(kept) or not kept[end - 1].endswith(":"):
        kept = kept[:end]
    if kept and (last := cut_signature(kept[-1])):
        kept[-1] = last
    return tuple(kept)


def _is_leftover(line: str) -> bool:
    return len(line.split()) <= _MAX_LEFTOVER and not ends_sentence(line) and not _LIST_ITEM.match(line)
