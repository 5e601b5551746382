from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive, Prepared
from corpus.article_reading import ArticleReading
from corpus.errors import VisitError
from corpus.incoming import NewArticle
from corpus.visits.register import VisitRegister
from corpus.visits.visit import Reported, Review, Status, Visit
from eval.bench_support.visit_filler import build_visit

Told = dict[str, list[Visit]]
FIRST: Told = {
    "a": [
        build_visit(article="a", visit_id="k1", topics=["smart city"], people=[("Budi Santoso", None, None)])
    ],
    "b": [build_visit("Kabupaten Siak", "Kabupaten Kampar", "2022-03-01", article="b", visit_id="k2")],
    "c": [build_visit(article="c", visit_id="k3", when="2023-06-23", venue="Balai Kota")],
}


@pytest.fixture(name="archive")
def fixture_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "arsip.sqlite3", lock_seconds=5.0) as archive:
        for name in FIRST:
            archive.add(NewArticle(f"Artikel {name}.", id=name), lambda _: Prepared(()))
        yield archive


def reading(told: Told) -> Callable[[ArticleReading], tuple[Visit, ...]]:
    return lambda article: tuple(told.get(article.article.id, ()))


@pytest.fixture(name="register")
def fixture_register(archive: Archive) -> VisitRegister:
    return VisitRegister(archive, reading(FIRST), "1")


def read_again(archive: Archive, told: Told) -> VisitRegister:
    """The register after other rules have read every article anew."""
    return VisitRegister(archive, reading(FIRST | told), "2")


def ids(register: VisitRegister) -> list[str]:
    return [visit.id for visit in register.registry().visits]


def test_first_register_is_what_the_tests_expect(register: VisitRegister) -> None:
    assert [visit.articles for visit in register.registry().visits] == [("a", "c"), ("b",)]


@pytest.mark.parametrize(
    ("changes", "field", "shown"),
    [
        ({"date": "2023-06-21"}, "date", "2023-06-21"),
        ({"date": "2023"}, "date", "2023"),
        ({"date": None}, "date", None),
        ({"form": "Studi Tiru"}, "form", "studi tiru"),
        ({"venue": " Ruang\n Joyoboyo "}, "venue", "Ruang Joyoboyo"),
        ({"venue": None}, "venue", None),
        ({"topics": ["smart city", "MPP"]}, "topics", ["smart city", "Mal Pelayanan Publik"]),
        ({"topics": {"add": ["MPP"], "remove": ["smart city"]}}, "topics", ["Mal Pelayanan Publik"]),
        ({"programs": {"add": ["Sakti", "SAKTI"]}}, "programs", ["Sakti", "SAKTI"]),
        ({"outcomes": ["Akan ditiru."]}, "outcomes", ["Akan ditiru."]),
    ],
)
def test_corrected_value_is_shown(register: VisitRegister, changes: Any, field: str, shown: Any) -> None:
    visit = register.correct("k1", changes, "admin")
    value = getattr(visit, field)
    if isinstance(value, tuple):
        assert [one.value for one in value] == shown
    else:
        assert (str(value.value) if value else None) == shown
    assert visit.review is Review.CORRECTED and register.registry().get("k1") == visit


def test_parties_people_and_figures_are_corrected(register: VisitRegister) -> None:
    changes = {
        "visitors": ["Kota Bengkulu", {"region": "14.08", "body": "DPRD Kabupaten Siak"}],
        "people": [{"name": "Budi Santoso", "role": "Wali Kota", "side": "tuan rumah"}],
        "figures": [{"what": "peserta", "value": "20 orang"}],
        "status": "rencana",
    }
    visit = register.correct("k1", changes, "admin")
    assert [(one.value.code, one.value.unit) for one in visit.visitors] == [
        ("17.71", None),
        ("14.08", "dprd"),
    ]
    assert visit.people[0].value.side == "host" and visit.people[0].evidence
    assert visit.figures[0].evidence == () and visit.status is Status.PLANNED


