"""Plain and varied questions put to an assistant in pairs, and what the change of form costs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.measuring.intervals import Figure, estimate
from eval.robustness.judging import find_faults
from eval.robustness.suite_case import SuiteCase
from eval.running.result import CaseResult
from eval.running.run import Answering, run_case


@dataclass(frozen=True, slots=True)
class Pair:
    """One case in its plain and in another form, both answered."""

    variant: SuiteCase
    plain: CaseResult
    varied: CaseResult

    @property
    def faults(self) -> tuple[str, ...]:
        """Indonesian phrases for what is wrong with the answer to the variant."""
        return find_faults(self.variant, self.varied)

    @property
    def right(self) -> bool:
        """Whether the answer to the variant is what was expected of it."""
        return not self.faults

    @property
    def lost(self) -> bool:
        """Whether only the plain form was answered rightly."""
        return self.plain.passed and not self.right

    @property
    def gained(self) -> bool:
        """Whether only the other form was answered rightly."""
        return self.right and not self.plain.passed


@dataclass(frozen=True, slots=True)
class KindFigures:
    """What one kind of change costs; shares from 0 to 1."""

    kind: str
    plain: Figure
    """Cases that are right in the plain form, of those that the kind applies to."""
    varied: Figure
    drop: Figure
    """Plain minus varied; its interval is the paired bootstrap over cases."""
    lost: int
    gained: int


@dataclass(frozen=True, slots=True)
class SuiteReport:
    """All pairs, in the order of the variants."""

    pairs: tuple[Pair, ...]

    @property
    def kinds(self) -> tuple[KindFigures, ...]:
        """One row for each kind, in the order of the pairs."""
        groups: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            groups.setdefault(pair.variant.kind, []).append(pair)
        return tuple(_figures(kind, pairs) for kind, pairs in groups.items())

    @property
    def flipped(self) -> tuple[Pair, ...]:
        """Pairs of which only the plain form was answered rightly."""
        return tuple(pair for pair in self.pairs if pair.lost)


def run_suite(
    variants: Iterable[SuiteCase],
    assistant: Answering,
    on_progress: Callable[[int, int], None] = lambda *_: None,
) -> SuiteReport:
    """Every plain case once, and every variant; `on_progress` is told (done, total) questions."""
    chosen = tuple(variants)
    total = len(chosen) + len({one.plain.id for one in chosen})
    plain: dict[str, CaseResult] = {}
    pairs: list[Pair] = []
    for one in chosen:
        if one.plain.id not in plain:
            plain[one.plain.id] = run_case(one.plain, assistant)
        pairs.append(Pair(one, plain[one.plain.id], run_case(one.case, assistant)))
        on_progress(len(pairs) + len(plain), total)
    return SuiteReport(tuple(pairs))


def _figures(kind: str, pairs: list[Pair]) -> KindFigures:
    observed = [
        {
            "plain": (float(pair.plain.passed),),
            "varied": (float(pair.right),),
            "drop": (float(pair.plain.passed) - float(pair.right),),
        }
        for pair in pairs
    ]
    figures = estimate(observed, ("plain", "varied", "drop"))
    return KindFigures(
        kind,
        figures["plain"],
        figures["varied"],
        figures["drop"],
        lost=sum(pair.lost for pair in pairs),
        gained=sum(pair.gained for pair in pairs),
    )
