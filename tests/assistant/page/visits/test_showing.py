import re
from dataclasses import replace

import pytest

from assistant.page.article_view import Place
from assistant.page.visits.showing import ROWS_AT_ONCE, Showing
from assistant.page.visits.wanted import Look, Wanted
from corpus.article import hash_text
from corpus.errors import ArchiveError
from corpus.spans import Span
from corpus.visits.visit import Conflict, Evidence, Figure, Participant, Reported

HOSTILE = "<img src=x onerror=alert(1)> \"'><script>alert(2)</script> {{7*7}} ${7*7}"


def texts_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_number_is_that_of_the_visits_and_plans_are_left_out(showing):
    summary, pictures, table = showing.results(Look())
    assert "4 kunjungan" in texts_of(summary)
    assert table.count("<tr data-visit=") == 4 and "k5" not in table
    assert "rencana" in showing.results(Look(Wanted(planned=True)))[2]
    assert 'role="img"' in pictures and "<title" in pictures and "<desc" in pictures


def test_filters_narrow_count_and_table(showing):
    summary, _, table = showing.results(Look(Wanted(host="Kota Kediri", topic="pariwisata")))
    assert "1 kunjungan dari 4" in texts_of(summary)
    assert 'data-visit="k2"' in table and 'data-visit="k1"' not in table
    assert "host=Kota+Kediri&amp;topic=pariwisata" in summary


def test_holes_are_shown_as_such(showing):
    assert texts_of(showing.table(Look())).count("tidak disebut") >= 5


def test_a_sorted_column_says_so_to_everybody(showing):
    table = showing.table(Look(column="host", descending=False))
    assert re.search(r'<th[^>]* aria-sort="ascending"><button type="button" data-sort="host">', table)
    assert table.count("aria-sort") == 1
    assert "diurutkan menurut tuan rumah, naik" in table


def test_a_problem_takes_the_place_of_the_results(showing):
    summary, pictures, table = showing.results(Look(Wanted(host="Kediri")))
    assert "pilih salah satu" in summary and 'data-host="Kota Kediri"' in summary
    assert (pictures, table.strip()) == ("", "")
    assert "Unduh" not in summary


def test_nothing_found_says_what_to_do(showing, library, make):
    table = showing.results(Look(Wanted(text="tidakada")))[2]
    assert "Lepaskan salah satu saringan" in table
    empty = Showing(type(showing._register)(()), library.archive)
    assert "Register masih kosong" in empty.results(Look())[2]


def test_many_visits_come_in_pages(showing, library, make):
    register = type(showing._register)([make(f"k{n}", "", "Kota Kediri", "2020") for n in range(60)])
    many = Showing(register, library.archive)
    assert many.table(Look()).count("<tr data-visit=") == ROWS_AT_ONCE
    assert "51–60 dari 60 kunjungan" in many.table(Look(page=3))
    assert many.table(Look(page=99)) == many.table(Look(page=3))
    assert many.table(Look(page=-(10**30))) == many.table(Look(page=1))


def test_choices_are_what_the_register_has(showing):
    choices = showing.choices()
    assert choices.hosts == ("Kota Kediri", "Kota Surabaya")
    assert choices.provinces == ("Jawa Timur",)
    assert choices.forms == ("kunjungan kerja", "studi tiru")
    assert choices.years == (2024, 2022, 2021, 2019)
    assert choices.total == 4
    assert "SPBE" in choices.topics and "smart city" in choices.topics


def opened(showing, visit) -> str:
    return Showing(type(showing._register)([visit]), showing._archive).open(visit.id, "x")


def test_a_visit_shows_every_field_with_its_quotation_and_where_it_stands(showing, library, make):
    text = library.archive.article("alfa").text
    start = text.index("Budi")
    budi = Reported(
        Participant("Budi", "Wali Kota Alfa", "visitor"), (Evidence("alfa", start, start + 4),), 0.9
    )
    html = opened(showing, make("k1", "Kota Bengkulu", "Kota Kediri", "2022-06-07", people=(budi,)))
    assert "Budi · Wali Kota Alfa, pihak tamu pasti".replace("· ", "") in texts_of(html)
    assert "<mark>Budi</mark>" in html and "Media Satu" in html
    assert f'data-start="{start}" data-end="{start + 4}"' in html
    assert f'data-sha="{hash_text(text)}"' in html
    assert texts_of(html).count("tidak disebut") == 6


