import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from corpus.archive import (
    Archive,
    ArticleFilter,
    Feedback,
    Prepared,
    PreparedPassage,
)
from corpus.article import Article
from corpus.errors import ArchiveError, ArticleRefused
from corpus.incoming import NewArticle

TEXT = "Wali Kota Bengkulu mengunjungi Kota Kediri. Rombongan mempelajari layanan perizinan."
OTHER = "Bupati Siak bertolak ke Kabupaten Kampar untuk melihat budi daya ikan patin di desa."


def prepare(article: Article) -> Prepared:
    """Two passages cut in the middle, plain words, a vector that depends on the text."""
    middle = article.text.index(". ") + 1 if ". " in article.text else len(article.text)
    cuts = [(0, middle), (middle + 1, len(article.text))]
    return Prepared(
        tuple(
            PreparedPassage(
                start, end, article.title.lower(), article.text[start:end].lower(), vector_of(start + end)
            )
            for start, end in cuts
            if start < end
        ),
        ("35.71",) if "Kediri" in article.text else ("14.08",),
    )


def vector_of(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=8).astype(np.float32)
    return vector / np.linalg.norm(vector)


def set_version(path: Path, version: int) -> None:
    Archive.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE resep (nama TEXT)")
    connection.close()


@pytest.fixture(name="archive")
def fixture_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "arsip.sqlite3", lock_seconds=1.0) as archive:
        yield archive


def test_added_article_is_read_back_with_its_passages(archive: Archive) -> None:
    new = NewArticle(TEXT, title="Kunjungan", id="a1", outlet="Antara", published=date(2023, 6, 22))
    outcome = archive.add(new, prepare)
    article = archive.article("a1")
    assert outcome.kind == "added" and outcome.article == article
    assert (article.text, article.title, article.outlet, article.published) == (
        TEXT,
        "Kunjungan",
        "Antara",
        date(2023, 6, 22),
    )
    assert [passage.text for passage in archive.passages_of("a1")] == TEXT.replace(". R", ".|R").split("|")
    assert archive.problems() == ()


def test_same_article_again_changes_nothing(archive: Archive) -> None:
    new = NewArticle(TEXT, id="a1", title="Kunjungan")
    archive.add(new, prepare)
    version = archive.data_version
    assert archive.add(new, never).kind == "unchanged"
    assert archive.data_version == version


def never(article: Article) -> Prepared:
    raise AssertionError(f"{article.id} was prepared though nothing changed")


def test_edited_text_becomes_a_new_version_and_replaces_the_passages(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, url="https://a.id/1"), prepare)
    before = archive.plan(NewArticle(TEXT, url="https://a.id/1")).article
    outcome = archive.add(NewArticle(TEXT + " Hasilnya baik.", url="https://a.id/1"), prepare)
    assert outcome.kind == "updated" and outcome.article.version == 2
    assert [version.text for version in archive.versions(before.id)] == [TEXT, TEXT + " Hasilnya baik."]
    assert archive.article(before.id, 1) == before
    assert archive.count().articles == 1 and archive.count().passages == 2
    assert archive.problems() == ()


def test_edited_title_updates_without_a_new_version(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a1", title="Lama"), prepare)
    outcome = archive.add(NewArticle(TEXT, id="a1", title="Baru"), prepare)
    assert outcome.kind == "updated" and outcome.article.version == 1
    assert archive.lexical_search("baru", 5) and not archive.lexical_search("lama", 5)


def test_what_a_second_source_leaves_open_stays(archive: Archive) -> None:
    archive.add(
        NewArticle(TEXT, id="a1", title="Judul", outlet="Antara", published=date(2020, 1, 2)), prepare
    )
    outcome = archive.add(NewArticle(TEXT, id="a1"), prepare)
    assert outcome.kind == "unchanged" and outcome.article.outlet == "Antara"


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (NewArticle(TEXT, origin="/a/x.txt"), NewArticle(TEXT, origin="/b/y.txt"), ("unchanged", 1)),
        (NewArticle(TEXT, origin="/a/x.txt"), NewArticle(TEXT, url="https://a.id/1"), ("updated", 1)),
        (NewArticle(TEXT, url="https://a.id/1"), NewArticle(TEXT, origin="/a/x.txt"), ("unchanged", 1)),
        (NewArticle(TEXT, url="https://a.id/1"), NewArticle(TEXT, url="https://b.id/2"), ("added", 2)),
        (NewArticle(TEXT, id="a"), NewArticle(TEXT, id="b"), ("unchanged", 1)),
        (NewArticle(TEXT, id="a"), NewArticle(OTHER, id="b"), ("added", 2)),
        (NewArticle(TEXT, origin="/a/x.txt"), NewArticle(OTHER, origin="/a/x.txt"), ("updated", 1)),
        (
            NewArticle(TEXT, id="a", url="https://a.id/1"),
            NewArticle(OTHER, id="b", url="https://a.id/1"),
            ("added", 2),
        ),
        (
            NewArticle(TEXT, id="a", url="https://a.id/1"),
            NewArticle(OTHER, url="https://a.id/1"),
            ("updated", 1),
        ),
        (NewArticle(TEXT, id="a", digest=True), NewArticle(OTHER, id="a"), ("updated", 1)),
        (NewArticle(TEXT, id="a"), NewArticle(OTHER, id="a", digest=True), ("unchanged", 1)),
    ],
    ids=[
        "same text under another path",
        "same text, its address becomes known",
        "same text as a file",
        "one text at two addresses",
        "same text under two ids",
        "other text under another id",
        "file was edited",
        "ids decide before addresses",
        "address decides without an id",
        "full text replaces a digest",
        "digest never replaces a full text",
    ],
)
def test_identity(archive: Archive, first: NewArticle, second: NewArticle, kinds: tuple[str, int]) -> None:
    archive.add(first, prepare)
    assert (archive.add(second, prepare).kind, archive.count().articles) == kinds
    assert archive.problems() == ()


