from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_reading import read_digits, read_words
from corpus.numbers import Number, find_numbers


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("85", "85"),
        ("1.250", "1250"),
        ("12.350", "12350"),
        ("1.200.000", "1200000"),
        ("1,250,000", "1250000"),
        ("2.5", "2.5"),
        ("3,71", "3.71"),
        ("0,37", "0.37"),
        ("0.375", "0.375"),
        ("25,36", "25.36"),
        ("714,415", "714.415"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_digits_follow_the_indonesian_convention_first(literal: str, value: str) -> None:
    assert read_digits(literal) == Decimal(value)


@pytest.mark.parametrize("literal", ["1.2.3", "192.168.1.1", "1.25,5.0", "12.34,5", "9" * 25])
def test_digits_that_are_no_number_have_no_value(literal: str) -> None:
    assert read_digits(literal) is None


def test_a_comma_before_three_digits_parts_thousands_only_of_whole_things() -> None:
    assert read_digits("1,250", whole=True) == 1250
    assert read_digits("1,250", whole=True, scaled=True) == Decimal("1.25")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nol", "0"),
        ("sepuluh", "10"),
        ("sebelas", "11"),
        ("dua belas", "12"),
        ("dua puluh", "20"),
        ("dua puluh lima", "25"),
        ("seratus", "100"),
        ("seratus dua", "102"),
        ("dua ratus tiga puluh empat", "234"),
        ("seribu", "1000"),
        ("seribu dua ratus lima puluh", "1250"),
        ("sebelas ribu", "11000"),
        ("seratus dua puluh tiga ribu", "123000"),
        ("dua juta lima ratus ribu", "2500000"),
        ("satu setengah juta", "1500000"),
        ("setengah juta", "500000"),
        ("tiga koma lima", "3.5"),
        ("tiga koma tujuh lima juta", "3750000"),
        ("lima miliar", "5000000000"),
        ("sembilan ratus sembilan puluh sembilan", "999"),
    ],
)
def test_number_words_add_up(words: str, value: str) -> None:
    read = read_words(words, 0)
    assert read is not None
    assert (read.value, read.end) == (Decimal(value), len(words))


@pytest.mark.parametrize(
    ("words", "end"), [("dua tiga", 3), ("lima orang", 4), ("sepuluh dua", 7), ("dua ribu tiga juta", 13)]
)
def test_number_words_stop_where_the_number_does(words: str, end: int) -> None:
    read = read_words(words, 0)
    assert read is not None
    assert read.end == end


