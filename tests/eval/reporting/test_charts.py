from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.reporting.charts import (
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Bar,
    Dot,
    Scale,
    Words,
    draw_change,
    draw_histogram,
    draw_reliability,
    draw_steps,
    draw_whisker,
    nice_ticks,
    number_axis,
    share_axis,
)

WORDS = Words("Nama", "Keterangan <b>")


def parts(svg: str, name: str) -> list[ET.Element]:
    return [element for element in ET.fromstring(svg).iter() if element.get("class") == name]


def test_a_scale_goes_from_end_to_end_and_not_beyond():
    scale = Scale(0.0, 1.0, 10.0, 110.0)

    assert [scale.at(value) for value in (0.0, 0.25, 1.0, 2.0, -1.0)] == [10.0, 35.0, 110.0, 110.0, 10.0]
    assert Scale(3.0, 3.0, 10.0, 20.0).at(3.0) == 10.0


@pytest.mark.parametrize(
    ("high", "ticks"),
    [
        (1.0, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (0.07, (0.0, 0.02, 0.04, 0.06, 0.08)),
        (7, (0, 2, 4, 6, 8)),
        (153, (0, 50, 100, 150, 200)),
    ],
)
def test_ticks_are_round_numbers_that_reach_the_highest_value(high, ticks):
    assert nice_ticks(0.0, high) == ticks


@given(st.floats(1e-6, 1e9), st.integers(2, 30))
def test_ticks_are_even_and_not_more_than_asked_for(high, most):
    ticks = nice_ticks(0.0, high, most)

    assert 2 <= len(ticks) <= most + 1
    assert ticks[-1] >= high * (1 - 1e-9)
    steps = [after - before for before, after in pairwise(ticks)]
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)


def test_axes_are_written_with_indonesian_numbers():
    assert [share_axis("x", 0.07).write(tick) for tick in (0.0, 0.02)] == ["0 %", "2 %"]
    assert [share_axis("x", 0.012).write(tick) for tick in (0.0, 0.0025)] == ["0,0 %", "0,2 %"]
    assert number_axis("x", 2500).write(2500) == "2.500"
    assert number_axis("x", 0.8).write(0.2) == "0,2"


def test_a_whisker_puts_value_and_interval_where_they_belong():
    svg = draw_whisker(0.5, 0.25, 0.75)

    (dot,), (reach,) = parts(svg, "dot"), parts(svg, "reach")
    assert dot.get("cx") == "100"
    assert (reach.get("x"), reach.get("width")) == ("53", "94")
    assert 'aria-hidden="true"' in svg


def test_a_whisker_without_a_value_is_only_a_line():
    svg = draw_whisker(None, None, None)

    assert parts(svg, "track")
    assert not parts(svg, "dot")


def test_a_change_is_left_or_right_of_the_middle():
    (worse,) = parts(draw_change(-0.05, -0.1, 0.0, 0.1), "dot")
    (better,) = parts(draw_change(0.05, 0.0, 0.1, 0.1), "dot")
    (zero,) = parts(draw_change(None, None, None, 0.1), "zero")

    assert (worse.get("cx"), zero.get("x1"), better.get("cx")) == ("53", "100", "147")


def test_steps_keep_their_height_up_to_their_own_place():
    svg = draw_steps([(0.0, 1.0), (0.5, 0.0), (1.0, 1.0)], share_axis("x"), share_axis("y"), WORDS)

    (curve,) = parts(svg, "curve")
    middle = (LEFT + WIDTH - RIGHT) / 2
    assert curve.get("d") == f"M50 14H{middle:g}V206H{WIDTH - RIGHT:g}V14"


def test_columns_stand_on_the_axis_and_show_their_count():
    bars = [Bar(0.0, 1.0, 5, "lima"), Bar(1.0, 2.0, 0, "nol"), Bar(2.0, 3.0, 10, "sepuluh")]

    svg = draw_histogram(bars, [(1.5, "p50")], number_axis("x", 3), number_axis("y", 10), WORDS)

    columns = parts(svg, "column")
    assert [column[0].text for column in columns] == ["lima", "sepuluh"]
    assert [float(column.get("y", 0)) + float(column.get("height", 0)) for column in columns] == [206, 206]
    assert [float(column.get("height", 0)) for column in columns] == [96, 192]
    (word,) = parts(svg, "mark-word")
    assert word.text == "p50"


def test_dots_of_reliability_lie_on_the_diagonal_where_the_estimate_is_right():
    dots = [Dot(0.5, 0.5, 0.4, 0.6, 0.25, "tepat")]

    svg = draw_reliability(dots, share_axis("x"), share_axis("y"), WORDS)

    (ideal,), (dot,) = parts(svg, "ideal"), parts(svg, "dot")
    assert float(dot.get("cx", 0)) == (float(ideal.get("x1", 0)) + float(ideal.get("x2", 0))) / 2
    assert float(dot.get("cy", 0)) == (float(ideal.get("y1", 0)) + float(ideal.get("y2", 0))) / 2
    assert dot.get("r") == "5.5"


def test_a_chart_has_a_name_and_escapes_its_words():
    svg = draw_steps([(0.0, 0.0)], share_axis("<i>x"), share_axis("y"), WORDS)

    root = ET.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", "Nama")
    assert root[0].text == "Keterangan <b>"
    assert [text.text for text in parts(svg, "axis-name")] == ["<i>x", "y"]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_nothing_is_drawn_outside_its_picture(value, low, high):
    for svg, width, height in (
        (draw_whisker(value, min(low, high), max(low, high)), 200, 18),
        (draw_steps([(low, value), (1.0, high)], share_axis("x"), share_axis("y"), WORDS), WIDTH, HEIGHT),
    ):
        for element in ET.fromstring(svg).iter():
            for name in ("cx", "x1", "x2", "x"):
                assert 0 <= float(element.get(name, 0)) <= width
            for name in ("cy", "y1", "y2", "y"):
                assert 0 <= float(element.get(name, 0)) <= height
