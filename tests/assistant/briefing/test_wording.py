from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefing.document import in_runs, printable
from assistant.briefing.formats import decimal, km
from assistant.briefing.messages import days
from assistant.briefing.shelf import shorten
from assistant.briefing.wording import name_party, say_date
from assistant.messages import thousands
from corpus.regions import load_gazetteer
from corpus.visits.correcting.changes import parse_date
from corpus.visits.visit import Party, VisitDate


@pytest.mark.parametrize(
    ("party", "name"),
    [
        (Party("Kabupaten Siak", "14.08"), "Kabupaten Siak"),
        (Party("Kota Bengkulu", "17.71", "Pemkot Bengkulu", "pemda"), "Kota Bengkulu"),
        (Party("Kabupaten Siak", "14.08", "Diskominfo", "diskominfo"), "Diskominfo Kabupaten Siak"),
        (Party("Kabupaten Jembrana", "51.01", "DPRD Jembrana", "dprd"), "DPRD Kabupaten Jembrana"),
        (Party("Kota Kediri", "35.71", "DPRD Kota Kediri", "dprd"), "DPRD Kota Kediri"),
        (
            Party("Jawa Barat", "32", "Komisi I DPRD Provinsi Jawa Barat", "dprd"),
            "Komisi I DPRD Provinsi Jawa Barat",
        ),
        (Party("Serang", None, None, None, ("36.04", "36.73")), "Serang (kota atau kabupaten tidak jelas)"),
    ],
)
def test_parties_are_named_without_doubt_about_kota_or_kabupaten(party, name):
    assert name_party(party, load_gazetteer()) == name


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2022-06-07", "7 Juni 2022"),
        ("2022-06-07/2022-06-09", "7–9 Juni 2022"),
        ("2022-06-30/2022-07-02", "30 Juni 2022 – 2 Juli 2022"),
        ("2022-12-30/2023-01-02", "30 Desember 2022 – 2 Januari 2023"),
        ("2022-06", "Juni 2022"),
        ("2022", "2022"),
    ],
)
def test_dates_are_as_exact_as_they_are_told(when, text):
    assert say_date(parse_date(when)) == text


def test_a_weekday_that_disagrees_is_said():
    day = date(2022, 6, 7)
    assert (
        say_date(VisitDate(day, day, "day", doubtful=True))
        == "7 Juni 2022 (hari dan tanggal di sumber tidak cocok)"
    )


def test_numbers_are_written_as_indonesians_do():
    assert (thousands(1234567), decimal(1234.56), km(99.4), km(1476)) == (
        "1.234.567",
        "1.234,6",
        "99 km",
        "1.480 km",
    )
    assert days(None, None) == ""


@given(st.lists(st.integers(1, 60)))
def test_runs_hold_the_same_numbers(numbers):
    runs = in_runs(numbers)
    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(set(numbers))
    assert all(left[1] + 1 < right[0] for left, right in pairwise(runs))


@given(st.text())
def test_printable_text_is_one_line_without_controls(text):
    shown = printable(text)
    assert shown.isprintable()
    assert printable(shown) == shown


@given(st.text(), st.integers(5, 50))
def test_a_shortened_quotation_begins_like_the_whole(text, limit):
    plain = " ".join(text.split()).strip('“”" ')
    cut = shorten(text, limit)
    assert cut == plain or (cut.endswith(" …") and plain.startswith(cut[:-2]) and len(cut) <= limit + 2)
