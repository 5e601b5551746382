"""The further topic labels of visits name topics, records and labelled words that exist."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.visits.topics import load_topics
from eval.visit_labels import labels

FOLDER = Path(labels.__file__).parent
RECORDS = Path(__file__).resolve().parents[4] / "shared" / "visits" / "visits.jsonl"


def load_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def by_visit() -> Mapping[str, Mapping[str, list[str]]]:
    return load_toml("topics_by_visit.toml")


@pytest.fixture(scope="module")
def labelled() -> Mapping[str, list[str]]:
    """Record id -> labelled words."""
    if not RECORDS.exists():
        pytest.skip("the labelled visits are not beside the repository (../shared/visits)")
    rows = map(json.loads, RECORDS.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["topics"] for row in rows}


def test_every_table_says_something_and_nothing_twice(
    by_visit: Mapping[str, Mapping[str, list[str]]],
) -> None:
    assert by_visit
    for record, table in by_visit.items():
        assert table and table.keys() <= {"also", "unsupported"}, record
        for words in table.values():
            assert words and len(words) == len(set(words)), record


def test_further_topics_are_names_of_the_controlled_list(
    by_visit: Mapping[str, Mapping[str, list[str]]],
) -> None:
    named = {name for table in by_visit.values() for name in table.get("also", ())}
    assert named - set(load_topics().names) == set()


def test_tables_are_of_labelled_records_in_their_order(
    by_visit: Mapping[str, Mapping[str, list[str]]], labelled: Mapping[str, list[str]]
) -> None:
    assert list(by_visit) == [record for record in labelled if record in by_visit]


def test_unsupported_words_are_labels_of_their_record(
    by_visit: Mapping[str, Mapping[str, list[str]]], labelled: Mapping[str, list[str]]
) -> None:
    strange = {
        record: set(table.get("unsupported", ())) - set(labelled[record])
        for record, table in by_visit.items()
    }
    assert {record: words for record, words in strange.items() if words} == {}


def test_further_topics_do_not_repeat_what_labelled_words_say(
    by_visit: Mapping[str, Mapping[str, list[str]]], labelled: Mapping[str, list[str]]
) -> None:
    meanings: dict[str, list[str]] = load_toml("topics.toml")["topics"]
    repeated = {}
    for record, table in by_visit.items():
        supported = set(labelled[record]) - set(table.get("unsupported", ()))
        said = {name for word in supported for name in meanings[word]}
        repeated[record] = said & set(table.get("also", ()))
    assert {record: names for record, names in repeated.items() if names} == {}
