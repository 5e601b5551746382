import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies import find_bodies, is_within, load_body_units, load_units
from corpus.body_words import form_keys
from corpus.region_names import DATA
from corpus.regions import load_gazetteer


def found(text, **options):
    """Each mention as (span, unit, region)."""
    return [
        (m.span.of(text), m.unit, m.region_span.of(text) if m.region_span else None)
        for m in find_bodies(text, **options)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Komisi I DPRD Provinsi Jawa Barat tiba",
            ("Komisi I DPRD Provinsi Jawa Barat", "dprd", "Provinsi Jawa Barat"),
        ),
        ("oleh Komisi I, III, dan IV DPRD Badung.", ("Komisi I, III, dan IV DPRD Badung", "dprd", "Badung")),
        ("Komisi II dan Komisi IV DPRD Kaltim", ("Komisi II dan Komisi IV DPRD Kaltim", "dprd", "Kaltim")),
        ("Pansus 5 DPRD Kota Bogor", ("Pansus 5 DPRD Kota Bogor", "dprd", "Kota Bogor")),
        (
            "Panitia Khusus (Pansus) 5 DPRD Kota Bogor",
            ("Panitia Khusus (Pansus) 5 DPRD Kota Bogor", "dprd", "Kota Bogor"),
        ),
        (
            "Badan Anggaran dan pimpinan DPRD Kota Cimahi",
            ("Badan Anggaran dan pimpinan DPRD Kota Cimahi", "dprd", "Kota Cimahi"),
        ),
        ("Bapemperda DPRD Kebumen", ("Bapemperda DPRD Kebumen", "dprd", "Kebumen")),
        ("DPRK Aceh Tengah", ("DPRK Aceh Tengah", "dprd", "Aceh Tengah")),
        (
            "Dinas Komunikasi dan Informatika (Diskominfo) Kota Kediri",
            ("Dinas Komunikasi dan Informatika (Diskominfo) Kota Kediri", "diskominfo", "Kota Kediri"),
        ),
        (
            "Dinas Komunikasi, Informatika, dan Statistik Provinsi Bali",
            ("Dinas Komunikasi, Informatika, dan Statistik Provinsi Bali", "diskominfo", "Provinsi Bali"),
        ),
        ("Diskominfo Pemkot Kediri", ("Diskominfo Pemkot Kediri", "diskominfo", "Kediri")),
        ("Kepala Dinas Pariwisata Budi Santoso", ("Dinas Pariwisata", "dispar", None)),
        ("Kadis Kominfo Kota Palu", ("Kadis Kominfo Kota Palu", "diskominfo", "Kota Palu")),
        (
            "Dinas Kependudukan dan Pencatatan Sipil Kota Malang",
            ("Dinas Kependudukan dan Pencatatan Sipil Kota Malang", "disdukcapil", "Kota Malang"),
        ),
        (
            "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Badung",
            ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Badung", "dpmptsp", "Badung"),
        ),
        ("Bappelitbangda Kabupaten Garut", ("Bappelitbangda Kabupaten Garut", "bappeda", "Kabupaten Garut")),
        (
            "Bagian Humas dan Protokol Setda Lombok Tengah",
            ("Bagian Humas dan Protokol Setda Lombok Tengah", "bagian", "Lombok Tengah"),
        ),
        ("Sekretariat DPRD Gunungkidul", ("Sekretariat DPRD Gunungkidul", "setwan", "Gunungkidul")),
        ("Pemerintah Kota (Pemkot) Bandung", ("Pemerintah Kota (Pemkot) Bandung", "pemda", "Bandung")),
        ("TPID se-Jawa Barat", ("TPID se-Jawa Barat", "tpid", "Jawa Barat")),
        ("Kecamatan Lowokwaru Kota Malang", ("Kecamatan Lowokwaru Kota Malang", "kecamatan", "Kota Malang")),
        (
            "Asisten Pemerintahan dan Kesra Kota Padang",
            ("Asisten Pemerintahan dan Kesra Kota Padang", "setda", "Kota Padang"),
        ),
        (
            "Asisten Administrasi Umum Setda Kota Bogor",
            ("Asisten Administrasi Umum Setda Kota Bogor", "setda", "Kota Bogor"),
        ),
        (
            "PDAM Surya Sembada Kota Surabaya",
            ("PDAM Surya Sembada Kota Surabaya", "bumd", "Kota Surabaya"),
        ),
        ("OPD Kota Padang", ("OPD Kota Padang", "opd", "Kota Padang")),
        ("Camat Lowokwaru", ("Camat Lowokwaru", "kecamatan", None)),
        ("Nagari Kamang Hilia", ("Nagari Kamang Hilia", "desa", None)),
        ("RSUD dr. Soetomo Surabaya", ("RSUD dr. Soetomo Surabaya", "rsud", "Surabaya")),
    ],
)
def test_a_body_is_found_with_the_region_beside_it(text, expected):
    assert found(text) == [expected]


