"""Answers of the register are computed again."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, AnswerSentence, AnswerTable, Citation, Status, TableRow
from corpus.article import Article
from corpus.spans import Span
from corpus.visits.visit import Party, Reported, Visit, VisitDate
from eval.running.support import judge_statements

METRO = Article("metro", "", "Wali Kota Metro menemui Wali Kota Surabaya, Kamis (25/9/2014).")
BATAM = Article("batam", "", "Pemkot Batam belajar di Surabaya, Kamis (11/8).", published=date(2016, 8, 12))
OTHER = Article("lain", "", "Rombongan Kota Padang tiba di Kota Bandung pada 2019.")


def visit(id_: str, guest: str, article: Article) -> Visit:
    guests = (Reported(Party(guest, None), (), 1.0),)
    hosts = (Reported(Party("Kota Surabaya", None), (), 1.0),)
    return Visit(id_, guests, hosts, None, None, (), None, (), (), (), (), (article.id,))


def cite(number: int, article: Article) -> Citation:
    return Citation(number, article, Span(0, len(article.text)))


def row(id_: str, day: str, guest: str, *numbers: int) -> TableRow:
    return TableRow((day, guest, "Kota Surabaya", "kunjungan kerja", "SPBE"), numbers, id_)


ROWS = (row("b", "11 Agustus 2016", "Kota Batam", 1), row("m", "25 September 2014", "Kota Metro", 2))
LISTED = Answer(
    "Berapa kunjungan ke Surabaya sejak 2010?",
    "Berapa kunjungan ke Surabaya sejak 2010?",
    Status.LISTED,
    short="2 kunjungan",
    sentences=(AnswerSentence("Arsip mencatat 2 kunjungan ke Kota Surabaya sejak 2010.", (1, 2)),),
    citations=(cite(1, BATAM), cite(2, METRO)),
    visits=(visit("b", "Kota Batam", BATAM), visit("m", "Kota Metro", METRO)),
    table=AnswerTable("", ("Tanggal", "Tamu", "Tuan rumah", "Bentuk", "Topik"), ROWS),
)


def supported(answer: Answer) -> list[bool]:
    return [judged.supported for judged in judge_statements(answer, None)]


def test_direct_answer_sentence_and_rows_are_judged_in_this_order() -> None:
    judged = judge_statements(LISTED, None)

    assert [one.text for one in judged] == [
        "2 kunjungan",
        "Arsip mencatat 2 kunjungan ke Kota Surabaya sejak 2010.",
        "11 Agustus 2016 | Kota Batam | Kota Surabaya | kunjungan kerja | SPBE",
        "25 September 2014 | Kota Metro | Kota Surabaya | kunjungan kerja | SPBE",
    ]
    assert all(one.supported and not one.needless for one in judged), judged
    assert [one.citations for one in judged] == [(), (1, 2), (1,), (2,)]


@pytest.mark.parametrize("count", ["1", "3", "12", "tiga"])
def test_a_count_that_is_not_the_number_of_visits_told_is_not_supported(count: str) -> None:
    sentence = AnswerSentence(f"Arsip mencatat {count} kunjungan ke Kota Surabaya sejak 2010.", (1, 2))
    short, told, *_ = supported(replace(LISTED, short=f"{count} kunjungan", sentences=(sentence,)))

    assert not short
    assert not told


def test_a_visit_left_out_makes_the_count_wrong() -> None:
    assert supported(replace(LISTED, visits=LISTED.visits[:1]))[:2] == [False, False]


def test_groups_and_sets_have_counts_of_their_own() -> None:
    groups = AnswerTable("", ("Tahun", "Kunjungan", "Contoh"), (TableRow(("2016", "1", ""), (1,)),))
    sets = AnswerTable(
        "", ("Kelompok",), tuple(TableRow((f"ke {n}", "Kota Batam"), (1,), "b") for n in "aab")
    )

    def told(text: str, table: AnswerTable) -> bool:
        return supported(replace(LISTED, table=table, sentences=(AnswerSentence(text, (1, 2)),)))[1]

    assert told("2 kunjungan, menurut tahun: 2016 (1).", groups)
    assert not told("2 kunjungan, menurut tahun: 2016 (4).", groups)
    assert told("Kunjungan: ke a 2 kunjungan, ke b 1 kunjungan, ke c 0 kunjungan.", sets)
    assert not told("Kunjungan: ke a 2 kunjungan, ke b 4 kunjungan.", sets)


def test_names_that_a_sentence_has_no_room_for_are_counted() -> None:
    names = ("Kota Batam", "Kota Metro", *(f"Desa {n}" for n in range(13)))
    many = replace(LISTED, visits=tuple(visit(str(n), name, BATAM) for n, name in enumerate(names)))

    def told(text: str) -> bool:
        return supported(replace(many, sentences=(AnswerSentence(text, (1, 2)),)))[1]

    assert told("Ada 15 daerah dalam 15 kunjungan: Kota Batam, Kota Metro, dan 3 lainnya.")
    assert not told("Ada 15 daerah dalam 15 kunjungan: Kota Batam, Kota Metro, dan 4 lainnya.")


@pytest.mark.parametrize(
    "changed",
    [
        row("m", "25 September 2015", "Kota Metro", 2),
        row("m", "26 September 2014", "Kota Metro", 2),
        row("m", "25 September 2014", "Kota Padang", 2),
        row("m", "25 September 2014", "Kota Metro", 1),
        row("m", "25 September 2014", "Kota Metro"),
        row("m", "25 September 2014", "Kota Metro", 9),
    ],
)
def test_a_row_needs_its_regions_and_dates_in_its_own_citations(changed: TableRow) -> None:
    table = AnswerTable("", (), (ROWS[0], changed))

    assert supported(replace(LISTED, table=table)) == [True, True, True, False]


def test_a_needless_citation_of_a_row_and_of_the_sentence_is_named() -> None:
    table = AnswerTable("", (), (replace(ROWS[0], citations=(1, 3)), ROWS[1]))
    sentence = replace(LISTED.sentences[0], citations=(1, 2, 3))
    given = replace(LISTED, sentences=(sentence,), citations=(*LISTED.citations, cite(3, OTHER)), table=table)

    assert [one.needless for one in judge_statements(given, None)] == [(), (3,), (3,), ()]


def test_a_region_or_date_that_nobody_tells_is_not_supported_in_a_sentence() -> None:
    def told(text: str) -> bool:
        return supported(replace(LISTED, sentences=(AnswerSentence(text, (1, 2)),)))[1]

    assert told("Ada 2 kota yang tercatat sebagai tamu: Kota Batam dan Kota Metro.")
    assert not told("Ada 2 kota yang tercatat sebagai tamu: Kota Batam dan Kota Padang.")
    assert told("Kunjungan terakhir yang tercatat: 11 Agustus 2016, Kota Batam ke Kota Surabaya.")
    assert not told("Kunjungan terakhir yang tercatat: 12 Agustus 2016, Kota Batam ke Kota Surabaya.")


def test_a_time_that_bounds_the_visits_is_computed_again() -> None:
    dated = tuple(
        replace(one, date=Reported(VisitDate(date(year, 5, 1), date(year, 5, 1), "day"), (), 1.0))
        for one, year in zip(LISTED.visits, (2014, 2016), strict=True)
    )

    def told(text: str, visits: tuple[Visit, ...] = dated) -> bool:
        return supported(replace(LISTED, visits=visits, sentences=(AnswerSentence(text, (1, 2)),)))[1]

    assert told("Arsip mencatat 2 kunjungan ke Kota Surabaya sampai 2017.")
    assert not told("Arsip mencatat 2 kunjungan ke Kota Surabaya sampai 2015.")
    assert told("Arsip mencatat 2 kunjungan ke Kota Surabaya sejak 2013.")
    assert not told("Arsip mencatat 2 kunjungan ke Kota Surabaya sejak 2015.")
    assert not told("Arsip mencatat 2 kunjungan ke Kota Surabaya sejak 2013.", LISTED.visits)


def test_without_a_citation_nothing_of_it_is_supported() -> None:
    table = (
        replace(LISTED.table, rows=tuple(replace(one, citations=()) for one in ROWS))
        if LISTED.table
        else None
    )
    sentence = replace(LISTED.sentences[0], citations=())
    bare = replace(LISTED, citations=(), sentences=(sentence,), table=table)

    assert supported(bare) == [False, False, False, False]


def test_the_nearest_visits_of_an_abstention_are_judged_too() -> None:
    nearest = replace(
        LISTED, status=Status.NOT_FOUND, message="Belum ada di arsip.", short=None, sentences=(), visits=()
    )

    assert supported(nearest) == [True, True]