def test_disagreement_of_sources_is_shown_with_both(showing, make):
    values = (
        Reported("1 Maret 2023", (Evidence("alfa", 0, 4),), 0.9),
        Reported("2 Maret 2023", (Evidence("beta", 0, 4),), 0.9),
    )
    html = opened(showing, make("k1", "Kota Bengkulu", "Kota Kediri", conflicts=(Conflict("date", values),)))
    said = texts_of(html)
    assert "Waktu berbeda antarartikel 1 Maret 2023" in said and "2 Maret 2023" in said
    assert "Media Satu" in said and "Media Dua" in said


def test_an_article_that_is_gone_leaves_the_value_without_a_quotation(showing, make):
    venue = Reported("Balai Kota", (Evidence("tiada", 0, 4),), 0.9)
    html = opened(showing, make("k1", "", "Kota Kediri", venue=venue, articles=("tiada",)))
    assert "Balai Kota" in html and "rj-quote" not in html
    assert "Artikel ini sudah tidak ada di arsip." in html


def test_an_unknown_visit_is_one_sentence(showing):
    assert "tidak ada lagi di register" in showing.open(HOSTILE, "x")


def test_hostile_values_leave_as_text_everywhere(showing, library, make):
    bad = Reported(HOSTILE, (), 0.5)
    visit = make(
        "k1", "Kota Bengkulu", "Kota Kediri", "2022",
        venue=bad, topics=(bad,), programs=(bad,), outcomes=(bad,), form=bad,
        people=(Reported(Participant(HOSTILE, HOSTILE, None), (), 0.5),),
        figures=(Reported(Figure(HOSTILE, HOSTILE), (), 0.5),),
        conflicts=(Conflict(HOSTILE, (bad, bad)),), articles=(HOSTILE,),
    )  # fmt: skip
    party = replace(visit.visitors[0].value, region=HOSTILE, body=HOSTILE, code=None)
    visit = replace(visit, visitors=(Reported(party, (), 0.5),))
    hostile = Showing(type(showing._register)([visit]), library.archive)
    look = Look(Wanted(text="img"))
    drawn = "".join((hostile.filters(look.wanted, "x"), *hostile.results(look), hostile.open("k1", "x")))
    assert "<img" not in drawn and "<script" not in drawn
    assert drawn.count("&lt;img") > 15
    problem = hostile.results(Look(Wanted(host=HOSTILE)))[0]
    assert "<img" not in problem and "&lt;img" in problem


@pytest.mark.parametrize("in_title", [False, True])
def test_evidence_is_marked_only_while_the_text_is_the_one_that_was_quoted(showing, library, in_title):
    article = library.archive.article("alfa")
    sha256 = hash_text(article.title if in_title else article.text)
    html = showing.evidence(Place("alfa", Span(0, 9), sha256, in_title), "x")
    assert html.count("<mark>") == 1 and "<mark>Wali Kota</mark>" in html
    changed = showing.evidence(Place("alfa", Span(0, 9), "0" * 64, in_title), "x")
    assert "<mark>" not in changed and "kutipannya tidak ditandai" in changed
    assert "tidak ada di arsip" in showing.evidence(Place("tiada", Span(0, 9), sha256, in_title), "x")


def test_a_register_that_cannot_be_read_is_one_sentence(library):
    class Broken:
        def registry(self):
            raise ArchiveError("Arsip tidak dapat dibaca; jalankan `rujukan doctor`.", "disk I/O error")

    broken = Showing(Broken(), library.archive)
    summary, pictures, table = broken.results(Look())
    assert "jalankan `rujukan doctor`" in summary
    assert (pictures, table.strip()) == ("", "")
    assert "<form" in broken.filters(Wanted(), "x")
    assert "tidak ada lagi di register" in broken.open("k1", "x")
