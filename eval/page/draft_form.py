"""The form of one draft: a case as text that a person edits, and what was typed as a case again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from assistant.answer import Reason
from assistant.page.typed_text import clean_typed
from eval.casework.case import CaseTags, EvalCase, Fact, Split
from eval.errors import EvalError
from eval.page import texts

LINE_LIMIT = 300
TEXT_LIMIT = 4000
LINES_LIMIT = 50
BETWEEN_FORMS = "/"
"""Stands, with a blank on each side, between accepted forms of one fact; `12/2023` is one form."""


class FormProblem(EvalError):
    """What was typed cannot be a case."""


@dataclass(frozen=True, slots=True)
class CaseValues:
    """What stands in the form; every field is text as a browser shows and sends it."""

    id: str = ""
    question: str = ""
    history: str = ""
    answerable: str = ""
    """`ya`, `tidak`, or empty: not yet decided."""
    facts: str = ""
    articles: tuple[str, ...] = ()
    """Ids that are ticked."""
    more_articles: str = ""
    reason: str = ""
    forbidden: str = ""
    visits: str = ""
    count: str = ""
    similar_names: str = ""
    kind: str = ""
    difficulty: str = ""
    topic: str = ""
    region: str = ""
    split: str = ""


_LONG = frozenset({"history", "facts", "more_articles", "forbidden", "visits"})
"""Fields of several lines."""


def fill_values(case: EvalCase) -> CaseValues:
    """The form of a case."""
    tags = case.tags
    return CaseValues(
        id=case.id,
        question=case.question,
        history="\n".join(case.history),
        answerable="ya" if case.answerable else "tidak",
        facts=_print_facts(case.facts),
        articles=case.articles,
        reason=case.reason.value if case.reason else "",
        forbidden=_print_facts(case.forbidden),
        visits="\n".join(case.visits or ()),
        count="" if case.count is None else str(case.count),
        similar_names="1" if case.similar_names else "",
        kind=tags.kind,
        difficulty=tags.difficulty,
        topic=tags.topic or "",
        region=tags.region or "",
        split=case.split,
    )


def read_values(sent: Mapping[str, object]) -> CaseValues:
    """What a browser sent, cleaned; raises FormProblem for a field that is too long, unknown fields are left out."""
    typed: dict[str, Any] = {
        field.name: _read_text(sent.get(field.name), field.name)
        for field in fields(CaseValues)
        if field.name != "articles"
    }
    ticked = sent.get("articles")
    names = ticked if isinstance(ticked, list) else [ticked]
    articles = (clean_typed(name)[:LINE_LIMIT] for name in names[:LINES_LIMIT] if isinstance(name, str))
    return CaseValues(**typed, articles=tuple(dict.fromkeys(name for name in articles if name)))


def read_case_of(values: CaseValues, suggested: EvalCase) -> EvalCase:
    """The case that was typed over `suggested`; raises FormProblem for the first field that can't be read.

    Visits or a number make it a question to the register.
    """
    if values.answerable not in ("ya", "tidak"):
        raise FormProblem(texts.fill_in(texts.FIELDS["answerable"]), f"got {values.answerable!r}")
    for name in ("id", "question", "kind", "difficulty"):
        if not getattr(values, name):
            raise FormProblem(texts.fill_in(texts.FIELDS[name]), f"expected a text in {name}")
    answerable = values.answerable == "ya"
    visits, count = _lines(values.visits), _count(values.count)
    told = answerable and (bool(visits) or count is not None)
    return EvalCase(
        id=values.id,
        question=values.question,
        answerable=answerable,
        tags=CaseTags(
            kind=values.kind,
            difficulty=values.difficulty,
            origin=suggested.tags.origin,
            topic=values.topic or None,
            region=values.region or None,
        ),
        split=values.split if values.split in get_args(Split) else suggested.split,  # type: ignore[arg-type]
        history=_lines(values.history),
        facts=read_facts(values.facts) if answerable else (),
        articles=_articles(values) if answerable else (),
        reason=None if answerable else _reason(values.reason),
        forbidden=read_facts(values.forbidden),
        visits=tuple(dict.fromkeys(visits)) or None if told else _no_visits(suggested, answerable),
        optional_visits=suggested.optional_visits if told and visits else (),
        count=count if told else None,
        similar_names=bool(values.similar_names),
    )


def read_facts(text: str) -> tuple[Fact, ...]:
    """One fact a line, its accepted forms apart by ` / `; empty lines and forms count for nothing."""
    facts = (
        tuple(dict.fromkeys(" ".join(form.split()) for form in _split_forms(line))) for line in _lines(text)
    )
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def _split_forms(line: str) -> Iterable[str]:
    forms: list[list[str]] = [[]]
    for word in line.split():
        if word == BETWEEN_FORMS:
            forms.append([])
        else:
            forms[-1].append(word)
    return (" ".join(words) for words in forms if words)


def _print_facts(facts: Iterable[Fact]) -> str:
    return "\n".join(f" {BETWEEN_FORMS} ".join(forms) for forms in facts)


def _articles(values: CaseValues) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*values.articles, *_lines(values.more_articles))))


def _no_visits(suggested: EvalCase, answerable: bool) -> tuple[str, ...] | None:
    """Where no visit is told: a question to the register that has no answer says so with an empty list."""
    return () if suggested.asks_register and not answerable else None


def _reason(text: str) -> Reason:
    if text not in tuple(Reason):
        raise FormProblem(texts.fill_in(texts.FIELDS["reason"]), f"expected a reason, got {text!r}")
    return Reason(text)


def _count(text: str) -> int | None:
    plain = text.replace(".", "")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) < 9):
        raise FormProblem(texts.WRONG_COUNT, f"expected a whole number, got {text!r}")
    return int(plain)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _read_text(value: object, name: str) -> str:
    """One field: each line cleaned; raises FormProblem where it holds more than the page takes."""
    if not isinstance(value, str):
        return ""
    limit = TEXT_LIMIT if name in _LONG or name == "question" else LINE_LIMIT
    if len(value) > limit:
        label = texts.FIELDS.get(name, name)
        raise FormProblem(texts.too_long(label, limit), f"expected at most {limit}, got {len(value)}")
    lines = value.splitlines() if name in _LONG else [" ".join(value.split())]
    return "\n".join(clean_typed(line) for line in lines[:LINES_LIMIT])
