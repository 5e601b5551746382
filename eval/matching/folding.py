"""Texts without what does not matter to a fact: accents, invisible signs, markup, numbers of sources."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.number_reading import read_digits, read_words

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻ`´′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "×": "x",
        "⁄": "/",
    }
)
_PARTS_OF_ONE = {"¼": ",25", "½": ",5", "¾": ",75"}
_DROPPED = re.compile(
    r"(?P<source> ?(?:\[\d{1,3}(?: ?[,;-] ?\d{1,3}){0,5}\])+)"
    r"|(?P<again>(?<=\d)\s{1,3}\((?P<words>[A-Za-z]{3,12}(?:\s{1,3}[A-Za-z]{3,12}){0,11})\))"
    r"|(?P<line>(?<!\n)\n(?=[a-z]))"  # a line end in the middle of a sentence is a space
    r"|(?P<and>(?<=\s)&(?=\s))"
    r"|(?P<sign>[<>±~≥≤] ?(?=\d|Rp|US))"
    r"|(?P<blank>[ \t]{2,}|\t)"
    r"|(?P<star>(?<!\n)\*+|\*+(?=\S)|(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])|(?<=[.,!?%])_+)"
)
_SIGNS = {
    "<": "kurang dari ",
    ">": "lebih dari ",
    "±": "sekitar ",
    "~": "sekitar ",
    "≥": "minimal ",
    "≤": "maksimal ",
}
_LITERAL = re.compile(r"[\d.,]{1,24}$")


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` as it is compared, and for each of its characters the offset in `text`; case is kept ("M", "Rp").

    Accents, invisible signs, emphasis marks ("**"), numbers of sources ("[1]") and numbers said again in words
    ("25 (dua puluh lima)") are left out; typographic signs become plain; runs of blanks become one.
    """
    letters, origin = _fold_characters(text)
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _DROPPED.finditer(letters):
        if match["again"] and not _says_again(letters, match.start(), match["words"]):
            continue
        pieces.append(letters[done : match.start()])
        places.extend(origin[done : match.start()])
        spelt = _SIGNS[match["sign"][0]] if match["sign"] else "dan" if match["and"] else ""
        spelt = " " if match["line"] or match["blank"] else spelt
        pieces.append(spelt)
        places.extend([origin[match.start()]] * len(spelt))
        done = match.end()
    pieces.append(letters[done:])
    places.extend(origin[done:])
    return "".join(pieces), tuple(places)


def _fold_characters(text: str) -> tuple[str, list[int]]:
    if text.isascii():
        return text.translate(_PLAIN), list(range(len(text)))
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for plain in _spell(character, text[index - 1 : index]):
            category = unicodedata.category(plain)
            if category not in {"Mn", "Cf"}:
                letters.append(" " if category == "Zs" else plain)
                origin.append(index)
    return "".join(letters), origin


def _spell(character: str, before: str) -> Iterator[str]:
    if character in _PARTS_OF_ONE and before.isdigit():
        yield from _PARTS_OF_ONE[character]
    else:
        yield from unicodedata.normalize("NFKD", character.translate(_PLAIN)).translate(_PLAIN)


def _says_again(text: str, start: int, words: str) -> bool:
    """Whether `words` are the number whose digits end at `start`."""
    literal = _LITERAL.search(text[max(0, start - 24) : start])
    words = " ".join(words.lower().split())
    read = read_words(words, 0)
    if literal is None or read is None or read.vague or read.end != len(words):
        return False
    return read_digits(literal.group().strip(".,"), whole=True) == read.value
