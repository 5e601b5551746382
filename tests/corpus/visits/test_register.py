import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive, Prepared
from corpus.article_reading import ArticleReading
from corpus.incoming import NewArticle
from corpus.visits.register import VisitRegister
from corpus.visits.visit import Evidence, Reported, Visit
from corpus.visits.visit_json import decode_visits, encode_visits
from eval.bench_support.visit_filler import build_visit


class Rules:
    """Reads "Kota A > Kota B @ 2022" off the first line of an article, and counts its work."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, reading: ArticleReading) -> tuple[Visit, ...]:
        article = reading.article
        self.read.append(article.id)
        if article.text.startswith("rusak"):
            raise ValueError("cannot read this")
        visits = []
        for line in article.text.splitlines():
            visitor, _, rest = line.partition(" > ")
            host, _, when = rest.partition(" @ ")
            visits.append(build_visit(visitor, host, when or None, article=article.id))
        return tuple(visits)


@pytest.fixture(name="archive")
def fixture_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "arsip.sqlite3", lock_seconds=5.0) as archive:
        yield archive


def add(archive: Archive, article_id: str, text: str) -> None:
    archive.add(NewArticle(text, id=article_id), lambda _: Prepared(()))


def shown(register: VisitRegister) -> list[str]:
    return sorted(f"{visit.hosts[0].value.region} {visit.articles}" for visit in register.registry().visits)


def test_new_changed_and_removed_articles_show_at_the_next_look(archive: Archive) -> None:
    rules = Rules()
    register = VisitRegister(archive, rules, "1")
    assert shown(register) == []
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023-06-22")
    add(archive, "b", "Kota Bengkulu > Kota Batu @ 2023-06-23")
    assert shown(register) == ["Kota Batu ('b',)", "Kota Kediri ('a',)"]
    add(archive, "a", "Kota Bengkulu > Kota Madiun @ 2023-06-22")
    assert shown(register) == ["Kota Batu ('b',)", "Kota Madiun ('a',)"]
    archive.remove("b")
    assert shown(register) == ["Kota Madiun ('a',)"]
    assert rules.read == ["a", "b", "a"]


def test_nothing_is_built_anew_while_nothing_changes(archive: Archive) -> None:
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023")
    register = VisitRegister(archive, Rules(), "1")
    assert register.registry() is register.registry()


def test_every_article_is_read_once_over_all_registers(archive: Archive) -> None:
    rules = Rules()
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023")
    assert shown(VisitRegister(archive, rules, "1")) == shown(VisitRegister(archive, rules, "1"))
    assert rules.read == ["a"]


def test_new_rules_read_everything_again(archive: Archive) -> None:
    rules = Rules()
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023")
    VisitRegister(archive, rules, "1").registry()
    VisitRegister(archive, rules, "2").registry()
    assert rules.read == ["a", "a"]


def test_article_that_the_rules_fail_on_stops_no_other(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    add(archive, "a", "rusak")
    add(archive, "b", "Kota Bengkulu > Kota Kediri @ 2023")
    with caplog.at_level(logging.ERROR):
        register = VisitRegister(archive, Rules(), "1")
        assert shown(register) == ["Kota Kediri ('b',)"]
    assert archive.visit_store.failures() == (("a", "ValueError: cannot read this"),)
    assert "failed on a" in caplog.text


def test_visits_are_read_while_another_writer_holds_the_archive(archive: Archive, tmp_path: Path) -> None:
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023")
    rules = Rules()
    register = VisitRegister(archive, rules, "1")
    with Archive.open(tmp_path / "arsip.sqlite3") as other, other.writer_lock():
        assert shown(register) == ["Kota Kediri ('a',)"]
    assert archive.visit_store.unread("1") == ("a",)
    add(archive, "b", "Kota Bengkulu > Kota Batu @ 2023")
    assert len(register.registry().visits) == 2
    assert archive.visit_store.unread("1") == () and rules.read == ["a", "b"]


def test_what_was_not_stored_goes_with_its_article(archive: Archive, tmp_path: Path) -> None:
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023")
    register = VisitRegister(archive, Rules(), "1")
    with Archive.open(tmp_path / "arsip.sqlite3") as other, other.writer_lock():
        register.registry()
    archive.remove("a")
    assert shown(register) == []


def test_two_visits_of_one_article_never_share_an_id(archive: Archive) -> None:
    add(archive, "a", "Kota Bengkulu > Kota Kediri @ 2023\nKota Bengkulu > Kota Kediri @ 2023")
    visits = VisitRegister(archive, Rules(), "1").registry().visits
    assert len({visit.id for visit in visits}) == len(visits) == 2
    assert VisitRegister(archive, Rules(), "2").registry().visits == visits


def test_progress_counts_articles_to_the_end(archive: Archive) -> None:
    for number in range(20):
        add(archive, f"a{number:02}", f"Kota Bengkulu > Kota Kediri @ {2000 + number}")
    seen: list[tuple[int, int]] = []
    VisitRegister(archive, Rules(), "1").registry(lambda done, total: seen.append((done, total)))
    assert seen == [(16, 20), (20, 20)]


def test_threads_share_one_register(archive: Archive) -> None:
    for number in range(40):
        add(archive, f"a{number:02}", f"Kota Bengkulu > Kota Kediri @ {1980 + number}")
    rules = Rules()
    register = VisitRegister(archive, rules, "1")
    threads = [threading.Thread(target=register.registry) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rules.read) == 40 and len(register.registry().visits) == 40


def test_visits_come_back_from_json_as_they_were() -> None:
    visit = build_visit(
        "DPRD: Kota Bengkulu + ?Serang",
        when="2023-06-22/2023-06-24",
        form="studi tiru",
        topics=["smart city"],
        venue="Aula",
        people=[("Budi", "Wali Kota", "host"), ("Ani", None, None)],
        programs=["Sakti"],
        figures=[("peserta", "20 orang")],
        outcomes=["Akan ditiru."],
        planned=True,
        in_passing=True,
    )
    undated = replace(visit, date=None, open_date=Reported("22 Juni", (Evidence("a", 3, 9),), 0.9))
    assert decode_visits(encode_visits([visit, undated], "a"), "a") == (visit, undated)


def test_evidence_in_another_article_is_no_reading_of_this_one() -> None:
    with pytest.raises(ValueError, match="expected evidence in 'b' alone"):
        encode_visits([build_visit(article="a")], "b")
