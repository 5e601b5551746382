"""The quick test for Indonesian."""

from pathlib import Path

import pytest

from corpus.language import MIN_SHARE, common_share, is_indonesian
from corpus.loading.plain import read_markdown

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "articles").glob("*.md"))


@pytest.mark.parametrize(
    "text",
    [
        "The delegation of the city council visited the regency to learn about waste management and tourism. "
        * 2,
        "De delegatie van de gemeenteraad bezocht het regentschap om te leren over afvalbeheer en toerisme. "
        * 2,
        "La délégation du conseil municipal a visité la régence pour apprendre la gestion des déchets. " * 2,
    ],
)
def test_other_languages_are_told_apart(text: str) -> None:
    assert not is_indonesian(text)


def test_a_few_words_say_nothing() -> None:
    assert is_indonesian("Smart city, e-budgeting")


def test_the_shipped_articles_are_indonesian() -> None:
    assert ARTICLES
    shares = [common_share(read_markdown(path.read_text(encoding="utf-8")).text) for path in ARTICLES]
    assert min(shares) > MIN_SHARE
