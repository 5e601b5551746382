"""Where the word lists of the suites lie."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
