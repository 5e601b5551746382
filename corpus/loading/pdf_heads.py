"""The head of a PDF: its title, which may take several lines, and the furniture that its pages share."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.cleaning.datelines import read_dateline
from corpus.cleaning.furniture import is_furniture
from corpus.cleaning.headlines import MAX_TITLE, letters_of
from corpus.cleaning.paragraphs import ends_sentence, join_lines, looks_like_headline
from corpus.cleaning.publication import read_publication_line

_EDGE = 3
"""Lines at either end of a page where running heads, page numbers and addresses stand."""
_PAGE_NUMBER = re.compile(
    r"(?:halaman|page|hal\.?)?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(?:(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_PAGE_OF_PAGES = re.compile(
    r"(?:Halaman|HALAMAN|Hal|HAL|Hlm|Page|PAGE)\b\.? ?:? ?\d{1,4} ?(?:dari|DARI|of|OF|/) ?\d{1,4}(?: ?[|•·–—-].*)?$"
    r"|(?:www\.|https?://)\S+(?: \d{1,4}(?: ?/ ?\d{1,4})?)?$"
)
_ENDS_IN_PAGE = re.compile(
    r"(?:[|•·–—] ?(?:halaman|hal|hlm|page)\b\.? ?\d{1,4}|\b(?:Halaman|Page) \d{1,4} (?:dari|of) \d{1,4})$",
)
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_MAX_NUMBERS = 6
_MIN_SHARED = 2
_SENTENCE_WORDS = 5
_MAX_FOOTER = 120
_MAX_TITLE_LINES = 6
_MIN_TITLE_WORDS = 3
_BIGGER = 1.15
"""Print this much larger than the body is a heading."""
_SMALL_ENDS = frozenset(
    {"di", "ke", "dan", "dari", "untuk", "yang", "dengan", "oleh", "pada", "dalam", "bagi"}
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the first page's text, as it was printed."""

    text: str
    size: float
    """Height of the letters in points."""


def drop_running_heads(pages: Sequence[str]) -> list[list[str]]:
    """Lines of each page without page numbers, and without first and last lines that most pages share.

    Numbers that count the pages do not matter for what is shared. Where the title of the first page runs
    over the others, it stays there.
    """
    lines = [page.split("\n") for page in pages]
    edges = Counter(
        key
        for number, page in enumerate(lines)
        for key in {key for i in _edge_indices(page) for key in _keys(page[i], number)}
    )
    shared = {key for key, count in edges.items() if count >= _least(key) and count > 0.6 * len(pages)}
    kept = [_drop_edges(page, number, shared) for number, page in enumerate(lines)]
    if lines and (title := _dropped_title(lines[0], kept[0], shared)):
        kept[0].insert(0, title)
    return kept


def _least(key: str) -> int:
    """Pages that must share a line: a whole sentence may stand on two pages by chance."""
    return _MIN_SHARED + (ends_sentence(key) and len(key.split()) >= _SENTENCE_WORDS)


