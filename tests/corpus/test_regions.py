import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.regions import Gazetteer, load_gazetteer, resolve_in_context, same_place
from eval.bench_regions import score_regions

VISITS = Path(__file__).parents[3] / "shared" / "visits" / "visits.jsonl"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def found(gazetteer, text, **options):
    """Each mention as (written, full names)."""
    return [(m.span.of(text), [r.full_name for r in m.regions]) for m in gazetteer.find(text, **options)]


def one(gazetteer, text, **options):
    mentions = gazetteer.find(text, **options)
    assert len(mentions) == 1, [m.span.of(text) for m in mentions]
    return mentions[0]


def names(mention):
    return [region.full_name for region in mention.regions]


def test_all_regions_are_there_with_known_names(gazetteer):
    kinds = [region.kind for region in gazetteer.regions]
    assert (kinds.count("provinsi"), kinds.count("kabupaten"), kinds.count("kota")) == (38, 416, 98)
    assert gazetteer.by_code("71.09").full_name == "Kabupaten Kepulauan Siau Tagulandang Biaro"
    assert gazetteer.by_code("31").full_name == "DKI Jakarta"
    assert len({region.full_name for region in gazetteer.regions}) == 552
    assert len({region.code for region in gazetteer.regions}) == 552


def test_every_region_has_a_place_in_the_country_and_near_its_neighbours(gazetteer):
    for region in gazetteer.regions:
        assert region.lat is not None and region.lon is not None, region.full_name
        assert -11.1 < region.lat < 6 and 95 < region.lon < 141.1, region
    for region in gazetteer.regions:
        others = [r for r in gazetteer.regions if r.province == region.province and r is not region]
        nearest = min(math.hypot(r.lat - region.lat, r.lon - region.lon) for r in others)
        assert nearest < 4, region


def test_a_province_lies_at_its_capital(gazetteer):
    jabar, bandung = gazetteer.by_code("32"), gazetteer.by_code("32.73")
    assert (jabar.lat, jabar.lon) == (bandung.lat, bandung.lon)


def test_every_full_name_is_read_back_as_its_region(gazetteer):
    wrong = [
        r.full_name
        for r in gazetteer.regions
        if r.kind != "provinsi" and gazetteer.lookup(r.full_name) != (r,)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Kota Kediri", "Kota Kediri"),
        ("Pemkot Kediri", "Kota Kediri"),
        ("Pemko Solok", "Kota Solok"),
        ("Pemkab Kediri", "Kabupaten Kediri"),
        ("Kab. Kediri", "Kabupaten Kediri"),
        ("Kab.Kediri", "Kabupaten Kediri"),
        ("Walikota Kediri", "Kota Kediri"),
        ("Wakil Wali Kota Kediri", "Kota Kediri"),
        ("Bupati Semarang Ngesti Nugraha", "Kabupaten Semarang"),
        ("Pemerintah Kota (Pemkot) Bandung", "Kota Bandung"),
        ("se-Kabupaten Malang", "Kabupaten Malang"),
        ("Gubernur Bengkulu", "Bengkulu"),
        ("Wali Kota Bengkulu", "Kota Bengkulu"),
        ("Provinsi Gorontalo", "Gorontalo"),
        ("Pemprov Jambi", "Jambi"),
        ("Balai Kota Jakarta", "DKI Jakarta"),
        ("Wali Kota Jakarta Pusat", "Kota Administrasi Jakarta Pusat"),
        ("KOTA BANDUNG", "Kota Bandung"),
    ],
)
def test_the_word_before_a_name_states_the_kind(gazetteer, text, full_name):
    mention = one(gazetteer, text)
    assert names(mention) == [full_name]
    assert mention.explicit


def test_a_bare_name_of_two_regions_is_ambiguous(gazetteer):
    mention = one(gazetteer, "Rombongan tiba di Kediri.")
    assert names(mention) == ["Kabupaten Kediri", "Kota Kediri"]
    assert mention.decided is None


