"""Files that a run is compared with: full reports, and golden numbers, which are small enough to review."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from assistant.command_line.common import save_file
from eval.comparing import messages
from eval.comparing.compared_run import DIGITS, fingerprint_of, read_run, sum_observations
from eval.comparing.shown_text import shorten
from eval.errors import EvalError

FORMAT = 2
"""Form of reports and of golden numbers that can be compared."""
BASELINES_FOLDER = Path(__file__).resolve().parent.parent / "baselines"
"""Golden numbers of the shipped cases."""
LONGEST_FAULT = 200
"""Characters of a fault that golden numbers keep."""


def load_baseline(path: Path) -> dict[str, Any]:
    """A full report of format 2 or golden numbers; raises EvalError, with a sentence for each kind of other file."""
    value = _load_json(path)
    if not _looks_like_report(value):
        raise _refuse(messages.OTHER_JSON, path, f"expected a report, got {_kind_of(value)}")
    check_baseline(value, path)
    return value


def check_baseline(value: Mapping[str, Any], path: Path) -> None:
    """Raises EvalError where a report, read from `path`, has another format or is damaged."""
    version = value["format"]
    if version != FORMAT:
        sentence = messages.OLD_FORMAT if version < FORMAT else messages.NEW_FORMAT
        raise _refuse(sentence, path, f"expected format {FORMAT}, got {version}", format=version)
    try:
        read_run(value)
    except ValueError as error:
        raise _refuse(messages.DAMAGED, path, str(error)) from error


def load_golden(path: Path) -> dict[str, Any] | None:
    """The golden numbers that new ones would replace, of whatever format; None where there is no file.

    Raises EvalError for any other file, so that nothing else is ever written over.
    """
    if not os.path.exists(path):  # `Path.exists` raises for a name that is too long
        return None
    try:
        value = _load_json(path)
    except EvalError as error:
        raise _refuse(messages.NOT_GOLDEN, path, error.detail) from error
    if not _looks_like_report(value) or value.get("golden") is not True:
        raise _refuse(messages.NOT_GOLDEN, path, f"expected golden numbers, got {_kind_of(value)}")
    return value


def read_golden(report: Mapping[str, Any]) -> dict[str, Any]:
    """The golden numbers of a full report as they will be read."""
    value: dict[str, Any] = json.loads(dump_golden(report))
    return value


def write_golden(report: Mapping[str, Any], path: Path) -> None:
    """The golden numbers of a full report as a file, whole or not at all; raises UsageError where that fails."""
    save_file(path, dump_golden(report).encode("utf-8", "backslashreplace"))


def dump_golden(report: Mapping[str, Any]) -> str:
    """The golden numbers of a full report as text: one metric and one case a line, sorted, without times.

    The same for the same answers, to the byte. Of each case: whether it passed, status, reason, faults (at most
    LONGEST_FAULT characters each), the observations of each metric (one as a number, several as "sum/number"), and the
    fingerprint of question and expectation. It is a baseline like the report that it was made from, except that it
    holds no answers and no times.
    """
    head = {"format": FORMAT, "golden": True, "options": report.get("options", {})}
    counts = {key: report[key] for key in ("cases", "passed") if key in report}
    lines = [f"{_line(key)}: {_line(value)}" for key, value in {**head, **counts}.items()]
    figures = [f" {_line(name)}: {_line(value)}" for name, value in sorted(report.get("figures", {}).items())]
    results = sorted(report["results"], key=lambda result: str(result["id"]))
    cases = [" " + _line(_golden_case(result)) for result in results]
    lines += [_block('"figures": {', figures, "}"), _block('"results": [', cases, "]")]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _golden_case(result: Mapping[str, Any]) -> dict[str, Any]:
    case = {key: result.get(key) for key in ("id", "passed", "status")}
    if result.get("reason"):
        case["reason"] = result["reason"]
    if result.get("faults"):
        case["faults"] = [shorten(fault, LONGEST_FAULT) for fault in result["faults"]]
    observed = sum_observations(result.get("values", {}), f"{result['id']}.values")
    case["values"] = {name: _golden_value(*observed[name]) for name in sorted(observed)}
    case["case"] = fingerprint_of(result)
    return case


def _golden_value(total: float, count: int) -> float | str:
    whole: float = int(total) if total == int(total) else total
    return whole if count == 1 else f"{_plain_number(whole)}/{count}"


def _plain_number(value: float) -> str:
    """Without an exponent, and without zeros that say nothing."""
    return str(value) if isinstance(value, int) else f"{value:.{DIGITS}f}".rstrip("0")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(start: str, lines: list[str], end: str) -> str:
    return "\n".join([start, ",\n".join(lines), end]) if lines else start + end


def _load_json(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise _refuse(messages.NO_FILE, path, str(error)) from error
    except IsADirectoryError as error:
        raise _refuse(messages.IS_FOLDER, path, str(error)) from error
    except OSError as error:
        raise _refuse(messages.UNREADABLE, path, str(error)) from error
    except ValueError as error:  # bytes that are no UTF-8, or a name with a zero byte
        raise _refuse(messages.NOT_JSON, path, str(error)) from error
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _refuse(messages.NOT_JSON, path, str(error)) from error


def _looks_like_report(value: object) -> TypeGuard[dict[str, Any]]:
    return (
        isinstance(value, dict)
        and type(value.get("format")) is int
        and isinstance(value.get("results"), list)
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(f"expected numbers as JSON knows them, got {name}")


def _refuse(sentence: str, path: Path, detail: str, **values: object) -> EvalError:
    return EvalError(sentence.format(path=path, **values), f"{str(path)!r}: {detail}")


def _kind_of(value: object) -> str:
    return f"keys {sorted(value)[:5]}" if isinstance(value, dict) else type(value).__name__
