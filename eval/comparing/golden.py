"""Golden numbers: a run as a small file whose changes people can review line by line."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.command_line.common import save_file
from eval.comparing.compared_run import DIGITS, FORMAT, Observed, best_of, fingerprint_of, sum_observations
from eval.comparing.shown_text import shorten

LONGEST_FAULT = 200
"""Characters of a fault that golden numbers keep."""

_FEW = ("id", "passed", "status")


def write_golden(report: Mapping[str, Any], path: Path) -> None:
    """The golden numbers of a full report as a file, whole or not at all; raises UsageError where that fails."""
    save_file(path, dump_golden(report).encode("utf-8", "backslashreplace"))


def read_golden(report: Mapping[str, Any]) -> dict[str, Any]:
    """The golden numbers of a full report as they will be read."""
    value: dict[str, Any] = json.loads(dump_golden(report))
    return value


def dump_golden(report: Mapping[str, Any]) -> str:
    """The golden numbers of a full report as text: one metric and one case a line, sorted, without times.

    The same for the same answers, to the byte. Of each case: whether it passed, status, reason, faults (at most
    LONGEST_FAULT characters each), the fingerprint of question and expectation, and what was observed: `seen` names the
    list, in the head of the file, of the metrics that looked at the case, and `values` has those of them that are not
    one observation at its best (one as a number, several as "sum/number"). It is a baseline like the report that it
    was made from, except that it holds no answers and no times.
    """
    results = sorted(report["results"], key=lambda result: str(result["id"]))
    observed = [sum_observations(result["values"], f"{result['id']}.values") for result in results]
    groups = _name_groups(observed)
    cases = [_golden_case(*pair, groups) for pair in zip(results, observed, strict=True)]
    figures = report.get("figures", {})
    parts = [
        *(_entry(key, value) for key, value in _head(report).items()),
        _block("figures", "{}", [_entry(name, figures[name]) for name in sorted(figures)]),
        _block("seen", "{}", [_entry(group, list(names)) for names, group in groups.items()]),
        _block("results", "[]", [_dump(case) for case in cases]),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _head(report: Mapping[str, Any]) -> dict[str, Any]:
    head: dict[str, Any] = {"format": FORMAT, "golden": True, "options": report.get("options", {})}
    return head | {key: report[key] for key in ("cases", "passed") if key in report}


def _name_groups(observed: Sequence[Mapping[str, Observed]]) -> dict[tuple[str, ...], str]:
    """A short name for each set of metrics that looked at a case, in the order of the cases."""
    sets = dict.fromkeys(tuple(sorted(values)) for values in observed)
    return {names: f"g{number}" for number, names in enumerate(sets, start=1)}


def _golden_case(
    result: Mapping[str, Any], observed: Mapping[str, Observed], groups: Mapping[tuple[str, ...], str]
) -> dict[str, Any]:
    case = {key: result.get(key) for key in _FEW}
    if result.get("reason"):
        case["reason"] = result["reason"]
    if result.get("faults"):
        case["faults"] = [shorten(fault, LONGEST_FAULT) for fault in result["faults"]]
    names = tuple(sorted(observed))
    case["seen"] = groups[names]
    case["values"] = {name: _number(*observed[name]) for name in names if observed[name] != best_of(name)}
    case["case"] = fingerprint_of(result)
    return case


def _number(total: float, count: int) -> float | str:
    whole: float = int(total) if total == int(total) else total
    return whole if count == 1 else f"{_plain(whole)}/{count}"


def _plain(value: float) -> str:
    """Without an exponent, and without zeros that say nothing."""
    return str(value) if isinstance(value, int) else f"{value:.{DIGITS}f}".rstrip("0")


def _entry(key: str, value: object) -> str:
    return f"{_dump(key)}: {_dump(value)}"


def _block(key: str, brackets: str, lines: Sequence[str]) -> str:
    inner = "".join(f"\n {line}," for line in lines).removesuffix(",")
    return f"{_dump(key)}: {brackets[0]}{inner}\n{brackets[1]}"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
