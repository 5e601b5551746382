"""Which side an office belongs to: by its region, its kind of government, its council, its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.name_words import load_name_words
from corpus.person import PersonMention
from corpus.region import Kind
from corpus.region_names import split_tokens
from corpus.visits.extraction.people.side_marks import SideMarks
from corpus.visits.visit import Party, Reported

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("kabupaten", re.compile(r"\b(?:bupati|wabup|sekkab|pemkab|setdakab|sekdakab)\b", re.IGNORECASE)),
    (
        "kota",
        re.compile(
            r"\b(?:wali ?kota|wawali|wawalkot|walkot|sekkot|pemkot|pemko|setdako|sekdako)\b", re.IGNORECASE
        ),
    ),
    ("provinsi", re.compile(r"\b(?:gubernur|wagub|pemprov|setdaprov|sekdaprov|sekprov)\b", re.IGNORECASE)),
)
_COUNCIL = re.compile(
    r"\b(?:DPRD|DPRK|DPRA|DPRP|DPR|komisi|fraksi|pansus|banggar|badan anggaran|bapemperda|legislator|setwan|sekwan|"
    r"badan kehormatan|bamus|badan musyawarah|panitia khusus|dewan)\b|"
    r"^(?:ketua|(?:wakil\s+ketua|waket)(?:\s+[IVX]+)?|anggota|pimpinan)$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"(?:wakil\s+)?(?:presiden|menteri|wamen\w*|wapres|mendagri|men-?(?:pan|ko|keu|dag|sos|kes|pora|hub|dik|ag|lu|perin|tan|des|ristek)\w*|"
    r"menseskab|mensesneg|kapolri|panglima|seskab|dirjen|direktur jenderal|deputi menteri)\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:camat|lurah|kades|kepala (?:desa|kelurahan|dusun|kampung)|p[er]{2}bekel|wali nagari|kuwu|keuchik|bendesa)\b",
    re.IGNORECASE,
)
"""Their villages may have the name of a region."""
_GROUP = re.compile(r"\b(?:rombongan|delegasi|kontingen)\b", re.IGNORECASE)
_PLACE_CHAIN = re.compile(r"(?:[ ,(]|di\b|pada\b|[A-Z][\w'’]*)*")
_GOAL = r"\b(?:ke|mengunjungi|mendatangi|menyambangi|meninjau)\s+(?:\w+\s+){0,3}"
_CHAIN = 50
"""Characters from the name of a village to that of its region."""
_MOST_PLACES = 200
"""Places that are looked up in one article: each costs a search through it."""
_REGION, _RELATED, _KIND, _BODY, _PLACE, _HERE, _OUTLET = 6.0, 1.0, 4.0, 2.5, 2.5, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class OfficeSign:
    """What an office tells about the side of its holder."""

    sign: float = 0.0
    """Positive for visitors, negative for hosts; the larger, the surer."""
    foreign: bool = False
    """True for an office of a region that neither visits nor is visited, for ministers and the like."""


class OfficeSigns:
    """Reads the offices of one visit's people."""

    def __init__(self, marks: SideMarks) -> None:
        self._marks = marks
        self._council = marks.councils[0] - marks.councils[1]
        sides = (marks.frame.visitors, marks.frame.hosts)
        self._names = [
            [re.compile(rf"\b{re.escape(region.name)}\b") for region in marks.regions_of(side)]
            for side in sides
        ]
        self._places: dict[str, int] = {}
        self._bodies = _body_words(marks.frame.visitors), _body_words(marks.frame.hosts)

    def read(self, mention: PersonMention) -> OfficeSign:
        """What the role of that mention tells; nothing where it has none."""
        if mention.role is None or mention.role_span is None:
            return OfficeSign()
        national = _NATIONAL.match(mention.role) is not None
        regions = self._marks.regions_within(mention.role_span.start, mention.role_span.end)
        signs = [self._marks.sign_of(region) for region in regions]
        local = _LOCAL.match(mention.role) is not None
        if signs and all(sign is None for sign in signs) and not local:
            related = next((s for region in regions if (s := self._marks.related_sign(region))), 0)
            return OfficeSign(_RELATED * related, True)
        sign = next((_REGION * sign for sign in signs if sign), 0.0)
        return OfficeSign(sign or self._without_region(mention.role), national)

    def _without_region(self, role: str) -> float:
        if _GROUP.search(role):
            return _KIND
        return self._by_name(role) or self._by_kind(role) or self._by_place(role) or self._by_body(role)

    def _by_name(self, role: str) -> float:
        """By the name of a side's region where it is also another word ("Ketua Apdesi Kuningan")."""
        visitor, host = (any(pattern.search(role) for pattern in names) for names in self._names)
        return _REGION * (visitor - host)

    def _by_kind(self, role: str) -> float:
        for kind, pattern in _KINDS:
            if pattern.search(role):
                return _KIND * self._marks.sign_of_kind(kind)
        return -_HERE if role.endswith("setempat") else 0.0

    def _by_body(self, role: str) -> float:
        if _COUNCIL.search(role):
            return _BODY * self._council
        return -_BODY / 2 * self._council + _OUTLET * self._marks.sign_of_outlet

    def _by_place(self, role: str) -> float:
        """By a village or district in the role ("Camat Leles") that a side is said to lie in, or is."""
        words = _telling_words(role)
        visitor, host = self._bodies
        if bool(words & visitor) != bool(words & host):
            return _PLACE if words & visitor else -_PLACE
        return _PLACE * next((s for word in sorted(words) if (s := self._sign_of_place(word))), 0)

    def _sign_of_place(self, word: str) -> int:
        if word not in self._places and len(self._places) < _MOST_PLACES:
            self._places[word] = self._place_sign(word)
        return self._places.get(word, 0)

    def _place_sign(self, word: str) -> int:
        """The side of a place that is visited, or that has its region behind it: "Kecamatan Leles, Kabupaten Garut"."""
        whole = self._marks.reading.whole
        if re.search(rf"{_GOAL}{re.escape(word)}\b", whole, re.IGNORECASE):
            return -1
        for match in re.finditer(rf"\b{re.escape(word)}\b", whole, re.IGNORECASE):
            for region in self._marks.regions_within(match.end(), match.end() + _CHAIN):
                between = whole[match.end() : region.span.start]
                if _PLACE_CHAIN.fullmatch(between) and (sign := self._marks.sign_of(region)) is not None:
                    return sign
        return 0


def _telling_words(text: str) -> frozenset[str]:
    """Words with a capital that are no part of usual names of offices, in small letters."""
    words = load_name_words()
    return frozenset(
        token.key
        for token in split_tokens(text)
        if token.capital
        and len(token.key) > 3
        and not words.heads.longest_from(token.key)
        and not words.is_office(token)
        and not words.is_common(token.key)
    )


def _body_words(parties: Iterable[Reported[Party]]) -> frozenset[str]:
    return frozenset(word for party in parties for word in _telling_words(party.value.body or ""))
