from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.hash_embedding import HashEmbedder
from index.library import Library

TEXTS = {
    "alfa": (
        "Wali Kota Alfa Belajar Sampah ke Beta",
        "Media Satu",
        "2021-05-04",
        "Wali Kota Alfa, Budi, melihat pengolahan",
    ),
    "beta": (
        "Bupati Beta Tinjau Pasar Gama",
        "Media Dua",
        "2023-01-02",
        "Bupati Beta, Citra, meninjau pasar rakyat",
    ),
    "gama": (
        "DPRD Gama Pelajari Anggaran Delta",
        "Media Satu",
        "",
        "Rombongan DPRD Gama mempelajari anggaran daerah",
    ),
}
REST = " di kota tujuan bersama rombongan dinasnya. Tuan rumah menerima para tamu dengan baik di balai kota."


def write_article(folder: Path, name: str, start: str | None = None) -> Path:
    """A Markdown article; another `start` makes another version of it."""
    title, outlet, published, opening = TEXTS[name]
    head = [f'title: "{title}"', f'outlet: "{outlet}"', f"url: https://contoh.test/{name}", f"id: {name}"]
    head += [f"published: {published}"] if published else []
    path = folder / f"{name}.md"
    path.write_text("\n".join(["---", *head, "---", "", f"{start or opening}{REST}", ""]), encoding="utf-8")
    return path


@pytest.fixture
def write() -> Callable[..., Path]:
    """`write(folder, name, start=None)` writes one of the articles."""
    return write_article


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles, indexed without a model."""
    with Library.open(tmp_path / "home", HashEmbedder(64)) as library:
        results = list(library.add([str(write_article(tmp_path, name)) for name in TEXTS]))
        assert [result.outcome for result in results] == ["added"] * 3
        yield library
