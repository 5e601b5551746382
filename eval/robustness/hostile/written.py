"""Texts that no data file can hold as they are, written out of marks."""

import re
from collections.abc import Iterable

_CHARACTER = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")
_REPEAT = re.compile(r"⟦(\d+)×([^⟦⟧]*)⟧")
_ITEMS = re.compile(r"⟦(\d+)\*([^⟦⟧]*)⟧")


def write_out(text: str) -> str:
    """`text` with its marks replaced: `⟦U+202E⟧` by that character, `⟦3×ab⟧` by `ababab`; marks may hold characters."""
    characters = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
    return _REPEAT.sub(lambda match: match[2] * int(match[1]), characters)


def write_out_all(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text written out; one that is `⟦3*ab⟧` as a whole stands for three of them."""
    written: list[str] = []
    for text in texts:
        many = _ITEMS.fullmatch(text)
        written += [write_out(many[2])] * int(many[1]) if many else [write_out(text)]
    return tuple(written)
