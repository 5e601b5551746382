"""Where a text names regions, and which ones are meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from corpus.region import Kind, Region, RegionMention
from corpus.region_context import Context, is_apposition, is_enumeration
from corpus.region_names import NameTable, split_tokens
from corpus.region_words import RegionWords
from corpus.spans import Span


class Reading(Enum):
    """How a text is to be read."""

    ARTICLE = 1
    """Names have capitals; common words count as names only with a word of place before them."""
    TYPED = 2
    """A typed question: capitals do not matter, short forms are known."""
    NAME = 3
    """The text is a name and nothing else: as typed, and any word that can be a name is one."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What a finder looks names up in."""

    regions: Mapping[str, Region]
    """By code."""
    names: NameTable
    words: RegionWords


class Finder:
    """Finds names in one text."""

    def __init__(self, tables: Tables, text: str, reading: Reading) -> None:
        self._regions = tables.regions
        self._names = tables.names
        self._words = tables.words
        self._text = text
        self._typed = reading is not Reading.ARTICLE
        self._trusting = reading is Reading.NAME
        self._tokens = split_tokens(text)

    def find(self) -> tuple[RegionMention, ...]:
        """Mentions in order, not overlapping; time linear in the length of the text."""
        return _narrow_by_neighbours(self._text, self._mentions())

    def _mentions(self) -> list[RegionMention]:
        found: list[RegionMention] = []
        doubtful: set[int] = set()
        town_parts: dict[int, str] = {}
        position = floor = 0
        while position < len(self._tokens):
            idiom_end = self._words.idiom_end(self._tokens, position)
            if idiom_end is not None:
                position = floor = idiom_end
                continue
            match = self._longest_at(position, floor)
            if match is None:
                position += 1
                continue
            end, codes = match
            context = self._words.context(self._text, self._tokens, floor, position, end)
            mention = self._mention(position, end, codes, context)
            doubted = mention is not None and self._is_doubtful(position, end, context)
            if doubted and self._words.is_in_name(self._text, self._tokens, position, end):
                mention = None
            if mention is not None:
                if doubted:
                    doubtful.add(len(found))
                province = self._town_of(position, end, context)
                if province is not None:
                    town_parts[len(found)] = province
                found.append(mention)
            position = floor = end
        told = {mention.named[0].province for i, mention in enumerate(found) if i not in town_parts}
        doubtful.update(i for i, province in town_parts.items() if province in told)
        return _drop_doubtful(found, doubtful)

    def _longest_at(self, position: int, floor: int) -> tuple[int, frozenset[str]] | None:
        """The longest name at a word; in an article small letters do only behind a type word: "pemkab siak"."""
        small = (
            not self._typed
            and not self._tokens[position].capital
            and position > floor
            and self._words.ends_type_phrase(self._text, self._tokens, position)
        )
        return self._names.longest_at(self._text, self._tokens, position, self._typed, small)

    def _town_of(self, start: int, end: int, context: Context) -> str | None:
        """The province that has a part of a town of that name: "Kuningan" in Jakarta."""
        if self._typed or context.kinds or context.lower:
            return None
        key = "".join(token.key for token in self._tokens[start:end])
        return self._words.town_of(key, self._tokens[start - 1].key if start else "")

    def _is_doubtful(self, start: int, end: int, context: Context) -> bool:
        if self._trusting or context.kinds or context.lower or context.listed:
            return False
        key = "".join(token.key for token in self._tokens[start:end])
        if not self._typed and self._words.is_strict(key, self._tokens[start - 1].key if start else ""):
            return True
        if context.cue:
            return False
        if self._typed and self._words.is_bare_name(self._text, self._tokens, start, end):
            return False
        return self._words.is_wary(key, self._typed or self._tokens[start].capital)

    def _mention(self, start: int, end: int, codes: frozenset[str], context: Context) -> RegionMention | None:
        if context.blocked and not self._trusting:
            return None
        named = tuple(self._regions[code] for code in sorted(codes))
        name = Span(self._tokens[start].start, self._tokens[end - 1].end)
        if context.lower is not None:
            return RegionMention(name, name, named, named, False, None, context.lower)
        matching = tuple(region for region in named if self._fits(region, context))
        if not matching and (context.counted or self._only_describes(context)):
            context = Context()
        span = Span(context.part_start, name.end) if context.part_start is not None else name
        if not context.kinds:
            return RegionMention(span, name, self._by_seat(start, named), named, False)
        stated = context.kinds[0] if len(context.kinds) == 1 else None
        return RegionMention(span, name, matching, named, bool(matching), stated)

    def _by_seat(self, start: int, named: tuple[Region, ...]) -> tuple[Region, ...]:
        """Those of `named` whose seat of government stands before the name: "Soreang, Bandung"."""
        if start == 0 or self._text[self._tokens[start - 1].end : self._tokens[start].start] not in (
            " ",
            ", ",
        ):
            return named
        seat_of = self._words.seat_of(self._tokens[start - 1].key)
        return tuple(region for region in named if region.full_name == seat_of) or named

    def _only_describes(self, context: Context) -> bool:
        """Is the type word before a name no part of it: "kota Ciamis", the town in Kabupaten Ciamis?"""
        if not self._typed:
            return context.casual
        return context.town and not self._trusting

    def _fits(self, region: Region, context: Context) -> bool:
        return region.kind in context.kinds or any(
            region.full_name in self._words.also_called(kind) for kind in context.kinds
        )


