"""Why a place where the words of a fact stand does not say the fact after all."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.number_reading import load_number_words
from eval import messages
from eval.matching.denial import is_denied
from eval.matching.places import RegionNames
from eval.matching.posts import names_other_post
from eval.matching.token import Token, load_table


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of a form, and where in the words of a text they stand."""

    form: tuple[Token, ...]
    said: tuple[Token, ...]
    first: int
    last: int

    @property
    def before(self) -> Token | None:
        """The token before the place."""
        return self.said[self.first - 1] if self.first else None

    @property
    def behind(self) -> Token | None:
        """The token behind the place, in the same sentence."""
        following = self.said[self.last + 1] if self.last + 1 < len(self.said) else None
        return None if following is None or following.stopped else following


def find_problem(spot: Spot, meant: frozenset[str], regions: RegionNames) -> str | None:
    """A message with a slot for the words, or None where the place says the fact.

    `meant`: codes of regions that the form may mean; `regions`: those that the text names.
    """
    for message, is_so in _CHECKS:
        if is_so(spot):
            return message
    cuts = regions.cuts(spot.said[spot.first].start, spot.said[spot.last].end)
    return messages.OTHER_REGION if any(meant.isdisjoint(cut) for cut in cuts) else None


def _cuts_code(spot: Spot) -> bool:
    """Whether the place ends or begins with a number that goes on outside it: 2022 in "B-2022/17"."""
    left = spot.said[spot.first].glued_left and not spot.form[0].glued_left
    right = spot.said[spot.last].glued_right and not spot.form[-1].glued_right
    return left or right


def _begins_inside(spot: Spot) -> bool:
    """Whether a term begins before the place: "satu" of "salah satu", "daerah" of "OPD"."""
    begin, before = spot.said[spot.first], spot.before
    if before is None:
        return False
    if begin.whole and before.whole == begin.whole:
        return True
    pairs = {f"{before.key} {word}" for word in (begin.key, begin.written.casefold())}
    return not begin.stopped and not pairs.isdisjoint(load_table("terms.toml")["wholes"])


def _ends_inside(spot: Spot) -> bool:
    """Whether a term goes on behind the place: "rumah" of "rumah tangga", "dua" of "dua-duanya"."""
    end, behind = spot.said[spot.last], spot.behind
    if behind is None:
        return False
    if end.whole and behind.whole == end.whole:
        return True
    if behind.gap not in {" ", "-"}:
        return False
    terms = load_table("terms.toml")
    last = spot.form[-1]
    longer = terms["longer"].get(last.key, ()) if last.whole and not end.whole else ()
    again = (
        behind.gap == "-" and behind.key == end.written.casefold() and end.key in load_number_words().units
    )
    return again or behind.key in longer or f"{end.key} {behind.key}" in terms["terms"]


def _is_part_of_sum(spot: Spot) -> bool:
    """Whether an amount goes on outside the place: "3 jam" in "3 jam 30 menit"."""
    row = [spot.before, spot.said[spot.first], spot.said[spot.last], spot.behind]
    return any(_goes_on(one, two) for one, two in (row[:2], row[2:]))


def _is_other_quantity(spot: Spot) -> bool:
    """Whether what follows "per" makes another quantity of the place: "45 km" in "45 km per jam" is a speed."""
    number, behind = spot.said[spot.last].number, spot.behind
    if number is None or behind is None or behind.key != "per" or spot.last + 2 >= len(spot.said):
        return False
    return spot.said[spot.last + 2].key in load_table("amounts.toml")["other_per"].get(number.unit, ())


def _goes_on(one: Token | None, two: Token | None) -> bool:
    if one is None or two is None or two.stopped or two.gap != " ":
        return False
    a, b = one.number, two.number
    if a is None or b is None:
        return False
    unit, most = load_table("amounts.toml")["going_on"].get(a.unit, (None, 0))
    return unit is not None and b.unit == unit and 0 < b.value < most and a.upto is None


def _has_other_post(spot: Spot) -> bool:
    return names_other_post(spot.form, spot.said, spot.first)


def _is_denied(spot: Spot) -> bool:
    return is_denied(spot.said, spot.first, spot.last)


_CHECKS: tuple[tuple[str, Callable[[Spot], bool]], ...] = (
    (messages.INSIDE_CODE, _cuts_code),
    (messages.INSIDE_CODE, _is_part_of_sum),
    (messages.INSIDE_TERM, _is_other_quantity),
    (messages.INSIDE_TERM, _begins_inside),
    (messages.INSIDE_TERM, _ends_inside),
    (messages.OTHER_POST, _has_other_post),
    (messages.NEGATED, _is_denied),
)
