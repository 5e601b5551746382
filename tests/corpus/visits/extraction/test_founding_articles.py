"""The five founding articles, as they were published and as they are shipped, give what a person reads in them."""

from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.cleaning import clean_article
from corpus.loading.plain import read_markdown
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.visit import Status, Visit

ROOT = Path(__file__).resolve().parents[4]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
GAZETTEER = load_gazetteer()

PADANG_BANDUNG = [(["Kota Padang"], ["Kota Bandung"], None, False)]
PADANG_BEKASI = [(["Kota Padang"], ["Kota Bekasi"], "2022-09-20", False)]
SEMARANG_BANDUNG = [(["Kabupaten Semarang"], ["Kota Bandung"], "2022-06-07", False)]
TWO_GUESTS_AND_ONE_BEFORE = [
    (["Kabupaten Ogan Ilir", "Kota Prabumulih"], ["Kota Bandung"], "2022-09-01", False),
    (["Kabupaten Ogan Ilir"], ["Kota Bandung"], "2021-12", True),
]
THREE_PARTNERS = [
    (["Aceh", "Kabupaten Cianjur", "Kabupaten Indramayu"], ["Kota Bandung"], "2023-12-11", False)
]

Told = tuple[list[str], list[str], str | None, bool]


def told(visits: tuple[Visit, ...]) -> list[Told]:
    return [
        (
            sorted(visitor.value.region for visitor in visit.visitors),
            [host.value.region for host in visit.hosts],
            str(visit.date.value) if visit.date else None,
            visit.in_passing,
        )
        for visit in visits
    ]


def extract(title: str, text: str, published: date | None) -> tuple[Visit, ...]:
    return extract_visits(ArticleReading(Article("a", title, text, None, None, published), GAZETTEER))


@pytest.mark.skipif(not SEEDS, reason="the founding articles are not beside this checkout")
@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("000", PADANG_BANDUNG),
        ("001", PADANG_BEKASI),
        ("002", SEMARANG_BANDUNG),
        ("003", TWO_GUESTS_AND_ONE_BEFORE),
        ("004", THREE_PARTNERS),
    ],
)
def test_an_article_as_published_gives_exactly_its_visits(start: str, expected: list[Told]) -> None:
    path = next(path for path in SEEDS if path.name.startswith(start))
    cleaned = clean_article(path.read_text(encoding="utf-8"))
    visits = extract(cleaned.title, cleaned.text, cleaned.published)
    assert told(visits) == expected
    assert {visit.status for visit in visits} == {Status.HELD}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tanpa-tanggal-kota-padang-kota-bandung-pelayanan-publik", PADANG_BANDUNG),
        ("2022-09-20-kota-padang-kota-bekasi-inovasi-pelayanan", PADANG_BEKASI),
        ("2022-06-07-kabupaten-semarang-kota-bandung-smart-city", SEMARANG_BANDUNG),
        ("2022-09-01-prabumulih-ogan-ilir-kota-bandung-spbe", TWO_GUESTS_AND_ONE_BEFORE),
        ("2023-12-11-aceh-cianjur-indramayu-kota-bandung-kerja-sama", THREE_PARTNERS),
    ],
)
def test_an_article_as_shipped_gives_exactly_its_visits(name: str, expected: list[Told]) -> None:
    draft = read_markdown((ROOT / "corpus" / "articles" / f"{name}.md").read_text(encoding="utf-8"))
    assert told(extract(draft.title or "", draft.text.strip(), draft.published)) == expected


def test_the_cooperation_with_three_partners_is_one_visit_of_that_form() -> None:
    name = "2023-12-11-aceh-cianjur-indramayu-kota-bandung-kerja-sama.md"
    draft = read_markdown((ROOT / "corpus" / "articles" / name).read_text(encoding="utf-8"))
    (visit,) = extract(draft.title or "", draft.text.strip(), draft.published)
    assert visit.form is not None and visit.form.value == "kerja sama"
