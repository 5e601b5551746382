"""Which reader reads what: by the ending of a name, the type that a site names, and the first bytes."""

import re
from pathlib import PurePath

from corpus import messages
from corpus.errors import ArticleRefused
from corpus.loading.decoding import decode_text
from corpus.loading.plain import has_front_matter, read_markdown, read_plain
from corpus.loading.types import Draft, LoadLimits

_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "word",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
_CONTENT_TYPES = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(name: str, content_type: str = "") -> str | None:
    """`text`, `markdown`, `page`, `pdf`, `word` or `lines`; None for anything else.

    A content type wins over the ending of the name, unless it says nothing (`application/octet-stream`).
    """
    if content_type and content_type not in ("application/octet-stream", "binary/octet-stream"):
        return _CONTENT_TYPES.get(content_type)
    kind = _ENDINGS.get(PurePath(name).suffix.lower())
    return "page" if kind is None and content_type == "" and "://" in name else kind


def read_kind(
    kind: str, data: bytes, limits: LoadLimits, charset: str | None = None, address: str | None = None
) -> Draft:
    """The draft that the reader for `kind` makes of `data`; raises ArticleRefused."""
    if not data.strip():
        raise ArticleRefused(messages.EMPTY, f"{len(data)} bytes")
    # The libraries behind these readers take a third of a second to load, which no question should wait for.
    if kind == "pdf":
        from corpus.loading.pdf_files import read_pdf  # noqa: PLC0415

        return read_pdf(data, limits)
    if kind == "word":
        from corpus.loading.word_files import read_word  # noqa: PLC0415

        return read_word(data, limits)
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise ArticleRefused(messages.BINARY, f"a {kind} file that begins with {data[:4]!r}")
    text = decode_text(data, charset or _declared_charset(kind, data))
    if kind == "page" or _PAGE_START.match(text[:2000]):
        from corpus.loading.web_pages import read_web_page  # noqa: PLC0415

        return read_web_page(text, address)
    return read_markdown(text) if kind == "markdown" or has_front_matter(text) else read_plain(text)


def _declared_charset(kind: str, data: bytes) -> str | None:
    found = (
        re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", data[:4096], re.IGNORECASE)
        if kind == "page"
        else None
    )
    return found.group(1).decode("ascii") if found else None
