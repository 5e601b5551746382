import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

KEDIRI = ("--host", "Kota Kediri", "--topic", "pelayanan publik", "--own", "Kabupaten Siak")


def test_without_a_file_markdown_is_printed(run, home):
    ran = run("brief", *KEDIRI, "--home", home)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("**PEMERINTAH KABUPATEN SIAK**")
    assert "# BAHAN KUNJUNGAN KE KOTA KEDIRI" in ran.out
    assert "Kota Bengkulu" in ran.out
    assert "## 10. Sumber" in ran.out


def test_options_have_indonesian_names_too(run, home):
    english = run("brief", *KEDIRI, "--from", "2026-12-07", "--to", "2026-12-09", "--home", home)
    indonesian = run(
        *("brief", "--tuan-rumah", "Kota Kediri", "--topik", "yanlik", "--daerah", "Siak", "--home", home),
        *("--dari", "7 Desember 2026", "--sampai", "9 Desember 2026"),
    )
    assert english.code == 0
    assert english.out == indonesian.out
    assert "pada 7–9 Desember 2026" in english.out


def test_word_and_pdf_are_written_by_the_end_of_the_name(run, home, tmp_path):
    word, pdf = tmp_path / "bahan.docx", tmp_path / "bahan.PDF"
    ran = run(
        "brief", *KEDIRI, "--unit", "Sekretariat Daerah", "--nomor", "094/1", "-o", word, "--home", home
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Bahan kunjungan disimpan di {word}.\n"
    paragraphs = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    assert paragraphs[:2] == ["PEMERINTAH KABUPATEN SIAK", "SEKRETARIAT DAERAH"]
    assert "Nomor\t:\t094/1" in paragraphs
    assert run("brief", *KEDIRI, "-o", pdf, "--home", home).code == 0
    assert "NOTA DINAS" in PdfReader(pdf).pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--host", "Kediri"), "Nama tuan rumah “Kediri” dapat berarti Kabupaten Kediri atau Kota Kediri"),
        (("--host", "Kota Antahberantah"), "Nama tuan rumah “Kota Antahberantah” tidak dikenal"),
        (("--topic", "sihir"), "Topik “sihir” tidak ada dalam daftar topik"),
        (("--own", "Kota Kediri"), "Tuan rumah dan daerah sendiri sama-sama Kota Kediri"),
        (("--from", "besok lusa entah"), "Tanggal 'besok lusa entah' pada --from tidak dapat dibaca"),
        (("-o", "bahan.odt"), "Jenis berkas tidak dikenal; akhiri nama berkas dengan .docx, .pdf, atau .md."),
        (("-o", "/tidak/ada/bahan.md"), "Berkas /tidak/ada/bahan.md tidak dapat ditulis"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, home, arguments, sentence):
    ran = run("brief", *KEDIRI, *arguments, "--home", home)
    assert ran.code == 2
    assert ran.complaint.startswith(sentence)


def test_an_empty_archive_gives_a_briefing_and_a_remark(run, tmp_path: Path):
    ran = run("brief", *KEDIRI, "--home", tmp_path / "kosong")
    assert ran.code == 0
    assert "Arsip belum memuat berita kunjungan ke Kota Kediri." in ran.out
    assert ran.err.startswith("Arsip masih kosong")


def test_neither_engine_nor_model_is_loaded():
    code = (
        "import sys; from assistant.command_line.program import build_program; build_program('brief');"
        "print([n for n in ('chromadb', 'onnxruntime', 'gradio', 'reportlab', 'docx') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
