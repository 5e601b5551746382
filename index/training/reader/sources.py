"""Which examples a pass over the data holds: shares of each source, wrong passages drawn anew each time."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from index.training.hard_negatives import MinedQuery, load_mined
from index.training.qa_data import QA_SETS, hold_out, load_training
from index.training.reader.examples import ReadingExample

PUBLIC_WRONG = "qa/wrong"
NEWS = "news"
VISITS = "visits"


class ReaderSources:
    """All training examples, by source."""

    def __init__(self, data: Path, mined: Path | None = None, visits: Sequence[ReadingExample] = ()) -> None:
        """`mined`: None leaves out the sources that need wrong passages."""
        self._rows: dict[str, tuple[ReadingExample, ...]] = dict(load_training(data))
        self._rows[VISITS] = tuple(visits)
        held_out = hold_out(data)
        found = load_mined(mined) if mined else ()
        self._mined = tuple(
            row
            for row in found
            if row.negatives and not row.pair.held_out and not held_out.touches(row.pair.positive)
        )

    def draw(self, shares: Mapping[str, float], generator: np.random.Generator) -> list[ReadingExample]:
        """One pass: of each source `shares[name]` of its rows, without repeats up to a share of 1."""
        drawn: list[ReadingExample] = []
        for name, share in sorted(shares.items()):
            rows = self._source(name, generator)
            whole, rest = divmod(share, 1.0)
            drawn += list(rows) * int(whole)
            chosen = generator.permutation(len(rows))[: round(rest * len(rows))]
            drawn += [rows[at] for at in chosen]
        return drawn

    def _source(self, name: str, generator: np.random.Generator) -> Sequence[ReadingExample]:
        if name == PUBLIC_WRONG:
            return [
                _wrong(row, generator, f"{row.pair.source}/wrong", answerable=False)
                for row in self._mined
                if row.pair.source in QA_SETS
            ]
        if name == NEWS:
            rows = [row for row in self._mined if row.pair.source.startswith(NEWS)]
            right = [_right(row) for row in rows]
            return right + [_wrong(row, generator, f"{NEWS}/wrong", answerable=None) for row in rows]
        return self._rows[name]


def _right(row: MinedQuery) -> ReadingExample:
    query, source = row.pair.query, row.pair.source
    return ReadingExample(
        f"{source}:{query}", query, row.pair.positive, relevant=True, source=source, group=query
    )


def _wrong(
    row: MinedQuery, generator: np.random.Generator, source: str, answerable: bool | None
) -> ReadingExample:
    """The query with one of its wrong passages; the harder, the likelier."""
    chances = 1 / np.arange(1, len(row.negatives) + 1)
    chosen = int(generator.choice(len(chances), p=chances / chances.sum()))
    query = row.pair.query
    return ReadingExample(
        f"{source}:{query}",
        query,
        row.negatives[chosen],
        answerable=answerable,
        relevant=False,
        source=source,
        group=query,
    )
