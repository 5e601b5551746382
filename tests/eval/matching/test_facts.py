import random
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import format_date
from eval.matching.facts import has_content, match_fact, read_text
from eval.matching.pair_sets import FactPair, load_pairs

PAIRS = load_pairs()
SAID = [pair for pair in PAIRS if pair.said]
UNSAID = [pair for pair in PAIRS if not pair.said]

# Words that are no number, date, unit, title, region, negation or part of one, in any order, and make no
# name of a date behind them (as "layanan 24/7" and "Taman 17 Agustus" do).
PLAIN_WORDS = (
    "rombongan",
    "belajar",
    "melihat",
    "kebun",
    "jembatan",
    "sawah",
    "berjalan",
    "ramah",
    "antrean",
    "kerja",
)
plain_texts = st.lists(st.sampled_from(PLAIN_WORDS), min_size=0, max_size=6).map(" ".join)
facts = st.sampled_from(sorted({pair.form for pair in SAID if has_content(pair.form)}))


def thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def name_of(pair: FactPair) -> str:
    return f"{pair.group}: {pair.form} / {pair.text}"


def test_there_are_many_pairs_most_of_them_mean() -> None:
    assert len(PAIRS) >= 600
    assert sum(pair.mean for pair in SAID) >= 200
    assert sum(pair.mean for pair in UNSAID) >= 200
    assert len({(pair.form, pair.text, pair.similar_names) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("pair", SAID, ids=name_of)
def test_the_text_says_the_fact(pair: FactPair) -> None:
    match = match_fact((pair.form,), pair.text, similar_names=pair.similar_names)

    assert match.found, match.why
    assert match.where is not None
    assert match.where.of(pair.text).strip() == match.where.of(pair.text)


@pytest.mark.parametrize("pair", UNSAID, ids=name_of)
def test_the_text_does_not_say_the_fact(pair: FactPair) -> None:
    match = match_fact((pair.form,), pair.text, similar_names=pair.similar_names)

    assert not match.found, match.why
    assert match.where is None


def test_any_form_is_enough_and_the_place_is_in_the_original_text() -> None:
    text = "Tamu dari “Kab.\u00a0Siak” datang pada Kamis (5/4/2018)."

    assert match_fact(("Pekanbaru", "Kabupaten Siak"), text).where.of(text) == "Kab.\u00a0Siak"  # type: ignore[union-attr]
    assert "5/4/2018" in match_fact(("5 April 2018",), text).where.of(text)  # type: ignore[union-attr]


def test_decomposed_accents_and_invisible_signs_do_not_matter() -> None:
    text = "kata Jose\u0301 Sil\u00adva\u200b."

    assert match_fact(("José Silva",), text).where.of(text) == "Jose\u0301 Sil\u00adva"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        ("85 orang", "Yang datang bukan 85 orang.", "hanya ditemukan dalam sangkalan: “85 orang”"),
        ("2022", "Nomor 188/B-2022/17", "hanya ditemukan sebagai bagian dari kode atau angka lain: “2022”"),
        (
            "Bandung",
            "ke Kabupaten Bandung Barat",
            "hanya ditemukan sebagai bagian dari nama daerah lain: “Bandung”",
        ),
        ("85 orang", "Tamu datang.", "tidak ditemukan"),
        ("…", "Tamu datang.", "bentuk fakta tidak berisi kata atau angka"),
        ("tamu", "Tamu datang.", "ditemukan sebagai “Tamu”"),
    ],
)
def test_the_reason_says_what_was_there(form: str, text: str, why: str) -> None:
    assert match_fact((form,), text).why == why


@settings(deadline=None)
@given(facts, plain_texts, plain_texts)
def test_a_fact_is_found_where_it_stands_word_for_word(fact: str, before: str, after: str) -> None:
    assert match_fact((fact,), f"{before} {fact} {after}").found


@settings(deadline=None)
@given(facts)
def test_nothing_is_found_in_an_empty_text(fact: str) -> None:
    assert not match_fact((fact,), "").found
    assert not match_fact((fact,), " \n\n\u200b.").found


@settings(deadline=None)
@given(facts, plain_texts)
def test_a_denial_right_before_the_fact_hides_it(fact: str, before: str) -> None:
    assert not match_fact((fact,), f"{before} bukan {fact}").found


