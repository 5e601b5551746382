"""An article beside the conversation: read from the archive again, highlighted only where it is unchanged."""

from dataclasses import dataclass

from assistant.answer import Citation
from assistant.page import texts
from assistant.page.rendering import mark_paragraphs, render
from corpus.archive import Archive
from corpus.article import Article, hash_text
from corpus.errors import ArchiveError
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article's text or title as it was when it was quoted."""

    article_id: str
    span: Span
    sha256: str
    """Of the text, or of the title."""
    in_title: bool = False


def view_citation(archive: Archive, citation: Citation, shown: str, name: str = "panel") -> str:
    """HTML of the cited article with the quotation marked; a changed text comes with a remark and no mark.

    `shown` is a value that differs for every opening; `name` prefixes the ids in the HTML.
    """
    return view_place(
        archive, Place(citation.article.id, citation.span, citation.article.sha256), shown, name
    )


def view_place(archive: Archive, place: Place, shown: str, name: str = "panel") -> str:
    """HTML of an article with a place marked; a changed text or title comes with a remark and no mark."""
    article = _read(archive, place.article_id)
    if article is None:
        return view_notice(texts.GONE, shown)
    changed = place.sha256 != (hash_text(article.title) if place.in_title else article.sha256)
    if changed:
        return _view(archive, article, None, shown, name, changed=True)
    return _view(archive, article, place.span, shown, name, in_title=place.in_title)


def view_article(
    archive: Archive, article_id: str, shown: str, name: str = "panel", version: int | None = None
) -> str:
    """HTML of one version of an article (default: the newest), with its other versions and near-duplicates."""
    article = _read(archive, article_id, version)
    return view_notice(texts.GONE, shown) if article is None else _view(archive, article, None, shown, name)


def view_notice(notice: str, shown: str) -> str:
    """HTML of one sentence in the place of an article."""
    return render("article", notice=notice, shown=shown)


def _view(  # noqa: PLR0913 (what is shown)
    archive: Archive,
    article: Article,
    span: Span | None,
    shown: str,
    name: str,
    *,
    changed: bool = False,
    in_title: bool = False,
) -> str:
    versions = tuple(version.version for version in archive.versions(article.id))
    twins = (_read(archive, article_id) for article_id in archive.near_duplicates(article.id))
    return render(
        "article",
        notice="",
        shown=shown,
        name=name,
        article=article,
        title=mark_paragraphs(article.title or texts.UNTITLED, span if in_title else None),
        paragraphs=mark_paragraphs(article.text, None if in_title else span),
        changed=changed,
        old=bool(versions) and article.version < versions[-1],
        versions=versions,
        twins=tuple(twin for twin in twins if twin),
    )


def _read(archive: Archive, article_id: str, version: int | None = None) -> Article | None:
    try:
        return archive.article(article_id, version)
    except ArchiveError:
        return None
