import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.slips import BESIDE, OTHER, TYPED, neighbour_keys, slip_cost

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("kapan", "kapan", 0.0),
        ("kapna", "kapan", TYPED),
        ("kpan", "kapan", TYPED),
        ("kappan", "kapan", TYPED),
        ("kaoan", "kapan", TYPED),
        ("malaka", "melaka", BESIDE),
        ("kaplan", "kapan", BESIDE),
        ("dadang", "datang", OTHER),
        ("kapxan", "kapan", OTHER),
        ("kpana", "kapan", 2 * TYPED),
    ],
)
def test_slips_of_the_fingers_cost_least(typed: str, meant: str, cost: float) -> None:
    assert slip_cost(typed, meant) == pytest.approx(cost)


def test_neighbours_are_mutual() -> None:
    keys = neighbour_keys()
    assert all(key in keys[other] for key, others in keys.items() for other in others)
    assert "p" in keys["o"] and "n" in keys["m"] and "t" not in keys["d"]


@given(LETTERS, LETTERS)
def test_only_equal_words_cost_nothing(typed: str, meant: str) -> None:
    assert (slip_cost(typed, meant) == 0.0) == (typed == meant)
