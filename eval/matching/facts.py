"""Whether a text says a fact: deterministic, and the same for every answer.

A fact is a phrase in one or more accepted forms. It is found where the words, numbers and dates of a form
stand in the text together and in the same order, compared by value ("3,4 juta" = "3.400.000", "5/4/2018" =
"5 April 2018") and without regard to case, accents, punctuation, hyphens, -nya, titles and degrees of
persons, and usual abbreviations. It is not found where only a part of a number, code or region name agrees,
or where the text denies it ("bukan 85 orang"). The items of a form that holds ";" may come in any order,
within one sentence or list. Only names of people may be spelt otherwise, and only where the case says so;
another wording needs a form of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from corpus.spans import Span
from eval import messages
from eval.matching.lists import choose_apart, goes_on_from, group_of_tokens, shared_head
from eval.matching.places import (
    RegionNames,
    find_regions,
    meant_regions,
    pass_kinds,
    region_names,
    spare_kinds,
    write_out_regions,
)
from eval.matching.posts import has_other_post, post_before_name
from eval.matching.problems import Spot, find_problem
from eval.matching.similar_names import name_tokens
from eval.matching.token import Token, TokenText
from eval.matching.tokens import read_tokens
from eval.matching.walk import Wanted, find_places

MOST_PLACES = 300
"""Places of one item of a list that are tried."""

_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:-\d{1,2})?/\d{1,2}")


@dataclass(frozen=True, slots=True)
class FactMatch:
    """Whether and where a fact was found."""

    found: bool
    where: Span | None
    """Characters of the text that say the fact; None where not found."""
    why: str
    """Indonesian phrase for the report: what was found, or what was found instead."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text made ready for many facts; get one from `read_text`."""

    plain: TokenText
    """As written."""
    full: TokenText
    """With short names of regions written out; the same object as `plain` where there are none."""
    regions: RegionNames


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a fact, read."""

    plain: Wanted
    full: Wanted
    """The same object as `plain` where no region is written shortly."""
    regions: frozenset[str]
    """Codes of the regions that it may mean."""
    post: tuple[Token, ...] = ()
    """What stood before the name and is left out: the post of the person."""
    head: tuple[Token, ...] = ()
    """What stood before the words and is said once for all items: "pajak" of "pajak hotel; pajak restoran"."""


def has_content(form: str) -> bool:
    """Whether `form` holds a word or a number, without which it could never match."""
    return bool(read_tokens(form).tokens)


def read_text(text: str) -> ReadText:
    """`text` made ready for `match_fact`; time and memory about linear in its length."""
    plain = read_tokens(text)
    mentions = find_regions(plain)
    plain = pass_kinds(plain, mentions)
    return ReadText(plain, write_out_regions(plain, mentions), region_names(mentions))


def match_fact(forms: tuple[str, ...], text: str | ReadText, *, similar_names: bool = False) -> FactMatch:
    """The first place in `text` that says one of `forms`, in order of forms, then of places.

    `similar_names` accepts other spellings of the names of people ("Junaidi" for "Junaedi"). Nothing is ever
    found in an empty text.
    """
    said = read_text(text) if isinstance(text, str) else text
    failure = FactMatch(False, None, messages.NOT_FOUND)
    for form in forms:
        items = tuple(filter(None, map(str.strip, form.split(";"))))
        match = (
            _match_list(items, said, similar_names)
            if len(items) > 1
            else _match_item(form, said, similar_names)
        )
        if match.found:
            return match
        if failure.why == messages.NOT_FOUND:
            failure = match
    return failure


def _match_item(form: str, said: ReadText, similar: bool) -> FactMatch:
    if not has_content(form):
        return FactMatch(False, None, messages.NOTHING_TO_MATCH)
    why = messages.NOT_FOUND
    for place in _places(_readings(form, similar), said):
        words = place.where.of(said.plain.source)
        if place.problem is None:
            return FactMatch(True, place.where, messages.FOUND.format(words=words))
        why = place.problem.format(words=words) if why == messages.NOT_FOUND else why
    return FactMatch(False, None, why)


def _match_list(items: tuple[str, ...], said: ReadText, similar: bool) -> FactMatch:
    """All `items`, each at a place of its own, in one sentence or list."""
    if not all(has_content(item) for item in items):
        items = tuple(item for item in items if has_content(item))
    groups = group_of_tokens(said.plain)
    options: list[list[tuple[int, Span]]] = []
    for item in items:
        readings = (_readings(item, similar), _headless(item, items, similar))
        found = [
            (groups(place.where.start), place.where)
            for row in readings
            for place in islice((p for p in _places(row, said) if p.problem is None), MOST_PLACES)
        ]
        if not found:
            return FactMatch(False, None, messages.ITEM_MISSING.format(item=item))
        options.append(found)
    for group in sorted(
        set.intersection(*({group for group, _ in found} for found in options)) if options else ()
    ):
        spans = choose_apart([[span for at, span in found if at == group] for found in options])
        if spans:
            where = Span(min(span.start for span in spans), max(span.end for span in spans))
            return FactMatch(True, where, messages.FOUND.format(words=where.of(said.plain.source)))
    return FactMatch(False, None, messages.NOT_TOGETHER if options else messages.NOTHING_TO_MATCH)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place where the words of a form stand."""

    where: Span
    problem: str | None
    """Why they do not say the fact after all."""


