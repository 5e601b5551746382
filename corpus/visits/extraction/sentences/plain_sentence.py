"""A sentence reduced to what tells of a visit: its words, and its regions with the offices before them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.sentences.role_words import load_role_words
from corpus.visits.extraction.sentences.tokens import Group, Token, tidy

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:]")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_ON = re.compile(r"\b(?:pada|tanggal|hari)\s(?:(?:hari|tanggal)\s)?\(?$", re.IGNORECASE)
_LONGEST_ON = 20
_BEFORE_PROVINCE = re.compile(r"\s?[,(]?\s?(?:(?:di|dari|provinsi|prov\.?|propinsi)\s)?", re.IGNORECASE)
_BEHIND_PROVINCE = re.compile(
    r"\s?[,:(]\s?(?:(?:yaitu|yakni)\s)?(?:(?:pemkab|pemkot|dprd)\s)?", re.IGNORECASE
)
_ENDS = re.compile(r",\s(?!dan\b|serta\b|[A-Z])")
_SPLIT_LATELY = "Papua"
"""Its regions lie in six provinces now, and in the old one in older news."""
_OF_ALL = 4
"""Characters before a region in which "se-" stands: "kepala desa se-Kotamobagu"."""
_OWNER = 3
"""Words before a region among which a school or a company is looked for."""


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
    """The title and all sentences that report, in order; time linear in the length of the article."""
    spans = [(-1, Span(0, len(reading.article.title)))] if reading.article.title else []
    spans += [one for one in enumerate(reading.sentences) if one[0] not in reading.machine_directed]
    reader = _Reader(reading)
    return tuple(PlainSentence(position, span, tidy(reader.read(span))) for position, span in spans)


class _Reader:
    """Reads the sentences of one article into words and regions."""

    def __init__(self, reading: ArticleReading) -> None:
        self._whole = reading.whole
        self._words = load_role_words()
        named = {r.code for mention in reading.regions if mention.kind_hint is None for r in mention.regions}
        mentions = [
            mention
            for mention in reading.regions
            if mention.regions and _is_region(self._whole, mention, named)
        ]
        idle = [mention.span for mention in _provinces_beside(self._whole, mentions)]
        left_out = set(idle)
        self._mentions = [mention for mention in mentions if mention.span not in left_out]
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._bodies = {body.region_span: body.span.start for body in reading.bodies if body.region_span}
        dates = [_with_preposition(self._whole, date.span) for date in reading.dates]
        holes = [person.span for person in reading.people] + dates + idle
        self._holes = _merge(
            [*holes, *_empty_brackets(self._whole, [mention.span.start for mention in mentions])]
        )
        self._hole_starts = [hole.start for hole in self._holes]

    def read(self, span: Span) -> list[Token]:
        """Words and regions of one sentence, in order."""
        tokens: list[Token] = []
        at = bisect_left(self._mention_starts, span.start)
        inside = 0
        for match in _TOKEN.finditer(self._whole, span.start, span.end):
            start = match.start()
            if start < inside or self._is_left_out(start):
                continue
            if at < len(self._mentions) and self._mentions[at].span.start <= start:
                mention = self._mentions[at]
                at += 1
                if start < mention.span.end and self._put(tokens, mention):
                    inside = mention.span.end
                    continue
            tokens.append(Token(match.group().lower(), start))
        return tokens

    def _is_left_out(self, start: int) -> bool:
        index = bisect_right(self._hole_starts, start) - 1
        return index >= 0 and start < self._holes[index].end

    def _put(self, tokens: list[Token], mention: RegionMention) -> bool:
        """Add a region, without the offices before it; False, and nothing, for a school or a company."""
        owners = self._owner_words(tokens)
        if any(self._words.has("private", owner.text) for owner in owners):
            return False
        count = self._count_office_words(tokens, self._bodies.get(mention.span, mention.span.start))
        before = tokens[: len(tokens) - count][-2:]
        if (
            len(before) > 1
            and before[1].text in ("dari", "asal")
            and self._words.has("people", before[0].text)
        ):
            return False
        del tokens[len(tokens) - count :]
        tokens.append(Token("", mention.span.start, Group((mention,)), bare=count == 0))
        return True

    def _count_office_words(self, tokens: Sequence[Token], body_start: int) -> int:
        """How many words at the end of `tokens` name the office of the region that follows."""
        for count, token in enumerate(reversed(tokens)):
            is_name = token.start >= body_start or self._words.has("offices", token.text)
            if token.group is not None or self._words.has("prepositions", token.text) or not is_name:
                return count
        return len(tokens)

    def _owner_words(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The last words that no preposition and no government parts from the region that follows."""
        last = tokens[-_OWNER:]
        for index in range(len(last) - 1, -1, -1):
            text = last[index].text
            parts = self._words.has("prepositions", text) or self._words.has("governments", text)
            if last[index].group is not None or parts:
                return last[index + 1 :]
        return last


def _merge(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, overlapping ones as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _with_preposition(text: str, date: Span) -> Span:
    """A date with "pada hari" before it."""
    before = _ON.search(text, max(0, date.start - _LONGEST_ON), date.start)
    return Span(before.start(), date.end) if before else date


def _is_region(text: str, mention: RegionMention, named: Collection[str]) -> bool:
    """Is that no mere village of the same name? A district is often called like its region."""
    before = text[max(0, mention.span.start - _OF_ALL) : mention.span.start].lower()
    if mention.kind_hint is None or before.endswith(("se-", " se ")):
        return True
    if any(region.code in named for region in mention.regions):
        return True
    return mention.kind_hint == "kecamatan" and len(mention.regions) == 1


def _provinces_beside(text: str, mentions: Sequence[RegionMention]) -> Iterable[RegionMention]:
    """Provinces that only say where a region lies: "Kota Padang, Sumatera Barat", "Dua kabupaten di Aceh, X dan Y"."""
    for one, other in pairwise(mentions):
        between = text[one.span.end : other.span.start]
        if (_lies_in(one, other) and _BEFORE_PROVINCE.fullmatch(between)) or _is_between_commas(
            text, one, other
        ):
            yield other
        elif _lies_in(other, one) and _BEHIND_PROVINCE.fullmatch(between):
            yield one


def _lies_in(region: RegionMention, province: RegionMention) -> bool:
    if province.decided is None or province.decided.kind != "provinsi":
        return False
    name, code = province.decided.name, province.decided.code
    inside = any(one.code.startswith(code + ".") for one in region.named)
    once = name.startswith(_SPLIT_LATELY) and any(
        one.province.startswith(_SPLIT_LATELY) for one in region.named
    )
    return inside or once or region.kind_hint is not None


def _is_between_commas(text: str, one: RegionMention, other: RegionMention) -> bool:
    """Is that a province behind a region, whatever the map says: "Kabupaten X, Jawa Tengah, mengunjungi"?"""
    if (
        other.decided is None
        or other.decided.kind != "provinsi"
        or text[one.span.end : other.span.start] != ", "
    ):
        return False
    lower = all(region.kind != "provinsi" for region in one.named)
    return lower and bool(_ENDS.match(text, other.span.end))


def _empty_brackets(text: str, starts: Sequence[int]) -> Iterable[Span]:
    """Brackets in which none of `starts` lies."""
    for match in _BRACKETS.finditer(text):
        following = bisect_left(starts, match.start())
        if following == len(starts) or starts[following] >= match.end():
            yield Span(*match.span())