def test_value_that_was_there_keeps_its_evidence_and_settles_the_contradiction(
    register: VisitRegister,
) -> None:
    before = register.registry().get("k1")
    assert [one.field for one in before.conflicts] == ["date"]
    visit = register.correct("k1", {"date": "2023-06-23"}, "admin")
    assert visit.conflicts == () and visit.date is not None
    assert [place.article_id for place in visit.date.evidence] == ["c"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({}, "Belum ada yang diubah"),
        ({"topics": ["smart city"]}, "Belum ada yang diubah"),
        ({"hosts": ["Kota Kedirri"]}, "mungkin maksudnya"),
        ({"hosts": ["Kediri"]}, "Kabupaten Kediri atau Kota Kediri"),
        ({"hosts": []}, "sedikitnya satu tamu dan satu tuan rumah"),
        ({"visitors": {"remove": ["Kota Bengkulu"]}}, "sedikitnya satu tamu"),
        ({"date": "2023-06-31"}, "Tanggal “2023-06-31” tidak ada"),
        ({"date": "0001-01-01"}, "tidak ada"),
        ({"date": "2023-06-22/2023-06-20"}, "tidak ada"),
        ({"date": "kemarin"}, "tidak dapat dibaca"),
        ({"form": "jalan-jalan"}, "pilih salah satu: studi banding"),
        ({"topics": ["smart citi"]}, "smart city"),
        ({"topics": "smart city"}, "harus berupa daftar"),
        ({"venue": "  "}, "tidak boleh kosong"),
        ({"venue": 3}, "harus berupa teks"),
        ({"venue": "x" * 301}, "paling panjang 300"),
        ({"status": "batal"}, "terlaksana, rencana"),
        ({"people": [{"name": "Ani", "side": "kanan"}]}, "tamu atau tuan rumah"),
        ({"figures": ["20 orang"]}, "hal yang dihitung"),
        ({"id": "k9"}, "tidak dapat dikoreksi"),
    ],
)
def test_wrong_value_is_refused_in_one_sentence(
    register: VisitRegister, changes: Any, complaint: str
) -> None:
    with pytest.raises(VisitError, match=complaint):
        register.correct("k1", changes, "admin")
    assert register.history("k1") == ()


def test_nobody_corrects_without_a_name(register: VisitRegister) -> None:
    with pytest.raises(VisitError, match="masuklah dahulu"):
        register.delete("k1", " ")


def test_open_region_may_stay_open_and_be_removed(archive: Archive) -> None:
    open_visit = build_visit("Kota Bengkulu + ?Serang", article="a", visit_id="k1")
    register = read_again(archive, {"a": [open_visit], "c": []})
    visit = register.correct("k1", {"visitors": ["Serang", "Kota Bengkulu", "Kota Batu"]}, "admin")
    assert [one.value.code for one in visit.visitors] == [None, "17.71", "35.79"]
    assert visit.visitors[0].value.candidates and visit.visitors[0].evidence
    visit = register.correct("k1", {"visitors": {"remove": ["Serang"]}}, "admin")
    assert [one.value.code for one in visit.visitors] == ["17.71", "35.79"]


def test_date_that_a_person_gives_takes_the_place_of_a_day_without_year(archive: Archive) -> None:
    told = replace(build_visit(article="a", visit_id="k1", when=None), open_date=Reported("22 Juni", (), 0.9))
    register = read_again(archive, {"a": [told]})
    kept = register.correct("k1", {"venue": "Balai Kota"}, "admin")
    assert kept.open_date is not None and kept.date is None
    dated = register.correct("k1", {"date": "2023-06-22"}, "admin")
    assert dated.open_date is None and dated.date is not None


