import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names import find_people, name_parts, same_person, strip_titles
from eval.bench_people import score_people

VISITS = Path(__file__).parents[3] / "shared" / "visits" / "visits.jsonl"


def people(text):
    return [(m.name, m.role) for m in find_people(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Wali Kota Bandung Yana Mulyana menerima mereka.", "Yana Mulyana", "Wali Kota Bandung"),
        ("Bupati Semarang Ngesti Nugraha hadir di sana.", "Ngesti Nugraha", "Bupati Semarang"),
        (
            "Ketua Komisi II DPRD Kabupaten Malang, Hadi Mustofa, bertanya.",
            "Hadi Mustofa",
            "Ketua Komisi II DPRD Kabupaten Malang",
        ),
        (
            "Asisten I Bidang Pemerintahan Lombok Barat, H. MS Udin, memimpin rombongan.",
            "MS Udin",
            "Asisten I Bidang Pemerintahan Lombok Barat",
        ),
        (
            "Kepala Dinas Komunikasi, Informatika dan Statistik Kota Cirebon Ma'ruf Nuryasa hadir.",
            "Ma'ruf Nuryasa",
            "Kepala Dinas Komunikasi, Informatika dan Statistik Kota Cirebon",
        ),
        ("Ia disambut Plt. Bupati Bogor Iwan Setiawan di sana.", "Iwan Setiawan", "Plt. Bupati Bogor"),
        ("Anggota Komisi I Hidayat Royani mengaku tertarik.", "Hidayat Royani", "Anggota Komisi I"),
        ("Hadir pula Kepala Desa Ponggok Junaedi Mulyono.", "Junaedi Mulyono", "Kepala Desa Ponggok"),
        (
            "Drs. H. Sukarno, M.Si, Kepala Dinas Pendidikan, menjelaskan.",
            "Sukarno",
            "Kepala Dinas Pendidikan",
        ),
        ("Yulizon dari Dinas Tata Ruang menerangkan hal itu.", "Yulizon", "Dinas Tata Ruang"),
        ("Wali Kota Bogor Bima Arya datang.", "Bima Arya", "Wali Kota Bogor"),
        ("Gubernur itu, Juli Suryadi, dan Wakil Bupati Juli Suryadi.", "Juli Suryadi", "Wakil Bupati"),
    ],
)
def test_a_role_names_a_person_with_its_whole_unit(text, name, role):
    assert (name, role) in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Kami belajar,” ujar Yana.", "Yana"),
        ("Menurut Sofian, kota itu maju.", "Sofian"),
        ("Riono menjelaskan hal itu.", "Riono"),
        ("Hari itu hadir KH. Ma'ruf Amin.", "Ma'ruf Amin"),
        ("Hari itu I Gusti Ngurah Rai hadir.", "I Gusti Ngurah Rai"),
        ("Mereka disambut Anak Agung Gde Agung Bharata.", "Anak Agung Gde Agung Bharata"),
        ("Teuku Umar bin Hamid mengatakan hal itu.", "Teuku Umar bin Hamid"),
        ("Bupati Bangli, I Made Gianyar, datang.", "I Made Gianyar"),
        ("Sekda Kota Kediri Bagus Alit hadir.", "Bagus Alit"),
        ("Wali Kota Mohammad Ramdhan 'Danny' Pomanto hadir.", "Mohammad Ramdhan 'Danny' Pomanto"),
    ],
)
def test_verbs_and_titles_mark_a_name(text, name):
    assert name in [mention.name for mention in find_people(text)]


def test_the_span_has_the_titles_and_the_name_has_not():
    text = "Tampak Dr. H. Ahmad Syafi'i, S.E., M.Si. membuka acara."
    mention = find_people(text)[0]
    assert mention.span.of(text) == "Dr. H. Ahmad Syafi'i, S.E., M.Si."
    assert mention.name == "Ahmad Syafi'i"


def test_the_role_span_is_where_the_role_stands():
    text = "Kemarin Wali Kota Bandung, Yana Mulyana, hadir."
    mention = find_people(text)[0]
    assert mention.role_span is not None
    assert mention.role_span.of(text) == mention.role == "Wali Kota Bandung"


