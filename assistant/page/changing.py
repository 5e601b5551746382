"""Changes of the archive for a signed-in administrator, without the framework."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.links import safe_link
from assistant.messages import add_summary
from assistant.page import texts
from assistant.page.rendering import render
from corpus.errors import ArchiveError, RujukanError
from corpus.loading import Loaded, Refused, load_bytes
from index.library import AddResult, Library

ACTOR = "halaman"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changing:
    """Adds and removes for the page; who may do that is asked before."""

    library: Library

    def add_files(self, paths: Sequence[str]) -> Iterator[str]:
        """HTML of the results so far after each article; the files are deleted at the end."""
        if not paths:
            yield render("notice", text=texts.NO_FILES, bad=True)
            return
        try:
            loaded = (item for path in paths for item in _load_upload(Path(path)))
            yield from self._draw(self.library.add_loaded(loaded, actor=ACTOR), len(paths))
        finally:
            for path in paths:
                _discard(Path(path))

    def add_addresses(self, typed: object) -> Iterator[str]:
        """The same for web addresses, one a line; anything that is none is refused."""
        lines = typed.split() if isinstance(typed, str) else []
        if not lines or len(lines) > texts.ADDRESSES_AT_ONCE:
            yield render("notice", text=texts.TOO_MANY_ADDRESSES if lines else texts.NO_ADDRESSES, bad=True)
            return
        refused = [
            AddResult(line, "refused", reason=texts.ONLY_ADDRESSES) for line in lines if not safe_link(line)
        ]
        links = [line for line in lines if safe_link(line)]
        yield from self._draw(self.library.add(links, actor=ACTOR), len(lines), refused)

    def title(self, article_id: object) -> str | None:
        """Title of an article that exists, else None."""
        try:
            article = self.library.archive.article(article_id if isinstance(article_id, str) else "")
        except ArchiveError:
            return None
        return article.title or texts.UNTITLED

    def remove(self, article_id: object) -> tuple[str, bool]:
        """Removes an article: one sentence, and whether it is bad news."""
        title = self.title(article_id)
        if title is None:
            return texts.NOTHING_OPEN, True
        try:
            self.library.remove(str(article_id), actor=ACTOR)
        except RujukanError as error:
            log.warning("not removed: %s", error.detail)
            return error.user_message, True
        return texts.removed(title), False

    def _draw(
        self, adding: Iterable[AddResult], total: int, first: Sequence[AddResult] = ()
    ) -> Iterator[str]:
        results = list(first)
        yield render("results", results=results, done=False, count=len(results), total=total, summary="")
        try:
            for result in adding:
                results.append(result)
                count = max(total, len(results))
                yield render(
                    "results", results=results, done=False, count=len(results), total=count, summary=""
                )
        except RujukanError as error:
            log.warning("adding stopped: %s", error.detail, exc_info=True)
            results.append(AddResult(texts.STOPPED_ADDING, "refused", reason=error.user_message))
        except Exception:
            log.exception("adding stopped")
            results.append(AddResult(texts.STOPPED_ADDING, "refused", reason=texts.UNEXPECTED))
        counts: Counter[str] = Counter(result.outcome for result in results)
        summary = add_summary({outcome: counts[outcome] for outcome in texts.OUTCOMES})
        yield render("results", results=results, done=True, count=len(results), total=total, summary=summary)


def _load_upload(path: Path) -> Iterator[Loaded | Refused]:
    """The articles of one uploaded file under the name that it was uploaded with."""
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Refused(path.name, texts.UNEXPECTED, repr(error))
        return
    yield from load_bytes(path.name, data)


def _discard(path: Path) -> None:
    """Gradio keeps each upload in a folder of its own."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
