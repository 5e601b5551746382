"""What a page of ours may be made of, and what of a rendered one is none of ours."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from assistant.links import safe_link
from assistant.page.rendering import TEMPLATES

_TAG = re.compile(r"<\s*([a-z][a-z0-9]*)")
_LOADS = frozenset(
    {"src", "srcdoc", "srcset", "action", "formaction", "background", "poster", "data", "style"}
)
"""Attributes that load or run something; the transcript and the article panel have none."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in template_tags():
            self.problems.append(f"<{tag}>")
        self.problems += [f"<{tag} {name}>" for name, value in attrs if _is_live(name, value)]

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"<!--{data[:20]}-->")

    def handle_decl(self, decl: str) -> None:
        self.problems.append(f"<!{decl[:20]}>")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"<![{data[:20]}]>")


def find_live(html: str) -> tuple[str, ...]:
    """Tags that no template has, and attributes that load or run something, in order; empty for a clean page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.problems)


def _is_live(name: str, value: str | None) -> bool:
    if name == "href":
        return not ((value or "").startswith("#") or safe_link(value))
    return name.startswith("on") or name in _LOADS or not re.fullmatch(r"[a-z][a-z0-9-]*", name)


@cache
def template_tags() -> frozenset[str]:
    """The tags that the templates of the page write."""
    return frozenset(_tags())


def _tags() -> Iterator[str]:
    for path in TEMPLATES.glob("*.html"):
        yield from _TAG.findall(path.read_text("utf-8"))
