"""One side of a comparison: what is read of a full report or of golden numbers, which then count alike."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.comparing.change import Side
from eval.measuring.metric import METRICS

FORMAT = 2
"""Form of the reports, and of the golden numbers, that can be compared."""
DIGITS = 6
"""Decimals of all observations, as in reports; what is finer is noise of arithmetic."""

_BETTER = {metric.name: metric.better for metric in METRICS}
_LARGEST = 1e6
_SUM_AND_NUMBER = re.compile(r"(?P<sum>-?\d{1,9}(\.\d{1,9})?)/(?P<number>[1-9]\d{0,5})", re.ASCII)

Observed = tuple[float, int]
"""Sum and number (at least 1) of the observations of one metric in one case."""


@dataclass(frozen=True, slots=True)
class RunCase:
    """One case of one run."""

    id: str
    passed: bool
    status: str | None
    """None where the assistant crashed."""
    reason: str | None
    faults: tuple[str, ...]
    values: Mapping[str, Observed]
    """By metric; only those with observations."""
    fingerprint: str
    """The same for the same question and expectation; see `fingerprint_of`."""
    question: str = ""
    """Empty in golden numbers."""
    side: Side | None = None
    """The answer; None in golden numbers."""


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """One run."""

    fast: bool
    split: str | None
    """dev, check or all; None where the report does not say."""
    cases: Mapping[str, RunCase]
    """By id."""
    unit: float | None = None
    """Seconds of the reference work on the machine of the run, above 0; see `eval.comparing.machine`."""
    seconds: Mapping[str, float] | None = None
    """Seconds of each answer by case id; None where the times were left out."""


def read_run(value: Mapping[str, Any]) -> ComparedRun:
    """A report of format 2, or golden numbers; raises ValueError, saying what was expected where, for any other."""
    options = _mapping(value.get("options", {}), "options")
    groups = _mapping(value.get("seen", {}), "seen")
    cases: dict[str, RunCase] = {}
    for place, result in enumerate(_sequence(value.get("results"), "results")):
        case = _read_case(_mapping(result, f"results[{place}]"), place, groups)
        if case.id in cases:
            raise ValueError(f"results[{place}]: expected ids that occur once, got {case.id!r} again")
        cases[case.id] = case
    unit, seconds = _read_times(value.get("times"))
    return ComparedRun(options.get("fast") is True, _text_or_none(options.get("split")), cases, unit, seconds)


def fingerprint_of(result: Mapping[str, Any]) -> str:
    """8 hexadecimal digits that change with the question, its history or what is expected of the answer."""
    kept = result.get("case")
    if isinstance(kept, str):
        return kept
    asked = [result.get(key) for key in ("question", "history", "answerable", "expected")]
    asked += [[check.get("forms") for check in result.get(key) or ()] for key in ("facts", "forbidden")]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:8]


def sum_observations(values: object, where: str) -> dict[str, Observed]:
    """Sum and number of each metric's observations, from lists (reports) or from `1` and `"4/5"` (golden numbers)."""
    found: dict[str, Observed] = {}
    for name, observed in _mapping(values, where).items():
        total, count = _read_observed(observed, f"{where}.{name}")
        if count:
            found[name] = (round(total, DIGITS), count)
    return found


def _read_observed(observed: object, where: str) -> Observed:
    if isinstance(observed, str):
        if not (found := _SUM_AND_NUMBER.fullmatch(observed)):
            raise ValueError(f'{where}: expected "sum/number", got {observed!r}')
        return float(found["sum"]), int(found["number"])
    if isinstance(observed, list | tuple):
        return math.fsum(_number(one, where) for one in observed), len(observed)
    return _number(observed, where), 1


def best_of(name: str) -> Observed | None:
    """One observation at its best; None for a metric that this version does not know."""
    better = _BETTER.get(name)
    return None if better is None else (float(better == "higher"), 1)


def _read_case(result: Mapping[str, Any], place: int, groups: Mapping[str, Any]) -> RunCase:
    name = result.get("id")
    if not isinstance(name, str) or not isinstance(result.get("passed"), bool):
        raise ValueError(
            f"results[{place}]: expected an id and passed, got {name!r}, {result.get('passed')!r}"
        )
    faults = _sequence(result.get("faults", []), f"{name}.faults")
    return RunCase(
        name,
        result["passed"],
        _text_or_none(result.get("status")),
        _text_or_none(result.get("reason")),
        tuple(str(fault) for fault in faults),
        _read_values(result, groups),
        fingerprint_of(result),
        _text_or_none(result.get("question")) or "",
        _read_side(result) if "answer" in result else None,
    )


def _read_values(result: Mapping[str, Any], groups: Mapping[str, Any]) -> dict[str, Observed]:
    """What was observed; golden numbers leave out what was at its best, and name the metrics that looked."""
    name = result["id"]
    observed = sum_observations(result.get("values"), f"{name}.values")
    if "seen" not in result:
        return observed
    group = result["seen"]
    if not isinstance(group, str) or group not in groups:
        raise ValueError(f"{name}.seen: expected one of {sorted(groups)[:20]}, got {str(group)[:50]!r}")
    looked = _sequence(groups[group], f"seen.{group}")
    best = {metric: found for metric in looked if isinstance(metric, str) and (found := best_of(metric))}
    return best | observed


def _read_side(result: Mapping[str, Any]) -> Side:
    where = f"{result['id']}.citations"
    citations = [_mapping(one, where) for one in _sequence(result.get("citations", []), where)]
    cited = [one["article_id"] for one in citations if isinstance(one.get("article_id"), str)]
    status, reason, short, answer = (
        _text_or_none(result.get(key)) for key in ("status", "reason", "short", "answer")
    )
    return Side(status, reason, short, answer, tuple(dict.fromkeys(cited)))


def _read_times(value: object) -> tuple[float | None, dict[str, float] | None]:
    if value is None:
        return None, None
    times = _mapping(value, "times")
    seconds = _mapping(times.get("cases", {}), "times.cases")
    unit = times.get("unit")
    if unit is not None and _number(unit, "times.unit") <= 0:
        raise ValueError(f"times.unit: expected seconds above 0, got {unit}")
    return (
        unit,
        {name: _number(one, f"times.cases.{name}") for name, one in seconds.items()},
    )


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: expected an object, got {type(value).__name__}")
    return value


def _sequence(value: object, where: str) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{where}: expected a list, got {type(value).__name__}")
    return value


def _number(value: object, where: str) -> float:
    # Not `abs(value) > …`: that is false for what is no number at all.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise ValueError(f"{where}: expected a number up to {_LARGEST:.0f}, got {str(value)[:50]!r}")
    return float(value)


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
