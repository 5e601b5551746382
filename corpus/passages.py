"""Passages: what is indexed and found, a few whole sentences each."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from corpus.article import Article, Passage
from corpus.dates import format_date
from corpus.sentences import split_sentences
from corpus.spans import Span

_RULES = 1
"""Number of the splitting rules: raised when the same settings would cut a text elsewhere."""
_STUB = 40
"""A last sentence of fewer characters ("(tafa)", "***") joins the passage before it."""


@dataclass(frozen=True, slots=True)
class ChunkSettings:
    """How an article is cut into passages; lengths in characters.

    The defaults give a short news digest (median 880 characters) three passages of about 80 tokens: long
    enough to say who "ia" is, short enough for one vector and for a quotation.
    """

    target_chars: int = 450
    """A passage of more than two sentences is no longer than this."""
    max_chars: int = 900
    """No passage is longer, which keeps it well under 450 tokens; a longer sentence is cut at white space."""
    max_sentences: int = 4
    overlap_sentences: int = 1
    """Sentences at the end of a passage with which the next one starts."""

    def __post_init__(self) -> None:
        if not 1 <= self.target_chars <= self.max_chars:
            raise ValueError(
                f"expected 1 <= target_chars <= max_chars, got {self.target_chars}, {self.max_chars}"
            )
        if not 0 <= self.overlap_sentences < self.max_sentences:
            raise ValueError(
                "expected 0 <= overlap_sentences < max_sentences, "
                f"got {self.overlap_sentences}, {self.max_sentences}"
            )

    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with the settings and with the splitting rules."""
        return hashlib.sha256(repr((_RULES, *astuple(self))).encode()).hexdigest()[:12]


DEFAULT_CHUNKS = ChunkSettings()


def split_passages(article: Article, settings: ChunkSettings = DEFAULT_CHUNKS) -> tuple[Passage, ...]:
    """The passages of `article`, in the order of the text, by rising start and rising end.

    Every sentence is whole in at least one passage (one longer than `max_chars` is cut), neighbours share
    `overlap_sentences` where they fit, and only white space is outside of all passages.
    """
    sentences = tuple(
        piece
        for span in split_sentences(article.text)
        for piece in _cut(article.text, span, settings.max_chars)
    )
    return tuple(
        Passage(article, sentences[first].start, sentences[last].end)
        for first, last in _group(sentences, settings)
    )


def dateline(article: Article) -> str:
    """What the passages of `article` are searched under beside its title: outlet and day, e.g. "7 Juni 2022".

    Only what is known; empty where nothing is. For search, never for quotation.
    """
    parts = (article.outlet, format_date(article.published) if article.published else None)
    return ", ".join(part for part in parts if part)


def _group(sentences: Sequence[Span], settings: ChunkSettings) -> Iterator[tuple[int, int]]:
    """First and last sentence of each passage."""
    first = fresh = 0
    while fresh < len(sentences):
        last = fresh
        while last + 1 < len(sentences) and _fits(sentences, first, last + 1, settings):
            last += 1
        yield first, last
        fresh = last + 1
        first = _overlap_start(sentences, first, fresh, settings)


def _fits(sentences: Sequence[Span], first: int, last: int, settings: ChunkSettings) -> bool:
    """Whether sentences `first` to `last` make one passage."""
    length = sentences[last].end - sentences[first].start
    if length > settings.max_chars:
        return False
    final = sentences[last]
    if last + 1 == len(sentences) and final.end - final.start < _STUB:
        return True
    count = last - first + 1
    return count <= min(2, settings.max_sentences) or (
        length <= settings.target_chars and count <= settings.max_sentences
    )


def _overlap_start(sentences: Sequence[Span], first: int, fresh: int, settings: ChunkSettings) -> int:
    """First sentence of the next passage: as many of the last ones as fit together with sentence `fresh`."""
    start = max(fresh - settings.overlap_sentences, first + 1)
    while start < fresh < len(sentences) and not _fits(sentences, start, fresh, settings):
        start += 1
    return start


def _cut(text: str, span: Span, limit: int) -> Iterator[Span]:
    """`span`, or pieces of it of at most `limit` characters, cut at white space where there is some."""
    start = span.start
    while span.end - start > limit:
        end = _cut_end(text, start, start + limit)
        yield Span(start, end)
        start = end
        while text[start].isspace():
            start += 1
    yield Span(start, span.end)


def _cut_end(text: str, start: int, end: int) -> int:
    """Where a piece from `start` that may reach `end` ends: before white space, else before a letter."""
    for at in range(end, start, -1):
        if text[at].isspace():
            return start + len(text[start:at].rstrip())
    while end > start + 1 and unicodedata.combining(text[end]):
        end -= 1
    return end
