import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.casework.cell_text import (
    Kind,
    protect,
    read_facts,
    read_list,
    read_text,
    write_facts,
    write_list,
    write_text,
)

SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\|/ ,;\n\r\tun0041_xD'=+-@")
TEXTS = st.text(SIGNS, min_size=1).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1).map(tuple)).map(tuple))
def test_any_facts_can_be_written_and_read(facts: tuple[tuple[str, ...], ...]) -> None:
    assert read_facts(write_facts(facts)) == facts


@settings(deadline=None)
@given(st.lists(TEXTS).map(tuple), st.sampled_from(["lines", "keys"]))
def test_any_list_can_be_written_and_read(items: tuple[str, ...], kind: Kind) -> None:
    assert read_list(write_list(items, kind), kind) == items


@settings(deadline=None)
@given(TEXTS)
def test_any_text_can_be_written_and_read_also_protected(text: str) -> None:
    assert read_text(write_text(text)) == text
    assert read_text(protect(write_text(text))) == text


@settings(deadline=None)
@given(st.text())
def test_reading_never_fails(cell: str) -> None:
    assert all(form.strip() for forms in read_facts(cell) for form in forms)
    assert all(item.strip() for item in read_list(cell, "keys"))
    read_text(cell)


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("85 orang", (("85 orang",),)),
        ("85 orang | 85 kepala desa", (("85 orang", "85 kepala desa"),)),
        ("85 orang / 85 kepala desa", (("85 orang", "85 kepala desa"),)),
        ("85 orang\nRp5 miliar", (("85 orang",), ("Rp5 miliar",))),
        ("  85   orang \r\n\r\n Rp5 miliar/tahun ", (("85 orang",), ("Rp5 miliar/tahun",))),
        ("12/5/2020 | 12 Mei 2020", (("12/5/2020", "12 Mei 2020"),)),
        ("Sleman; Bantul", (("Sleman; Bantul",),)),
        ("| a |", (("a",),)),
        (r"a \| b", (("a | b",),)),
        ("85\u00a0orang\u200b", (("85 orang",),)),
        (r"C:\kasus", ((r"C:\kasus",),)),
        ("", ()),
    ],
)
def test_facts_are_read_as_people_write_them(cell: str, facts: tuple[tuple[str, ...], ...]) -> None:
    assert read_facts(cell) == facts


def test_ids_may_be_parted_by_commas_semicolons_or_lines() -> None:
    assert read_list("satu, dua; tiga\nempat|lima", "keys") == ("satu", "dua", "tiga", "empat", "lima")


def test_questions_are_parted_by_lines_alone() -> None:
    assert read_list("Siapa, kapan?\nDi mana; berapa?") == ("Siapa, kapan?", "Di mana; berapa?")