def test_a_bare_name_of_one_region_is_decided_but_not_explicit(gazetteer):
    mention = one(gazetteer, "Rombongan tiba di Sleman.")
    assert mention.decided is not None
    assert mention.decided.full_name == "Kabupaten Sleman"
    assert not mention.explicit


def test_a_stated_kind_that_does_not_exist_gives_no_region(gazetteer):
    mention = one(gazetteer, "Wali Kota Siak dan rombongan")
    assert (mention.regions, mention.stated_kind, mention.explicit) == ((), "kota", False)
    assert [region.full_name for region in mention.named] == ["Kabupaten Siak"]
    assert gazetteer.lookup("Kota Siak") == ()


def test_a_small_letter_kota_in_an_article_only_describes(gazetteer):
    assert names(one(gazetteer, "jalan-jalan di kota Sleman")) == ["Kabupaten Sleman"]


def test_kota_dan_kabupaten_means_both(gazetteer):
    for text in ("Kota dan Kabupaten Malang", "Kabupaten/Kota Malang"):
        mention = one(gazetteer, text)
        assert names(mention) == ["Kabupaten Malang", "Kota Malang"]
        assert mention.explicit


def test_a_stated_kind_is_carried_along_an_enumeration(gazetteer):
    assert found(gazetteer, "Kabupaten Bangka Barat, Badung dan Pasuruan") == [
        ("Kabupaten Bangka Barat", ["Kabupaten Bangka Barat"]),
        ("Badung", ["Kabupaten Badung"]),
        ("Pasuruan", ["Kabupaten Pasuruan"]),
    ]
    assert found(gazetteer, "empat kabupaten, yakni Banyumas, Tegal, Cilacap")[1] == (
        "Tegal",
        ["Kabupaten Tegal"],
    )


def test_a_carried_kind_that_does_not_exist_is_not_forced(gazetteer):
    assert found(gazetteer, "Pemkot Bandung dan Sleman")[1] == ("Sleman", ["Kabupaten Sleman"])


def test_each_part_of_an_enumeration_keeps_its_own_type_word(gazetteer):
    assert found(gazetteer, "Pemkot Prabumulih dan Pemkab Ogan Ilir") == [
        ("Prabumulih", ["Kota Prabumulih"]),
        ("Ogan Ilir", ["Kabupaten Ogan Ilir"]),
    ]


def test_a_province_behind_a_name_chooses(gazetteer):
    assert found(gazetteer, "dari Banjar, Jawa Barat")[0][1] == ["Kota Banjar"]
    assert found(gazetteer, "dari Banjar (Kalsel)")[0][1] == ["Kabupaten Banjar"]


@pytest.mark.parametrize(
    "text", ["Desa Serang", "Kecamatan Bandung", "Kelurahan Tegal", "Camat Banjarmasin Selatan"]
)
def test_a_lower_unit_is_hinted_and_never_explicit(gazetteer, text):
    mention = one(gazetteer, text)
    assert mention.kind_hint in ("desa", "kecamatan")
    assert not mention.explicit
    assert mention.decided is None


@pytest.mark.parametrize(
    "text",
    [
        "harga batu bara dan batu bata",
        "Harga Batu Bara naik",
        "mereka menyerang dan banjar",
        "Jalan Surabaya",
        "Jl. Surabaya",
        "Universitas Negeri Malang",
        "Universitas Brawijaya",
        "Bank Jatim",
        "PSM Makassar",
        "Bima Arya berkata",
        "Tegal Parang",
        "wilayah Selatan",
        "I Made Gianyar",
        "Presiden SBY",
        "Daya Maju",
    ],
)
def test_words_that_only_look_like_regions_are_left(gazetteer, text):
    assert gazetteer.find(text) == ()


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Apa yang dipelajari penduduk Batu Bara?", "Kabupaten Batu Bara"),
        ("Bagaimana nelayan Sikka belajar?", "Kabupaten Sikka"),
        ("Bagaimana irigasi persawahan Bone, dan siapa yang membiayainya?", "Kabupaten Bone"),
    ],
)
def test_a_wary_name_with_a_capital_inside_a_typed_sentence_is_the_region(gazetteer, text, full_name):
    assert names(one(gazetteer, text, lowercase_ok=True)) == [full_name]


