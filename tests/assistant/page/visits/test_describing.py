import pytest

from assistant.page.visits.describing import row_of, show_confidence, sort_visits
from corpus.visits.visit import Evidence, Reported


def test_a_row_says_what_is_not_told(visits):
    row = row_of(visits[3])
    assert (row.visitor_names, row.host_names, row.topics) == ("Jawa Barat", "tidak disebut", ())
    assert row_of(visits[2]).visitors[0].undecided
    assert row_of(visits[4]).planned


@pytest.mark.parametrize(
    ("column", "descending", "ids"),
    [
        ("date", True, "k5 k1 k4 k2 k3"),
        ("date", False, "k2 k4 k1 k5 k3"),
        ("visitor", False, "k4 k2 k3 k5 k1"),
        ("host", False, "k1 k2 k3 k5 k4"),
        ("host", True, "k3 k5 k1 k2 k4"),
        ("articles", True, "k2 k1 k3 k4 k5"),
        ("form", False, "k4 k1 k2 k3 k5"),
        ("tak dikenal", True, "k5 k1 k4 k2 k3"),
    ],
)
def test_holes_come_last_in_both_directions(visits, column, descending, ids):
    assert [visit.id for visit in sort_visits(visits, column, descending=descending)] == ids.split()


@pytest.mark.parametrize(("confidence", "word"), [(0.95, "pasti"), (0.8, "pasti"), (0.79, "mungkin")])
def test_confidence_is_a_word(confidence, word):
    assert show_confidence(Reported("x", (Evidence("a", 0, 1),), confidence))[0] == word


def test_what_a_person_entered_is_said_to_be_entered():
    assert show_confidence(Reported("x", (), 1.0))[0] == "diisi pengelola"
