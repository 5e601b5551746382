"""Files of public sets: SQuAD 2.0 as one JSON document, or a JSON object a line; either may be gzipped."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.errors import EvalError
from eval.public_sets import messages
from eval.public_sets.question_set import BadRow, PublicQuestion, QuestionSet
from eval.public_sets.row_reading import (
    Row,
    RowFault,
    need_list,
    need_table,
    read_context,
    read_line_row,
    read_squad_row,
)

MOST_BYTES = 500_000_000
"""Of the unpacked file; the whole of SQuAD 2.0 has 46 million."""
GZIP = b"\x1f\x8b"

Read = PublicQuestion | BadRow


def load_question_set(path: Path) -> QuestionSet:
    """The questions of a file, and what of it could not be read.

    Raises EvalError for a file that cannot be opened or has no question in order.
    """
    content = _read_bytes(path)
    document = _read_document(content)
    read = _read_lines(content) if document is None else _read_squad(document)
    found = _split(_refuse_repeats(read))
    if not found.questions:
        raise EvalError(
            messages.NO_QUESTION.format(path=path), f"{path}: {len(found.bad)} bad rows, no good one"
        )
    return found


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            packed = stream.read(len(GZIP)) == GZIP
        with gzip.open(path) if packed else path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise EvalError(messages.FILE_BAD_GZIP.format(path=path), f"{path}: {error!r}") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise EvalError(messages.FILE_UNREADABLE.format(path=path), f"{path}: {error!r}") from error
    if len(content) > MOST_BYTES:
        sentence = messages.FILE_TOO_LARGE.format(path=path, limit=MOST_BYTES // 1_000_000)
        raise EvalError(sentence, f"{path}: more than {MOST_BYTES} bytes")
    return content


def _read_document(content: bytes) -> Row | None:
    """The whole file as a document of SQuAD; None where it is none."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("data"), list) else None


def _read_lines(content: bytes) -> Iterator[Read]:
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield _read_line(line, messages.LINE.format(line=number))


def _read_line(line: bytes, place: str) -> Read:
    try:
        return read_line_row(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return BadRow(place, messages.NO_UTF8)
    except (ValueError, RecursionError):
        return BadRow(place, messages.NO_JSON)
    except RowFault as fault:
        return BadRow(place, str(fault))


def _read_squad(document: Row) -> Iterator[Read]:
    for number, topic in enumerate(document["data"]):
        place = f"data[{number}]"
        try:
            paragraphs = need_list(need_table(topic), "paragraphs")
        except RowFault as fault:
            yield BadRow(messages.PLACE.format(place=place), str(fault))
            continue
        for position, paragraph in enumerate(paragraphs):
            yield from _read_paragraph(paragraph, f"{place}.paragraphs[{position}]")


def _read_paragraph(paragraph: object, place: str) -> Iterator[Read]:
    try:
        table = need_table(paragraph)
        context, rows = read_context(table), need_list(table, "qas")
    except RowFault as fault:
        yield BadRow(messages.PLACE.format(place=place), str(fault))
        return
    for number, row in enumerate(rows):
        try:
            yield read_squad_row(row, context)
        except RowFault as fault:
            yield BadRow(messages.PLACE.format(place=f"{place}.qas[{number}]"), str(fault))


def _refuse_repeats(read: Iterable[Read]) -> Iterator[Read]:
    """The same with every later question of one id as a fault."""
    seen: set[str] = set()
    for one in read:
        if isinstance(one, PublicQuestion) and one.id in seen:
            yield BadRow(messages.PLACE.format(place=one.id), messages.REPEATED_ID.format(id=one.id))
            continue
        if isinstance(one, PublicQuestion):
            seen.add(one.id)
        yield one


def _split(read: Iterable[Read]) -> QuestionSet:
    everything = tuple(read)
    return QuestionSet(
        tuple(one for one in everything if isinstance(one, PublicQuestion)),
        tuple(one for one in everything if isinstance(one, BadRow)),
    )