@pytest.mark.parametrize(
    "text",
    [
        "berapa harga batu bara sekarang",
        "Berapa harga Batu Bara sekarang?",
        "Batu Bara naik lagi?",
        "Apa kata Bima soal itu?",
        "Siapa wali kota yang bernama Arya Bima?",
        "Kapal apa yang bernama Landak Laut?",
    ],
)
def test_a_wary_name_that_may_be_something_else_is_left_in_a_question(gazetteer, text):
    assert gazetteer.find(text, lowercase_ok=True) == ()


@pytest.mark.parametrize("text", ["apa yang dipelajari kota Ciamis?", "apa yang ditiru kota ciamis"])
def test_a_small_letter_kota_in_a_question_is_the_town_where_no_kota_has_that_name(gazetteer, text):
    mention = one(gazetteer, text, lowercase_ok=True)
    assert (names(mention), mention.explicit, mention.stated_kind) == (["Kabupaten Ciamis"], False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Apa yang dipelajari Kota Ciamis?",
        "apa yang dipelajari pemkot ciamis",
        "apa yang ditiru dprd kota ciamis",
    ],
)
def test_an_official_name_that_does_not_exist_stays_a_mismatch_in_a_question(gazetteer, text):
    mention = one(gazetteer, text, lowercase_ok=True)
    assert (names(mention), mention.stated_kind) == ([], "kota")
    assert [region.full_name for region in mention.named] == ["Kabupaten Ciamis"]


def test_a_small_letter_kota_still_decides_where_a_kota_has_that_name(gazetteer):
    mention = one(gazetteer, "apa yang dipelajari kota kediri", lowercase_ok=True)
    assert (names(mention), mention.explicit) == (["Kota Kediri"], True)


def test_a_wary_name_counts_where_its_region_is_named_in_full(gazetteer):
    text = "Kota Batu maju. Batu dikenal karena apelnya."
    assert [name for _, name in found(gazetteer, text)] == [["Kota Batu"], ["Kota Batu"]]


@pytest.mark.parametrize(
    ("name", "full_names"),
    [
        ("Jabar", ["Jawa Barat"]),
        ("DIY", ["DI Yogyakarta"]),
        ("D.I. Yogyakarta", ["DI Yogyakarta"]),
        ("Daerah Istimewa Yogyakarta", ["DI Yogyakarta"]),
        ("Jogja", ["DI Yogyakarta", "Kota Yogyakarta"]),
        ("DKI", ["DKI Jakarta"]),
        ("Provinsi DKI Jakarta", ["DKI Jakarta"]),
        ("NTB", ["Nusa Tenggara Barat"]),
        ("Babel", ["Kepulauan Bangka Belitung"]),
        ("Kepri", ["Kepulauan Riau"]),
        ("Kep. Riau", ["Kepulauan Riau"]),
        ("Pemkot Bandung", ["Kota Bandung"]),
        ("Pemerintah Kota Bandung", ["Kota Bandung"]),
        ("Kab. Siak", ["Kabupaten Siak"]),
        ("sby", ["Kota Surabaya"]),
        ("Solo", ["Kota Surakarta"]),
        ("Makasar", ["Kota Makassar"]),
        ("Ujung Pandang", ["Kota Makassar"]),
        ("Kota Kembang", ["Kota Bandung"]),
        ("Gunung Kidul", ["Kabupaten Gunungkidul"]),
        ("Pangkalpinang", ["Kota Pangkal Pinang"]),
        ("Tanjungpinang", ["Kota Tanjung Pinang"]),
        ("Padang Sidempuan", ["Kota Padangsidimpuan"]),
        ("Baubau", ["Kota Bau Bau"]),
        ("Tojo Una-Una", ["Kabupaten Tojo Una Una"]),
        ("Batu", ["Kota Batu"]),
        ("Bandung", ["Kabupaten Bandung", "Kota Bandung"]),
        ("Bandung dan Sleman", []),
        ("kunjungan ke Bandung", []),
        ("", []),
    ],
)
def test_lookup_reads_a_whole_name(gazetteer, name, full_names):
    assert [region.full_name for region in gazetteer.lookup(name)] == full_names


