"""The colours of the page: every pair of text and ground can be read, in both lights (WCAG 2.2, contrast 4.5)."""

import re

import pytest

from eval.reporting.html_report import TEMPLATES

CSS = (TEMPLATES / "report.css").read_text(encoding="utf-8")
PAIRS = (
    *(("ink", ground) for ground in ("paper", "card", "calm", *(f"s{step}" for step in range(7)))),
    *(("soft", ground) for ground in ("paper", "card", "calm")),
    *(("accent", ground) for ground in ("paper", "card", "accent-pale")),
    *(("bad", ground) for ground in ("paper", "card", "bad-pale")),
    ("on-accent", "accent"),
)


def colours(part: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", part))


LIGHT = colours(CSS.split("@media")[0])
DARK = LIGHT | colours(CSS.split("@media")[1])


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("light", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(light, text, ground):
    one, other = sorted((luminance(light[text]), luminance(light[ground])), reverse=True)

    assert (one + 0.05) / (other + 0.05) >= 4.5


def test_the_dark_side_has_colours_of_its_own():
    assert DARK["paper"] != LIGHT["paper"]
    assert set(LIGHT) >= {name for pair in PAIRS for name in pair}
