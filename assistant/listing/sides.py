"""Which places of a question are guests and which are hosts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.listing.messages import OUTSIDE
from assistant.listing.nouns import INSIDE, JOINTS, AskedNoun, find_noun
from assistant.listing.query import ANY_KIND, Place, SideKind
from assistant.listing.skeleton import Skeleton, Token
from assistant.listing.words import load_listing_words
from corpus.bodies import BodyMention
from corpus.region import RegionMention
from corpus.regions import load_gazetteer
from corpus.visits.direction import find_asked_roles
from corpus.visits.visit import Side

_REACH = 5
"""Tokens behind a region in which its verb stands."""
_ORDER = frozenset({"terakhir", "terbaru", "pertama", "daerah"})
_WITHIN = frozenset({"yang", "ada", "berada", "di", "se", "luar", "wilayah", "daerah"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The places of a question by side, and what is asked for."""

    guests: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()
    either: tuple[Place, ...] = ()
    guest_kind: SideKind = ANY_KIND
    host_kind: SideKind = ANY_KIND
    target: Side | None = None
    asks: bool = False
    """True where a government is asked for ("siapa", "daerah mana"), of whichever side."""
    pairs: tuple[tuple[Place, Place], ...] = ()
    """Guest with host, where two or more such pairs are named."""


def read_sides(skeleton: Skeleton) -> Sides:
    """Guests and hosts by the words around their names, as the verb of the question has them."""
    tokens = tuple(token for token in skeleton.tokens if token.text not in ",&" or token.text in JOINTS)
    asked = find_noun(skeleton.text, tokens)
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


# --- one place ------------------------------------------------------------------------------------------------


def _side_at(tokens: Sequence[Token], index: int, asked: AskedNoun | None) -> Side | None:
    if asked is not None and asked.start < index < asked.end:
        return asked.side
    if asked is not None and tokens[asked.start].text == "tujuan" and index == asked.end:
        return "visitor"  # "daerah tujuan Kota Kotamobagu"
    if asked is not None and asked.side is not None and asked.end < index <= asked.end + _REACH:
        gap = [token.text for token in tokens[asked.end : index]]
        if set(gap) & {"di", "se"} and set(gap) <= _WITHIN and _verb_behind(tokens, index):
            return asked.side  # "daerah mana saja di luar Jawa yang berkunjung"
    return _side_before(tokens, index) or _side_behind(tokens, index)


def _verb_behind(tokens: Sequence[Token], index: int) -> bool:
    words = load_listing_words()
    return any(
        words.are("active", token.text) or words.are("passive", token.text) for token in tokens[index + 1 :]
    )


def _side_before(tokens: Sequence[Token], index: int) -> Side | None:
    """By the word before a place, past "pemerintah", "kantor" and the like."""
    words = load_listing_words()
    at = index - 1
    while at >= 0 and _is_skipped(tokens[at].text):
        at -= 1
    if at < 0:
        return None
    last, earlier = tokens[at].text, [token.text for token in tokens[max(0, at - 8) : at]]
    if last in ("di", "se") and at and words.are("noun", tokens[at - 1].text):
        placed = _side_before(tokens, at - 1) or _side_behind(tokens, index)
        if placed is not None:
            return placed  # "kunjungan pemda di Aceh"
    if last in ("dari", "asal") and words.words["learning"] & set(earlier) and "@r" not in earlier:
        return "visitor" if {"ke", "di"} & {token.text for token in tokens[index + 1 :]} else "host"
    return _side_by_words(last, earlier[-1] if earlier else "")


def _is_skipped(word: str) -> bool:
    words = load_listing_words()
    return (words.are("office", word) or word in _ORDER) and not words.are("guest_before", word)


def _side_by_words(last: str, earlier: str) -> Side | None:
    """By the two words before a place."""
    words = load_listing_words()
    if words.are("group", last) and earlier in ("menerima", "menyambut"):
        return "visitor"
    if last == "tamu" or words.are("host_before", last) or (last == "oleh" and earlier == "diterima"):
        return "host"
    if last == "luar":
        return "host" if earlier in ("ke", "di") else "visitor"
    return "visitor" if words.are("guest_before", last) else None


def _side_behind(tokens: Sequence[Token], index: int) -> Side | None:
    words = load_listing_words()
    for token in tokens[index + 1 : index + 1 + _REACH]:
        if words.are("passive", token.text):
            return "host"
        if words.are("active", token.text):
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
        if between and between[0] in JOINTS and all(word in JOINTS or word in words for word in between):
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
    if len(sides) > 1 and not told and "atau" in (token.text for token in tokens):
        return [_voice(tokens)] * len(sides)  # "mana yang lebih sering dikunjungi, Banyuwangi atau Badung?"
    mentions = [tokens[index].value for index in at]
    regions = [mention for mention in mentions if isinstance(mention, RegionMention)]
    if len(regions) != len(at):
        return sides
    roles = find_asked_roles(skeleton.text, regions)
    return [
        side or _side_of(roles.get(mention.named[0].code, 0))
        for side, mention in zip(sides, regions, strict=True)
    ]


def _voice(tokens: Sequence[Token]) -> Side | None:
    """Host where something is done to it, guest where it does something."""
    words = load_listing_words()
    for token in tokens:
        if words.are("passive", token.text):
            return "host"
        if words.are("active", token.text):
            return "visitor"
    return None


def _side_of(role: int) -> Side | None:
    return "host" if role > 0 else "visitor" if role < 0 else None


def _place(text: str, tokens: Sequence[Token], index: int) -> Place:
    token = tokens[index]
    if not isinstance(token.value, RegionMention):
        name = str(token.value)
        codes = next(codes for island, _, codes in load_listing_words().islands if island == name)
        if index and tokens[index - 1].text == "luar":
            every = {region.code for region in load_gazetteer().regions if region.kind == "provinsi"}
            return Place(tuple(sorted(every - set(codes))), name, within=True, name=f"{OUTSIDE} {name}")
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


def _with_lone_offices(sides: Sides, text: str, tokens: Sequence[Token], asked: AskedNoun | None) -> Sides:
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
            and tokens[index + 1].text in INSIDE
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


def _with_asked(sides: Sides, asked: AskedNoun | None, tokens: Sequence[Token]) -> Sides:
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
        guests, hosts = (sides.either, sides.hosts) if side == "host" else (sides.guests, sides.either)
        sides = replace(sides, either=(), guests=guests, hosts=hosts)
    read = replace(sides, target=side, asks=True)
    if asked.kind == ANY_KIND or side is None:
        return read
    return replace(read, host_kind=asked.kind) if side == "host" else replace(read, guest_kind=asked.kind)
