"""A question and a passage as the cross-encoder reads them; training and running must agree to the letter."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s+([?!.,;:%)\]])")
_CLOSING_MARKS = re.compile(r"[\s?!.,;:]+$")
PARTING = "\n"
MAX_QUESTION = 300
"""Characters; the rest of a longer question is not read."""


def tidy_question(text: str) -> str:
    """The question without its typing habits: NFC, single spaces, none before a mark, a capital, one "?".

    Habits tell answerable questions from others in public data (idk_mrc: " ?" ends a third of the answerable ones
    and hardly any other), so a model that saw them would learn the habit, not to read. Empty for marks alone.
    """
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    plain = _CLOSING_MARKS.sub("", _SPACE_BEFORE_MARK.sub(r"\1", plain))
    return f"{plain[0].upper()}{plain[1:]}?" if plain else ""


def pair_passage(heading: str, text: str) -> tuple[str, int]:
    """The second text of the pair, and where `text` begins in it; the heading tells which visit it is about."""
    before = f"{_SPACE.sub(' ', heading).strip()}{PARTING}" if heading.strip() else ""
    return before + text, len(before)
