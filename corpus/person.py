"""A person named in a text, and when two written names mean the same person."""

from dataclasses import dataclass

from corpus.name_words import load_name_words
from corpus.region_names import split_tokens
from corpus.spans import Span

_OUTER = " \t\n\u00a0,.;:'\"“”‘’()"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place in a text where a person is named."""

    span: Span
    """The name with its titles, as it stands: "H. Budi Santoso, S.E."."""
    name: str
    """Without titles: "Budi Santoso"."""
    role: str | None
    """The role with its unit as it stands: "Kepala Dinas Pariwisata Kota X"; None where the name has none."""
    role_span: Span | None


def strip_titles(name: str) -> str:
    """`name` without titles before and after it, and without "Pak" or "Ibu"."""
    words = load_name_words()
    kept = words.cut_titles_after(name.strip(_OUTER + ".")).strip(_OUTER)
    tokens = split_tokens(kept)
    first = 0
    while first < len(tokens) - 1 and words.is_title(tokens[first].key):
        first += 1
    return kept[tokens[first].start :] if tokens else name


def name_parts(name: str) -> tuple[str, ...]:
    """Words of `name` without titles, casefolded and without apostrophes, in order."""
    return tuple(token.key for token in split_tokens(strip_titles(name)))


def same_person(a: str, b: str) -> bool:
    """May `a` and `b` name the same person: is one, without titles, contained in the other as whole words?

    "Yana" and "H. Yana Mulyana, S.E." may; "Yana" and "Yanata" may not. Words need not be neighbours, but
    their order counts; an initial stands for a word that begins with it, where another word is written out.
    """
    return same_parts(name_parts(a), name_parts(b))


def same_parts(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """As `same_person`, of names that `name_parts` has split."""
    shorter, longer = sorted((a, b), key=len)
    if not any(len(part) > 1 and part in longer for part in shorter):
        return False
    rest = iter(longer)
    return all(any(_same_part(part, other) for other in rest) for part in shorter)


def _same_part(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
