"""Reads passages for a question with one model: how relevant each is, whether it answers, and with which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from index import messages
from index.errors import ModelError
from index.model_folder import (
    TOKENIZER_FILE,
    ModelWords,
    clean_text,
    count_cores,
    load_settings,
    name_identity,
    open_model,
    run_rows,
)
from index.pair_text import MAX_QUESTION, pair_passage, tidy_question
from index.passage_reading import NOTHING_READ, PassageReading, ReadText, ScoredSpan
from index.span_decoding import OwnTokens, decode_spans, margin_over_null

__all__ = [
    "BUNDLED_READER",
    "Calibration",
    "CrossEncoder",
    "PairLogits",
    "PassageReading",
    "ReadText",
    "ReaderSettings",
    "ScoredSpan",
]

BUNDLED_READER = Path(__file__).with_name("models") / "reader-id"
WORDS = ModelWords(messages.READER_MISSING, messages.READER_DAMAGED)

OUTPUTS = ("relevance", "answerable", "start", "end", "inside")
"""Of the graph, in this order: float32 logits, (n,), (n,), and (n, length) three times."""
MAX_HEADING = 400
"""Characters of a heading; titles are shorter."""
MAX_QUESTION_TOKENS = MAX_HEADING_TOKENS = 96
"""More than either ever has in earnest; odd signs may have several tokens each, and the passage needs room."""
BOS, EOS = "<s>", "</s>"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How logits become probabilities; fitted on visits that are neither trained on nor reported."""

    relevance_scale: float = 1.0
    relevance_offset: float = 0.0
    answerable_weight: float = 1.0
    span_weight: float = 0.0
    """Of the best span's score less that of no answer."""
    relevance_weight: float = 0.0
    """Of the logit of relevance; fitted, and below 0 where the others say already what it says."""
    answerable_offset: float = 0.0

    @classmethod
    def from_json(cls, values: Mapping[str, Mapping[str, float]]) -> "Calibration":
        """Read the part `calibration` of a settings file; KeyError, TypeError or ValueError where it is not whole."""
        relevance, answerable = values["relevance"], values["answerable"]
        return cls(
            float(relevance["scale"]),
            float(relevance["offset"]),
            float(answerable["answerable_weight"]),
            float(answerable["span_weight"]),
            float(answerable["relevance_weight"]),
            float(answerable["offset"]),
        )

    def to_json(self) -> dict[str, dict[str, float]]:
        """What `from_json` reads."""
        return {
            "relevance": {"scale": self.relevance_scale, "offset": self.relevance_offset},
            "answerable": {
                "answerable_weight": self.answerable_weight,
                "span_weight": self.span_weight,
                "relevance_weight": self.relevance_weight,
                "offset": self.answerable_offset,
            },
        }

    def relevance(self, logit: float) -> float:
        """Probability, 0 to 1, that the passage is what the question is about."""
        return _sigmoid(self.relevance_scale * logit + self.relevance_offset)

    def answerable(self, logit: float, margin: float, relevance: float) -> float:
        """Probability, 0 to 1, that the passage answers.

        `margin`: best span's score less that of no answer; `relevance`: the logit of the other head.
        """
        return _sigmoid(
            self.answerable_weight * logit
            + self.span_weight * margin
            + self.relevance_weight * relevance
            + self.answerable_offset
        )


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """The part of a model folder's settings file that running it needs."""

    name: str
    max_tokens: int
    sha256: Mapping[str, str]
    """File name to checksum; the model and its tokenizer are both there."""
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class PairLogits:
    """What the model gives for one pair, before calibration."""

    relevance: float
    answerable: float
    null: float
    """Score of no answer: the sum of start and end at position 0."""
    start: NDArray[np.float32]
    """(n,), as `end`: of the passage's own tokens."""
    end: NDArray[np.float32]

    @property
    def margin(self) -> float:
        """Score of the best span less that of no answer."""
        return margin_over_null(self.start, self.end, self.null)


@dataclass(frozen=True, slots=True)
class EncodedPair:
    """A question and a passage as tokens."""

    ids: NDArray[np.int64]
    """(length,)"""
    first: int
    """Position of the passage's first own token; the last is the one before the closing sign."""
    own: OwnTokens


