from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.page.visits.counting import YEARS_SHOWN, draw_timeline, rank_regions


def test_each_visit_counts_once_in_the_year_and_topic_that_it_has(visits):
    timeline = draw_timeline(visits)
    labels = [column.label for column in timeline.columns]
    assert labels == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert [column.total for column in timeline.columns] == [1, 0, 1, 1, 0, 1]
    told = {group.label: group.total for group in timeline.groups if group.total}
    assert told == {"smart city": 2, "topik tidak disebut": 2}
    assert sum(group.total for group in timeline.groups) + timeline.undated == len(visits)


def test_rare_topics_are_one_group(make, topic):
    visits = [make(f"k{n}", "", "Kota Kediri", "2020", topics=topic(f"topik {n:02}")) for n in range(9)]
    timeline = draw_timeline(visits)
    assert [group.total for group in timeline.groups] == [1] * 6 + [3, 0]
    assert timeline.columns[0].count(6) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(years=st.lists(st.one_of(st.none(), st.integers(1900, 2200)), max_size=40))
def test_columns_stay_few_and_lose_no_visit(years, make):

    timeline = draw_timeline([make(f"k{n}", "", "", str(year or "")) for n, year in enumerate(years)])
    assert len(timeline.columns) <= YEARS_SHOWN + 1
    assert sum(column.total for column in timeline.columns) + timeline.undated == len(years)
    assert all(0 < segment.share <= 1 for column in timeline.columns for segment in column.segments)


def test_hosts_and_guests_are_ranked_by_visits_then_by_name(visits):
    ranking = rank_regions(visits, "host")
    assert [(bar.name, bar.count, bar.share) for bar in ranking.bars] == [
        ("Kota Kediri", 2, 1.0),
        ("Kota Surabaya", 2, 1.0),
    ]
    assert len(rank_regions(visits, "visitor").bars) == 5


def test_a_region_with_two_offices_in_one_visit_counts_once(make):
    assert rank_regions([make("k1", "", "Kota Kediri|Kota Kediri")], "host").bars[0].count == 1


def test_nothing_has_no_columns_and_no_bars():
    assert draw_timeline(()).columns == ()
    assert rank_regions((), "host").bars == ()
