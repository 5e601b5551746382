from pathlib import Path

import pytest

from assistant.command_line.program import main
from eval.casework.case_files import load_cases


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "soal.csv"
    path.write_text("Pertanyaan;Fakta;Artikel;Penjawab\nSiapa?;Budi;satu;Ani\nApa?;;;\n", encoding="utf-8")
    return path


def test_refused_rows_are_told_and_end_with_code_1(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "kasus.toml"

    assert main(["eval", "convert", str(sheet), "-o", str(target)]) == 1

    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "Kolom D (Penjawab) tidak dikenal dan dilewati.",
        "Perbaiki soal.csv baris 3 kolom B (Fakta): "
        "isi Fakta, Kunjungan, atau Jumlah, atau pilih Alasan bila tidak dapat dijawab.",
        "1 baris ditolak karena sebab di atas; perbaiki, lalu ulangi dengan --force.",
    ]
    assert said.out.startswith(f"1 kasus ditulis ke {target}; periksa kecocokannya dengan arsip")
    assert len(load_cases([target])) == 1


def test_a_whole_conversion_ends_with_code_0_and_is_not_repeated_unasked(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet.write_text("Pertanyaan,Fakta,Artikel\nSiapa?,Budi,satu\n", encoding="utf-8")
    target = tmp_path / "kasus.xlsx"
    assert main(["eval", "convert", str(sheet), "-o", str(target)]) == 0
    assert main(["eval", "convert", str(sheet), "-o", str(target)]) == 2
    assert "kasus.xlsx sudah ada; tambahkan --force" in capsys.readouterr().err
    assert main(["eval", "convert", str(sheet), "-o", str(target), "--force"]) == 0


def test_a_sheet_without_one_good_row_ends_with_code_2(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet.write_text("Pertanyaan,Fakta\nSiapa?,\n", encoding="utf-8")
    assert main(["eval", "convert", str(sheet), "-o", str(tmp_path / "kasus.toml")]) == 2
    assert "Semua baris (1) ditolak karena sebab di atas; tidak ada berkas" in capsys.readouterr().err
    assert not (tmp_path / "kasus.toml").exists()


def test_a_folder_that_is_not_there_is_not_made(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "convert", str(sheet), "-o", str(tmp_path / "tiada" / "kasus.toml")]) == 2
    assert "tidak dapat ditulis; periksa izin folder" in capsys.readouterr().err
    assert not (tmp_path / "tiada").exists()
