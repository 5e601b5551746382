"""How well are visits extracted? Precision, recall and F1 of each field against labelled articles, and speed.

`python -m eval.bench_visits PATH/visits.jsonl` prints the part `dev`, whose texts nobody wrote rules on;
`--part rules --errors` lists what differs on the other part, `--field NAME` for one field alone.
`--own` measures on the articles of eval/visit_labels/own/ instead, visit by visit.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from eval.visit_labels.labels import VisitLabel, load_labels
from eval.visit_labels.own_labels import OWN, load_own, score_own
from eval.visit_labels.scoring import VisitScores

LABELS = Path("../shared/visits/visits.jsonl")


def score_labels(labels: Sequence[VisitLabel]) -> tuple[VisitScores, list[float]]:
    """Scores over `labels`, and the seconds that each article took."""
    gazetteer = load_gazetteer()
    scores = VisitScores(gazetteer)
    seconds = []
    for label in labels:
        started = time.perf_counter()
        visits = extract_visits(ArticleReading(label.article, gazetteer))
        seconds.append(time.perf_counter() - started)
        scores.add(label, visits)
    return scores, seconds


def main() -> None:
    """Print the scores of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS, help="visits.jsonl")
    parser.add_argument("--part", choices=("rules", "dev"), default="dev")
    parser.add_argument("--errors", action="store_true", help="list what differs (part rules only)")
    parser.add_argument("--field", help="one field only")
    parser.add_argument("--own", action="store_true", help="own articles instead of the labels")
    options = parser.parse_args()
    if options.own:
        own = load_own(OWN, load_gazetteer())
        print(f"{len(own)} own articles")
        _print_scores(score_own(own, load_gazetteer()), options)
        return
    if options.errors and options.part == "dev":
        parser.error("the errors of the dev part stay unseen: rules must not be written on them")
    labels = [one for one in load_labels(options.labels, load_gazetteer()) if one.part == options.part]
    scores, seconds = score_labels(labels)
    print(f"{len(labels)} articles of part {options.part}")
    _print_scores(scores, options)
    rate = len(seconds) / sum(seconds)
    print(f"{rate:.0f} articles/s, median {statistics.median(seconds) * 1000:.0f} ms")


def _print_scores(scores: VisitScores, options: argparse.Namespace) -> None:
    print(f"{'field':26}{'precision':>10}{'recall':>10}{'F1':>10}{'labels':>8}")
    fields = {name: score for name, score in scores.fields.items() if options.field in (None, name)}
    for name, score in fields.items():
        figures = f"{score.precision:10.1%}{score.recall:10.1%}{score.f1:10.1%}{score.labelled:8}"
        print(f"{name:26}{figures}")
    print(f"Kota and Kabupaten confused: {len(scores.confusions)}")
    for name, score in fields.items() if options.errors else ():
        print(f"\n{name}")
        print("\n".join(f"  {error}" for error in score.errors))


if __name__ == "__main__":
    main()