def test_full_text_keeps_its_digest_as_an_old_version(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a", digest=True), prepare)
    archive.add(NewArticle(OTHER, id="a"), prepare)
    assert [version.digest for version in archive.versions("a")] == [True, False]


def test_empty_article_is_refused(archive: Archive) -> None:
    with pytest.raises(ArticleRefused, match="tidak berisi teks"):
        archive.add(NewArticle("  \n "), prepare)


def test_unknown_id_is_answered_with_the_nearest(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="bengkulu-kediri-2023"), prepare)
    with pytest.raises(ArchiveError, match="mungkin maksud Anda: bengkulu-kediri-2023"):
        archive.article("bengkulu-kediri")
    with pytest.raises(ArchiveError, match="versi yang tersimpan: 1"):
        archive.article("bengkulu-kediri-2023", 4)


def test_articles_come_newest_first_and_undated_last(archive: Archive) -> None:
    for name, day in (("b", date(2020, 1, 1)), ("d", None), ("a", date(2020, 1, 1)), ("c", date(2021, 1, 1))):
        archive.add(NewArticle(f"{TEXT} {name}", id=name, published=day), prepare)
    assert [article.id for article in archive.articles()] == ["c", "a", "b", "d"]


def test_removal_leaves_nothing_but_the_audit_line(archive: Archive, tmp_path: Path) -> None:
    secret = "Sukmawijaya"
    archive.add(NewArticle(f"{TEXT} {secret} hadir.", id="a1", title=secret, outlet=secret), prepare)
    archive.add(NewArticle(f"{TEXT} {secret} pulang.", id="a1"), prepare)
    archive.add(NewArticle(f"{TEXT} Hadir semua, {secret.lower()} juga.", id="a2"), prepare)
    answer = f'{{"answer": "{secret} hadir.", "citations": [{{"article_id": "a1", "quote": "{secret}"}}]}}'
    archive.add_feedback(Feedback(datetime.now(UTC), "Siapa?", answer, "benar"))
    archive.remove("a2")
    archive.remove("a1", actor="admin")
    assert archive.count().articles == archive.count().passages == 0
    assert archive.feedback()[0].answer == "{}"
    assert [(line.actor, line.action, line.what) for line in archive.audit_lines()][-1] == (
        "admin",
        "removed",
        "a1",
    )
    assert archive.problems() == ()
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret.encode() not in files and secret.lower().encode() not in files


def test_removing_an_unknown_article_is_an_error(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="Tidak ada artikel dengan ID “x”"):
        archive.remove("x")