def test_later_correction_wins(register: VisitRegister) -> None:
    register.correct("k1", {"date": "2023-06-20", "venue": "Pendopo"}, "satu")
    visit = register.correct("k1", {"date": "2023-06-21"}, "dua")
    assert str(visit.date.value) == "2023-06-21" and visit.venue.value == "Pendopo"  # type: ignore[union-attr]


def test_corrections_outlive_other_readings_of_the_articles(
    archive: Archive, register: VisitRegister
) -> None:
    register.correct("k1", {"date": "2023-06-20", "topics": {"add": ["MPP"]}}, "admin")
    register.delete("k2", "admin")
    other = read_again(
        archive,
        {
            "a": [
                build_visit("Kota Bengkulu", "Diskominfo: Kota Kediri", "2023", article="a", visit_id="k7")
            ],
            "b": [build_visit("Kabupaten Siak", "Kabupaten Kampar", "2022", article="b", visit_id="k8")],
            "c": [],
        },
    )
    (visit,) = other.registry().visits
    assert visit.id == "k7" and str(visit.date.value) == "2023-06-20"  # type: ignore[union-attr]
    assert [topic.value for topic in visit.topics] == ["Mal Pelayanan Publik"]
    assert [one.id for one in other.deleted()] == ["k8"] and other.open_corrections() == ()


def test_correction_whose_visit_is_gone_stays_open_and_comes_back(
    archive: Archive, register: VisitRegister
) -> None:
    register.correct("k2", {"venue": "Pendopo"}, "admin")
    gone = read_again(archive, {"b": []})
    assert [one.changes for one in gone.open_corrections()] == [{"venue": {"set": "Pendopo"}}]
    back = VisitRegister(archive, reading(FIRST), "3")
    assert back.open_corrections() == ()
    assert back.registry().get("k2").venue.value == "Pendopo"  # type: ignore[union-attr]


def test_deletion_is_not_said_of_another_visit_in_the_same_article(
    archive: Archive, register: VisitRegister
) -> None:
    register.delete("k2", "admin")
    other = build_visit("Kabupaten Siak", "Kabupaten Tabanan", "2021", article="b", visit_id="k8")
    again = read_again(archive, {"b": [other]})
    assert "k8" in ids(again) and len(again.open_corrections()) == 1


def test_confirmation_holds_for_what_was_confirmed(archive: Archive, register: VisitRegister) -> None:
    assert register.confirm("k2", "admin").review is Review.CONFIRMED
    same = build_visit(
        "Kabupaten Siak", "Kabupaten Kampar", "2022-03-01", article="b", visit_id="k8", venue="Aula"
    )
    assert read_again(archive, {"b": [same]}).registry().get("k8").review is Review.CONFIRMED
    changed = build_visit("Kabupaten Siak", "Kabupaten Kampar", "2022-03-09", article="b", visit_id="k9")
    after = VisitRegister(archive, reading(FIRST | {"b": [changed]}), "3")
    assert after.registry().get("k9").review is Review.NONE and len(after.open_corrections()) == 1


def test_confirmed_after_correction_is_confirmed(register: VisitRegister) -> None:
    register.correct("k2", {"venue": "Pendopo"}, "admin")
    visit = register.confirm("k2", "admin")
    assert visit.review is Review.CONFIRMED and visit.venue.value == "Pendopo"  # type: ignore[union-attr]


def test_deleted_visit_is_left_out_and_can_be_restored(register: VisitRegister) -> None:
    register.correct("k2", {"venue": "Pendopo"}, "admin")
    register.delete("k2", "admin")
    assert ids(register) == ["k1"]
    with pytest.raises(VisitError, match="k2"):
        register.registry().get("k2")
    assert register.restore("k2", "admin").venue.value == "Pendopo"  # type: ignore[union-attr]
    with pytest.raises(VisitError, match="Tidak ada kunjungan terhapus"):
        register.restore("k2", "admin")


