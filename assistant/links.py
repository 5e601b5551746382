"""Addresses out of articles: what may become a link."""

from urllib.parse import urlsplit


def safe_link(url: str | None) -> str | None:
    """`url` where it is a plain web address, else None: `javascript:` and its like never become a link."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
