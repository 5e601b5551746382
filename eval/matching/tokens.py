"""Texts read as words, numbers and dates, the form in which facts are compared with them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from corpus.dates import DateMention, find_dates
from corpus.numbers import Number, find_numbers
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.units import load_units

DATA = Path(__file__).parent / "data"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻ`´′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "×": "x",
        "⁄": "/",
    }
)
_BROKEN_LINE = re.compile(r"(?<!\n)\n(?=[a-z])")
_TIME = re.compile(
    r"(?<![\w.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\w:]|[.,]\d)"
    r"(?=\s*-?\s*(?:WIB|WITA|WIT)\b|(?<=:\d\d)|\s*(?:-|hingga|sampai|s/d)\s*\d{1,2}[.:]\d\d)",
    re.IGNORECASE,
)
_TIME_AFTER_WORD = re.compile(
    r"(?:\b(?:pukul|jam)|(?<=\d[.:]\d\d)\s*(?:-|hingga|sampai|s/d))\s*(([01]?\d|2[0-4])[.:]([0-5]\d))(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\bke-(\d+)\b", re.IGNORECASE)
_PRODUCT = re.compile(r"\b\d+ ?x ?\d+\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![^\W_])\d{1,18}(?:[.,]\d{1,18}){0,6}(?![^\W_])")
_WORD = re.compile(
    r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4})+(?![^\W_])"  # degrees and initials hold together: S.Sos, M.Si, S.E
    r"|[^\W_]+(?:'[^\W_]+)*"  # Mas'ud, Jum'at
)
_ORDINAL_WORDS = {
    f"ke{word}": str(n)
    for n, word in enumerate(
        ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
        start=2,
    )
} | {"pertama": "1", "kesatu": "1"}
_JOINERS = frozenset("-/.@#&_'")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, date or other sign of a text."""

    key: str
    """What is compared for words: folded, without apostrophes and -nya; "" for numbers and dates."""
    start: int
    """Offsets in the folded text."""
    end: int
    number: Number | None = None
    date: DateMention | None = None
    written: str = ""
    """The characters as they stand in the folded text."""
    gap: str = ""
    """The characters between the token before and this one."""
    stopped: bool = False
    """True where a sentence ends between the token before and this one."""
    title: bool = False
    """True for an honorific or a degree beside a name."""
    bracketed: bool = False
    """True inside round brackets."""
    glued_left: bool = False
    """True for a number or date that letters or digits lead up to without white space, as in a code."""
    glued_right: bool = False
    """The same behind it."""

    @property
    def is_word(self) -> bool:
        """True for what is compared letter by letter."""
        return self.number is None and self.date is None


@dataclass(frozen=True, slots=True)
class TokenText:
    """A text with its tokens in order; several tokens may stand for one abbreviation and share its place."""

    source: str
    folded: str
    origin: tuple[int, ...]
    """For each character of `folded`, the offset in `source` that it comes from."""
    tokens: tuple[Token, ...]

    def source_span(self, first: int, last: int) -> Span:
        """The place in `source` of tokens `first` to `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(self.origin[start], self.origin[end - 1] + 1)


def read_tokens(text: str) -> TokenText:
    """`text` with its tokens: dates and numbers are found first, what is left is read as words."""
    folded, origin = _fold(text)
    solid = sorted(_solid_tokens(folded), key=lambda token: token.start)
    words = _word_tokens(folded, solid)
    tokens = sorted((*solid, *words), key=lambda token: token.start)
    marked = _mark_titles(folded, _mark_gaps(folded, tokens))
    return TokenText(text, folded, origin, tuple(_unfold_words(_drop_clitics(marked))))


def is_time(token: Token) -> bool:
    """Whether the token is a time of day; its key is "13.50"."""
    return re.fullmatch(r"\d\d\.\d\d", token.key) is not None


def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Characters without accents, typographic variants and invisible signs; case is kept ("M", "Rp")."""
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for plain in unicodedata.normalize("NFKD", character.translate(_PLAIN)).translate(_PLAIN):
            category = unicodedata.category(plain)
            if category not in {"Mn", "Cf"}:
                letters.append(" " if category == "Zs" else plain)
                origin.append(index)
    # A line end in the middle of a sentence is a space.
    return _BROKEN_LINE.sub(" ", "".join(letters)), tuple(origin)


def _solid_tokens(folded: str) -> Iterator[Token]:
    """Times, ordinals, dates and numbers, none overlapping another."""
    taken = bytearray(len(folded))
    for token in _candidates(folded):
        if not any(taken[token.start : token.end]):
            taken[token.start : token.end] = b"\x01" * (token.end - token.start)
            yield token


