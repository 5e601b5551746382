import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.understanding.normalizing import (
    MAX_QUESTION_CHARS,
    clean_question,
    drop_courtesies,
    expand_informal,
    is_small_talk,
    load_informal_spelling,
    write_out_verb,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("siapa yg datang", "siapa yang datang"),
        ("tgl brp", "tanggal berapa"),
        ("gmn hasilnya", "bagaimana hasilnya"),
        ("dmn acaranya", "di mana acaranya"),
        ("kenapa Kediri", "mengapa Kediri"),
        ("knp Kediri", "mengapa Kediri"),
        ("wabup mana", "wakil bupati mana"),
        ("Walikota Kediri", "wali kota Kediri"),
        ("siapaaa yang datang", "siapa yang datang"),
        ("berapaaa orang", "berapa orang"),
    ],
)
def test_informal_words_are_written_out(typed: str, written: str) -> None:
    assert expand_informal(typed) == written


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("nyambut", "menyambut"),
        ("ngunjungi", "mengunjungi"),
        ("diresmiin", "diresmikan"),
        ("ngebahas", "membahas"),
        ("ngejelasin", "menjelaskan"),
        ("mimpin", "memimpin"),
        ("dibangunin", "dibangunkan"),
    ],
)
def test_spoken_verbs_are_written_out(spoken: str, written: str) -> None:
    assert expand_informal(f"siapa {spoken} itu") == f"siapa {written} itu"


@pytest.mark.parametrize("word", ["makin", "yakin", "dingin", "nama", "mobil", "nilai", "izin", "minat"])
def test_written_words_stay_as_they_are(word: str) -> None:
    assert write_out_verb(word) == word


@pytest.mark.parametrize(
    "text", ["Apa itu SPBE?", "Apa itu AD?", "Siapa Sapa?", "bab iii", "RPJMD 2025", "Rp1.250"]
)
def test_acronyms_names_and_numbers_are_kept(text: str) -> None:
    kept = text.rsplit(maxsplit=1)[-1].rstrip("?")
    assert kept == "Sapa" or kept in expand_informal(text)


def test_a_question_in_capitals_is_read_as_one_in_small_letters() -> None:
    assert expand_informal("YG DATANG BRP KE KEDIRI?") == "yang datang berapa ke kediri?"
    assert expand_informal("SPBE") == "SPBE"
    assert expand_informal("Apa itu SPBE") == "Apa itu SPBE"


@pytest.mark.parametrize(
    "typed",
    [
        "Halo min, siapa yang datang?",
        "Selamat pagi Pak, mohon info siapa yang datang ya, terima kasih?",
        "tolong sebutkan siapa yang datang dong kak?",
        "Pak, siapa yang datang sih?",
        "siapa yang datang?",
    ],
)
def test_courtesies_around_a_question_go(typed: str) -> None:
    assert drop_courtesies(typed) == "siapa yang datang?"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Mohon izin bertanya, siapa yang datang ya pak?", "siapa yang datang?"),
        (
            "Selamat siang Bapak/Ibu, mohon informasinya, kapan Siak datang? Terima kasih.",
            "kapan Siak datang?",
        ),
        ("pak, mau tanya dong, tujuannya apa ya?", "tujuannya apa?"),
        ("Tolong carikan data kunjungan Kota Palu", "kunjungan Kota Palu"),
        ("Saya butuh referensi studi banding tentang sampah", "studi banding tentang sampah"),
        ("bro ada info tidak tentang dprd siak?", "dprd siak?"),
        ("Assalamualaikum wr. wb. Bapak Ibu, izin bertanya terkait kunjungan Siak", "kunjungan Siak"),
        ("Mau belajar apa DPRD Siak?", "Mau belajar apa DPRD Siak?"),
        ("siang hari apa mereka tiba?", "siang hari apa mereka tiba?"),
        ("Ada data apa saja di sana?", "Ada data apa saja di sana?"),
        ("Ibu kota mana?", "Ibu kota mana?"),
        ("Mas Bima ke mana?", "Mas Bima ke mana?"),
    ],
)
def test_polite_openings_go_and_content_stays(typed: str, question: str) -> None:
    assert drop_courtesies(typed) == question


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Apa kata I Gede Daging pd rapat?", "Apa kata I Gede Daging pada rapat?"),
        ("Siapa Pas Sapa?", "Siapa Pas Sapa?"),
        ("Apa kata Walikota Kediri?", "Apa kata wali kota Kediri?"),
        ("Siapa Yg Datang Ke Kediri?", "Siapa yang Datang Ke Kediri?"),
        ("Berapa luas Kab. Siak", "Berapa luas kabupaten. Siak"),
    ],
)
def test_a_capital_inside_the_question_marks_a_name(typed: str, written: str) -> None:
    assert expand_informal(typed) == written