def test_filters_narrow_words_and_passages(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a", outlet="Antara  News", published=date(2023, 6, 22)), prepare)
    archive.add(NewArticle(f"{OTHER} Rombongan pulang.", id="b", outlet="Riau Pos"), prepare)
    both = archive.lexical_search("rombongan", 5)
    assert {passage_id.split(":")[0] for passage_id, _ in both} == {"a", "b"}
    for condition in (
        ArticleFilter(regions=("35.71",)),
        ArticleFilter(outlets=("ANTARA news",)),
        ArticleFilter(published_from=date(2023, 6, 22)),
        ArticleFilter(published_to=date(2023, 6, 22)),
        ArticleFilter(
            regions=("35.71", "99"), published_from=date(2023, 1, 1), published_to=date(2023, 12, 31)
        ),
    ):
        allowed = archive.allowed_passages(condition)
        assert allowed is not None and {passage_id.split(":")[0] for passage_id in allowed} == {"a"}
        assert [hit[0].split(":")[0] for hit in archive.lexical_search("rombongan", 5, condition)] == ["a"]
    assert archive.allowed_passages(ArticleFilter()) is None
    assert archive.allowed_passages(ArticleFilter(regions=("99",))) == set()


def test_equal_scores_are_ordered_by_passage_id(archive: Archive) -> None:
    for name in ("c", "a", "b"):
        archive.add(NewArticle(f"Kunjungan {name}", id=name), prepare)
    hits = archive.lexical_search("kunjungan", 2)
    assert [hit[0] for hit in hits] == ["a:0-11", "b:0-11"]


def test_frequencies_count_passages(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a"), prepare)
    assert archive.term_frequencies(["kota", "bengkulu", "tidakada"]) == {"kota": 1, "bengkulu": 1}


def test_vectors_come_back_in_half_precision(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a"), prepare)
    ids, matrix = archive.vectors(["a:44-84", "a:0-43", "a:9-99"])
    assert ids == ("a:0-43", "a:44-84") and matrix.dtype == np.float32
    np.testing.assert_allclose(matrix[0], vector_of(43), atol=1e-3)


def test_outbox_tells_of_every_change_until_it_is_settled(archive: Archive) -> None:
    archive.add(NewArticle(TEXT, id="a"), prepare)
    rows = archive.pending()
    assert [(row.passage_id, row.operation) for row in rows] == [("a:0-43", "upsert"), ("a:44-84", "upsert")]
    archive.settle(rows)
    archive.remove("a")
    assert [row.operation for row in archive.pending()] == ["delete", "delete"]


def test_a_failing_change_is_undone_whole(archive: Archive) -> None:
    def twice(article: Article) -> Prepared:
        one = prepare(article).passages[0]
        return Prepared((one, one))

    archive.add(NewArticle(TEXT, id="a"), prepare)
    version = archive.data_version
    with pytest.raises(ArchiveError, match="tidak dapat ditulis"):
        archive.add(NewArticle(OTHER, id="a"), twice)
    assert archive.article("a").text == TEXT and len(archive.versions("a")) == 1
    assert archive.data_version == version and archive.problems() == ()


def test_a_change_by_another_during_preparation_is_taken_into_account(
    archive: Archive, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "arsip.sqlite3") as other:
        seen: list[str] = []

        def slowly(article: Article) -> Prepared:
            if not seen:
                other.add(NewArticle(OTHER, id="a", title="Dari yang lain"), prepare)
            seen.append(article.title)
            return prepare(article)

        outcome = archive.add(NewArticle(TEXT, id="a"), slowly)
    assert seen == ["", "Dari yang lain"]
    assert (outcome.kind, outcome.article.version, outcome.article.title) == ("updated", 2, "Dari yang lain")


def test_many_threads_may_add_and_read(archive: Archive) -> None:
    def work(number: int) -> int:
        archive.add(NewArticle(f"{TEXT} Catatan {number}.", id=f"a{number % 20}"), prepare)
        return len(archive.lexical_search("rombongan", 50))

    with ThreadPoolExecutor(8) as pool:
        assert min(pool.map(work, range(60))) >= 1
    assert archive.count().articles == 20 and archive.problems() == ()


def test_feedback_is_kept_and_its_verdict_checked(archive: Archive) -> None:
    feedback = Feedback(
        datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "Siapa?", '{"status": "answered"}', "salah", "keliru"
    )
    archive.add_feedback(feedback)
    assert archive.feedback() == (feedback,)
    with pytest.raises(ArchiveError, match="Penilaian “bagus” tidak dikenal"):
        archive.add_feedback(Feedback(feedback.at, "Siapa?", "{}", "bagus"))


def test_meta_is_recorded_and_deleted(archive: Archive) -> None:
    archive.set_meta({"a": "1", "b": "2"})
    archive.set_meta({"a": None})
    assert (archive.meta("a"), archive.meta("b")) == (None, "2")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b"ini bukan basis data" * 100), "rusak atau bukan berkas arsip"),
        (lambda path: set_version(path, 99), "versi Rujukan yang lebih baru"),
        (lambda path: path.mkdir(), "tidak dapat dibuka"),
        (make_foreign, "rusak atau bukan berkas arsip"),
    ],
    ids=["garbage", "newer schema", "a folder", "somebody else's database"],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, spoil: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "arsip.sqlite3"
    spoil(path)
    with pytest.raises(ArchiveError, match=message):
        Archive.open(path)


def test_closed_archive_says_so(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "arsip.sqlite3")
    archive.close()
    with pytest.raises(ArchiveError, match="tidak dapat dibuka"):
        archive.count()
