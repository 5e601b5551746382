"""Which places of a question are guests and which are hosts, and which side is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.listing.query import Place, SideKind
from assistant.listing.skeleton import Skeleton, Token
from assistant.listing.words import load_listing_words
from corpus.bodies import BodyMention
from corpus.region import RegionMention
from corpus.visits.direction import find_asked_roles
from corpus.visits.visit import Side

_REACH = 5
"""Tokens behind a region in which its verb stands."""
_JOINTS = frozenset({",", "dan", "atau", "serta", "maupun", "/", "&", "dengan", "versus", "vs"})
_WHICH = frozenset({"mana", "apa", "saja"})
_INSIDE = frozenset({"di", "dari", "se", "asal"})
_KINDS = {
    "kota": "kota",
    "pemkot": "kota",
    "pemko": "kota",
    "kabupaten": "kabupaten",
    "pemkab": "kabupaten",
    "provinsi": "provinsi",
    "pemprov": "provinsi",
}
_KINDS |= {"pemerintah kota": "kota", "pemerintah kabupaten": "kabupaten", "pemerintah provinsi": "provinsi"}


@dataclass(frozen=True, slots=True)
class Sides:
    """The places of a question by side, and what is asked for."""

    guests: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()
    either: tuple[Place, ...] = ()
    guest_kind: SideKind = SideKind()
    host_kind: SideKind = SideKind()
    target: Side | None = None
    asks: bool = False
    """True where a government is asked for ("siapa", "daerah mana"), of whichever side."""
    pairs: tuple[tuple[Place, Place], ...] = ()
    """Guest with host, where two or more such pairs are named."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A noun that is asked for: "daerah mana saja", "berapa DPRD"."""

    start: int
    end: int
    """Tokens of the noun and of what belongs to it."""
    side: Side | None
    kind: SideKind


def read_sides(skeleton: Skeleton) -> Sides:
    """Guests and hosts by the words around their names, as the verb of the question has them."""
    tokens = tuple(token for token in skeleton.tokens if token.text not in ",&" or token.text in _JOINTS)
    asked = _find_asked(tokens)
    at = [index for index, token in enumerate(tokens) if token.text in ("@r", "@i")]
    sides = _shared(tokens, at, [_side_at(tokens, index, asked) for index in at])
    sides = _completed(skeleton, tokens, at, sides)
    places = [_place(skeleton.text, tokens, index) for index in at]
    guests = tuple(place for place, side in zip(places, sides, strict=True) if side == "visitor")
    hosts = tuple(place for place, side in zip(places, sides, strict=True) if side == "host")
    either = tuple(place for place, side in zip(places, sides, strict=True) if side is None)
    read = Sides(guests, hosts, either, pairs=_pairs(places, sides))
    return _with_asked(_with_lone_offices(read, skeleton.text, tokens, asked), asked, tokens)