def test_a_second_name_after_dan_is_found():
    assert [
        name for name, _ in people("Pimpinan DPRD DIY, Huda Tri Yudiana dan Anton Prabu, menerima mereka.")
    ] == [
        "Huda Tri Yudiana",
        "Anton Prabu",
    ]


def test_a_short_form_is_found_again():
    text = "Wali Kota Bandung Yana Mulyana hadir. Lalu Yana berjanji akan kembali."
    assert [name for name, _ in people(text)] == ["Yana Mulyana", "Yana"]


@pytest.mark.parametrize(
    "text",
    [
        "Mal Pelayanan Publik Kota Bandung di Jalan Ahmad Yani dan Aula Sultan Hasanuddin.",
        "Rombongan dari Kabupaten Siak tiba pada Kamis, 5 Juni 2025, di Gedung Sate.",
        "Bupati Sleman mengatakan anggaran naik.",
        "Dinas Komunikasi dan Informatika Kota Kediri menyatakan siap.",
        "Menurut Kementerian Dalam Negeri, Kota Batu unggul.",
        "Ketua DPRD Kabupaten Tuban bersama Bappeda meninjau Terminal Purabaya.",
        "Wali Kota Semarang Terima Kunjungan Kerja DPRD",
        "Dosen Institut Teknologi Bandung hadir.",
        "",
        "...",
    ],
)
def test_regions_offices_months_and_places_are_no_people(text):
    assert people(text) == []


def test_a_headline_verb_is_no_name():
    assert people("Bupati Lampung Selatan Timba Pengalaman Wisata di Banyuwangi") == []
    assert people("Ridwan Kamil Minta Izin Pelajari E-Budgeting Jakarta") == []


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Dr. H. Ahmad Syafi'i, S.E., M.Si.", "Ahmad Syafi'i"),
        ("Hj. Ananda", "Ananda"),
        ("H Arifin Noor", "Arifin Noor"),
        ("Nuryadi S.Pd", "Nuryadi"),
        ("Pak Yana", "Yana"),
        ("I Gst. Ngurah Oka", "I Gst. Ngurah Oka"),
        ("", ""),
        ("H.", "H"),
    ],
)
def test_titles_are_stripped(name, stripped):
    assert strip_titles(name) == stripped


def test_parts_have_no_titles_and_no_apostrophes():
    assert name_parts("H. Rahmad Mas'ud, S.E.") == ("rahmad", "masud")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Yana", "H. Yana Mulyana, S.E.", True),
        ("yana mulyana", "Yana Mulyana", True),
        ("Yana", "Yanata", False),
        ("Arief R Wismansyah", "Arief Rachadiono Wismansyah", True),
        ("Rahmad Mas’ud", "Rahmad Mas'ud", True),
        ("Mulyana Yana", "Yana Mulyana", False),
        ("H.", "H. Yana", False),
        ("", "Yana", False),
    ],
)
def test_same_person_compares_whole_words_in_order(a, b, same):
    assert same_person(a, b) is same
    assert same_person(b, a) is same