def _drop_doubtful(found: list[RegionMention], doubtful: set[int]) -> list[RegionMention]:
    sure = {region.code for i, mention in enumerate(found) if i not in doubtful for region in mention.regions}
    return [
        mention
        for i, mention in enumerate(found)
        if i not in doubtful or any(region.code in sure for region in mention.named)
    ]


def _narrow_by_neighbours(text: str, mentions: list[RegionMention]) -> tuple[RegionMention, ...]:
    """Carry a stated kind along an enumeration; let a province behind a name choose: "Banjar, Jawa Barat"."""
    narrowed: list[RegionMention] = []
    for run in _enumerations(text, mentions):
        carries = _is_list(text, run)
        carried: Kind | None = None
        for found in run:
            mention = found
            if found.stated_kind is None and carried is not None and carries:
                mention = _carry(found, carried)
            carried = mention.stated_kind if mention.regions else None
            narrowed.append(mention)
    for i, following in enumerate(narrowed[1:]):
        narrowed[i] = _within_province(text, narrowed[i], following)
    return tuple(narrowed)


def _enumerations(text: str, mentions: Sequence[RegionMention]) -> Iterator[list[RegionMention]]:
    """`mentions` in runs that commas, "dan", … join."""
    run: list[RegionMention] = []
    for mention in mentions:
        if run and not is_enumeration(text[run[-1].span.end : mention.span.start]):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _is_list(text: str, run: Sequence[RegionMention]) -> bool:
    """Is the run a list, and not an address: "Kota Batu, Malang, Jawa Timur"?"""
    if len(run) < 2 or run[-1].named[0].kind != "provinsi":
        return True
    return any(text[a.span.end : b.span.start].strip() != "," for a, b in pairwise(run))


def _carry(mention: RegionMention, kind: Kind) -> RegionMention:
    fitting = tuple(region for region in mention.regions if region.kind == kind)
    if not fitting or mention.kind_hint is not None:
        return mention
    return replace(mention, regions=fitting, stated_kind=kind)


def _within_province(text: str, mention: RegionMention, following: RegionMention) -> RegionMention:
    province = following.named[0]
    if len(mention.regions) < 2 or province.kind != "provinsi":
        return mention
    if not is_apposition(text[mention.span.end : following.span.start]):
        return mention
    inside = tuple(region for region in mention.regions if region.code.startswith(province.code + "."))
    return replace(mention, regions=inside) if inside else mention
