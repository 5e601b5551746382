"""Word and PDF: what is in the files, and that LibreOffice opens the one for Word."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from assistant.briefing import build_briefing, file_name, kind_of, renderer_of
from assistant.briefing.pdf import render_pdf
from assistant.briefing.word import render_word
from assistant.errors import UsageError
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Participant, Party

SOFFICE = shutil.which("soffice")
A4 = (595, 842)
SIGNS = "Belajar “JOSS” – Kediri é"
HOSTILE = "<img src=x onerror=alert(1)> | *Tebal* [tautan](javascript:alert(1)) {{7*7}}"


@pytest.fixture(scope="module")
def word(kediri):
    return docx.Document(BytesIO(render_word(kediri)))


@pytest.fixture(scope="module")
def pdf(kediri):
    return PdfReader(BytesIO(render_pdf(kediri)))


def text_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def squeezed(text):
    return "".join(text.split())


def pdf_text(reader):
    return squeezed("".join(page.extract_text() for page in reader.pages))


def test_the_word_file_has_all_lines_and_all_sources(word, kediri):
    text = text_of(word)
    for section in kediri.sections:
        assert section.title in text
    for source in kediri.sources:
        assert f"[{source.number}]" in text
        assert source.text in text
    assert SIGNS in text


def test_hostile_text_is_text_in_the_word_file(word):
    assert HOSTILE in text_of(word)


def test_the_word_file_links_to_plain_web_addresses_only(word):
    outside = {rel.target_ref for rel in word.part.rels.values() if rel.is_external}
    assert outside == {"https://contoh.test/a?x=1&y=<2>", "https://github.com/cahyadsn/wilayah"}


def test_every_number_leads_to_its_source(word):
    anchors = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))} - {None}
    marks = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= marks


def test_heads_of_tables_repeat_and_rows_stay_whole(word):
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_nobody_is_named_as_author(word):
    assert (word.core_properties.author, word.core_properties.title) == ("", "BAHAN KUNJUNGAN KE KOTA KEDIRI")


def test_the_pdf_has_all_lines_and_all_sources(pdf, kediri):
    text = pdf_text(pdf)
    for section in kediri.sections:
        assert squeezed(section.title) in text
    for source in kediri.sources:
        assert squeezed(source.text) in text
    assert squeezed(HOSTILE) in text
    assert f"Halaman1dari{len(pdf.pages)}" in text


def test_the_pdf_is_a4_with_its_fonts_inside(pdf):
    for page in pdf.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object().get("/FontDescriptor")
            assert described is None or "/FontFile2" in described.get_object()
            assert described is not None or font.get_object()["/BaseFont"] == "/Helvetica"


def test_the_pdf_links_to_plain_web_addresses_only(pdf):
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
    addresses = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}
    assert addresses == {"https://contoh.test/a?x=1&y=<2>", "https://github.com/cahyadsn/wilayah"}


def test_the_same_briefing_gives_the_same_pdf(kediri):
    assert render_pdf(kediri) == render_pdf(kediri)


def test_a_briefing_without_any_visit_can_be_written(world):
    briefing = world.brief("Jawa Barat", "perpustakaan", "Aceh")
    assert PdfReader(BytesIO(render_pdf(briefing))).pages
    assert docx.Document(BytesIO(render_word(briefing))).paragraphs


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_word_file(kediri, tmp_path: Path):
    path = tmp_path / "bahan.docx"
    path.write_bytes(render_word(kediri))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    reader = PdfReader(tmp_path / "bahan.pdf")
    text = pdf_text(reader)
    assert len(reader.pages) >= 3
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages} == {A4}
    for part in (
        "PEMERINTAH KABUPATEN SIAK",
        "NOTA DINAS",
        "10. Sumber",
        HOSTILE,
        SIGNS,
        "Demikian bahan ini",
    ):
        assert squeezed(part) in text


@pytest.mark.parametrize("name", ["bahan", "bahan.txt", "bahan.docx.exe", ".docx"])
def test_other_kinds_of_file_are_refused(name):
    with pytest.raises(UsageError, match=r"akhiri nama berkas dengan \.docx, \.pdf, atau \.md"):
        kind_of(Path(name))


def test_kinds_and_names_of_files(kediri):
    assert renderer_of("docx")(kediri)[:2] == b"PK"
    assert renderer_of("pdf")(kediri)[:5] == b"%PDF-"
    assert file_name(kediri, "pdf") == "bahan-kunjungan-kota-kediri-smart-city.pdf"


def test_endless_names_and_lists_fit_on_pages(world):
    visit = world.registry.get("k1")
    regions = [region for region in load_gazetteer().regions if region.code != "35.71"][:120]
    guests = tuple(replace(visit.visitors[0], value=Party(one.full_name, one.code)) for one in regions)
    endless = replace(
        visit,
        visitors=guests,
        programs=tuple(replace(visit.programs[0], value=f"{n} {'Panjang' * 400}") for n in range(40)),
        people=(replace(visit.people[0], value=Participant("Nama " * 300, "Jabatan " * 900, "host")),),
        outcomes=tuple(replace(visit.outcomes[0], value="x" * 9000, evidence=()) for _ in range(3)),
        venue=replace(visit.venue, value="Gedung " * 900),
    )
    request = world.request("Kota Kediri", "smart city", "Kabupaten Siak", subject="Perihal " * 900)
    briefing = build_briefing(VisitRegistry((endless,)), load_gazetteer(), world.archive, request)
    assert "dan 113 lainnya" in briefing.section("visits").blocks[1].rows[0][1].text
    assert len(PdfReader(BytesIO(render_pdf(briefing))).pages) > 3
    assert docx.Document(BytesIO(render_word(briefing))).tables
