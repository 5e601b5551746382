"""Reader for PDF: the text of the pages, without running heads, its lines put together to paragraphs."""

import io
from collections.abc import Callable, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus import messages
from corpus.cleaning.normalising import normalise_text
from corpus.cleaning.paragraphs import ends_sentence, join_lines
from corpus.errors import ArticleRefused
from corpus.loading.pdf_heads import Chunk, drop_running_heads, take_title
from corpus.loading.types import Draft, LoadLimits

_SHORT_LINE = 0.75
"""A line shorter than this share of the width, ending a sentence, ends its paragraph."""
_MIN_LETTERS_PER_PAGE = 10
"""Fewer letters a page than this, on average, are stamps on scanned pictures."""


def read_pdf(data: bytes, limits: LoadLimits) -> Draft:
    """The text of a PDF.

    Raises ArticleRefused for broken, encrypted, scanned and too long ones.
    """
    pages, chunks = _read_pages(data, limits)
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < _MIN_LETTERS_PER_PAGE * len(pages):
        raise ArticleRefused(messages.PDF_SCANNED, f"{letters} letters on {len(pages)} pages")
    first, *others = drop_running_heads(pages)
    title, first = take_title(first, chunks)
    lines = [*first, *(line for page in others for line in page)]
    return Draft("\n\n".join(build_paragraphs(lines)), title=title)


def _read_pages(data: bytes, limits: LoadLimits) -> tuple[list[str], list[Chunk]]:
    """The text of each page, and the pieces of the first with the size of their print."""
    if b"%PDF-" not in data[:1024]:
        raise ArticleRefused(messages.PDF_BROKEN, "no %PDF- mark in the first 1024 bytes")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleRefused(messages.PDF_ENCRYPTED, "the empty password does not open it")
        if len(reader.pages) > limits.max_pages:
            raise ArticleRefused(messages.too_many_pages(limits.max_pages), f"{len(reader.pages)} pages")
        chunks: list[Chunk] = []
        pages = [
            normalise_text(page.extract_text(visitor_text=None if number else _chunk_reader(chunks)))
            for number, page in enumerate(reader.pages)
        ]
        return pages, chunks
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        if "crypt" in str(error).lower() or "password" in str(error).lower():
            raise ArticleRefused(messages.PDF_ENCRYPTED, str(error)) from error
        raise ArticleRefused(messages.PDF_BROKEN, f"{type(error).__name__}: {error}") from error


def _chunk_reader(chunks: list[Chunk]) -> Callable[[str, list[float], list[float], object, float], None]:
    """A visitor for pypdf that appends to `chunks`; the size counts the scaling of text and page."""

    def read(text: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        scale = abs((line[0] * line[3] - line[1] * line[2]) * (page[0] * page[3] - page[1] * page[2])) ** 0.5
        chunks.append(Chunk(normalise_text(text), round(abs(size) * scale, 1)))

    return read


def build_paragraphs(lines: Sequence[str]) -> list[str]:
    """Paragraphs of a column: an empty line ends one, and so does a short line that ends a sentence."""
    width = _column_width(lines)
    paragraphs: list[str] = []
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.strip())
        if block and (not line.strip() or _ends_paragraph(line, block, width)):
            paragraphs.append(join_lines(block))
            block = []
    return [*paragraphs, join_lines(block)] if block else paragraphs


def _column_width(lines: Sequence[str]) -> int:
    """Length that nine of ten lines do not exceed."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _ends_paragraph(line: str, block: Sequence[str], width: int) -> bool:
    if len(line) >= _SHORT_LINE * width:
        return False
    return ends_sentence(line) or len(block) == 1
