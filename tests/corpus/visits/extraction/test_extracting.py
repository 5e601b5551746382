"""What is read out of short articles of many kinds."""

import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.visit import Evidence, Party, Reported, Status, Visit

GAZETTEER = load_gazetteer()
ARTICLES = tomllib.loads((Path(__file__).parent / "articles.toml").read_text(encoding="utf-8"))["article"]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


def make_article(title: str, text: str, published: date | None = None) -> Article:
    return Article("a", title, text.strip(), None, None, published)


def read(title: str, text: str, published: date | None = None) -> tuple[Visit, ...]:
    return extract_visits(ArticleReading(make_article(title, text, published), GAZETTEER))


def told(visit: Visit) -> str:
    """As written in articles.toml."""
    day = str(visit.date.value) if visit.date else "-"
    how = "plan" if visit.status is Status.PLANNED else "passing" if visit.in_passing else ""
    line = f"{_names(visit.visitors)} -> {_names(visit.hosts)} | {day}"
    return f"{line} | {how}" if how else line


def _names(parties: tuple[Reported[Party], ...]) -> str:
    names = [party.value.region if party.value.code else f"~{party.value.region}" for party in parties]
    return " + ".join(names) or "?"


def quote(article: Article, evidence: Evidence) -> str:
    return (article.title if evidence.in_title else article.text)[evidence.start : evidence.end]


@each_article
def test_an_article_gives_the_visits_that_a_person_reads(article: dict[str, Any]) -> None:
    visits = read(article["title"], article["text"], article.get("published"))
    assert [told(visit) for visit in visits] == article["visits"]


@each_article
def test_every_value_has_evidence_inside_the_article_and_a_confidence(article: dict[str, Any]) -> None:
    for visit in read(article["title"], article["text"], article.get("published")):
        fields = (visit.date, visit.form, visit.venue, *visit.topics, *visit.people, *visit.programs)
        for reported in (*visit.visitors, *visit.hosts, *visit.figures, *visit.outcomes, *fields):
            if reported is not None:
                assert 0 < reported.confidence <= 1
                assert reported.evidence
                assert all(
                    quote(make_article(article["title"], article["text"]), one) for one in reported.evidence
                )


TITLE = "DPRD Kabupaten Blitar Kunker ke Kota Batu"
TEXT = (
    "Komisi III DPRD Kabupaten Blitar berkunjung ke Dinas Perhubungan Kota Batu, Kamis (23/6). "
    "Rombongan diterima Sekretaris Dishub."
)


def test_a_party_has_its_office_as_named_and_the_region_as_evidence() -> None:
    (visit,) = read(TITLE, TEXT, date(2022, 6, 24))
    (guest,), (host,) = visit.visitors, visit.hosts
    assert (guest.value.body, guest.value.unit) == ("Komisi III DPRD Kabupaten Blitar", "dprd")
    assert (host.value.body, host.value.unit) == ("Dinas Perhubungan Kota Batu", "dishub")
    assert quote(make_article(TITLE, TEXT), guest.evidence[0]) == "Kabupaten Blitar"
    assert quote(make_article(TITLE, TEXT), host.evidence[0]) == "Kota Batu"


def test_a_post_alone_names_the_government_and_no_office() -> None:
    (visit,) = read("Bupati Siak Belajar ke Kota Kediri", "Bupati Siak berkunjung ke Kota Kediri.")
    assert (visit.visitors[0].value.body, visit.visitors[0].value.unit) == (None, "pemda")


def test_the_day_has_the_words_of_the_date_as_evidence() -> None:
    (visit,) = read(TITLE, TEXT, date(2022, 6, 24))
    assert visit.date is not None
    assert quote(make_article(TITLE, TEXT), visit.date.evidence[0]).startswith("Kamis (23/6")


def test_a_date_without_year_stays_empty_where_the_day_of_publication_is_unknown() -> None:
    (visit,) = read(TITLE, TEXT)
    assert visit.date is None


def test_what_only_the_title_says_has_its_evidence_there() -> None:
    text = (
        "Rombongan Pemkab Belitung berkunjung ke mal pelayanan publik. Mereka disambut kepala dinas setempat."
    )
    (visit,) = read("Pemkab Belitung Timba Ilmu ke Kota Surakarta", text)
    assert [one.in_title for one in visit.hosts[0].evidence] == [True]
    assert [one.in_title for one in visit.visitors[0].evidence] == [False]


def test_a_name_of_several_regions_keeps_all_of_them_and_less_confidence() -> None:
    (visit,) = read("", "DPRD Kabupaten Toraja Utara melakukan studi banding ke Madiun, Kamis (25/2/2016).")
    host = visit.hosts[0]
    assert (host.value.code, host.value.candidates) == (None, ("35.19", "35.77"))
    assert host.confidence < visit.visitors[0].confidence


def test_a_weekday_that_is_not_that_of_the_day_is_marked() -> None:
    (visit,) = read("", "Pemkot Langsa mengunjungi Pemkot Surabaya, Senin (12/9/2019).")
    assert visit.date is not None
    assert (str(visit.date.value), visit.date.value.doubtful) == ("2019-09-12", True)


def test_an_id_is_the_same_at_every_reading_and_differs_between_visits() -> None:
    article = next(article for article in ARTICLES if article["id"] == "several-past-visits")
    first, again = (read(article["title"], article["text"], article["published"]) for _ in range(2))
    assert [visit.id for visit in first] == [visit.id for visit in again]
    assert len({visit.id for visit in first}) == len(first)
    assert all(visit.id[0] == "k" and len(visit.id) == 11 for visit in first)


def test_guests_of_an_office_that_no_region_is_named_with_stay_unknown() -> None:
    text = "Tim pengendali inflasi daerah se-Soloraya menjalani studi banding ke Pemkot Kediri, Rabu (24/10/2018)."
    (visit,) = read("", text)
    assert told(visit) == "? -> Kota Kediri | 2018-10-24"


SNIPPETS = """Pemkab Siak|Pemkot Kediri|Kota Bandung|Kabupaten Bandung|DPRD Jawa Barat|mengunjungi|ke|di|dari|dan|,|.|
pernah|rombongan|diterima|studi banding|Kamis (22/6/2023)|pada 2021|yakni|kerja sama dengan|akan|sebelumnya|belajar"""
WORDS = st.sampled_from(SNIPPETS.replace("\n", "").split("|"))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40), st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1))))
def test_any_words_in_any_order_can_be_read(words: list[str], published: date | None) -> None:
    text = " ".join(words).strip()
    for visit in read(text[:60].replace("\n", " "), text, published):
        codes = [party.value.code for party in (*visit.visitors, *visit.hosts) if party.value.code]
        assert visit.hosts
        assert len(codes) == len(set(codes)), "a region is guest or host, and once"


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    # The archive holds no other form: loading makes NFC of every text.
    assert isinstance(read("", unicodedata.normalize("NFC", text)), tuple)
