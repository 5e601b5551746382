from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eval.spreading import spread


def test_items_are_taken_at_even_distances() -> None:
    assert spread("0123456789", 4) == ("0", "2", "5", "7")
    assert spread("0123456789", None) == spread("0123456789", 10) == tuple("0123456789")


@given(st.integers(0, 60), st.none() | st.integers(1, 80))
def test_what_is_taken_is_in_order_and_spread_over_all(count: int, most: int | None) -> None:
    chosen = spread(range(count), most)

    assert list(chosen) == sorted(set(chosen))
    assert set(chosen) <= set(range(count))
    assert len(chosen) == (count if most is None else min(most, count))
    gaps = [later - earlier for earlier, later in pairwise(chosen)]
    assert not gaps or max(gaps) - min(gaps) <= 1
