from pathlib import Path

import pytest

from corpus.archive import ARCHIVE_FILE, Archive
from corpus.visits.correcting.changes import parse_date
from corpus.visits.visit import VisitDate
from eval.bench_register import QUERIES, fill_archive, measure
from eval.bench_support.visit_filler import build_visit, fill_visits

REAL = (
    build_visit(topics=["smart city"], people=[("Budi Santoso", "Kadis", "host")]),
    build_visit("DPRD: Kota Bandung", "Kabupaten Badung", None, article="b", planned=True),
)


def test_filled_visits_are_like_the_real_ones_elsewhere_and_at_other_times() -> None:
    made = fill_visits(REAL, 50)
    assert len(made) == len({visit.id for visit in made}) == 50
    assert {visit.articles for visit in made} == {("a",), ("b",)}
    assert all(visit.visitors[0].value.code != visit.hosts[0].value.code for visit in made)
    assert len({visit.hosts[0].value.code for visit in made}) > 30
    assert {visit.visitors[0].value.unit for visit in made} == {None, "dprd"}


def test_the_same_seed_fills_in_the_same_visits() -> None:
    assert fill_visits(REAL, 20, seed=3) == fill_visits(REAL, 20, seed=3) != fill_visits(REAL, 20, seed=4)


def test_filled_reports_have_articles_of_their_own_with_their_evidence() -> None:
    made = fill_visits(REAL, 40, keep_articles=False)
    assert len({visit.articles for visit in made}) == 40
    assert all(visit.hosts[0].evidence[0].article_id == visit.articles[0] for visit in made)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-06-22", "2023-06-22", "2023-06-22"),
        ("2023-06-22/2023-06-24", "2023-06-22", "2023-06-24"),
    ],
)
def test_dates_are_read_from_iso(text: str, first: str, last: str) -> None:
    value = parse_date(text)
    assert isinstance(value, VisitDate)
    assert (value.first.isoformat(), value.last.isoformat()) == (first, last)


def test_benchmark_measures_every_step(tmp_path: Path) -> None:
    reports = fill_visits(REAL, 12, keep_articles=False)
    with Archive.open(tmp_path / ARCHIVE_FILE) as archive:
        fill_archive(archive, reports)
        measured = dict(measure(archive, reports))
    assert {f"find: {name}" for name in QUERIES} <= measured.keys()
    assert {"open the register cold", "merge the reports", "confirm a visit"} <= measured.keys()