FRAGMENTS = st.sampled_from(
    [*"BupatiYnKoH.,'()I \n", "Wali Kota ", "Budi Santoso ", "S.E. ", "ujar ", "dan ", "Bandung"]
)


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_mentions_are_in_order_and_agree_with_the_text(text):
    mentions = find_people(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert mention.name in mention.span.of(text)
        assert (mention.role_span is None) == (mention.role is None)
        assert mention.role_span is None or mention.role_span.of(text) == mention.role


def test_labelled_people_of_the_visits_are_found():
    if not VISITS.exists():
        pytest.skip("the labelled visits lie outside the repository and are not here")
    score = score_people([json.loads(line) for line in VISITS.read_text(encoding="utf-8").splitlines()])
    assert score.labels > 300
    assert score.found / score.labels >= 0.92, score.missed
    assert score.labelled / score.names >= 0.9, score.unlabelled


@pytest.mark.parametrize("unit", ["Bupati ", "H. ", "S.E. ", "Yana, S.E., ", "Yana dan ", "A.", "Kota Siak "])
def test_a_long_hostile_text_is_read_to_its_end(unit):
    text = unit * 3000 + "\n\nWali Kota Bandung Yana Mulyana hadir di sana."
    assert find_people(text)[-1].span.of(text) == "Yana Mulyana"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Ketua rombongan, Musni Ahyani, yang juga Kepala Bagian Umum, memuji.",
            "Musni Ahyani",
            "Kepala Bagian Umum",
        ),
        ("Rombongan dipimpin Budi Santoso selaku Kepala Bappeda.", "Budi Santoso", "Kepala Bappeda"),
        ("Tuan rumah di kantor Bupati Siak adalah Pj Sekda Yus Permana.", "Yus Permana", "Pj Sekda"),
        ("Hadir Kadis Kominfos IB Alit Adhi Merta.", "IB Alit Adhi Merta", "Kadis Kominfos"),
        ("Hadir Kadiskominfotik Fadhil, S.Sos., MM, dan lainnya.", "Fadhil", "Kadiskominfotik"),
        (
            "Ia disambut Perbekel Desa Pecatu, I Made Karyana Yadnya.",
            "I Made Karyana Yadnya",
            "Perbekel Desa Pecatu",
        ),
        ("Ketua Komisi II Herman ST, serta Sekwan Bone Hj. Samsidar, hadir.", "Herman", "Ketua Komisi II"),
        ("Ketua Komisi II Herman ST, serta Sekwan Bone Hj. Samsidar, hadir.", "Samsidar", "Sekwan Bone"),
        (
            "Hadir Penjabat (Pj.) Wali Kota Banda Aceh, Bakri Siddiq.",
            "Bakri Siddiq",
            "Penjabat (Pj.) Wali Kota Banda Aceh",
        ),
        ("Wako Zul Elfian hadir.", "Zul Elfian", "Wako"),
    ],
)
def test_offices_are_read_in_the_forms_of_the_news(text, name, role):
    assert (name, role) in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hadir Ketua PKK Rita Marlina br. Manurung.", "Rita Marlina br. Manurung"),
        ("Hadir Sekretaris Dinas Andi Fitri Dwi Cahyawati.", "Andi Fitri Dwi Cahyawati"),
        ("Hadir Kepala Dinas Pangan Kasnadi Dt. Rajo Api.", "Kasnadi Dt. Rajo Api"),
        ("Suharwanto dari tuan rumah memaparkan caranya.", "Suharwanto"),
        ("Ia didampingi Mohd Ichsan, S.STP, M.Si dan Teuku Aznal Zahri.", "Teuku Aznal Zahri"),
    ],
)
def test_names_keep_their_small_words_and_neighbours(text, name):
    assert name in [one for one, _ in people(text)]


def test_titles_behind_a_name_name_nobody():
    assert [name for name, _ in people("Ia diwakili Asisten Bachtiar, S.Sos didampingi stafnya.")] == [
        "Bachtiar"
    ]


def test_an_initial_alone_makes_no_same_person():
    assert not same_person("Inhar", "I Ketut Agus Indra")
    assert same_person("M. Rudi", "Muhammad Rudi")


def test_the_last_word_of_an_office_is_nobody_where_its_holder_follows():
    found = people(
        "Direktur Utama Tirta Kamuning, Rudi Hartanto, menuturkan hal itu. Menurut Rudi, air cukup."
    )
    assert found[0] == ("Rudi Hartanto", "Direktur Utama Tirta Kamuning")
    hospital = "Direktur RSUD Sungai Dareh, dr. Irvan Madison, menambahkan."
    assert people(hospital) == [("Irvan Madison", "Direktur RSUD Sungai Dareh")]


def test_a_name_between_commas_is_found_before_somebody_with_a_role():
    text = "Turut serta anggota Komisi I Teresia Wulan, Muhammad Bashar, serta Sekretaris Frans Sulendi."
    found = people(text)
    assert "Muhammad Bashar" in [name for name, _ in found]


def test_ny_is_a_title():
    assert people("Ia disambut Ny. Titik Kusnadi.")[0][0] == "Titik Kusnadi"
