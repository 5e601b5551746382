"""Bodies of regional governments in a text: DPRD and their commissions, Pemkot, dinas, kecamatan, desa.

"Komisi I DPRD Provinsi Jawa Barat", "Dinas Komunikasi dan Informatika (Diskominfo) Kota Kediri" and "Desa Ponggok,
Kecamatan Polanharjo, Klaten" are one mention each of a body, with the region that stands beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.body_names import TO_REGION, NameReader
from corpus.body_words import BodyForm, BodyUnit, BodyWords, load_body_words
from corpus.region import RegionMention
from corpus.region_names import split_tokens
from corpus.regions import load_gazetteer
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class BodyMention:
    """One place in a text where a government body is named."""

    span: Span
    """With the region that follows at once: "Komisi I DPRD Provinsi Jawa Barat"."""
    name_span: Span
    """Without that region: "Komisi I DPRD"."""
    unit: str
    """Key in bodies.toml: "dprd"."""
    region_span: Span | None
    """`span` of the RegionMention beside it; of the next body where two share it ("DPRD dan Pemkab Siak")."""
    implied: bool = False
    """True where only a post is named that stands for the body: "Bupati Siak"."""


def load_units() -> Mapping[str, str]:
    """Key of each unit with the name that is shown: "diskominfo" -> "Diskominfo"."""
    return {key: unit.name for key, unit in load_body_words().units.items()}


def load_body_units() -> Mapping[str, BodyUnit]:
    """Key of each unit with all that is known of it."""
    return load_body_words().units


def is_within(unit: str | None, wider: str) -> bool:
    """Is `unit` the unit `wider`, or one of its kind (diskominfo is a dinas)? False for unknown keys."""
    units = load_body_words().units
    while unit is not None and unit in units:
        if unit == wider:
            return True
        unit = units[unit].wider
    return False


def find_bodies(
    text: str, regions: Sequence[RegionMention] | None = None, lowercase_ok: bool = False
) -> tuple[BodyMention, ...]:
    """Mentions of bodies in order, not overlapping; time linear in the length of `text`.

    `regions`: the mentions of `text`, where they are known already. `lowercase_ok` is for what people type: words
    such as "dinas" and "desa" count without a name.
    """
    if regions is None:
        regions = load_gazetteer().find(text, lowercase_ok)
    finder = _Finder(text, regions, lowercase_ok)
    shared = _share_regions(text, finder.find())
    return tuple(mention for mention in shared if lowercase_ok or not _is_bare_post(mention))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name of a body before it is joined with its neighbours; `end` counts words."""

    form: BodyForm
    first: int
    end: int
    has_name: bool
    """True where a number, a matter or a proper name follows the form."""


_TO_BODY = re.compile(r"\s{1,3}(?:di\s|pada\s|dari\s|\()?")
_AND = re.compile(r"\s?(?:,|dan|serta|&|,\s?dan|,\s?serta)\s{1,2}|/")
_WITHIN_DPRD = re.compile(r"\s(?:(?:dan|serta)\s)?(?:pimpinan|anggota|jajaran)\s")


