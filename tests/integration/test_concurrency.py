"""Several threads and several processes on one home folder."""

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import ArchiveError
from index.errors import StaleIndexError
from index.hash_embedding import HashEmbedder
from index.hit import SearchQuery
from index.library import Library

ROOT = Path(__file__).resolve().parents[2]
ADD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from index.hash_embedding import HashEmbedder
from index.library import Library
with Library.open(Path(sys.argv[2]), HashEmbedder(64)) as library:
    outcomes = [result.outcome for result in library.add(sys.argv[3:])]
assert set(outcomes) <= {"added", "unchanged"}, outcomes
"""
REBUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from index.hash_embedding import HashEmbedder
from index.library import Library
with Library.open(Path(sys.argv[2]), HashEmbedder(32), allow_stale=True) as library:
    library.rebuild()
"""


def write_source(path: Path, name: str, count: int) -> str:
    rows = [
        {
            "id": f"{name}-{number:03}",
            "title": f"Kunjungan {name} {number}",
            "text": f"Rombongan {name} bernomor {number} meninjau program {name}{number * 7919} di balai kota. "
            f"Mereka disambut pejabat setempat dan berdiskusi tentang {name}{number * 104729} selama dua hari.",
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def start(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program, str(ROOT), *map(str, arguments)])


def open_library(home: Path) -> Library:
    return Library.open(home, HashEmbedder(64))


def nearest(library: Library, text: str) -> str:
    """The article that the dense side finds first."""
    return library.dense.search(library.embedder.embed_queries([text])[0], 1)[0][0].split(":")[0]


def test_a_serving_process_sees_what_another_one_adds_and_can_go_on_writing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as serving:
        list(serving.add([write_source(tmp_path / "a.jsonl", "alfa", 20)]))
        article = serving.archive.article("alfa-003")
        assert nearest(serving, f"{article.title}\n{article.text}") == "alfa-003"
        source = write_source(tmp_path / "b.jsonl", "bravo", 30)
        assert start(ADD, home, source).wait() == 0
        article = serving.archive.article("bravo-007")
        assert nearest(serving, f"{article.title}\n{article.text}") == "bravo-007"
        hits = serving.retriever.retrieve(SearchQuery("bravo bernomor 7"))
        assert hits[0].passage.article.id.startswith("bravo")
        list(serving.add([write_source(tmp_path / "c.jsonl", "cakra", 20)]))
        assert serving.problems() == ()
        assert nearest(serving, f"{article.title}\n{article.text}") == "bravo-007"
    with open_library(home) as library:
        assert library.archive.count().articles == 70 and library.problems() == ()


def test_two_processes_may_add_at_the_same_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    sources = [write_source(tmp_path / f"{name}.jsonl", name, 60) for name in ("alfa", "bravo")]
    children = [start(ADD, home, source, sources[0]) for source in sources]
    with open_library(home) as serving:
        while any(child.poll() is None for child in children):
            serving.retriever.retrieve(SearchQuery("rombongan alfa"))
            time.sleep(0.02)
        assert [child.returncode for child in children] == [0, 0]
        assert serving.archive.count().articles == 120 and serving.problems() == ()
        assert serving.archive.pending() == ()


def test_threads_search_while_one_adds(tmp_path: Path) -> None:
    source = write_source(tmp_path / "a.jsonl", "alfa", 80)
    with open_library(tmp_path / "home") as library, ThreadPoolExecutor(4) as pool:
        done = threading.Event()

        def search() -> int:
            searches = 0
            while not done.is_set():
                library.retriever.retrieve(SearchQuery("rombongan alfa meninjau program"))
                searches += 1
            return searches

        searching = [pool.submit(search) for _ in range(3)]
        try:
            outcomes = [result.outcome for result in library.add([source])]
        finally:
            done.set()
        assert outcomes == ["added"] * 80
        assert all(future.result() > 0 for future in searching)
        assert library.problems() == ()


def test_a_rebuild_by_another_process_is_noticed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as serving:
        list(serving.add([write_source(tmp_path / "a.jsonl", "alfa", 5)]))
        assert start(REBUILD, home).wait() == 0
        with pytest.raises(StaleIndexError, match="hash-32@1"):
            nearest(serving, "rombongan alfa")
        with pytest.raises(StaleIndexError, match="hash-32@1"):
            list(serving.add([write_source(tmp_path / "b.jsonl", "bravo", 1)]))
        assert serving.archive.count().articles == 5


def test_a_reader_is_not_blocked_by_a_writer_but_a_writer_is(tmp_path: Path) -> None:
    with open_library(tmp_path / "home") as library:
        list(library.add([write_source(tmp_path / "a.jsonl", "alfa", 3)]))
        holding, release = threading.Event(), threading.Event()

        def hold() -> None:
            with library.archive.writer_lock():
                holding.set()
                release.wait()

        thread = threading.Thread(target=hold)
        thread.start()
        holding.wait()
        try:
            assert library.retriever.retrieve(SearchQuery("rombongan alfa"))
            with pytest.raises(ArchiveError, match="masih diubah"), library.archive.writer_lock(0.1):
                pass
        finally:
            release.set()
            thread.join()
