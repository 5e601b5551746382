import re
from dataclasses import replace

import pytest

from assistant.briefing.building import build_briefing
from assistant.briefing.data_files import load_briefing_data, load_holes
from assistant.briefing.document import Table
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.topics import load_topics

EVERY = [*load_holes().common, *(hole for holes in load_holes().by_topic.values() for hole in holes)]


def asked(briefing):
    (table,) = [block for block in briefing.section("questions").blocks if isinstance(block, Table)]
    return {row[0].text: row for row in table.rows}


def brief(world, *visits, topic="smart city", own="Kabupaten Siak"):
    request = world.request("Kota Kediri", topic, own)
    return build_briefing(VisitRegistry(visits), load_gazetteer(), world.archive, request)


def test_topics_of_the_questions_are_in_the_list_of_topics():
    assert set(load_holes().by_topic) <= set(load_topics().names)


@pytest.mark.parametrize("hole", EVERY, ids=lambda hole: hole.what)
def test_a_question_is_a_sentence_about_the_host(hole):
    assert set(re.findall(r"\{(.*?)\}", hole.question)) <= {"host", "topic"}
    assert "{host}" in hole.question
    assert "?" in hole.question
    assert not hole.what.endswith(".")
    assert hole.cues or hole.field


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("besaran anggaran atau biaya", "Pembangunannya menelan Rp 2,5 miliar."),
        ("besaran anggaran atau biaya", "Biayanya ditanggung bersama."),
        ("peraturan yang menjadi dasar", "Dasarnya Perwali Nomor 5 Tahun 2020."),
        ("kendala yang dihadapi", "Kendalanya adalah jaringan."),
        ("perangkat daerah yang bertanggung jawab", "Ini dikelola Dinas Perhubungan."),
    ],
)
def test_cues_see_that_a_report_tells_it(what, sentence):
    (hole,) = [hole for hole in load_holes().common if hole.what == what]
    assert hole.cues.search(sentence)
    assert not hole.cues.search("Rombongan tiba di balai kota dan berfoto; rpm mesin diperagakan.")


def test_a_question_is_asked_only_where_the_reports_are_silent(kediri):
    questions = " ".join(asked(kediri))
    assert "Berapa anggaran pembangunan" in questions
    assert "masterplan kota cerdas" in questions
    assert "Berapa pegawai yang menangani" not in questions  # "dua petugas"
    assert "Hasil terukur apa" not in questions  # an outcome is told
    assert "pejabat penghubung" not in questions  # somebody of the host is named


def test_questions_of_a_topic_come_before_common_ones_and_other_topics_have_none(kediri, world):
    questions = list(asked(kediri))
    masterplan = next(number for number, text in enumerate(questions) if "masterplan" in text)
    budget = next(number for number, text in enumerate(questions) if "Berapa anggaran" in text)
    assert masterplan < budget
    other = " ".join(asked(world.brief(topic="pengelolaan sampah")))
    assert "masterplan kota cerdas" not in other
    assert "timbulan sampah" in other


def test_a_program_without_a_number_is_asked_for_its_use(kediri):
    assert any(text.startswith("Berapa capaian JOSS dalam setahun terakhir") for text in asked(kediri))


def test_what_sources_disagree_about_is_asked(kediri):
    text = "Manakah yang benar mengenai waktu kunjungan Kota Bengkulu: “22 Juni 2023” atau “23 Juni 2023”?"
    assert {cite.article_id for cite in asked(kediri)[text][-1].cites} == {"bengkulu", "koran"}


def test_an_earlier_guest_without_a_result_is_asked(kediri):
    assert "Untuk Kota Pariaman: apa yang kemudian diterapkan sesudah kunjungan ke Kota Kediri?" in asked(
        kediri
    )
    assert not any(text.startswith("Untuk Kota Bengkulu") for text in asked(kediri))


def test_the_own_region_is_not_asked_what_it_did(world):
    siak = world.registry.get("k2")
    topic = "pengelolaan sampah"
    assert not any(text.startswith("Untuk") for text in asked(brief(world, siak, topic=topic)))
    assert any(
        text.startswith("Untuk Kabupaten Siak")
        for text in asked(brief(world, siak, topic=topic, own="Kota Dumai"))
    )


def test_an_old_visit_makes_one_ask_what_changed(world):
    siak, new = world.registry.get("k2"), world.registry.get("k1")
    old = asked(brief(world, siak, topic="pengelolaan sampah"))
    assert "Apa yang sudah berubah pada pengelolaan sampah di Kota Kediri sejak Maret 2019?" in old
    dated = replace(
        new.date, value=replace(new.date.value, first=world.brief().made, last=world.brief().made)
    )
    assert not any("berubah" in text for text in asked(brief(world, replace(new, date=dated))))


def test_without_any_visit_the_main_questions_are_asked_without_sources(world):
    questions = asked(brief(world))
    assert len(questions) >= 10
    assert not any(cell.cites for row in questions.values() for cell in row)


def test_every_question_that_rests_on_reports_cites_them(kediri):
    assert all(row[-1].cites for row in asked(kediri).values())


def test_figures_about_guests_are_told_by_their_words():
    guests = load_briefing_data().guests
    assert guests.search("anggota rombongan")
    assert not guests.search("kamera pemantau")
