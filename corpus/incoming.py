"""An article on its way into the archive, and the name that it gets there."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

MAX_SLUG = 60
"""Characters of the readable part of an id: a headline of about nine words."""

_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class NewArticle:
    """One cleaned article that the archive has not seen yet, or has seen in another version."""

    text: str
    """Unicode NFC, paragraphs parted by one empty line, no outer white space."""
    title: str = ""
    """Without line ends; empty where the source has none."""
    outlet: str | None = None
    """Name of the newspaper, site or office, as the source writes it."""
    url: str | None = None
    """Canonical address (see `canonical_url`)."""
    published: date | None = None
    """Day of publication, where the source says so; never guessed."""
    id: str | None = None
    """Id that the source gives, as it stands there."""
    digest: bool = False
    """True where `text` is a summary in other words than the source's."""
    origin: str | None = None
    """Absolute path of the local file (and line, for .jsonl): identity where there is neither id nor url."""


def slugify(text: str, limit: int = MAX_SLUG) -> str:
    """`text` as lower-case ASCII words joined by hyphens, cut at a word to at most `limit` characters.

    Empty where `text` has no letter or digit that ASCII knows.
    """
    plain = (
        unicodedata.normalize("NFKD", text[: 20 * limit]).encode("ascii", "ignore").decode("ascii").lower()
    )
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:limit]
        if len(longer) > limit:
            break
        slug = longer
    return slug


def make_article_id(new: NewArticle) -> str:
    """Id for `new`: letters, digits, `.`, `_` and `-` only, at most 80 characters, the same at every call.

    A given id that is safe already is kept as it is; another one is slugged, with a hash so that two given
    ids never meet. Without one: words of the title (or of the opening), then a hash of url, origin or text,
    the first that is there.
    """
    if new.id is not None and _SAFE_ID.fullmatch(new.id):
        return new.id
    if new.id:
        return _join_slug(slugify(new.id), new.id)
    words = slugify(new.title) or slugify(" ".join(new.text[:400].split()[:9]))
    return _join_slug(words, new.url or new.origin or new.text)


def _join_slug(words: str, identity: str) -> str:
    digits = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words or 'artikel'}-{digits}"
