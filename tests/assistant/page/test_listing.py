import pytest

from assistant.page.listing import Listing, Wanted


@pytest.fixture
def listing(library):
    return Listing(library)


def ids(listing, **wanted):
    return [row.id for row in listing.find(Wanted(**wanted))]


def test_newest_come_first_and_undated_last(listing):
    assert ids(listing) == ["beta", "alfa", "gama"]


def test_filters_hold_together_and_undated_articles_fail_a_year(listing):
    assert ids(listing, outlet="Media Satu") == ["alfa", "gama"]
    assert ids(listing, first_year=2022) == ["beta"]
    assert ids(listing, last_year=2022) == ["alfa"]
    assert ids(listing, outlet="Media Satu", first_year=2022) == []


def test_words_of_title_and_text_are_found_titles_on_top(listing):
    assert ids(listing, text="pasar")[0] == "beta"
    assert "gama" in ids(listing, text="mempelajari anggaran")
    assert ids(listing, text="zzz") == []


def test_search_respects_the_filters(listing):
    assert "beta" not in ids(listing, text="rombongan", outlet="Media Satu")


def test_choices_and_coverage_come_from_the_archive(listing):
    contents = listing.contents()
    assert contents.outlets == ("Media Satu", "Media Dua")
    assert contents.years == (2023, 2021)
    assert (contents.coverage.articles, contents.coverage.first, contents.coverage.last) == (3, 2021, 2023)
    assert {row.id for row in contents.coverage.samples} <= {"alfa", "beta", "gama"}


def test_a_change_of_the_archive_is_seen(listing, library):
    before = listing.contents()
    assert listing.contents() is before
    library.remove("gama")
    assert [row.id for row in listing.contents().rows] == ["beta", "alfa"]


def test_an_empty_archive_covers_nothing(listing, library):
    for article_id in ("alfa", "beta", "gama"):
        library.remove(article_id)
    assert listing.contents().coverage.samples == ()
    assert listing.find(Wanted(text="apa")) == ()
