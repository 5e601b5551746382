"""The own articles have readable labels, and visits are held against them one by one."""

from pathlib import Path

import pytest

from corpus.regions import load_gazetteer
from eval.errors import CaseError
from eval.visit_labels.own_labels import OWN, load_own, score_own

GAZETTEER = load_gazetteer()
REPORT = """---
title: Sidak pasar
published: 2023-05-18
---
Bupati Siak memeriksa harga di pasar, Kamis (18/5/2023). Ia ditemani camat dan para lurah dari kecamatan itu.
"""


def test_own_articles_are_read_with_their_labels() -> None:
    own = load_own(OWN, GAZETTEER)
    assert len(own) >= 30
    for article in own:
        assert article.article.text
        for label, _ in article.visits:
            assert label.visitors
            assert label.hosts
            assert {person.side for person in label.people} <= {"visitor", "host"}


def test_an_article_without_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("")
    (tmp_path / "sidak.md").write_text(REPORT)
    with pytest.raises(CaseError, match="articles and tables differ: \\['sidak'\\]"):
        load_own(tmp_path, GAZETTEER)


def test_a_labelled_visit_that_is_not_found_counts_as_missed(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[sidak.visit]]\nvisitors = ["Kabupaten Siak"]\nhosts = ["Kota Kediri"]\nform = "studi tiru"\n'
        "topics = []\npeople = []\nprograms = []\nfigures = []\n"
    )
    (tmp_path / "sidak.md").write_text(REPORT)
    count = score_own(load_own(tmp_path, GAZETTEER), GAZETTEER).fields["visit"]
    assert (count.met, count.extracted, count.labelled) == (0, 0, 1)
