"""Full-text queries: every text is allowed."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import ArticleFilter
from index.lexical import build_match, prune_terms, search_lexical
from index.terms import Term, index_terms, query_terms

HOSTILE = [
    '"',
    '"""" OR "',
    "*",
    "kediri*",
    "NEAR(kediri siak, 5)",
    "NEAR/2",
    "NOT kediri",
    "kediri AND OR NOT",
    "AND",
    "-kediri",
    "^kediri",
    "title:kediri",
    "{title text}: kediri",
    "(((",
    ")",
    "kediri + siak",
    "'; DROP TABLE passage_words; --",
    "kediri\x00siak",
    "\x00",
    "\ud800kediri",
    "%_?",
    "\\",
    "🙂🙂",
    "a" * 100_000,
    "kediri " * 20_000,
    '"(*-' * 25_000,
]


EVERYTHING = ArticleFilter()


class FullText:
    """The words of two passages in a real FTS5 table."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE words USING fts5 (title, text)")
        self._connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)")
        for text in ("Pemkot Kediri dan Siak", "Kunjungan kerja ke Sleman"):
            self._connection.execute("INSERT INTO words VALUES (?, ?)", ("", index_terms(text)))

    def term_frequencies(self, terms: object) -> dict[str, int]:
        rows = self._connection.execute("SELECT term, doc FROM vocabulary").fetchall()
        return {term: doc for term, doc in rows if term in set(terms)}  # type: ignore[call-overload]

    def lexical_search(
        self,
        fts_query: str,
        limit: int,
        condition: ArticleFilter = EVERYTHING,
        weights: tuple[float, float] = (1.0, 1.0),
    ) -> list[tuple[str, float]]:
        del condition, weights
        query = "SELECT rowid, -rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [(str(row), score) for row, score in self._connection.execute(query, (fts_query, limit))]


@pytest.fixture(scope="module")
def full_text() -> FullText:
    return FullText()


def search(full_text: FullText, text: str) -> dict[str, float]:
    return search_lexical(full_text, text, 10, EVERYTHING, 0.5)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_never_an_error(full_text: FullText, text: str) -> None:
    search(full_text, text)


@given(text=st.text(max_size=60) | st.text(alphabet="\"*()-^:+{}' ANDORTEkdir\x00", max_size=60))
def test_no_text_is_an_error(full_text: FullText, text: str) -> None:
    search(full_text, text)


@pytest.mark.parametrize("text", ["kediri*", "NOT kediri", "-kediri", "^kediri", "title:kediri", "'kediri'"])
def test_operators_do_not_change_what_a_word_finds(full_text: FullText, text: str) -> None:
    assert search(full_text, text).keys() == {"1"}


def test_better_passage_scores_higher_and_comes_first(full_text: FullText) -> None:
    found = search(full_text, "kunjungan kerja Sleman dan Siak")
    assert list(found) == ["2", "1"]
    assert found["2"] > found["1"]


def test_words_that_stand_nowhere_find_nothing(full_text: FullText) -> None:
    assert search(full_text, "astronomi") == {}


def test_every_term_is_quoted() -> None:
    assert build_match(query_terms("NOT near")) == '"not" OR "near"'
    assert build_match([Term('a"b\0', "word"), Term('"', "word")]) == '"ab"'
    assert build_match([]) == ""


def terms(*names: str) -> tuple[Term, ...]:
    return tuple(Term(name, "word") for name in names)


def test_unknown_terms_are_left_out() -> None:
    assert prune_terms(terms("a", "b"), {"b": 3}) == terms("b")


def test_rarest_terms_are_kept_within_the_rows() -> None:
    frequencies = {"a": 60, "b": 10, "c": 50, "d": 1}
    assert prune_terms(terms("a", "b", "c", "d"), frequencies, rows=61) == terms("b", "c", "d")


def test_rarest_term_is_kept_however_common() -> None:
    assert prune_terms(terms("a", "b"), {"a": 900, "b": 800}, rows=100) == terms("b")


def test_equal_frequencies_are_cut_by_name() -> None:
    assert prune_terms(terms("b", "a"), {"a": 60, "b": 60}, rows=100) == terms("a")
