"""A run compared with an earlier one: what got better, what got worse, and what is a reason to refuse it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from eval import messages as eval_messages
from eval.comparing import messages
from eval.comparing.case_changes import compare_cases
from eval.comparing.change import CaseChange, Comparison, FigureChange, LatencyChange
from eval.comparing.compared_run import ComparedRun, read_run
from eval.comparing.figures import compare_figures, gain_of, is_beyond, is_significant
from eval.comparing.latency import SLOWER, compare_latency
from eval.comparing.shown_text import format_p, format_value, name_first, shorten
from eval.errors import EvalError
from eval.measuring.metric import metric_named

LONGEST_WHY = 300
"""Characters of the reasons of a failed case in a sentence."""


def compare(now: Mapping[str, Any], before: Mapping[str, Any]) -> Comparison:
    """Two runs side by side: `now` a full report of format 2, `before` one too or golden numbers (`load_baseline`).

    The present run is to be refused where a figure lost significantly or by more than its tolerance, where a case that
    passed fails, where one that was answered crashes, and where answers are slower by half. Cases that only one run
    has are noted and not compared: running some of the cases is no regression. Raises EvalError where none is shared,
    and for what is no report.
    """
    new, old = _read(now), _read(before)
    check_shared_cases(new.cases, before)
    shared = tuple(sorted(new.cases.keys() & old.cases.keys()))
    figures = compare_figures(new, old, shared)
    changes = compare_cases(new, old, shared)
    latency = compare_latency(new, old, shared)
    missing, added = (_only_in(one, other) for one, other in ((old, new), (new, old)))
    edited = tuple(one for one in shared if new.cases[one].fingerprint != old.cases[one].fingerprint)
    return Comparison(
        cases=len(shared),
        figures=figures,
        better=changes.better,
        worse=changes.worse,
        changed=changes.changed,
        missing=missing,
        added=added,
        edited=edited,
        latency=latency,
        notes=tuple(_notes(new, old, missing, added, edited)),
        regressions=(
            *_worse_figures(figures),
            *map(_worse_case, changes.worse),
            *_slower(latency),
        ),
    )


def check_shared_cases(ids: Iterable[str], before: Mapping[str, Any]) -> None:
    """Raises EvalError where none of the cases `ids` is in the earlier run: asked before a run that takes minutes."""
    known = {result["id"] for result in before["results"]}
    if known.isdisjoint(ids):
        raise EvalError(messages.NO_SHARED_CASES, f"expected shared ids, got {len(known)} others")


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON values, with the names of its fields for keys; the same for the same two runs."""
    value: dict[str, Any] = json.loads(json.dumps(asdict(comparison)))
    return value


def _read(value: Mapping[str, Any]) -> ComparedRun:
    try:
        return read_run(value)
    except ValueError as error:
        raise EvalError(messages.NO_RUN, str(error)) from error


def _only_in(one: ComparedRun, other: ComparedRun) -> tuple[str, ...]:
    return tuple(sorted(one.cases.keys() - other.cases.keys()))


def _notes(
    now: ComparedRun,
    before: ComparedRun,
    missing: tuple[str, ...],
    added: tuple[str, ...],
    edited: tuple[str, ...],
) -> Iterator[str]:
    if now.fast != before.fast:
        how = {run.fast: messages.WITH_FAST if run.fast else messages.WITHOUT_FAST for run in (now, before)}
        yield messages.NOTE_FAST.format(before=how[before.fast], now=how[now.fast])
    if now.split and before.split and now.split != before.split:
        yield messages.NOTE_SPLIT.format(before=shorten(before.split, 20), now=shorten(now.split, 20))
    listed = (
        (messages.NOTE_MISSING, missing),
        (messages.NOTE_ADDED, added),
        (messages.NOTE_EDITED, edited),
    )
    for sentence, ids in listed:
        if ids:
            yield sentence.format(count=len(ids), ids=name_first(ids))


def _worse_figures(figures: tuple[FigureChange, ...]) -> Iterator[str]:
    for change in figures:
        if change.verdict == "worse" and change.now is not None and change.before is not None:
            metric = metric_named(change.name)
            why = []
            if is_beyond(metric, gain_of(metric, change.now, change.before)):
                why.append(messages.BEYOND.format(tolerance=format_value(metric, metric.tolerance)))
            if is_significant(change):
                why.append(messages.SIGNIFICANT.format(p=format_p(change.p_value)))
            yield messages.WORSE_FIGURE.format(
                label=eval_messages.LABELS[change.name],
                old=format_value(metric, change.before),
                new=format_value(metric, change.now),
                why="; ".join(why),
            )


def _worse_case(change: CaseChange) -> str:
    passed_before = not change.why_before
    sentence = messages.WORSE_CASE if passed_before else messages.NEW_CRASH
    return sentence.format(id=shorten(change.id, 80), why=shorten("; ".join(change.why_now), LONGEST_WHY))


def _slower(latency: LatencyChange | None) -> Iterator[str]:
    if latency is not None and latency.verdict == "worse":
        yield messages.SLOWER.format(
            percent=round((latency.ratio - 1) * 100), cases=latency.cases, limit=round((SLOWER - 1) * 100)
        )
