"""Words, numbers and codes of a text as the lexical index holds them; index.terms has the table of forms."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_TERM = 64
"""Characters; longer runs are cut, as nobody looks them up."""

Stem = Callable[[str], str]

_TOKEN = re.compile(r"[^\W_]+(?:[.,:/'’ʼ`\-‐‑–][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_SEPARATORS = re.compile(r"[.,:/\-‐‑–]")
_HYPHENS = re.compile(r"[\-‐‑–]")
_NOT_ALNUM = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_GROUPED_DECIMAL = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
_DECIMAL = re.compile(r"(\d+)[.,:](\d+)")
_CLITICS = frozenset({"nya", "ku", "mu", "lah", "kah", "pun", "an"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or code."""

    main: str
    """Its term, which takes part in phrases; letters and digits, never empty."""
    also: tuple[str, ...] = ()
    """Further terms at the same place."""

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything that is looked up for this token."""
        return (self.main, *self.also)


def read_tokens(text: str, stem: Stem) -> Iterator[Token]:
    """The tokens of a text in its order; `stem` gets one folded word and returns its stem."""
    for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text)):
        yield from (token for token in _split_token(match[0], stem) if token.main)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_ALNUM.sub("", unicodedata.normalize("NFC", bare))[:MAX_TERM]


def _split_token(raw: str, stem: Stem) -> Iterator[Token]:
    raw = _APOSTROPHES.sub("", raw)
    pieces = [piece for piece in _SEPARATORS.split(raw) if piece]
    if len(pieces) == 1:
        yield _read_word(pieces[0], stem)
    elif all(piece.isdecimal() for piece in pieces):
        yield _read_number(raw, pieces)
    elif all(len(piece) == 1 for piece in pieces):
        yield Token(_fold("".join(pieces)))
    elif _HYPHENS.search(raw):
        yield from _read_hyphenated(raw, stem)
    else:
        for piece in pieces:
            yield _read_word(piece, stem)


def _read_word(piece: str, stem: Stem) -> Token:
    word = _fold(piece)
    if word.isdecimal():
        return Token(_plain_number(word))
    root = stem(word)
    # Kept whole if it is an acronym that looks like a word with an affix; stemmed too, as a headline.
    if root != word and len(piece) > 1 and piece.isupper():
        return Token(word, (root,))
    return Token(root)


def _plain_number(digits: str) -> str:
    return digits.lstrip("0") or "0" if len(digits) <= 2 else digits


def _read_number(raw: str, pieces: list[str]) -> Token:
    digits = [_fold(piece) for piece in pieces]
    if _THOUSANDS.fullmatch(raw):
        return Token("".join(digits))
    if grouped := _GROUPED_DECIMAL.fullmatch(raw):
        return Token(f"{_fold(grouped[1])}p{_fold(grouped[2])}")
    plain = [_plain_number(part) for part in digits]
    if _DECIMAL.fullmatch(raw):
        return Token(f"{plain[0]}p{digits[1]}"[:MAX_TERM])
    return Token("x".join(plain)[:MAX_TERM], tuple(plain))


def _read_hyphenated(raw: str, stem: Stem) -> Iterator[Token]:
    tokens = [token for piece in _HYPHENS.split(raw) for token in _split_token(piece, stem) if token.main]
    mains = [token.main for token in tokens if token.main not in _CLITICS]
    if len(set(mains)) <= 1:
        yield from tokens[:1]
        return
    joined = _fold(raw)
    if any(len(main) == 1 or not main.isalpha() for main in mains):
        yield Token(joined, tuple(main for main in mains if len(main) > 1 or main.isdecimal()))
        return
    yield Token(tokens[0].main, (*tokens[0].also, joined))
    yield from tokens[1:]
