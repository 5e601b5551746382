"""Reader for PDF: the text of the pages, without running heads, its lines put together to paragraphs."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus import messages
from corpus.cleaning.normalising import normalise_text
from corpus.cleaning.paragraphs import ends_sentence, join_lines
from corpus.errors import ArticleRefused
from corpus.loading.types import Draft, LoadLimits

_PAGE_NUMBER = re.compile(
    r"(?:halaman|page|hal\.?)?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(?:(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_SHORT_LINE = 0.75
"""A line shorter than this share of the width, ending a sentence, ends its paragraph."""
_MIN_LETTERS_PER_PAGE = 10
"""Fewer letters a page than this, on average, are stamps on scanned pictures."""


def read_pdf(data: bytes, limits: LoadLimits) -> Draft:
    """The text of a PDF.

    Raises ArticleRefused for broken, encrypted, scanned and too long ones.
    """
    pages = _read_pages(data, limits)
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < _MIN_LETTERS_PER_PAGE * len(pages):
        raise ArticleRefused(messages.PDF_SCANNED, f"{letters} letters on {len(pages)} pages")
    lines = [line for page in _drop_running_heads(pages) for line in page]
    return Draft("\n\n".join(build_paragraphs(lines)))


def _read_pages(data: bytes, limits: LoadLimits) -> list[str]:
    if b"%PDF-" not in data[:1024]:
        raise ArticleRefused(messages.PDF_BROKEN, "no %PDF- mark in the first 1024 bytes")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleRefused(messages.PDF_ENCRYPTED, "the empty password does not open it")
        if len(reader.pages) > limits.max_pages:
            raise ArticleRefused(messages.too_many_pages(limits.max_pages), f"{len(reader.pages)} pages")
        return [normalise_text(page.extract_text()) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        if "crypt" in str(error).lower() or "password" in str(error).lower():
            raise ArticleRefused(messages.PDF_ENCRYPTED, str(error)) from error
        raise ArticleRefused(messages.PDF_BROKEN, f"{type(error).__name__}: {error}") from error


def _drop_running_heads(pages: Sequence[str]) -> list[list[str]]:
    """Lines of each page without page numbers and without first and last lines that most pages share."""
    lines = [page.split("\n") for page in pages]
    edges = Counter(key for page in lines for key in {_edge_key(line) for line in (*page[:2], *page[-2:])})
    shared = {key for key, count in edges.items() if count >= 3 and count > 0.6 * len(pages)}
    return [_drop_edges(page, shared) for page in lines]


def _edge_key(line: str) -> str:
    return re.sub(r"\d+", "#", line.lower())


def _drop_edges(page: list[str], shared: set[str]) -> list[str]:
    last = len(page) - 2
    return [
        line
        for number, line in enumerate(page)
        if not (
            (number < 2 or number >= last) and (_edge_key(line) in shared or _PAGE_NUMBER.fullmatch(line))
        )
    ]


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
