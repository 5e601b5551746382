"""Names of people that are spelt in several ways: Junaedi and Junaidi, Achmad and Ahmad."""

import re
from collections.abc import Mapping
from functools import cache

from corpus.name_words import load_name_words
from corpus.names import find_people
from corpus.regions import load_gazetteer
from eval.matching.token import Token, TokenText, load_table

_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 4
"""Shorter names are too alike to be compared by their sound; 4 letters for "Edy" written "Eddy"."""


def name_tokens(form: TokenText) -> frozenset[int]:
    """Tokens of `form` that are parts of the name of a person, told by capitals and by the words around."""
    found: set[int] = set()
    for lead in ("", "kata "):
        for mention in find_people(lead + form.folded):
            start = (lead + form.folded).find(mention.name, max(0, mention.span.start)) - len(lead)
            words = [
                index
                for index, token in enumerate(form.tokens)
                if start <= token.start < start + len(mention.name) + 1
            ]
            found.update(words)
            if words:
                found.update(_names_behind(form, words[-1]))
        if found:
            break
    return frozenset(found)


def _names_behind(form: TokenText, last: int) -> list[int]:
    """Tokens that go on a name which ended with an abbreviation: "Moch. Ridwan"."""
    if last + 1 >= len(form.tokens) or form.tokens[last + 1].gap != ". " or form.tokens[last + 1].title:
        return []
    return [last + 1] if form.tokens[last + 1].written.istitle() else []


def same_name(wanted: Token, found: Token) -> bool:
    """Whether two parts of names differ only in spelling; `found` must look like a name too."""
    if not _may_be_name(found):
        return False
    return same_spelling(wanted.key, found.key)


def same_spelling(one: str, other: str) -> bool:
    """Whether two folded names are spellings of one: by a known family, or by the sound of their letters."""
    if one == other:
        return True
    families = _families()
    if one in families or other in families:
        return families.get(one, one) == families.get(other, other)
    return min(len(one), len(other)) >= _SHORTEST - 1 and not _sounds(one).isdisjoint(_sounds(other))


def _may_be_name(token: Token) -> bool:
    words = load_name_words()
    if token.title or words.is_office_word(token.key) or load_gazetteer().is_plain_name(token.key):
        return False
    return token.written[:1].isupper() or not words.is_common(token.key)


def _sounds(name: str) -> frozenset[str]:
    """How `name` may sound: "ch" is an old "kh" (Chairul) or a "c" (Chandra)."""
    return frozenset(_sound(name.replace("ch", spelt)) for spelt in ("kh", "c"))


def _sound(name: str) -> str:
    """`name` in plain letters; double letters are single, a last "h" is mute."""
    for written, plain in load_table("similar_names.toml")["rules"]:
        name = name.replace(written, plain)
    name = _DOUBLED.sub(r"\1", name)
    return name[:-1] if len(name) > _SHORTEST and name.endswith("h") else name


@cache
def _families() -> Mapping[str, str]:
    """A spelling to the first one of its family."""
    return {name: family[0] for family in load_table("similar_names.toml")["families"] for name in family}
