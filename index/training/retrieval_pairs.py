"""Queries with the passage that answers each: what the retriever learns from, and what it is measured on."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.training.held_out import HeldOut, is_held_out_context

MEASURED_SETS = ("idk_mrc", "facqa", "tydiqa")
"""Question sets of which some contexts are kept for measuring."""
QUESTION_SETS = (*MEASURED_SETS, "squad2_id_mt")
NEWS_SETS = ("news_click_id", "news_indosum")
"""Headlines and summaries with the opening of their article; some articles are kept for measuring too."""
ENTAILMENT_SET = "nli_hypothesis_premise"


@dataclass(frozen=True, slots=True)
class RetrievalPair:
    """A query and its passage."""

    query: str
    """As it stands in the source."""
    positive: str
    source: str
    """Name of the file it is from."""
    answers: tuple[str, ...] = ()
    """Texts that answer the query; empty where the set gives none."""
    held_out: bool = False
    """Only measures; never trained on."""


def load_pairs(data: Path, names: Sequence[str] = (*QUESTION_SETS, *NEWS_SETS)) -> tuple[RetrievalPair, ...]:
    """The pairs of the named sets under `data`, in the order of the files, repeats left out.

    Questions without an answer are left out, and so are training pairs whose passage shares words with a held-out
    one. Raises FileNotFoundError.
    """
    pairs = tuple(dict.fromkeys(pair for name in names for pair in _read_pairs(data, name)))
    held_out = HeldOut.of(load_held_out_texts(data))
    return tuple(pair for pair in pairs if pair.held_out or not held_out.touches(pair.positive))


def load_contexts(data: Path, names: Sequence[str] = (*QUESTION_SETS, *NEWS_SETS)) -> tuple[str, ...]:
    """The different passages of the named sets, held-out ones and those of unanswerable questions included."""
    return tuple(
        dict.fromkeys(_passage_of(row) for name in names for row in read_rows(_find_file(data, name)))
    )


def load_held_out_texts(data: Path) -> frozenset[str]:
    """Every passage that only measures, whichever sets are trained on."""
    return frozenset(
        text for text in load_contexts(data, (*MEASURED_SETS, *NEWS_SETS)) if is_held_out_context(text)
    )


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines; empty lines are skipped."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _read_pairs(data: Path, name: str) -> Iterator[RetrievalPair]:
    measured = name in MEASURED_SETS or name in NEWS_SETS
    for row in read_rows(_find_file(data, name)):
        if row.get("answerable", True):
            passage = _passage_of(row)
            yield RetrievalPair(
                query=row.get("question") or row["query"],
                positive=passage,
                source=name,
                answers=tuple(_answer_texts(row.get("answers", ()))),
                held_out=measured and is_held_out_context(passage),
            )


def _passage_of(row: dict[str, Any]) -> str:
    return str(row["context"] if "context" in row else row["positive"])


def _answer_texts(answers: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (text for text in dict.fromkeys(str(answer["text"]).strip() for answer in answers) if text)


def _find_file(data: Path, name: str) -> Path:
    return data / ("qa" if name in QUESTION_SETS else "pairs") / f"{name}.jsonl"
