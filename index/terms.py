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

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import Literal

from index.data_files import fingerprint_files, read_words
from index.stemming import stem_word
from index.synonyms import Synonyms, load_synonyms
from index.tokens import Stem, Token, read_tokens

MAX_QUERY_CHARS = 4_000
"""A question is read up to here; more is an accident or an attack."""

MAX_QUERY_TERMS = 48
"""The first so many different terms of a question are looked up."""

_RULES = 1
"""Raised by one whenever the code of this module or of index.tokens gives other terms for the same text."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look up."""

    text: str
    """As it stands in the index: letters and digits."""
    kind: Literal["word", "number", "concept"]
    """`number` holds a digit (codes and dates too); `concept` stands for a group of synonyms."""


@dataclass(frozen=True)
class TermReader:
    """Turns texts and questions into terms; the benchmark of stemmers makes others than the product's."""

    stem: Stem = stem_word
    stop: bool = True
    """Whether stop words are left out of the index too."""
    concepts: bool = True
    """Whether groups of synonyms are written and looked up."""

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Folded function words of Indonesian, their short forms and a few English ones, with their stems."""
        words = read_words("stopwords.txt")
        return words | {self.stem(word) for word in words}

    @cached_property
    def synonyms(self) -> Synonyms:
        """The groups of the field, prepared as texts are."""
        return load_synonyms(lambda form: (token.main for token in read_tokens(form, self.stem)))

    def index_terms(self, text: str) -> str:
        """See the function of this name."""
        tokens = tuple(read_tokens(text, self.stem))
        kept = (
            term for token in tokens for term in token.terms if not (self.stop and term in self.stop_words)
        )
        return " ".join([*kept, *self._find_concepts(tokens)])

    def query_terms(self, text: str) -> tuple[Term, ...]:
        """See the function of this name."""
        tokens = tuple(read_tokens(text[:MAX_QUERY_CHARS], self.stem))
        every = dict.fromkeys(term for token in tokens for term in token.terms)
        wanted = [term for term in every if term not in self.stop_words] or list(every)
        concepts = list(dict.fromkeys(self._find_concepts(tokens)))[: MAX_QUERY_TERMS // 2]
        words = wanted[: MAX_QUERY_TERMS - len(concepts)]
        return (*map(_read_term, words), *(Term(concept, "concept") for concept in concepts))

    def _find_concepts(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        return self.synonyms.find([token.main for token in tokens]) if self.concepts else ()


@cache
def product_terms() -> TermReader:
    """The reader that the product uses; the choices are measured in docs/measurements/retrieval.md."""
    return TermReader()


def terms_version() -> str:
    """Fingerprint of all that decides the terms: rules, data files, stemmer; recorded in the index."""
    data = fingerprint_files("synonyms.toml", "unstemmed.txt", "stems.toml", "stopwords.txt")
    return f"{_RULES}-{data}-sastrawi{version('PySastrawi')}"


def index_terms(text: str) -> str:
    """The terms of a text in its order, then its groups of synonyms, joined by single spaces; may be empty.

    Stop words are left out: a question never asks for them alone, and rows shrink by 28 %.
    """
    return product_terms().index_terms(text)


def query_terms(text: str) -> tuple[Term, ...]:
    """The different terms of a question, in its order, groups of synonyms last; at most MAX_QUERY_TERMS.

    Stop words are left out unless nothing else is there; a text without letters or digits gives none.
    """
    return product_terms().query_terms(text)


def _read_term(text: str) -> Term:
    return Term(text, "number" if any(map(str.isdigit, text)) else "word")
