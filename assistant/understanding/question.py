"""What a question asks: its kind, and the regions, dates and people that an answer must fit."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.normalizing import (
    Known,
    clean_question,
    drop_courtesies,
    expand_informal,
    is_shouted,
)
from assistant.understanding.remarks import drop_remarks
from assistant.understanding.spelling import mend_spelling, restore_capitals
from corpus.dates import DateMention, find_dates
from corpus.names import find_people
from corpus.regions import Gazetteer, RegionMention


class Kind(StrEnum):
    """The question word, as far as it decides what an answer looks like."""

    WHO = "siapa"
    WHEN = "kapan"
    WHERE = "di mana"
    HOW_MANY = "berapa"
    WHICH_REGION = "daerah mana"
    WHY = "mengapa"
    HOW = "bagaimana"
    WHAT = "apa"
    WHETHER = "apakah"
    OTHER = "lain"


# The first pattern that matches decides: the narrow ones stand before the wide ones.
_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.WHEN, r"\b(?:kapan|bilamana|(?:tanggal|tahun|bulan|pukul|jam) (?:berapa|apa)|hari apa)\b"),
    (Kind.WHO, r"\bsiapa(?:kah)?\b|\b(?:wali kota|bupati|gubernur|pejabat|tokoh|ketua|kepala dinas) mana\b"),
    (
        Kind.WHICH_REGION,
        r"\b(?:daerah|kota|kabupaten|provinsi|pemkot|pemkab|pemprov|pemda|wilayah) (?:mana|apa)\b",
    ),
    (Kind.WHICH_REGION, r"\b(?:ke|dari) mana\b"),
    (Kind.WHERE, r"\b(?:di mana|(?:tempat|lokasi|gedung|ruang) (?:mana|apa))\b"),
    (Kind.HOW_MANY, r"\bberapa(?:kah)?\b"),
    (
        Kind.WHY,
        r"\b(?:mengapa|apa (?:alasan|sebab|penyebab|tujuan|maksud)(?:nya)?|"
        r"apa yang (?:membuat|menyebabkan|mendorong))\b",
    ),
    (Kind.HOW, r"\bbagaimana(?:kah)?\b"),
    (Kind.WHETHER, r"^(?:apakah|benarkah|adakah|pernahkah)\b|\bapa (?:benar|betul|pernah)\b"),
    (Kind.WHAT, r"\b(?:apa(?:kah)?|mana)\b"),
)
_KINDS_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_LISTS = re.compile(r"\b(?:apa|siapa|mana|daerah|kota|kabupaten) saja\b|\bmana-mana\b")


_SUFFIXED = re.compile(r"\b([^\W\d_]{4,})nya\b")

FOCUS_OPENS = " (tentang "
"""Stands between a follow-up and the subject that it takes from the conversation."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what was understood of it; regions, dates and people are constraints on every answer."""

    asked: str
    """As the user typed it."""
    text: str
    """In written Indonesian, with what a follow-up takes from the conversation put in."""
    kind: Kind
    wants_list: bool
    """True for `apa saja`, `siapa saja`, `daerah mana saja`."""
    regions: tuple[RegionMention, ...]
    dates: tuple[DateMention, ...]
    people: tuple[str, ...]
    """Names without titles, in order."""
    focus: str = ""
    """Text of the earlier question that a follow-up belongs to; empty otherwise."""

    @property
    def own_text(self) -> str:
        """`text` without what the conversation added behind it."""
        return self.text.partition(FOCUS_OPENS)[0] if self.focus else self.text

    @property
    def is_follow_up(self) -> bool:
        """True where the conversation completed the question."""
        return bool(self.focus)


def find_kind(text: str) -> Kind:
    """Kind of a question in written Indonesian; `OTHER` where no question word stands in it."""
    lower = text.lower()
    for kind, pattern in _KINDS_COMPILED:
        if pattern.search(lower):
            return kind
    return Kind.OTHER


def understand(
    asked: str,
    gazetteer: Gazetteer,
    written: str | None = None,
    focus: str = "",
    known: Known | None = None,
) -> Question:
    """Reads a question; `written` replaces the written form where a follow-up was resolved.

    `known` tells whether the archive has a word; without it no misspelled word is put right. An empty question
    gives one with empty `text`.
    """
    text = _write(clean_question(asked), gazetteer, known) if written is None else written
    regions = gazetteer.find(text, lowercase_ok=True)
    return Question(
        asked=asked,
        text=text,
        kind=find_kind(text),
        wants_list=bool(_LISTS.search(text.lower())),
        regions=regions,
        dates=find_dates(text),
        people=_people(text, regions),
        focus=focus,
    )


def _write(seen: str, gazetteer: Gazetteer, known: Known | None) -> str:
    """A question as typed, in written Indonesian."""
    text = _without_suffix(_without_chatter(expand_informal(seen, known), gazetteer), gazetteer)
    if known is not None:
        mended = mend_spelling(text, gazetteer, known)
        # "Slamat pagi pak, …" is a greeting only once its spelling is mended.
        text = _without_chatter(mended, gazetteer) if mended != text else text
    return restore_capitals(text, gazetteer) if is_shouted(seen) else text


def _without_chatter(text: str, gazetteer: Gazetteer) -> str:
    return drop_courtesies(drop_remarks(text, gazetteer))


def _without_suffix(text: str, gazetteer: Gazetteer) -> str:
    """ "bupati karawangnya" as "bupati karawang": a region has no "-nya"."""

    def bare(match: re.Match[str]) -> str:
        return match[1] if gazetteer.lookup(match[1]) and not gazetteer.lookup(match[0]) else match[0]

    return _SUFFIXED.sub(bare, text)


def _people(text: str, regions: tuple[RegionMention, ...]) -> tuple[str, ...]:
    """Names of people in a question that are not (part of) the name of a region."""
    taken = [mention.span for mention in regions]
    found = [
        person.name
        for person in find_people(text)
        if not any(span.start < person.span.end and person.span.start < span.end for span in taken)
    ]
    return tuple(dict.fromkeys(found))
