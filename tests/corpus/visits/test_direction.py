import pytest

from corpus.names import find_people
from corpus.regions import load_gazetteer
from corpus.visits.direction import find_asked_roles, find_roles, is_reversed

GAZETTEER = load_gazetteer()
SIAK, SLEMAN = "14.08", "34.04"


def told(text: str) -> tuple[int, int]:
    """The signs of Siak and of Sleman."""
    names = [person.span for person in find_people(text)]
    roles = find_roles(text, GAZETTEER.find(text), names)
    return sign(roles.get(SIAK, 0)), sign(roles.get(SLEMAN, 0))


def asked(text: str) -> tuple[int, int]:
    roles = find_asked_roles(text, GAZETTEER.find(text, lowercase_ok=True))
    return sign(roles.get(SIAK, 0)), sign(roles.get(SLEMAN, 0))


def sign(value: int) -> int:
    return (value > 0) - (value < 0)


@pytest.mark.parametrize(
    "text",
    [
        "Pemkab Siak berkunjung ke Kabupaten Sleman.",
        "DPRD Siak Studi Banding ke Sleman",
        "Bupati Siak Kunjungi Sleman",
        "Sleman Terima Kunjungan Kerja DPRD Siak",
        "Pemkab Sleman menyambut rombongan Kabupaten Siak.",
        "Rombongan DPRD Siak diterima di kantor itu. Kabupaten Sleman dikunjungi kemarin.",
        "Kabupaten Sleman dikunjungi oleh Bupati Siak.",
        "Rombongan dari Siak disambut Bupati Sleman.",
        "Siak Menimba Ilmu dari Sleman",
        "Siak Belajar Bank Sampah di Sleman",
        "Bupati Siak menemui Bupati Sleman.",
        "Siak memilih Sleman untuk studi tiru.",
        "Siak menjadikan Sleman rujukan.",
        "Bogor dan DPRD Siak berkunjung ke kantor Pemkab Kediri, lalu ke Bantul dan Sleman.",
        "Siak mempelajari tata kelola wisata berbasis budaya di Sleman.",
    ],
)
def test_siak_visits_and_sleman_is_visited(text: str) -> None:
    assert told(text) == (-1, 1)


def test_a_name_between_an_office_and_its_verb_uses_up_no_reach() -> None:
    text = "Bupati Siak H. Ahmad Budi Santoso Wijaya, S.E., M.M. mengunjungi Kabupaten Sleman."
    assert told(text) == (-1, 1)
    assert find_roles(text, GAZETTEER.find(text))[SIAK] == 0


@pytest.mark.parametrize(
    "text", ["Luas Kabupaten Siak 8.556 km2.", "Kerja sama antara Siak dan Sleman", "Di Siak ada pasar."]
)
def test_where_nothing_tells_nobody_visits(text: str) -> None:
    assert told(text) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Apa yang dipelajari Siak di Sleman?",
        "Siapa yang menyambut rombongan Siak di Sleman?",
        "Kapan Sleman dikunjungi Siak?",
        "Di mana Sleman menerima Siak?",
        "Siapa pejabat Sleman yang menerima kunjungan Siak?",
        "berapa pejabat yang dibawa bupati siak ke sleman",
        "Mengapa Siak memilih Sleman sebagai tujuan studi tiru?",
        "Apa yang ditiru Siak dari Sleman?",
    ],
)
def test_a_question_says_who_visits_whom(text: str) -> None:
    assert asked(text) == (-1, 1)


def test_the_second_region_has_the_role_that_is_left() -> None:
    text = "Siapa yang menemani rombongan Siak saat di Sleman?"
    assert told(text)[1] == 0
    assert asked(text) == (-1, 1)


@pytest.mark.parametrize(
    "text",
    ["Siapa pejabat Siak yang meminta masukan dari Pemkab Sleman?", "Apa yang Siak terapkan dari Sleman?"],
)
def test_from_a_region_alone_leaves_no_role_to_the_other(text: str) -> None:
    assert asked(text)[0] == 0


@pytest.mark.parametrize(
    ("roles", "is_told_otherwise"),
    [
        ({SIAK: -2, SLEMAN: 3}, True),
        ({SIAK: -1, SLEMAN: 1}, True),
        ({SIAK: -2, SLEMAN: 0}, True),
        ({SIAK: -2}, True),
        ({SIAK: -1, SLEMAN: 0}, False),
        ({SIAK: 2, SLEMAN: 3}, False),
        ({SIAK: 2, SLEMAN: -3}, False),
        ({}, False),
    ],
)
def test_a_visit_is_reversed_where_all_that_is_told_contradicts(
    roles: dict[str, int], is_told_otherwise: bool
) -> None:
    assert is_reversed({SIAK: 1, SLEMAN: -1}, roles) is is_told_otherwise


def test_a_question_for_one_role_is_never_reversed() -> None:
    assert not is_reversed({SIAK: 1}, {SIAK: -2, SLEMAN: 3})
    assert not is_reversed({SIAK: 1, SLEMAN: 0}, {SIAK: -2, SLEMAN: 3})
