"""A row cites sentences that tell of all that it shows."""

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.listing.citing import Citing
from corpus.article import Article
from corpus.visits.visit import Evidence, Party, Reported, Visit, VisitDate

FIRST = "Rombongan Kabupaten Siak datang untuk studi tiru."
HOST = "Tamu diterima Sekda Kota Kediri di balai kota."
DAY = "Pertemuan berlangsung Selasa, 7 Juni 2022."
OTHER = "Suasananya hangat."


def told(value: Any, article: Article, words: str, in_title: bool = False) -> Reported[Any]:
    start = (article.title if in_title else article.text).index(words)
    return Reported(value, (Evidence(article.id, start, start + len(words), in_title),), 0.9)


def visit_of(article: Article, host_words: str = "Sekda Kota Kediri") -> Visit:
    day = date(2022, 6, 7)
    return Visit(
        id="k",
        visitors=(told(Party("Kabupaten Siak", "14.08"), article, "Kabupaten Siak"),),
        hosts=(told(Party("Kota Kediri", "35.71"), article, host_words),),
        date=told(VisitDate(day, day, "day"), article, "7 Juni 2022"),
        form=None,
        topics=(),
        venue=None,
        people=(),
        programs=(),
        figures=(),
        outcomes=(),
        articles=(article.id,),
    )


def quotes_of(article: Article, visit: Visit) -> list[str]:
    citing = Citing(lambda _: article)
    numbers = citing.cite(visit)
    assert list(numbers) == list(range(1, len(numbers) + 1))
    return [citation.quote for citation in citing.citations]


def test_host_and_day_that_stand_in_other_sentences_are_cited_too() -> None:
    article = Article("a", "", " ".join((FIRST, OTHER, HOST, DAY)))

    assert quotes_of(article, visit_of(article)) == [FIRST, HOST, DAY]


def test_a_sentence_is_not_cited_for_a_region_that_is_already_named() -> None:
    first = "Rombongan Kabupaten Siak datang ke Kota Kediri pada 7 Juni 2022."
    article = Article("a", "", f"{first} {HOST}")

    assert quotes_of(article, visit_of(article)) == [first]


def test_what_only_the_title_tells_needs_no_sentence() -> None:
    article = Article("a", "Siak Belajar ke Kota Kediri", f"{FIRST} {DAY}")
    hosts = (told(Party("Kota Kediri", "35.71"), article, "Kota Kediri", in_title=True),)

    assert quotes_of(article, replace(visit_of(article, "Kabupaten Siak"), hosts=hosts)) == [FIRST, DAY]
