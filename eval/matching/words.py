"""Words of facts and texts: titles beside names, ranks, and abbreviations written out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from corpus.number_reading import load_number_words
from corpus.units import load_units
from eval.matching.token import Token, load_table, word_set

_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DEGREE = re.compile(r"(?:[SMADBLP]|Ph|Sp)(?:\.[A-Z][A-Za-z]{0,5}){1,3}")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_SHORTEST_ANY_CASE = 2
"""Abbreviations of so few letters count in capitals only: "s.d." is no SD."""
_LINKS = frozenset({"dan", "serta"})
_EACH = frozenset({"per", "setiap", "tiap"})
_LONGEST_NAME = 12
"""Most words of a written-out name."""


def word_key(word: str) -> str:
    """`word` as it is compared: folded, without apostrophes and dots."""
    return word.casefold().replace("'", "").replace(".", "")


def name_parts(section: str) -> frozenset[str]:
    """Words beside names, by section of `name_parts.toml`."""
    return word_set("name_parts.toml", section)


def mark_titles(folded: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """Honorifics, ranks and degrees marked as titles, and "Pj." before a post."""
    row = list(tokens)
    leading = trailing = False
    for index, token in enumerate(row):
        following = row[index + 1] if index + 1 < len(row) else None
        leading = _leads(folded, token, following, leading)
        trailing = _trails(token, trailing)
        yield replace(token, title=True) if token.is_word and (leading or trailing) else token


def _leads(folded: str, token: Token, following: Token | None, after_title: bool) -> bool:
    if following is None or not token.is_word or following.key == "kota":
        return False
    if token.key in name_parts("articles"):
        return token.written[:1].isupper() and following.key in name_parts("balinese")
    if token.key in name_parts("acting"):
        return following.key in name_parts("posts") or following.key in name_parts("beside")
    if token.key not in name_parts("before"):
        return after_title and token.key in name_parts("branches")
    dotted = folded[token.end : token.end + 1] == "." or "." in token.written
    begins = folded[token.end : token.end + 4].lstrip(". (")[:1]
    if token.key in name_parts("courtesy") or token.written[:1].isupper():
        return begins.isupper() or (dotted and begins.isalpha())
    return dotted and begins.isalpha()


def _trails(token: Token, after_title: bool) -> bool:
    shaped = "." in token.written or not (token.written.islower() or token.written.istitle())
    known = token.key in name_parts("after") and shaped
    return (known or _DEGREE.fullmatch(token.written) is not None) and ("," in token.gap or after_title)


def carry_labels(tokens: Iterable[Token]) -> Iterator[Token]:
    """ "Komisi A dan C" as "Komisi A dan Komisi C"; the word that is put in is spare and in the place of the "C"."""
    row = list(tokens)
    label: Token | None = None
    for index, token in enumerate(row):
        before, links = row[index - 1] if index else None, token.key in _LINKS
        if before is None or not (links or _is_letter(row, index)):
            label = None
        elif not links and before.key in word_set("amounts.toml", "labels") and token.gap == " ":
            label = before
        elif not (links or before.key in _LINKS or token.gap == ", "):
            label = None
        if label is None or links or label is before:
            yield token
        else:
            yield replace(token, key=label.key, written=label.written, spare=True)
            yield replace(token, gap=" ")


def _is_letter(row: Sequence[Token], index: int) -> bool:
    """Whether a capital or Roman numeral stands at `index` that is no initial of a name."""
    token = row[index]
    if token.title or token.stopped or not (token.is_word and token.written.isupper()):
        return False
    following = row[index + 1] if index + 1 < len(row) else None
    initial = following is not None and following.gap.startswith(".") and not following.stopped
    return not initial and (len(token.written) == 1 or _ROMAN.fullmatch(token.written) is not None)


def mark_ranks(tokens: Iterable[Token]) -> Iterator[Token]:
    """Roman numerals behind a word, and numbers behind words such as "peringkat", with their rank."""
    labels = word_set("amounts.toml", "labels")
    row: list[Token] = []
    for token in tokens:
        rank = token.rank if token.rank is not None else _rank(token, row[-1] if row else None)
        row.append(token if rank == token.rank else replace(token, rank=rank))
        plain = _plain_rank(token)
        if len(row) > 2 and row[-2].key == "ke" and plain is not None and row[-3].key in labels:
            row[-2:] = [replace(row[-2], key=f"ke-{plain}", end=token.end, rank=plain)]  # "HUT ke 76"
    return iter(row)


def _rank(token: Token, before: Token | None) -> int | None:
    labelled = before is not None and before.key in word_set("amounts.toml", "labels") and token.gap == " "
    if labelled and (plain := _plain_rank(token)) is not None:
        return plain
    if before is None or not before.is_word or token.stopped or not _ROMAN.fullmatch(token.written):
        return None
    if len(token.written) == 1 and not labelled:
        return None
    return _read_roman(token.written)


def _plain_rank(token: Token) -> int | None:
    number = token.number
    if token.is_word:
        return load_number_words().units.get(token.key) or None
    if number is None or number.unit is not None or number.upto is not None or number.approximate:
        return None
    return int(number.value) if number.value == int(number.value) and number.value < 1000 else None


def _read_roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def unfold_words(tokens: Iterable[Token]) -> Iterator[Token]:
    """Abbreviations written out, all words in the place of the abbreviation; "dan" in such names is spare."""
    yield from _mark_spare(list(_unfold(_usual_phrases(_join_measures(_join_hyphened(tokens))))))


def _usual_phrases(tokens: Iterable[Token]) -> Iterator[Token]:
    """ "catatan sipil" as "pencatatan sipil"."""
    row = list(tokens)
    for start in range(len(row)):
        for words, usual in _phrases().get(row[start].key, ()):
            near = row[start : start + len(words)]
            together = all(token.gap == " " and not token.stopped for token in near[1:])
            if together and tuple(token.key for token in near) == words:
                row[start : start + len(words)] = [
                    replace(token, key=key) for token, key in zip(near, usual, strict=True)
                ]
    yield from row


def _join_hyphened(tokens: Iterable[Token]) -> Iterator[Token]:
    """ "e-KTP" and "KTP-el" as the one word that is known."""
    held: Token | None = None
    for token in tokens:
        joined = held.key + token.key if held is not None and token.is_word and token.gap == "-" else ""
        if held is not None and joined in same_words():
            written = f"{held.written}-{token.written}"
            held = replace(held, key=joined, written=written, end=token.end)
            continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def _join_measures(tokens: Iterable[Token]) -> Iterator[Token]:
    """ "per kilometer persegi" with one word for the unit, so that it is neither "per kilometer" nor cut."""
    row = list(tokens)
    for index in range(len(row) - 2, 0, -1):
        if row[index - 1].key not in _EACH:
            continue
        unit, rest = row[index : index + 2]
        name = load_units().measures.get(f"{unit.key} {rest.key}")
        if name and rest.gap == " " and not rest.stopped:
            row[index : index + 2] = [replace(unit, key=name.lower(), end=rest.end)]
    yield from row


def _unfold(tokens: Iterable[Token]) -> Iterator[Token]:
    """Names of offices written out hold together; other short words become several plain ones."""
    names = count(1)
    before: Token | None = None
    row = list(tokens)
    for index, token in enumerate(row):
        if token.key == "pp" and before is not None and before.key == "satpol":
            continue
        words, is_name = _written_out(token, before)
        if _is_council(row, index):
            words, is_name = _short_names()["dprd"].split(), True
        whole = next(names) if is_name else 0
        yield token if words[0] == token.key and not whole else replace(token, key=words[0], whole=whole)
        for key in words[1:]:
            yield replace(token, key=key, gap=" ", stopped=False, whole=whole)
        before = token


def _is_council(row: Sequence[Token], index: int) -> bool:
    """Whether "dewan" is the regional parliament, as in "Sekretaris Dewan"."""
    if not index or row[index].key != "dewan" or row[index - 1].key not in {"sekretaris", "sekretariat"}:
        return False
    following = row[index + 1] if index + 1 < len(row) else None
    if following is None or following.stopped or following.gap != " ":
        return True
    return following.key not in word_set("terms.toml", "councils")


def _written_out(token: Token, before: Token | None) -> tuple[list[str], bool]:
    """The words that the token is compared as, and whether it abbreviates a name."""
    if not token.is_word or token.rank is not None:
        return [token.key], False
    if before is not None and before.key in _EACH and token.key in load_units().measures:
        return [load_units().measures[token.key].lower()], False
    if token.key == "kk" and before is not None and before.number is not None:
        return ["kepala", "keluarga"], False
    short = _short_names()
    if token.key in short and (len(token.key) > _SHORTEST_ANY_CASE or token.written.isupper()):
        return short[token.key].split(), True
    if token.key.startswith("ka") and token.key[2:] in short and len(token.key) > 5:
        return ["kepala", *short[token.key[2:]].split()], False
    return same_words().get(token.key, token.key).split(), False


def _mark_spare(row: list[Token]) -> Iterator[Token]:
    """`row` with "dan" marked where it stands inside a name that is known without it."""
    spare: set[int] = set()
    for start, token in enumerate(row):
        if token.key in _first_words():
            spare |= _joints(row, start)
        if token.key == "administrasi" and start and row[start - 1].key in {"kota", "kabupaten"}:
            spare.add(start)
    for index, token in enumerate(row):
        yield replace(token, spare=True) if index in spare else token


def _joints(row: list[Token], start: int) -> set[int]:
    """Where "dan" stands in the longest known name that begins at `start`."""
    words: list[str] = []
    joints: list[int] = []
    found: list[int] = []
    for index in range(start, min(len(row), start + _LONGEST_NAME)):
        token = row[index]
        if token.stopped and index > start:
            break
        if token.key in {"dan", "&"}:
            joints.append(index)
            continue
        words.append(token.key)
        if " ".join(words) in _long_names():
            found = list(joints)
    return set(found)


@cache
def _short_names() -> Mapping[str, str]:
    """Key of an abbreviation to the words that it stands for, without "dan"."""
    names: dict[str, str] = load_table("abbreviations.toml")["names"]
    return names


@cache
def _long_names() -> frozenset[str]:
    """Names as sequences of keys, written out like any text."""
    variants = word_set("abbreviations.toml", "variants")
    return frozenset(
        " ".join(same_words().get(word, word) for word in name.split())
        for name in (*_short_names().values(), *variants)
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _long_names())


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """By first word: phrases and the usual words for them, of the same number."""
    table: dict[str, str] = load_table("same_words.toml")["phrases"]
    phrases = [(tuple(words.split()), tuple(usual.split())) for words, usual in table.items()]
    firsts = {words[0] for words, _ in phrases}
    return {first: tuple(phrase for phrase in phrases if phrase[0][0] == first) for first in firsts}


@cache
def same_words() -> Mapping[str, str]:
    """Folded word to the word or words that it is compared as."""
    words: dict[str, str] = load_table("same_words.toml")["words"]
    return words
