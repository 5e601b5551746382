"""Terms of the lexical index: what is stored for a passage, and what is looked up for a question.

A term is letters and digits only, so SQLite's tokenizer `unicode61 remove_diacritics 2` keeps it whole:

| in the text | terms |
| --- | --- |
| berkunjung, dikunjungi | kunjung (stem) |
| SPBE, DPMPTSP | spbe, dpmptsp (never stemmed) |
| 1.250 / 3,4 / 09.30 | 1250 / 3p4 / 9p30 |
| 44/2021, 5/4/2018 | 44x2021 44 2021, 5x4x2018 5 4 2018 |
| e-kinerja, Covid-19 | ekinerja kerja, covid19 covid 19 |
| anak-anak, Jum'at | anak, jumat |
| studi tiru, kunker | as above, and konsep0studibanding (the group in synonyms.toml) |

Groups of synonyms are written into the index rather than OR-ed into the query: all forms of a group then
share one document frequency (a rare synonym gets no undue weight) and a question stays short.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Literal

from index.data_files import fingerprint_files, read_words
from index.stemming import stem_word
from index.synonyms import Synonyms, load_synonyms

MAX_QUERY_CHARS = 4_000
"""A question is read up to here; more is an accident or an attack."""

MAX_QUERY_TERMS = 48
"""The first so many different terms of a question are looked up."""

MAX_TERM = 64
"""Characters; longer runs are cut, as nobody looks them up."""

_RULES = 1
"""Raised by one whenever the code of this module gives other terms for the same text."""

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
class Term:
    """One thing to look up."""

    text: str
    """As it stands in the index: letters and digits."""
    kind: Literal["word", "number", "concept"]
    """`number` holds a digit (codes and dates too); `concept` stands for a group of synonyms."""


@dataclass(frozen=True, slots=True)
class _Token:
    main: str
    """What takes part in phrases."""
    also: tuple[str, ...] = ()
    """Further terms at the same place."""


def terms_version() -> str:
    """Fingerprint of all that decides the terms: rules, data files, stemmer; recorded in the index."""
    data = fingerprint_files("synonyms.toml", "unstemmed.txt", "stopwords.txt")
    return f"{_RULES}-{data}-sastrawi{version('PySastrawi')}"


def index_terms(text: str) -> str:
    """The terms of a text in its order, then its groups of synonyms, joined by single spaces; may be empty.

    Stop words are left out: a question never asks for them alone, and the rows shrink by a third.
    """
    tokens = tuple(_read_tokens(text))
    terms = [term for token in tokens for term in (token.main, *token.also) if term not in stop_words()]
    return " ".join([*terms, *_synonyms().find([token.main for token in tokens])])


def query_terms(text: str) -> tuple[Term, ...]:
    """The different terms of a question, in its order, groups of synonyms last; at most MAX_QUERY_TERMS.

    Stop words are left out unless nothing else is there; a text without letters or digits gives none.
    """
    tokens = tuple(_read_tokens(text[:MAX_QUERY_CHARS]))
    every = dict.fromkeys(term for token in tokens for term in (token.main, *token.also))
    wanted = [term for term in every if term not in stop_words()] or list(every)
    concepts = dict.fromkeys(_synonyms().find([token.main for token in tokens]))
    room = max(MAX_QUERY_TERMS - len(concepts), 1)
    words = [Term(term, "number" if any(map(str.isdigit, term)) else "word") for term in wanted[:room]]
    return (*words, *(Term(term, "concept") for term in concepts))[:MAX_QUERY_TERMS]


@cache
def stop_words() -> frozenset[str]:
    """Folded function words of Indonesian, their short forms and a few English ones, with their stems."""
    words = read_words("stopwords.txt")
    return words | {stem_word(word) for word in words}


@cache
def _synonyms() -> Synonyms:
    return load_synonyms(lambda form: (token.main for token in _read_tokens(form)))


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_ALNUM.sub("", unicodedata.normalize("NFC", bare))[:MAX_TERM]


def _read_tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text)):
        yield from (token for token in _split_token(match[0]) if token.main)


def _split_token(raw: str) -> Iterator[_Token]:
    raw = _APOSTROPHES.sub("", raw)
    pieces = [piece for piece in _SEPARATORS.split(raw) if piece]
    if len(pieces) == 1:
        yield _read_word(pieces[0])
    elif all(piece.isdecimal() for piece in pieces):
        yield _read_number(raw, pieces)
    elif all(len(piece) == 1 for piece in pieces):
        yield _Token(_fold("".join(pieces)))
    elif _HYPHENS.search(raw):
        yield from _read_hyphenated(raw)
    else:
        for piece in pieces:
            yield _read_word(piece)


def _read_word(piece: str) -> _Token:
    word = _fold(piece)
    if word.isdecimal():
        return _Token(_plain_number(word))
    stem = stem_word(word)
    # Kept whole if it is an acronym that looks like a word with an affix; stemmed too, as a headline.
    if stem != word and len(piece) > 1 and piece.isupper():
        return _Token(word, (stem,))
    return _Token(stem)


def _plain_number(digits: str) -> str:
    return digits.lstrip("0") or "0" if len(digits) <= 2 else digits


def _read_number(raw: str, pieces: list[str]) -> _Token:
    digits = [_fold(piece) for piece in pieces]
    if _THOUSANDS.fullmatch(raw):
        return _Token("".join(digits))
    if grouped := _GROUPED_DECIMAL.fullmatch(raw):
        return _Token(f"{_fold(grouped[1])}p{_fold(grouped[2])}")
    plain = [_plain_number(part) for part in digits]
    if _DECIMAL.fullmatch(raw):
        return _Token(f"{plain[0]}p{digits[1]}"[:MAX_TERM])
    return _Token("x".join(plain)[:MAX_TERM], tuple(plain))


def _read_hyphenated(raw: str) -> Iterator[_Token]:
    tokens = [token for piece in _HYPHENS.split(raw) for token in _split_token(piece) if token.main]
    mains = [token.main for token in tokens if token.main not in _CLITICS]
    if len(set(mains)) <= 1:
        yield from tokens[:1]
        return
    joined = _fold(raw)
    if any(len(main) == 1 or not main.isalpha() for main in mains):
        yield _Token(joined, tuple(main for main in mains if len(main) > 1 or main.isdecimal()))
        return
    yield _Token(tokens[0].main, (*tokens[0].also, joined))
    yield from tokens[1:]