def _places(readings: Iterable[_Form], said: ReadText) -> Iterator[_Place]:
    """Where the words of a form stand, reading after reading."""
    for reading in readings:
        yield from _places_in(reading, reading.plain, said, said.plain)
        if reading.full is not reading.plain or said.full is not said.plain:
            yield from _places_in(reading, reading.full, said, said.full)


def _places_in(reading: _Form, wanted: Wanted, said: ReadText, text: TokenText) -> Iterator[_Place]:
    for first, last in find_places(wanted, text.tokens):
        if reading.head and not goes_on_from(reading.head, text.tokens, first):
            continue
        where = text.source_span(first, last)
        spot = Spot(wanted.text.tokens, text.tokens, first, last)
        other_post = reading.post and has_other_post(reading.post, text.tokens, first)
        problem = messages.OTHER_POST if other_post else find_problem(spot, reading.regions, said.regions)
        yield _Place(where, problem)


@lru_cache(maxsize=2048)
def _readings(form: str, similar: bool) -> tuple[_Form, ...]:
    """The form as it stands; a lone "23-24/6" also as a date; a person also without the post."""
    readings = [_read_form(form, similar)]
    if _DAY_AND_MONTH.fullmatch(form.strip()):
        readings.append(_read_form(f"({form.strip()})", similar))
    text = readings[0].plain.text
    size = post_before_name(text)
    if 0 < size < len(text.tokens):
        name = _read_form(text.folded[text.tokens[size].start :], similar)
        readings.append(replace(name, post=text.tokens[:size]))
    return tuple(readings)


@lru_cache(maxsize=2048)
def _headless(item: str, items: tuple[str, ...], similar: bool) -> tuple[_Form, ...]:
    """The item without the words that it begins with like another one of `items`; empty where there are none."""
    whole = _read_form(item, similar).plain
    row = whole.text.tokens
    size = shared_head(row, [read_tokens(other).tokens for other in items if other != item])
    if not size or not whole.names.isdisjoint(range(size)):
        return ()
    rest = _read_form(whole.text.folded[row[size].start :], similar)
    return (replace(rest, head=row[:size]),)


def _read_form(form: str, similar: bool) -> _Form:
    plain = read_tokens(form)
    mentions = find_regions(plain)
    full = write_out_regions(plain, mentions)
    names = name_tokens(plain)
    wanted = Wanted(plain, names, similar, spare_kinds(plain, mentions))
    kinds = spare_kinds(full, mentions)
    other = wanted if full is plain else Wanted(full, frozenset(), similar, kinds)
    return _Form(wanted, other, meant_regions(plain.folded, mentions))
