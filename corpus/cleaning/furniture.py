"""What stands around the article: buttons, widgets, advertisements, lists of other articles, comments."""

import re
from collections.abc import Sequence

from corpus.cleaning.paragraphs import ends_sentence, looks_like_headline
from corpus.cleaning.patterns import MAX_LINE, load_patterns
from corpus.cleaning.signatures import cut_signature

_BULLET = re.compile(r"^(?:[-–—*•·▪■►▶>»|#]+|\d{1,2}[.)])\s*")
_MAX_HEADLINE = 140
_SENTENCE_END = re.compile(r"[a-z0-9)]{2}[.!?][”\"]? [A-Z“\"]")
_LOOSE_SIGN = re.compile(r"\s+(?=[:;.,!])")
_READ_ALSO_TITLE = re.compile(r"(?:(?:Baca|Simak|Lihat) Juga|BACA(?: JUGA)?)\b")
_READ_ALSO = re.compile(r"\b(?:baca|simak|lihat|tonton) juga\s*(?::[\s,]*|[–—-][\s,]+)", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    {"di", "ke", "dan", "dari", "untuk", "yang", "dengan", "oleh", "pada", "dalam", "bagi", "atau", "saat"}
)


def is_prose(line: str) -> bool:
    """True for a paragraph of running text: long, or a whole sentence of some length."""
    return len(line) > 150 or (len(line) >= 50 and ends_sentence(cut_signature(line)))


def drop_furniture(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """`paragraphs` without those that are page furniture, in order.

    After the last paragraph of running text, loose words that follow furniture are furniture too.
    """
    patterns = load_patterns()
    paragraphs = _cut_comments(paragraphs)
    last = max(
        (n for n, line in enumerate(paragraphs) if _is_sentence(line) and not is_furniture(line)), default=-1
    )
    kept: list[str] = []
    position, after_furniture = 0, False
    while position < len(paragraphs):
        line = patterns.inline.sub("", paragraphs[position]).strip()
        position += 1
        if _matches(patterns.read_also, line):
            position = _skip_headlines(paragraphs, position)
        elif _matches(patterns.lists, line):
            position = _skip_list(paragraphs, position)
        elif line and not is_furniture(line):
            if not (position > last + 1 >= 1 and after_furniture and _is_loose(line)):
                kept.append(line)
            continue
        after_furniture = position > last >= 0
    return tuple(_cut_read_also(line) for line in kept)


def _is_loose(line: str) -> bool:
    """True for words that are no sentence and have none in them."""
    return (
        not _is_sentence(line)
        and _SENTENCE_END.search(line) is None
        and not any(mark in line for mark in "“”")
    )


def _is_sentence(line: str) -> bool:
    return is_prose(line) or (ends_sentence(cut_signature(line)) and len(line.split()) >= 3)


def _cut_comments(paragraphs: Sequence[str]) -> Sequence[str]:
    """Up to the first line that ends an article, once running text stood before it."""
    ends, seen = load_patterns().ends, False
    for position, line in enumerate(paragraphs):
        if seen and _matches(ends, line):
            return paragraphs[:position]
        seen = seen or (is_prose(line) and not is_furniture(line))
    return paragraphs


def is_furniture(line: str) -> bool:
    """True where the whole line is page furniture by itself."""
    patterns = load_patterns()
    if _matches(patterns.lines, line):
        return not _READ_ALSO.match(line) or _cut_read_also(line) == ""
    if _READ_ALSO_TITLE.match(line) and len(line) < _MAX_HEADLINE and not ends_sentence(line):
        return True
    return any(_matches(pattern, line) for pattern in (patterns.ends, patterns.lists, patterns.read_also))


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    if len(line) > MAX_LINE:
        return False
    tight = _LOOSE_SIGN.sub("", line)
    return pattern.fullmatch(tight) is not None or pattern.fullmatch(_BULLET.sub("", tight)) is not None


def _skip_headlines(paragraphs: Sequence[str], position: int) -> int:
    """Index after the headlines that follow "Baca juga:"."""
    while position < len(paragraphs) and _is_other_headline(paragraphs[position]):
        position += 1
    return position


def _skip_list(paragraphs: Sequence[str], position: int) -> int:
    """Index after the headlines and teasers that follow the head of a list.

    A teaser is a paragraph between two headlines; two paragraphs in a row are the article again, so is one
    right after the head of the list.
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
    """True where a headline of the list follows right after a short paragraph."""
    following = paragraphs[position + 1 : position + 2]
    return (
        bool(following)
        and len(paragraphs[position]) < 300
        and _is_other_headline(following[0])
        and not is_furniture(following[0])
    )


def _cut_read_also(line: str) -> str:
    """`line` without each "Baca juga: Headline" in it; a sentence that was glued to the headline stays."""
    before, *pieces = _READ_ALSO.split(line)
    kept = [before.rstrip(" ([-–"), *map(_after_headline, pieces)]
    return line if not pieces else " ".join(text for text in kept if text)


def _after_headline(text: str) -> str:
    """What follows a headline of capitalised words; empty where the text ends like a headline, without full stop."""
    if not ends_sentence(text):
        return ""
    start = 0
    for word in re.finditer(r"\S+", text):
        letter = word.group().lstrip("\"'“‘(")[:1]
        if letter.islower() and word.group() not in _SMALL_WORDS:
            return text[start:]
        if letter.isupper():
            start = word.start()
    return ""
