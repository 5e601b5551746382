"""The measures as a reader of a report meets them: groups, names, explanations, and which way is better."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from eval import messages as eval_messages
from eval.measuring.metric import METRICS
from eval.reporting import messages
from eval.reporting.numbers import NO_VALUE, format_interval, format_number, format_share


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in words."""

    name: str
    label: str
    definition: str
    """One or two Indonesian sentences; empty for one that is not explained."""
    lower: bool
    """Whether less is better."""
    score: bool
    """Whether it is written as a number from 0 to 1, rather than as percent."""

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        return messages.LOWER if self.lower else messages.HIGHER

    def goodness(self, value: float) -> float:
        """`value` turned so that 1 is best."""
        return 1 - value if self.lower else value

    def write(self, value: float | None) -> str:
        """`value` as people read it, or a dash."""
        if value is None or not self.score:
            return format_share(value)
        return format_number(value, 3)

    def write_interval(self, low: float | None, high: float | None) -> str:
        """Both bounds, or a dash."""
        if low is None or high is None:
            return NO_VALUE
        if not self.score:
            return format_interval(low, high)
        return f"{format_number(low, 3)}–{format_number(high, 3)}"


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures that belong together."""

    title: str
    measures: tuple[Measure, ...]


def describe_measure(name: str) -> Measure:
    """The words for `name`, which may come from another release: then its name stands for itself."""
    metric = next((metric for metric in METRICS if metric.name == name), None)
    lower = metric is not None and metric.better == "lower"
    score = metric is not None and metric.unit == "score"
    label = eval_messages.LABELS.get(name, name)
    definitions = (group[name] for group in _groups() if name in group and name != "title")
    return Measure(name, label, next(definitions, ""), lower, score)


def group_measures(names: Iterable[str]) -> tuple[MeasureGroup, ...]:
    """The measures among `names` in groups, in the order of reports; the unknown ones last, none twice."""
    left = dict.fromkeys(names)
    groups = []
    for group in _groups():
        members = tuple(describe_measure(name) for name in group if name in left)
        left = {name: None for name in left if name not in group}
        groups.append(MeasureGroup(group["title"], members))
    groups.append(MeasureGroup(messages.OTHER_GROUP, tuple(map(describe_measure, left))))
    return tuple(group for group in groups if group.measures)


@cache
def _groups() -> tuple[dict[str, str], ...]:
    """Tables of the data file: the title, then a definition for each name."""
    text = resources.files("eval.reporting").joinpath("measures.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["group"])
