import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.answer import Reason
from eval.casework.case import CaseTags, EvalCase
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.casework.columns import load_columns
from eval.casework.sheet_writing import render_csv, render_xlsx
from eval.casework.sheets import load_sheet
from eval.errors import EvalError

Render = Callable[[Iterable[EvalCase]], bytes]
KINDS = pytest.mark.parametrize(("ending", "render"), [(".csv", render_csv), (".xlsx", render_xlsx)])

WORDS = st.sampled_from(
    [
        "ya",
        "tidak",
        "kosong",
        "mudah",
        "easy",
        "-",
        "85.0",
        "1.2E+06",
        "'=1",
        "=1+1",
        "_x0041_",
        "Siapa",
        "Sleman",
        "\\u0041",
        "\ufffd",
    ]
)
SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\|/ ,;\n\r\t=+-@'")
TEXTS = WORDS | st.text(SIGNS, min_size=1, max_size=12).filter(str.strip)
FACTS = st.lists(
    st.lists(TEXTS.map(lambda text: f"{text}satu"), min_size=1, max_size=2).map(tuple), max_size=2
)
PLAIN = EvalCase("a", "Siapa?", False, CaseTags("siapa", "hard", "x"), "dev", reason=Reason.NOTHING_FOUND)


@st.composite
def some_cases(draw: st.DrawFn) -> EvalCase:
    """Cases with any texts, for a sheet to hold."""
    tags = CaseTags(draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(st.none() | TEXTS), draw(st.none() | TEXTS))
    case = replace(
        PLAIN, id=draw(TEXTS), question=draw(TEXTS), tags=tags, history=tuple(draw(st.lists(TEXTS)))
    )
    if draw(st.booleans()):
        return replace(case, reason=draw(st.sampled_from(Reason)), visits=draw(st.sampled_from([None, ()])))
    facts, articles = draw(FACTS) or [("satu",)], draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
    case = replace(case, answerable=True, reason=None, split="check", similar_names=True)
    if draw(st.booleans()):
        return replace(case, facts=tuple(facts), articles=tuple(articles))
    return replace(case, visits=tuple(articles), count=len(articles), optional_visits=("lain-lain",))


def stripped(cases: Iterable[EvalCase]) -> list[EvalCase]:
    return [replace(case, file="", line=0) for case in cases]


@KINDS
def test_all_shipped_cases_survive_a_sheet(tmp_path: Path, ending: str, render: Render) -> None:
    cases = load_cases([CASES_FOLDER])
    path = tmp_path / f"kasus{ending}"
    path.write_bytes(render(cases))

    read = load_sheet(path)

    assert (read.faults, read.notes) == ((), ())
    assert stripped(read.cases) == stripped(cases)


@KINDS
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(some_cases())
@example(replace(PLAIN, tags=CaseTags("-", "mudah", "ya", "85.0", "Kab. Sleman")))
def test_any_case_survives_a_sheet(tmp_path: Path, ending: str, render: Render, case: EvalCase) -> None:
    path = tmp_path / f"kasus{ending}"
    path.write_bytes(render([case]))
    assert stripped(load_sheet(path).cases) == stripped([case])


@pytest.mark.parametrize("sign", "=+-@\t\r")
def test_no_cell_of_a_text_file_can_be_taken_for_a_formula(sign: str) -> None:
    evil = f"{sign}cmd|'/c calc'!A0"
    case = replace(
        PLAIN, id=evil, question=evil, history=(evil,), tags=CaseTags(evil, evil, evil, evil, evil)
    )
    rows = list(csv.reader(io.StringIO(render_csv([case]).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_every_cell_of_a_workbook_is_a_text() -> None:
    book = load_workbook(io.BytesIO(render_xlsx([replace(PLAIN, question="=1+1", id="+62")])))
    assert book.sheetnames == ["Kasus", "Petunjuk"]
    cells = {cell.value: cell for row in book["Kasus"].iter_rows() for cell in row if cell.value is not None}
    assert {cell.data_type for cell in cells.values()} == {"s"}
    assert cells["=1+1"].quotePrefix and cells["+62"].quotePrefix


def test_a_workbook_explains_its_columns_and_offers_their_words() -> None:
    book = load_workbook(io.BytesIO(render_xlsx([PLAIN])))
    explained = [row[0] for row in book["Petunjuk"].iter_rows(min_row=2, values_only=True)]
    assert explained == [column.heading for column in load_columns()]
    offers = {offer.formula1 for offer in book["Kasus"].data_validations.dataValidation}
    assert '"tidak ditemukan,daerah lain,tahun lain,sumber berbeda,di luar cakupan"' in offers
    assert '"ya,tidak"' in offers


def test_a_text_too_long_for_a_workbook_is_refused_and_fits_a_text_file(tmp_path: Path) -> None:
    long = replace(PLAIN, question="Siapa " + "x" * 40_000)
    with pytest.raises(EvalError, match=r"lebih panjang daripada 32\.767 aksara"):
        render_xlsx([long])
    path = tmp_path / "kasus.csv"
    path.write_bytes(render_csv([long]))
    assert load_sheet(path).cases[0].question == long.question


def test_no_two_columns_have_a_heading_in_common() -> None:
    names = [name.casefold() for column in load_columns() for name in (column.heading, *column.also)]
    assert len(names) == len(set(names))
