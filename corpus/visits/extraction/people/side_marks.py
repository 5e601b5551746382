"""Which places of an article speak of the visitors, and which of the hosts."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from corpus.article_reading import ArticleReading
from corpus.region import Kind, Region, RegionMention
from corpus.region_names import key_of
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.people.person_words import load_person_words
from corpus.visits.visit import Party, Reported

_TOWARDS = re.compile(
    r"\b(?:ke|di|pada|kepada|tentang|dengan|menuju|mengunjungi|mendatangi)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
COUNCIL = re.compile(r"\b(?:DPRD|DPRK|DPRA|DPRP|DPR|setwan|sekwan|dewan)\b", re.IGNORECASE)
"""A word for a regional council, or for its secretariat."""
_COUNCIL_OF = re.compile(
    r"\b(?:DPRD|DPRK|DPRA|DPRP|DPR|(?i:setwan|dewan))\s(?:(?:Provinsi|Prov\.?|se-?)\s?)?$"
)
_OWN = re.compile(r"\b(?P<kind>kota|kabupaten)(?:nya|\s+kami|\s+kita)\b", re.IGNORECASE)
_LOOK_BACK = 40


class SideMarks:
    """Regions and words of one article, each with the side that it stands for: 1 visitors, -1 hosts."""

    def __init__(self, reading: ArticleReading, frame: VisitFrame) -> None:
        self.reading, self.frame = reading, frame
        self._visitors, self._hosts = _codes(frame.visitors), _codes(frame.hosts)
        self._starts = [mention.span.start for mention in reading.regions]

    def sign_of(self, mention: RegionMention) -> int | None:
        """1 or -1; 0 where it may be both; None for a region of neither side."""
        codes = {region.code for region in mention.regions or mention.named}
        visitor, host = bool(codes & self._visitors), bool(codes & self._hosts)
        return None if not (visitor or host) else visitor - host

    def provinces_of(self, mention: RegionMention) -> tuple[bool, bool]:
        """Is the region in a province of the visitors, and in one of the hosts?"""
        provinces = {_province(region.code) for region in mention.regions or mention.named}
        return (
            any(_province(code) in provinces for code in self._visitors),
            any(_province(code) in provinces for code in self._hosts),
        )

    def related_sign(self, mention: RegionMention) -> int:
        """1 or -1 where the region lies in the province of one side only, or contains it; else 0."""
        visitor, host = self.provinces_of(mention)
        return visitor - host

    def regions_within(self, start: int, end: int) -> tuple[RegionMention, ...]:
        """Mentions that begin in that stretch of the article, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.reading.regions[first:last]

    def sign_within(self, start: int, end: int) -> int:
        """The first side that a region or a word such as "tuan rumah" names there; 0 for none."""
        signs = [(m.span.start, self.sign_of(m) or 0) for m in self.regions_within(start, end)]
        word = load_person_words().sides.first(self.reading.whole[start:end])
        if word is not None:
            signs.append((start + word[1], -1 if word[0] == "host" else 1))
        return next((sign for _, sign in sorted(signs) if sign), 0)

    def subject_before(self, start: int, end: int) -> int:
        """The side that the words nearest before `end` name, other than as a goal ("ke", "di"); 0 for none."""
        whole = self.reading.whole
        signs = []
        for mention in self.regions_within(start, end):
            if not _TOWARDS.search(whole[max(start, mention.span.start - _LOOK_BACK) : mention.span.start]):
                signs.append((mention.span.start, self.sign_of(mention) or 0))
        word = load_person_words().sides.last(whole[start:end])
        if word is not None:
            signs.append((start + word[1], -1 if word[0] == "host" else 1))
        return next((sign for _, sign in sorted(signs, reverse=True) if sign), 0)

    def sign_of_kind(self, kind: Kind) -> int:
        """1 or -1 where only one side has a region of that kind; else 0."""
        return self._has_kind(self.frame.visitors, kind) - self._has_kind(self.frame.hosts, kind)

    def _has_kind(self, parties: Iterable[Reported[Party]], kind: Kind) -> bool:
        return any(region.kind == kind for region in self.regions_of(parties))

    def regions_of(self, parties: Iterable[Reported[Party]]) -> tuple[Region, ...]:
        """All regions that the parties are, or may be."""
        return tuple(self.reading.gazetteer.by_code(code) for code in sorted(_codes(parties)))

    @cached_property
    def councils(self) -> tuple[bool, bool]:
        """Is a council among the visitors, and among the hosts, by their bodies or by "DPRD X" in the article?"""
        signs = {
            sign
            for mention in self.reading.regions
            if _COUNCIL_OF.search(
                self.reading.whole, max(0, mention.span.start - _LOOK_BACK), mention.span.start
            )
            and (sign := self.sign_of(mention))
        }
        frame = self.frame
        return _has_council(frame.visitors) or 1 in signs, _has_council(frame.hosts) or -1 in signs

    @cached_property
    def sign_of_outlet(self) -> int:
        """1 or -1 where the outlet has the name of one side only, as in "tangerangkota.go.id"; else 0."""
        outlet = key_of(self.reading.article.outlet or "").replace(" ", "")
        return self._names(self.frame.visitors, outlet) - self._names(self.frame.hosts, outlet)

    def sign_of_topic(self, text: str) -> int:
        """The side whose kind of region a speaker calls his own ("kotanya", "kabupaten kami"); 0 for none."""
        own = _OWN.search(text)
        return self.sign_of_kind("kota" if own["kind"].lower() == "kota" else "kabupaten") if own else 0

    def _names(self, parties: Iterable[Reported[Party]], outlet: str) -> bool:
        return any(key_of(region.name).replace(" ", "") in outlet for region in self.regions_of(parties))


def _province(code: str) -> str:
    return code.split(".", maxsplit=1)[0]


def _has_council(parties: Iterable[Reported[Party]]) -> bool:
    return any(
        party.value.unit == "dprd" or COUNCIL.search(party.value.body or "") is not None for party in parties
    )


def _codes(parties: Iterable[Reported[Party]]) -> frozenset[str]:
    return frozenset(code for party in parties for code in party.value.codes)