def test_merged_visits_are_one_with_the_first_id_and_all_sources(
    archive: Archive, register: VisitRegister
) -> None:
    register.correct("k1", {"venue": "Pendopo"}, "admin")
    visit = register.merge(["k2", "k1"], "admin")
    assert visit.id == "k2" and sorted(visit.articles) == ["a", "b", "c"]
    assert visit.venue.value == "Pendopo" and ids(register) == ["k2"]  # type: ignore[union-attr]
    assert register.registry().get("k1") == visit
    again = read_again(archive, {})
    assert ids(again) == ["k2"] and again.open_corrections() == ()


@pytest.mark.parametrize("chosen", [["k1"], ["k1", "k3"], []])
def test_merging_needs_two_visits(register: VisitRegister, chosen: list[str]) -> None:
    with pytest.raises(VisitError, match="dua kunjungan yang berbeda"):
        register.merge(chosen, "admin")


def test_split_visit_stays_apart(archive: Archive, register: VisitRegister) -> None:
    register.correct("k1", {"form": "studi tiru"}, "admin")
    rest, new = register.split("k1", ["c"], "admin")
    assert (rest.articles, new.articles) == (("a",), ("c",))
    assert rest.form is not None and new.form is None and not rest.conflicts
    again = read_again(archive, {})
    assert sorted(visit.articles for visit in again.registry().visits) == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize("articles", [[], ["a", "c"], ["b"]])
def test_splitting_needs_some_of_the_articles(register: VisitRegister, articles: list[str]) -> None:
    with pytest.raises(VisitError, match="sebagian artikel"):
        register.split("k1", articles, "admin")


def test_parts_can_be_corrected_and_merged_again(register: VisitRegister) -> None:
    rest, new = register.split("k1", ["c"], "admin")
    register.correct(new.id, {"venue": "Pendopo"}, "admin")
    visit = register.merge([rest.id, new.id], "admin")
    assert sorted(visit.articles) == ["a", "c"] and visit.venue.value == "Pendopo"  # type: ignore[union-attr]
    assert len(register.history(visit.id)) == 3


def test_added_visit_lives_as_long_as_its_article(archive: Archive, register: VisitRegister) -> None:
    visit = register.add(
        ["b"], {"visitors": ["Kota Batu"], "hosts": ["Kota Kediri"], "date": "2020"}, "admin"
    )
    assert visit.review is Review.CORRECTED and visit.articles == ("b",)
    assert visit.id in ids(read_again(archive, {}))
    register.correct(visit.id, {"venue": "Pendopo"}, "admin")
    archive.remove("b")
    assert visit.id not in ids(register) and register.open_corrections() == ()


def test_added_visit_needs_an_article_and_both_sides(register: VisitRegister) -> None:
    with pytest.raises(VisitError, match="sedikitnya satu artikel"):
        register.add(["x"], {"visitors": ["Kota Batu"], "hosts": ["Kota Kediri"]}, "admin")
    with pytest.raises(VisitError, match="sedikitnya satu tamu"):
        register.add(["b"], {"visitors": ["Kota Batu"]}, "admin")


def test_history_says_who_did_what_and_the_audit_too(archive: Archive, register: VisitRegister) -> None:
    register.correct("k1", {"venue": "Pendopo"}, "Ani")
    register.confirm("k3", "Budi")
    assert [(one.actor, one.action) for one in register.history("k1")] == [
        ("Ani", "correct"),
        ("Budi", "confirm"),
    ]
    lines = [(line.actor, line.action, line.what) for line in archive.audit_lines()][-2:]
    assert lines == [("Ani", "visit correct", "k1: venue"), ("Budi", "visit confirm", "k1")]


def test_another_process_sees_the_correction(
    archive: Archive, register: VisitRegister, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "arsip.sqlite3") as other:
        theirs = VisitRegister(other, reading(FIRST), "1")
        assert theirs.registry().get("k2").venue is None
        register.correct("k2", {"venue": "Pendopo"}, "admin")
        assert theirs.registry().get("k2").venue.value == "Pendopo"  # type: ignore[union-attr]
