from datetime import date

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits

GAZETTEER = load_gazetteer()
LEAD = "Pemkab Siak berkunjung ke Kota Kediri"


def day(text: str, published: date | None = None) -> str | None:
    """The date of the one visit that `text` tells of."""
    (visit,) = extract_visits(ArticleReading(Article("a", "", text, None, None, published), GAZETTEER))
    return str(visit.date.value) if visit.date else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}, Kamis (22/6/2023).", "2023-06-22"),
        (f"{LEAD} pada 20-22 September 2022.", "2022-09-20"),
        (f"{LEAD} pada akhir Mei 2024.", "2024-05"),
        (f"{LEAD} pada tahun 2019.", "2019"),
        (f"{LEAD}. Perda Nomor 3 Tahun 2016 dibahas.", None),
        (f"{LEAD}. Targetnya rampung pada 2025.", None),
        (f"{LEAD}. Aplikasi itu diluncurkan pada 5 Mei 2020.", None),
        (f"{LEAD}, Selasa (7/6/2022). Aplikasi itu diluncurkan pada 5 Mei 2020.", "2022-06-07"),
        (f"Diluncurkan 5 Mei 2020, aplikasi itu dipuji. {LEAD}, Selasa (7/6/2022).", "2022-06-07"),
        (f"Kabag Humas, Rabu (13/10/2021), menyampaikan {LEAD} pada 7 Oktober 2021.", "2021-10-07"),
        (
            "Pemkab Siak berangkat Kamis, 23 November 2017, dan belajar ke Kota Kediri pada Jumat.",
            "2017-11-24",
        ),
        (f"Desember 2017 bulan padat. {LEAD}, Senin (18/12).", "2017-12-18"),
    ],
)
def test_the_day_is_that_of_the_visit(text: str, expected: str | None) -> None:
    assert day(text) == expected


def test_a_day_without_year_is_told_by_the_day_of_publication_only() -> None:
    assert day(f"{LEAD}, Kamis (22/6).", date(2023, 6, 23)) == "2023-06-22"
    assert day(f"{LEAD}, Kamis (22/6).") is None
    assert day(f"{LEAD} kemarin.", date(2023, 6, 23)) == "2023-06-22"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}, Kamis (22/6).", "22 Juni"),
        (f"{LEAD} pada 23-24 Juni.", "23–24 Juni"),
        (f"{LEAD}, Kamis (31/6).", None),
        (f"{LEAD}. Aplikasi itu diluncurkan pada 5 Mei.", None),
        (f"{LEAD} pada hari Kamis.", None),
        (f"{LEAD}, Kamis (22/6/2023).", None),
    ],
)
def test_a_day_whose_year_nobody_tells_is_kept_without_one(text: str, expected: str | None) -> None:
    article = Article("a", "", text)
    (visit,) = extract_visits(ArticleReading(article, GAZETTEER))

    assert (visit.open_date.value if visit.open_date else None) == expected
    assert visit.date is None or visit.open_date is None
    if visit.open_date:
        (place,) = visit.open_date.evidence
        assert article.text[place.start : place.end] in {"Kamis (22/6)", "23-24 Juni"}
