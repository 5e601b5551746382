"""Cases read strictly from TOML files."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assistant.answer import Reason
from eval import messages
from eval.casework.case import CaseTags, EvalCase, Split
from eval.casework.case_place import CasePlace, fault_of
from eval.errors import CaseError

CASES_FOLDER = Path(__file__).parent.parent / "cases"

_HEADER = re.compile(r"^\s*\[\[\s*case\s*\]\]", re.MULTILINE)
_SYNTAX_LINE = re.compile(r"line (\d+)")
_REQUIRED = frozenset({"id", "question", "articles", "answerable", "split", "tags"})
_OPTIONAL = frozenset({"history", "facts", "reason", "forbidden", "visits", "optional_visits"})
_REQUIRED_TAGS = frozenset({"kind", "difficulty", "origin"})
_OPTIONAL_TAGS = frozenset({"topic", "region"})


def case_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The `.toml` files under `paths` (files, folders), by name; raises CaseError for a missing path."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            message = messages.CASES_MISSING.format(path=path)
            raise CaseError(message, f"expected a file or folder, got {str(path)!r}")
        files += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(files))


def load_cases(paths: Iterable[Path]) -> tuple[EvalCase, ...]:
    """All cases of files and folders, in order of file and line; raises CaseError at the first fault."""
    cases: dict[str, EvalCase] = {}
    for path in case_files(paths):
        for case in _load_file(path):
            if case.id in cases:
                first = cases[case.id]
                raise fault_of(case, messages.REPEATED_ID.format(file=first.file, line=first.line))
            cases[case.id] = case
    return tuple(cases.values())


def load_passage_cases() -> tuple[EvalCase, ...]:
    """The shipped cases that passages answer, in order: what searching and reading are measured and fitted on."""
    return tuple(case for case in load_cases([CASES_FOLDER]) if not case.asks_register)


def _load_file(path: Path) -> tuple[EvalCase, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except ValueError as error:  # not UTF-8, or not TOML
        line = _SYNTAX_LINE.search(str(error))
        place = CasePlace(path.name, int(line[1]) if line else 1)
        raise place.fault(f"{messages.SYNTAX} ({error})") from error
    top = CasePlace(path.name, 1)
    top.check_keys(table, frozenset({"case"}), frozenset())
    entries = table["case"]
    if not isinstance(entries, list) or not entries:
        raise top.fault(messages.NO_CASE)
    lines = [text.count("\n", 0, m.end()) + 1 for m in _HEADER.finditer(text)]
    # Inline arrays have no headers of their own: their cases are named by id alone.
    places = lines if len(lines) == len(entries) else [1] * len(entries)
    return tuple(
        _read_case(entry, CasePlace(path.name, line)) for entry, line in zip(entries, places, strict=True)
    )


def _read_case(entry: object, place: CasePlace) -> EvalCase:
    if not isinstance(entry, dict):
        raise place.fault(messages.WRONG_TYPE.format(key="case", expected=messages.TABLE))
    if isinstance(entry.get("id"), str):
        place = replace(place, case=entry["id"])
    place.check_keys(entry, _REQUIRED, _OPTIONAL)
    case = EvalCase(
        id=place.text(entry, "id"),
        question=place.text(entry, "question"),
        answerable=place.truth(entry, "answerable"),
        tags=_read_tags(entry["tags"], place),
        split=place.one_of(entry, "split", get_args(Split)),  # type: ignore[arg-type]
        history=place.texts(entry, "history"),
        facts=place.facts(entry, "facts"),
        articles=place.texts(entry, "articles"),
        reason=Reason(place.one_of(entry, "reason", tuple(Reason))) if "reason" in entry else None,
        forbidden=place.facts(entry, "forbidden"),
        visits=place.texts(entry, "visits") if "visits" in entry else None,
        optional_visits=place.texts(entry, "optional_visits"),
        file=place.file,
        line=place.line,
    )
    _check_expectation(case, place)
    return case


def _check_expectation(case: EvalCase, place: CasePlace) -> None:
    """Raises where what is expected does not fit together."""
    if case.asks_register:
        if case.answerable != bool(case.visits) or case.articles or (case.answerable and case.reason):
            raise place.fault(messages.NEEDS_VISITS)
    elif case.answerable and (not case.facts or not case.articles or case.reason):
        raise place.fault(messages.NEEDS_FACTS)
    if not case.answerable and (case.facts or not case.reason):
        raise place.fault(messages.NEEDS_REASON)


def _read_tags(tags: object, place: CasePlace) -> CaseTags:
    if not isinstance(tags, dict):
        raise place.fault(messages.WRONG_TYPE.format(key="tags", expected=messages.TABLE))
    place.check_keys(tags, _REQUIRED_TAGS, _OPTIONAL_TAGS)
    return CaseTags(**{key: place.text(tags, key) for key in tags})
