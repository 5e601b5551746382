"""Lines put together to paragraphs, where a file or a PDF page broke them at its width."""

import re
from collections.abc import Sequence
from itertools import pairwise

MAX_WRAP = 110
"""No text file or PDF column that wraps its lines is wider; newspaper paragraphs on one line are longer."""

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")
_HYPHEN_END = re.compile(r"([^\W\d_]{2,})-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LIST_ITEM = re.compile(r"(?:[-*•▪●–]|\(?\d{1,2}[.)]|[a-z][.)])\s")


def ends_sentence(line: str) -> bool:
    """True where `line` ends with a full stop or the like, closing quotes and brackets aside."""
    return _ENDS_SENTENCE.search(line[-12:]) is not None


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs of normalised `text`: each line is one, unless its block was wrapped at a fixed width."""
    paragraphs: list[str] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        paragraphs.extend([join_lines(lines)] if _is_wrapped(lines) else lines)
    return tuple(paragraphs)


def join_lines(lines: Sequence[str]) -> str:
    """`lines` as one paragraph; a word that was parted at a line end is whole again."""
    joined: list[str] = []
    for line in lines:
        if joined and (part := _HYPHEN_END.search(joined[-1][-40:])):
            joined[-1] = _mend_hyphen(joined[-1], part.group(1), line)
        else:
            joined.append(line)
    return " ".join(joined)


def _mend_hyphen(before: str, part: str, after: str) -> str:
    """Reduplication ("masing-masing") and names keep their hyphen; a parted word loses it."""
    word = _FIRST_WORD.match(after)
    follows = word.group().lower() if word else ""
    if not follows or follows[0] != after[0] or _is_repeat(part.lower(), follows):
        return before + after
    return before[:-1] + after


def _is_repeat(first: str, second: str) -> bool:
    stem = min(len(first), 4)
    return second.startswith((first[-stem:], first[:stem])) or first.endswith(second[:4])


def _is_wrapped(lines: Sequence[str]) -> bool:
    """True where the lines of a block look cut at a width: alike in length, most ending amid a sentence."""
    if len(lines) < 2 or max(map(len, lines)) > MAX_WRAP or any(_LIST_ITEM.match(line) for line in lines[1:]):
        return False
    if any(_parts_word(line, after) for line, after in pairwise(lines)):
        return True  # a column of a newspaper, however narrow
    body = lines[:-1]
    width = max(map(len, lines))
    if width < 45 or min(map(len, body)) < 0.7 * width:
        return False
    return 2 * sum(ends_sentence(line) for line in body) < len(body) and not looks_like_headline(lines[0])


def _parts_word(line: str, after: str) -> bool:
    return _HYPHEN_END.search(line[-40:]) is not None and after[:1].islower()


def looks_like_headline(line: str) -> bool:
    """True for a line of mostly capitalised words without a full stop."""
    words = re.findall(r"[^\W\d_]{4,}", line[:300])
    capitals = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 25 and capitals >= 0.7 * len(words) and not line.endswith((".", ",", ";"))
