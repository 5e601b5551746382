"""Loading: every kind of file and every kind of damage, one outcome each."""

import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from corpus import messages
from corpus.loading import Loaded, LoadLimits, Refused, load_bytes, load_source

BODY = (
    "Pemerintah Kota Padang mengunjungi Pemerintah Kota Bekasi untuk studi banding pelayanan publik. "
    "Rombongan diterima oleh Asisten Pemerintahan di ruang rapat dan berdialog selama dua jam."
)
PAGE = f"""<!DOCTYPE html><html><head><title>Padang Belajar ke Bekasi - Radar Bekasi</title>
<meta property="og:title" content="Padang Belajar ke Bekasi"><meta property="og:site_name" content="Radar Bekasi">
<meta property="article:published_time" content="2022-09-21T08:00:00+07:00">
<link rel="canonical" href="https://radarbekasi.example/2022/09/padang?utm_source=x">
<script>alert("jangan")</script></head><body><nav><a href="/">Beranda</a><a href="/b">Berita</a></nav>
<article><h1>Padang Belajar ke Bekasi</h1><p>{BODY}</p><p>{BODY.replace("Padang", "Bukittinggi")}</p></article>
<script>document.write("rusak")</script><footer>Hak Cipta 2022</footer></body></html>"""


def only(outcomes: object) -> Loaded | Refused:
    found = list(outcomes)  # type: ignore[call-overload]
    assert len(found) == 1
    return found[0]  # type: ignore[no-any-return]


def loaded(outcomes: object) -> Loaded:
    found = only(outcomes)
    assert isinstance(found, Loaded), found
    return found


def refused(outcomes: object) -> Refused:
    found = only(outcomes)
    assert isinstance(found, Refused), found
    return found


