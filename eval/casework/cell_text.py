r"""Facts, lists and texts as what people write into one field or cell, and back.

A fact stands on a line of its own; its forms are parted by `|` or by a slash between spaces. A list of texts has one a
line (or between `|`); a list of ids may also have commas and semicolons. What would be taken for one of these signs
has a backslash before it, a line end within a text is `\n`, and any other sign may be written `\u0041`: so every text
can be written, and is read as it was.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from eval.casework.case import Fact

Kind = Literal["lines", "keys"]

LOST = "\ufffd"
"""Stands for what could not be decoded."""

_FORMS = re.compile(r"\\.|(?P<cut>\||\s/(?=\s))", re.DOTALL)
_CUTS = {
    "lines": re.compile(r"\\.|(?P<cut>\||\n)", re.DOTALL),
    "keys": re.compile(r"\\.|(?P<cut>[|\n,;])", re.DOTALL),
}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U(0010[0-9A-Fa-f]{4}|000[0-9A-Fa-f]{5})|([\\|/,;n]))")
_LONE_SLASH = re.compile(r"(?:^|(?<=\s))/(?=\s|$)")
_HALF = re.compile("[\ud800-\udfff]")
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


def read_facts(cell: str) -> tuple[Fact, ...]:
    """The facts in a cell, each with its forms, in order; blank lines and blank forms are left out."""
    lines = (_cut(line, _FORMS) for line in _lines_of(cell))
    return tuple(forms for forms in lines if forms)


def write_facts(facts: Iterable[Fact]) -> str:
    """The cell that `read_facts` reads these facts from."""
    return "\n".join(
        " | ".join(_LONE_SLASH.sub(r"\\/", _escape(form, "|")) for form in fact) for fact in facts
    )


def read_list(cell: str, kind: Kind = "lines") -> tuple[str, ...]:
    """The texts or ids in a cell, in order; blank ones are left out."""
    return _cut(_with_line_ends(cell), _CUTS[kind])


def write_list(items: Sequence[str], kind: Kind = "lines") -> str:
    """The cell that `read_list` reads these items from."""
    return "\n".join(_escape(item, "|" if kind == "lines" else "|,;") for item in items)


def read_text(cell: str) -> str:
    """The one text in a cell: on one line, without invisible signs other than those written as escapes."""
    visible = "".join(
        " " if sign in "\t\n\r\v\f\x85\u2028\u2029" else sign
        for sign in cell
        if sign in "\t\n\r\v\f\x85\u2028\u2029" or unicodedata.category(sign) not in _INVISIBLE
    )
    return _ESCAPE.sub(_unescape, " ".join(visible.split()))


def write_text(text: str) -> str:
    """The cell that `read_text` reads this text from."""
    return _escape(text, "")


def protect(cell: str) -> str:
    """The same cell with its first sign as an escape, so that no reader takes it for one of its own words."""
    return _as_escape(cell[0]) + cell[1:] if cell and cell[0] != "\\" else cell


def is_protected(cell: str) -> bool:
    """Whether the cell begins with an escape."""
    return cell.lstrip().startswith("\\")


def _cut(text: str, cuts: re.Pattern[str]) -> tuple[str, ...]:
    parts: list[str] = []
    start = 0
    for match in cuts.finditer(text):
        if match["cut"] is not None:
            parts.append(text[start : match.start()])
            start = match.end()
    read = (read_text(part) for part in (*parts, text[start:]))
    return tuple(item for item in read if item.strip())


def _with_line_ends(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _lines_of(cell: str) -> list[str]:
    return _with_line_ends(cell).split("\n")


def _escape(text: str, signs: str) -> str:
    """The text with escapes for backslashes, `signs`, what cannot be seen, and spaces that would be tidied away."""
    plain = _HALF.sub(LOST, text)
    out: list[str] = []
    for index, sign in enumerate(plain):
        if sign == "\n":
            out.append(r"\n")
        elif sign == "\\" or sign in signs:
            out.append(f"\\{sign}")
        elif sign == LOST or unicodedata.category(sign) in _INVISIBLE or _is_loose(plain, index):
            out.append(_as_escape(sign))
        else:
            out.append(sign)
    return "".join(out)


def _is_loose(text: str, index: int) -> bool:
    """Whether the sign is white space that is not one plain space between two words."""
    if not text[index].isspace():
        return False
    inner = 0 < index < len(text) - 1 and not text[index - 1].isspace()
    return text[index] != " " or not inner


def _as_escape(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08X}"


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        number = int(code, 16)
        return LOST if 0xD800 <= number <= 0xDFFF else chr(number)
    return "\n" if match[3] == "n" else match[3]
