"""Hostile text made fit for a page: nothing invisible, nothing endless, nothing that ends a script block."""

import json
import re
from typing import Any

from eval.reporting import messages
from eval.reporting.numbers import format_number

LONGEST = 8_000
"""Characters of one text that are shown; whoever wants more has the JSON."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Controls, directions and lone surrogates: they would change how a page reads, or not be seen at all."""
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def show_text(text: str) -> str:
    """`text` with every invisible sign written out (`⟨U+202E⟩`) and its end cut off beyond `LONGEST`."""
    left = len(text) - LONGEST
    if left > 0:
        text = f"{text[:LONGEST]} {messages.CUT.format(count=format_number(left))}"
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def dump_for_script(value: Any) -> str:
    """`value` as JSON that may stand inside a script element: no `<`, `>`, `&`, nor any line separator."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
