"""How far a typed word lies from the word that was meant: slips of the fingers count less than other changes."""

from functools import cache

TYPED = 1.0
"""Cost of what fingers do: a letter left out, typed twice, swapped with the next, or its neighbour's key hit."""
BESIDE = 1.3
"""Cost of a key hit beside the right one, and of one vowel for another."""
OTHER = 1.6
"""Cost of any other letter too many or changed."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")


def slip_cost(typed: str, meant: str) -> float:
    """Cost of typing `typed` for `meant`, both in small letters: 0 where they are equal, at least 1 for each slip.

    The optimal string alignment (Damerau-Levenshtein without changes inside a swap), with the costs above.
    """
    before: list[float] = []
    row = [float(column) * TYPED for column in range(len(meant) + 1)]
    for i, letter in enumerate(typed):
        earlier, before = before, row
        row = [before[0] + _extra_cost(typed, i)]
        for j, wanted in enumerate(meant):
            least = min(
                before[j] + _change_cost(letter, wanted),
                row[j] + TYPED,
                before[j + 1] + _extra_cost(typed, i),
            )
            if i and j and letter == meant[j - 1] and typed[i - 1] == wanted and letter != wanted:
                least = min(least, earlier[j - 1] + TYPED)
            row.append(least)
    return row[-1]


def _change_cost(letter: str, wanted: str) -> float:
    if letter == wanted:
        return 0.0
    if wanted in neighbour_keys().get(letter, ""):
        return TYPED
    return BESIDE if letter in _VOWELS and wanted in _VOWELS else OTHER


def _extra_cost(typed: str, at: int) -> float:
    """Cost of the letter at `at` being one too many."""
    beside = (typed[at - 1] if at else "") + typed[at + 1 : at + 2]
    if typed[at] in beside:
        return TYPED
    return BESIDE if any(typed[at] in neighbour_keys().get(key, "") for key in beside) else OTHER


@cache
def neighbour_keys() -> dict[str, str]:
    """The letters that touch each letter on a keyboard (QWERTY, as in Indonesia)."""
    # Each row stands a little to the right of the one above: a key touches two of the row below and two above.
    places = {
        key: (line, column + line * 0.5 - (0.25 if line == 1 else 0.0))
        for line, row in enumerate(_ROWS)
        for column, key in enumerate(row)
    }
    return {
        key: "".join(
            other
            for other, (line, column) in places.items()
            if other != key and abs(line - places[key][0]) <= 1 and abs(column - places[key][1]) <= 1
        )
        for key in places
    }
