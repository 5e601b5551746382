"""How long jobs tell how far they are."""

from collections.abc import Callable
from typing import TypeAlias

Advance: TypeAlias = Callable[[int, int], None]
"""Called with (done, total); the total may grow."""
