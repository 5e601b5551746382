"""Turns the logits of a passage's tokens into spans of its text."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span
from index.passage_reading import ScoredSpan

MAX_ANSWER_TOKENS = 40
"""Longest answer that is considered."""
MOST_SPANS = 5

_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_MARKS = frozenset(" .,;:!?…'\"“”„‘’‚`´«»‹›–—-/\\|*·•_~=<>()[]{}")
"""Not part of an answer at its edges."""
_ABBREVIATION = re.compile(r"\b[A-Z][a-z]?(\.[A-Z][a-z]{0,2})+$")
"""Such as "S.H" and "M.Si"; "Kompas.com" is none."""

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class OwnTokens:
    """Where the tokens of a passage's own text lie; two arrays of one length."""

    starts: NDArray[np.int64]
    """First character in the passage, ascending."""
    ends: NDArray[np.int64]
    """The character behind the last one."""

    def __len__(self) -> int:
        return len(self.starts)


def score_spans(start: Logits, end: Logits) -> Logits:
    """Score of every span from token i to token j, `start[i] + end[j]`, (n, n); minus infinity where it can't be."""
    number = len(start)
    allowed = np.tri(number, number, MAX_ANSWER_TOKENS - 1, dtype=bool) & np.tri(number, dtype=bool).T
    return np.where(allowed, start[:, None] + end[None, :], np.float32(-np.inf))


def margin_over_null(start: Logits, end: Logits, null: float) -> float:
    """Score of the best span less that of no answer (the sum of both logits of position 0); n >= 1."""
    return float(score_spans(start, end).max()) - null


def decode_spans(
    start: Logits, end: Logits, null: float, own: OwnTokens, text: str
) -> tuple[ScoredSpan, ...]:
    """At most MOST_SPANS likeliest spans of `text`, best first; of equal ones the earlier, then the shorter.

    `start`, `end`: logits of the own tokens, (n,) each. Probabilities are a softmax over all spans and no answer.
    Tokens of a chosen span are in no later one. Edges are trimmed of white space and marks.
    """
    if not len(own):
        return ()
    scores = score_spans(start, end)
    whole = _log_sum(np.append(scores, null))
    found: dict[Span, float] = {}
    while len(found) < MOST_SPANS:
        first, last = divmod(int(scores.argmax()), len(own))
        score = float(scores[first, last])
        if score == -np.inf:
            break
        span = trim_span(int(own.starts[first]), int(own.ends[last]), text)
        if span is not None and not any(_overlap(span, other) for other in found):
            found[span] = float(np.exp(score - whole))
        # what begins before the end of the chosen span and ends behind its start overlaps it
        scores[: last + 1, first:] = -np.inf
    return tuple(ScoredSpan(span, min(1.0, score)) for span, score in found.items())


def trim_span(start: int, end: int, text: str) -> Span | None:
    """The span in whole words, without white space and marks at its edges; None where nothing is left.

    A bracket stays where its other half is inside; the full stop of an abbreviation with another one ("S.H.") stays.
    """
    start, end = _complete_words(start, end, text)
    while start < end and _is_mark(text[start]) and not _opens_inside(start, end, text):
        start += 1
    while start < end and _is_mark(text[end - 1]) and not _belongs_at_end(start, end, text):
        end -= 1
    return Span(start, end) if start < end else None


def _complete_words(start: int, end: int, text: str) -> tuple[int, int]:
    """The span with the rest of the words that it cuts: a word has several pieces, and the model may miss one."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _is_mark(sign: str) -> bool:
    """True also for white space of every kind and for what is not printed."""
    return sign in _MARKS or not sign.isprintable()


def _opens_inside(start: int, end: int, text: str) -> bool:
    """True for a bracket that closes before the last word."""
    closing = _OPENING.get(text[start])
    closes = text.find(closing, start, end) if closing else -1
    return closes >= 0 and any(sign.isalnum() for sign in text[closes:end])


def _belongs_at_end(start: int, end: int, text: str) -> bool:
    mark = text[end - 1]
    if mark in _CLOSING:
        return _CLOSING[mark] in text[start : end - 1]
    return mark == "." and _ABBREVIATION.search(text, start, end - 1) is not None


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _log_sum(values: NDArray[np.float64]) -> float:
    highest = float(values.max())
    return highest + float(np.log(np.exp(values - highest).sum()))