def test_typed_questions_need_no_capitals(gazetteer):
    assert found(gazetteer, "brp kali kota kediri ke sby", lowercase_ok=True) == [
        ("kota kediri", ["Kota Kediri"]),
        ("sby", ["Kota Surabaya"]),
    ]
    assert found(gazetteer, "kunker dari batu ke banjar", lowercase_ok=True)[0] == ("batu", ["Kota Batu"])
    assert gazetteer.find("kunker dari kediri ke surabaya") == ()


def test_the_preposition_di_is_no_part_of_a_typed_name(gazetteer):
    mention = one(gazetteer, "studi tiru di yogyakarta", lowercase_ok=True)
    assert names(mention) == ["DI Yogyakarta", "Kota Yogyakarta"]


@pytest.mark.parametrize("text", ["banjar?", "kalau solo ke mana", "pejabat medan yg ikut", "wisata demak"])
def test_typed_names_that_are_common_words_count_in_questions(gazetteer, text):
    assert len(gazetteer.find(text, lowercase_ok=True)) == 1


def test_counted_regions_are_no_name(gazetteer):
    assert names(one(gazetteer, "Dua Kabupaten Jambi")) == ["Jambi", "Kota Jambi"]
    assert names(one(gazetteer, "Tahun 2023 Kota Bandung dikunjungi")) == ["Kota Bandung"]


def test_an_ambiguous_name_is_decided_by_a_full_mention_in_the_same_article(gazetteer):
    text = "Kediri menerima tamu.\n\nWali Kota Kediri menyambut mereka."
    mentions = resolve_in_context(text, gazetteer.find(text))
    assert [names(mention) for mention in mentions] == [["Kota Kediri"], ["Kota Kediri"]]


