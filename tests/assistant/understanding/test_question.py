import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.question import Kind, find_kind, understand
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Siapa yang memimpin rombongan?", Kind.WHO),
        ("Bupati mana yang datang?", Kind.WHO),
        ("Kapan mereka tiba?", Kind.WHEN),
        ("Tahun berapa itu?", Kind.WHEN),
        ("Pukul berapa acaranya?", Kind.WHEN),
        ("Hari apa mereka datang?", Kind.WHEN),
        ("Di mana acaranya?", Kind.WHERE),
        ("Gedung apa yang dipakai?", Kind.WHERE),
        ("Berapa orang yang ikut?", Kind.HOW_MANY),
        ("Daerah mana yang dikunjungi?", Kind.WHICH_REGION),
        ("Dari mana rombongan itu?", Kind.WHICH_REGION),
        ("Ke mana DPRD Siak pergi?", Kind.WHICH_REGION),
        ("Mengapa Kediri dipilih?", Kind.WHY),
        ("Apa tujuan kunjungannya?", Kind.WHY),
        ("Bagaimana sampah diolah?", Kind.HOW),
        ("Apakah Bupati ikut?", Kind.WHETHER),
        ("Benarkah mereka ke Kediri?", Kind.WHETHER),
        ("Apa yang dibahas?", Kind.WHAT),
        ("Program mana yang ditiru?", Kind.WHAT),
        ("kunjungan ke Kediri", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_the_question_word_decides_the_kind(text: str, kind: Kind) -> None:
    assert find_kind(text) is kind


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("sapa yg nyambut", Kind.WHO),
        ("brp org", Kind.HOW_MANY),
        ("tgl brp", Kind.WHEN),
        ("dmn tempatnya", Kind.WHERE),
    ],
)
def test_informal_question_words_count(typed: str, kind: Kind) -> None:
    assert understand(typed, GAZETTEER).kind is kind


def test_regions_are_found_in_whatever_capitals_and_kinds_are_kept_apart() -> None:
    found = understand("kapan kota bandung ke kabupaten bandung?", GAZETTEER).regions
    assert [mention.decided.full_name for mention in found if mention.decided] == [
        "Kota Bandung",
        "Kabupaten Bandung",
    ]


def test_a_name_of_two_regions_stays_open() -> None:
    (mention,) = understand("Siapa yang datang ke Kediri?", GAZETTEER).regions
    assert {region.full_name for region in mention.regions} == {"Kota Kediri", "Kabupaten Kediri"}


@pytest.mark.parametrize(
    ("typed", "name"), [("brp org dr sby?", "Surabaya"), ("jabar kapan ke bali?", "Jawa Barat")]
)
def test_short_names_of_regions_are_known(typed: str, name: str) -> None:
    assert name in {
        region.name for mention in understand(typed, GAZETTEER).regions for region in mention.regions
    }


def test_dates_are_constraints() -> None:
    (date,) = understand("Siapa yang datang pada 22 Juni 2023?", GAZETTEER).dates
    assert (date.year, date.month, date.day) == (2023, 6, 22)


def test_a_day_without_a_year_invents_none() -> None:
    (date,) = understand("Siapa yang datang pada 22 Juni?", GAZETTEER).dates
    assert (date.year, date.month, date.day) == (None, 6, 22)


def test_people_are_named_without_titles_and_once() -> None:
    question = understand("Apa jabatan Dr. H. Helmi Hasan, S.E.? Apa kata Helmi Hasan?", GAZETTEER)
    assert question.people == ("Helmi Hasan",)


def test_a_region_is_no_person() -> None:
    assert understand("Siapa Wali Kota Bengkulu?", GAZETTEER).people == ()


@pytest.mark.parametrize(
    "text", ["Apa saja yang dibahas?", "Siapa saja yang ikut?", "Daerah mana saja yang datang?"]
)
def test_saja_asks_for_a_list(text: str) -> None:
    assert understand(text, GAZETTEER).wants_list
    assert not understand(text.replace(" saja", ""), GAZETTEER).wants_list


def test_the_question_keeps_what_was_typed() -> None:
    question = understand("  sapa yg dtg ??", GAZETTEER)
    assert (question.asked, question.text) == ("  sapa yg dtg ??", "siapa yang datang?")
    assert question.own_text == question.text and not question.is_follow_up


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    question = understand(text, GAZETTEER)
    assert question.asked == text
    for found in (*question.regions, *question.dates):
        assert 0 <= found.span.start < found.span.end <= len(question.text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("APA TUJUAN KUNKER DPRD KE SLEMAN?", "apa tujuan kunker DPRD ke Sleman?"),
        ("SIAPA IKUT BENCHMARKING DAN BIMTEK STUNTING?", "siapa ikut benchmarking dan bimtek stunting?"),
    ],
)
def test_words_of_visits_are_no_names_in_a_question_in_capitals(typed: str, written: str) -> None:
    assert understand(typed, load_gazetteer()).text == written
