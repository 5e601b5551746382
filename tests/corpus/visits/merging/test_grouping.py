from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.visits.merging import grouping
from corpus.visits.merging.grouping import Merger, split_groups
from corpus.visits.merging.merging import Merged, merge_reports
from corpus.visits.merging.uniting import Report
from eval.bench_support.visit_filler import build_visit

GUESTS = ("Kota Bengkulu", "Kabupaten Siak", "Kota Bengkulu + Kabupaten Siak", "?Serang", "Kota Serang", "")
HOSTS = ("Kota Kediri", "?Kediri", "Kota Batu", "")
WHENS = ("2023-06-22", "2023-06-23", "2023", None)


@st.composite
def told(draw: st.DrawFn) -> list[Report]:
    """Reports, some of which leave a side open."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        guest = draw(st.sampled_from(GUESTS))
        host = draw(st.sampled_from(HOSTS if guest else HOSTS[:-1]))
        visit = build_visit(
            guest,
            host,
            draw(st.sampled_from(WHENS)),
            article=draw(st.sampled_from("abcdef")),
            visit_id=f"k{number}",
            people=[(draw(st.sampled_from(["Budi Santoso", "Ani Lestari"])), None, None)],
        )
        made.append(Report(visit, draw(st.sampled_from([None, date(2023, 6, 23)]))))
    return made


def near(*pairs: str) -> frozenset[tuple[str, str]]:
    return frozenset((one, other) for a, b in pairs for one, other in ((a, b), (b, a)))


@given(told(), st.booleans())
def test_groups_are_merged_to_what_all_reports_are_merged_to(reports: list[Report], copied: bool) -> None:
    pairs = near("ab") if copied else near()
    assert set(Merger().merge(reports, pairs)) == set(merge_reports(reports, pairs))


@given(told(), told())
def test_what_was_kept_is_what_would_be_found_anew(first: list[Report], second: list[Report]) -> None:
    merger = Merger()
    merger.merge(first)
    again = [*first[: len(first) // 2], *(replace(one, published=date(2023, 6, 24)) for one in second)]
    assert set(merger.merge(again, near("ab"))) == set(merge_reports(again, near("ab")))


@given(told())
def test_every_report_is_in_one_group(reports: list[Report]) -> None:
    ids = [one.visit.id for group in split_groups(reports) for one in group]
    assert sorted(ids) == sorted(one.visit.id for one in reports)


def test_only_what_changed_is_merged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def count(reports: Sequence[Report], pairs: frozenset[tuple[str, str]]) -> tuple[Merged, ...]:
        looked_at.append(len(reports))
        return merge_reports(reports, pairs)

    monkeypatch.setattr(grouping, "merge_reports", count)
    reports = [
        Report(build_visit(article="a")),
        Report(build_visit(article="b")),
        Report(build_visit("Kota Batu", article="c")),
    ]
    merger = Merger()
    merger.merge(reports)
    merger.merge([*reports, Report(build_visit("Kota Batu", article="d"))])
    assert sorted(looked_at[:2]) == [1, 2] and looked_at[2:] == [2]