def _pairs(places: Sequence[Place], sides: Sequence[Side | None]) -> tuple[tuple[Place, Place], ...]:
    """Guest and host in turn: "Siak ke Kampar dan Bengkulu ke Kediri"."""
    if len(places) < 4 or len(places) % 2 or list(sides) != ["visitor", "host"] * (len(places) // 2):
        return ()
    return tuple(zip(places[::2], places[1::2], strict=True))


# --- who is asked for -----------------------------------------------------------------------------------------


def _find_asked(tokens: Sequence[Token]) -> _Asked | None:
    """The noun that a question asks for, with its side; None where it asks for none."""
    for index, token in enumerate(tokens):
        end = _asked_end(tokens, index)
        if end is not None:
            side = _side_of_asked(tokens, index, end)
            return _Asked(index, end, side, _kind_of(tokens, index, end))
        if token.text in ("siapa", "siapa-siapa"):
            return _Asked(index, index + 1, _side_of_asked(tokens, index, index + 1), SideKind())
        if token.text == "mana" and index and tokens[index - 1].text in ("ke", "dari", "di", "oleh"):
            return _Asked(index, index + 1, _side_of_asked(tokens, index, index + 1), SideKind())
    return None


def _asked_end(tokens: Sequence[Token], index: int) -> int | None:
    """Index behind "daerah mana saja", "kota di Jawa Timur mana", "berapa DPRD" that begin at `index`."""
    if not _is_noun(tokens[index]):
        return None
    counted = (
        index > 0
        and tokens[index - 1].text in ("berapa", "banyak", "jumlah", "total")
        and _counts(tokens, index)
    )
    end = index + 1
    while end + 1 < len(tokens) and tokens[end].text in _JOINTS and _is_noun(tokens[end + 1]):
        end += 2
    inside = end
    if inside < len(tokens) and tokens[inside].text in _INSIDE:
        inside += 1
    if inside < len(tokens) and tokens[inside].text in ("@r", "@i"):
        inside += 1
    for stop in (inside, end):
        if stop < len(tokens) and tokens[stop].text in ("mana", "apa", "mana-mana"):
            while stop < len(tokens) and tokens[stop].text in (*_WHICH, "mana-mana"):
                stop += 1
            return stop
    named = index > 0 and tokens[index - 1].text in (
        "sebutkan",
        "daftar",
        "tampilkan",
        "semua",
        "adakah",
        "ada",
        "apakah",
    )
    saja = end < len(tokens) and tokens[end].text == "saja"
    if counted or saja or (named and end < len(tokens) and tokens[end].text in ("yang", "di", "dari")):
        return end
    return None


def _counts(tokens: Sequence[Token], index: int) -> bool:
    before = {token.text for token in tokens[max(0, index - 3) : index]}
    return bool(before & {"berapa", "jumlah", "total", "hitung", "banyaknya"})


def _is_noun(token: Token) -> bool:
    return load_listing_words().are("noun", token.text) and token.text != "@h"


def _side_of_asked(tokens: Sequence[Token], start: int, end: int) -> Side | None:
    """ "daerah mana yang berkunjung": a guest; "ke daerah mana", "daerah mana yang dikunjungi": a host."""
    words = load_listing_words()
    before = [token.text for token in tokens[:start]]
    last = before[-1] if before else ""
    if last in ("ke", "di") or last in words.words["towards"]:
        return "host"
    if last in ("dari", "oleh", "asal"):
        learned = words.words["learning"] & set(before[-8:])
        return "host" if learned and last == "dari" else "visitor"
    if last in ("dikunjungi", "didatangi", "disambangi", "menerima", "kedatangan", "menjamu", "menyambut"):
        return "visitor"
    if "tamu" in (tokens[start].text, last):
        return "visitor"
    if "tujuan" in (tokens[start].text, last):
        return "host"
    for token in tokens[end:]:
        if words.are("passive", token.text):
            return "host"
        if words.are("active", token.text):
            return "visitor"
        if token.text == "tujuan":
            return "host"
    for token in reversed(tokens[:start]):
        if token.text in words.words["towards"]:
            return "host"
        if token.text in ("dikunjungi", "didatangi", "menerima", "kedatangan"):
            return "visitor"
    return None


def _kind_of(tokens: Sequence[Token], start: int, end: int) -> SideKind:
    """The kind that the noun states: "kabupaten mana", "pemkot mana saja", "DPRD mana"."""
    nouns = [token for token in tokens[start:end] if _is_noun(token)]
    units = [
        token.value.unit for token in nouns if token.text == "@u" and isinstance(token.value, BodyMention)
    ]
    kinds = {_stated_kind(token) for token in nouns} - {None}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind == "provinsi" and tokens[start].text == "provinsi":
        kind = None  # "provinsi mana" asks for a place: what lies in it counts
    return SideKind(kind, units[0] if units else None)


def _stated_kind(token: Token) -> str | None:
    if isinstance(token.value, BodyMention) and token.text == "@g":
        return None
    return _KINDS.get(token.text)


# --- one place ------------------------------------------------------------------------------------------------


def _side_at(tokens: Sequence[Token], index: int, asked: _Asked | None) -> Side | None:
    if asked is not None and asked.start < index < asked.end:
        return asked.side
    if (
        asked is not None
        and index in (asked.end, asked.end + 1)
        and tokens[index - 1].text in _INSIDE | {"@u"}
    ):
        inner = tokens[asked.end].text
        if asked.side is not None and (inner == "di" or inner == "se") and _verb_behind(tokens, index):
            return asked.side  # "daerah mana saja di Jawa Barat yang berkunjung"
    return _side_before(tokens, index) or _side_behind(tokens, index)


def _verb_behind(tokens: Sequence[Token], index: int) -> bool:
    words = load_listing_words()
    return any(
        words.are("active", token.text) or words.are("passive", token.text) for token in tokens[index + 1 :]
    )


def _side_before(tokens: Sequence[Token], index: int) -> Side | None:
    words = load_listing_words()
    at = index - 1
    while at >= 0 and words.are("office", tokens[at].text) and not words.are("guest_before", tokens[at].text):
        at -= 1
    if at < 0:
        return None
    last = tokens[at].text
    earlier = [token.text for token in tokens[max(0, at - 8) : at]]
    if last in ("dari", "asal") and words.words["learning"] & set(earlier) and "@r" not in earlier:
        behind = {token.text for token in tokens[index + 1 :]}
        return "visitor" if behind & {"ke", "di"} else "host"
    if (
        last in ("rombongan", "delegasi", "tamu", "kunjungan", "@f")
        and at
        and tokens[at - 1].text in ("menerima", "menyambut")
    ):
        return "visitor"
    if last == "tamu":
        return "host"
    if words.are("host_before", last):
        return "host"
    if words.are("guest_before", last):
        return "visitor"
    return None


def _side_behind(tokens: Sequence[Token], index: int) -> Side | None:
    words = load_listing_words()
    for token in tokens[index + 1 : index + 1 + _REACH]:
        if words.are("passive", token.text):
            return "host"
        if words.are("active", token.text) or token.text in ("belajar", "melakukan", "pernah ke"):
            return "visitor"
        if not (words.are("between", token.text) or token.text in ("@d", "@t", "mana", "apa", "untuk")):
            return None
    return None


def _shared(tokens: Sequence[Token], at: Sequence[int], sides: list[Side | None]) -> list[Side | None]:
    """ "Siak dan Kampar" are on the same side where one of them is not told apart."""
    shared = list(sides)
    order = list(range(1, len(at)))
    for step in (*order, *reversed(order)):
        between = [token.text for token in tokens[at[step - 1] + 1 : at[step]]]
        words = load_listing_words().words["office"]
        if between and between[0] in _JOINTS and all(word in _JOINTS or word in words for word in between):
            one, other = shared[step - 1], shared[step]
            shared[step - 1], shared[step] = one or other, other or one
    return shared


def _completed(
    skeleton: Skeleton, tokens: Sequence[Token], at: Sequence[int], sides: list[Side | None]
) -> list[Side | None]:
    """Two places of which one is told: the other has the other side; else as `find_asked_roles` reads them."""
    told = {side for side in sides if side is not None}
    if None not in sides:
        return sides
    if len(told) == 1 and len(sides) > 1:
        other: Side = "visitor" if "host" in told else "host"
        return [side or other for side in sides]
    mentions = [tokens[index].value for index in at]
    regions = [mention for mention in mentions if isinstance(mention, RegionMention)]
    if len(regions) != len(at):
        return sides
    roles = find_asked_roles(skeleton.text, regions)
    return [
        side or _side_of(roles.get(mention.named[0].code, 0))
        for side, mention in zip(sides, regions, strict=True)
    ]


def _side_of(role: int) -> Side | None:
    return "host" if role > 0 else "visitor" if role < 0 else None


def _place(text: str, tokens: Sequence[Token], index: int) -> Place:
    token = tokens[index]
    if not isinstance(token.value, RegionMention):
        name = str(token.value)
        codes = next(codes for island, _, codes in load_listing_words().islands if island == name)
        return Place(codes, name, within=True, name=name)
    mention = token.value
    unit, is_government = _office_of(tokens, index)
    regions = mention.regions or mention.named
    provinces = [region for region in regions if region.kind == "provinsi"]
    written = mention.span.of(text)
    if provinces and not is_government:
        return Place((provinces[0].code,), written, within=True)
    return Place(tuple(region.code for region in regions), written, unit=unit, odd=not mention.regions)


def _office_of(tokens: Sequence[Token], index: int) -> tuple[str | None, bool]:
    """The kind of office right before a region, and whether a government is named rather than a place."""
    if not index:
        return None, False
    before = tokens[index - 1]
    if before.text in ("@g", "@h"):
        body = before.value
        unit = body.unit if isinstance(body, BodyMention) and body.unit not in ("pemda",) else None
        return unit, True
    if before.text == "@u" and isinstance(before.value, BodyMention):
        return before.value.unit, True
    return None, False


# --- offices without a place ----------------------------------------------------------------------------------


def _with_lone_offices(sides: Sides, text: str, tokens: Sequence[Token], asked: _Asked | None) -> Sides:
    """ "DPRD yang datang ke DIY": the office of a side whose place is not named."""
    for index, token in enumerate(tokens):
        if token.text != "@u" or not isinstance(token.value, BodyMention):
            continue
        if asked is not None and asked.start <= index < asked.end:
            continue
        if index + 1 < len(tokens) and tokens[index + 1].text == "@r":
            continue
        side = _side_before(tokens, index) or _side_behind(tokens, index)
        if (
            index + 2 < len(tokens)
            and tokens[index + 1].text in _INSIDE
            and tokens[index + 2].text in ("@r", "@i")
        ):
            side = side or _side_of_placed(sides, text, tokens, index + 2)
        kind = SideKind(unit=token.value.unit)
        if side == "host":
            sides = replace(sides, host_kind=kind)
        elif side == "visitor":
            sides = replace(sides, guest_kind=kind)
    return sides


def _side_of_placed(sides: Sides, text: str, tokens: Sequence[Token], index: int) -> Side | None:
    place = _place(text, tokens, index)
    return "host" if place in sides.hosts else "visitor" if place in sides.guests else None


def _with_asked(sides: Sides, asked: _Asked | None, tokens: Sequence[Token]) -> Sides:
    """The side that is asked for; where its own words do not tell, the one that is not named."""
    if asked is None:
        return sides
    side = asked.side
    if tokens[asked.start].text in ("siapa", "siapa-siapa") or side is None:
        if sides.hosts and not sides.guests:
            side = "visitor"
        elif sides.guests and not sides.hosts:
            side = "host"
    if side is not None and len(sides.either) == 1 and not (sides.guests if side == "host" else sides.hosts):
        # "ke mana saja studi banding DPRD Siak": the one that is named is on the other side
        sides = replace(sides, either=(), **{"guests" if side == "host" else "hosts": sides.either})
    read = replace(sides, target=side, asks=True)
    if asked.kind == SideKind() or side is None:
        return read
    return replace(read, host_kind=asked.kind) if side == "host" else replace(read, guest_kind=asked.kind)
