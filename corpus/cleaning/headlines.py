"""The head of a page: its title, and what stands between the title and the first paragraph."""

import re
from collections.abc import Sequence

from corpus.cleaning.datelines import split_outlet
from corpus.cleaning.furniture import is_prose
from corpus.cleaning.paragraphs import ends_sentence

MAX_TITLE = 180
_MIN_TITLE = 12
_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_PAGES_SUFFIX = re.compile(r"\s+(?:halaman|page)\s+(?:all|\d+)$", re.IGNORECASE)


def letters_of(line: str) -> str:
    """Letters and digits of `line` in lower case: equal for lines that differ in signs and spaces only."""
    low = line.lower()
    # Cleaning compares every line of every article with others: the bytes of plain text are 25 times as quick.
    if low.isascii():
        return low.encode().translate(None, _ASCII_SIGNS).decode()
    return _SIGNS.sub("", low)


def is_title(line: str, following: Sequence[str]) -> bool:
    """True where the first line of a text is its title: short, no final full stop, body after it."""
    if not _MIN_TITLE <= len(line) <= MAX_TITLE or not 3 <= len(line.split()) <= 30:
        return False
    if ends_sentence(line) and line.rstrip("\"'”’)")[-1:] not in ("?", "!"):
        return False
    return any(is_prose(later) for later in following)


def find_title(paragraphs: Sequence[str]) -> int | None:
    """Index of the title: the first line that can be one, of five words at best (site names have fewer)."""
    first = next((number for number, line in enumerate(paragraphs) if is_prose(line)), len(paragraphs))
    able = [
        number for number in range(min(first, 15)) if is_title(paragraphs[number], paragraphs[number + 1 :])
    ]
    return next(
        (number for number in able if len(paragraphs[number].split()) >= 5), able[0] if able else None
    )


def split_site(title: str) -> tuple[str, str | None]:
    """Title and outlet of "Title - Kompas.com Halaman all"; outlet None where the title names none."""
    bare, outlet = split_outlet(title.lstrip("#* "))
    return _PAGES_SUFFIX.sub("", bare), outlet


def drop_head(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Without lines of a few words (writers, sections, places) before the first paragraph."""
    first = next((number for number, line in enumerate(paragraphs) if is_prose(line)), 0)
    return tuple(line for number, line in enumerate(paragraphs) if number >= first or not _is_label(line))


def _is_label(line: str) -> bool:
    return len(line.split()) <= 4 and not ends_sentence(line)
