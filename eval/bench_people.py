"""How many labelled people of the visits are found in the articles, and how many found names are labelled?

`python -m eval.bench_people PATH/visits.jsonl` prints recall over the labels that stand in their article, the
labels that were missed, and a lower bound of precision, since labels are incomplete; `--unlabelled` lists the
names that no label has.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.names import find_people, same_person, strip_titles


@dataclass(frozen=True, slots=True)
class PeopleScore:
    """Counts over all labels of a file."""

    labels: int
    """Labels whose name, without titles, stands in the article."""
    found: int
    """Labels that a mention with a role or without gives word for word."""
    nearly: int
    """Labels that are found at least in part: "Yana" for "Yana Mulyana"."""
    with_role: int
    """Labels that a mention gives in full together with a role."""
    names: int
    """Different names found, counted by article."""
    labelled: int
    """Names among them that are the same person as some label of the article."""
    missed: tuple[tuple[str, str], ...]
    unlabelled: tuple[tuple[str, str], ...]


def score_people(rows: list[dict[str, Any]]) -> PeopleScore:
    """Recall and precision over `rows` (as in visits.jsonl), in title and body."""
    labels = found = nearly = with_role = names = labelled = 0
    missed, unlabelled = [], []
    for row in rows:
        text = f"{row['title']}\n\n{row['body']}"
        mentions = find_people(text)
        here = {mention.name for mention in mentions}
        known = [strip_titles(person["name"]) for person in row["people"]]
        names += len(here)
        strange = [name for name in sorted(here) if not any(same_person(name, label) for label in known)]
        labelled += len(here) - len(strange)
        unlabelled += [(row["id"], name) for name in strange]
        for label in known:
            if label not in text:
                continue
            labels += 1
            found += label in here
            nearly += any(same_person(label, name) for name in here)
            with_role += any(mention.name == label and mention.role for mention in mentions)
            if label not in here:
                missed.append((row["id"], label))
    return PeopleScore(labels, found, nearly, with_role, names, labelled, tuple(missed), tuple(unlabelled))


def main() -> None:
    """Print the score of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("visits", type=Path, help="visits.jsonl")
    parser.add_argument("--unlabelled", action="store_true", help="list the names that no label has")
    options = parser.parse_args()
    lines = options.visits.read_text(encoding="utf-8").splitlines()
    score = score_people([json.loads(line) for line in lines])
    full, part = score.found / score.labels, score.nearly / score.labels
    print(f"labels {score.labels}, found in full {score.found} ({full:.1%}), or in part {part:.1%}")
    print(f"found in full with a role: {score.with_role}")
    print(f"names {score.names}, labelled {score.labelled} ({score.labelled / score.names:.1%})")
    for article, name in score.missed:
        print(f"  missed {name} in {article}")
    for article, name in score.unlabelled if options.unlabelled else ():
        print(f"  unlabelled {name} in {article}")


if __name__ == "__main__":
    main()
