import csv
import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.visit_columns import build_row, load_columns
from assistant.visit_export import render_csv, render_xlsx, visit_to_json
from corpus.regions import load_gazetteer
from corpus.visits.visit import Conflict, Evidence, Reported, Visit
from eval.bench_support.visit_filler import build_visit

FULL = build_visit(
    "DPRD: Kota Bengkulu + Kabupaten Siak",
    "Kota Kediri",
    "2022-06-07/2022-06-09",
    visit_id="k1",
    form="studi tiru",
    topics=["smart city", "perizinan"],
    venue="Balai Kota",
    people=[("Budi Santoso", "Wali Kota Bengkulu", "visitor"), ("Ani", None, None)],
    programs=["Sakti"],
    figures=[("peserta", "20 orang")],
    outcomes=["Akan ditiru."],
)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def sheet(visits: list[Visit], name: str = "Kunjungan") -> list[list[Any]]:
    book = load_workbook(io.BytesIO(render_xlsx(visits)))
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_json_has_the_documented_keys_and_shapes() -> None:
    plain = visit_to_json(FULL, load_gazetteer())
    documented = [
        "id",
        "visitors",
        "hosts",
        "date",
        "form",
        "topics",
        "venue",
        "people",
        "programs",
        "figures",
        "articles",
        "evidence",
    ]
    assert set(documented) <= plain.keys()
    assert plain["visitors"][0] == {
        "region": "Kota Bengkulu",
        "code": "17.71",
        "body": "DPRD Kota Bengkulu",
        "unit": "dprd",
    }
    assert plain["people"][0] == {"name": "Budi Santoso", "role": "Wali Kota Bengkulu", "side": "visitor"}
    assert plain["figures"] == [{"what": "peserta", "value": "20 orang"}]
    assert plain["evidence"]["hosts"] == [{"article_id": "a", "start": 0, "end": 10}]
    assert (plain["date"], plain["last_day"]) == ("2022-06-07", "2022-06-09")
    assert plain["articles"] == ["a"]


def test_json_of_what_is_not_told_is_empty_and_not_absent() -> None:
    plain = visit_to_json(build_visit(when=None, host="?Serang"), load_gazetteer())
    assert plain["date"] is plain["form"] is plain["venue"] is None
    assert plain["topics"] == plain["people"] == plain["programs"] == plain["figures"] == []
    assert plain["hosts"] == [
        {"region": "Serang", "code": None, "body": None, "unit": None, "candidates": ["36.04", "36.73"]}
    ]
    assert "form" not in plain["evidence"]


@pytest.mark.parametrize("when", ["2022-06-07", "2022-06", "2022"])
def test_json_date_is_as_exact_as_it_is_told(when: str) -> None:
    assert visit_to_json(build_visit(when=when), load_gazetteer())["date"] == when


def test_evidence_in_a_title_is_marked() -> None:
    visit = build_visit(form="studi tiru")
    titled = replace(visit, form=Reported("studi tiru", (Evidence("a", 0, 5, in_title=True),), 0.9))
    place = visit_to_json(titled, load_gazetteer())["evidence"]["form"][0]
    assert place == {"article_id": "a", "start": 0, "end": 5, "in_title": True}


def test_csv_has_one_row_a_visit_with_headings() -> None:
    (row,) = rows(render_csv([FULL], addresses={"a": "https://contoh.go.id/a"}))
    assert list(row) == [column.heading for column in load_columns()]
    assert (row["tanggal"], row["sampai_tanggal"], row["ketelitian_tanggal"]) == (
        "2022-06-07",
        "2022-06-09",
        "hari",
    )
    assert (row["tamu"], row["kode_tamu"]) == ("Kota Bengkulu; Kabupaten Siak", "17.71; 14.08")
    assert row["instansi_tamu"] == "DPRD Kota Bengkulu; -"
    assert (row["kode_tuan_rumah"], row["provinsi_tuan_rumah"]) == ("35.71", "Jawa Timur")
    assert row["orang"] == "Budi Santoso (Wali Kota Bengkulu, tamu); Ani"
    assert row["angka"] == "peserta: 20 orang"
    assert (row["artikel"], row["alamat_sumber"]) == ("a", "https://contoh.go.id/a")


def test_undecided_region_has_a_question_mark_for_its_code() -> None:
    (row,) = rows(render_csv([build_visit(host="?Serang")]))
    assert (row["tuan_rumah"], row["kode_tuan_rumah"], row["provinsi_tuan_rumah"]) == (
        "Serang",
        "?",
        "Banten",
    )


@pytest.mark.parametrize("venue", ["=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_text_is_never_a_formula(venue: str) -> None:
    visit = build_visit(venue=venue)
    (row,) = rows(render_csv([visit]))
    assert row["tempat"] == "'" + venue
    book = load_workbook(io.BytesIO(render_xlsx([visit])))
    cell = next(
        cell for cell in book["Kunjungan"][2] if cell.value is not None and venue.strip() in str(cell.value)
    )
    assert cell.data_type == "s"


def test_csv_keeps_line_ends_quotes_and_commas_inside_a_cell() -> None:
    venue = 'Gedung "A", lantai 2\nRuang 3'
    (row,) = rows(render_csv([build_visit(venue=venue)]))
    assert row["tempat"] == venue


def test_signs_that_no_workbook_takes_are_dropped() -> None:
    visit = build_visit(venue="Balai\x00\x0b\ud800 Kota", outcomes=["x" * 40_000])
    assert "Balai Kota" in sheet([visit])[1]
    assert rows(render_csv([visit]))[0]["tempat"] == "Balai Kota"


def test_workbook_has_days_as_dates_and_frozen_headings() -> None:
    visits = [FULL, build_visit(when="2022-06", article="b"), build_visit(when=None, article="c")]
    table = sheet(visits)
    assert table[0] == [column.heading for column in load_columns()]
    place = table[0].index("tanggal")
    assert [row[place] for row in table[1:]] == [datetime(2022, 6, 7), "2022-06", None]
    book = load_workbook(io.BytesIO(render_xlsx(visits)))
    assert book["Kunjungan"].freeze_panes == "B2" and book["Kunjungan"].auto_filter.ref == "A1:X4"
    assert book["Kunjungan"].column_dimensions["A"].width == load_columns()[0].width


def test_second_sheet_explains_every_column() -> None:
    explained = sheet([], "Penjelasan kolom")[1:]
    assert [row[0] for row in explained] == [column.heading for column in load_columns()]
    assert all(row[1] for row in explained)


def test_contradictions_stand_in_their_column() -> None:
    values = (Reported("7 Juni 2022", (), 0.9), Reported("8 Juni 2022", (), 0.5))
    visit = replace(FULL, conflicts=(Conflict("date", values),))
    (row,) = rows(render_csv([visit]))
    assert row["perbedaan_sumber"] == "tanggal: 7 Juni 2022 / 8 Juni 2022"
    assert visit_to_json(visit, load_gazetteer())["conflicts"][0]["values"][1]["value"] == "8 Juni 2022"


def test_row_has_dates_for_days_and_nothing_for_what_is_not_told() -> None:
    row = build_row(build_visit())
    assert row[1] == date(2023, 6, 22) and row[2] is None and len(row) == len(load_columns())


def test_guide_explains_every_column_as_the_workbook_does() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "panduan.md").read_text("utf-8")
    for column in load_columns():
        assert f"| `{column.heading}` | {column.explanation} |" in guide
