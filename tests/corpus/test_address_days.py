"""Days of publication in addresses: taken only in full, and only where the text agrees."""

import json
from datetime import date

import pytest

from corpus.loading import Loaded, load_bytes
from corpus.loading.address_days import read_address_day

SITE = "https://kabar.example"
TEXT = "Rombongan Pemerintah Kabupaten Bone tiba di Kota Kediri, Jumat (13/2), untuk studi tiru pengelolaan sampah."


@pytest.mark.parametrize("path", ["/2015/02/16/bone-belajar", "/berita/2015/2/16/", "/2015/02/16"])
def test_a_full_day_in_the_path_is_the_day_of_publication(path: str) -> None:
    assert read_address_day(SITE + path, TEXT) == date(2015, 2, 16)


@pytest.mark.parametrize(
    "path",
    [
        "/2015/02/bone",
        "/2015/02/31/bone",
        "/20150216/bone",
        "/?d=/2015/02/16/",
        "/2015/02/16/a/2016/02/16/b",
        "/1/2/3",
    ],
)
def test_anything_less_is_no_day(path: str) -> None:
    assert read_address_day(SITE + path, TEXT) is None


def test_without_an_address_there_is_no_day() -> None:
    assert read_address_day(None, TEXT) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kunjungan berlangsung pada 20 Maret 2015 di balai kota.",
        "Kunjungan berlangsung Jumat (14/2) di balai kota.",
    ],
)
def test_a_text_with_a_date_that_does_not_fit_leaves_the_day_unknown(text: str) -> None:
    assert read_address_day(f"{SITE}/2015/02/16/bone", text) is None


@pytest.mark.parametrize(
    "text", ["Peraturan itu berlaku sejak 1 Mei 2010.", "RPJMD 2016-2021 disusun pada 2017."]
)
def test_earlier_days_and_bare_years_do_not_contradict(text: str) -> None:
    assert read_address_day(f"{SITE}/2015/02/16/bone", text) == date(2015, 2, 16)


def load_line(published: str | None) -> Loaded:
    line = {"text": TEXT, "url": f"{SITE}/2015/02/16/bone-belajar", "published": published}
    (found,) = load_bytes("a.jsonl", json.dumps(line).encode())
    assert isinstance(found, Loaded)
    return found


def test_a_stated_day_wins_over_the_address() -> None:
    assert load_line("2015-02-17").article.published == date(2015, 2, 17)
    assert load_line(None).article.published == date(2015, 2, 16)
