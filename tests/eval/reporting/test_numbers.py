import pytest

from eval.reporting.numbers import (
    format_interval,
    format_number,
    format_points,
    format_seconds,
    format_share,
)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (0.5, 3, "0,500"),
        (-0.25, 2, "−0,25"),
        (-0.001, 2, "0,00"),
        (0, 0, "0"),
    ],
)
def test_a_number_has_a_decimal_comma_and_points_between_thousands(value, digits, text):
    assert format_number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (0.875, "87,5 %"), (1.0, "100,0 %"), (0.0, "0,0 %")]
)
def test_a_share_is_written_in_percent_with_a_decimal_comma(value, text):
    assert format_share(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (0.015, "+1,5"), (-0.015, "−1,5"), (0.0, "0,0"), (0.0001, "0,0")]
)
def test_a_difference_has_its_sign_unless_it_is_none(value, text):
    assert format_points(value) == text


def test_an_interval_without_bounds_is_a_dash():
    assert format_interval(0.925, 0.957) == "92,5–95,7 %"
    assert format_interval(None, 0.957) == "–"


def test_long_times_have_fewer_digits():
    assert format_seconds(0.1754) == "0,175 detik"
    assert format_seconds(12.34) == "12,3 detik"
