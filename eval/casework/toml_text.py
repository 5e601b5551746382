"""TOML read with Indonesian words for what is wrong with it, and the lines on which its cases begin."""

import re
import tomllib
from typing import Any

from eval.casework import messages

_HEADER = r"\[\[[ \t]*(?:case|\"case\"|'case')[ \t]*\]\]"
_HEADER_LINE = re.compile(rf"^[ \t]*{_HEADER}", re.MULTILINE)
_STRINGS_AND_HEADERS = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    rf"|^[ \t]*(?P<header>{_HEADER})",
    re.MULTILINE | re.DOTALL,
)
_ID = re.compile(r"^[ \t]*id[ \t]*=[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)')", re.MULTILINE)
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlProblem(ValueError):
    """A text that is no TOML: what is wrong, and where."""

    def __init__(self, phrase: str, line: int, case: str | None) -> None:
        """`phrase` is Indonesian; `line` from 1; `case` the id of the case around it, if any."""
        super().__init__(f"line {line}: {phrase}")
        self.phrase = phrase
        self.line = line
        self.case = case


def parse_toml(text: str) -> dict[str, Any]:
    """The table of a TOML text; raises TomlProblem."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlProblem(_phrase("nested too deeply"), 1, None) from error
    except ValueError as error:
        raise _problem(text, str(error)) from error


def find_headers(text: str) -> tuple[int, ...]:
    """Lines, from 1, of the `[[case]]` of a TOML text, in order; those in strings and comments are none."""
    found = (match.start("header") for match in _STRINGS_AND_HEADERS.finditer(text) if match["header"])
    lines: list[int] = []
    line, seen = 1, 0
    for start in found:
        line, seen = line + text.count("\n", seen, start), start
        lines.append(line)
    return tuple(lines)


def find_line(text: str, key: str) -> int:
    """The line, from 1, on which a key of the outermost table is first written; 1 where it cannot be told."""
    found = re.search(rf"^[ \t]*(?:\[{{1,2}}[ \t]*)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _problem(text: str, said: str) -> TomlProblem:
    place = _PLACE.search(said)
    last = text.rstrip().count("\n") + 1
    line = int(place[1]) if place and place[1] else last if place else 1
    column = messages.SYNTAX_AT.format(column=place[2]) if place and place[2] else ""
    return TomlProblem(_phrase(said) + column, line, _case_at(text, line))


def _phrase(said: str) -> str:
    known = next((told for begin, told in messages.SYNTAX_PROBLEMS.items() if said.startswith(begin)), "")
    return f"{messages.SYNTAX}: {known}" if known else messages.SYNTAX


def _case_at(text: str, line: int) -> str | None:
    """The id written under the last header up to `line`."""
    offset = sum(len(row) + 1 for row in text.split("\n")[:line])
    headers = list(_HEADER_LINE.finditer(text))
    before = [match.end() for match in headers if match.start() < offset]
    if not before:
        return None
    end = next((match.start() for match in headers if match.start() >= offset), len(text))
    found = _ID.search(text, before[-1], end)
    return (found[1] or found[2]) if found else None
