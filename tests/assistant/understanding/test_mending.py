"""Slips of typing put into right questions must be mended, and right questions stay as they are."""

import random
import re
from functools import cache
from pathlib import Path

import pytest

from assistant.understanding.question import understand
from assistant.understanding.slips import neighbour_keys
from corpus.name_words import load_small_letter_words
from corpus.regions import load_gazetteer
from corpus.words import fold, split_words
from index.stemming import stem_word

HERE = Path(__file__).parent
GAZETTEER = load_gazetteer()
WORD = re.compile(r"[A-Za-z]{4,}")


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


@cache
def archive_words() -> frozenset[str]:
    """Stems of the questions: an archive that has what is asked."""
    words = (word.text for line in lines("spelling_questions.txt") for word in split_words(fold(line)))
    return frozenset(stem_word(word) for word in words)


def known(word: str) -> bool:
    return stem_word(word) in archive_words()


def slip(word: str, chance: random.Random) -> str:
    """`word` with a letter swapped, left out, typed twice, or its neighbour's key hit."""
    typed = word
    while typed.lower() == word.lower():
        at = chance.randrange(len(word))
        kind = chance.choice(("swap", "drop", "double", "beside"))
        letter = word[at].lower()
        if kind == "swap":
            typed = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        elif kind == "drop":
            typed = word[:at] + word[at + 1 :]
        elif kind == "double":
            typed = word[:at] + letter + letter + word[at + 1 :]
        else:
            typed = word[:at] + chance.choice(neighbour_keys()[letter]) + word[at + 1 :]
    return typed.capitalize() if word[0].isupper() else typed.lower()


def mistyped(line: str, chance: random.Random, in_regions: bool) -> str | None:
    places = [mention.name_span for mention in GAZETTEER.find(line, lowercase_ok=True)]
    found = [
        match
        for match in WORD.finditer(line)
        if not match.group().isupper()
        and (not in_regions or any(place.start <= match.start() < place.end for place in places))
    ]
    if not found:
        return None
    match = chance.choice(found)
    return line[: match.start()] + slip(match.group(), chance) + line[match.end() :]


def mended_share(half: int, in_regions: bool) -> float:
    chance = random.Random(half)
    right, asked = 0, 0
    for line in lines("spelling_questions.txt")[half::2]:
        typed = mistyped(line, chance, in_regions)
        if typed is not None:
            wanted = understand(line, GAZETTEER, known=known).text.lower()
            right += understand(typed, GAZETTEER, known=known).text.lower() == wanted
            asked += 1
    return right / asked


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize(("in_regions", "least"), [(False, 0.8), (True, 0.85)])
def test_most_questions_with_a_slip_are_put_right(half: int, in_regions: bool, least: float) -> None:
    assert mended_share(half, in_regions) >= least


@pytest.mark.parametrize("name", ["spelling_questions.txt", "spelling_right.txt"])
def test_right_questions_with_rare_words_and_unknown_names_stay(name: str) -> None:
    def unmended(line: str) -> str:
        return understand(line, GAZETTEER).text

    changed = {
        line for line in lines(name) if understand(line, GAZETTEER, known=known).text != unmended(line)
    }
    assert changed == set()


def test_nearly_all_ordinary_words_stay() -> None:
    words = sorted(load_small_letter_words())[::25]
    changed = [
        word
        for word in words
        if understand(f"apa {word} itu", GAZETTEER, known=known).text
        != understand(f"apa {word} itu", GAZETTEER).text
    ]
    assert len(changed) <= len(words) // 100
