"""One case read strictly from a table of plain values, with every fault of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast, get_args

from assistant.answer import Reason
from eval.casework import messages
from eval.casework.case import CaseTags, EvalCase, Fact, Split
from eval.casework.case_place import Place, show, suggest
from eval.errors import CaseError
from eval.matching.facts import has_content, match_fact

T = TypeVar("T")

SURELY_A_WORD = 3
"""Letters and digits; a form with more of them says something."""

REQUIRED = frozenset({"id", "question", "articles", "answerable", "split", "tags"})
OPTIONAL = frozenset(
    {"history", "facts", "reason", "forbidden", "visits", "optional_visits", "count", "similar_names"}
)
REQUIRED_TAGS = frozenset({"kind", "difficulty", "origin"})
OPTIONAL_TAGS = frozenset({"topic", "region"})


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """What came of one table."""

    case: EvalCase | None
    """None where there are faults."""
    faults: tuple[CaseError, ...] = ()


def read_case(entry: object, place: Place, file: str = "", line: int = 0) -> ReadEntry:
    """The case in a table with the keys of a `[[case]]`, or all that is wrong with it, in the order of the keys."""
    reading = _Reading(place)
    if not isinstance(entry, Mapping):
        reading.complain(messages.WRONG_TYPE.format(key="case", expected=messages.TABLE), "case")
        return ReadEntry(None, tuple(reading.faults))
    case = _read(entry, reading, file, line)
    if not reading.faults:
        for key, problem in find_contradictions(case, place.name):
            reading.complain(problem, key)
    return ReadEntry(None if reading.faults else case, tuple(reading.faults))


def _read(entry: Mapping[str, Any], reading: "_Reading", file: str, line: int) -> EvalCase:
    reading.check_keys(entry, REQUIRED, OPTIONAL)
    visits = reading.texts(entry, "visits")
    reason = reading.one_of(entry, "reason", tuple(Reason))
    return EvalCase(
        id=reading.text(entry, "id"),
        question=reading.text(entry, "question"),
        answerable=reading.truth(entry, "answerable"),
        tags=_read_tags(entry.get("tags", {}), reading),
        split=cast(Split, reading.one_of(entry, "split", get_args(Split))),
        history=reading.texts(entry, "history"),
        facts=reading.facts(entry, "facts"),
        articles=reading.texts(entry, "articles"),
        reason=Reason(reason) if reason else None,
        forbidden=reading.facts(entry, "forbidden"),
        visits=visits if "visits" in entry else None,
        optional_visits=reading.texts(entry, "optional_visits"),
        count=reading.number(entry, "count"),
        similar_names=reading.truth(entry, "similar_names"),
        file=file,
        line=line,
    )


def _read_tags(tags: object, reading: "_Reading") -> CaseTags:
    if not isinstance(tags, Mapping):
        reading.complain(messages.WRONG_TYPE.format(key="tags", expected=messages.TABLE), "tags")
        return CaseTags("", "", "")
    reading.check_keys(tags, REQUIRED_TAGS, OPTIONAL_TAGS)
    known = [key for key in sorted(REQUIRED_TAGS | OPTIONAL_TAGS) if key in tags]
    blank = {"kind": "", "difficulty": "", "origin": ""}
    return CaseTags(**blank | {key: reading.text(tags, key) for key in known})


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads values and keeps what is wrong with them; a wrong or missing one reads as nothing."""

    place: Place
    faults: list[CaseError] = field(default_factory=list)

    def complain(self, problem: str, key: str) -> None:
        self.faults.append(self.place.fault(problem, key))

    def check_keys(
        self, table: Mapping[str, Any], required: frozenset[str], optional: frozenset[str]
    ) -> None:
        for key, problem in find_key_faults(table, required, optional, self.place.name):
            self.complain(problem, key)

    def text(self, table: Mapping[str, Any], key: str) -> str:
        return self._read(table, key, "", messages.TEXT, _is_text)

    def truth(self, table: Mapping[str, Any], key: str) -> bool:
        return self._read(table, key, False, messages.TRUTH, lambda value: isinstance(value, bool))

    def number(self, table: Mapping[str, Any], key: str) -> int | None:
        return self._read(table, key, None, messages.NUMBER, _is_count)

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str]) -> str:
        value = self.text(table, key)
        if value and value not in allowed:
            names = ", ".join(str(word) for word in allowed)
            told = {"key": self.place.name(key), "allowed": names, "value": show(value)}
            self.complain(messages.NOT_ONE_OF.format(**told), key)
            return ""
        return value

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        return tuple(self._read(table, key, [], messages.TEXT_LIST, _is_text_list))

    def facts(self, table: Mapping[str, Any], key: str) -> tuple[Fact, ...]:
        nothing: list[list[str]] = []
        facts = self._read(table, key, nothing, messages.FACT_LIST, _is_fact_list)
        if not all(forms and all(map(says_something, forms)) for forms in facts):
            self.complain(messages.EMPTY_FACT, key)
            return ()
        return tuple(tuple(forms) for forms in facts)

    def _read(
        self, table: Mapping[str, Any], key: str, blank: T, expected: str, fits: Callable[[object], bool]
    ) -> T:
        if key not in table:
            return blank
        value = table[key]
        if fits(value):
            return cast(T, value)
        self.complain(messages.WRONG_TYPE.format(key=self.place.name(key), expected=expected), key)
        return blank


