"""The comparison of two runs, ready for the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from eval.reporting import messages
from eval.reporting.cards import status_words
from eval.reporting.charts import draw_change
from eval.reporting.measures import Measure, describe_measure
from eval.reporting.numbers import NO_VALUE, format_number, format_points, format_seconds
from eval.reporting.safe_text import show_text

LEAST_REACH = 0.02
"""Difference at the edges of the pictures, if none is greater: else noise would look like a landslide."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One measure in both runs."""

    measure: Measure
    before: str
    now: str
    points: str
    interval: str
    p_value: str
    verdict: str
    """better, worse, same: class of the row."""
    verdict_words: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class SideView:
    """What one run answered."""

    status: str
    short: str
    answer: str
    cited: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case that differs."""

    id: str
    link: str
    question: str
    why_before: tuple[str, ...]
    why_now: tuple[str, ...]
    remarks: tuple[str, ...]
    sides: tuple[SideView, SideView] | None
    """Before and now; None where a run has no answers."""


@dataclass(frozen=True, slots=True)
class ChangedCases:
    """Cases that changed in the same way."""

    key: str
    title: str
    cases: tuple[CaseRow, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """All that the comparison says."""

    lead: str
    regressions: tuple[str, ...]
    notes: tuple[str, ...]
    help: str
    rows: tuple[ChangeRow, ...]
    lists: tuple[ChangedCases, ...]
    ids: tuple[tuple[str, tuple[str, ...]], ...]
    """Title and ids of cases that were not compared, or are not the same any more."""
    latency: str


def view_changes(comparison: Mapping[str, Any]) -> Changes:
    """The comparison in its JSON form, ready for the page."""
    figures = [figure for figure in comparison["figures"] if _is_measured(figure)]
    reach = max([LEAST_REACH, *(abs(bound) for figure in figures for bound in _bounds(figure))])
    lists = (
        _list("worse", messages.WORSE_CASES, comparison["worse"]),
        _list("better", messages.BETTER_CASES, comparison["better"]),
        _list("changed", messages.CHANGED_CASES, comparison.get("changed", ())),
    )
    ids = (
        (messages.ONLY_BEFORE, _texts(comparison.get("missing", ()))),
        (messages.ONLY_NOW, _texts(comparison.get("added", ()))),
        (messages.EDITED, _texts(comparison.get("edited", ()))),
    )
    return Changes(
        lead=messages.COMPARED.format(cases=format_number(comparison["cases"])),
        regressions=_texts(comparison["regressions"]),
        notes=_texts(comparison.get("notes", ())),
        help=messages.CHANGE_HELP.format(reach=format_number(reach * 100, 1)),
        rows=tuple(_row(figure, reach) for figure in figures),
        lists=tuple(part for part in lists if part.cases),
        ids=tuple((title, names) for title, names in ids if names),
        latency=_latency(comparison.get("latency")),
    )


def _is_measured(figure: Mapping[str, Any]) -> bool:
    return figure["before"] is not None or figure["now"] is not None


def _bounds(figure: Mapping[str, Any]) -> tuple[float, ...]:
    return tuple(figure[name] for name in ("low", "high") if figure[name] is not None)


def _row(figure: Mapping[str, Any], reach: float) -> ChangeRow:
    measure = describe_measure(figure["name"])
    before, now, low, high = (figure[name] for name in ("before", "now", "low", "high"))
    change = None if before is None or now is None else now - before
    interval = NO_VALUE if low is None else f"{format_points(low)} … {format_points(high)}"
    p_value = NO_VALUE if figure["p_value"] is None else format_number(figure["p_value"], 3)
    return ChangeRow(
        measure=measure,
        before=measure.write(before),
        now=measure.write(now),
        points=format_points(change),
        interval=interval,
        p_value=p_value,
        verdict=figure["verdict"],
        verdict_words=messages.VERDICTS.get(figure["verdict"], NO_VALUE),
        picture=draw_change(change, low, high, reach),
    )


def _list(key: str, title: str, cases: Iterable[Mapping[str, Any]]) -> ChangedCases:
    return ChangedCases(key, title, tuple(map(_case, cases)), open=key != "changed")


def _case(change: Mapping[str, Any]) -> CaseRow:
    answers = change.get("answers")
    sides = (_side(answers["before"]), _side(answers["now"])) if answers else None
    case_id = show_text(change["id"])
    return CaseRow(
        id=case_id,
        link=f"#{urlencode({'kasus': case_id})}",
        question=show_text(change["question"]),
        why_before=_texts(change["why_before"]),
        why_now=_texts(change["why_now"]),
        remarks=tuple(_remarks(change)),
        sides=sides,
    )


def _remarks(change: Mapping[str, Any]) -> Iterable[str]:
    if change.get("crashed"):
        yield messages.CRASHED
    for key, words in (("gained", messages.GAINED), ("lost", messages.LOST)):
        if names := change.get(key):
            yield words.format(names=", ".join(describe_measure(name).label for name in names))


def _side(side: Mapping[str, Any]) -> SideView:
    cited = show_text(", ".join(side["articles"]))
    return SideView(
        status=show_text(status_words(side["status"], side["reason"])),
        short=show_text(side["short"] or ""),
        answer=show_text(side["answer"] or messages.NOTHING_SAID),
        cited=messages.CITED.format(articles=cited) if cited else "",
    )


def _latency(change: Mapping[str, Any] | None) -> str:
    if change is None:
        return ""
    before, now = format_seconds(change["before_p50"]), format_seconds(change["now_p50"])
    return messages.LATENCY_CHANGE.format(before=before, now=now, ratio=format_number(change["ratio"], 2))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(show_text, texts))
