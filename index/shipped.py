"""The shipped articles: which of them the archive has not taken in yet."""

import json
from collections.abc import Sequence
from pathlib import Path

import corpus
from corpus.archive import Archive
from corpus.article import hash_text
from index.adding import AddResult

SHIPPED = Path(corpus.__file__).with_name("articles")
SHIPPED_KEY = "shipped_articles"
"""In the archive's meta: JSON of file name -> [hash of the file, article id]."""


class ShippedArticles:
    """The Markdown files of one folder, beside what was taken in of them before."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self._archive = archive
        self._hashes = {path.name: hash_text(path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))}
        self._folder = folder
        self._known: dict[str, list[str]] = json.loads(archive.meta(SHIPPED_KEY) or "{}")
        self._changed = False

    def find_new(self) -> Sequence[str]:
        """Paths of the files that are new, or edited and not removed from the archive, sorted."""
        names = [name for name, digest in self._hashes.items() if self._known.get(name, [""])[0] != digest]
        return [str(self._folder / name) for name in names if not self._is_removed(name)]

    def keep(self, result: AddResult) -> None:
        """Note that a file was taken in."""
        name = Path(result.source).name
        if result.article_id is not None and name in self._hashes:
            self._known[name] = [self._hashes[name], result.article_id]
            self._changed = True

    def record(self) -> None:
        """Write down what was noted."""
        if self._changed:
            self._archive.set_meta({SHIPPED_KEY: json.dumps(self._known, sort_keys=True)})

    def _is_removed(self, name: str) -> bool:
        if name not in self._known:
            return False
        return not self._archive.has(self._known[name][1])
