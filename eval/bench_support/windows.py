"""Long contexts in windows that the cross-encoder takes whole."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from tokenizers import Encoding, Tokenizer

from corpus.spans import Span
from index.cross_encoder import MAX_QUESTION_TOKENS, load_reader_settings
from index.model_folder import TOKENIZER_FILE, clean_text
from index.pair_text import MAX_QUESTION, tidy_question

STRIDE = 96
"""Tokens that neighbouring windows share, as in training."""
SPARE = 4
"""Tokens kept free: a window that begins amid a text may take a piece or two more than it did within it."""


class WindowCutter:
    """Cuts contexts for one model."""

    @classmethod
    def of(cls, folder: Path) -> Self:
        """For the reader in a model folder."""
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        return cls(tokenizer, load_reader_settings(folder).max_tokens, STRIDE)

    def __init__(self, tokenizer: Tokenizer, max_tokens: int, stride: int) -> None:
        """`stride`: tokens that neighbouring windows share. The tokenizer is changed: give one of your own."""
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._whole = Tokenizer.from_str(tokenizer.to_str())
        tokenizer.enable_truncation(max_tokens - SPARE, stride=stride, strategy="only_second")
        self._tokenizer = tokenizer

    def cut(self, question: str, context: str) -> tuple[Span, ...]:
        """The windows of `context`, in order; together they hold all of its tokens. The whole one if it fits."""
        encoding = self._tokenizer.encode(self._shorten(question), context)
        if not encoding.overflowing:
            return (Span(0, len(context)),)
        return tuple(_span_of(window) for window in (encoding, *encoding.overflowing))

    def _shorten(self, question: str) -> str:
        """As much of the question as the cross-encoder reads: a longer one would leave no room for a window."""
        text = tidy_question(clean_text(question, MAX_QUESTION))
        offsets = self._whole.encode(text, add_special_tokens=False).offsets
        return text if len(offsets) <= MAX_QUESTION_TOKENS else text[: offsets[MAX_QUESTION_TOKENS][0]]


def _span_of(window: Encoding) -> Span:
    own = list(_own_offsets(window.sequence_ids, window.offsets))
    return Span(own[0][0], own[-1][1])


def _own_offsets(
    sequences: Sequence[int | None], offsets: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for sequence, (start, end) in zip(sequences, offsets, strict=True):
        if sequence == 1 and end > start:
            yield start, end
