from pathlib import Path

import pytest

from corpus.errors import RujukanError
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.casework.converting import convert_file
from eval.errors import CaseError, EvalError

SHEET = "Pertanyaan,Fakta,Artikel\nSiapa?,Budi,satu\nApa?,,\n"
TOML = """# catatan
[[case]]
id = "a"
question = "Siapa?"
facts = [["Budi"]]
articles = ["satu"]
answerable = true
split = "dev"
tags = { kind = "siapa", difficulty = "easy", origin = "x" }
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "soal.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_the_good_rows_are_written_and_the_bad_ones_told(sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "kasus.toml"
    done = convert_file(sheet, target)
    assert (done.written, len(done.faults)) == (1, 1)
    assert target.read_text(encoding="utf-8").startswith(
        "# Dari soal.csv dengan `rujukan eval convert`.\n\n[[case]]"
    )
    assert [case.question for case in load_cases([target])] == ["Siapa?"]


def test_nothing_is_written_where_no_row_is_good(tmp_path: Path) -> None:
    source = tmp_path / "soal.csv"
    source.write_text("Pertanyaan,Fakta\nApa?,\n", encoding="utf-8")
    done = convert_file(source, tmp_path / "kasus.toml")
    assert (done.written, len(done.faults)) == (0, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["soal.csv"]


def test_an_existing_file_stays_unless_told_otherwise(sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "kasus.toml"
    target.write_text("milik saya", encoding="utf-8")
    with pytest.raises(EvalError, match=r"kasus\.toml sudah ada; tambahkan --force"):
        convert_file(sheet, target)
    assert target.read_text(encoding="utf-8") == "milik saya"

    convert_file(sheet, target, replace=True)
    assert len(load_cases([target])) == 1


def test_a_failing_conversion_leaves_the_old_file(tmp_path: Path) -> None:
    target, source = tmp_path / "kasus.toml", tmp_path / "rusak.xlsx"
    target.write_text(TOML, encoding="utf-8")
    source.write_bytes(b"PK\x03\x04rusak")
    with pytest.raises(CaseError, match="Buku kerja ini rusak"):
        convert_file(source, target, replace=True)
    assert target.read_text(encoding="utf-8") == TOML


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_cases_go_into_a_sheet_and_back(tmp_path: Path, ending: str) -> None:
    source, between, back = tmp_path / "a.toml", tmp_path / f"b{ending}", tmp_path / "c.toml"
    source.write_text(TOML, encoding="utf-8")
    convert_file(source, between)
    convert_file(between, back)
    assert TOML.split("\n", 1)[1] in back.read_text(encoding="utf-8")


def test_a_folder_of_cases_becomes_one_sheet(tmp_path: Path) -> None:
    done = convert_file(CASES_FOLDER, tmp_path / "semua.csv")
    assert done.written == len(load_cases([CASES_FOLDER]))


def test_a_file_of_cases_must_be_in_order(tmp_path: Path) -> None:
    source = tmp_path / "a.toml"
    source.write_text(TOML.replace("facts", "fakta"), encoding="utf-8")
    with pytest.raises(CaseError, match=r"a\.toml baris 2 \(kasus a\)"):
        convert_file(source, tmp_path / "b.csv")


@pytest.mark.parametrize(
    ("source", "target", "sheet_name", "message"),
    [
        ("soal.csv", "kasus.json", None, "harus berakhiran .toml, .csv, atau .xlsx"),
        ("soal.csv", "soal.csv", None, "sama dengan berkas asalnya; pilih nama lain"),
        ("soal.csv", "kasus.toml", "Lembar1", "hanya berisi satu lembar"),
        ("tiada.xlsx", "kasus.toml", None, "tidak ada; periksa jalurnya"),
        ("soal.csv", "soal.csv/kasus.toml", None, "tidak dapat ditulis; periksa izin folder"),
    ],
)
def test_what_cannot_be_converted_is_one_sentence(
    sheet: Path, tmp_path: Path, source: str, target: str, sheet_name: str | None, message: str
) -> None:
    with pytest.raises(RujukanError) as caught:
        convert_file(tmp_path / source, tmp_path / target, sheet_name, replace=True)
    assert message in caught.value.user_message
    assert sheet.read_text(encoding="utf-8") == SHEET
