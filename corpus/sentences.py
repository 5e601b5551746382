"""Sentences of Indonesian news, as exact stretches of the text.

A full stop is judged by the word before it (title, initial, degree, number, enumerator) and by what follows.
Every judgement looks at a bounded stretch of one line, so the work is linear in the text, and a sentence is
found alike in an article and in a passage that starts at a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.spans import Span

_DATA = Path(__file__).parent / "data"

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TOKEN = re.compile(r"\S+")
_STOPS = ".!?…"
_CLOSERS = "\"'”’»)]}›*"
_OPENERS = "\"'“‘«([{‹„"
_QUOTES = frozenset("\"'”’»›")
_ONLY_STOPS_AND_CLOSERS = re.compile(r"[.!?…”’»)\]}›]+")
_FIRST_LETTER = re.compile(r"[\W_]{0,12}([^\W_])")
_FIRST_WORD = re.compile(r"[\W_]{0,12}([^\W\d_]{1,30})")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})")
_ROMAN_OR_DIGIT = re.compile(r"[(]?(?:\d|[IVXLC]+\b)")
_DOTTED = re.compile(r"(?:[A-Za-z]{1,5}\.){1,5}[A-Za-z]{1,5}")
_MISSING_SPACE = re.compile(r"(?<=[^\W_])[”’»)]?[.!?]+[”’»)]*(?=[“‘(]?[A-Z][a-z])")
_STEM_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[“‘(]?([A-Za-z]+)")
_LONGEST_STEM = 24
"""Characters before a full stop that are looked at: no abbreviation is longer."""
_DOMAIN_ENDINGS = frozenset({"com", "co", "id", "net", "org", "go", "news", "tv"})


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order; spans do not overlap, and only white space falls between them.

    A line break always ends a sentence, with or without a full stop. A quotation that closes after the full
    stop and goes on ("…pelayanan.” kata Yana.") is one sentence. White space gives none.
    """
    return tuple(span for line in _LINE.finditer(text) for span in _split_line(line.group(), line.start()))


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    name: frozenset[str]
    number: frozenset[str]
    inner: frozenset[str]
    label: frozenset[str]
    starters: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    sections: dict[str, set[str]] = {"name": set(), "number": set(), "inner": set(), "label": set()}
    current = ""
    for line in _data_lines("abbreviations.txt"):
        if line.startswith("["):
            current = line.strip("[]")
        else:
            sections[current].add(line)
    starters = frozenset(_data_lines("sentence_starters.txt"))
    return _Abbreviations(**{key: frozenset(words) for key, words in sections.items()}, starters=starters)


