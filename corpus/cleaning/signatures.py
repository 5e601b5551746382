"""End marks and the initials or names of writers behind the last sentence: "***", "(tafa)", "(rih/apl)"."""

import re

from corpus.cleaning.paragraphs import ends_sentence
from corpus.cleaning.patterns import load_patterns

_REACH = 80
"""Characters at the end of a paragraph where a signature is looked for."""
_END_SIGNS = " *#■●▪◆□-/"
_END_MARK = re.compile(r"\*|##|[■●▪◆□]|---|//")
_BRACKET = re.compile(r"\s*[(\[]\s*(?P<inside>[^()\[\]]{1,50})\s*[)\]]\.?$")
_DASH_NAME = re.compile(r"(?<=[.!?”\"])\s*(?:/{1,2}|--?|–|—|\|)\s*(?P<inside>[\w. ]{2,30})$")
_BYLINE = re.compile(
    r"(?<=[.!?”\"])\s+(?:kontributor|reporter|penulis|editor|pewarta|penyunting|redaktur|wartawan|laporan|sumber|foto)"
    r"\s*[:/]\s*[^.:]{2,60}$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[a-z]{1,8}\d{0,3}|\*+|[a-z]{1,4}\d{1,4}|[A-Z][a-z]{0,7}|[A-Z]{1,4}\d{0,3}")


def cut_signature(paragraph: str) -> str:
    """`paragraph` without end marks and the writer's initials, as often as they stand there."""
    end = len(paragraph)
    while True:
        tail = paragraph[max(0, end - _REACH) : end]
        shorter = len(_cut_once(tail).rstrip())
        if shorter == len(tail):
            return paragraph[:end]
        end -= len(tail) - shorter


def _cut_once(tail: str) -> str:
    bare = tail.removesuffix("[]").rstrip(_END_SIGNS)
    if bare and (_END_MARK.search(tail[len(bare) :]) or tail.endswith("[]")):
        return bare
    if byline := _BYLINE.search(tail):
        return tail[: byline.start()]
    for pattern in (_BRACKET, _DASH_NAME):
        found = pattern.search(tail)
        if found and found.start() > 0 and _is_signature(found["inside"], tail[: found.start()]):
            return tail[: found.start()]
    return tail


def _is_signature(inside: str, before: str) -> bool:
    """After a full stop a few words; without one only initials that do not shorten the words before them."""
    parts = [part for part in re.split(r"[\s/,.|&-]+", inside) if part]
    if not parts:
        return True
    known = all(part.lower() in load_patterns().signatures or part.strip("*") == "" for part in parts)
    if ends_sentence(before):
        return (
            known or (len(parts) <= 4 and all(_INITIALS.fullmatch(part) for part in parts)) or _is_name(parts)
        )
    if known:
        return inside.lower() != "sumber"
    letters = "".join(parts)
    return (
        letters.islower()
        and letters.isalpha()
        and 2 <= len(letters) <= 12
        and not _is_short_for(letters, before)
    )


def _is_name(parts: list[str]) -> bool:
    return len(parts) <= 5 and all(part[0].isupper() for part in parts)


def _is_short_for(letters: str, before: str) -> bool:
    """True where `letters` could stand for the last words: their initials, or a part of them."""
    words = re.findall(r"[^\W\d_]+", before.lower())[-8:]
    if "".join(word[0] for word in words).endswith(letters):
        return True
    return len(letters) > 4 and letters in "".join(words)
