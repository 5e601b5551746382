"""Cleaning: dirty articles become exactly the expected ones, and clean ones stay as they are."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import Cleaned, clean_article, normalise_text
from corpus.loading.plain import read_markdown

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared"
DIRTY = sorted((HERE / "dirty").glob("*.txt"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def read_expected(dirty: Path) -> Cleaned:
    draft = read_markdown(dirty.with_suffix(".expected.md").read_text(encoding="utf-8"))
    return Cleaned(draft.title or "", draft.text.strip(), draft.outlet, draft.published)


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_a_dirty_article_becomes_exactly_the_expected_one(path: Path) -> None:
    cleaned = clean_article(path.read_text(encoding="utf-8"))
    expected = read_expected(path)
    assert cleaned.text.split("\n\n") == expected.text.split("\n\n")
    assert cleaned == expected