def test_two_full_mentions_leave_a_name_ambiguous_unless_one_is_nearer(gazetteer):
    text = "Kota Kediri dan Kabupaten Kediri hadir.\n\nKediri maju."
    assert len(resolve_in_context(text, gazetteer.find(text))[2].regions) == 2
    text = "Kota Kediri hadir.\n\nBupati Kediri bicara. Kediri maju."
    assert names(resolve_in_context(text, gazetteer.find(text))[2]) == ["Kabupaten Kediri"]


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Rombongan DPRD Siak tiba di Kediri, diterima Wali Kota Abu Bakar.", "Kota Kediri"),
        ("DPRD Siak belajar ke Kediri. Bupati Hanindhito menyambut.", "Kabupaten Kediri"),
        ("Rombongan DPRD Kota Batam tiba di Kediri, diterima Wali Kota Abu Bakar.", "Kota Kediri"),
        ("Bupati Hanindhito menyambut rombongan DPRD Kabupaten Siak di Kediri.", "Kabupaten Kediri"),
        ("DPRD Kota Batam belajar ke Kediri. Mereka bertemu di Balai Kota.", "Kota Kediri"),
        ("Pemkab Siak belajar ke Kediri. Acara di Kantor Bupati.", "Kabupaten Kediri"),
        ("Kota Kembang maju. Siak belajar ke Bandung.", "Kota Bandung"),
    ],
)
def test_a_title_without_a_region_decides_the_only_name_that_it_can_belong_to(gazetteer, text, full_name):
    mentions = resolve_in_context(text, gazetteer.find(text))
    assert full_name in [mention.decided.full_name for mention in mentions if mention.decided]


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Siak tiba di Kediri. Bupati senang.",
        "Pemkab Siak belajar ke Kediri, kata bupati.",
        "Para bupati bertemu di Kediri.",
        "Bupati dan wali kota hadir di Kediri.",
        "Mereka ke Kediri dan Malang, diterima Wali Kota Abu Bakar.",
        "Wali Kota Abu Bakar dan Bupati Hanindhito. Mereka di Kediri.",
        "Rombongan Kediri studi tiru ke Kota Batam, diterima Wali Kota Rudi.",
        "Siak Jadi Tujuan Studi Tiru Kediri. Bupati Alfedri menyambut rombongan.",
    ],
)
def test_a_title_that_may_be_of_another_region_decides_nothing(gazetteer, text):
    mentions = resolve_in_context(text, gazetteer.find(text))
    kediri = [m for m in mentions if m.name_span.of(text) == "Kediri"]
    assert [mention.decided for mention in kediri] == [None]


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Kota Pahlawan", "Kota Surabaya"),
        ("Kota Hujan", "Kota Bogor"),
        ("Bumi Serambi Mekkah", "Aceh"),
        ("Pulau Dewata", "Bali"),
        ("NAD", "Aceh"),
        ("Pemprov DK Jakarta", "DKI Jakarta"),
        ("Banjar Kalsel", "Kabupaten Banjar"),
    ],
)
def test_a_nickname_or_a_province_beside_it_decides(gazetteer, text, full_name):
    assert names(gazetteer.find(text)[0]) == [full_name]


@pytest.mark.parametrize(
    "text", ["Malang Raya", "Solo Raya", "eks Karesidenan Banyumas", "eks-Karesidenan Surakarta"]
)
def test_a_wider_area_is_not_the_region_of_its_name(gazetteer, text):
    mention = one(gazetteer, text)
    assert (mention.kind_hint, mention.decided) == ("wilayah", None)
    assert names(one(gazetteer, "Kota Palangka Raya")) == ["Kota Palangkaraya"]


def test_an_address_carries_no_kind_on_but_a_list_does(gazetteer):
    assert found(gazetteer, "Kota Batu, Malang, Jawa Timur")[1] == (
        "Malang",
        ["Kabupaten Malang", "Kota Malang"],
    )
    assert found(gazetteer, "Kota Batu, Malang, dan Kediri")[1] == ("Malang", ["Kota Malang"])


@pytest.mark.parametrize(
    "text",
    [
        "Oloan Samosir, anggota DPRD. Pemkab Nias hadir.",
        "Agam Fauzi memimpin rombongan",
        "menginap di kawasan Puncak, Bogor",
        "di Hotel Ritz Kuningan, Jakarta",
        "Sebagai Mitra kerja",
        "di Jalan Raya Bogor",
        "Kapolri dan Pati TNI",
        "nasib malang",
        "dari Sabang sampai Merauke",
        "PPKM Jawa-Bali",
        "Di kota itu ada taman kota.",
        "Ia sorong meja dan air solok.",
    ],
)
def test_people_streets_and_words_are_no_regions(gazetteer, text):
    wrong = {
        "Samosir",
        "Agam",
        "Puncak",
        "Kuningan",
        "Mitra",
        "Pati",
        "malang",
        "kota",
        "sorong",
        "solok",
        "Bali",
    }
    wrong |= {"Sabang", "Merauke"}
    assert not {m.name_span.of(text) for m in gazetteer.find(text)} & wrong
    if "Jalan" in text:
        assert gazetteer.find(text) == ()


