"""The office of a participant, as a register has it: with its government where the text leaves that out."""

import re
from collections.abc import Sequence

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention
from corpus.visits.extraction.appearances import Person
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.side_marks import SideMarks
from corpus.visits.visit import Party, Side

_GROUP = r"(?:rombongan|delegasi|tim|kontingen)"
_IN_GROUP = re.compile(
    rf"(?:ketua|pimpinan|pemimpin|kepala|koordinator|anggota|wakil|perwakilan)\s+{_GROUP}|perwakilan\b|narasumber|"
    r"pemandu|moderator|anggota$|pimpinan$|wakil$|pejabat$",
    re.IGNORECASE,
)
_HEAD_OF_REGION = re.compile(
    r"(?:(?:pj|plt|plh|pjs|penjabat|pelaksana tugas|wakil)\.?\s+)*"
    r"(?:bupati|wabup|wali ?kota|wawali|gubernur|wagub)(?:\s+terpilih)?$",
    re.IGNORECASE,
)
_GROUP_OF_COUNCIL = (
    r"(?:komisi|fraksi|pansus|banggar|badan anggaran|bapemperda|bamus|panitia khusus|badan kehormatan)\b.*"
)
_COUNCIL_POST = re.compile(
    rf"(?:(?:wakil\s+)?ketua|waket|anggota|pimpinan|sekretaris|koordinator)(?:\s+{_GROUP_OF_COUNCIL})?$|"
    rf"{_GROUP_OF_COUNCIL}$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\b(?:DPRD|DPRK|DPRA|DPRP|DPR|setwan|sekwan|dewan)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:bank|BI|universitas|institut|PT|CV|kement\w+|kemen\w+|jenderal|presiden|menteri|nasional|republik|RI|PWI|"
    r"indonesia)\b|^(?:camat|lurah|kepala desa|kades|perbekel|wali nagari|kuwu)\b",
    re.IGNORECASE,
)
"""Offices that no region is added to: of the state, of companies, and those with a place of their own."""


def read_role(reading: ArticleReading, person: Person) -> PersonMention | None:
    """The mention that tells the person's office best; None where none tells one.

    An office goes before a part in the group ("Ketua rombongan"), one with its region before one without.
    """
    told = [mention for mention in person.mentions if mention.role]
    return max(told, key=lambda mention: _telling(reading, mention), default=None)


def _telling(reading: ArticleReading, mention: PersonMention) -> tuple[bool, bool, bool, int]:
    span = mention.role_span or mention.span
    placed = any(span.start <= region.span.start < span.end for region in reading.regions)
    in_text = span.start >= reading.head
    return not _IN_GROUP.match(mention.role or ""), in_text, placed, span.end - span.start


def complete_role(marks: SideMarks, mention: PersonMention, side: Side | None) -> str:
    """The role of `mention`, with the council and region of its side where it names none and one is possible."""
    role = re.sub(r"\s+", " ", mention.role or "").strip(" ,(")
    role = re.sub(r"\s+(?:terpilihnya|setempat|tersebut|itu)$", "", role)
    party = _only_party(marks.frame, side)
    span = mention.role_span or mention.span
    if party is None or _OF_OTHERS.search(role) or marks.regions_within(span.start, span.end):
        return role
    return f"{role} {_completion(marks, role, party)}"


def _only_party(frame: VisitFrame, side: Side | None) -> Party | None:
    parties: Sequence[Party] = [
        p.value for p in {"visitor": frame.visitors, "host": frame.hosts}.get(side or "", ())
    ]
    return parties[0] if len({party.region for party in parties}) == 1 else None


def _completion(marks: SideMarks, role: str, party: Party) -> str:
    if _HEAD_OF_REGION.match(role):
        return marks.reading.gazetteer.by_code(party.code).name if party.code else party.region
    if _COUNCIL_POST.match(role) and not _COUNCIL.search(role) and _is_council(party):
        return f"DPRD {party.region}"
    return party.region


def _is_council(party: Party) -> bool:
    return party.unit == "dprd" or bool(_COUNCIL.search(party.body or ""))
