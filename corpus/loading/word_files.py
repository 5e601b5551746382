"""Reader for Word files: paragraphs and table rows in order; the package is measured before it is opened."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from corpus import messages
from corpus.errors import ArticleRefused
from corpus.loading.types import Draft, LoadLimits

_OLE_MARK = b"\xd0\xcf\x11\xe0"
"""Old .doc files, and encrypted .docx, are OLE containers."""
_MAX_PARTS = 5_000
_BIG_PART = 1_000_000


def read_word(data: bytes, limits: LoadLimits) -> Draft:
    """The text of a .docx; a paragraph in the style "Title" is its title.

    Raises ArticleRefused for broken and encrypted files and for zip bombs.
    """
    if data.startswith(_OLE_MARK):
        raise ArticleRefused(messages.WORD_ENCRYPTED, "OLE container")
    _measure(data, limits)
    try:
        document: WordDocument = Document(io.BytesIO(data))
        title = next((text for style, text in _lines(document) if style == "Title" and text), None)
        lines = [text for style, text in _lines(document) if style != "Title"]
    except ArticleRefused:
        raise
    except Exception as error:  # python-docx, lxml and zipfile each have errors of their own for broken files
        raise ArticleRefused(messages.WORD_BROKEN, f"{type(error).__name__}: {error}") from error
    return Draft("\n\n".join(lines), title=title)


def _measure(data: bytes, limits: LoadLimits) -> None:
    """Checks what the package claims to unpack to; zipfile never unpacks more than is claimed."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise ArticleRefused(messages.WORD_BROKEN, f"zip: {error}") from error
    total = sum(part.file_size for part in parts)
    ratios = [part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > _BIG_PART]
    if (
        total > limits.max_unzipped_bytes
        or len(parts) > _MAX_PARTS
        or max(ratios, default=0) > limits.max_zip_ratio
    ):
        detail = f"{len(parts)} parts unpack to {total} bytes, largest ratio {max(ratios, default=0):.0f}"
        raise ArticleRefused(messages.WORD_BOMB, detail)
    if "word/document.xml" not in {part.filename for part in parts}:
        raise ArticleRefused(messages.WORD_BROKEN, "no word/document.xml in the package")
    if any(part.flag_bits & 1 for part in parts):
        raise ArticleRefused(messages.WORD_ENCRYPTED, "encrypted zip part")


def _lines(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Style name and text of each paragraph, and of each table row with its cells joined by spaces."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield "Table", " ".join(text for text in cells if text)
        else:
            style = block.style.name if block.style is not None else ""
            yield style or "", block.text.replace("\n", "\n\n").strip()
