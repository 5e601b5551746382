"""Writes drawings so that equal data give equal files."""

from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

DOTS_PER_INCH = 120
_UNDATED = {".svg": {"Date": None}, ".png": {"Software": None}}


def save_picture(figure: Figure, path: Path) -> None:
    """Write to `path`, whose ending (.svg or .png) is the format; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with matplotlib.rc_context({"svg.hashsalt": "rujukan"}):
        figure.savefig(path, dpi=DOTS_PER_INCH, metadata=_UNDATED[path.suffix])
