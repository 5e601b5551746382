"""The office of a participant, as a register has it: with its government where the text leaves that out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article_reading import ArticleReading
from corpus.name_words import load_name_words
from corpus.person import PersonMention
from corpus.region_names import key_of, split_tokens
from corpus.spans import Span
from corpus.visits.extraction.people.appearances import Appearance
from corpus.visits.extraction.people.persons import Person
from corpus.visits.extraction.people.side_marks import COUNCIL, SideMarks
from corpus.visits.visit import Party, Side

_GROUP = r"(?:rombongan|delegasi|tim|kontingen)"
_IN_GROUP = re.compile(
    rf"(?:ketua|pimpinan|pemimpin|kepala|koordinator|anggota|wakil|perwakilan)\s+{_GROUP}|perwakilan\b|narasumber|"
    r"pemandu|moderator|anggota$|pimpinan$|wakil$|pejabat$",
    re.IGNORECASE,
)
_FROM_GROUP = re.compile(
    rf"^(?:\w+\s+){_GROUP}\s+(?:selaku|sekaligus|yang juga(?:\s+menjabat)?|sebagai)\s+", re.IGNORECASE
)
_HEAD_OF_REGION = re.compile(
    r"(?:(?:pj|plt|plh|pjs|penjabat|pelaksana tugas|wakil)\.?\s+)*"
    r"(?:bupati|wabup|wali ?kota|wawali|gubernur|wagub)(?:\s+terpilih)?$",
    re.IGNORECASE,
)
_GROUP_OF_COUNCIL = (
    r"(?:komisi|fraksi|pansus|banggar|badan anggaran|bapemperda|bamus|badan musyawarah|"
    r"panitia khusus|badan kehormatan)\b.*"
)
_COUNCIL_POST = re.compile(
    rf"(?:(?:wakil\s+)?ketua|waket|anggota|pimpinan|sekretaris|koordinator)(?:\s+[IVX]+)?(?:\s+{_GROUP_OF_COUNCIL})?$|"
    rf"{_GROUP_OF_COUNCIL}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:bank|BI|universitas|institut|PT|CV|kement\w+|kemen\w+|men-?pan\w*|mendagri|jenderal|presiden|menteri|"
    r"nasional|republik|RI|PWI|indonesia)\b|"
    r"^(?:istri|suami|camat|lurah|kepala (?:desa|dusun|kampung)|kades|p[er]{2}bekel|wali nagari|kuwu|bendesa|hukum tua|"
    r"keuchik|sangadi)",
    re.IGNORECASE,
)
"""Offices that no region is added to: of the state, of companies, and those with a place of their own."""
_BARE = re.compile(r"(?:wakil\s+)?(?:sekretaris|kepala)", re.IGNORECASE)
"""With a region behind it each of these would be another office."""
_OF_COUNCIL = re.compile(rf"{_GROUP_OF_COUNCIL}$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:\s+(?!me[a-z]{2}|ber[a-z]|di[a-z]{2}|ter[a-z]|yang\b|untuk\b|saat\b|ketika\b|dalam\b|serta\b|ikut\b|turut\b|hadir\b|"
    r"datang\b|juga\b|pun\b|akan\b|telah\b|sudah\b|ingin\b)[\w/&-]+){1,10}"
    r"(?=[,.;)]|\s(?:me|ber|di|ter)[a-z]{3}|\syang\b)"
)
_SMALL_UNIT = re.compile(
    r"\s(?:komisi|fraksi|dewan|pansus|dinas|badan|bagian|bidang|seksi|rombongan|delegasi|tim|daerah|desa)(?=,?\s)"
)
"""Between a role and the name: "Anggota komisi, X"."""
_FROM = re.compile(r"\s+dari\s+(?P<unit>[A-Z][\w/&-]*(?:,?\s(?:dan\s)?[A-Z][\w/&-]*)*)")
_OFFICE = (
    r"(?:bidang|bagian|dinas|badan|biro|seksi|kantor|komisi|fraksi|sekretariat|inspektorat|unsur|satuan)"
)
_FROM_OFFICE = re.compile(
    rf"\s+dari\s+(?P<unit>{_OFFICE}(?:\s(?:dan\s)?[\w/&-]+){{1,6}}?)(?=[,.;)]|\s(?:me|ber|di|ter)[a-z]{{3}})",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    rf"\b{_GROUP}\b[^.;,]{{0,80}}?\b(?P<cue>dipimpin|diketuai|dikomandoi|dikepalai|di bawah pimpinan)"
    r"(?:\s+(?:langsung|secara langsung))?(?:\s+oleh)?\s+$",
    re.IGNORECASE,
)
_SMALL_ROLE = re.compile(
    r"\b(?P<role>(?:direktur|kepala|ketua|sekretaris|manajer|pimpinan|pengelola|koordinator)\s[a-z][a-z ]{2,40}),\s$"
)
_CHAIRED = re.compile(
    rf"\b(?P<body>(?i:{_GROUP_OF_COUNCIL.removesuffix('.*')})[^.;,\n]{{0,60}}?)\s+(?:yang\s+)?diketuai\s+(?:oleh\s+)?$"
)
_LED_FAR = 140
_PARTY_REACH = 120
"""Characters before a role in which its government may be named."""
_ENDS = re.compile(r"\n|[.!?]\s")
_BETWEEN_EQUALS = re.compile(r"(?:,?\s(?:dan|serta|&)\s|,\s)(?:[A-Z][\w.]*\.\s)*")
_OF_SEVERAL = re.compile(
    r"(?:pimpinan|anggota|para|legislator|perwakilan|wakil rakyat|staf)\b", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:dua|tiga|empat|lima|para|sejumlah|beberapa|kedua|ketiga)\s+(?:orang\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office as it is told, and where."""

    text: str
    span: Span
    """Of `text` where it is one stretch; of its beginning where more of it is told behind the name."""
    person: Span
    """Name and titles of the one who holds it."""


