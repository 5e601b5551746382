"""Names of topics that hold a word which the archive never has."""

from datetime import date

import pytest

from assistant.listing.lister import Lister
from corpus.regions import load_gazetteer


def read(text: str, *unknown: str):
    """The query of `text`, where the archive has every word but `unknown`."""
    lister = Lister(
        None,  # type: ignore[arg-type]
        load_gazetteer(),
        None,  # type: ignore[arg-type]
        known=lambda word: word.lower() not in unknown,
        today=lambda: date(2026, 11, 22),
    )
    return lister.read(text).conditions


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