def test_a_bare_name_follows_the_short_form_of_its_province_unless_the_kota_is_named(gazetteer):
    text = "DPRD DIY menerima tamu. Yogyakarta menjadi tujuan."
    assert names(resolve_in_context(text, gazetteer.find(text))[1]) == ["DI Yogyakarta"]
    text = "DPRD DIY dan Kota Yogyakarta menerima tamu. Yogyakarta menjadi tujuan."
    assert len(resolve_in_context(text, gazetteer.find(text))[2].regions) == 2
    text = "DPRD DIY hadir. Mereka ke Yogyakarta, diterima Wali Kota Haryadi."
    assert names(resolve_in_context(text, gazetteer.find(text))[1]) == ["Kota Yogyakarta"]


@pytest.mark.parametrize(
    "text", ["Dinas Pemberdayaan Masyarakat dan Desa Tapin", "Smart Kampung Banyuwangi", "Dana Desa Klaten"]
)
def test_desa_in_the_name_of_an_office_or_a_program_makes_no_village(gazetteer, text):
    assert one(gazetteer, text).decided is not None


def test_a_common_word_in_a_list_of_regions_is_one(gazetteer):
    assert [written for written, _ in found(gazetteer, "Tapteng, Madina, dan Palas")] == [
        "Tapteng",
        "Madina",
        "Palas",
    ]


def test_a_part_of_a_town_is_no_region_where_the_article_speaks_of_that_town(gazetteer):
    assert found(gazetteer, "Mereka ke MPP DKI Jakarta di Kuningan.")[-1][0] == "DKI Jakarta"
    assert found(gazetteer, "Studi tiru ke Kuningan")[-1][1] == ["Kabupaten Kuningan"]
    assert found(gazetteer, "DPRD Kuningan belajar ke DKI Jakarta")[0][1] == ["Kabupaten Kuningan"]


def test_the_name_of_an_office_before_a_common_word_makes_it_the_region(gazetteer):
    assert names(gazetteer.find("Kepala Dinas Pariwisata dan Kebudayaan Batu hadir")[0]) == ["Kota Batu"]


def test_the_seat_of_the_kabupaten_before_a_name_decides(gazetteer):
    assert names(one(gazetteer, "di Soreang, Bandung.")) == ["Kabupaten Bandung"]
    assert len(names(one(gazetteer, "di Lembang, Bandung."))) == 2


def test_small_letters_name_a_region_in_an_article_only_behind_a_type_word(gazetteer):
    assert found(gazetteer, "pemkab siak menerima tamu dari kabupaten ogan ilir dan kota bandung") == [
        ("siak", ["Kabupaten Siak"]),
        ("kabupaten ogan ilir", ["Kabupaten Ogan Ilir"]),
        ("kota bandung", ["Kota Bandung"]),
    ]
    assert gazetteer.find("pembangunan kota baru dan taman kota di batang sungai") == ()


def test_within_and_same_place(gazetteer):
    bandung, jabar, bali = gazetteer.by_code("32.73"), gazetteer.by_code("32"), gazetteer.by_code("51")
    assert gazetteer.within(bandung, jabar)
    assert gazetteer.within(jabar, jabar)
    assert not gazetteer.within(bandung, bali)
    assert not gazetteer.within(jabar, bandung)
    assert same_place(bandung, gazetteer.by_code("32.73"))
    assert not same_place(bandung, jabar)


def test_nearest_names_suggest_regions(gazetteer):
    assert gazetteer.nearest_names("kedri", 2) == ("Kabupaten Kediri", "Kota Kediri")
    assert gazetteer.nearest_names("Kota Siak", 1) == ("Kabupaten Siak",)
    assert gazetteer.nearest_names("", 3) == ()


def test_an_unknown_code_is_a_key_error(gazetteer):
    with pytest.raises(KeyError, match=r"99\.99"):
        gazetteer.by_code("99.99")


_REGIONS = load_gazetteer().regions
_TEMPLATES = (
    "Rombongan {} tiba pada Selasa pagi.",
    "Mereka belajar ke {}, kata ketua rombongan.",
    "“Kami kagum pada {},” ujarnya.",
    "DPRD {} menerima tamu (14/3/2023).",
    "Di {} ada yang baru\n\ndan bagus.",
)