def says_something(form: str) -> bool:
    """Whether a form of a fact holds a word or a number, without which it could never match."""
    letters = sum(sign.isalnum() for sign in form)
    # Tokens need to be read only where so little stands there that it may be none: "-nya".
    return letters > SURELY_A_WORD or (letters > 0 and has_content(form))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_fact_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text_list, value))


def find_key_faults(
    table: Mapping[str, Any],
    required: frozenset[str],
    optional: frozenset[str] = frozenset(),
    name: Callable[[str], str] = str,
) -> Iterator[tuple[str, str]]:
    """First key and Indonesian phrase for keys that are unknown, and for those that are missing."""
    unknown = sorted(set(table) - required - optional)
    if unknown:
        named = ", ".join(suggest(key, required | optional) for key in unknown)
        yield unknown[0], messages.UNKNOWN_KEY.format(keys=named)
    missing = sorted(required - set(table))
    if missing:
        yield missing[0], messages.MISSING_KEY.format(keys=", ".join(name(key) for key in missing))


def find_contradictions(case: EvalCase, name: Callable[[str], str] = str) -> Iterator[tuple[str, str]]:
    """Key and Indonesian phrase for all that is expected and does not fit together; `name` calls a key."""
    yield from _contradicting_visits(case, name) if case.asks_register else _contradicting_facts(case, name)
    if not case.answerable and (case.facts or not case.reason):
        yield "reason", messages.NEEDS_REASON.format(reason=name("reason"), facts=name("facts"))
    for fact in case.facts:
        if any(_says(form, case) for form in fact):
            yield "forbidden", messages.FORBIDDEN_FACT.format(fact=show(" / ".join(fact)))
    for value in _repeated(case.articles):
        yield "articles", messages.REPEATED_VALUE.format(value=show(value), key=name("articles"))


def _says(form: str, case: EvalCase) -> bool:
    """Whether an answer of just this form would be forbidden."""
    return any(match_fact(fact, form, similar_names=case.similar_names).found for fact in case.forbidden)


def _contradicting_facts(case: EvalCase, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    if case.answerable and (not case.facts or not case.articles or case.reason):
        names = {key: name(key) for key in ("facts", "articles", "reason")}
        yield "facts" if not case.facts else "articles", messages.NEEDS_FACTS.format(**names)
    if case.optional_visits:
        names = {key: name(key) for key in ("visits", "optional_visits")}
        yield "optional_visits", messages.OPTIONAL_ALONE.format(**names)


def _contradicting_visits(case: EvalCase, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    names = {key: name(key) for key in ("visits", "optional_visits", "count", "articles")}
    some = bool(case.count if case.visits is None else case.visits)
    if case.answerable != some or case.articles or (case.answerable and case.reason):
        yield "visits", messages.NEEDS_VISITS.format(**names)
    if case.visits is None and case.optional_visits:
        yield "optional_visits", messages.OPTIONAL_ALONE.format(**names)
    for value in _repeated(case.visits or () if case.count is None else ()):
        yield "visits", messages.REPEATED_VALUE.format(value=show(value), key=names["visits"])
    for value in sorted(set(case.visits or ()) & set(case.optional_visits)):
        yield "optional_visits", messages.IN_BOTH.format(value=show(value), **names)
    if case.visits is not None and case.count is not None:
        least = len(case.visits)
        if not least <= case.count <= least + len(case.optional_visits):
            told = {"number": case.count, "told": least}
            yield "count", messages.COUNT_DIFFERS.format(**names, **told)


def _repeated(values: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for value in values:
        seen[value] = seen.get(value, 0) + 1
    return tuple(value for value, times in seen.items() if times > 1)
