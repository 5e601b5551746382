"""All cases of a report for the page: failed ones as markup, passed ones as data that the page's script draws."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eval.reporting import messages
from eval.reporting.cards import Card, Node, build_card
from eval.reporting.safe_text import show_text

SHARED = 40
"""Characters from which a text that may occur again is written once and pointed at."""
OPEN_AT_ONCE = 10
"""Failed cases are open from the start if there are no more than this."""
_FAULT_END = re.compile(r" \(|: ")


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A failed case with its place among all cases."""

    number: int
    id: str
    card: Card


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the list."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and words."""


@dataclass(frozen=True, slots=True)
class CaseList:
    """What the page needs to list, filter and search the cases."""

    failed: tuple[FailedCase, ...]
    open: bool
    filters: tuple[Filter, ...]
    data: dict[str, Any]
    """For the script: `texts`, and `cases` with id, whether passed, tags and faults; passed ones with their card."""


def view_cases(report: Mapping[str, Any]) -> CaseList:
    """All cases of a JSON report, in its order."""
    results = report["results"]
    failed = tuple(
        FailedCase(number, show_text(result["id"]), build_card(result))
        for number, result in enumerate(results)
        if not result["passed"]
    )
    shared = SharedTexts()
    cases = [_case_data(result, shared) for result in results]
    data = {"texts": shared.texts, "cases": cases}
    return CaseList(failed, len(failed) <= OPEN_AT_ONCE, tuple(_filters(results)), data)


def name_fault(fault: str) -> str:
    """A fault without its details, so that equal faults of different cases have the same name."""
    return _FAULT_END.split(show_text(fault), maxsplit=1)[0]


class SharedTexts:
    """Long texts, each once: the same passages are shown for many cases."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._places: dict[str, int] = {}

    def fold(self, node: Node) -> Any:
        """`node` with every long text replaced by its place in `texts`."""
        if not isinstance(node, str):
            return [self.fold(child) for child in node]
        if len(node) < SHARED:
            return node
        if node not in self._places:
            self._places[node] = len(self.texts)
            self.texts.append(node)
        return self._places[node]


def _case_data(result: Mapping[str, Any], shared: SharedTexts) -> dict[str, Any]:
    data = {
        "id": show_text(result["id"]),
        "passed": result["passed"],
        "in": {key: show_text(value) for key, value in _places(result)},
        "faults": list(_name_faults(result)),
    }
    if result["passed"]:
        card = build_card(result)
        data["head"] = [shared.fold(node) for node in card.head]
        data["body"] = [shared.fold(node) for node in card.body]
    return data


def _name_faults(result: Mapping[str, Any]) -> dict[str, None]:
    """What a case can be found by: its faults, and a wrong direct answer, with which it may have passed."""
    named = dict.fromkeys(map(name_fault, result["faults"]))
    if result.get("values", {}).get("short_right") == [0.0]:
        named[messages.SHORT_WRONG] = None
    return named


def _places(result: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Tags, file and split: what slices are made of, in the order of messages.TAGS."""
    known = {**result["tags"], "file": result["file"], "split": result["split"]}
    return ((tag, known[tag]) for tag in messages.TAGS if known.get(tag))


def _filters(results: list[Mapping[str, Any]]) -> Iterator[Filter]:
    yield Filter("hasil", messages.OUTCOME, tuple(messages.OUTCOMES.items()))
    faults = {fault for result in results for fault in _name_faults(result)}
    if faults:
        yield _choice("sebab", messages.FAULT, faults)
    seen: dict[str, set[str]] = {}
    for result in results:
        for tag, value in _places(result):
            seen.setdefault(tag, set()).add(show_text(value))
    yield from (_choice(tag, messages.TAGS[tag], seen[tag]) for tag in messages.TAGS if tag in seen)


def _choice(key: str, label: str, values: set[str]) -> Filter:
    named = sorted(
        ((value, messages.name_tag(value)) for value in values), key=lambda pair: pair[1].casefold()
    )
    return Filter(key, label, tuple(named))
