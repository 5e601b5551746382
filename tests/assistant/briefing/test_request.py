from datetime import date

import pytest

from assistant.briefing.request import TypedRequest, read_request
from assistant.errors import UsageError
from corpus.regions import load_gazetteer
from corpus.visits.topics import load_topics

DAY = date(2026, 12, 7)


def read(host="Kota Kediri", topic="smart city", own="Kabupaten Siak", **more):
    return read_request(
        TypedRequest(host, topic, own, **more), load_gazetteer(), load_topics(), date(2026, 11, 22)
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"host": "Kediri"},
            "Nama tuan rumah “Kediri” dapat berarti Kabupaten Kediri atau Kota Kediri; tulis nama lengkapnya.",
        ),
        ({"own": "Wakanda Raya Sekali"}, "Nama daerah sendiri “Wakanda Raya Sekali” tidak dikenal"),
        ({"host": "Kota Siyak"}, "mungkin maksudnya Kabupaten Siak"),
        (
            {"host": "  "},
            "Nama tuan rumah belum diisi; tulis lengkap, misalnya Kota Kediri atau Kabupaten Siak.",
        ),
        ({"topic": ""}, "Topik belum diisi"),
        (
            {"topic": "smrt cty"},
            "Topik “smrt cty” tidak ada dalam daftar topik; mungkin maksudnya smart city",
        ),
        (
            {"own": "Kota Kediri"},
            "Tuan rumah dan daerah sendiri sama-sama Kota Kediri; pilih dua daerah yang berbeda.",
        ),
        ({"first": DAY, "last": date(2026, 12, 6)}, "Tanggal pulang mendahului tanggal berangkat"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(given, sentence):
    with pytest.raises(UsageError) as refused:
        read(**given)
    assert refused.value.user_message.startswith(sentence) or sentence in refused.value.user_message
    assert refused.value.user_message.endswith(".")
    assert refused.value.detail


def test_short_names_and_synonyms_are_understood():
    request = read("Pemkot Kediri", "kota pintar", "Siak")
    assert (request.host.full_name, request.topic, request.own.full_name) == (
        "Kota Kediri",
        "smart city",
        "Kabupaten Siak",
    )


@pytest.mark.parametrize("days", [{"first": DAY, "last": DAY}, {"last": DAY}, {"first": DAY}])
def test_one_day_has_no_last_day(days):
    request = read(**days)
    assert (request.first, request.last) == (DAY, None)


def test_long_and_broken_text_is_made_short_and_one_line():
    request = read(office="Bagian\n Kerja  Sama" + "x" * 999)
    assert request.office.startswith("Bagian Kerja Sama")
    assert len(request.office) <= 200
