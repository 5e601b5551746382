"""Answers from a register made by hand (see conftest)."""

from dataclasses import replace

import pytest

from assistant.answer import Reason
from assistant.checking import check_listing
from assistant.errors import CitationProblem
from assistant.listing import messages
from corpus.article import Article
from corpus.errors import ArchiveError


def read_made_article(article_id: str) -> Article:
    if article_id == "a5":
        raise ArchiveError("Artikel tidak ada.", "gone")
    return Article(
        article_id, f"Judul {article_id}", f"Kemarin. Rombongan tiba di sana, {article_id}. Selesai."
    )


def ids(listing) -> list[int]:
    return [int(visit.id[1:]) for visit in listing.visits]


def test_guests_are_counted_once_each_and_named(answer):
    listing = answer("Daerah mana saja yang pernah ke Kota Kediri?")
    assert ids(listing) == [1, 2]
    assert listing.sentence == (
        "Ada 2 daerah yang tercatat sebagai tamu dalam 2 kunjungan ke Kota Kediri: Kabupaten Siak dan Kota Bengkulu."
    )
    assert listing.short == "Kabupaten Siak dan Kota Bengkulu"


def test_a_planned_visit_and_one_of_an_undecided_place_are_told_apart(answer):
    notes = answer("Daerah mana saja yang pernah ke Kota Kediri?").notes
    assert messages.not_counted_planned(1) in notes
    assert messages.not_counted_undecided(1) in notes


def test_every_row_is_cited_by_the_sentence_that_tells_of_it(answer):
    listing = answer("Berapa kunjungan ke Kota Kediri?")
    assert listing.sentence == "Arsip mencatat 2 kunjungan ke Kota Kediri."
    quotes = {citation.number: citation.quote for citation in listing.citations}
    assert [quotes[number] for row in listing.table.rows for number in row.citations] == [
        "Rombongan tiba di sana, a1.",
        "Rombongan tiba di sana, a2.",
    ]


def test_what_no_article_tells_is_said_in_its_cell(answer):
    (row,) = answer("Berapa kunjungan ke Kabupaten Kediri?").table.rows
    assert row.cells == (messages.UNSAID, "Kota Bogor", "Kabupaten Kediri", messages.UNSAID, "stunting")
    assert row.citations == ()  # its article is gone


def test_a_name_of_a_kota_and_a_kabupaten_counts_both_apart(answer):
    listing = answer("Berapa kunjungan ke Kediri?")
    assert ids(listing) == [1, 2, 5]
    assert (
        "“Kediri” dapat berarti Kabupaten Kediri (1 kunjungan) dan Kota Kediri (2 kunjungan); keduanya dihitung."
        in listing.notes
    )


def test_a_province_as_a_place_has_what_lies_in_it(answer):
    listing = answer("Ada berapa DPRD yang datang ke DIY?")
    assert ids(listing) == [7]
    assert listing.short == "2 DPRD"
    assert "“DIY” dibaca sebagai DI Yogyakarta beserta kabupaten dan kota di dalamnya." in listing.notes


def test_a_time_leaves_out_visits_without_a_day_and_says_so(answer):
    listing = answer("Berapa kunjungan dari Kabupaten Siak pada Maret 2019?")
    assert ids(listing) == [4]
    assert messages.not_counted_undated(1) in listing.notes  # "2019" alone may be another month


def test_the_last_visit_is_told_with_its_day(answer):
    listing = answer("Kapan terakhir Kabupaten Siak studi tiru, dan ke mana?")
    assert ids(listing)[0] in (2, 4)
    assert listing.sentence.startswith("Studi tiru dari Kabupaten Siak terakhir yang tercatat: ")


def test_visits_of_the_same_last_day_are_all_told(answer):
    assert ids(answer("3 kunjungan terbaru ke DIY")) == [7]
    assert ids(answer("Kapan kunjungan terakhir yang tercatat?")) == [1, 7]


def test_a_ranking_names_all_that_are_first(answer):
    listing = answer("Daerah mana yang paling sering dikunjungi?")
    assert listing.short == "Kota Kediri"
    assert listing.table.rows[0].cells[:2] == ("Kota Kediri", "2")
    assert ids(listing) == [1, 2]


