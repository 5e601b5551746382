import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.sentences.plain_sentence import read_plain_sentences
from corpus.visits.extraction.sentences.role_cues import Told, read_roles

GAZETTEER = load_gazetteer()


def hints(text: str) -> list[tuple[str, str, Told]]:
    """Region, role and hint, of one sentence."""
    reading = ArticleReading(Article("a", "", text, None, None, None), GAZETTEER)
    (sentence,) = read_plain_sentences(reading)
    return [
        (mention.name_span.of(reading.whole), told.role, told)
        for told in read_roles(sentence)
        for mention in told.group.mentions
    ]


def roles(text: str) -> dict[str, str]:
    """Region -> the role that is told most."""
    best: dict[str, tuple[float, str]] = {}
    for region, role, told in hints(text):
        best[region] = max(best.get(region, (0.0, "")), (told.weight, role))
    return {region: role for region, (_, role) in best.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Pemkab Siak mengunjungi Pemkab Sleman.",
        "DPRD Siak studi banding ke DPRD Sleman.",
        "Pemkab Sleman menerima kunjungan kerja Pemkab Siak.",
        "Rombongan dari Siak disambut Bupati Sleman.",
        "Pemkab Siak datang ke Sleman dan diterima Sekda Sleman.",
        "Sleman menjadi tujuan studi tiru DPRD Siak.",
        "Siak memilih Sleman sebagai tempat belajar.",
        "Kunjungan Pemkab Siak ke Pemkab Sleman berlangsung dua hari.",
        "Bupati Siak membawa 50 pejabat mulai asisten, kepala dinas, hingga camat ke Kabupaten Sleman.",
        "Bupati Siak menyatakan bahwa pihaknya belajar dari Sleman.",
        "Pemkab Siak berkunjung ke Balai Kota Sleman dan diterima Asisten I Setda Sleman.",
        "Mereka bertamu ke Kantor Bupati Sleman, lalu ilmunya diterapkan di Siak.",
    ],
)
def test_siak_visits_sleman_however_it_is_said(text: str) -> None:
    assert roles(text) == {"Siak": "visitor", "Sleman": "host"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Pemkab Siak berkunjung ke Sleman.", "now"),
        ("Pemkab Siak pernah berkunjung ke Sleman.", "past"),
        ("Pemkab Siak kerap berkunjung ke Sleman.", "habit"),
        ("Pemkab Siak akan berkunjung ke Sleman.", "plan"),
        ("Sebelumnya, para pejabat eselon dua dan tiga dari Pemkab Siak berkunjung ke Sleman.", "before"),
        ("Pemkab Siak lebih dahulu berkunjung ke Sleman.", "before"),
    ],
)
def test_the_words_around_a_cue_tell_its_time(text: str, time: str) -> None:
    assert {told.time for _, _, told in hints(text) if told.cue.kind == "visits"} == {time}


def test_what_is_received_and_is_no_guest_tells_nothing() -> None:
    assert hints("Kota Kediri menerima penghargaan dari Jawa Timur.") == []


def test_a_visit_that_is_only_pointed_at_names_nobody() -> None:
    assert hints("Bupati Sleman menyebut kunjungan itu bermanfaat bagi semua.") == []


def test_the_object_of_one_verb_is_not_the_subject_of_the_next() -> None:
    told = [
        (region, role) for region, role, _ in hints("DPRD Siak menemui DPRD Sleman untuk mencari rujukan.")
    ]
    assert ("Sleman", "visitor") not in told


def test_a_cue_far_away_tells_less_than_one_beside() -> None:
    near = next(told for _, _, told in hints("Pemkab Siak berkunjung."))
    far = next(
        told
        for _, _, told in hints("Pemkab Siak bersama para camat, lurah, dan kepala puskesmas berkunjung.")
    )
    assert far.cue.kind == "partners" or far.weight < near.weight
