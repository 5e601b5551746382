from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefing.comparing import experience, find_comparable, likeness, nearness, score
from assistant.briefing.distances import distance_km, great_circle_km
from corpus.regions import load_gazetteer
from eval.bench_support.visit_filler import build_visit

GAZETTEER = load_gazetteer()
people = st.integers(1, 60_000_000)
points = st.tuples(st.floats(-11, 6), st.floats(95, 141))


def region(name):
    return GAZETTEER.lookup(name)[0]


@given(people, people)
def test_likeness_is_symmetric_and_at_most_one(first, second):
    assert likeness(first, second) == likeness(second, first)
    assert 0 < likeness(first, second) <= 1
    assert likeness(first, first) == 1


def test_what_is_not_known_counts_nothing():
    assert likeness(None, 5) == likeness(5, None) == 0
    assert nearness(None) == 0


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_nearer_is_never_worse(first, second):
    near, far = sorted((first, second))
    assert 1 >= nearness(near) >= nearness(far) > 0


def test_the_formula_is_the_documented_one():
    assert nearness(500) == 0.5
    assert experience(3) == 0.75
    assert isclose(score(0.5, 0.25, 0.75), 0.4 * 0.5 + 0.4 * 0.25 + 0.2 * 0.75)


@given(points, points, points)
def test_distance_is_a_metric(first, second, third):
    there = great_circle_km(first, second)
    assert there == pytest.approx(great_circle_km(second, first), abs=1e-6)
    assert there <= great_circle_km(first, third) + great_circle_km(third, second) + 1e-6
    assert great_circle_km(first, first) == 0


def test_a_known_distance():
    between = distance_km(region("Kota Bandung"), region("Kota Surabaya"))
    assert between == pytest.approx(573, abs=15)


def test_better_hosts_come_first_and_neither_side_is_compared():
    visits = [
        build_visit("Kabupaten Siak", "Kota Kediri", article="a"),
        build_visit("Kota Dumai", "Kota Madiun", article="b"),
        build_visit("Kota Dumai", "Kota Surabaya", article="c"),
        build_visit("Kota Dumai", "Kabupaten Siak", article="d"),
        build_visit("Kota Dumai", "Jawa Timur", article="e"),
    ]
    found = find_comparable(visits, region("Kota Kediri"), region("Kabupaten Siak"), GAZETTEER)
    assert [one.region.full_name for one in found] == ["Kota Madiun", "Kota Surabaya"]
    assert found[0].score > found[1].score


def test_a_province_is_compared_with_provinces():
    visits = [build_visit("Kota Dumai", "Jawa Timur"), build_visit("Kota Dumai", "Kota Madiun")]
    found = find_comparable(visits, region("Jawa Barat"), region("Riau"), GAZETTEER)
    assert [one.region.full_name for one in found] == ["Jawa Timur"]
