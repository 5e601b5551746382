"""Readers for plain text and for Markdown with front matter."""

import re

import yaml

from corpus import messages
from corpus.errors import ArticleRefused
from corpus.loading.fields import read_fields
from corpus.loading.types import Draft

_MAX_FRONT_MATTER = 20_000
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<fields>.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,1000}?)(?<=\S)\1")
_MARKS = re.compile(r"^(?:#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)
_TITLE = re.compile(r"\s*#[ \t]+(?P<title>\S[^\n]{0,500}?)[ \t#]*(?:\n|\Z)")


def read_plain(text: str) -> Draft:
    """A text file: all of it is the article, as far as cleaning agrees."""
    return Draft(text)


def has_front_matter(text: str) -> bool:
    """True where `text` begins with a block between two lines of three hyphens."""
    return _FRONT_MATTER.match(text) is not None


def read_markdown(text: str) -> Draft:
    """Markdown: fields from the front matter, title from the first heading where there are no fields for it.

    Links become their words, images and emphasis marks go. Raises ArticleRefused for front matter that is
    no YAML mapping or has values of a wrong type.
    """
    found = _FRONT_MATTER.match(text)
    body = (text[found.end() :] if found else text).replace("\r\n", "\n")
    title, body = _split_title(body)
    draft = Draft(_without_marks(body), title=title)
    return read_fields(draft, _load_front_matter(found["fields"])) if found else draft


def _split_title(body: str) -> tuple[str | None, str]:
    found = _TITLE.match(body)
    return (_without_marks(found["title"]), body[found.end() :]) if found else (None, body)


def _without_marks(text: str) -> str:
    return _MARKS.sub("", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", text))))


def _load_front_matter(source: str) -> dict[object, object]:
    if len(source) > _MAX_FRONT_MATTER:
        raise ArticleRefused(messages.FRONT_MATTER_TOO_LONG, f"front matter of {len(source)} characters")
    try:
        fields = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ArticleRefused(messages.FRONT_MATTER_BROKEN, f"front matter: {error}") from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise ArticleRefused(
            messages.FRONT_MATTER_BROKEN, f"front matter: expected a mapping, got {type(fields).__name__}"
        )
    return fields
