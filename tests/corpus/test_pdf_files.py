"""PDF: titles of several lines, running heads, and no word that vanishes."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.loading import Loaded, NewArticle, load_bytes
from corpus.loading.pdf_heads import drop_running_heads, is_page_line

BODY, TITLE, SMALL = 11, 18, 9
Printed = tuple[int, str]
"""Size in points and one line."""


def make_pdf(pages: list[list[Printed]]) -> bytes:
    """A small PDF with one line under the other, each in its size."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        rows = "".join(f"/F1 {size} Tf ({line}) Tj 0 -{size + 4} Td\n" for size, line in lines)
        stream = f"BT 50 780 Td\n{rows}ET".encode("cp1252")
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


def load_pdf(pages: list[list[Printed]]) -> NewArticle:
    (found,) = load_bytes("a.pdf", make_pdf(pages))
    assert isinstance(found, Loaded), found
    return found.article


def in_body(*lines: str) -> list[Printed]:
    return [(BODY, line) for line in lines]


HEADLINE = ["DPRD Kabupaten Tuban Pelajari", "Pengelolaan Sampah Terpadu di", "Kabupaten Lamongan"]
FIRST = [
    "TUBAN - Rombongan DPRD Kabupaten Tuban mengunjungi Kabupaten Lamongan untuk",
    "belajar pengelolaan sampah, Kamis lalu, dan diterima sekretaris daerah beserta",
    "para kepala dinas.",
]
SECOND = [
    "Ketua rombongan mengatakan bahwa pengelolaan sampah di tempat itu dibiayai oleh",
    "desa dan warga, sehingga tidak membebani anggaran pemerintah kabupaten lagi.",
    "Kunjungan itu ditutup dengan makan siang.",
]


@pytest.mark.parametrize("size", [TITLE, BODY])
def test_a_title_of_three_lines_is_whole_and_stands_in_no_paragraph(size: int) -> None:
    article = load_pdf([[*((size, line) for line in HEADLINE), *in_body(*FIRST, *SECOND)]])
    assert article.title == " ".join(HEADLINE)
    assert article.text.startswith("Rombongan DPRD Kabupaten Tuban mengunjungi")
    assert article.text.endswith("Kunjungan itu ditutup dengan makan siang.")


def test_the_title_is_found_under_the_name_of_the_paper_and_its_date() -> None:
    head = [(SMALL, "WARTA NUSANTARA"), (SMALL, "Senin, 12 Juni 2023")]
    article = load_pdf([[*head, *((TITLE, line) for line in HEADLINE), *in_body(*FIRST, *SECOND)]])
    assert (article.title, article.published) == (" ".join(HEADLINE), date(2023, 6, 12))


def test_lines_that_run_over_the_pages_are_dropped_but_for_their_page_numbers_alike() -> None:
    pages = [
        [
            (SMALL, f"WARTA NUSANTARA - Edisi Juni {n}"),
            *in_body(*lines),
            (SMALL, f"Halaman {n} dari 2 | www.x.id"),
        ]
        for n, lines in enumerate((FIRST, SECOND), start=1)
    ]
    pages[0][1:1] = [(TITLE, line) for line in HEADLINE]
    article = load_pdf(pages)
    assert article.title == " ".join(HEADLINE)
    assert "WARTA" not in article.text and "Halaman" not in article.text and "www" not in article.text
    assert article.text.endswith("Kunjungan itu ditutup dengan makan siang.")


def test_a_title_that_runs_over_the_pages_stays_the_title() -> None:
    title = "DPRD Kabupaten Tuban Pelajari Pengelolaan Sampah Terpadu"
    article = load_pdf([in_body(title, *FIRST), in_body(title, *SECOND)])
    assert article.title == title and "Terpadu" not in article.text


def test_rows_whose_numbers_do_not_count_pages_stay() -> None:
    pages = ["a\nb\nc\nd\ne\nJumlah 12 desa", "f\ng\nh\ni\nj\nJumlah 40 desa"]
    assert [page[-1] for page in drop_running_heads(pages)] == ["Jumlah 12 desa", "Jumlah 40 desa"]


@pytest.mark.parametrize(
    "line",
    [
        "12",
        "Halaman 3",
        "Halaman 1 dari 2 | www.contoh.id",
        "Page 2 of 9",
        "https://contoh.id/a 1/2",
        "Warta | hal 3",
    ],
)
def test_a_line_of_page_numbers_and_addresses_is_known(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "keterangan ada di www.contoh.id milik dinas",
        "sebagaimana dimuat pada halaman 3 dari laporan itu",
        "2022 lalu",
    ],
)
def test_a_line_of_the_article_is_no_page_line(line: str) -> None:
    assert not is_page_line(line)


WORDS = st.sampled_from(
    ("bupati", "dinas", "sampah", "kota", "warga", "belajar", "anggaran", "desa", "jalan", "pasar", "sekolah")
)
NAMES = st.sampled_from(("Tuban", "Lamongan", "Kediri", "Sleman", "Bantul", "Garut", "Klaten", "Sragen"))


def lines_of(words: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(words, min_size=least, max_size=most).map(" ".join)


TITLES = st.lists(lines_of(NAMES | WORDS.map(str.capitalize), 1, 6), min_size=1, max_size=4)
SENTENCES = st.lists(lines_of(WORDS | NAMES, 8, 12), min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(TITLES, st.lists(SENTENCES, min_size=1, max_size=3), st.sampled_from([BODY, TITLE]), st.booleans())
def test_every_word_is_in_the_title_or_the_text(
    title: list[str], bodies: list[list[str]], size: int, framed: bool
) -> None:
    pages = []
    for number, body in enumerate(bodies, start=1):
        marked = [f"{line} {'xyz'[number - 1]}{'abcde'[row]}" for row, line in enumerate(body)]
        lines = in_body(f"Pada hari ke-{number} rombongan itu {marked[0]}", *marked[1:-1], f"{marked[-1]}.")
        foot = [(SMALL, f"Halaman {number} dari {len(bodies)} | www.contoh.id")] if framed else []
        pages.append([*(((size, line) for line in title) if number == 1 else ()), *lines, *foot])
    article = load_pdf(pages)
    words = re.findall(r"\w+", f"{article.title} {article.text}")
    wanted = re.findall(r"\w+", " ".join(line for page in pages for size, line in page if size != SMALL))
    assert sorted(set(wanted) - set(words)) == []
