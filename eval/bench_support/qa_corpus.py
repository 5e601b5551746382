"""Public question sets as one retrieval corpus: contexts, and questions with the context that answers."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.training.held_out import is_held_out_context

SETS = ("idk_mrc", "facqa")
NEWS_SETS = ("news_click_id", "news_indosum")

SHINGLE = 5
"""Words in a row that are compared between contexts."""

NEAR_IDENTICAL = 0.6
"""Share of shingles (Jaccard) from which two contexts count as one: either answers the question."""


@dataclass(frozen=True, slots=True)
class QaQuestion:
    """An answerable question."""

    text: str
    gold: int
    """Position of the context that answers it in `QaCorpus.contexts`."""
    source: str
    """Name of the set."""


@dataclass(frozen=True, slots=True)
class QaCorpus:
    """Contexts of all sets together."""

    contexts: tuple[str, ...]
    questions: tuple[QaQuestion, ...]

    def half(self, reporting: bool) -> tuple[QaQuestion, ...]:
        """The questions that weights are fitted on, or those that figures are reported on.

        Questions on one context are in the same half; the split depends on the context's text alone.
        """
        return tuple(q for q in self.questions if _is_reporting(self.contexts[q.gold]) == reporting)

    def held_out(self) -> tuple[QaQuestion, ...]:
        """The questions whose context no model of ours was trained on."""
        return tuple(q for q in self.questions if is_held_out_context(self.contexts[q.gold]))


def load_qa_corpus(folder: Path, sets: Sequence[str] = SETS) -> QaCorpus:
    """Read `<folder>/qa/<set>.jsonl`; every context takes part, unanswerable questions don't.

    Near-identical contexts are merged into the one that was read first. Raises FileNotFoundError.
    """
    rows = [row | {"set": name} for name in sets for row in _read_rows(folder / "qa" / f"{name}.jsonl")]
    distinct = list(dict.fromkeys(row["context"] for row in rows))
    merged = merge_near_identical(distinct)
    kept = sorted(set(merged.values()))
    position = {old: new for new, old in enumerate(kept)}
    place = {text: position[merged[number]] for number, text in enumerate(distinct)}
    questions = dict.fromkeys(
        QaQuestion(row["question"], place[row["context"]], row["set"]) for row in rows if row["answerable"]
    )
    return QaCorpus(tuple(distinct[number] for number in kept), tuple(questions))


def load_news_corpus(folder: Path, passages: int) -> QaCorpus:
    """Headlines and summaries of held-out articles as questions, among the openings of `passages` articles.

    Every held-out article takes part, the rest are trained ones at even distances. Raises FileNotFoundError.
    """
    rows = [
        row | {"set": name} for name in NEWS_SETS for row in _read_rows(folder / "pairs" / f"{name}.jsonl")
    ]
    distinct = list(dict.fromkeys(row["positive"] for row in rows))
    held_out = [text for text in distinct if is_held_out_context(text)]
    others = [text for text in distinct if not is_held_out_context(text)]
    step = max(1, len(others) // max(1, passages - len(held_out)))
    chosen = [*held_out, *others[::step]][: max(passages, len(held_out))]
    merged = merge_near_identical(chosen)
    place = {text: merged[number] for number, text in enumerate(chosen)}
    kept = {old: new for new, old in enumerate(sorted(set(merged.values())))}
    questions = dict.fromkeys(
        QaQuestion(row["query"], kept[place[row["positive"]]], row["set"])
        for row in rows
        if row["positive"] in place and is_held_out_context(row["positive"])
    )
    return QaCorpus(tuple(chosen[number] for number in kept), tuple(questions))


def merge_near_identical(texts: list[str]) -> dict[int, int]:
    """Position of each text -> position of the first text that is nearly identical to it."""
    shingles = [_split_shingles(text) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    merged: dict[int, int] = {}
    for number, own in enumerate(shingles):
        shared = Counter(holder for shingle in own for holder in holders[shingle])
        like = [h for h, n in shared.items() if n / (len(own) + len(shingles[h]) - n) >= NEAR_IDENTICAL]
        merged[number] = merged[min(like)] if like else number
        for shingle in own:
            holders[shingle].append(number)
    return merged


def _split_shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    last = max(len(words) - SHINGLE, 0)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(last + 1))


def _is_reporting(context: str) -> bool:
    return hashlib.sha256(context.encode()).digest()[0] % 2 == 1


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, _filled(lines))


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip())
