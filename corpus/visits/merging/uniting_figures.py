"""The figures that several reports give; and numbers for one thing that contradict each other."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from corpus.numbers import Number, find_numbers
from corpus.visits.merging.joining import join, key_of_text, unite_values
from corpus.visits.visit import Conflict, Figure, Reported

ROUNDED = Decimal("0.01")
"""Greatest relative difference of two numbers of which one is rounded: Rp147,07 miliar and Rp147 miliar."""
ROUGHLY = Decimal("0.1")
"""The same where one of them is said to be rough: "sekitar 150 orang"."""

Figures = Sequence[Reported[Figure]]


def unite_figures(several: Sequence[Figures]) -> tuple[tuple[Reported[Figure], ...], tuple[Conflict, ...]]:
    """All figures in the order in which they come, each once; and those of one thing with different numbers."""
    united = unite_values(several, lambda figure: (key_of_text(figure.what), key_of_text(figure.value)))
    return united, _contradictions(several)


def _contradictions(several: Sequence[Figures]) -> tuple[Conflict, ...]:
    """Only of what every report counts once: one report may have two numbers of "kelurahan", for two things."""
    told: dict[str, list[Reported[Figure]]] = {}
    twice: set[str] = set()
    for figures in several:
        counts = Counter(key_of_text(figure.value.what) for figure in figures)
        twice.update(what for what, count in counts.items() if count > 1)
        for figure in figures:
            told.setdefault(key_of_text(figure.value.what), []).append(figure)
    conflicts = (_contradiction(told[what]) for what in sorted(told) if what not in twice and what)
    return tuple(conflict for conflict in conflicts if conflict is not None)


def _contradiction(figures: Figures) -> Conflict | None:
    """The figures of one thing, where two of them differ in value but not in unit."""
    read = [(figure, number) for figure in figures if (number := _read(figure.value.value)) is not None]
    if len(read) < 2 or len({number.unit for _, number in read}) > 1:
        return None
    distinct: list[tuple[Reported[Figure], Number]] = []
    for figure, number in read:
        place = next((i for i, (_, known) in enumerate(distinct) if _agree(known, number)), None)
        if place is None:
            distinct.append((figure, number))
        else:
            distinct[place] = (join(distinct[place][0], figure), distinct[place][1])
    if len(distinct) < 2:
        return None
    return Conflict("figures", tuple(_shown(figure) for figure, _ in distinct))


def _agree(one: Number, other: Number) -> bool:
    lows, highs = (one.value, other.value), (one.upto or one.value, other.upto or other.value)
    if max(lows) <= min(highs):
        return True
    margin = ROUGHLY if one.approximate or other.approximate else ROUNDED
    return max(lows) - min(highs) <= margin * max(abs(value) for value in highs)


def _read(value: str) -> Number | None:
    numbers = find_numbers(value)
    return numbers[0] if len(numbers) == 1 else None


def _shown(figure: Reported[Figure]) -> Reported[str]:
    return Reported(f"{figure.value.what}: {figure.value.value}", figure.evidence, figure.confidence)