def read_role(reading: ArticleReading, person: Person, appearances: Sequence[Appearance]) -> Role | None:
    """The office that is told of a person; None where none is.

    An office goes before a part in the group ("Ketua rombongan"), one with its region before one without.
    """
    told = [mention for mention in person.mentions if mention.role]
    best = max(told, key=lambda mention: _telling(reading, mention), default=None)
    if best is None or best.role is None or best.role_span is None:
        return _shared(reading, person, appearances) or _without_title(reading, person)
    return _in_full(reading, best.role, best.role_span, best.span)


def _telling(reading: ArticleReading, mention: PersonMention) -> tuple[bool, bool, bool, int]:
    span = mention.role_span or mention.span
    placed = any(span.start <= region.span.start < span.end for region in reading.regions)
    in_text = span.start >= reading.head
    return not _IN_GROUP.match(mention.role or ""), in_text, placed, span.end - span.start


def _in_full(reading: ArticleReading, role: str, span: Span, name: Span) -> Role:
    """With what follows in small letters ("kepala bagian umum"), and with "dari Dinas X" behind the name."""
    whole = reading.whole
    if span.start > name.start:
        if role.rsplit(maxsplit=1)[-1].islower() and (more := _GOES_ON.match(whole, span.end)):
            span = Span(span.start, more.end())
            role = span.of(whole)
        text = f"Anggota {role}" if _OF_COUNCIL.match(role) else role
        return Role(text, span, name)
    small = _SMALL_UNIT.match(whole, span.end)
    if small is not None and small.end() < name.start:
        span = Span(span.start, small.end())
        role = span.of(whole)
    unit = _unit_behind(whole, name.end)
    return Role(f"{role} {unit}" if unit else role, span, name)


def _unit_behind(whole: str, end: int) -> str | None:
    """The office in "dari Dinas Pariwisata" at `end`; None for none."""
    office = _FROM_OFFICE.match(whole, end)
    if office is not None:
        return office["unit"]
    unit = _FROM.match(whole, end)
    return unit["unit"] if unit and load_name_words().is_office(split_tokens(unit["unit"])[0]) else None


