"""A sentence reduced to what tells of a visit: its words, and its regions with the offices before them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.role_words import load_role_words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:]")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_ON = re.compile(r"\b(?:pada|tanggal|hari)\s(?:(?:hari|tanggal)\s)?\(?$", re.IGNORECASE)
_LONGEST_ON = 20
_BEFORE_PROVINCE = re.compile(r"\s?[,(]?\s?(?:(?:di|dari|provinsi|prov\.?|propinsi)\s)?", re.IGNORECASE)
_BEHIND_PROVINCE = re.compile(
    r"\s?[,:(]\s?(?:(?:yaitu|yakni)\s)?(?:(?:pemkab|pemkot|dprd)\s)?", re.IGNORECASE
)
_JOINTS = frozenset({",", "dan", "serta", "maupun", "bersama"})
_OWNER = 3
"""Words before a region among which a school or a company is looked for."""
_ENUMERATED = 3
"""Regions that commas alone make an enumeration."""
_MOST_JOINTS = 2
"""Of these between two regions of an enumeration: ", dan"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that are named in one breath: "Pemkot Prabumulih dan Pemkab Ogan Ilir"."""

    mentions: tuple[RegionMention, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a comma, or a group of regions (text "")."""

    text: str
    start: int
    """In `ArticleReading.whole`, where the word or the first name begins."""
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """What is left of one sentence without people, dates, offices before regions, and provinces behind them."""

    position: int
    """In `ArticleReading.sentences`; -1 for the title."""
    span: Span
    tokens: tuple[Token, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """In order."""
        return tuple(token.group for token in self.tokens if token.group is not None)


def read_plain_sentences(reading: ArticleReading) -> tuple[PlainSentence, ...]:
    """The title and all sentences, in order."""
    spans = [(-1, Span(0, len(reading.article.title)))] if reading.article.title else []
    spans += list(enumerate(reading.sentences))
    dates = [_with_preposition(reading.whole, date.span) for date in reading.dates]
    removed = sorted([person.span for person in reading.people] + dates)
    starts = [span.start for span in removed]
    named = {r.code for mention in reading.regions if mention.kind_hint is None for r in mention.regions}
    return tuple(
        PlainSentence(
            position,
            span,
            _read_tokens(
                reading, span, removed[_first(starts, span.start) : bisect_left(starts, span.end)], named
            ),
        )
        for position, span in spans
    )


def _with_preposition(text: str, date: Span) -> Span:
    """A date with "pada hari" before it."""
    before = _ON.search(text, max(0, date.start - _LONGEST_ON), date.start)
    return Span(before.start(), date.end) if before else date


def _first(starts: Sequence[int], start: int) -> int:
    return max(0, bisect_left(starts, start) - 1)


def _read_tokens(
    reading: ArticleReading, span: Span, removed: Sequence[Span], named: Collection[str]
) -> tuple[Token, ...]:
    mentions = [
        mention
        for mention in reading.regions
        if span.start <= mention.span.start < span.end and _is_region(mention, named)
    ]
    dropped = {id(mention) for mention in _provinces_beside(reading.whole, mentions)}
    holes = [*removed, *_empty_brackets(reading.whole, span, mentions)]
    holes += [mention.span for mention in mentions if id(mention) in dropped]
    bodies = {body.region_span: body.span for body in reading.bodies if body.region_span is not None}
    tokens = [
        Token(match.group().lower(), match.start())
        for match in _TOKEN.finditer(reading.whole, span.start, span.end)
        if not any(hole.start <= match.start() < hole.end for hole in holes)
    ]
    for mention in mentions:
        if id(mention) not in dropped:
            tokens = _put_in(tokens, mention, bodies.get(mention.span, mention.span).start)
    return tuple(_join(_without_empty_commas(_without_leaders(tokens))))


def _is_region(mention: RegionMention, named: Collection[str]) -> bool:
    """Is that no mere village of the same name? A district is often called like its region."""
    if mention.kind_hint is None or any(region.code in named for region in mention.regions):
        return True
    return mention.kind_hint == "kecamatan" and len(mention.regions) == 1


def _provinces_beside(text: str, mentions: Sequence[RegionMention]) -> Iterable[RegionMention]:
    """Provinces that only say where a region lies: "Kota Padang, Sumatera Barat", "Dua kabupaten di Aceh, X dan Y"."""
    for one, other in pairwise(mentions):
        between = text[one.span.end : other.span.start]
        if _lies_in(one, other) and _BEFORE_PROVINCE.fullmatch(between):
            yield other
        elif _lies_in(other, one) and _BEHIND_PROVINCE.fullmatch(between):
            yield one


def _lies_in(region: RegionMention, province: RegionMention) -> bool:
    if province.decided is None or province.decided.kind != "provinsi":
        return False
    inside = any(one.code.startswith(province.decided.code + ".") for one in region.named)
    return inside or region.kind_hint is not None


def _empty_brackets(text: str, span: Span, mentions: Sequence[RegionMention]) -> Iterable[Span]:
    for match in _BRACKETS.finditer(text, span.start, span.end):
        if not any(match.start() <= mention.span.start < match.end() for mention in mentions):
            yield Span(match.start(), match.end())


def _put_in(tokens: Sequence[Token], mention: RegionMention, body_start: int) -> list[Token]:
    """`tokens` with the words of `mention` and of the offices before it as one; as it is for a school or company."""
    before = [token for token in tokens if token.start < mention.span.start]
    words = load_role_words()
    while before and before[-1].group is None and not words.has("prepositions", before[-1].text):
        if before[-1].start < body_start and not words.has("offices", before[-1].text):
            break
        before.pop()
    owners = [token.text for token in _owner_words(tokens, mention.span.start)]
    of_people = (
        len(before) > 1 and before[-1].text in ("dari", "asal") and words.has("people", before[-2].text)
    )
    if of_people or any(words.has("private", owner) for owner in owners):
        return list(tokens)
    after = [token for token in tokens if token.start >= mention.span.end]
    return [*before, Token("", mention.span.start, Group((mention,))), *after]


def _owner_words(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The last words before `start` that no preposition parts from it."""
    words = load_role_words()
    before = [token for token in tokens if token.start < start][-_OWNER:]
    for index in range(len(before) - 1, -1, -1):
        if before[index].group is not None or words.has("prepositions", before[index].text):
            return before[index + 1 :]
    return before


def _without_leaders(tokens: Sequence[Token]) -> list[Token]:
    """Leaves out who leads: "DPRD X yang dipimpin Wakil Ketua, dan rombongan Y"."""
    words = load_role_words()
    kept: list[Token] = []
    skipping = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.text == "yang" and words.has("led", following) and kept and kept[-1].group is not None:
            skipping = True
        elif skipping and not (words.has("led", token.text) or words.has("offices", token.text)):
            skipping = False
        if not skipping:
            kept.append(token)
    return kept


def _join(tokens: Iterable[Token]) -> Iterable[Token]:
    """Groups with nothing but "," and "dan" between them become one; of two with a mere comma between, none."""
    run: list[Token] = []
    for token in tokens:
        if token.group is not None and not (run and _goes_on(run)):
            yield from _joined(run)
            run = [token]
        elif run and (token.group is not None or (token.text in _JOINTS and _ends(run) < _MOST_JOINTS)):
            run.append(token)
        else:
            yield from (*_joined(run), token)
            run = []
    yield from _joined(run)


def _ends(run: Sequence[Token]) -> int:
    """How many joints stand at the end of `run`."""
    return next((count for count, token in enumerate(reversed(run)) if token.group is not None), len(run))


def _goes_on(run: Sequence[Token]) -> bool:
    return _ends(run) > 0


def _joined(run: Sequence[Token]) -> Sequence[Token]:
    last = len(run) - _ends(run)
    named, rest = run[:last], run[last:]
    groups = [token.group.mentions for token in named if token.group is not None]
    if len(groups) < _ENUMERATED and all(token.text in ("", ",") for token in run):
        return run
    return [Token("", named[0].start, Group(tuple(mention for group in groups for mention in group))), *rest]


def _without_empty_commas(tokens: Sequence[Token]) -> Iterable[Token]:
    """Commas between which something was left out go, as do double ones."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ","
        if token.text != "," or following != ",":
            yield token
