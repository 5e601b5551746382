"""A kill at any moment loses no acknowledged article and leaves none half indexed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from index.hash_embedding import HashEmbedder
from index.hit import SearchQuery
from index.library import Library

CHILD = Path(__file__).with_name("adding_child.py")
KILLS = 26
ARTICLES = 240
PLACES = (
    "Kediri",
    "Bengkulu",
    "Siak",
    "Badung",
    "Sleman",
    "Bantaeng",
    "Surabaya",
    "Payakumbuh",
    "Garut",
    "Tomohon",
)


def article_row(number: int, edition: int) -> dict[str, str]:
    """A few sentences that no other article has; another edition is another text of the same article."""
    chance = random.Random(f"{number} {edition}")
    sentences = [
        f"Rombongan ke-{number} dari {chance.choice(PLACES)} melihat program {chance.randrange(10**6)} "
        f"di {chance.choice(PLACES)} selama {chance.randrange(2, 30)} hari."
        for _ in range(chance.randrange(3, 9))
    ]
    return {"id": f"artikel-{number:03}", "title": f"Kunjungan nomor {number}", "text": " ".join(sentences)}


def write_source(path: Path, edition: int) -> str:
    """A collection of all articles: every third one in the edition asked for, the rest never edited."""
    rows = (article_row(number, edition if number % 3 == 0 else 0) for number in range(ARTICLES))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture(name="child")
def fixture_child() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(CHILD)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


def run(child: subprocess.Popen[str], order: dict[str, object], seconds: float | None) -> int:
    """Let a child work, kill it after `seconds`; returns its wait status."""
    assert child.stdin and child.stdout
    child.stdin.write(json.dumps(order) + "\n")
    child.stdin.flush()
    pid = int(child.stdout.readline())
    if seconds is not None:
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # done before the kill
            os.kill(pid, signal.SIGKILL)
    return int(child.stdout.readline())


def read_log(log: Path, since: int = 0) -> tuple[dict[str, str], set[str]]:
    """What must be there (id to hash of the text) and what must be gone, by the lines from `since` on."""
    present: dict[str, str] = {}
    gone: set[str] = set()
    for line in log.read_text().splitlines()[since:] if log.exists() else ():
        what, article_id, sha256 = (*line.split(), "", "")[:3]
        if what == "removing":
            present.pop(article_id, None)
        elif what == "removed":
            gone.add(article_id)
        elif what != "finished":
            present[article_id] = sha256
            gone.discard(article_id)
    return present, gone


def possible_texts(number: int, editions: int) -> set[str]:
    return {article_row(number, edition)["text"] for edition in range(editions + 1)}


def check(home: Path, log: Path, editions: int) -> None:
    present, _ = read_log(log)
    with Library.open(home, HashEmbedder(64)) as library:
        articles = {article.id: article for article in library.archive.articles()}
        assert library.problems() == ()
        assert library.archive.pending() == ()
        assert len(articles) == library.archive.count().articles
        for article_id, sha256 in present.items():
            versions = {version.sha256 for version in library.archive.versions(article_id)}
            assert sha256 in versions, f"{article_id}: acknowledged text is lost"
        for article in articles.values():
            assert article.text in possible_texts(int(article.id[-3:]), editions), (
                f"{article.id}: half a text"
            )
        if present:
            article = articles[max(present)]
            hits = library.retriever.retrieve(SearchQuery(article.text[:80]))
            assert article.id in {hit.passage.article.id for hit in hits}


def check_removals(home: Path, log: Path, since: int) -> None:
    """After a round that only removed: nothing of what was acknowledged as removed is there."""
    _, gone = read_log(log, since)
    with Library.open(home, HashEmbedder(64)) as library:
        assert not [article_id for article_id in gone if library.archive.has(article_id)]


def test_kill_at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half(
    tmp_path: Path, child: subprocess.Popen[str]
) -> None:
    chance = random.Random(20260101)
    home, log = tmp_path / "home", tmp_path / "log"
    killed = 0
    for edition in range(KILLS):
        removing_only = edition % 5 == 4
        source = write_source(tmp_path / "articles.jsonl", edition)
        removals = [
            f"artikel-{chance.randrange(ARTICLES):03}" for _ in range(20 if removing_only else edition % 3)
        ]
        order = {
            "home": str(home),
            "sources": [] if removing_only else [source],
            "removals": removals,
            "log": str(log),
        }
        lines = len(log.read_text().splitlines()) if log.exists() else 0
        status = run(child, order, chance.uniform(0.05, 0.3 if removing_only else 0.9))
        assert status in (0, signal.SIGKILL), "the child failed by itself"
        killed += status == signal.SIGKILL
        check(home, log, edition)
        if removing_only:
            check_removals(home, log, lines)
    assert killed >= KILLS // 3, "most children were done before the kill"
    last = {"home": str(home), "sources": [source], "removals": [], "log": str(log)}
    assert run(child, last, None) == 0
    check(home, log, KILLS)
    with Library.open(home, HashEmbedder(64)) as library:
        assert library.archive.count().articles == ARTICLES
