from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.visits.merging.merging import merge_reports
from corpus.visits.merging.uniting import Report, unite
from corpus.visits.visit import Reported, Status, Visit
from eval.bench_support.visit_filler import build_visit


def report(
    article: str, when: str | None = "2023-06-22", published: str | None = None, **fields: Any
) -> Report:
    visit = build_visit(when=when, article=article, **fields)
    return Report(visit, date.fromisoformat(published) if published else None)


def merged(*reports: Report, near: Sequence[tuple[str, str]] = ()) -> list[Visit]:
    pairs = {pair for one, other in near for pair in ((one, other), (other, one))}
    visits = [one.visit for one in merge_reports(reports, pairs)]
    return sorted(visits, key=lambda visit: visit.articles)


def groups(*reports: Report, near: Sequence[tuple[str, str]] = ()) -> set[str]:
    return {"+".join(sorted(visit.articles)) for visit in merged(*reports, near=near)}


def conflicts(visit: Visit) -> dict[str, list[str]]:
    return {conflict.field: [value.value for value in conflict.values] for conflict in visit.conflicts}


def test_two_reports_of_one_day_are_one_visit_with_both_as_evidence() -> None:
    (visit,) = merged(report("a", published="2023-06-23"), report("b", published="2023-06-24"))
    assert visit.articles == ("a", "b")
    assert visit.date is not None and [e.article_id for e in visit.date.evidence] == ["a", "b"]
    assert len(visit.hosts) == 1 and [e.article_id for e in visit.hosts[0].evidence] == ["a", "b"]
    assert visit.id == report("a").visit.id and visit.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2023-06-22", "2023-06-22", True),
        ("2023-06-22", "2023-06", True),
        ("2023-06-22", "2023", True),
        ("2023-06-22", "2023-06-23", True),
        ("2023-06-22", "2023-06-25", False),
        ("2023-06-22", "2023-09-22", False),
        ("2023-06-22", "2022", False),
        ("2023-06-22", "2023-07", False),
        ("2023-06", "2023-06", True),
        ("2023-06-30", "2023-07", False),
        ("2022", "2023", False),
    ],
)
def test_dates_decide_whether_it_is_the_same_visit(one: str, other: str, together: bool) -> None:
    assert groups(report("a", one), report("b", other)) == ({"a+b"} if together else {"a", "b"})


def test_few_days_between_them_need_something_else_in_common() -> None:
    person = {"people": [("Budi Santoso", "Kadis", "host")]}
    assert groups(report("a"), report("b", "2023-06-25")) == {"a", "b"}
    assert groups(report("a", **person), report("b", "2023-06-25", **person)) == {"a+b"}
    assert groups(report("a", **person), report("b", "2023-06-28", **person)) == {"a", "b"}


def test_chain_of_days_does_not_join_its_ends() -> None:
    days = [report(f"a{n}", f"2023-06-{n:02}", topics=["smart city"]) for n in range(1, 20, 3)]
    assert all(len(group.split("+")) <= 2 for group in groups(*days))


@pytest.mark.parametrize(
    ("visitor", "host", "together"),
    [
        ("Kota Bengkulu + Kabupaten Siak", "Kota Kediri", True),
        ("Kabupaten Siak", "Kota Kediri", False),
        ("Kota Bengkulu", "Kabupaten Kediri", False),
        ("Kota Bengkulu", "?Kediri", True),
        ("Pemda: Kota Bengkulu", "Diskominfo: Kota Kediri", True),
        ("Kota Kediri", "Kota Bengkulu", False),
    ],
)
def test_parties_decide_whether_it_is_the_same_visit(visitor: str, host: str, together: bool) -> None:
    one, other = report("a"), report("b", visitor=visitor, host=host)
    assert groups(one, other) == ({"a+b"} if together else {"a", "b"})