class _Finder:
    """Finds bodies in one text."""

    def __init__(self, text: str, regions: Sequence[RegionMention], typed: bool) -> None:
        self._text = text
        self._typed = typed
        self._words: BodyWords = load_body_words()
        self._tokens = split_tokens(text)
        self._regions = {mention.span.start: mention for mention in regions if mention.kind_hint is None}
        self._names = NameReader(text, self._tokens, self._words, regions, typed)

    def find(self) -> Iterator[BodyMention]:
        group: list[_Candidate] = []
        for candidate in self._candidates():
            if group and not self._belongs(group[-1], candidate):
                yield from self._mention(group)
                group = []
            group.append(candidate)
        if group:
            yield from self._mention(group)

    def _candidates(self) -> Iterator[_Candidate]:
        at = 0
        while at < len(self._tokens):
            match = self._words.longest_at(self._text, self._tokens, at)
            if match is None:
                at += 1
                continue
            end, form = match
            grown = self._names.end_of(end, form)
            yield _Candidate(form, at, grown, grown > end)
            at = grown

    def _belongs(self, left: _Candidate, right: _Candidate) -> bool:
        """Is `right` the rest of the name that `left` begins: "Komisi I" + "DPRD", "Diskominfo" + "Pemkot"?"""
        gap = self._text[self._end(left) : self._tokens[right.first].start]
        if left.form.is_part and right.form.is_part and _AND.fullmatch(gap):
            return True
        if left.form.is_part and right.form.unit == "dprd" and _WITHIN_DPRD.fullmatch(gap):
            return True
        if right.form.is_head or _TO_BODY.fullmatch(gap) is None:
            return False
        if left.form.is_part:
            return right.form.unit == "dprd"
        inner = self._words.units[left.form.unit]
        return (
            right.form.unit in ("pemda", "setda", "setwan") and not inner.named and left.form.unit != "pemda"
        )

    def _end(self, candidate: _Candidate) -> int:
        end = self._tokens[candidate.end - 1].end
        return end + 1 if self._text[end : end + 1] == ")" and "(" in self._written(candidate) else end

    def _written(self, candidate: _Candidate) -> str:
        return self._text[self._tokens[candidate.first].start : self._tokens[candidate.end - 1].end]

    def _mention(self, group: Sequence[_Candidate]) -> Iterator[BodyMention]:
        name = Span(self._tokens[group[0].first].start, self._end(group[-1]))
        region = self._region_after(name.end, group[-1])
        if not self._counts(group, region):
            return
        leading = group[0]
        unit = leading.form.unit
        if unit == "bagian" and group[-1].form.unit == "setwan":
            unit = "setwan"
        adjacent = region is not None and self._text[name.end : name.end + 1] != ","
        span = Span(name.start, region.span.end) if region is not None and adjacent else name
        region_span = region.span if region is not None else None
        yield BodyMention(span, name, unit, region_span, all(candidate.form.is_head for candidate in group))

    def _region_after(self, end: int, last: _Candidate) -> RegionMention | None:
        match = TO_REGION.match(self._text, end)
        if match is None or (match.group()[0] == "," and not self._words.units[last.form.unit].named):
            return None
        return self._regions.get(match.end())

    def _counts(self, group: Sequence[_Candidate], region: RegionMention | None) -> bool:
        """Is it a body at all, and not a word that says nothing: "dinas", "Komisi", a post without a region?"""
        leading = group[0]
        if leading.form.is_part and self._is_national(group[-1]):
            return False
        if leading.form.numbered and not leading.has_name and len(group) == 1:
            return False
        if self._typed or len(group) > 1:
            return True
        unit = self._words.units[leading.form.unit]
        if leading.form.is_head:
            return region is not None or leading.has_name or not unit.named
        proper = self._tokens[leading.first].capital or len(leading.form.keys) > 1
        if unit.alone and not leading.form.is_part:
            return True
        return leading.has_name or leading.form.is_part or (proper and region is not None)

    def _is_national(self, last: _Candidate) -> bool:
        following = self._tokens[last.end : last.end + 2]
        keys = [token.key for token in following]
        return " ".join(keys) in self._words.national or (bool(keys) and keys[0] in self._words.national)


def _share_regions(text: str, found: Iterator[BodyMention]) -> Iterator[BodyMention]:
    """`found` with "DPRD dan Pemkab Siak" and "Desa X, Kecamatan Y, Kota Z" given the region that they share."""
    mentions = list(found)
    units = load_body_words().units
    for at in range(len(mentions) - 2, -1, -1):
        left, right = mentions[at], mentions[at + 1]
        if left.region_span is not None or right.region_span is None:
            continue
        if right.implied and not (left.implied and left.unit == right.unit):
            continue
        if units[left.unit].named and not units[right.unit].named:
            continue
        if _AND.fullmatch(text[left.span.end : right.span.start]):
            mentions[at] = replace(left, region_span=right.region_span)
    return iter(mentions)


def _is_bare_post(mention: BodyMention) -> bool:
    """Is it a post without a region and without a name of its own: "Bupati", "Asisten I"?"""
    unit = load_body_words().units[mention.unit]
    return mention.implied and mention.region_span is None and not unit.named
