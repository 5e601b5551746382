"""From a reader's draft to an article: cleaned, measured, with warnings."""

from corpus import messages
from corpus.addresses import canonical_url
from corpus.cleaning import clean_article, normalise_line
from corpus.errors import ArticleRefused
from corpus.incoming import NewArticle
from corpus.language import is_indonesian
from corpus.loading.address_days import read_address_day
from corpus.loading.types import Draft, Loaded, LoadLimits


def finish_article(draft: Draft, source: str, origin: str | None, limits: LoadLimits) -> Loaded:
    """The cleaned article.

    Raises ArticleRefused for text that is too short or too long, and for an address that is none.
    """
    if len(draft.text) > 4 * limits.max_characters:
        raise ArticleRefused(messages.TOO_LONG, f"{len(draft.text)} characters before cleaning")
    cleaned = clean_article(draft.text, draft.title, draft.outlet, draft.published)
    if len(cleaned.text) < limits.min_characters:
        reason = messages.TOO_SHORT if draft.text.strip() else messages.EMPTY
        raise ArticleRefused(
            reason, f"{len(cleaned.text)} characters, expected {limits.min_characters} or more"
        )
    if len(cleaned.text) > limits.max_characters:
        raise ArticleRefused(
            messages.TOO_LONG, f"{len(cleaned.text)} characters, limit {limits.max_characters}"
        )
    url = _canonical(draft.url)
    article = NewArticle(
        text=cleaned.text,
        title=cleaned.title[:500],
        outlet=cleaned.outlet,
        url=url,
        published=cleaned.published or read_address_day(url, f"{cleaned.title}\n\n{cleaned.text}"),
        id=draft.id,
        digest=draft.digest,
        origin=origin,
    )
    foreign = () if is_indonesian(cleaned.text) else (messages.NOT_INDONESIAN,)
    return Loaded(article, normalise_line(source), (*draft.warnings, *foreign))


def _canonical(url: str | None) -> str | None:
    try:
        return canonical_url(url) if url else None
    except ValueError as error:
        raise ArticleRefused(
            messages.bad_field("url", "alamat yang diawali http:// atau https://"), str(error)
        ) from error
