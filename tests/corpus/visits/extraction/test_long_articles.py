"""Articles as long as a whole bulletin."""

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.extraction.long_articles import LONG, LONGEST_PIECE, split_long

FILLER = "Warga membersihkan saluran air di lingkungan masing-masing setiap Jumat pagi."
FIRST = "Pemkab Siak melakukan studi banding ke Kota Kediri pada Kamis (22/6/2023)."
LAST = "Pemkot Bengkulu melakukan studi tiru ke Kabupaten Sleman pada Selasa (7/6/2022)."


def bulletin(length: int) -> Article:
    """The first and the last paragraph tell of a visit each."""
    return Article("a", "Buletin", "\n\n".join([FIRST, *[FILLER] * (length // len(FILLER)), LAST]))


def test_pieces_are_whole_paragraphs_that_stand_in_the_article() -> None:
    article = bulletin(3 * LONG)
    pieces = list(split_long(article))

    assert len(pieces) > 2
    assert all(article.text[start : start + len(piece.text)] == piece.text for start, piece in pieces)
    assert all(piece.text.endswith(".") and len(piece.text) <= LONGEST_PIECE for _, piece in pieces)
    assert [piece.title for _, piece in pieces] == ["Buletin", *[""] * (len(pieces) - 1)]
    assert "\n\n".join(piece.text for _, piece in pieces) == article.text


def test_a_paragraph_without_end_is_cut() -> None:
    article = Article("a", "", "x" * (5 * LONGEST_PIECE))

    assert "".join(piece.text for _, piece in split_long(article)) == article.text


def test_every_visit_of_a_long_article_is_found_with_its_evidence() -> None:
    article = bulletin(2 * LONG)
    first, last = extract_visits(ArticleReading(article, load_gazetteer()))

    for visit, guest, day in ((first, "Siak", "22/6/2023"), (last, "Bengkulu", "7/6/2022")):
        assert visit.date is not None
        (place,) = visit.date.evidence
        assert day in article.text[place.start : place.end]
        place = visit.visitors[0].evidence[0]
        assert guest in article.text[place.start : place.end]


def test_an_article_of_usual_length_is_one_piece() -> None:
    article = bulletin(LONG // 2)

    assert list(split_long(article)) == [(0, article)]
