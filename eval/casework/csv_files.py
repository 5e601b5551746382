"""Sheets in text files: comma, semicolon or tab between the cells, in the encodings that office programs write."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.messages import thousands
from eval.casework import messages
from eval.casework.columns import count_headings
from eval.casework.grid import MAX_COLUMNS, MAX_ROWS, Grid, Row, guard, unguard
from eval.errors import CaseError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 40
"""Rows at the top that tell what stands between the cells."""


def read_csv(content: bytes) -> Grid:
    """The sheet in the bytes of a text file; raises CaseError for a file that is no text."""
    text = _decode(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return Grid("", _read(rest, first.strip()[4], first_row=2))
    return Grid("", _read(text, _find_delimiter(text)))


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as UTF-8 with a byte order mark, which Excel needs; no cell can be taken for a formula."""
    target = io.StringIO()
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard(cell, also_plain=True) for cell in row])
    return ("\ufeff" + target.getvalue()).encode("utf-8")


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise CaseError(messages.SHEET_NO_TEXT, "zero bytes in a text file without a UTF-16 mark")
    return text


def _find_delimiter(text: str) -> str:
    """The sign that parts the most known headings."""

    def known(delimiter: str) -> int:
        return max(
            (count_headings(row.cells) for row in islice(_read(text, delimiter), LOOKED_AT)), default=0
        )

    return max(DELIMITERS, key=known)  # the first of equal ones


def _read(text: str, delimiter: str, first_row: int = 1) -> Iterator[Row]:
    """Blank lines count as rows, as spreadsheets count them; a line end within quotation marks does not."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in range(first_row, MAX_ROWS + 1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), problem=_problem(str(error)))
            continue
        yield Row(number, tuple(unguard(cell) for cell in cells[:MAX_COLUMNS]))
    raise CaseError(messages.SHEET_TOO_LONG.format(limit=thousands(MAX_ROWS)), f"more than {MAX_ROWS} rows")


def _problem(said: str) -> str:
    """Indonesian for what the reader says of a row."""
    if "field larger" in said or "unexpected end" in said:
        return messages.SHEET_QUOTE_OPEN
    return messages.SHEET_QUOTE_WRONG