def _edge_indices(page: Sequence[str]) -> set[int]:
    """Indices of the lines at the ends of a page; the midst of a short page is no edge."""
    size = min(_EDGE, max(1, len(page) // 3))
    return {*range(min(size, len(page))), *range(max(0, len(page) - size), len(page))}


def _keys(line: str, page: int) -> set[str]:
    """What `line` shares with its like on other pages: itself, or itself with one number that counts pages."""
    low = line.lower()
    if not low.strip():
        return set()
    numbers = list(_NUMBER.finditer(low))[:_MAX_NUMBERS]
    return {low} | {f"{low[: n.start()]}#{int(n.group()) - page}{low[n.end() :]}" for n in numbers}


def _drop_edges(page: Sequence[str], number: int, shared: set[str]) -> list[str]:
    edges = _edge_indices(page)
    return [
        line
        for i, line in enumerate(page)
        if i not in edges or not (_keys(line, number) & shared or is_page_line(line))
    ]


def is_page_line(line: str) -> bool:
    """True for a page number, and for a line such as "Halaman 1 dari 2 | www.contoh.id"."""
    return len(line) <= _MAX_FOOTER and (
        _PAGE_NUMBER.fullmatch(line) is not None
        or _PAGE_OF_PAGES.match(line) is not None
        or _ENDS_IN_PAGE.search(line) is not None
    )


def _dropped_title(page: Sequence[str], kept: Sequence[str], shared: set[str]) -> str | None:
    """The first line of the first page where it was taken for a running head and nothing else is a title."""
    first = page[0] if page else ""
    if not _keys(first, 0) & shared or is_page_line(first) or any(char.isdigit() for char in first):
        return None
    has_title = bool(kept) and _may_be_title_line(kept[0])
    return None if has_title or len(first.split()) < _MIN_TITLE_WORDS + 2 else first


def take_title(lines: Sequence[str], chunks: Sequence[Chunk]) -> tuple[str | None, list[str]]:
    """The title at the head of `lines`, and the lines without it; every word is in one of the two.

    It is the largest print that can be one, else the first lines up to the body, else None.
    """
    for wanted in _large_runs(chunks):
        if (found := _find_run(lines, wanted)) is not None:
            first, last = found
            return join_lines(lines[first:last]), [*lines[:first], *lines[last:]]
    count = _count_title_lines(lines)
    # The name of a paper above the title, in the same print: the cleaning knows how to tell them apart.
    if count == 0 or (count == 1 and len(lines) > 1 and _may_be_title_line(lines[1])):
        return None, list(lines)
    return join_lines(lines[:count]), list(lines[count:])


def _large_runs(chunks: Sequence[Chunk]) -> list[str]:
    """Letters of the runs of one size that are larger than the body, largest first."""
    letters: Counter[float] = Counter()
    for chunk in chunks:
        letters[chunk.size] += len(letters_of(chunk.text))
    if not letters:
        return []
    body = letters.most_common(1)[0][0]
    printed = (chunk for chunk in chunks if chunk.text.strip())
    runs = [
        (size, " ".join(chunk.text for chunk in run))
        for size, run in groupby(printed, lambda chunk: chunk.size)
    ]
    large = [(size, text) for size, text in runs if size > _BIGGER * body and _is_title_text(text)]
    return [letters_of(text) for _, text in sorted(large, key=lambda run: -run[0])]


def _is_title_text(text: str) -> bool:
    return len(text.split()) >= _MIN_TITLE_WORDS and len(" ".join(text.split())) <= 2 * MAX_TITLE


def _find_run(lines: Sequence[str], wanted: str) -> tuple[int, int] | None:
    """First and last (excluded) of the lines whose letters are `wanted`."""
    for first in range(min(len(lines), 2 * _MAX_TITLE_LINES)):
        letters = ""
        for last in range(first, min(len(lines), first + _MAX_TITLE_LINES)):
            letters += letters_of(lines[last])
            if letters == wanted:
                return first, last + 1
            if not wanted.startswith(letters):
                break
    return None


def _count_title_lines(lines: Sequence[str]) -> int:
    """Number of lines at the head that make up one title in the print of the body; 0 where none is there."""
    count = 0
    for line in lines[:_MAX_TITLE_LINES]:
        if not _may_be_title_line(line) or (count and not _goes_on(lines[count - 1], line)):
            break
        count += 1
        if ends_sentence(line):
            break
    return count if len(join_lines(lines[:count])) <= MAX_TITLE else 0


def _may_be_title_line(line: str) -> bool:
    if not line.strip() or is_furniture(line) or read_publication_line(line) or read_dateline(line):
        return False
    return looks_like_headline(line) or (
        line[:1].isupper() and len(line.split()) <= 4 and line[-1:].isalpha()
    )


def _goes_on(before: str, line: str) -> bool:
    """True where both lines are in capitals, or neither is; after "di" and the like any line goes on."""
    last = before.rsplit(maxsplit=1)[-1].lower()
    return last in _SMALL_ENDS or before.isupper() == line.isupper()
