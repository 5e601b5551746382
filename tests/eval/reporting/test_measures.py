from eval.measuring.metric import METRICS
from eval.reporting.measures import describe_measure, group_measures
from eval.reporting.slices_view import COLUMNS

NAMES = [metric.name for metric in METRICS]


def test_every_measure_is_named_explained_and_in_a_group():
    groups = group_measures(NAMES)

    assert groups[-1].title == "Pencarian"
    assert sorted(measure.name for group in groups for measure in group.measures) == sorted(NAMES)
    for name in NAMES:
        measure = describe_measure(name)
        assert measure.label != name
        assert measure.definition.endswith(".")


def test_a_measure_of_another_release_is_shown_last_under_its_name():
    *_, last = group_measures(["masa_depan", "passed"])

    assert last.title == "Lainnya"
    assert [(measure.label, measure.definition) for measure in last.measures] == [("masa_depan", "")]


def test_less_is_better_where_the_metric_says_so():
    assert describe_measure("false_refusals").goodness(0.1) == 0.9
    assert describe_measure("passed").goodness(0.1) == 0.1


def test_shares_are_percent_and_scores_are_numbers():
    assert describe_measure("passed").write(0.5) == "50,0 %"
    assert describe_measure("passed").write_interval(0.25, 0.75) == "25,0–75,0 %"
    assert describe_measure("mrr").write(0.5) == "0,500"
    assert describe_measure("mrr").write_interval(0.25, 0.75) == "0,250–0,750"
    assert describe_measure("mrr").write(None) == "–"


def test_the_columns_of_slices_are_measures_that_there_are():
    assert set(COLUMNS) <= set(NAMES)