def test_visits_are_grouped_by_year_with_the_undated_last(answer):
    listing = answer("Jumlah kunjungan per tahun ke Kediri")
    assert listing.sentence.endswith("menurut tahun: 2019 (1), 2023 (1), dan tanpa tanggal (1).")


def test_a_comparison_counts_each_set(answer):
    listing = answer("Bandingkan kunjungan Siak ke Kampar dan ke Tabanan")
    assert ids(listing) == [4, 3]
    assert listing.sentence == (
        "Kunjungan dari Kabupaten Siak: ke Kabupaten Kampar 1 kunjungan, ke Kabupaten Tabanan 1 kunjungan. "
        "Jumlahnya sama."
    )
    assert [row.cells[0] for row in listing.table.rows] == ["ke Kabupaten Kampar", "ke Kabupaten Tabanan"]
    assert "Tidak ada topik yang sama." in listing.notes


def test_a_comparison_of_something_with_nothing_says_which_has_more(answer):
    listing = answer("Bandingkan kunjungan ke Kota Kediri dan ke Kota Medan")
    assert listing.sentence.endswith("Lebih banyak: ke Kota Kediri.")


def test_whether_is_answered_with_yes_and_how_often(answer):
    listing = answer("Apakah Kabupaten Siak pernah ke Kota Kediri?")
    assert listing.sentence == "Ya, arsip mencatat 1 kunjungan dari Kabupaten Siak ke Kota Kediri."


def test_visits_whose_guests_no_article_tells_are_said(answer):
    listing = answer("Siapa saja yang pernah ke Kota Surabaya?")
    assert ids(listing) == [9]
    assert "tidak disebut" in listing.sentence


@pytest.mark.parametrize(
    ("question", "near", "reason"),
    [
        (
            "Siapa saja yang belajar geopark ke Kota Kediri?",
            "2 kunjungan ke Kota Kediri",
            Reason.NOTHING_FOUND,
        ),
        ("Berapa kunjungan ke Kota Kediri pada 2011?", "2 kunjungan ke Kota Kediri", Reason.OTHER_YEAR),
        ("Siapa saja yang pernah ke Kota Tabanan?", "1 kunjungan ke Kabupaten Tabanan", None),
        ("Berapa kunjungan ke Kota Bogor?", "2 kunjungan dari Kota Bogor", None),
        ("Siapa saja yang pernah ke Kota Blitar?", "ke Jawa Timur", Reason.OTHER_REGION),
        (
            "Apakah Kota Kediri pernah ke Kabupaten Siak?",
            "kunjungan dari Kabupaten Siak ke Kota Kediri",
            None,
        ),
    ],
)
def test_where_nothing_fits_the_nearest_is_offered_and_is_no_answer(answer, question, near, reason):
    listing = answer(question)
    if question == "Siapa saja yang pernah ke Kota Tabanan?":
        assert listing.found  # there is no Kota Tabanan: it is read as the Kabupaten, and that is said
        assert messages.read_odd("Kota Tabanan", "Kabupaten Tabanan") in listing.notes
        return
    assert not listing.found and not listing.visits and not listing.sentences
    assert listing.message.startswith("Belum ada di arsip: ")
    assert near in listing.message
    assert listing.table is not None and listing.table.caption == messages.NEAREST_CAPTION
    assert reason in (None, listing.reason)


def test_nothing_near_is_no_table(answer):
    listing = answer("Berapa kunjungan tentang Wakanda?")
    assert listing.table is None and not listing.found
    assert listing.message.startswith("Belum ada di arsip: kunjungan yang memuat “Wakanda”.")


def test_a_citation_that_nobody_has_is_refused(answer):
    listing = answer("Berapa kunjungan ke Kota Kediri?")
    with pytest.raises(CitationProblem, match="sumber yang tidak dikenal"):
        check_listing(replace(listing, citations=listing.citations[:1]), read_made_article)


def test_visits_without_any_source_are_refused(answer):
    listing = answer("Berapa kunjungan ke Kabupaten Kediri?")
    with pytest.raises(CitationProblem, match="tanpa sumber"):
        check_listing(listing, read_made_article)


def test_a_changed_article_is_refused(answer):
    listing = answer("Berapa kunjungan ke Kota Kediri?")
    with pytest.raises(CitationProblem, match="berubah"):
        check_listing(listing, lambda article_id: Article(article_id, "Judul", "Teks lain sama sekali."))
