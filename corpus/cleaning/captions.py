"""Captions of photographs, known by the credit at their end, and text that stands twice on a page."""

from collections.abc import Sequence

from corpus.cleaning.datelines import read_dateline
from corpus.cleaning.furniture import is_prose
from corpus.cleaning.headlines import letters_of
from corpus.cleaning.paragraphs import ends_sentence
from corpus.cleaning.patterns import load_patterns
from corpus.cleaning.signatures import cut_signature

_MAX_CAPTION = 350
_CREDIT_REACH = 130
"""Characters at the end of a line where a credit is looked for."""
_MIN_REPEAT = 20
"""Letters: shorter lines may rightly stand twice."""


def cut_credit(line: str) -> str:
    """`line` without the credit of a photograph at its end."""
    tail = line[-_CREDIT_REACH:]
    found = load_patterns().credits.search(tail)
    return line if found is None else line[: len(line) - len(tail) + found.start()].rstrip()


def drop_captions(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Without captions: short lines with a credit, and their copies before the dateline.

    The last paragraph loses the credit only, and so does a caption that is all the article there is.
    """
    last = max((number for number, line in enumerate(paragraphs) if _is_text(cut_credit(line))), default=-1)
    begin = _begin(paragraphs)
    captions: set[str] = set()
    kept: list[tuple[int, str]] = []
    for number, line in enumerate(paragraphs):
        bare = cut_credit(line)
        if bare == line:
            kept.append((number, line))
        elif bare and (
            _is_spoken(bare) or len(line) > _MAX_CAPTION or (number == last > 0 and _is_text(bare))
        ):
            kept.append((number, bare))
        else:
            captions.add(letters_of(bare))
    if not kept:
        # The credit takes the full stop of the sentence before it along.
        return tuple(bare for line in paragraphs if is_prose((bare := cut_credit(line)) + "."))
    return tuple(line for number, line in kept if number >= begin or letters_of(line) not in captions)


def _is_text(line: str) -> bool:
    return is_prose(line) or ends_sentence(cut_signature(line))


def _is_spoken(line: str) -> bool:
    """True where somebody is quoted: no caption does that."""
    return any(mark in line for mark in '“”"')


def _begin(paragraphs: Sequence[str]) -> int:
    """Index of the paragraph with the dateline; 0 where there is none."""
    return next((number for number, line in enumerate(paragraphs[:12]) if read_dateline(line)), 0)


def drop_repeats(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Each paragraph once; what stands before the dateline and again after it is a caption and goes there."""
    begin = _begin(paragraphs)
    after = {letters_of(line) for line in paragraphs[begin:]}
    seen: set[str] = set()
    kept = []
    for number, line in enumerate(paragraphs):
        letters = _letters_without_dateline(line)
        if len(letters) >= _MIN_REPEAT:
            if letters in seen or (number < begin and letters in after):
                continue
            seen.add(letters)
        kept.append(line)
    return tuple(kept)


def _letters_without_dateline(line: str) -> str:
    dateline = read_dateline(line)
    return letters_of(line[dateline.end :] if dateline else line)
