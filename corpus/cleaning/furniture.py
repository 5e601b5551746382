"""What stands around the article: buttons, widgets, advertisements, lists of other articles, comments."""

import re
from collections.abc import Iterator, Sequence

from corpus.cleaning.paragraphs import ends_sentence, looks_like_headline
from corpus.cleaning.patterns import MAX_LINE, Patterns, load_patterns

_BULLET = re.compile(r"^(?:[-–—*•·▪■►▶>»|#]+|\d{1,2}[.)])\s*")
_MAX_HEADLINE = 140
_READ_ALSO = re.compile(r"(?:baca|simak|lihat|tonton) juga\s*:\s", re.IGNORECASE)


def is_prose(line: str) -> bool:
    """True for a paragraph of running text: long, or a whole sentence of some length."""
    return len(line) > 150 or (len(line) >= 50 and ends_sentence(line))


def drop_furniture(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """`paragraphs` without those that are page furniture, in order."""
    patterns = load_patterns()
    kept: list[str] = []
    position = 0
    while position < len(paragraphs):
        line = patterns.inline.sub("", paragraphs[position]).strip()
        position += 1
        if _is_end(line, patterns) and any(is_prose(before) for before in kept):
            break
        if _matches(patterns.lists, line):
            position = _skip_list(paragraphs, position)
        elif line and not is_furniture(line):
            kept.append(line)
    return tuple(_cut_read_also(line) for line in kept)


def is_furniture(line: str) -> bool:
    """True where the whole line is page furniture by itself."""
    patterns = load_patterns()
    if _matches(patterns.lines, line):
        return not _READ_ALSO.match(line) or _cut_read_also(line) == ""
    return _is_end(line, patterns) or _matches(patterns.lists, line)


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    if len(line) > MAX_LINE:
        return False
    return pattern.fullmatch(line) is not None or pattern.fullmatch(_BULLET.sub("", line)) is not None


def _is_end(line: str, patterns: Patterns) -> bool:
    return _matches(patterns.ends, line)


def _skip_list(paragraphs: Sequence[str], position: int) -> int:
    """Index after the headlines and teasers that follow the head of a list.

    A teaser is a paragraph between headlines, or before the end; two paragraphs in a row are the article
    again, and so is one right after the head of the list.
    """
    after_headline = False
    while position < len(paragraphs):
        line = paragraphs[position]
        if _is_other_headline(line) or is_furniture(line):
            after_headline = after_headline or _is_other_headline(line)
        elif after_headline and _is_teaser(paragraphs, position):
            after_headline = False
        else:
            return position
        position += 1
    return position


def _is_other_headline(line: str) -> bool:
    text = _BULLET.sub("", line)
    if len(text) > _MAX_HEADLINE:
        return False
    return looks_like_headline(text) or not ends_sentence(text)


def _is_teaser(paragraphs: Sequence[str], position: int) -> bool:
    """True where one paragraph stands between two headlines of a list."""
    following = [line for line in paragraphs[position + 1 : position + 4] if not is_furniture(line)]
    return bool(following) and len(paragraphs[position]) < 300 and _is_other_headline(following[0])


def _cut_read_also(line: str) -> str:
    """`line` without "Baca juga: Headline" at its end or beginning; what is a sentence of its own stays."""
    found = _READ_ALSO.search(line)
    if found is None:
        return line
    before, after = line[: found.start()].rstrip(" ([-–"), line[found.end() :]
    rest = next(_sentences_after_headline(after), "")
    return f"{before} {rest}".strip()


def _sentences_after_headline(text: str) -> Iterator[str]:
    """What follows the first full stop, where that is long enough to be the article again."""
    stop = re.search(r"[.!?]\s+(?=[A-Z“\"])", text[:MAX_LINE])
    if stop and is_prose(text[stop.end() :]):
        yield text[stop.end() :]