def _candidates(folded: str) -> Iterator[Token]:
    for date in find_dates(folded):
        # "kemarin" and a lone "Kamis" are words like others.
        if date.year is not None or date.month is not None:
            yield Token("", date.span.start, date.span.end, date=date)
    for match in _TIME.finditer(folded):
        yield Token(f"{int(match[1]):02}.{match[2]}", match.start(), match.end(2))
    for match in _TIME_AFTER_WORD.finditer(folded):
        yield Token(f"{int(match[2]):02}.{match[3]}", match.start(1), match.end(1))
    for match in _ORDINAL.finditer(folded):
        yield Token(f"ke-{int(match[1])}", match.start(), match.end())
    for match in _PRODUCT.finditer(folded):
        yield Token(match[0].replace(" ", "").lower(), match.start(), match.end())
    for number in find_numbers(folded):
        end = _unit_end(folded, number)
        yield Token("", number.span.start, end, number=number)
        if number.unit and folded[end : end + 1] == "/" and folded[end + 1 : end + 2].isalpha():
            yield Token("per", end, end + 1)  # "500 ton/hari"
    # Years, and numbers that count nothing: "Nomor 98".
    for match in _DIGITS.finditer(folded):
        span = Span(match.start(), match.end())
        value = Decimal(match[0].replace(".", "").replace(",", "."))
        yield Token(
            "", span.start, span.end, number=Number(span, span, value, None, None, None, None, False, "code")
        )


def _unit_end(folded: str, number: Number) -> int:
    """Where the number ends with its unit: "1.250 hektare" is one token, "40 kecamatan" two."""
    match = _unit_pattern().match(folded, number.span.end) if number.unit else None
    return match.end() if match else number.span.end


@cache
def _unit_pattern() -> re.Pattern[str]:
    units = load_units()
    forms = sorted((*units.measures, *units.plain, *units.currencies), key=len, reverse=True)
    return re.compile(rf"\s{{0,2}}(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def _word_tokens(folded: str, solid: Iterable[Token]) -> Iterator[Token]:
    """Words between the tokens that are there already."""
    start = 0
    for stretch_end, next_start in (*((t.start, t.end) for t in solid), (len(folded), len(folded))):
        for match in _WORD.finditer(folded, start, stretch_end):
            yield Token(_word_key(match[0]), match.start(), match.end())
        start = next_start


def _word_key(word: str) -> str:
    key = word.casefold().replace("'", "").replace(".", "")
    return f"ke-{_ORDINAL_WORDS[key]}" if key in _ORDINAL_WORDS else key


def _mark_gaps(folded: str, tokens: Iterable[Token]) -> Iterator[Token]:
    end = depth = 0
    sentences = iter(split_sentences(folded))
    sentence = next(sentences, None)
    for token in tokens:
        stopped = False
        while sentence and sentence.start <= token.start:
            stopped, sentence = end > 0, next(sentences, None)
        gap = folded[end : token.start]
        depth = max(0, min(1, depth + gap.count("(") - gap.count(")")))
        yield replace(
            token,
            written=folded[token.start : token.end],
            gap=gap,
            stopped=stopped,
            bracketed=depth > 0,
            glued_left=not token.is_word and _is_glued_left(folded[: token.start][-2:]),
            glued_right=not token.is_word
            and _is_glued_right(folded[token.end : token.end + 2], _unit_of(token)),
        )
        end = token.end


def _is_glued_left(before: str) -> bool:
    return before[-1:].isalnum() or (len(before) == 2 and _joins(before[1], before[0]))


def _unit_of(token: Token) -> str | None:
    return token.number.unit if token.number else None


def _is_glued_right(after: str, unit: str | None) -> bool:
    if len(after) < 2:
        return after[:1].isalnum()
    if unit and after[1].isalpha():
        return False  # "ton/hari"
    # "pada 2022.Kemudian" only lacks a space.
    lacks_space = after[0] == "." and after[1].isupper()
    return after[0].isalnum() or (_joins(after[0], after[1]) and not lacks_space)


def _joins(sign: str, character: str) -> bool:
    """Whether `sign` between a number and `character` makes a code of them; "dia,85" only lacks a space."""
    return character.isdigit() if sign in ",:" else sign in _JOINERS and character.isalnum()


def _mark_titles(folded: str, tokens: Iterable[Token]) -> Iterator[Token]:
    names = name_parts()
    after_title = False
    for token in tokens:
        following = folded[token.end :].lstrip(". ")[:1]
        capital = token.written[:1].isupper()
        leads = token.key in names["before"] and capital and following.isupper()
        shaped = "." in token.written or not (token.written.islower() or token.written.istitle())
        trails = token.key in names["after"] and shaped and ("," in token.gap or after_title)
        after_title = trails
        yield replace(token, title=token.is_word and (leads or trails))


def _drop_clitics(tokens: Iterable[Token]) -> Iterator[Token]:
    """Words without -nya: "ADD-nya", "ADDnya" and "ADD" are one word."""
    for token in tokens:
        if token.key == "nya" and token.gap == "-":
            continue
        shortened = token.key.endswith("nya") and len(token.key) > 5
        yield replace(token, key=token.key[:-3]) if shortened else token


def _unfold_words(tokens: Iterable[Token]) -> Iterator[Token]:
    """Abbreviations written out as the words that they stand for, all in the place of the abbreviation."""
    same = same_words()
    for token in tokens:
        keys = same.get(token.key, token.key).split(" ") if token.is_word else [token.key]
        yield replace(token, key=keys[0])
        for key in keys[1:]:
            yield replace(token, key=key, gap=" ", stopped=False)


@cache
def same_words() -> Mapping[str, str]:
    """Folded word to the word or words that it is compared as."""
    words: dict[str, str] = _load("same_words.toml")["words"]
    return words


@cache
def name_parts() -> Mapping[str, frozenset[str]]:
    """Words beside names: `before`, `after` and `roles`."""
    return {key: frozenset(words) for key, words in _load("name_parts.toml").items()}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