def test_other_words_are_no_number() -> None:
    assert read_words("orang", 0) is None
    assert read_words("puluh", 0) is None


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "counted"),
    [
        ("Sebanyak 85 orang kepala desa", "85 orang", "85", "orang", None),
        ("PAD Rp147,07 miliar.", "Rp147,07 miliar", "147070000000", "rupiah", None),
        ("biaya Rp 1,2 T", "Rp 1,2 T", "1200000000000", "rupiah", None),
        ("biaya Rp5 M", "Rp5 M", "5000000000", "rupiah", None),
        ("Rp. 5 miliar", "Rp. 5 miliar", "5000000000", "rupiah", None),
        ("Rp 1.200.000.", "Rp 1.200.000", "1200000", "rupiah", None),
        ("Rp500.000,- per bulan", "Rp500.000,- per bulan", "500000", "rupiah", None),
        ("satu setengah juta rupiah", "satu setengah juta rupiah", "1500000", "rupiah", None),
        ("tiap desa satu miliar rupiah", "satu miliar rupiah", "1000000000", "rupiah", None),
        ("air 200 l/detik", "200 l/detik", "200", "liter", None),
        ("US$1.5 juta", "US$1.5 juta", "1500000", "dolar AS", None),
        ("naik 25,36 persen,", "25,36 persen", "25.36", "persen", None),
        ("sebesar 5,5%", "5,5%", "5.5", "persen", None),
        ("luas 16.700 ha,", "16.700 ha", "16700", "ha", None),
        ("1.250 hektare", "1.250 hektare", "1250", "ha", None),
        ("118,4 kilometer persegi", "118,4 kilometer persegi", "118.4", "km2", None),
        ("penduduk 2.5 juta jiwa", "2.5 juta jiwa", "2500000", "orang", None),
        ("1,250 orang", "1,250 orang", "1250", "orang", None),
        ("terdiri dari 30 kecamatan,", "30 kecamatan", "30", None, "kecamatan"),
        ("punya 2 Mal Pelayanan Publik,", "2 Mal Pelayanan Publik", "2", None, "Mal Pelayanan Publik"),
        ("dari 100 Smart City di Indonesia", "100 Smart City", "100", None, "Smart City"),
        ("mengolah 15 ton sampah per hari", "15 ton sampah per hari", "15", "ton", "sampah"),
        ("1.200 ton/bulan", "1.200 ton/bulan", "1200", "ton", None),
        ("selama tiga hari", "tiga hari", "3", "hari", None),
        ("diraih lima kali", "lima kali", "5", "kali", None),
        ("dua puluh lima orang", "dua puluh lima orang", "25", "orang", None),
        ("dan 2001 lingkungan", "2001 lingkungan", "2001", None, "lingkungan"),
        ("10km", "10km", "10", "km", None),
        ("skor akhir 3,71 dengan", "3,71", "3.71", None, None),
        ("62 desa/kelurahan", "62 desa", "62", None, "desa"),
        ("baik.\nDua rombongan tiba", "Dua rombongan", "2", None, "rombongan"),
        ("Bupati Ajak 192 Pejabat", "192 Pejabat", "192", None, "Pejabat"),
        ("pergi ke 32 gerai", "32 gerai", "32", None, "gerai"),
        ("dari Tiga Daerah Sambangi", "Tiga Daerah", "3", None, "Daerah"),
        ("layanan 1×24 jam", "24 jam", "24", "jam", None),
    ],
)
def test_a_quantity_comes_with_its_unit(
    text: str, phrase: str, value: str, unit: str | None, counted: str | None
) -> None:
    number = only(text)
    assert number.phrase.of(text) == phrase
    assert (number.value, number.unit, number.counted) == (Decimal(value), unit, counted)
    assert (number.upto, number.approximate) == (None, False)


@pytest.mark.parametrize(
    ("text", "phrase", "value", "upto"),
    [
        ("sekitar 300 aplikasi", "sekitar 300 aplikasi", "300", None),
        ("terdapat lebih dari 1.200 ton sampah", "lebih dari 1.200 ton sampah", "1200", None),
        ("300 lebih aplikasi", "300 lebih aplikasi", "300", None),
        ("85 orang lebih", "85 orang lebih", "85", None),
        ("kira-kira Rp1,007 triliun", "kira-kira Rp1,007 triliun", "1007000000000", None),
        ("mengolah hingga 15 ton", "hingga 15 ton", "15", None),
        ("seratusan orang", "seratusan orang", "100", None),
        ("puluhan aplikasi", "puluhan aplikasi", "10", "99"),
        ("ratusan juta rupiah", "ratusan juta rupiah", "100000000", "999000000"),
        ("belasan OPD", "belasan OPD", "11", "19"),
        ("dua ratusan pengurus", "dua ratusan pengurus", "200", "299"),
        ("20-an kios", "20-an kios", "20", "29"),
    ],
)
def test_an_approximate_quantity_says_so(text: str, phrase: str, value: str, upto: str | None) -> None:
    number = only(text)
    assert number.phrase.of(text) == phrase
    assert (number.value, number.upto) == (Decimal(value), Decimal(upto) if upto else None)
    assert number.approximate