def _written(region, upper, joint):
    name = f"Provinsi {region.full_name}" if region.kind == "provinsi" else region.full_name
    words = (name.upper() if upper else name).split(" ")
    return joint.join(words)


@given(
    st.sampled_from(_REGIONS),
    st.sampled_from(_TEMPLATES),
    st.booleans(),
    st.sampled_from([" ", "  ", "\u00a0", "\n"]),
)
def test_every_full_name_is_found_and_decided_however_it_is_set(region, template, upper, joint):
    text = template.format(_written(region, upper, joint))
    mentions = load_gazetteer().find(text)
    assert [mention.decided for mention in mentions] == [region]
    assert resolve_in_context(text, mentions) == mentions


_OFFICES = {
    "kota": ["Pemkot", "Pemko", "Wali Kota", "Walikota", "Wakil Wali Kota", "Pemerintah Kota", "DPRD Kota"],
    "kabupaten": ["Pemkab", "Bupati", "Wakil Bupati", "Pemerintah Kabupaten", "DPRD Kabupaten", "Kab."],
    "provinsi": ["Pemprov", "Gubernur", "Wakil Gubernur", "Pemerintah Provinsi", "DPRD Provinsi"],
}


@given(st.sampled_from(_REGIONS), st.integers(0, 6), st.sampled_from(_TEMPLATES))
def test_the_office_before_a_name_decides_for_every_region(region, number, template):
    offices = _OFFICES[region.kind]
    text = template.format(f"{offices[number % len(offices)]} {region.name}")
    assert [mention.decided for mention in load_gazetteer().find(text)] == [region]


@given(st.sampled_from(_REGIONS), st.sampled_from(_REGIONS))
def test_an_open_name_is_never_decided_by_another_name(region, other):
    text = f"Rombongan {other.full_name} tiba di {region.name}."
    for mention in resolve_in_context(text, load_gazetteer().find(text)):
        if mention.decided is not None and len(mention.named) > 1:
            assert mention.decided == other


@given(
    st.sampled_from(_REGIONS), st.sampled_from(["tiba ", "Acara itu. ", "kata dia, ", "12 orang\n\n", "“"])
)
def test_what_stands_far_before_or_behind_changes_nothing(region, around):
    text = f"Kunjungan ke {region.full_name} selesai."
    alone = load_gazetteer().find(text)
    shifted = load_gazetteer().find(f"{around}{text} {around.strip()}")
    assert [m.span.shift(len(around)) for m in alone] == [m.span for m in shifted]
    assert [m.regions for m in alone] == [m.regions for m in shifted]


@given(st.text(alphabet=st.sampled_from("KotaBndugksei.,()/- \n"), max_size=80))
def test_mentions_are_in_order_and_inside_the_text(text):
    mentions = load_gazetteer().find(text, lowercase_ok=True)
    assert all(m.span.end <= len(text) and m.named for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert len(resolve_in_context(text, mentions)) == len(mentions)


def test_labelled_regions_of_the_visits_are_found(gazetteer):
    if not VISITS.exists():
        pytest.skip("the labelled visits lie outside the repository and are not here")
    score = score_regions(
        [json.loads(line) for line in VISITS.read_text(encoding="utf-8").splitlines()], gazetteer
    )
    assert score.labels > 250
    assert score.found / score.labels >= 0.97, score.missed


@pytest.mark.parametrize("unit", ["Kota ", "Kab. ", "Bandung, ", "wali ", "Kep. ", "Pangkajene dan "])
def test_a_long_hostile_text_is_read_to_its_end(gazetteer, unit):
    text = unit * 5000 + "\n\nPemkab Sleman"
    assert names(resolve_in_context(text, gazetteer.find(text))[-1]) == ["Kabupaten Sleman"]
