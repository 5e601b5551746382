"""Names of topics that hold a word which the archive never has."""

from datetime import date

import pytest

from assistant.listing.lister import Lister
from corpus.regions import load_gazetteer


def lister_without(*unknown: str) -> Lister:
    """Over an archive that has every word but `unknown`."""
    return Lister(
        None,  # type: ignore[arg-type]
        load_gazetteer(),
        None,  # type: ignore[arg-type]
        known=lambda word: word.lower() not in unknown,
        today=lambda: date(2026, 11, 22),
    )


def read(text: str, *unknown: str):
    """The conditions of `text`, where the archive has every word but `unknown`."""
    return lister_without(*unknown).read(text).conditions


@pytest.mark.parametrize(
    ("text", "unknown", "looked_for"),
    [
        ("Daerah mana saja yang belajar bus rapid transit ke Kota Bogor?", ("rapid",), "bus rapid transit"),
        ("Daerah mana saja yang belajar bus rapid transit ke Kota Bogor?", (), ""),
        ("Daerah mana saja yang belajar transportasi ke Kota Bogor?", ("transportasi",), ""),
        ("Siapa saja yang belajar mall pelayanan publik ke Kota Bogor?", ("mall",), ""),
    ],
)
def test_a_part_of_a_topic_is_looked_for_by_its_words(
    text: str, unknown: tuple[str, ...], looked_for: str
) -> None:
    conditions = read(text, *unknown)

    assert conditions.topics
    assert conditions.text == looked_for


@pytest.mark.parametrize("unknown", [(), ("rapid",)])
def test_a_question_that_stands_alone_is_not_written_anew(unknown: tuple[str, ...]) -> None:
    text = "Daerah mana saja yang belajar bus rapid transit ke Kota Bogor?"
    lister = lister_without(*unknown)
    query = lister.read(text)
    assert query is not None
    assert lister.write(text, query) == text
