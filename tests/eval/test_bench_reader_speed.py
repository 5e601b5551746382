from types import SimpleNamespace

import numpy as np
import pytest

from eval.bench_reader_speed import PAD, read_batches, read_singly, render_table
from index.cross_encoder import EncodedPair
from index.span_decoding import OwnTokens

NOTHING = np.zeros(0, dtype=np.int64)
PAIRS = tuple(
    EncodedPair(np.arange(2, 2 + length), 1, OwnTokens(NOTHING, NOTHING)) for length in (3, 9, 5, 7, 4)
)


class LengthSession:
    """Gives the number of real tokens of each row, and its negative."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, int]] = []

    def run(self, _: None, inputs) -> list[np.ndarray]:
        ids, mask = inputs["input_ids"], inputs["attention_mask"]
        assert ((ids == PAD) == (mask == 0)).all()
        self.shapes.append(ids.shape)
        lengths = mask.sum(axis=1).astype(np.float32)
        return [lengths, -lengths]


@pytest.mark.parametrize(("size", "shapes"), [(2, [(2, 9), (2, 5), (1, 3)]), (8, [(5, 9)])])
def test_batches_hold_pairs_of_similar_length_and_give_them_back_in_order(size: int, shapes) -> None:
    session = LengthSession()
    found = read_batches(session, PAIRS, size)  # type: ignore[arg-type]
    np.testing.assert_array_equal(found, [[n, -n] for n in (3, 9, 5, 7, 4)])
    assert session.shapes == shapes


@pytest.mark.parametrize("threads", [1, 3])
def test_single_runs_give_the_same_as_batches(threads: int) -> None:
    reader = SimpleNamespace(
        logits=lambda pair: SimpleNamespace(relevance=len(pair.ids), answerable=-len(pair.ids))
    )
    found = read_singly(reader, PAIRS, threads)  # type: ignore[arg-type]
    np.testing.assert_array_equal(found, [[n, -n] for n in (3, 9, 5, 7, 4)])


def test_the_table_has_a_row_for_every_way() -> None:
    table = render_table({"one": [0.1, 0.2], "two": [0.3]}, {"one": 0.0, "two": 0.01}, passages=12)
    assert table.row_count == 2