def make_pdf(pages: list[list[str]]) -> bytes:
    """A small PDF with one text line under the other."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        rows = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td\n{rows}ET".encode("cp1252")
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects.append(f"{page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return data + end.encode() + f"startxref\n{len(data)}\n%%EOF\n".encode()


def make_word(*paragraphs: str, title: str | None = None) -> bytes:
    document = Document()
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class TestText:
    def test_a_text_file_is_cleaned_and_keeps_its_path_as_origin(self, tmp_path: Path) -> None:
        path = tmp_path / "padang.txt"
        path.write_text(f"Padang Belajar ke Kota Bekasi\n\n{BODY}\n\nEditor: Redaksi", encoding="utf-8")
        found = loaded(load_source(str(path)))
        assert (found.article.title, found.article.text) == ("Padang Belajar ke Kota Bekasi", BODY)
        assert found.article.origin == str(path)
        assert found.warnings == ()

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
    )
    def test_the_encoding_is_found(self, encoding: str) -> None:
        text = f"“Kami belajar,” kata wali kota – singkat. {BODY}"
        assert loaded(load_bytes("a.txt", text.encode(encoding))).article.text == text

    def test_a_page_saved_as_text_is_read_as_a_page(self) -> None:
        assert loaded(load_bytes("a.txt", PAGE.encode())).article.outlet == "Radar Bekasi"

    def test_another_language_is_accepted_with_a_warning(self) -> None:
        english = (
            "The delegation of the city council visited the regency to learn about waste management. " * 4
        )
        assert loaded(load_bytes("a.txt", english.encode())).warnings == (messages.NOT_INDONESIAN,)

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", messages.EMPTY),
            (b"  \r\n\t ", messages.EMPTY),
            (b"\xff\xfe", messages.EMPTY),
            (b"Terlalu pendek.", messages.TOO_SHORT),
            (os.urandom(4096) + b"\x00", messages.BINARY),
            (bytes(range(1, 32)) * 50, messages.BINARY),
            (b"\x89PNG\r\n\x1a\n" + b"abc" * 100, messages.BINARY),
            (b"%PDF-1.4 " + b"abc " * 100, messages.BINARY),
        ],
    )
    def test_what_is_no_article_is_refused_with_one_sentence(self, data: bytes, reason: str) -> None:
        assert refused(load_bytes("a.txt", data)).reason == reason

    def test_a_very_long_text_is_refused(self) -> None:
        words = " ".join(f"kata{number}" for number in range(150_000))
        assert refused(load_bytes("a.txt", words.encode())).reason == messages.TOO_LONG


class TestMarkdown:
    def test_front_matter_gives_the_fields(self) -> None:
        head = (
            '---\nid: padang-1\ntitle: "Padang: belajar"\nurl: HTTPS://Radar.example/a/?utm_source=x\n'
            "outlet: Radar\npublished: 2022-09-20\ndigest: true\n---\n\n"
        )
        article = loaded(load_bytes("a.md", (head + BODY).encode())).article
        assert (article.id, article.title, article.url) == (
            "padang-1",
            "Padang: belajar",
            "https://radar.example/a",
        )
        assert (article.outlet, article.published, article.digest) == ("Radar", date(2022, 9, 20), True)
        assert article.text == BODY

    def test_without_front_matter_the_first_heading_is_the_title(self) -> None:
        article = loaded(
            load_bytes("a.md", f"# Padang Belajar\n\n**Tebal** [tautan](http://x.example) {BODY}".encode())
        ).article
        assert article.title == "Padang Belajar"
        assert article.text == f"Tebal tautan {BODY}"

    def test_an_unknown_field_is_a_warning(self) -> None:
        found = loaded(load_bytes("a.md", f"---\ntitel: A\n---\n{BODY}".encode()))
        assert found.warnings == (messages.unknown_field("titel"),)

    @pytest.mark.parametrize(
        ("head", "field"),
        [
            ("title: [a, b]", "title"),
            ("title: 2022", "title"),
            ("published: kemarin", "published"),
            ("published: 20220920", "published"),
            ("digest: 'ya'", "digest"),
            ("url: ftp://a.example/b", "url"),
            ("url: 5", "url"),
            ("outlet: {a: b}", "outlet"),
        ],
    )
    def test_a_field_of_a_wrong_type_is_refused_by_name(self, head: str, field: str) -> None:
        assert f"'{field}'" in refused(load_bytes("a.md", f"---\n{head}\n---\n{BODY}".encode())).reason

    @pytest.mark.parametrize(
        "head", ["title: a: b: c", "- a\n- b", "!!python/object/apply:os.system ['true']", "[kata, " * 1000]
    )
    def test_front_matter_that_is_no_mapping_is_refused(self, head: str) -> None:
        assert (
            refused(load_bytes("a.md", f"---\n{head}\n---\n{BODY}".encode())).reason
            == messages.FRONT_MATTER_BROKEN
        )


class TestJsonLines:
    def test_each_line_is_good_or_bad_by_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        lines = [
            json.dumps({"id": "satu", "text": BODY, "title": "Satu", "published": "2022-09-20"}),
            "{rusak",
            "",
            json.dumps({"judul": "tanpa teks"}),
            json.dumps([1, 2]),
            "[" * 100_000,
            json.dumps({"text": BODY, "tanggal": "x", "published": None}),
        ]
        path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
        found = list(load_source(str(path)))
        assert [type(outcome).__name__ for outcome in found] == [
            "Loaded",
            "Refused",
            "Refused",
            "Refused",
            "Refused",
            "Loaded",
        ]
        assert [outcome.reason for outcome in found if isinstance(outcome, Refused)] == [
            messages.bad_line(2),
            messages.missing_text(4),
            messages.bad_line(5),
            messages.bad_line(6),
        ]
        last = found[-1]
        assert isinstance(last, Loaded)
        assert last.warnings == (messages.unknown_field("tanggal"),)
        assert last.article.origin == f"{path} baris 7"
        assert last.source.endswith("a.jsonl baris 7")

    def test_a_line_over_the_limit_is_refused_and_the_rest_goes_on(self) -> None:
        data = json.dumps({"text": "a" * 5000}) + "\n" + json.dumps({"text": BODY})
        found = list(load_bytes("a.jsonl", data.encode(), LoadLimits(max_bytes=1_000)))
        assert [type(outcome).__name__ for outcome in found] == ["Refused", "Loaded"]

    def test_broken_surrogates_do_not_reach_the_text(self) -> None:
        data = json.dumps({"text": BODY + " \ud800.", "title": "A\udfff"}).encode()
        assert loaded(load_bytes("a.jsonl", data)).article.text == f"{BODY} ."


class TestWebPage:
    def test_text_title_outlet_day_and_address_come_from_the_page(self) -> None:
        article = loaded(load_bytes("a.html", PAGE.encode())).article
        assert (article.title, article.outlet) == ("Padang Belajar ke Bekasi", "Radar Bekasi")
        assert (article.published, article.url) == (
            date(2022, 9, 21),
            "https://radarbekasi.example/2022/09/padang",
        )
        assert article.text.startswith("Pemerintah Kota Padang mengunjungi")
        assert "alert" not in article.text and "rusak" not in article.text and "Beranda" not in article.text

    def test_a_day_that_the_page_does_not_declare_is_not_guessed(self) -> None:
        page = PAGE.replace('property="article:published_time"', 'name="lain"').replace(
            "jam.", "jam pada 7 Juni 2022."
        )
        assert loaded(load_bytes("a.html", page.encode())).article.published is None

    @pytest.mark.parametrize(
        "page", ["<html></html>", "<html><script>var a = 'x'</script></html>", "<!-- -->"]
    )
    def test_a_page_without_text_is_refused(self, page: str) -> None:
        assert refused(load_bytes("a.html", page.encode())).reason in (
            messages.NO_ARTICLE_IN_PAGE,
            messages.BINARY,
        )

    def test_a_declared_encoding_is_believed(self) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace(
            "berdialog", "“berdialog”"
        )
        assert "“berdialog”" in loaded(load_bytes("a.html", page.encode("cp1252"))).article.text

    def test_deep_nesting_is_one_outcome(self) -> None:
        assert only(load_bytes("a.html", (b"<div>" * 50_000) + BODY.encode()))


class TestPdf:
    def test_lines_become_paragraphs_and_parted_words_are_whole(self) -> None:
        lines = [
            "Kota Padang Belajar Pelayanan Publik",
            "Pemerintah Kota Padang mengunjungi Pemerintah Kota Bekasi untuk mempela-",
            "jari pelayanan publik bagi warga yang tinggal di masing-masing kecamatan",
            "selama dua hari.",
            "Rombongan diterima oleh Asisten Pemerintahan di ruang rapat lalu melihat",
            "loket pelayanan.",
        ]
        article = loaded(load_bytes("a.pdf", make_pdf([lines]))).article
        assert article.title == "Kota Padang Belajar Pelayanan Publik"
        assert article.text.split("\n\n") == [
            "Pemerintah Kota Padang mengunjungi Pemerintah Kota Bekasi untuk mempelajari pelayanan publik bagi "
            "warga yang tinggal di masing-masing kecamatan selama dua hari.",
            "Rombongan diterima oleh Asisten Pemerintahan di ruang rapat lalu melihat loket pelayanan.",
        ]

    def test_running_heads_and_page_numbers_are_dropped(self) -> None:
        middle = "Pemerintah Kota Padang mengunjungi Pemerintah Kota Bekasi untuk belajar lagi"
        pages = [
            ["Buletin Kota", f"{middle} kali ke {word}.", str(number)]
            for number, word in enumerate(["satu", "dua", "tiga"], 1)
        ]
        text = loaded(load_bytes("a.pdf", make_pdf(pages))).article.text
        assert "Buletin" not in text and text.count(middle) == 3 and not text.endswith("3")

    def test_an_encrypted_pdf_is_refused(self) -> None:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([[BODY]]))))
        writer.encrypt("rahasia", algorithm="RC4-128")
        buffer = io.BytesIO()
        writer.write(buffer)
        assert refused(load_bytes("a.pdf", buffer.getvalue())).reason == messages.PDF_ENCRYPTED

    def test_a_scanned_pdf_is_refused(self) -> None:
        assert refused(load_bytes("a.pdf", make_pdf([[], []]))).reason == messages.PDF_SCANNED

    @pytest.mark.parametrize("data", [b"bukan pdf", b"%PDF-1.7\n%%EOF", make_pdf([[BODY]])[:200]])
    def test_a_broken_pdf_is_refused(self, data: bytes) -> None:
        assert refused(load_bytes("a.pdf", data)).reason in (messages.PDF_BROKEN, messages.PDF_SCANNED)

    def test_too_many_pages_are_refused(self) -> None:
        reason = refused(load_bytes("a.pdf", make_pdf([[BODY]] * 3), LoadLimits(max_pages=2))).reason
        assert reason == messages.too_many_pages(2)


class TestWord:
    def test_paragraphs_tables_and_the_title_are_read(self) -> None:
        article = loaded(load_bytes("a.docx", make_word(BODY, title="Padang Belajar"))).article
        assert (article.title, article.text) == ("Padang Belajar", BODY)

    def test_a_zip_bomb_is_refused_before_it_is_opened(self) -> None:
        buffer = io.BytesIO(make_word(BODY))
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/media/a.bin", b"\x00" * 30_000_000)
        assert refused(load_bytes("a.docx", buffer.getvalue())).reason == messages.WORD_BOMB

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"bukan zip", messages.WORD_BROKEN),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, messages.WORD_ENCRYPTED),
            (make_word(BODY)[:-300], messages.WORD_BROKEN),
        ],
    )
    def test_broken_and_locked_files_are_refused(self, data: bytes, reason: str) -> None:
        assert refused(load_bytes("a.docx", data)).reason == reason

    def test_a_zip_that_is_no_word_file_is_refused(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            package.writestr("a.txt", "b")
        assert refused(load_bytes("a.docx", buffer.getvalue())).reason == messages.WORD_BROKEN


class TestPlaces:
    def test_a_folder_is_read_in_order_with_its_subfolders(self, tmp_path: Path) -> None:
        for name in (
            "b.txt",
            "a/z.md",
            "a/.tersembunyi.txt",
            ".git/x.txt",
            "gambar.png",
            "README.md",
            "c.html",
        ):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(PAGE if name.endswith(".html") else BODY, encoding="utf-8")
        found = [outcome.source for outcome in load_source(str(tmp_path))]
        assert found == [str(tmp_path / name) for name in ("a/z.md", "b.txt", "c.html")]

    def test_one_bad_file_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"rusak")
        (tmp_path / "b.txt").write_text(BODY)
        assert [type(outcome).__name__ for outcome in load_source(str(tmp_path))] == ["Refused", "Loaded"]

    def test_a_file_over_the_limit_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "besar.txt"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        assert refused(load_source(str(path))).reason == messages.too_large(20)

    def test_special_files_links_and_missing_ones_are_refused(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipa.txt")
        (tmp_path / "putus.txt").symlink_to(tmp_path / "tiada.txt")
        assert refused(load_source(str(tmp_path / "pipa.txt"))).reason == messages.NOT_A_FILE
        assert refused(load_source(str(tmp_path / "putus.txt"))).reason == messages.NOT_FOUND
        assert refused(load_source(str(tmp_path / "tiada.txt"))).reason == messages.NOT_FOUND
        assert refused(load_source(str(tmp_path))).reason == messages.EMPTY_FOLDER

    @pytest.mark.parametrize("name", ["foto.png", "arsip.zip", "tanpa-akhiran", "lama.doc"])
    def test_an_unknown_kind_is_refused_where_it_is_named(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text(BODY)
        assert refused(load_source(str(tmp_path / name))).reason == messages.UNSUPPORTED

    @pytest.mark.parametrize("name", ["a\x00b.txt", "", "x" * 5000 + ".txt"])
    def test_impossible_names_are_refused(self, name: str) -> None:
        assert refused(load_source(name)).reason in (messages.NOT_FOUND, messages.UNREADABLE)

    def test_an_unexpected_error_is_a_refusal_with_its_cause(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def explode(*_: object, **__: object) -> None:
            raise ZeroDivisionError("hancur")

        monkeypatch.setattr("corpus.loading.sources.finish_article", explode)
        found = refused(load_bytes("a.txt", BODY.encode()))
        assert (found.reason, found.detail) == (messages.UNEXPECTED, "ZeroDivisionError: hancur")
