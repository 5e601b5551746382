"""The bundled int8 reader against the float32 torch model that it was exported from."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.cross_encoder import BUNDLED_READER, CrossEncoder, PairLogits
from index.model_folder import MODEL_FILE, TOKENIZER_FILE
from index.passage_reading import ReadText
from index.span_decoding import decode_spans

DATA = Path(__file__).with_name("data")
LOGITS = DATA / "reader_logits.npz"
PAIRS = [json.loads(line) for line in (DATA / "reader_pairs.jsonl").read_text("utf-8").splitlines()]
TOKEN_OUTPUTS = ("start", "end")
MOST_MEGABYTES = 45

pytestmark = pytest.mark.skipif(
    not (BUNDLED_READER.is_dir() and LOGITS.is_file()), reason="no reader model is bundled"
)


@pytest.fixture(scope="module")
def reader() -> CrossEncoder:
    return CrossEncoder()


@pytest.fixture(scope="module")
def logits(reader: CrossEncoder) -> tuple[PairLogits, ...]:
    """Of the bundled model, in the order of the stored pairs."""
    return tuple(
        reader.logits(reader.encode(row["question"], [ReadText(row["heading"], row["passage"])])[0])
        for row in PAIRS
    )


@pytest.fixture(scope="module")
def reference() -> tuple[PairLogits, ...]:
    """Of the torch model."""
    return tuple(split_reference())


def split_reference() -> Iterator[PairLogits]:
    stored = {name: values.astype(np.float32) for name, values in np.load(LOGITS).items()}
    ends = np.cumsum(stored["tokens"].astype(int))
    for row, end in enumerate(ends):
        own = slice(end - int(stored["tokens"][row]), end)
        relevance, answerable, null = (float(stored[n][row]) for n in ("relevance", "answerable", "null"))
        yield PairLogits(relevance, answerable, null, *(stored[name][own] for name in TOKEN_OUTPUTS))


def test_logits_are_near_those_of_the_torch_model(
    logits: tuple[PairLogits, ...], reference: tuple[PairLogits, ...]
) -> None:
    assert len(logits) == len(reference)
    for name in ("relevance", "answerable", "null"):
        apart = np.array(
            [getattr(a, name) - getattr(b, name) for a, b in zip(logits, reference, strict=True)]
        )
        assert np.abs(apart).mean() < 0.2, f"{name}: {apart.round(2)}"
    for name in TOKEN_OUTPUTS:
        ours, theirs = (np.concatenate([getattr(one, name) for one in some]) for some in (logits, reference))
        assert np.abs(ours - theirs).mean() < 0.15, name
        assert np.corrcoef(ours, theirs)[0, 1] > 0.99, name


def test_the_best_spans_are_those_of_the_torch_model(
    reader: CrossEncoder, logits: tuple[PairLogits, ...], reference: tuple[PairLogits, ...]
) -> None:
    same = 0
    for row, ours, theirs in zip(PAIRS, logits, reference, strict=True):
        (pair,) = reader.encode(row["question"], [ReadText(row["heading"], row["passage"])])
        best = [
            decode_spans(one.start, one.end, one.null, pair.own, row["passage"])[:1] for one in (ours, theirs)
        ]
        same += [one.span for one in best[0]] == [one.span for one in best[1]]
    # two spans may lie so near each other that a rounding decides
    assert same >= len(PAIRS) - 2


def test_the_model_folder_is_small_documented_and_holds_no_path_of_a_machine() -> None:
    assert sum((BUNDLED_READER / name).stat().st_size for name in (MODEL_FILE, TOKENIZER_FILE)) < (
        MOST_MEGABYTES * 10**6
    )
    card = (BUNDLED_READER / "MODEL_CARD.md").read_text("utf-8")
    assert "IDK-MRC" in card and "CC BY-SA 4.0" in card
    for path in BUNDLED_READER.iterdir():
        assert os.fsencode(Path.home() / "") not in path.read_bytes()


def test_it_answers_a_plain_question_and_passes_over_what_is_not_there(reader: CrossEncoder) -> None:
    passage = ReadText(
        "", "Rombongan yang berjumlah 24 orang itu diterima Sekretaris Daerah Budi Santoso di pendopo."
    )
    there, absent = (
        reader.read(question, [passage])[0]
        for question in ("Siapa yang menerima rombongan?", "Berapa harga beras di pasar induk?")
    )
    assert "Budi Santoso" in there.spans[0].span.of(passage.text)
    assert there.answerable > 0.5 > absent.answerable and there.relevance > absent.relevance