def test_council_and_government_come_on_visits_of_their_own() -> None:
    council, mayor = report("a", visitor="DPRD: Kota Bengkulu"), report("b", visitor="Pemda: Kota Bengkulu")
    assert groups(council, mayor) == {"a", "b"}
    assert groups(council, mayor, near=[("a", "b")]) == {"a+b"}


def test_open_name_is_decided_by_the_report_that_decides_it() -> None:
    (visit,) = merged(report("a", host="?Kediri"), report("b", host="Kota Kediri"))
    assert [host.value.code for host in visit.hosts] == ["35.71"]
    assert {e.article_id for e in visit.hosts[0].evidence} == {"a", "b"}


def test_government_as_a_whole_gives_way_to_its_office() -> None:
    (visit,) = merged(report("a", host="Pemda: Kota Kediri"), report("b", host="Diskominfo: Kota Kediri"))
    assert [(host.value.unit, host.value.body) for host in visit.hosts] == [
        ("diskominfo", "Diskominfo Kota Kediri")
    ]


@pytest.mark.parametrize(
    ("published", "together"), [("2023-06-23", True), ("2023-06-30", False), (None, False)]
)
def test_undated_report_belongs_to_the_visit_of_the_same_news(published: str | None, together: bool) -> None:
    dated = report("a", published="2023-06-22")
    assert groups(dated, report("b", None, published)) == ({"a+b"} if together else {"a", "b"})


def test_undated_copy_belongs_to_its_original() -> None:
    assert groups(report("a"), report("b", None), near=[("a", "b")]) == {"a+b"}


def test_mention_in_passing_is_of_the_last_visit_before_it() -> None:
    old, new = report("a", "2021-03-01"), report("b", "2022-03-01")
    mention = report("c", None, "2022-06-01", in_passing=True)
    assert groups(old, new, mention) == {"a", "b+c"}
    assert groups(new, report("c", None, "2021-06-01", in_passing=True)) == {"b", "c"}


def test_mention_in_the_report_of_another_visit_is_not_that_visit() -> None:
    visit = report("a", "2022-03-01", "2022-03-02")
    earlier = Report(build_visit(when=None, article="a", in_passing=True, visit_id="kx"), date(2022, 3, 2))
    assert len(merged(visit, earlier)) == 2
    assert groups(visit, earlier, report("b", "2021-03-01")) == {"a", "a+b"}


def test_full_report_leads_and_the_mention_adds_its_source() -> None:
    mention = report("a", "2021-12", "2022-01-01", in_passing=True)
    full = report("b", "2021-12-07", "2022-02-01", form="studi tiru")
    (visit,) = merged(mention, full)
    assert (visit.id, visit.in_passing, visit.articles) == (full.visit.id, False, ("b", "a"))
    assert str(visit.date.value) == "2021-12-07" and not visit.conflicts  # type: ignore[union-attr]


def test_plan_becomes_the_visit_that_was_held() -> None:
    (visit,) = merged(report("a", planned=True, published="2023-06-01"), report("b", published="2023-06-23"))
    assert visit.status is Status.HELD and visit.id == report("b").visit.id


def test_contradicting_dates_are_shown_and_the_better_evidenced_one_counts() -> None:
    reports = [report("a"), report("b", "2023-06-23"), report("c", "2023-06-23"), report("d", "2023-06")]
    (visit,) = merged(*reports)
    assert str(visit.date.value) == "2023-06-23"  # type: ignore[union-attr]
    assert conflicts(visit) == {"date": ["23 Juni 2023", "22 Juni 2023"]}
    assert [len(value.evidence) for value in visit.conflicts[0].values] == [3, 1]


def test_another_place_with_other_people_on_the_next_day_makes_a_visit_of_two_days() -> None:
    first = report("a", venue="Pendopo", people=[("Ani Lestari", None, "host")])
    next_day = report(
        "b", "2023-06-23", venue="Mal Pelayanan Publik", people=[("Budi Santoso", None, "host")]
    )
    (visit,) = merged(first, next_day)
    assert visit.date is not None and visit.venue is not None and not visit.conflicts
    assert (visit.date.value.first, visit.date.value.last) == (date(2023, 6, 22), date(2023, 6, 23))
    assert visit.venue.value == "Mal Pelayanan Publik; Pendopo"
    assert {place.article_id for place in visit.date.evidence} == {"a", "b"}


