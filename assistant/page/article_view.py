"""An article beside the conversation: read from the archive again, highlighted only where it is unchanged."""

from assistant.answer import Citation
from assistant.page import texts
from assistant.page.rendering import mark_paragraphs, render
from corpus.archive import Archive
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.spans import Span


def view_citation(archive: Archive, citation: Citation, shown: str, name: str = "panel") -> str:
    """HTML of the cited article with the quotation marked; a changed text comes with a remark and no mark.

    `shown` is a value that differs for every opening; `name` prefixes the ids in the HTML.
    """
    article = _read(archive, citation.article.id)
    if article is None:
        return view_notice(texts.GONE, shown)
    changed = article.sha256 != citation.article.sha256
    return _view(archive, article, None if changed else citation.span, shown, name, changed=changed)


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
    archive: Archive, article: Article, span: Span | None, shown: str, name: str, *, changed: bool = False
) -> str:
    versions = tuple(version.version for version in archive.versions(article.id))
    twins = (_read(archive, article_id) for article_id in archive.near_duplicates(article.id))
    return render(
        "article",
        notice="",
        shown=shown,
        name=name,
        article=article,
        paragraphs=mark_paragraphs(article.text, span),
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
