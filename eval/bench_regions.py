"""How many labelled regions of the visits does the gazetteer find in the articles?

`python -m eval.bench_regions PATH/visits.jsonl` prints recall over the labels that are region names, the
labels that were missed, articles per second, and what of that time the step takes that resolves ambiguous names.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.regions import Gazetteer, Region, load_gazetteer, resolve_in_context


@dataclass(frozen=True, slots=True)
class RegionScore:
    """Counts over all labels of a file."""

    labels: int
    found: int
    """Labels among the decided or ambiguous mentions of their article."""
    decided: int
    """Labels that at least one mention of their article decides."""
    missed: tuple[tuple[str, str], ...]
    """Article id and label."""
    articles_per_second: float
    """Finding and resolving together."""
    resolve_share: float
    """Of that time, the share that resolving by the rest of the article takes, 0 to 1."""


def labelled_regions(row: dict[str, Any], gazetteer: Gazetteer) -> Iterator[Region]:
    """Regions of both sides of a visit; labels that are no region name are left out."""
    for side in ("visitor", "host"):
        for mention in gazetteer.find(row[side]["region"] or ""):
            if mention.decided is not None:
                yield mention.decided


def score_regions(rows: list[dict[str, Any]], gazetteer: Gazetteer) -> RegionScore:
    """Recall of the labels of `rows` (as in visits.jsonl) in title and body."""
    labels = found = decided = 0
    missed = []
    texts = [f"{row['title']}\n\n{row['body']}" for row in rows]
    began = time.perf_counter()
    raw = [gazetteer.find(text) for text in texts]
    between = time.perf_counter()
    mentions = [resolve_in_context(text, here) for text, here in zip(texts, raw, strict=True)]
    ended = time.perf_counter()
    seconds = ended - began
    for row, here in zip(rows, mentions, strict=True):
        possible = {region.code for mention in here for region in mention.regions}
        sure = {mention.decided.code for mention in here if mention.decided is not None}
        for region in labelled_regions(row, gazetteer):
            labels += 1
            found += region.code in possible
            decided += region.code in sure
            if region.code not in possible:
                missed.append((row["id"], region.full_name))
    resolving = (ended - between) / seconds
    return RegionScore(labels, found, decided, tuple(missed), len(rows) / seconds, resolving)


def main() -> None:
    """Print the score of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("visits", type=Path, help="visits.jsonl")
    lines = parser.parse_args().visits.read_text(encoding="utf-8").splitlines()
    score = score_regions([json.loads(line) for line in lines], load_gazetteer())
    found, decided = score.found / score.labels, score.decided / score.labels
    print(
        f"labels {score.labels}, found {score.found} ({found:.1%}), decided {score.decided} ({decided:.1%})"
    )
    print(f"{score.articles_per_second:.0f} articles/s, {score.resolve_share:.0%} of the time resolving")
    for article, name in score.missed:
        print(f"  missed {name} in {article}")


if __name__ == "__main__":
    main()
