import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive, Prepared
from corpus.archive.connections import SCHEMA_FILES
from corpus.archive.visit_store import NewReading
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.incoming import NewArticle

TEXT = "Wali Kota Bengkulu mengunjungi Kota Kediri."


@pytest.fixture(name="archive")
def fixture_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "arsip.sqlite3", lock_seconds=1.0) as archive:
        yield archive


def add(archive: Archive, article_id: str, text: str = TEXT, **more: object) -> Article:
    incoming = NewArticle(text, id=article_id, **more)  # type: ignore[arg-type]
    return archive.add(incoming, lambda _: Prepared(())).article


def read(archive: Archive, article: Article, visits: str = "[]", rules: str = "1") -> None:
    archive.visit_store.write_readings([NewReading(article, visits)], rules)


def correction(*articles: str) -> str:
    return json.dumps({"anchors": [{"articles": list(articles)}]})


def lay_version_1(path: Path) -> None:
    """An archive as the first version made it, with an article, an old text of it and an audit line."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA_FILES[0].read_text("utf-8") + "\nPRAGMA user_version = 1;")
    row = ("a", "Judul", TEXT, "Antara", "antara", None, "2023-06-22", 2, 0, "x" * 64, None, 1)
    connection.execute(f"INSERT INTO articles VALUES ({','.join('?' * len(row))})", row)
    connection.execute("INSERT INTO versions VALUES ('a', 1, 'Judul', 'lama', NULL, NULL, NULL, 0, 'y')")
    connection.execute("INSERT INTO audit VALUES (1, '2023-06-22T00:00:00+00:00', 'rujukan', 'added', 'a')")
    connection.execute("UPDATE meta SET value = '7' WHERE key = 'generation'")
    connection.commit()
    connection.close()


def test_archive_of_version_1_opens_with_all_that_it_held(tmp_path: Path) -> None:
    path = tmp_path / "arsip.sqlite3"
    lay_version_1(path)
    with Archive.open(path) as archive:
        assert (archive.article("a").text, archive.article("a", version=1).text) == (TEXT, "lama")
        assert [line.action for line in archive.audit_lines()] == ["added"]
        assert archive.data_version == 7
        assert archive.visit_store.unread("1") == ("a",)
    with Archive.open(path) as again:
        assert again.visit_store.unread("1") == ("a",)


def test_old_version_number_on_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "arsip.sqlite3"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE resep (nama TEXT); PRAGMA user_version = 1;")
    connection.close()
    with pytest.raises(ArchiveError, match="bukan berkas arsip"):
        Archive.open(path)


def test_article_is_unread_until_these_rules_have_read_it(archive: Archive) -> None:
    article = add(archive, "a")
    assert archive.visit_store.unread("1") == ("a",)
    read(archive, article)
    assert archive.visit_store.unread("1") == ()
    assert archive.visit_store.unread("2") == ("a",)


@pytest.mark.parametrize(
    "change", [{"text": TEXT + " Baru."}, {"title": "Judul baru"}, {"published": date(2023, 1, 2)}]
)
def test_changed_article_loses_its_reading(archive: Archive, change: dict[str, object]) -> None:
    article = add(archive, "a", title="Judul", published=date(2023, 1, 1))
    read(archive, article)
    add(archive, "a", **{"title": "Judul", "published": date(2023, 1, 1)} | change)  # type: ignore[arg-type]
    assert archive.visit_store.unread("1") == ("a",)


def test_other_outlet_keeps_the_reading(archive: Archive) -> None:
    read(archive, add(archive, "a", title="Judul"))
    add(archive, "a", title="Judul", outlet="Antara")
    assert archive.visit_store.unread("1") == ()


def test_reading_of_an_older_text_is_not_stored(archive: Archive) -> None:
    before = add(archive, "a")
    add(archive, "a", TEXT + " Baru.")
    read(archive, before)
    assert archive.visit_store.unread("1") == ("a",)


def test_removed_article_takes_its_reading_along(archive: Archive) -> None:
    article = add(archive, "a")
    read(archive, article, '[{"id":"k1"}]')
    archive.remove("a")
    assert archive.visit_store.readings_after(0) == ((), frozenset())
    read(archive, article)
    assert archive.visit_store.readings_after(0) == ((), frozenset())


def test_readings_are_handed_out_once_and_newer_ones_replace_them(archive: Archive) -> None:
    one, other = add(archive, "a"), add(archive, "b", TEXT + " Lagi.")
    read(archive, one)
    read(archive, other)
    (first, second), present = archive.visit_store.readings_after(0)
    assert (first.article_id, second.article_id) == ("a", "b")
    read(archive, one, "[1]")
    (newer,), now = archive.visit_store.readings_after(second.seq)
    assert (newer.article_id, newer.visits) == ("a", "[1]")
    assert first.seq in present and first.seq not in now


def test_corrections_are_kept_in_order_and_audited(archive: Archive) -> None:
    before = archive.visit_store.stamp()
    for action, visit in (("confirm", "k1"), ("delete", "k2")):
        archive.visit_store.add_correction("admin", action, correction("a"), visit)
    assert [row.action for row in archive.visit_store.corrections()] == ["confirm", "delete"]
    assert [line.action for line in archive.audit_lines()] == ["visit confirm", "visit delete"]
    after = archive.visit_store.stamp()
    assert after.visits == before.visits + 2 and after.articles == before.articles


def test_correction_goes_with_the_last_article_of_its_visit(archive: Archive) -> None:
    for name in ("a", "b"):
        add(archive, name, f"{TEXT} {name}")
    archive.visit_store.add_correction("admin", "correct", correction("a", "b"), "k1")
    archive.visit_store.add_correction("admin", "correct", correction("a"), "k2")
    archive.remove("a")
    assert [json.loads(row.data) for row in archive.visit_store.corrections()] == [
        json.loads(correction("a", "b"))
    ]
    archive.remove("b")
    assert archive.visit_store.corrections() == ()
    assert [line.what for line in archive.audit_lines() if line.action == "visit correct"] == ["k1", "k2"]
