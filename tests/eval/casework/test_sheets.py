"""Sheets as evaluators hand them in: every good row becomes a case, every bad one a sentence."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from assistant.answer import Reason
from eval.casework import csv_files, workbook
from eval.casework.sheets import SheetCases, load_sheet, read_sheet
from eval.errors import CaseError

HEAD = "Pertanyaan,Fakta,Artikel\n"


@pytest.fixture
def csv_of(tmp_path: Path) -> Callable[..., SheetCases]:
    def read(text: str, encoding: str = "utf-8") -> SheetCases:
        path = tmp_path / "kasus.csv"
        path.write_bytes(text.encode(encoding))
        return load_sheet(path)

    return read


@pytest.fixture
def xlsx_of(tmp_path: Path) -> Callable[..., SheetCases]:
    def read(fill: Callable[[Any], None], sheet: str | None = None) -> SheetCases:
        book = Workbook()
        book.active.title = "Kasus"
        fill(book.active)
        path = tmp_path / "kasus.xlsx"
        book.save(path)
        return load_sheet(path, sheet)

    return read


def told(read: SheetCases) -> list[str]:
    return [fault.user_message for fault in read.faults]


def refusal(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(CaseError) as caught:
        load_sheet(path, sheet)
    return caught.value.user_message


# --- text files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found_out(csv_of: Any, delimiter: str, encoding: str) -> None:
    lines = ["Pertanyaan*Fakta*Artikel*Topik", '"Apa kata “Jum’at”, Wali Kota; dan | ?"*Rp5 miliar*satu*désa']
    (case,) = csv_of("\r\n".join(lines).replace("*", delimiter), encoding).cases
    assert case.question == "Apa kata “Jum’at”, Wali Kota; dan | ?"
    assert (case.facts, case.articles, case.tags.topic) == ((("Rp5 miliar",),), ("satu",), "désa")


def test_signs_that_cannot_be_decoded_spoil_their_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "kasus.csv"
    path.write_bytes(HEAD.encode() + b"Siapa\x81?,Budi,satu\nApa kata Jum\x92at?,Beras,satu\n")
    read = load_sheet(path)
    assert [case.question for case in read.cases] == ["Apa kata Jum’at?"]
    assert "baris 2 kolom A (Pertanyaan): selnya memuat aksara rusak (\ufffd)" in told(read)[0]


def test_a_first_line_may_name_the_delimiter(csv_of: Any) -> None:
    read = csv_of("sep=;\nPertanyaan;Fakta;Artikel\nSiapa?;Budi;satu\nApa?;;\n")
    assert read.cases[0].facts == (("Budi",),)
    assert "baris 4 kolom B (Fakta)" in told(read)[0]


def test_headings_are_read_in_any_spelling(csv_of: Any) -> None:
    head = (
        "NO;PERTANYAAN *;Fakta_1 (wajib);fakta-2;Kunci Jawaban;Sumber;dapat  dijawab?;Pertanyaan sebelumnya"
    )
    (case,) = csv_of(f'{head}\n1;Siapa?;Budi;85.0;"Ani\nTuti";"satu,dua";YA;"Kapan?\nApa?"\n').cases
    assert case.facts == (("Budi",), ("85",), ("Ani",), ("Tuti",))
    assert (case.articles, case.history) == (("satu", "dua"), ("Kapan?", "Apa?"))


def test_rows_above_the_headings_and_repeated_headings_are_passed_over(csv_of: Any) -> None:
    read = csv_of(
        f"Daftar pertanyaan 2026,,\n,,\n{HEAD}Siapa?,Budi,satu\n{HEAD}Apa?,Beras,satu\n,,\nJumlah,,\n"
    )
    assert [case.line for case in read.cases] == [4, 6]
    assert told(read) == [
        "Perbaiki kasus.csv baris 8 kolom B (Fakta): "
        "isi Fakta, Kunjungan, atau Jumlah, atau pilih Alasan bila tidak dapat dijawab."
    ]


def test_every_bad_row_is_one_sentence_and_the_good_ones_are_cases(csv_of: Any) -> None:
    read = csv_of(
        "ID,Pertanyaan,Fakta,Artikel,Dapat dijawab,Alasan,Jumlah,Kunjungan\n"
        "a,Siapa?,Budi,satu,ya,,,\n"
        ",,Budi,satu,,,,\n"
        "b,Apa?,Beras,satu,mungkin,,,\n"
        "c,Apa?,,,tidak,malas,,\n"
        "d,Apa?,1.2E+06,satu,,,,\n"
        "e,Apa?,...,satu,,,,\n"
        "f,Apa?,Beras,,,,,\n"
        "g,Berapa kali?,,,,,3,x\n"
        "h,Berapa kali?,,,,,tiga,\n"
        "a,Apa?,Beras,satu,,,,\n"
        "i,Apa?,Beras,satu,tidak,daerah lain,,\n"
        "j,Berapa?,,,tidak,DI LUAR CAKUPAN.,,\n"
    )
    assert [case.id for case in read.cases] == ["a", "j"]
    assert read.cases[1].reason is Reason.OUT_OF_SCOPE
    assert [sentence.removeprefix("Perbaiki kasus.csv ") for sentence in told(read)] == [
        "baris 3 kolom B (Pertanyaan): pertanyaannya masih kosong.",
        "baris 4 kolom E (Dapat dijawab): isinya harus ya atau tidak, bukan mungkin.",
        "baris 5 kolom F (Alasan): isinya harus tidak ditemukan, daerah lain, tahun lain, sumber berbeda, "
        "atau di luar cakupan, bukan malas.",
        "baris 6 kolom C (Fakta): angka 1.2E+06 sudah dibulatkan aplikasi lembar kerja; tulis lengkap sebagai teks.",
        "baris 7 kolom C (Fakta): setiap fakta memerlukan sedikitnya satu bentuk yang berisi kata atau angka.",
        "baris 8 kolom D (Artikel): kasus yang dapat dijawab memerlukan Fakta dan Artikel, tanpa Alasan.",
        "baris 9 kolom G (Jumlah): Jumlah 3 bertentangan dengan Kunjungan yang berisi 1; ulangi kunci sebuah artikel"
        " sebanyak kunjungan yang diberitakannya, atau hapus salah satunya.",
        "baris 10 kolom G (Jumlah): isinya harus bilangan bulat 0 atau lebih, bukan tiga.",
        "baris 11 kolom A (ID): ID sudah dipakai di baris 2.",
        "baris 12 kolom F (Alasan): kasus yang tidak dapat dijawab memerlukan Alasan, tanpa Fakta.",
    ]


def test_a_broken_quotation_spoils_its_own_row_alone(csv_of: Any) -> None:
    read = csv_of(
        f'{HEAD}"Siapa "dia" itu?",Budi,satu\nApa?,Beras,satu\n"Kapan?,Budi,satu\nDi mana?,Sleman,satu\n'
    )
    assert [case.question for case in read.cases] == ["Apa?"]
    assert told(read) == [
        "Perbaiki kasus.csv baris 2: tanda kutip di dalam sel harus ditulis dua kali.",
        "Perbaiki kasus.csv baris 4: tanda kutip yang dibuka di baris ini tidak ditutup, atau selnya terlalu panjang.",
    ]


def test_a_quoted_line_end_is_part_of_its_cell(csv_of: Any) -> None:
    read = csv_of(f'{HEAD}"Siapa yang\r\nmemimpin?","Budi\r\nAni",satu\nApa?,,\n')
    assert read.cases[0].question == "Siapa yang memimpin?"
    assert read.cases[0].facts == (("Budi",), ("Ani",))
    assert "baris 3 " in told(read)[0]


def test_what_a_sheet_leaves_out_is_made_from_the_question(csv_of: Any) -> None:
    (case,) = csv_of(f"{HEAD}Kapan Kota Metro belajar ke Kota Surabaya?,12 Juni 2022,satu\n").cases
    assert case.id == "kapan-kota-metro-belajar-ke-kota-19e28578"
    assert (case.tags.kind, case.tags.difficulty, case.tags.origin) == ("kapan", "easy", "lembar kerja")
    assert (case.answerable, case.split) == (True, "dev")


def test_an_id_depends_on_the_conversation_alone(csv_of: Any) -> None:
    first = csv_of(f"{HEAD}Siapa?,Budi,satu\n").cases[0]
    again = csv_of(f"{HEAD}Apa?,Beras,dua\nSiapa?,Ani | Tuti,tiga\n").cases[1]
    follow_up = csv_of("Pertanyaan,Fakta,Artikel,Riwayat\nSiapa?,Budi,satu,Kapan?\n").cases[0]
    assert first.id == again.id != follow_up.id


def test_a_question_that_stands_twice_is_refused_unless_it_has_an_id(csv_of: Any) -> None:
    read = csv_of(f"{HEAD}Siapa?,Budi,satu\nSiapa?,Budi,satu\n")
    assert told(read) == [
        "Perbaiki kasus.csv baris 3 kolom A (Pertanyaan): "
        "pertanyaannya sama dengan baris 2; hapus salah satu, atau beri ID yang berbeda."
    ]


def test_names_of_regions_and_kinds_are_made_one(csv_of: Any) -> None:
    (case,) = csv_of("Pertanyaan,Fakta,Artikel,Wilayah,Jenis\nSiapa?,Budi,satu,Kab. Sleman,SIAPA\n").cases
    assert (case.tags.region, case.tags.kind) == ("Kabupaten Sleman", "siapa")


def test_no_visit_at_all_is_said_by_a_word(csv_of: Any) -> None:
    (case,) = csv_of("Pertanyaan,Kunjungan,Alasan\nPernahkah?,kosong,tidak ditemukan\n").cases
    assert (case.visits, case.answerable, case.reason) == ((), False, Reason.NOTHING_FOUND)


def test_columns_that_nobody_knows_are_told(csv_of: Any) -> None:
    read = csv_of("Pertanyaan,Fakta,Artikel,Penjawab,Catatan\nSiapa?,Budi,satu,Ani,x\n")
    assert len(read.cases) == 1
    assert read.notes == ("Kolom D (Penjawab) tidak dikenal dan dilewati.",)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "Pertanyaan,Fkata",
            "baris 1 kolom B (Fkata): judul kolom Fkata tidak dikenal; mungkin maksudnya Fakta.",
        ),
        (
            "Pertanyan,Fakta",
            "kolom A (Pertanyan): judul kolom Pertanyan tidak dikenal; mungkin maksudnya Pertanyaan.",
        ),
        (
            '"Pertanyaan,Fakta',
            "Perbaiki kasus.csv baris 1: tanda kutip yang dibuka di baris ini tidak ditutup",
        ),
        ("Hal,Fakta", "kasus.csv tidak memiliki baris judul dengan kolom Pertanyaan."),
        ("", "kasus.csv tidak memiliki baris judul dengan kolom Pertanyaan."),
    ],
)
def test_a_sheet_without_its_headings_is_refused(tmp_path: Path, head: str, message: str) -> None:
    path = tmp_path / "kasus.csv"
    path.write_text(f"{head}\nSiapa?,Budi\n", encoding="utf-8")
    assert message in refusal(path)


def test_headings_alone_are_no_sheet(tmp_path: Path) -> None:
    path = tmp_path / "kasus.csv"
    path.write_text(HEAD, encoding="utf-8")
    assert refusal(path) == "kasus.csv tidak berisi satu pun pertanyaan; isi baris di bawah judul kolom."


def test_reading_strictly_stops_at_the_first_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "kasus.csv"
    path.write_text(f"{HEAD}Siapa?,Budi,satu\nApa?,,\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"kasus\.csv baris 3"):
        read_sheet(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", bytes(range(256)) * 9, "bukan CSV; buka dengan aplikasi lembar kerja"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 99, "adalah buku kerja lama (.xls) atau bersandi"),
        ("a.xlsx", b"PK\x03\x04 no zip", "Buku kerja ini rusak"),
    ],
)
def test_files_of_other_kinds_are_one_sentence(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert message in refusal(path)


def test_files_that_are_missing_or_too_large_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tiada.csv tidak ada; periksa jalurnya" in refusal(tmp_path / "tiada.csv")
    assert "tidak dapat dibaca" in refusal(tmp_path)
    path = tmp_path / "kasus.csv"
    path.write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr("eval.casework.sheets.MAX_BYTES", 5)
    assert "lebih besar dari 0 MB; pecah menjadi beberapa berkas" in refusal(path)


def test_a_sheet_of_too_many_rows_is_refused(csv_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "MAX_ROWS", 3)
    with pytest.raises(CaseError, match="lebih dari 3 baris; pecah"):
        csv_of(f"{HEAD}" + "Siapa?,Budi,satu\n" * 5)


# --- workbooks ------------------------------------------------------------------------------------------------


def test_cells_are_read_as_an_indonesian_would_write_them(xlsx_of: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Pertanyaan", *["Fakta"] * 9, "Artikel", "Dapat dijawab", "Jumlah"])
        moment = datetime(2022, 6, 7, 9, 30)
        values = [85.0, 3.4, 0.855, 5_000_000, date(2022, 6, 7), moment, time(9, 30), 12350, 0.1 + 0.2]
        sheet.append(["Berapa?", *values, "satu", True])
        sheet["D2"].number_format, sheet["E2"].number_format = "0.0%", '"Rp"#,##0'

    (case,) = xlsx_of(fill).cases
    assert [fact for (fact,) in case.facts] == [
        "85",
        "3,4",
        "85,5 persen",
        "Rp5000000",
        "7 Juni 2022",
        "7 Juni 2022 pukul 09.30",
        "09.30",
        "12350",
        "0,3",
    ]
    assert case.answerable


def test_merged_headings_and_questions_go_over_all_their_cells(xlsx_of: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Daftar pertanyaan"])
        sheet.merge_cells("A1:F1")
        sheet.append(["No", "Pertanyaan", "Fakta", None, "Artikel", "Alasan"])
        sheet.append([None, None, 1, 2, None, None])
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:D2")
        sheet.append([1, "Daerah apa?", "Sleman", "Bantul", "satu", None])
        sheet.append([None, None, "Siak", None, "dua", None])
        sheet.merge_cells("B4:B5")
        sheet.append([2, "Siapa?", "Budi", None, "satu", None])
        sheet.merge_cells("C6:D6")
        sheet.append([3, "Kapan?", "2022", None, None, None])
        sheet.merge_cells("E6:E7")

    cases = xlsx_of(fill).cases
    assert [(case.line, case.facts, case.articles) for case in cases] == [
        (4, (("Sleman",), ("Bantul",), ("Siak",)), ("satu", "dua")),
        (6, (("Budi",),), ("satu",)),
    ]


def test_errors_and_formulas_without_a_value_are_bad_cells(xlsx_of: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Pertanyaan", "Fakta", "Artikel"])
        sheet.append(["Siapa?", "=1+1", "satu"])
        sheet.append(["Apa?", "#REF!", "satu"])
        sheet["B3"].data_type = "e"
        sheet.append(["Kapan?", "2022", "satu"])

    read = xlsx_of(fill)
    assert [case.question for case in read.cases] == ["Kapan?"]
    assert told(read) == [
        "Perbaiki kasus.xlsx lembar Kasus baris 2 kolom B (Fakta): rumusnya belum dihitung; "
        "buka dan simpan berkasnya di aplikasi lembar kerja, atau tulis nilainya.",
        "Perbaiki kasus.xlsx lembar Kasus baris 3 kolom B (Fakta): selnya berisi galat #REF!; tulis nilainya.",
    ]


def test_a_formula_counts_as_what_it_last_came_to(tmp_path: Path) -> None:
    def count(name: str, text: bytes) -> bytes:
        return re.sub(rb"<f>1\+1</f><v ?/?>(?:</v>)?", b"<f>1+1</f><v>2</v>", text)

    path = remade(tmp_path, count, "=1+1")
    assert load_sheet(path).cases[0].facts == (("2",),)


def test_hidden_rows_are_rows_and_hidden_sheets_are_not_the_first(xlsx_of: Any) -> None:
    def fill(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Konsep", 0)
        other.sheet_state = "hidden"
        sheet.append(["Pertanyaan", "Fakta", "Artikel"])
        sheet.append(["Siapa?", "Budi", "satu"])
        sheet.row_dimensions[2].hidden = True

    read = xlsx_of(fill)
    assert len(read.cases) == 1
    assert read.notes == ("1 baris tersembunyi ikut dibaca.",)


def test_a_sheet_is_chosen_by_its_name(xlsx_of: Any, tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "Petunjuk"
        sheet.append(["Isi lembar sebelah."])
        other = sheet.parent.create_sheet("Kasus 2026")
        other.append(["Pertanyaan", "Fakta", "Artikel"])
        other.append(["Siapa?", "Budi", "satu"])

    assert len(xlsx_of(fill, "kasus  2026").cases) == 1
    path = tmp_path / "kasus.xlsx"
    assert refusal(path, "Kasus 2025") == (
        "Tidak ada lembar Kasus 2025 (mungkin maksudnya Kasus 2026); pilih salah satu dari Petunjuk, Kasus 2026."
    )
    assert refusal(path) == (
        "kasus.xlsx lembar Petunjuk tidak memiliki baris judul dengan kolom Pertanyaan; "
        "bila kasusnya ada di lembar lain (Kasus 2026), pilih dengan --sheet."
    )


def test_a_text_file_has_no_sheets_to_choose_from(tmp_path: Path) -> None:
    path = tmp_path / "kasus.csv"
    path.write_text(HEAD, encoding="utf-8")
    assert "hanya berisi satu lembar; hapus --sheet" in refusal(path, "Kasus")


def test_a_stray_cell_at_the_end_of_the_world_costs_nothing(xlsx_of: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Pertanyaan", "Fakta", "Artikel"])
        sheet.append(["Siapa?", "Budi", "satu"])
        sheet.cell(60_000, 16_000).font = Font(bold=True)

    assert len(xlsx_of(fill).cases) == 1


def remade(folder: Path, change: Callable[[str, bytes], bytes], fact: str = "Budi") -> Path:
    """A small workbook with its parts changed."""
    book = Workbook()
    book.active.append(["Pertanyaan", "Fakta", "Artikel"])
    book.active.append(["Siapa?", fact, "satu"])
    plain = io.BytesIO()
    book.save(plain)
    path = folder / "buatan.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


def test_a_wrong_note_of_the_size_loses_no_row(tmp_path: Path) -> None:
    path = remade(tmp_path, lambda name, text: text.replace(b'ref="A1:C2"', b'ref="A1"'))
    assert len(load_sheet(path).cases) == 1


def test_a_row_number_beyond_all_sheets_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    monkeypatch.setattr(workbook, "LAST_ROW", 1000)
    path = remade(tmp_path, lambda name, text: text.replace(b"</sheetData>", far))
    assert len(load_sheet(path).cases) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda name, text: text[: len(text) // 2] if "sheet1" in name else text, "Buku kerja ini rusak"),
        (
            lambda name, text: text.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", 1),
            "Buku kerja ini rusak",
        ),
        (
            lambda name, text: text + b" " * 40_000_000 if "theme" in name else text,
            "mengembang jauh di atas ukuran",
        ),
    ],
)
def test_broken_and_hostile_workbooks_are_one_sentence(tmp_path: Path, change: Any, message: str) -> None:
    assert message in refusal(remade(tmp_path, change))


def test_other_packages_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    assert "bukan buku kerja .xlsx; simpan ulang" in refusal(path)