def test_a_post_stands_for_its_government_only_with_a_region():
    text = "Bupati Siak menyambut mereka. Bupati berkata demikian."
    assert found(text) == [("Bupati Siak", "pemda", "Siak")]
    assert find_bodies(text)[0].implied
    assert not find_bodies("Pemkab Siak")[0].implied


def test_bodies_in_an_enumeration_share_the_region():
    assert found("DPRD dan Pemkab Manggarai Timur") == [
        ("DPRD", "dprd", "Manggarai Timur"),
        ("Pemkab Manggarai Timur", "pemda", "Manggarai Timur"),
    ]


def test_posts_and_bodies_share_the_region_that_the_last_of_them_names():
    assert found("Gubernur dan DPRD Bali")[0] == ("Gubernur", "pemda", "Bali")
    assert found("Bupati dan Wakil Bupati Siak")[0] == ("Bupati", "pemda", "Siak")
    assert found("Kecamatan Ngaglik, Bupati Sleman")[0] == ("Kecamatan Ngaglik", "kecamatan", None)


def test_a_village_takes_the_region_behind_its_district():
    text = "Desa Ponggok, Kecamatan Polanharjo, Kabupaten Klaten"
    assert found(text) == [
        ("Desa Ponggok", "desa", "Kabupaten Klaten"),
        ("Kecamatan Polanharjo", "kecamatan", "Kabupaten Klaten"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Komisi III DPR RI",
        "rumah dinas dan perjalanan dinas",
        "Kementerian Kominfo",
        "desa wisata itu",
        "badan jalan",
        "menjadi bagian dari komisi penyiaran",
        "Komisi Penyiaran",
        "kata camat itu",
        "",
    ],
)
def test_words_that_name_no_body_are_left(text):
    assert find_bodies(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ada berapa dprd yang datang ke diy?", "dprd"),
        ("dinas apa yang belajar ke sby", "dinas"),
        ("desa mana yang dikunjungi", "desa"),
        ("komisi b dprd kota bogor", "dprd"),
        ("pemkot kediri pernah dikunjungi siapa?", "pemda"),
        ("kadis kominfo kota palu ke mana", "diskominfo"),
        ("dinas lingkungan hidup", "dlh"),
    ],
)
def test_typed_questions_need_no_capitals(text, unit):
    assert [mention.unit for mention in find_bodies(text, lowercase_ok=True)] == [unit]


def test_units_are_nested():
    assert is_within("diskominfo", "dinas")
    assert is_within("setwan", "setda")
    assert is_within("dprd", "dprd")
    assert not is_within("dinas", "diskominfo")
    assert not is_within(None, "dinas")
    assert not is_within("no such unit", "dinas")


def test_every_unit_has_a_name_and_a_known_wider_unit():
    units = load_body_units()
    assert set(load_units()) == set(units)
    assert all(unit.name and (unit.wider is None or unit.wider in units) for unit in units.values())


_WRITTEN = [
    (form, key)
    for key, row in tomllib.loads((DATA / "bodies.toml").read_text(encoding="utf-8"))["units"].items()
    for form in [*row["forms"], *row.get("heads", ())]
]


def test_no_form_is_given_twice():
    keys = [form_keys(form) for form, _ in _WRITTEN]
    assert [key for key in set(keys) if keys.count(key) > 1] == []


@given(st.sampled_from(_WRITTEN), st.sampled_from(load_gazetteer().regions), st.booleans())
def test_every_form_is_found_with_every_region_behind_it(written, region, upper):
    form, unit = written
    name = f"Provinsi {region.name}" if region.kind == "provinsi" else region.full_name
    text = f"Rombongan {form.upper() if upper else form.title()} {name} tiba di lokasi."
    assert (unit, name) in [(mention_unit, place) for _, mention_unit, place in found(text)]


_WORDS = "Komisi I DPRD dan , ( ) Dinas Kominfo Pemkot Kota Kediri Desa Kepala Bagian Setda Kecamatan 5 Badan"
_PIECES = st.lists(st.sampled_from([*_WORDS.split(), "\n", "\n\n", "se-"]), max_size=30)


@given(_PIECES.map(" ".join), st.booleans())
def test_mentions_are_in_order_and_their_names_inside_their_spans(text, typed):
    end = 0
    for mention in find_bodies(text, lowercase_ok=typed):
        assert mention.span.start >= end
        assert mention.span.start == mention.name_span.start
        assert mention.name_span.end <= mention.span.end <= len(text)
        end = mention.span.end


@pytest.mark.parametrize("piece", ["Komisi I, ", "Dinas ", "Desa (", "DPRD dan ", "Pemkot (Pemkot) ", "I "])
def test_a_long_hostile_text_is_read_to_its_end(piece):
    text = piece * 5000 + ". Pemkab Sleman"
    assert found(text)[-1] == ("Pemkab Sleman", "pemda", "Sleman")
