from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.visits.wanted import (
    EVERYTHING,
    Look,
    Problem,
    Wanted,
    build_filter,
    pick,
    read_wanted,
)
from corpus.regions import load_gazetteer
from corpus.visits.filtering import VisitFilter

GAZETTEER = load_gazetteer()
ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()))


def test_nothing_set_lets_everything_but_plans_through():
    assert build_filter(EVERYTHING, GAZETTEER) == VisitFilter()


def test_what_is_set_becomes_a_filter():
    wanted = Wanted(
        "pemkot bengkulu", "Kota Kediri", "Jatim", "smart city", "studi tiru", 2019, 2022, "mal", planned=True
    )
    assert build_filter(wanted, GAZETTEER) == VisitFilter(
        visitor="17.71",
        host="35.71",
        province="35",
        topic="smart city",
        form="studi tiru",
        since=date(2019, 1, 1),
        until=date(2022, 12, 31),
        text="mal",
        planned=True,
    )


def test_an_ambiguous_name_offers_what_it_may_mean():
    problem = build_filter(Wanted(host="Kediri"), GAZETTEER)
    assert problem == Problem(
        "“Kediri” dapat berarti Kabupaten Kediri atau Kota Kediri; pilih salah satu.",
        "host",
        ("Kabupaten Kediri", "Kota Kediri"),
        ambiguous=True,
    )


def test_an_unknown_name_offers_the_nearest():
    problem = build_filter(Wanted(visitor="Kota Bengkuluu"), GAZETTEER)
    assert isinstance(problem, Problem)
    assert problem.text == "Daerah “Kota Bengkuluu” tidak dikenal; periksa ejaannya atau pilih dari daftar."
    assert "Kota Bengkulu" in problem.choices and not problem.ambiguous


def test_years_the_wrong_way_are_said():
    problem = build_filter(Wanted(since=2022, until=2019), GAZETTEER)
    assert problem == Problem("Tahun “sejak” lebih besar daripada tahun “sampai”; tukar keduanya.", "since")


def test_a_clicked_year_sets_both_ends_and_keeps_the_rest():
    assert pick(Wanted(host="Kota Kediri"), {"year": "2022", "topic": ""}) == Wanted(
        host="Kota Kediri", since=2022, until=2022
    )


@given(st.dictionaries(st.sampled_from([*Wanted.__slots__, "year", "lain"]), ANYTHING))
def test_nonsense_from_the_browser_never_raises(values):
    assert isinstance(read_wanted(values), Wanted)
    assert isinstance(pick(EVERYTHING, values), Wanted)


@given(
    st.builds(
        Wanted,
        visitor=st.sampled_from(["", "Kota Kediri", "a&b=c ä"]),
        since=st.sampled_from([None, 2020]),
        form=st.sampled_from(["", "studi tiru"]),
        planned=st.booleans(),
    )
)
def test_a_web_address_keeps_the_filters(wanted):
    assert read_wanted(dict(parse_qsl(wanted.query()))) == wanted


def test_each_set_filter_can_be_taken_away():
    wanted = Wanted(host="Kota Kediri", since=2020, planned=True)
    names = [name for name, _, _ in wanted.chips]
    assert names == ["host", "since", "planned"]
    for name in names:
        wanted = wanted.without(name)
    assert wanted == EVERYTHING
    assert wanted.without("__class__") == EVERYTHING


def test_the_same_column_again_turns_the_order_round():
    look = Look(page=3).sorted_by("host")
    assert (look.column, look.descending, look.page) == ("host", False, 1)
    assert look.sorted_by("host").descending
    assert Look().sorted_by("date").descending is False
    assert look.sorted_by("<b>") == look


@pytest.mark.parametrize("year", ["0999", "20220", "２０２２", "-2022", 3000])
def test_what_is_no_year_is_left_out(year):
    assert read_wanted({"since": year}).since is None
