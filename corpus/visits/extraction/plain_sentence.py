"""A sentence reduced to what tells of a visit: its words, and its regions with the offices before them."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.role_words import load_role_words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:]")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LONGEST_LINK = 70
"""Characters between two regions of an enumeration, offices included."""
_JOINTS = frozenset({",", "dan", "serta", "maupun", "bersama"})


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
    removed = sorted([person.span for person in reading.people] + [date.span for date in reading.dates])
    starts = [span.start for span in removed]
    return tuple(
        PlainSentence(
            position,
            span,
            _read_tokens(reading, span, removed[_first(starts, span.start) : bisect_left(starts, span.end)]),
        )
        for position, span in spans
    )


def _first(starts: Sequence[int], start: int) -> int:
    return max(0, bisect_left(starts, start) - 1)


def _read_tokens(reading: ArticleReading, span: Span, removed: Sequence[Span]) -> tuple[Token, ...]:
    mentions = [mention for mention in reading.regions if span.start <= mention.span.start < span.end]
    dropped = {id(mention) for mention in _provinces_behind(reading.whole, mentions)}
    kept = [mention for mention in mentions if id(mention) not in dropped]
    groups = _group(reading.whole, kept)
    holes = [*removed, *_empty_brackets(reading.whole, span, mentions)]
    holes += [mention.span for mention in mentions if id(mention) in dropped]
    tokens = [
        Token(match.group().lower(), match.start())
        for match in _TOKEN.finditer(reading.whole, span.start, span.end)
        if not any(hole.start <= match.start() < hole.end for hole in holes)
    ]
    for group in groups:
        tokens = _put_in(tokens, group)
    return tuple(_without_empty_commas(tokens))


def _provinces_behind(text: str, mentions: Sequence[RegionMention]) -> Iterable[RegionMention]:
    """Provinces that only say where the region before them lies: "Kota Padang, Sumatera Barat"."""
    for one, other in itertools.pairwise(mentions):
        province = other.decided
        if province is None or province.kind != "provinsi":
            continue
        inside = any(region.code.startswith(province.code + ".") for region in one.named)
        between = text[one.span.end : other.span.start]
        if re.fullmatch(
            r"\s?[,(]?\s?(?:(?:di|dari|provinsi|prov\.?|propinsi)\s)?", between, re.IGNORECASE
        ) and (inside or one.kind_hint is not None):
            yield other


def _group(text: str, mentions: Sequence[RegionMention]) -> list[Group]:
    groups: list[list[RegionMention]] = []
    for mention in mentions:
        if groups and _are_linked(text, groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [Group(tuple(group)) for group in groups]


def _are_linked(text: str, one: RegionMention, other: RegionMention) -> bool:
    between = text[one.span.end : other.span.start]
    if len(between) > _LONGEST_LINK or "\n" in between:
        return False
    words = [match.group().lower() for match in _TOKEN.finditer(between)]
    offices = load_role_words().lists["offices"]
    return bool(words) and words[0] in _JOINTS and all(word in offices or word in _JOINTS for word in words)


def _empty_brackets(text: str, span: Span, mentions: Sequence[RegionMention]) -> Iterable[Span]:
    for match in _BRACKETS.finditer(text, span.start, span.end):
        if not any(match.start() <= mention.span.start < match.end() for mention in mentions):
            yield Span(match.start(), match.end())


def _put_in(tokens: Sequence[Token], group: Group) -> list[Token]:
    """`tokens` with the words of `group` and of the offices before it as one."""
    first, last = group.mentions[0].span, group.mentions[-1].span
    before = [token for token in tokens if token.start < first.start]
    offices = load_role_words().lists["offices"]
    while before and before[-1].group is None and before[-1].text in offices:
        before.pop()
    after = [token for token in tokens if token.start >= last.end]
    return [*before, Token("", first.start, group), *after]


def _without_empty_commas(tokens: Sequence[Token]) -> Iterable[Token]:
    """Commas between which something was left out go, as do double ones."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ","
        if token.text != "," or following != ",":
            yield token
