"""How extracted visits are held against labels."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.regions import load_gazetteer
from corpus.visits.visit import Participant, Party, Reported, Visit, VisitDate
from eval.visit_labels.labels import PersonLabel, VisitLabel
from eval.visit_labels.scoring import VisitScores

KEDIRI_KOTA, KEDIRI_KABUPATEN, SIAK = "35.71", "35.06", "14.08"


def label(**other: object) -> VisitLabel:
    values: dict[str, object] = {
        "article": Article("satu", "", "Teks."),
        "part": "rules",
        "visitors": frozenset({SIAK}),
        "visitors_optional": frozenset(),
        "hosts": frozenset({KEDIRI_KOTA}),
        "hosts_optional": frozenset(),
        "date": "2022-06-07",
        "form": "studi tiru",
        "topics": (("smart city", "SPBE"), ("stunting",)),
        "further_topics": frozenset({"UMKM"}),
        "venue": "Balai Kota Kediri",
        "people": (PersonLabel("Yana Mulyana", "Wali Kota Bandung", "host"),),
        "programs": ("Smart Kampung",),
        "figures": (("anggota", "85 orang"),),
        "planned": False,
    }
    return VisitLabel(**{**values, **other})  # type: ignore[arg-type]


def known(value: object) -> Reported:
    return Reported(value, (), 1.0)


def visit(**other: object) -> Visit:
    values: dict[str, object] = {
        "id": "k1",
        "visitors": (known(Party("Kabupaten Siak", SIAK)),),
        "hosts": (known(Party("Kota Kediri", KEDIRI_KOTA)),),
        "date": known(VisitDate(date(2022, 6, 7), date(2022, 6, 7), "day")),
        "form": known("studi tiru"),
        "topics": (known("smart city"), known("stunting")),
        "venue": known("Ruang Rapat Balai Kota Kediri"),
        "people": (known(Participant("Yana Mulyana", "Walikota Bandung", "host")),),
        "programs": (known("Smart Kampung"),),
        "figures": (),
        "outcomes": (),
        "articles": ("satu",),
    }
    return Visit(**{**values, **other})  # type: ignore[arg-type]


def scores(*visits: Visit, **labels: object) -> VisitScores:
    found = VisitScores(load_gazetteer())
    found.add(label(**labels), visits)
    return found


@pytest.mark.parametrize(
    "name", ["visitor", "host", "date", "form", "topics", "venue", "programs", "people", "role"]
)
def test_a_visit_like_its_label_scores_one(name: str) -> None:
    assert scores(visit()).fields[name].f1 == 1.0


def test_the_other_kind_of_the_same_name_is_wrong_and_a_confusion() -> None:
    found = scores(visit(hosts=(known(Party("Kabupaten Kediri", KEDIRI_KABUPATEN)),)))

    assert found.fields["host"].f1 == 0.0
    assert found.confusions == ["satu: Kabupaten Kediri"]


def test_a_visit_told_in_passing_is_left_aside() -> None:
    other = visit(id="k2", hosts=(known(Party("Kabupaten Kediri", KEDIRI_KABUPATEN)),), in_passing=True)

    assert scores(visit(), other).fields["host"].f1 == 1.0


@pytest.mark.parametrize(
    ("first", "last", "precision", "right"),
    [
        (date(2022, 6, 6), date(2022, 6, 8), "day", True),
        (date(2022, 6, 1), date(2022, 6, 30), "day", False),
        (date(2022, 6, 1), date(2022, 6, 30), "month", False),
        (date(2022, 6, 8), date(2022, 6, 8), "day", False),
    ],
)
def test_a_day_is_told_by_itself_or_by_a_short_range(
    first: date, last: date, precision: str, right: bool
) -> None:
    told = known(VisitDate(first, last, precision))  # type: ignore[arg-type]

    assert (scores(visit(date=told)).fields["date"].f1 == 1.0) is right


def test_a_topic_that_no_label_has_costs_precision_and_a_missing_one_recall() -> None:
    score = scores(visit(topics=(known("SPBE"), known("geopark")))).fields["topics"]

    assert (score.precision, score.recall) == (0.5, 0.5)


def test_a_further_topic_is_right_but_demanded_only_in_the_second_score() -> None:
    fields = scores(visit(topics=(known("SPBE"), known("UMKM")))).fields

    assert (fields["topics"].precision, fields["topics"].recall) == (1.0, 0.5)
    assert fields["topics, all"].recall == 2 / 3


def test_the_deputy_is_another_role() -> None:
    deputy = known(Participant("Yana Mulyana", "Wakil Wali Kota Bandung", "visitor"))
    found = scores(visit(people=(deputy,)))

    assert found.fields["people"].f1 == 1.0
    assert found.fields["role"].f1 == 0.0
    assert found.fields["side"].f1 == 0.0


def test_without_a_visit_everything_is_missed() -> None:
    found = scores()

    assert {name: found.fields[name].recall for name in ("host", "date", "form", "people")} == {
        "host": 0.0,
        "date": 0.0,
        "form": 0.0,
        "people": 0.0,
    }
