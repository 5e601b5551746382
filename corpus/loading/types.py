"""What goes into a reader and what comes out of loading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.incoming import NewArticle


@dataclass(frozen=True, slots=True)
class LoadLimits:
    """Bounds on what one source may cost; what is over one of them is refused, never cut."""

    max_bytes: int = 20_000_000
    """Bytes of a file or page; checked before reading where the size is known. For .jsonl, of one line."""
    max_jsonl_bytes: int = 500_000_000
    """Bytes of a .jsonl file, which is read line by line."""
    min_characters: int = 80
    """Characters of cleaned text: less is a headline or a notice, not an article."""
    max_characters: int = 1_000_000
    """Characters of cleaned text: more is a book."""
    max_pages: int = 200
    """Pages of a PDF."""
    max_unzipped_bytes: int = 100_000_000
    """Bytes of a .docx after unpacking."""
    max_zip_ratio: int = 200
    """Unpacked to packed size of any part of a .docx of more than 1 MB; text packs about 10 to 1."""
    timeout: float = 15.0
    """Seconds to wait for a site at each step."""
    max_seconds: float = 60.0
    """Seconds for one address, redirects included."""
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Loaded:
    """One article, ready for the archive."""

    article: NewArticle
    source: str
    """Path or address as it was given, with ` baris N` for a line of a .jsonl file; printable."""
    warnings: tuple[str, ...] = ()
    """Indonesian sentences."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One source that is no article; the others go on."""

    source: str
    reason: str
    """One Indonesian sentence that says what to do."""
    detail: str = ""
    """English, for the log."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found, before cleaning."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    id: str | None = None
    digest: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer of a web site."""

    url: str
    """Address after redirects."""
    content_type: str
    """Such as `text/html`, lower case, without parameters; empty where the site names none."""
    charset: str | None
    data: bytes


Fetch = Callable[[str, LoadLimits], Fetched]
"""Gets an address within limits; raises ArticleRefused."""
