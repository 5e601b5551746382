"""Who is asked for: "daerah mana saja", "berapa DPRD", "siapa", and on which side of a visit they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.listing.query import ANY_KIND, SideKind
from assistant.listing.skeleton import Token
from assistant.listing.words import load_listing_words
from corpus.bodies import BodyMention
from corpus.visits.visit import Side

JOINTS = frozenset({",", "dan", "atau", "serta", "maupun", "/", "&", "dengan", "versus", "vs"})
"""What stands between the members of an enumeration."""
INSIDE = frozenset({"di", "dari", "se", "asal"})
"""What joins a noun with the place that it is in."""
_WHICH = frozenset({"mana", "apa", "saja", "mana-mana"})
_COUNTING = frozenset({"berapa", "jumlah", "total", "hitung", "banyaknya"})
_BEFORE_COUNTED = frozenset({"berapa", "banyak", "jumlah", "total"})
_WHO = frozenset({"siapa", "siapa-siapa"})
_TO = frozenset({"ke", "di"})
_FROM = frozenset({"dari", "oleh", "asal"})
_LEARNING_REACH = 8
"""Words before "dari" in which a verb of learning makes what follows the host."""
_KINDS = {
    "kota": "kota",
    "pemkot": "kota",
    "pemko": "kota",
    "pemerintah kota": "kota",
    "kabupaten": "kabupaten",
    "pemkab": "kabupaten",
    "pemerintah kabupaten": "kabupaten",
    "provinsi": "provinsi",
    "pemprov": "provinsi",
    "pemerintah provinsi": "provinsi",
}
_FULL = ("kota-kota", "kabupaten-kabupaten")


@dataclass(frozen=True, slots=True)
class AskedNoun:
    """A noun that is asked for."""

    start: int
    end: int
    """Tokens of the noun and of what belongs to it."""
    side: Side | None
    kind: SideKind = ANY_KIND


def find_noun(text: str, tokens: Sequence[Token]) -> AskedNoun | None:
    """The noun that a question asks for, with its side; None where it asks for none."""
    return _find(text, tokens, loose=False) or _find(text, tokens, loose=True)


def _find(text: str, tokens: Sequence[Token], loose: bool) -> AskedNoun | None:
    """`loose`: a noun without a question word counts, too: "daerah yang pernah ke Siak"."""
    for index, token in enumerate(tokens):
        if token.text == "tujuan" and _asks_goal(tokens, index):
            return AskedNoun(index, index + 1, "host")
        end = _end_of(tokens, index, loose)
        if end is not None:
            return AskedNoun(index, end, _side_of(tokens, index, end), _kind_of(text, tokens, index, end))
        if token.text in _WHO or (token.text == "mana" and index and tokens[index - 1].text in _TO | _FROM):
            return AskedNoun(index, index + 1, _side_of(tokens, index, index + 1))
    return None


def _end_of(tokens: Sequence[Token], index: int, loose: bool) -> int | None:
    """Index behind "daerah mana saja", "kota di Jawa Timur mana", "berapa DPRD" that begin at `index`."""
    if not _is_noun(tokens[index]):
        return None
    end = _joined_end(tokens, index)
    for stop in (_behind_place(tokens, end), end):
        if _text(tokens, stop) in _WHICH - {"saja"}:
            return _behind_which(tokens, stop)
    named = loose and (index == 0 or load_listing_words().are("listed", tokens[index - 1].text))
    if _is_counted(tokens, index) or _text(tokens, end) == "saja":
        return end
    return end if named and _text(tokens, end) in ("yang", "di", "dari") else None


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _joined_end(tokens: Sequence[Token], index: int) -> int:
    """Index behind "kabupaten/kota", "DPRD Provinsi"."""
    end = index + 1
    if tokens[index].text in ("@u", "@g") and _text(tokens, end) in _KINDS:
        end += 1
    while end + 1 < len(tokens) and tokens[end].text in JOINTS and _is_noun(tokens[end + 1]):
        end += 2
    return end


def _behind_place(tokens: Sequence[Token], index: int) -> int:
    """Index behind "di Jawa Timur", where that follows."""
    inside = index + 1 if _text(tokens, index) in INSIDE else index
    return inside + 1 if _text(tokens, inside) in ("@r", "@i") else inside


def _behind_which(tokens: Sequence[Token], index: int) -> int:
    while _text(tokens, index) in _WHICH:
        index += 1
    return index


def _is_counted(tokens: Sequence[Token], index: int) -> bool:
    before = {token.text for token in tokens[max(0, index - 3) : index]}
    return index > 0 and tokens[index - 1].text in _BEFORE_COUNTED and bool(before & _COUNTING)


def _asks_goal(tokens: Sequence[Token], index: int) -> bool:
    """ "kota tujuan studi banding", "tujuan kunjungan mana saja": where to, not what for."""
    named = index > 0 and _is_noun(tokens[index - 1])
    if _text(tokens, index + 1) not in ("@f", "kunjungan", "belajar") and not named:
        return False
    return named or any(token.text == "saja" for token in tokens)


def _is_noun(token: Token) -> bool:
    return load_listing_words().are("noun", token.text)


# --- its side -------------------------------------------------------------------------------------------------


def _side_of(tokens: Sequence[Token], start: int, end: int) -> Side | None:
    """ "daerah mana yang berkunjung": a guest; "ke daerah mana", "daerah mana yang dikunjungi": a host."""
    before = [token.text for token in tokens[:start]]
    return (
        _side_by_neighbours(tokens, start, end, before)
        or _side_by_verb(tokens[end:])
        or _side_of_object(before)
    )


def _side_by_neighbours(tokens: Sequence[Token], start: int, end: int, before: list[str]) -> Side | None:
    words = load_listing_words()
    last = before[-1] if before else ""
    if last in _TO or words.are("towards", last):
        return "host"
    if last in _FROM:
        learned = last == "dari" and words.words["learning"] & set(before[-_LEARNING_REACH:])
        return "host" if learned else "visitor"
    near = {last, tokens[start].text} | ({_text(tokens, end)} if tokens[start].text in _WHO else set())
    if words.are("receiving", last) or "tamu" in near:
        return "visitor"
    return "host" if near & {"tujuan", "tuan"} else None


def _side_by_verb(behind: Sequence[Token]) -> Side | None:
    words = load_listing_words()
    for token in behind:
        if words.are("passive", token.text) or token.text == "tujuan":
            return "host"
        if words.are("active", token.text):
            return "visitor"
    return None


def _side_of_object(before: Sequence[str]) -> Side | None:
    """ "Kota Kediri dikunjungi dalam 2023 oleh daerah mana saja": by the verb before it."""
    words = load_listing_words()
    for word in reversed(before):
        if words.are("towards", word):
            return "host"
        if words.are("receiving", word):
            return "visitor"
    return None


# --- its kind -------------------------------------------------------------------------------------------------


def _kind_of(text: str, tokens: Sequence[Token], start: int, end: int) -> SideKind:
    """The kind that the noun states: "kabupaten mana", "pemkot mana saja", "DPRD mana"."""
    nouns = [token for token in tokens[start:end] if _is_noun(token)]
    units = [
        token.value.unit for token in nouns if token.text == "@u" and isinstance(token.value, BodyMention)
    ]
    kinds = {_stated_kind(text, token) for token in nouns} - {None}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind == "provinsi" and tokens[start].text == "provinsi":
        kind = None  # "provinsi mana" asks for a place: what lies in it counts
    return SideKind(kind, units[0] if units else None)


def _stated_kind(text: str, token: Token) -> str | None:
    word = token.span.of(text).lower() if token.text == "@g" else token.text
    return _KINDS.get(word.partition("-")[0] if word in _FULL else word)