def _data_lines(name: str) -> Iterator[str]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _split_line(line: str, offset: int) -> Iterator[Span]:
    start: int | None = None
    previous = ""
    ended = False
    end = 0
    for begin, piece_end in _pieces(line):
        piece = line[begin:piece_end]
        closes = ended and _ONLY_STOPS_AND_CLOSERS.fullmatch(piece) is not None
        if ended and start is not None and not closes:
            yield Span(offset + start, offset + end)
            start, previous = None, ""
        if start is None:
            start = begin
        end = piece_end
        ended = _ends_sentence(piece, previous, begin == start, line, piece_end)
        ended = ended or (closes and not _next_letter(line, piece_end).islower())
        previous = piece
    if start is not None:
        yield Span(offset + start, offset + end)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of non-space characters, cut again where a full stop lacks its space."""
    for token in _TOKEN.finditer(line):
        start, end = token.span()
        word = token.group()
        if "." in word or "!" in word or "?" in word:
            for cut in _missing_spaces(word):
                yield start, token.start() + cut
                start = token.start() + cut
        yield start, end


def _missing_spaces(token: str) -> Iterator[int]:
    """Offsets in `token` at which a new sentence starts though no space does ("selesai.Kemudian")."""
    if "://" in token or "@" in token or token.startswith("www."):
        return
    start = 0
    for match in _MISSING_SPACE.finditer(token):
        stem = token[max(start, match.start() - _LONGEST_STEM) : match.start()].rstrip("”’»)")
        after = _WORD_AFTER.match(token, match.end())
        if after and after.group(1).lower() in _DOMAIN_ENDINGS:
            continue
        if _is_whole_word(stem, match.group()):
            start = match.end()
            yield start


def _is_whole_word(stem: str, stops: str) -> bool:
    """Whether `stem`, directly before the full stop, is a word or a number rather than an abbreviation."""
    if not stem or stem[-1].isdigit():
        return bool(stem)
    word = _STEM_BEFORE.search(stem)
    if word is None or "!" in stops or "?" in stops:
        return True
    before = stem[: word.start()]
    known = _abbreviations()
    lower = word.group().lower()
    abbreviated = lower in known.name or lower in known.number or lower in known.inner
    return len(lower) >= 3 and not abbreviated and not before.endswith(".")


def _ends_sentence(piece: str, previous: str, opens: bool, line: str, end: int) -> bool:
    """Whether a sentence ends with `piece`, the non-space characters of `line` up to `end`.

    `previous` is the piece before it in the same sentence; `opens` says that there is none.
    """
    core = piece.rstrip(_CLOSERS)
    if not core or core[-1] not in _STOPS:
        return False
    if end < len(line) and not line[end].isspace():
        return True  # cut by `_missing_spaces`
    follower = _next_letter(line, end)
    stem = core.rstrip(_STOPS).lstrip(_OPENERS)
    closers = piece[len(core) :].strip("*")
    single = core.endswith(".") and not core.endswith("..")
    if not single or not stem or closers:
        goes_on = not single or not _QUOTES.isdisjoint(closers) or not stem
        return not (follower.islower() and goes_on)
    if opens and core.count(".") == 1 and _ENUMERATOR.fullmatch(stem):
        return False
    return not follower or _stop_ends(stem, previous, follower, line, end)


def _stop_ends(stem: str, previous: str, follower: str, line: str, end: int) -> bool:
    """Whether the single full stop after `stem` ends the sentence, by the kind of `stem` and what follows."""
    known = _abbreviations()
    lower = stem[-_LONGEST_STEM:].lower()
    if lower in known.name or (lower in known.number and _ROMAN_OR_DIGIT.match(line, end + 1)):
        return False
    if follower.islower() or follower.isdigit():
        return _is_plain(stem) and lower not in known.inner and lower not in known.number
    if _is_initial(stem):
        return previous.lower() in known.label or _next_word(line, end) in known.starters
    return not _is_degree(stem) or _degree_ends(previous, line, end)


def _is_plain(stem: str) -> bool:
    """Whether `stem` is written out or a number: its full stop may stand before a small letter."""
    tail = stem[-_LONGEST_STEM:]
    if _DOTTED.fullmatch(tail):
        return False
    return tail[-1:].isdigit() or len(tail) >= 4 or not tail.isalpha() or (len(tail) > 1 and tail.isupper())


def _is_initial(stem: str) -> bool:
    """Whether `stem` shortens a name: "A" or "St"."""
    return len(stem) <= 2 and stem.istitle() and stem.lower() not in _abbreviations().starters


def _is_degree(stem: str) -> bool:
    """Whether `stem` looks like "S.E", "M.Si" or "Ph.D": letters with full stops between them."""
    return len(stem) <= _LONGEST_STEM and _DOTTED.fullmatch(stem) is not None


def _follows_comma(previous: str) -> bool:
    return previous.endswith(",")


def _degree_ends(previous: str, line: str, end: int) -> bool:
    """After "…, M.M." a capital starts a sentence unless it is a degree; after "B.J." it goes on a name."""
    following = _TOKEN.match(line, end + 1)
    if following and _is_degree(following.group()[: _LONGEST_STEM + 2].rstrip(".,")):
        return False
    return _follows_comma(previous) or _next_word(line, end) in _abbreviations().starters


def _next_letter(line: str, end: int) -> str:
    """The first letter or digit that follows `end` closely, or nothing."""
    match = _FIRST_LETTER.match(line, end)
    return match.group(1) if match else ""


def _next_word(line: str, end: int) -> str:
    match = _FIRST_WORD.match(line, end)
    return match.group(1).lower() if match else ""
