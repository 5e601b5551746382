"""One question of a file, checked: every fault is a phrase for the user."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.public_sets import messages
from eval.public_sets.question_set import PublicQuestion

Row = Mapping[str, Any]


class RowFault(Exception):
    """A question is not in order; the text is an Indonesian phrase."""


def read_line_row(row: object) -> PublicQuestion:
    """A row of the JSON Lines form: id, question, context, answers [{text}], answerable, source, listing.

    `answers`, `answerable`, `source` and `listing` may be missing; `start`, `title` and `split` play no part.
    """
    table = need_table(row)
    answers = _read_answers(table)
    _check_agreement(answers, table.get("answerable", bool(answers)), "answerable")
    return PublicQuestion(
        _read_id(table),
        _read_text(table, "question"),
        _read_text(table, "context"),
        answers,
        listing=_read_truth(table.get("listing", False), "listing"),
        source=_clean(source) if isinstance(source := table.get("source", ""), str) else "",
    )


def read_squad_row(row: object, context: str) -> PublicQuestion:
    """An entry of `qas` of SQuAD: id, question, answers [{text}], is_impossible; plausible answers are none."""
    table = need_table(row)
    answers = _read_answers(table)
    impossible = _read_truth(table.get("is_impossible", not answers), "is_impossible")
    _check_agreement(answers, not impossible, "is_impossible")
    return PublicQuestion(_read_id(table), _read_text(table, "question"), context, answers)


def read_context(paragraph: Row) -> str:
    """The context of a paragraph of SQuAD."""
    return _read_text(paragraph, "context")


def need_table(value: object) -> Row:
    """`value` as an object of JSON."""
    if not isinstance(value, dict):
        raise RowFault(messages.NO_OBJECT)
    return value


def need_list(table: Row, key: str) -> Sequence[object]:
    """A list of `table`; empty where the key is missing."""
    value = table.get(key, [])
    if not isinstance(value, list):
        raise _wrong(key, messages.LIST)
    return value


def _read_id(table: Row) -> str:
    value = table.get("id")
    if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
        raise _wrong("id", messages.ID)
    return _clean(str(value))


def _read_text(table: Row, key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(key, messages.TEXT)
    return _clean(value)


def _read_answers(table: Row) -> tuple[str, ...]:
    texts: list[str] = []
    for answer in need_list(table, "answers"):
        text = answer.get("text") if isinstance(answer, dict) else None
        if not isinstance(text, str):
            raise _wrong("answers", messages.ANSWER_LIST)
        texts.append(_clean(text))
    return tuple(dict.fromkeys(texts))


def _read_truth(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(key, messages.TRUTH)
    return value


def _check_agreement(answers: Sequence[str], answerable: object, key: str) -> None:
    if _read_truth(answerable, key) and not answers:
        raise RowFault(messages.ANSWER_MISSING)
    if answers and not answerable:
        raise RowFault(messages.ANSWERS_WITHOUT_ANSWER)


def _wrong(key: str, expected: str) -> RowFault:
    return RowFault(messages.NO_FIELD.format(key=key, expected=expected))


def _clean(text: str) -> str:
    """`text` with "?" for half characters, which neither a tokenizer nor the archive takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
