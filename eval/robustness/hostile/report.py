"""What the hostile suite found, as JSON and for a terminal."""

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.reporting.json_report import write_json
from eval.reporting.numbers import format_number
from eval.reporting.safe_text import show_text
from eval.robustness import hostile_messages as messages
from eval.robustness.hostile.suite import SLOW, HostileReport

FORMAT = 1


def hostile_to_json(report: HostileReport, with_times: bool = True) -> dict[str, Any]:
    """The whole report as JSON values; without times it is the same for the same answers, to the byte.

    Keys: `format`, `total`, `passed`, `groups` {group: {label, passed, total}}, `results` [{id, group, passed,
    faults}], and `times` {limit, slow, slowest, cases: {id: seconds}} where asked for.
    """
    value: dict[str, Any] = {
        "format": FORMAT,
        "total": len(report.outcomes),
        "passed": len(report.outcomes) - len(report.failed),
        "groups": {
            name: {"label": messages.GROUPS[name], "passed": passed, "total": total}
            for name, (passed, total) in report.groups.items()
        },
        "results": [
            {"id": one.id, "group": one.group, "passed": not one.faults, "faults": list(one.faults)}
            for one in report.outcomes
        ],
    }
    if with_times:
        seconds = {one.id: round(one.seconds, 6) for one in report.outcomes if one.seconds}
        value["times"] = {
            "limit": SLOW,
            "slow": [name for name, took in seconds.items() if took > SLOW],
            "slowest": max(seconds, key=lambda name: seconds[name], default=None),
            "cases": seconds,
        }
    return value


def dump_hostile(report: HostileReport, with_times: bool = True) -> str:
    """`hostile_to_json` as text, ending in a line end."""
    return write_json(hostile_to_json(report, with_times))


def render_hostile(report: HostileReport) -> RenderableType:
    """Passed and total of each group, the slowest input, then each failure with all its faults."""
    total = len(report.outcomes)
    table = Table(title=messages.TITLE.format(passed=total - len(report.failed), total=total))
    for index, heading in enumerate(messages.COLUMNS):
        table.add_column(heading, justify="left" if index == 0 else "right")
    for name, (passed, count) in report.groups.items():
        table.add_row(messages.GROUPS[name], str(passed), str(count))
    return Group(table, Text(_slowest(report)), Text(_failures(report)))


def _slowest(report: HostileReport) -> str:
    slowest = max(report.outcomes, key=lambda one: one.seconds)
    count = sum(one.seconds > SLOW for one in report.outcomes)
    return messages.SLOW.format(
        seconds=format_number(slowest.seconds, 1), id=slowest.id, limit=round(SLOW), count=count
    )


def _failures(report: HostileReport) -> str:
    if not report.failed:
        return messages.FAILED_NONE
    lines = [messages.FAILED_TITLE.format(count=len(report.failed))]
    for one in report.failed:
        lines += [
            "",
            f"{one.id}  ({messages.GROUPS[one.group]})",
            *(f"  - {show_text(' '.join(fault.split()))}" for fault in one.faults),
        ]
    return "\n".join(lines)