@settings(deadline=None)
@given(st.integers(2, 10**9))
def test_a_number_is_itself_in_every_notation(value: int) -> None:
    forms = (f"{value} orang", f"{thousands(value)} orang")
    for form in forms:
        for text in forms:
            assert match_fact((form,), f"Ada {text} di taman.").found


@settings(deadline=None)
@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_numbers_agree_only_when_they_are_equal(one: int, other: int) -> None:
    form, text = f"{thousands(one)} ton", f"Ada {thousands(other)} ton di sana."

    assert match_fact((form,), text).found is (one == other)


@settings(deadline=None)
@given(st.integers(0, 999), st.integers(0, 99))
def test_a_fraction_is_the_same_as_percent_sign_and_word(whole: int, hundredths: int) -> None:
    number = f"{whole},{hundredths:02}"

    assert match_fact((f"{number} persen",), f"tumbuh {number}% lagi").found
    assert match_fact((f"{number}%",), f"tumbuh {number} persen lagi").found


@settings(deadline=None)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2039, 12, 31)))
def test_a_date_is_itself_in_every_notation(day: date) -> None:
    forms = (format_date(day), f"{day.day}/{day.month}/{day.year}", f"{day.day:02}/{day.month:02}/{day.year}")
    for form in forms:
        for text in forms:
            assert match_fact((form,), f"Kunjungan pada ({text}) sore.").found


