from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.visits.correction_form import FormError, FormValues, fill_form, print_form, read_form
from corpus.visits.visit import Figure, Participant, Reported, Visit, VisitDate


@pytest.fixture
def visit(make, topic):
    return make(
        "k1", "Kota Bengkulu", "Kota Kediri", "2022-06-07",
        topics=topic("smart city"),
        people=(Reported(Participant("Budi", "Wali Kota", "visitor"), (), 1.0),),
        figures=(Reported(Figure("rombongan", "17 orang"), (), 1.0),),
        programs=(Reported("SIPPD", (), 1.0),),
    )  # fmt: skip


def sent(visit) -> dict[str, object]:
    """What the browser sends of an untouched form: each row begins with an empty one."""
    form = fill_form(visit)
    rows = {
        "visitors": ("region", "body"),
        "hosts": ("region", "body"),
        "people": ("name", "role", "side"),
        "figures": ("what", "value"),
    }
    plain: dict[str, object] = {name: getattr(form, name) for name in ("date", "form", "status", "venue")}
    for name, columns in rows.items():
        for place, column in enumerate(columns):
            plain[f"{name}_{column}"] = ["", *(row[place] for row in getattr(form, name))]
    return plain | {
        "topics": ["", *form.topics],
        "programs": "\r\n".join(form.programs),
        "outcomes": "\r\n".join(form.outcomes),
    }


def test_an_untouched_form_changes_nothing(visit):
    assert read_form(sent(visit), visit) == {}
    assert read_form({}, visit) == {}


def test_only_what_was_changed_is_a_change(visit):
    typed = sent(visit) | {"date": "14 Maret 2023", "venue": "  Balai   Kota "}
    assert read_form(typed, visit) == {"date": "2023-03-14", "venue": "Balai Kota"}


def test_what_another_administrator_corrected_meanwhile_stays(visit):
    form = sent(visit) | {"seen": print_form(fill_form(visit))}
    now = replace(visit, venue=Reported("Balai Kota", (), 1.0), topics=(), people=())
    assert read_form(form, now) == {}
    assert read_form(form | {"date": "14 Maret 2023"}, now) == {"date": "2023-03-14"}
    assert read_form(form | {"venue": "Balai Kota"}, now) == {}


def test_one_field_corrected_by_two_is_refused_by_name(visit):
    form = sent(visit) | {"seen": print_form(fill_form(visit)), "venue": "Pendopo"}
    with pytest.raises(FormError, match="Tempat baru saja diubah orang lain"):
        read_form(form, replace(visit, venue=Reported("Balai Kota", (), 1.0)))


@pytest.mark.parametrize("seen", ["", "venue", ":", "venue:x:y", 7, ["a"], None])
def test_forged_prints_break_nothing(visit, seen):
    assert read_form({"seen": seen, "date": "2023"}, visit) == {"date": "2023"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14 Maret 2023", "2023-03-14"),
        ("14–16 Maret 2023", "2023-03-14/2023-03-16"),
        ("14/03/2023", "2023-03-14"),
        ("2023-03-14", "2023-03-14"),
        ("Maret 2023", "2023-03"),
        ("tahun 2023", "2023"),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(visit, typed, read):
    assert read_form({"date": typed}, visit) == {"date": read}


@pytest.mark.parametrize(
    "typed", ["32 Maret 2023", "14 Maret", "kemarin", "entah", "14 Maret 2023 atau 2024", "x" * 99]
)
def test_a_date_that_is_none_is_said(visit, typed):
    with pytest.raises(FormError, match=r"^Tanggal “.+” tidak dapat dibaca; tulis seperti 14 Maret 2023"):
        read_form({"date": typed}, visit)


def test_a_shown_range_of_days_is_no_change(make):
    days = Reported(VisitDate(date(2023, 3, 31), date(2023, 4, 1), "day"), (), 1.0)
    visit = make("k1", "Kota Bengkulu", "Kota Kediri")
    shown = fill_form(replace(visit, date=days)).date
    assert shown == "31 Maret 2023 – 1 April 2023"
    assert read_form({"date": shown}, replace(visit, date=days)) == {}
    assert read_form({"date": shown}, visit) == {"date": "2023-03-31/2023-04-01"}


def test_rows_can_be_added_and_taken_away(visit):
    typed = sent(visit) | {
        "visitors_region": ["", "Kota Bengkulu", "Kabupaten Siak"],
        "visitors_body": ["", "", "DPRD Kabupaten Siak"],
        "people_name": [""],
        "people_role": [""],
        "people_side": [""],
        "topics": ["", "smart city", "", "pariwisata"],
        "programs": "SIPPD\n\nLapor",
    }
    assert read_form(typed, visit) == {
        "visitors": [
            {"region": "Kota Bengkulu", "body": None},
            {"region": "Kabupaten Siak", "body": "DPRD Kabupaten Siak"},
        ],
        "people": [],
        "topics": ["smart city", "pariwisata"],
        "programs": ["SIPPD", "Lapor"],
    }


def test_a_side_of_nobody_is_no_row(visit):
    assert read_form(sent(visit) | {"people_side": ["", "visitor", "host"]}, visit) == {}


def test_too_much_is_refused(visit):
    for typed in ({"topics": ["x"] * 81}, {"venue": "x" * 2001}, {"outcomes": "x\n" * 81}):
        with pytest.raises(FormError, match="Isian terlalu panjang atau terlalu banyak"):
            read_form(typed, visit)


ANYTHING = st.one_of(
    st.none(), st.integers(), st.booleans(), st.text(), st.lists(st.one_of(st.text(), st.none()))
)
NAMES = [
    "date",
    "form",
    "status",
    "venue",
    "topics",
    "programs",
    "visitors_region",
    "people_side",
    "figures_what",
]


@given(values=st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_nonsense_is_a_sentence_or_a_change_and_nothing_else(values):
    visit = Visit("k1", (), (), None, None, (), None, (), (), (), (), ("a",))
    try:
        read = read_form(values, visit)
    except FormError as error:
        read = {"refused": str(error)}
    assert all(name in FormValues.__slots__ or said.endswith(".") for name, said in read.items())