@pytest.mark.parametrize(
    ("text", "span", "value", "upto"),
    [
        ("20-25 orang", "20-25", "20", "25"),
        ("Rp 25-35 ribu", "Rp 25-35 ribu", "25000", "35000"),
        ("500 ribu sampai 1 juta orang", "500 ribu sampai 1 juta", "500000", "1000000"),
        ("dua sampai tiga hari", "dua sampai tiga", "2", "3"),
        ("tiga-empat hari", "tiga-empat", "3", "4"),
        ("10 hingga 15 persen", "10 hingga 15", "10", "15"),
    ],
)
def test_a_range_has_two_ends(text: str, span: str, value: str, upto: str) -> None:
    number = only(text)
    assert number.span.of(text) == span
    assert (number.value, number.upto, number.approximate) == (Decimal(value), Decimal(upto), False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nomor 44", "code"),
        ("No. 5", "code"),
        ("Pasal 5", "code"),
        ("Covid-19", "code"),
        ("Asisten 1 Octavianus", "code"),
        ("Revolusi Industri 4.0", "code"),
        ("SMA 1 Bandung", "code"),
        ("telepon 0812-3456-7890", "code"),
        ("nomor peserta 4234567", "code"),
        ("https://a.id/123", "code"),
        ("Syaratnya: 1. Mutu", "code"),
        ("Nomor: 97", "code"),
        ("HUT ke-77", "ordinal"),
        ("HUT ke 77", "ordinal"),
        ("dibuka 16.00-21.00", "time"),
        ("pukul 09.30", "time"),
        ("21:36 WIB", "time"),
        ("09.00-10.00 WIB", "time"),
    ],
)
def test_other_numbers_come_only_where_asked_for(text: str, kind: str) -> None:
    assert find_numbers(text) == ()
    assert [number.kind for number in find_numbers(text, every=True)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Selasa (14 Maret 2023), 22 Juni, Rabu (22/6), 2022-06-07",
        "tahun 2022, pada 2019, APBD 2010",
        "Komisi II, G20, TPS3R, 4G dan 3R",
        "Kabupaten Lima Puluh Kota dan Kepulauan Seribu",
        "salah satu, satu per satu, satu-satunya, dua-duanya, kesatuan",
        "pedagang kaki lima",
        "versi 1.2.3 dan 192.168.1.1",
        "Perda Nomor 44 Tahun 2021",
        "",
    ],
)
def test_dates_names_and_codes_are_no_quantities(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,4 juta", "3.4 juta"),
        ("1.250 ha", "1.250 hektare"),
        ("5,5 persen", "5,5%"),
        ("Rp1,5 miliar", "Rp 1.500.000.000"),
        ("dua puluh lima orang", "25 orang"),
        ("5 jt rupiah", "Rp 5 juta"),
    ],
)
def test_spellings_of_one_quantity_are_equal(one: str, other: str) -> None:
    first, second = only(one), only(other)
    assert (first.value, first.unit) == (second.value, second.unit)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(1000, 10**12))
def test_a_number_with_thousands_is_read_back(number: int) -> None:
    assert only(f"dana Rp{_thousands(number)} cair").value == number


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from([("juta", 10**6), ("miliar", 10**9)]))
def test_a_decimal_with_scale_is_read_back(whole: int, hundredths: int, scale: tuple[str, int]) -> None:
    number = only(f"{whole},{hundredths:02} {scale[0]} orang")
    assert number.value == (whole + Decimal(hundredths) / 100) * scale[1]


_WORDS = (
    "1 25 1.250 3,4 0 juta Rp persen orang dua puluh ratusan lebih dari - hingga per / 2022 Juni ke pukul"
    " 09.30 an Seribu"
)
_PIECES = st.sampled_from(
    [*_WORDS.split(), " ", " ", "\n", ".", ",", "(", "-an", "koma", "setengah", "ribu", "x", "_"]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join)))
def test_numbers_are_in_order_and_inside_their_phrase(text: str) -> None:
    end = 0
    for number in find_numbers(text, every=True):
        assert end <= number.span.start
        assert number.phrase.start <= number.span.start < number.span.end <= number.phrase.end <= len(text)
        assert number.upto is None or number.upto > number.value
        end = number.span.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "1/", "1-", "1,1", "dua ", "dua puluh ", "Rp", "Rp1 ", "ribu ", "0 ", "1 a-", "1 hingga "],
)
def test_hostile_text_of_a_hundred_kilobytes_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "a"
    assert all(number.span.end <= len(text) for number in find_numbers(text, every=True))