class CrossEncoder:
    """Runs a model folder made by `index.training.train_reader`, by default the bundled one; no torch.

    Each pair is run alone on one core, several pairs at a time on `threads` cores (default: all there are, at most
    8), the longest first so that no core waits for the last. So what is read depends on question and passage only,
    bit for bit, never on the company in a batch: the int8 ranges of activations are taken over a whole run. Batches
    of equal length are no quicker (eval.bench_reader_speed).
    """

    def __init__(self, folder: Path = BUNDLED_READER, threads: int | None = None) -> None:
        self._settings = load_reader_settings(folder)
        self._threads = max(1, threads if threads is not None else count_cores())
        self._model = open_model(folder, self._settings.sha256, WORDS)
        self._model.tokenizer.no_truncation()
        self._bos, self._eos = (self._find_sign(name, folder) for name in (BOS, EOS))

    @property
    def name(self) -> str:
        """Model name with a checksum of its files, such as `rujukan-reader-id@0123456789ab`."""
        return name_identity(self._settings.name, self._settings.sha256)

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        """A reading for every passage, in their order; NOTHING_READ for one without words."""
        pairs = self.encode(question, passages)
        readings = [NOTHING_READ] * len(pairs)

        def work(row: int) -> None:
            readings[row] = self._read_pair(pairs[row], passages[row].text)

        filled = [row for row, pair in enumerate(pairs) if len(pair.own)]
        run_rows(work, sorted(filled, key=lambda row: (-len(pairs[row].ids), row)), self._threads)
        return tuple(readings)

    def encode(self, question: str, passages: Sequence[ReadText]) -> tuple[EncodedPair, ...]:
        """Tokens `<s> question </s></s> heading passage </s>` of each pair; only the passage is cut."""
        tidy = tidy_question(clean_text(question, MAX_QUESTION)) or "?"
        asked = [self._bos, *self._tokenize(tidy).ids[:MAX_QUESTION_TOKENS], self._eos, self._eos]
        return tuple(self._encode_pair(asked, passage) for passage in passages)

    def logits(self, pair: EncodedPair) -> PairLogits:
        """Run one pair."""
        ids = pair.ids[None]
        outputs = self._model.run({"input_ids": ids, "attention_mask": np.ones_like(ids)})
        # `inside` only helps training: lists are read from the spans (eval.bench_lists)
        relevance, answerable, start, end, _ = (output[0] for output in outputs)
        own = slice(pair.first, pair.first + len(pair.own))
        null = float(start[0]) + float(end[0])
        return PairLogits(float(relevance), float(answerable), null, start[own], end[own])

    def _encode_pair(self, asked: list[int], passage: ReadText) -> EncodedPair:
        text, offset = pair_passage(clean_text(passage.heading, MAX_HEADING), clean_text(passage.text))
        encoding = self._tokenize(text)
        before = sum(end <= offset for _, end in encoding.offsets)
        opening = [*asked, *encoding.ids[: min(before, MAX_HEADING_TOKENS)]]
        behind = before + self._settings.max_tokens - len(opening) - 1
        ids = np.array([*opening, *encoding.ids[before:behind], self._eos], dtype=np.int64)
        return EncodedPair(ids, len(opening), _place_tokens(encoding, before, behind, offset))

    def _find_sign(self, name: str, folder: Path) -> int:
        number = self._model.tokenizer.token_to_id(name)
        if number is None:
            raise ModelError(
                messages.READER_DAMAGED.format(name=TOKENIZER_FILE), f"{folder}: expected a piece {name!r}"
            )
        return number

    def _tokenize(self, text: str) -> Encoding:
        return self._model.tokenizer.encode(text, add_special_tokens=False)

    def _read_pair(self, pair: EncodedPair, text: str) -> PassageReading:
        logits = self.logits(pair)
        calibration = self._settings.calibration
        return PassageReading(
            calibration.relevance(logits.relevance),
            calibration.answerable(logits.answerable, logits.margin, logits.relevance),
            decode_spans(logits.start, logits.end, logits.null, pair.own, text),
        )


def load_reader(folder: Path = BUNDLED_READER) -> CrossEncoder | None:
    """The cross-encoder of a folder; None where there is no folder, ModelError where a file lacks or is damaged."""
    return CrossEncoder(folder) if folder.is_dir() else None


def load_reader_settings(folder: Path) -> ReaderSettings:
    """Read the settings file of a model folder; ModelError where it is missing or incomplete."""
    return load_settings(folder, _read_settings, "name, max_tokens, sha256 and calibration", WORDS)


def _read_settings(values: Mapping[str, Any]) -> ReaderSettings:
    return ReaderSettings(
        str(values["name"]),
        int(values["max_tokens"]),
        dict(values["sha256"]),
        Calibration.from_json(values["calibration"]),
    )


def _place_tokens(encoding: Encoding, first: int, behind: int, offset: int) -> OwnTokens:
    """Where the tokens from `first` to before `behind` lie in the text that begins at `offset`."""
    places = np.array(encoding.offsets[first:behind], dtype=np.int64).reshape(-1, 2)
    places = np.maximum(places - offset, 0)
    return OwnTokens(places[:, 0], places[:, 1])


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(value, -60, 60))))