def test_same_people_or_place_on_the_next_day_contradict_the_date() -> None:
    person = [("Ani Lestari", None, "host")]
    same_people = merged(
        report("a", venue="Pendopo", people=person),
        report("b", "2023-06-23", venue="Alun-alun", people=person),
    )
    assert set(conflicts(same_people[0])) == {"date", "venue"}
    same_place = merged(
        report("a", venue="Gedung DPRD Kampar"), report("b", "2023-06-23", venue="Ruang DPRD Siak")
    )
    assert set(conflicts(same_place[0])) == {"date", "venue"}


def test_copies_do_not_outvote_the_other_report() -> None:
    reports = [report("a", "2023-06-22"), report("b", "2023-06-22"), report("c", "2023-06-22")]
    others = [report("d", "2023-06-23"), report("e", "2023-06-23")]
    near = [("a", "b"), ("a", "c"), ("b", "c")]
    (visit,) = merged(*reports, *others, near=near)
    assert str(visit.date.value) == "2023-06-23"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("20 orang", "25 orang", ["peserta: 20 orang", "peserta: 25 orang"]),
        ("Rp147,07 miliar", "Rp147 miliar", None),
        ("sekitar 150 orang", "146 orang", None),
        ("20 orang", "20 desa", None),
        ("20 orang", "20 orang", None),
    ],
)
def test_contradicting_numbers_of_one_thing_are_shown(one: str, other: str, shown: list[str] | None) -> None:
    (visit,) = merged(report("a", figures=[("peserta", one)]), report("b", figures=[("peserta", other)]))
    assert conflicts(visit).get("figures") == shown
    assert len(visit.figures) == (1 if one == other else 2)


def test_two_numbers_in_one_report_are_for_two_things() -> None:
    (visit,) = merged(
        report("a", figures=[("kelurahan", "12 kelurahan"), ("kelurahan", "5 kelurahan")]),
        report("b", figures=[("kelurahan", "7 kelurahan")]),
    )
    assert not visit.conflicts and len(visit.figures) == 3


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("Balai Kota", "Ruang Joyoboyo, Balai Kota Kediri", "Ruang Joyoboyo, Balai Kota Kediri"),
        ("Gedung DPRD Kampar", "ruang Banggar DPRD Kampar", "ruang Banggar DPRD Kampar"),
        ("Aula Pendopo", "PENDOPO", "Aula Pendopo"),
        ("Pendopo", "Kantor Diskominfo", None),
        ("Kantor Diskominfo Kota Kediri", "Kantor Bappeda Kota Kediri", None),
    ],
)
def test_venues_are_one_place_or_a_contradiction(one: str, other: str, shown: str | None) -> None:
    (visit,) = merged(report("a", venue=one), report("b", venue=other))
    assert (not visit.conflicts) == (shown is not None)
    if shown:
        assert visit.venue is not None and visit.venue.value == shown
    else:
        assert sorted(conflicts(visit)["venue"]) == sorted([one, other])


def test_people_are_united_with_the_longer_name_and_role() -> None:
    (visit,) = merged(
        report("a", people=[("Budi", "Kadis", None), ("Ani Lestari", None, "host")]),
        report("b", people=[("H. Budi Santoso, S.E.", "Kadis Kominfo Kota Kediri", "host")]),
    )
    people = [(person.value.name, person.value.role, person.value.side) for person in visit.people]
    assert people == [
        ("H. Budi Santoso, S.E.", "Kadis Kominfo Kota Kediri", "host"),
        ("Ani Lestari", None, "host"),
    ]


