"""Reader for HTML: main text by trafilatura; title, outlet, day and address as the page declares them."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

from corpus import messages
from corpus.addresses import canonical_url
from corpus.cleaning import normalise_line, parse_date
from corpus.errors import ArticleRefused
from corpus.loading.types import Draft

_log = logging.getLogger(__name__)

_DAY_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "content_publisheddate",
    "date",
    "dc.date",
)
_OUTLET_META = ("og:site_name", "application-name", "publisher", "dc.publisher")
_TITLE_META = ("og:title", "twitter:title", "dc.title")
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
_MAX_JSON_LD = 500_000


def read_web_page(source: str, address: str | None = None) -> Draft:
    """The article of an HTML page that came from `address`, or from a file where that is None.

    The day of publication is taken only from what the page declares (metadata, JSON-LD, `time` of the
    article), never from a guess. A canonical address on another site than `address` is not believed. Raises
    ArticleRefused where there is no text.
    """
    tree = _parse(source)
    text = _main_text(source) or _visible_text(tree)
    if not text.strip():
        raise ArticleRefused(messages.NO_ARTICLE_IN_PAGE, f"no text in {len(source)} characters of HTML")
    meta = _read_meta(tree)
    linked = list(_linked_articles(tree))
    return Draft(
        text,
        title=_read_title(tree, meta, linked),
        outlet=_read_outlet(meta, linked),
        url=_read_url(tree, meta, address),
        published=_read_day(tree, meta, linked),
    )


def _parse(source: str) -> html.HtmlElement:
    try:
        return html.fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleRefused(messages.NO_ARTICLE_IN_PAGE, f"HTML: {error}") from error


def _main_text(source: str) -> str:
    # Imported here: half a second that no question needs.
    from trafilatura import extract  # noqa: PLC0415

    text = extract(
        source, output_format="txt", include_comments=False, include_tables=True, deduplicate=False
    )
    return str(text or "")


def _visible_text(tree: html.HtmlElement) -> str:
    """All paragraphs of the page, for pages where trafilatura finds no main text."""
    etree.strip_elements(
        tree, "script", "style", "noscript", "template", "iframe", etree.Comment, with_tail=False
    )
    paragraphs = (" ".join(node.text_content().split()) for node in tree.iter("h1", "p", "li", "blockquote"))
    return "\n\n".join(text for text in paragraphs if text)


def _read_meta(tree: html.HtmlElement) -> dict[str, str]:
    """The first content of each named meta element, names in lower case."""
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if name and (content := normalise_line(node.get("content") or "")):
            meta.setdefault(name.lower(), content)
    return meta


def _linked_articles(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """JSON-LD objects of the page that say they are an article."""
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            found = json.loads((node.text or "")[:_MAX_JSON_LD])
        except (ValueError, RecursionError):
            continue
        for item in _flatten(found):
            kinds = item.get("@type")
            if any(
                "Article" in str(kind) or kind == "BlogPosting"
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield item


def _flatten(found: object) -> Iterator[dict[str, object]]:
    if isinstance(found, list):
        for item in found[:50]:
            yield from _flatten(item)
    elif isinstance(found, dict):
        yield found
        graph = found.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph[:50] if isinstance(item, dict))


def _read_title(tree: html.HtmlElement, meta: dict[str, str], linked: list[dict[str, object]]) -> str | None:
    headings = [normalise_line(node.text_content()) for node in tree.iter("h1")]
    named = [
        normalise_line(str(item["headline"])) for item in linked if isinstance(item.get("headline"), str)
    ]
    titles = [normalise_line(node.text_content()) for node in tree.iter("title")]
    candidates = [*[meta[name] for name in _TITLE_META if name in meta], *named]
    # A heading that the metadata repeat is the headline as it was printed, without the site's name behind it.
    for heading in headings:
        if heading and any(heading in other for other in (*candidates, *titles)):
            return heading
    single = headings if len(headings) == 1 else []
    return next((title for title in (*candidates, *single, *titles) if title), None)


def _read_outlet(meta: dict[str, str], linked: list[dict[str, object]]) -> str | None:
    for name in _OUTLET_META:
        if name in meta:
            return meta[name]
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return normalise_line(publisher["name"]) or None
    return None


def _read_url(tree: html.HtmlElement, meta: dict[str, str], address: str | None) -> str | None:
    links = [
        node.get("href")
        for node in tree.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    ]
    for claimed in (*links, meta.get("og:url")):
        try:
            url = canonical_url(urljoin(address or "", claimed or ""))
        except ValueError:
            continue
        if address is None or (_site(url) == _site(address) and urlsplit(url).path not in ("", "/")):
            return url
    return canonical_url(address) if address else None


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", host)


def _read_day(tree: html.HtmlElement, meta: dict[str, str], linked: list[dict[str, object]]) -> date | None:
    declared = [meta[name] for name in _DAY_META if name in meta]
    linked_days = [
        str(item["datePublished"]) for item in linked if isinstance(item.get("datePublished"), str)
    ]
    times = [node.get("datetime") or "" for node in tree.iter("time") if _is_publication_time(node)]
    return next(
        (day for value in (*declared[:1], *linked_days, *declared[1:], *times) if (day := _day_of(value))),
        None,
    )


def _is_publication_time(node: html.HtmlElement) -> bool:
    marks = f"{node.get('class') or ''} {node.get('itemprop') or ''} {node.get('pubdate') or ''}".lower()
    return any(word in marks for word in ("publish", "entry-date", "pubdate", "posted"))


def _day_of(value: str) -> date | None:
    found = _ISO_DAY.match(value)
    return parse_date(found.group(1) if found else value[:80])
