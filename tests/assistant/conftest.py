"""A small home of shipped articles, indexed without a model."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from assistant.reading.article_view import ArticleView
from assistant.reading.weights import Thresholds
from assistant.respond import Assistant
from corpus.article import Article
from corpus.regions import load_gazetteer
from index.hash_embedding import HashEmbedder
from index.library import Library
from index.shipped import SHIPPED

NAMES = (
    "2010-07-21-lombok-barat-sleman-pemerintahan-desa",
    "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik",
    "2023-07-18-sungai-penuh-denpasar-stunting",
    "2025-07-lampung-selatan-banyuwangi-pariwisata",
    "2025-08-08-delapan-daerah-makassar-inovasi-pemerintahan",
    "2025-10-01-pringsewu-banyumas-sampah",
)
OPEN = Thresholds(
    **{one.name: 0.9 if one.name.startswith("enough") else -1.0 for one in fields(Thresholds)} | {"also": 0.5}
)
"""Everything that fits the question is answered: for the rules that do not depend on fitted numbers."""


@dataclass(frozen=True, slots=True)
class SmallHome:
    """A folder and what lies in it."""

    path: Path
    files: tuple[Path, ...]


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> SmallHome:
    """Six shipped articles; for reading only."""
    files = tuple(SHIPPED / f"{name}.md" for name in NAMES)
    home = tmp_path_factory.mktemp("small") / "home"
    with Library.open(home, HashEmbedder()) as library:
        results = list(library.add([str(file) for file in files]))
    assert [result.outcome for result in results] == ["added"] * len(files)
    return SmallHome(home, files)


@pytest.fixture(scope="session")
def small_library(small_home: SmallHome) -> Iterator[Library]:
    """The small home, opened; for reading only."""
    with Library.open(small_home.path, HashEmbedder()) as library:
        yield library


@pytest.fixture(scope="session")
def open_assistant(small_library: Library) -> Assistant:
    """An assistant over the small home that answers whatever it finds an article for."""
    return Assistant(small_library, thresholds=OPEN)


@pytest.fixture
def changing_library(tmp_path: Path) -> Iterator[Library]:
    """One article in a home of its own, for tests that change it."""
    with Library.open(tmp_path / "home", HashEmbedder(64)) as library:
        list(library.add([str(SHIPPED / f"{NAMES[1]}.md")]))
        yield library


@pytest.fixture(scope="session")
def view_of():
    """`view_of(text, title="", published=None)`: an article as the reader sees it."""

    def build(text: str, title: str = "", published=None) -> ArticleView:
        return ArticleView(Article("a", title, text, published=published), load_gazetteer())

    return build


def write_lines(path: Path, rows: list[object]) -> Path:
    """A .jsonl file; text rows are written as they are."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