def test_two_leaders_contradict_each_other_and_two_spellings_do_not() -> None:
    def led(article: str, name: str) -> Report:
        return report(article, people=[(name, "Wali Kota Bengkulu", "visitor")])

    (differ,) = merged(led("a", "Helmi Hasan"), led("b", "Dedy Wahyudi"))
    assert conflicts(differ) == {
        "people": ["Helmi Hasan (Wali Kota Bengkulu)", "Dedy Wahyudi (Wali Kota Bengkulu)"]
    }
    (same,) = merged(led("a", "Rachmat Hidayat"), led("b", "Rahmat Hidayat"))
    assert not same.conflicts and len(same.people) == 1


def test_specific_form_is_shown_before_the_general_one() -> None:
    (visit,) = merged(
        report("a", form="kunjungan kerja"),
        report("b", form="kunjungan kerja"),
        report("c", form="studi tiru"),
    )
    assert visit.form is not None and visit.form.value == "studi tiru" and not visit.conflicts


def test_topics_and_programs_are_united() -> None:
    (visit,) = merged(
        report("a", topics=["smart city"], programs=["SAKTI"]),
        report("b", topics=["perizinan", "smart city"], programs=["Sakti", "Si Jamu"]),
    )
    assert [topic.value for topic in visit.topics] == ["smart city", "perizinan"]
    assert [program.value for program in visit.programs] == ["SAKTI", "Si Jamu"]
    assert len(visit.topics[0].evidence) == 2


PAIRS = ("Kota Bengkulu", "Kabupaten Siak", "Kota Bengkulu + Kabupaten Siak", "?Siak", "DPRD: Kota Bengkulu")
WHENS = ("2023-06-22", "2023-06-23", "2023-06-24", "2023-06-26", "2023-06", "2023-07", "2023", "2022", None)


@st.composite
def made_reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for number in range(draw(st.integers(2, 9))):
        day = draw(st.none() | st.integers(0, 20))
        visit = build_visit(
            draw(st.sampled_from(PAIRS)),
            draw(st.sampled_from(("Kota Kediri", "?Kediri"))),
            draw(st.sampled_from(WHENS)),
            article=draw(st.sampled_from("abcdef")),
            visit_id=f"k{number}",
            topics=draw(st.sets(st.sampled_from(["smart city", "perizinan"]))),
            people=[(draw(st.sampled_from(["Budi Santoso", "Ani Lestari"])), "Wali Kota", "visitor")],
            figures=[("peserta", draw(st.sampled_from(["20 orang", "25 orang"])))],
            venue=draw(st.sampled_from([None, "Pendopo", "Balai Kota"])),
            in_passing=draw(st.booleans()),
            planned=draw(st.booleans()),
        )
        made.append(Report(visit, None if day is None else date(2023, 6, 15) + timedelta(days=day)))
    return made


@given(made_reports(), st.randoms(use_true_random=False), st.booleans())
def test_order_of_the_articles_does_not_matter(reports: list[Report], chance: Any, near: bool) -> None:
    pairs = {("a", "b"), ("b", "a")} if near else set()
    one = merge_reports(reports, pairs)
    chance.shuffle(reports)
    assert set(merge_reports(reports, pairs)) == set(one)


@given(made_reports())
def test_every_report_is_in_one_visit_and_no_article_twice(reports: list[Report]) -> None:
    merged_visits = merge_reports(reports)
    ids = [one.visit.id for visit in merged_visits for one in visit.reports]
    assert sorted(ids) == sorted(one.visit.id for one in reports)
    for visit in merged_visits:
        articles = [one.visit.articles[0] for one in visit.reports]
        assert len(articles) == len(set(articles))
        assert sorted(visit.visit.articles) == sorted(articles)


def test_a_day_without_year_gives_way_to_a_date() -> None:
    open_day = Reported("22 Juni", (), 0.97)
    undated = replace(build_visit(when=None, article="a"), open_date=open_day)

    assert unite([Report(undated), Report(build_visit(when=None, article="b"))]).open_date == open_day
    assert unite([Report(undated), Report(build_visit(when="2023-06-22", article="b"))]).open_date is None
