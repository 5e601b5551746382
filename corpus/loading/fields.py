"""The fields that front matter and JSON lines share: strict types, unknown names only warned about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from corpus import messages
from corpus.cleaning import normalise_line, parse_date
from corpus.errors import ArticleRefused
from corpus.loading.types import Draft

NAMES = ("id", "title", "url", "outlet", "published", "digest")
_MAX_FIELD = 2_000


def read_fields(draft: Draft, fields: Mapping[object, object], also_known: tuple[str, ...] = ()) -> Draft:
    """`draft` with the values of `fields`; None counts as absent.

    Raises ArticleRefused for a wrong type.
    """
    unknown = [name for name in fields if name not in NAMES and name not in also_known]
    digest = fields.get("digest")
    if digest is not None and not isinstance(digest, bool):
        raise ArticleRefused(
            messages.bad_field("digest", "true atau false"), f"digest: got {type(digest).__name__}"
        )
    return replace(
        draft,
        id=_read_id(fields.get("id")),
        title=_read_text("title", fields.get("title")) or draft.title,
        url=_read_text("url", fields.get("url")),
        outlet=_read_text("outlet", fields.get("outlet")),
        published=_read_day(fields.get("published")),
        digest=bool(digest),
        warnings=draft.warnings + tuple(messages.unknown_field(_shown(name)) for name in unknown[:5]),
    )


def _shown(name: object) -> str:
    return normalise_line(name)[:60] if isinstance(name, str) else type(name).__name__


def _read_id(value: object) -> str | None:
    """A number is an id too: nobody puts 17 between quotation marks."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _read_text("id", value)


def _read_text(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _MAX_FIELD:
        detail = f"{name}: expected a string of at most {_MAX_FIELD} characters, got {type(value).__name__}"
        raise ArticleRefused(messages.bad_field(name, "teks di antara tanda kutip"), detail)
    return normalise_line(value) or None


def _read_day(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_date(value[:100]) if isinstance(value, str) else None
    if day is None:
        detail = f"published: expected a day, got {value[:40] if isinstance(value, str) else type(value)!r}"
        raise ArticleRefused(messages.bad_field("published", "tanggal, misalnya 2022-06-07"), detail)
    return day