REWRITINGS = {
    "two blanks": lambda text: text.replace(" ", "  "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "quoted": lambda text: "“" + text.replace("'", "’") + "”",
    "bold": lambda text: f"**{text}**",
    "cited": lambda text: text.rstrip(".") + " [1].",
}


@pytest.mark.parametrize("writing", REWRITINGS)
def test_blanks_accents_quotes_and_marks_change_no_verdict(writing: str) -> None:
    rewrite = REWRITINGS[writing]
    wrong = [
        (pair.form, pair.text)
        for pair in PAIRS
        if match_fact((pair.form,), rewrite(pair.text), similar_names=pair.similar_names).found
        is not pair.said
    ]

    assert not wrong


@pytest.mark.parametrize("spell", [str.upper, str.lower])
def test_capitals_change_few_verdicts(spell: Callable[[str], str]) -> None:
    # Capitals mean something in names of people and regions and in "Rp 1,5 M".
    verdicts = [
        match_fact((pair.form,), spell(pair.text), similar_names=pair.similar_names).found is pair.said
        for pair in PAIRS
    ]

    assert sum(verdicts) >= 0.98 * len(verdicts)


@pytest.mark.parametrize("form", sorted({pair.form for pair in PAIRS if has_content(pair.form)}))
def test_every_form_is_found_in_itself_and_in_a_sentence(form: str) -> None:
    assert match_fact((form,), form).found
    assert match_fact((form,), f"Mereka menyebut {form} kepada tamu.").found


@settings(deadline=None)
@given(
    st.integers(1, 10**6),
    st.integers(0, 9),
    st.sampled_from(["{d}{n}", "{n}{d}", "{n},{d}5", "{d},{n}", "{n}.000"]),
)
def test_a_number_is_never_found_in_another(number: int, digit: int, other: str) -> None:
    text = other.format(n=number, d=digit or 1)

    assert not match_fact((str(number),), f"Terdata {text} di sana.").found


@settings(deadline=None)
@given(st.permutations(["Sleman", "Bantul", "Kulon Progo", "Gunungkidul"]), st.integers(1, 3))
def test_the_items_of_a_list_are_found_in_any_order_and_all_are_needed(regions: list[str], kept: int) -> None:
    text = f"Tamu dari {', '.join(regions[:-1])}, dan {regions[-1]}."
    fewer = f"Tamu dari {' dan '.join(regions[:kept])}."

    assert match_fact(("Sleman; Bantul; Kulon Progo; Gunungkidul",), text).found
    assert not match_fact(("Sleman; Bantul; Kulon Progo; Gunungkidul",), fewer).found


@settings(deadline=None)
@given(facts)
def test_similar_names_only_add_matches(fact: str) -> None:
    assert match_fact((fact,), f"Mereka menyebut {fact}.", similar_names=True).found


@settings(deadline=None)
@given(st.text(max_size=200), facts)
def test_any_text_can_be_read(text: str, fact: str) -> None:
    match = match_fact((fact,), text)

    assert match.where is None or 0 <= match.where.start < match.where.end <= len(text)
    has_content(text)


HOSTILE = {
    "brackets": "(a " * 3000 + "bukan " * 3000 + "85 " * 1000,
    "one letter": "a " * 20_000,
    "one word": "A" * 100_000,
    "digits": "1" * 100_000,
    "dots": "1." * 10_000,
    "minus": "5-" * 10_000,
    "marks": "*_[1]" * 10_000,
    "lines": "\n" * 100_000,
    "titles": "Pj. H. " * 5000,
    "regions": "Bandung Barat " * 3000,
    "abbreviations": "OPD dan " * 5000,
    "bounds": "kurang lebih dari hampir " * 3000,
    "numbers in words": "kedua puluh satu koma " * 3000,
    "controls": "".join(map(chr, range(32))) * 500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_hostile_text_is_read_without_trouble(text: str) -> None:
    said = read_text(text)

    for form in (
        "a 86 orang",
        "a " * 2500 + "b",
        "Kota Bandung",
        "Sleman; Bantul",
        "(" * 500 + "OPD dan desa",
    ):
        assert not match_fact((form,), said).found


def test_facts_are_rarely_found_by_chance() -> None:
    numbers = random.Random(7)
    text = " ".join(numbers.choice(PLAIN_WORDS) for _ in range(300))

    said = read_text(text)

    assert not any(match_fact((pair.form,), said).found for pair in SAID)


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("pajak hotel; pajak restoran", "Sumbernya pajak hotel dan restoran.", True),
        ("pajak hotel; pajak restoran", "Sumbernya pajak hotel dan retribusi restoran.", False),
        ("pajak hotel; pajak restoran", "Mereka membahas pajak hotel, bukan restoran.", False),
        ("pajak hotel; pajak restoran", "Mereka membahas pajak hotel. Restoran ramai.", False),
        ("Dinas Sosial; Dinas Kesehatan", "Tamu dari Dinas Sosial, Perhubungan, dan Kesehatan.", True),
        ("Agus Salim; Agus Setiawan", "Yang hadir Agus Salim dan Setiawan.", False),
        ("24 anggota; 24 pendamping", "Yang hadir 24 anggota dan pendamping.", False),
    ],
)
def test_a_word_that_begins_several_items_may_be_said_once(form: str, text: str, said: bool) -> None:
    assert match_fact((form,), text).found is said


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("Komisi D", "Komisi A, B, dan D hadir.", True),
        ("Komisi III", "Komisi I, II, dan IV hadir.", False),
        ("Komisi I", "Komisi A dan I Gede Putra hadir.", False),
        ("Komisi A dan Komisi C", "Komisi A dan C hadir.", True),
        ("Komisi A dan C", "Komisi A dan Komisi C hadir.", True),
    ],
)
def test_the_word_before_a_letter_goes_on_to_the_letters_behind(form: str, text: str, said: bool) -> None:
    assert match_fact((form,), text).found is said


def test_items_of_a_list_are_names_of_people_wherever_they_stand() -> None:
    assert match_fact(("Junaedi; Suharto",), "Hadir Soeharto dan Junaidi.", similar_names=True).found


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("3 jam", "Perjalanannya 3 jam 30 menit.", False),
        ("30 menit", "Perjalanannya 3 jam 30 menit.", False),
        ("3 jam 30 menit", "Perjalanannya tiga jam tiga puluh menit.", True),
        ("3 hari", "Mereka menginap 3 hari 2 malam.", True),
        ("2 km", "Jalan itu 2 km, 5 m lebarnya.", True),
    ],
)
def test_a_part_of_an_amount_in_two_units_does_not_say_it(form: str, text: str, said: bool) -> None:
    assert match_fact((form,), text).found is said


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("Sekretaris DPRD", "Tamu disambut Sekwan.", True),
        ("Sekwan", "Tamu disambut Sekretaris Dewan.", True),
        ("Sekwan", "Tamu disambut Sekretaris Dewan Pengawas.", False),
        ("DPRD", "Tamu disambut Sekwan.", False),
    ],
)
def test_the_council_of_a_secretary_is_the_regional_parliament(form: str, text: str, said: bool) -> None:
    assert match_fact((form,), text).found is said