def _shared(reading: ArticleReading, person: Person, appearances: Sequence[Appearance]) -> Role | None:
    """The office of the person named right before, where it is one of several: "Pimpinan DPRD, A dan B"."""
    for before, after in pairwise(appearances):
        if after.mention not in person.mentions or before.mention.role is None:
            continue
        between = reading.whole[before.block.end : after.block.start]
        role = before.mention.role_span or before.block
        several = _OF_SEVERAL.match(before.mention.role) or _SEVERAL.search(reading.whole[: role.start][-30:])
        if several and role.start < before.mention.span.start and _BETWEEN_EQUALS.fullmatch(between):
            return Role(before.mention.role, role, after.mention.span)
    return None


def _without_title(reading: ArticleReading, person: Person) -> Role | None:
    """What is told of somebody whom no office announces: "X dari bidang Y", "rombongan yang dipimpin X"."""
    whole = reading.whole
    for mention in person.mentions:
        office = _FROM_OFFICE.match(whole, mention.span.end)
        if office is not None:
            return Role(office["unit"], Span(office.start("unit"), office.end("unit")), mention.span)
        small = _SMALL_ROLE.search(whole, max(0, mention.span.start - _LED_FAR), mention.span.start)
        if small is not None:
            return Role(small["role"], Span(*small.span("role")), mention.span)
        chaired = _CHAIRED.search(whole[max(0, mention.span.start - _LED_FAR) : mention.span.start])
        if chaired is not None:
            end = mention.span.start - len(chaired.group()) + chaired.end("body") - chaired.start()
            return Role(f"Ketua {chaired['body']}", Span(end - len(chaired["body"]), end), mention.span)
        led = _LED_BY.search(whole[max(0, mention.span.start - _LED_FAR) : mention.span.start])
        if led is not None:
            end = mention.span.start - len(led.group()) + led.end("cue") - led.start()
            return Role("Pimpinan rombongan", Span(end - len(led["cue"]), end), mention.span)
    return None


def complete_role(marks: SideMarks, role: Role, side: Side | None) -> str:
    """The role with the council and region of its side, where it names none and only one is possible."""
    text = _tidy(role.text)
    party = _only_party(marks, role, side)
    if party is None or _OF_OTHERS.search(text) or marks.reading.gazetteer.find(text):
        return text
    if key_of(_short_name(marks, party)) in key_of(text):
        return text
    completion = _completion(marks, text, party, side)
    return text if _BARE.fullmatch(text) and completion == party.region else f"{text} {completion}"


def _tidy(role: str) -> str:
    """One line, with a capital, without "rombongan selaku" before the office and "-nya" or "setempat" in it."""
    text = re.sub(r"\s+", " ", role).strip(" ,(")
    text = _FROM_GROUP.sub("", re.sub(r"\s+(?:terpilihnya|setempat|tersebut|itu)$", "", text))
    text = re.sub(r"\b([a-z]{4,})nya\b", r"\1", text)
    return text[:1].upper() + text[1:]


def _only_party(marks: SideMarks, role: Role, side: Side | None) -> Party | None:
    """The party of that side, of several the one that is named before the role in its sentence.

    None where a region of neither side is named there: the role may belong to it.
    """
    reported = {"visitor": marks.frame.visitors, "host": marks.frame.hosts}.get(side or "", ())
    parties = {party.value.region: party.value for party in reported}
    start = max(0, role.span.start - _PARTY_REACH)
    for mention in reversed(marks.regions_within(start, role.span.start)):
        if _ENDS.search(marks.reading.whole, mention.span.end, role.span.start):
            break
        codes = {region.code for region in mention.regions}
        named = [party for party in parties.values() if party.code in codes]
        if len(named) == 1:
            return named[0]
        if marks.sign_of(mention) is None and any("." in code for code in codes):
            return None
    return next(iter(parties.values())) if len(parties) == 1 else None


def _completion(marks: SideMarks, role: str, party: Party, side: Side | None) -> str:
    if _HEAD_OF_REGION.match(role):
        return _short_name(marks, party)
    council = marks.councils[0 if side == "visitor" else 1]
    if council and _COUNCIL_POST.match(role) and not COUNCIL.search(role):
        return f"DPRD {party.region}"
    return party.region


def _short_name(marks: SideMarks, party: Party) -> str:
    return marks.reading.gazetteer.by_code(party.code).name if party.code else party.region