def test_words_of_the_archive_are_left_alone_where_in_doubt() -> None:
    archive = frozenset({"pd", "metan", "yg"})
    assert expand_informal("pd pasar yg ada gas metan", archive.__contains__) == "pd pasar yang ada gas metan"
    assert expand_informal("pd pasar") == "pada pasar"


def test_a_question_nearly_all_in_capitals_is_read_in_small_letters() -> None:
    assert expand_informal("KAPAN SIAK KE BOGOR YA pak?") == "kapan siak ke bogor ya pak?"


@pytest.mark.parametrize(
    "text", ["Halo", "makasih ya", "Haikal siapa?", "Maafkan siapa?", "Pak Bupati siapa?", "ya", "?"]
)
def test_what_only_looks_like_a_courtesy_stays(text: str) -> None:
    assert drop_courtesies(text) == text


@given(
    st.lists(
        st.sampled_from(["halo", "min", "ya", "pak", ",", "terima kasih", "tolong", "?", "siapa"]),
        max_size=120,
    )
)
def test_courtesies_are_dropped_in_no_time_and_never_leave_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert bool(drop_courtesies(text)) is bool(text)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Siapa\tyang\n\ndatang  ?", "Siapa yang datang?"),
        ("Siapa\u200b yang\ufeff dat\u00adang?", "Siapa yang datang?"),
        ("\u202eSiapa\u202c \u2066itu\u2069?", "Siapa itu?"),
        ("Siapa\x00 itu\x1b?", "Siapa itu?"),
        ("Siapa ???", "Siapa?"),
        ("Siapa \ud800\U000e0041itu?", "Siapa itu?"),
        ("cafe\u0301", "café"),
        ("   ", ""),
        ("", ""),
        ("\u200b\u202e", ""),
    ],
)
def test_a_question_becomes_one_visible_line(typed: str, cleaned: str) -> None:
    assert clean_question(typed) == cleaned


def test_white_space_before_the_question_mark_changes_nothing() -> None:
    assert clean_question("Kapan rombongan datang ?") == clean_question("Kapan rombongan datang?")


def test_a_long_question_is_cut() -> None:
    assert len(clean_question("apa " * 50_000)) <= MAX_QUESTION_CHARS


@given(st.text(max_size=300))
@example("a\u0301 " * 10)
@example(" \u0085 \u2028?")
@example(". . . ? ? ?")
@example("a\xad\u0301")
def test_any_text_becomes_one_line_of_nfc(text: str) -> None:
    cleaned = clean_question(text)
    assert len(cleaned.splitlines()) <= 1
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(character) == "Cc" for character in cleaned)


@given(st.text(alphabet=st.sampled_from("ab ?!.\u200b\u00ad\t\ne\u0301"), max_size=40))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_question(clean_question(text)) == clean_question(text)


@given(st.text(max_size=200))
def test_writing_out_never_fails_and_keeps_what_is_between_the_words(text: str) -> None:
    written = expand_informal(clean_question(text))
    assert isinstance(written, str)
    if not any(character.isalnum() for character in text):
        assert written == clean_question(text)


@given(st.lists(st.sampled_from(sorted(load_informal_spelling().words)), max_size=6).map(" ".join))
def test_no_informal_word_survives(text: str) -> None:
    table = load_informal_spelling().words
    once = expand_informal(text)
    assert expand_informal(once) == once or not set(once.split()) & set(table)


def test_the_table_is_lower_case_and_says_something_new() -> None:
    for informal, written in load_informal_spelling().words.items():
        assert informal == informal.lower() and written == written.lower()
        assert informal != written and written.strip() == written != ""


@pytest.mark.parametrize("text", ["halo", "Terima kasih banyak ya, Pak!", "selamat pagi admin", "?!", ""])
def test_courtesies_ask_nothing(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["halo, siapa yang datang", "SPBE", "Kediri", "selamat pagi Bengkulu"])
def test_a_question_with_a_greeting_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(text)


def test_the_point_of_a_short_form_that_is_written_out_goes() -> None:
    assert expand_informal("kunjungan ke kab. sleman") == "kunjungan ke kabupaten sleman"
    assert expand_informal("ke kab. Siak, prov. Riau.") == "ke kabupaten Siak, provinsi Riau."
