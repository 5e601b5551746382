"""Runs of capitals in a sentence that are the name of a program, by the words around and in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.visits.extraction.subjects.program_words import ProgramWords, load_program_words
from corpus.visits.topics import load_topics

_WORD = r"(?:[A-Z][\w’'&!-]*|\d+(?=\s[A-Z])|\d[A-Z]\b)"
_INNER = r"(?:\s(?:of|the|for|and|untuk|menuju|raksasa)(?=\s[A-Z\d]))?"
_NUMBER = r"(?:\s(?:ke-\d+|[IVX]+(?!\w)|(?:19|20)\d\d|\d[A-Z]))?"
_RUN = re.compile(rf"(?<![\w.-]){_WORD}(?:{_INNER}\s{_WORD})*{_NUMBER}(?![\w-])")
_ELECTRONIC = re.compile(
    r"(?<![\w-])e-(?!gov|ktp|mail|commerce|toll|paper|money|book|wallet|sport)[a-z]{3,}(?!\w)", re.IGNORECASE
)
_BYLAW = re.compile(
    r"\b(?:Perda|Peraturan Daerah)(?:\s\w+){0,3}?\sN(?:omor|o\.?)\s\d+\s[Tt]ahun\s(?:19|20)\d\d"
)
"""A bylaw that guests were shown as a model; laws of the state are none."""
_QUOTED = re.compile(r"[\"“‘]([^\"“”‘’]{2,60})[\"”’]")
_BRACKETED = re.compile(
    r"(?<![\w-])([A-Z][\w’'-]*(?:\s(?:(?:dan|di|ke|untuk)\s)?[A-Z][\w’'-]*){1,8})\s\(([A-Z][A-Za-z0-9-]{2,14})\)"
)
_EXPANDED = re.compile(
    r"(?<![\w-])([A-Z][A-Z0-9-]{2,14})\s\((?:[A-Z][\w’'-]*[,\s]+(?:dan\s)?){1,8}[A-Z][\w’'-]*\)"
)
_SMALL = re.compile(r"(?<![\w-])[a-z]{3,}(?:\s[a-z]{3,}){0,2}\s\([a-z]{3,}(?:\s[a-z]{2,}){1,6}\)")
"""In small letters: "sapu lidi (siswa peduli lingkungan)"."""
_IN_RUN = re.compile(r"\s[A-Z]")
_DOMAIN = re.compile(r"\.\w")
"""After a run: "PADANGKITA.COM"."""
_SPEECH = re.compile(r"\b(?:yang|kami|kita|saya|ini|itu|akan|sudah|adalah|bisa|tidak|juga)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9-]{2,}")
_BRACKET_PART = r"(?:\s\([^()]{1,150}\))?"
_LISTED = re.compile(rf"{_BRACKET_PART}(?:,?\s(?:dan|serta|maupun|atau|alias)\s|[,;]\s)")
_COLON = re.compile(r":\s(?=[A-Z\"“‘])")
_ITEM = re.compile(r"(?::|[,;]|\))\s(?:serta\s|dan\s)?[\"“‘]?$|\s(?:serta|dan)\s[\"“‘]?$")
"""What stands before an item of a list after a colon."""
_NOUN_BEFORE = re.compile(r"([a-z][a-z-]+)\s[(\"“‘']?$")
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{4,}")
_WITH_REGION = re.compile(r"\s(?:Kota|Kabupaten|Kab\.|Provinsi|Pemkot|Pemkab|Pemprov|Setda|DPRD)\s")
_MONEY = re.compile(r"\bRp")
_AT = re.compile(r"\b[Dd]i\s$")
_BEFORE = 70
"""Characters before a run in which a cue is looked for."""
_KNOWN, _CUED, _BRACKET, _NAMED, _SHAPED, _LIST, _SHOWN = 0.85, 0.8, 0.86, 0.65, 0.7, 0.6, 0.6
_WHOLE, _PART, _SOFT, _OF_NOUN, _GENERIC, _BARE = 0.9, 0.75, 0.65, 0.5, 0.55, 0.45


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of a program: where it stands in its sentence, and how surely it is one."""

    start: int
    end: int
    name: str
    """As it is shown."""
    confidence: float
    is_body: bool = False
    """True where it may be a body of the government as well: a hospital that was shown, a known institution."""


def find_candidates(sentence: str) -> Iterator[Candidate]:
    """Names of programs in a sentence, in order, without overlap; the surest wins, then the longest."""
    taken = bytearray(len(sentence))
    chosen: list[Candidate] = []
    for candidate in sorted(_find_all(sentence), key=lambda one: (-one.confidence, one.start - one.end)):
        if not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            chosen.append(candidate)
    yield from sorted(chosen, key=lambda one: one.start)


def _find_all(sentence: str) -> Iterator[Candidate]:
    words = load_program_words()
    for match in words.known.finditer(sentence):
        confidence = _PART if _IN_RUN.match(sentence, match.end()) else _KNOWN
        confidence = _WHOLE if match.group().endswith(")") else confidence
        yield Candidate(*match.span(), words.names[match.group()], confidence, is_body=True)
    for match in words.generic.finditer(sentence):
        yield Candidate(*match.span(), match.group(), _GENERIC)
    for match in _BYLAW.finditer(sentence):
        yield Candidate(*match.span(), match.group(), _NAMED)
    for match in _ELECTRONIC.finditer(sentence):
        yield Candidate(*match.span(), match.group(), _CUED)
    yield from _find_bracketed(sentence, words)
    for match in _QUOTED.finditer(sentence):
        cued = words.cue.search(sentence[max(0, match.start() - _BEFORE) : match.start()]) is not None
        if _is_title(match.group(1), cued) and not _is_other(match.group(1), words):
            yield Candidate(*match.span(1), match.group(1), _CUED)
    yield from _find_runs(sentence, words)


def _find_bracketed(sentence: str, words: ProgramWords) -> Iterator[Candidate]:
    """ "Layanan Aspirasi Kotak Saran Anda (LAKSA)", "TIDAYU (Tionghoa, Dayak, dan Melayu)"."""
    for match in _BRACKETED.finditer(sentence):
        start = match.start() + _start_of_expansion(match.group(1), match.group(2))
        if (
            not _is_other(sentence[start : match.end(1)], words)
            and match.group(2).casefold() not in words.plain_runs
        ):
            yield Candidate(start, match.end(), sentence[start : match.end()], _BRACKET)
    for match in _SMALL.finditer(sentence):
        cue = words.capital_cue.match(sentence, *match.span())
        start = cue.end() if cue else match.start()
        if cue or words.cue.search(sentence[:start]) or words.calling.search(sentence[:start]):
            yield Candidate(start, match.end(), sentence[start : match.end()], _BRACKET)
    for match in _EXPANDED.finditer(sentence):
        if match.group(1).casefold() not in words.plain_runs:
            yield Candidate(*match.span(1), match.group(1), _BRACKET)


def _start_of_expansion(run: str, acronym: str) -> int:
    """Where in `run` the words begin that `acronym` stands for: behind "UMKM Bogowonto dan" for a PSC.

    They are the fewest words at its end that begin with the acronym's first letter and have all its letters in order.
    """
    wanted = acronym.casefold()
    starts = [match.start() for match in re.finditer(r"\S+", run)][:-1]
    for start in reversed(starts):
        letters = iter(run[start:].casefold())
        if run[start].casefold() == wanted[0] and all(letter in letters for letter in wanted):
            return start
    return 0


def _is_title(quoted: str, cued: bool) -> bool:
    """Has a quotation the shape of a name rather than of speech? After a cue small letters will do."""
    words = quoted.split()
    if not words or len(words) > 7 or quoted[-1] in ".,!?" or _SPEECH.search(quoted):
        return False
    return cued or words[0][0].isupper()


def _is_other(run: str, words: ProgramWords) -> bool:
    """Is a run of capitals an office, a place, a post, or a plain acronym?"""
    key = run.casefold()
    return bool(words.other_heads.match(key)) or key in words.plain_runs or key.endswith(words.endings)


def _find_runs(sentence: str, words: ProgramWords) -> Iterator[Candidate]:
    last_end, last_found = 0, False
    introduced = _find_list(sentence, words)
    for match in _RUN.finditer(sentence):
        start, end = _without_opening(sentence, match, words)
        if start >= end or introduced < sentence.rfind("(", introduced, start) > sentence.rfind(
            ")", 0, start
        ):
            continue  # nothing left, or inside a bracket of the list
        listed = last_found and _LISTED.fullmatch(sentence, last_end, start) is not None
        confidence = _judge(sentence, start, end, words, listed)
        if start > introduced and _ITEM.search(sentence, max(0, start - 8), start):
            confidence = confidence if _is_other(sentence[start:end], words) else _CUED
        is_alias = last_found and sentence[last_end:start] == " alias "
        last_end, last_found = end, confidence > 0
        if confidence and not is_alias:
            yield Candidate(start, end, sentence[start:end], confidence, is_body=confidence == _SHOWN)


def _find_list(sentence: str, words: ProgramWords) -> int:
    """Where the list of names after "inovasinya:" begins; the length of the sentence where there is none."""
    for match in _COLON.finditer(sentence):
        if words.noun.search(sentence, max(0, match.start() - _BEFORE), match.start()):
            return match.start()
    return len(sentence)


def _without_opening(sentence: str, match: re.Match[str], words: ProgramWords) -> tuple[int, int]:
    """The run without a plain word that has its capital from the beginning of the sentence."""
    start, end = match.span()
    first = match.group().split()[0]
    opens = not sentence[:start].strip("\"“‘'( ")
    if opens and first.casefold() in words.plain and not words.heads.match(match.group().casefold() + " "):
        start += len(first) + 1
    cue = words.capital_cue.match(sentence, start, end) if opens else None
    if cue and cue.end() < end and not words.heads.match(sentence[start:end].casefold()):
        start = cue.end()
    return start, end


def _judge(sentence: str, start: int, end: int, words: ProgramWords, listed: bool) -> float:
    """How surely is that run a program? 0: it is none."""
    run = sentence[start:end]
    before = sentence[max(0, start - _BEFORE) : start]
    if words.sites.match(run.casefold()) and words.showing.search(before):
        return _SHOWN
    cued = words.cue.search(before) is not None
    if _is_room(run, before, words) or _DOMAIN.match(sentence, end):
        return 0.0
    if _is_other(run, words):
        return _SOFT if cued and words.soft_heads.match(run.casefold()) else 0.0
    if cued or words.kind.match(sentence, end):
        return _CUED
    if words.cue_apart.search(before) or words.calling.search(before):
        return _NAMED
    return _judge_by_shape(run, before, words, listed)


def _judge_by_shape(run: str, before: str, words: ProgramWords, listed: bool) -> float:
    """As `_judge`, for a run without a cue before it."""
    several = " " in run
    if several and (words.heads.match(run.casefold()) or _last_word(run) in words.tails):
        return _SHAPED
    if (several or _CAPITALS.fullmatch(run)) and not _is_general(run):
        if listed:
            return _LIST
        if words.naming.search(before):
            return _NAMED
    if not _is_strange(run, words):
        return 0.0
    return _OF_NOUN if several and _follows_noun(before, words) else _BARE


def _is_general(run: str) -> bool:
    """Is it a thing that every region has: "Bank Sampah", or one with its region: "TPID Kota Kediri"?"""
    return _WITH_REGION.search(run) is not None or load_topics().lookup(run) is not None


def _last_word(run: str) -> str:
    """The last word that is no number: "summit" in "City Sanitation Summit 2023"."""
    keys = run.casefold().split()
    return next(
        (key for key in reversed(keys) if not key[-1].isdigit() and not key.startswith("ke-")), keys[-1]
    )


def _is_room(run: str, before: str, words: ProgramWords) -> bool:
    """Is it where a meeting was: "di Bandung Creative Hub"?"""
    return _last_word(run) in words.rooms and _AT.search(before) is not None


def _is_strange(run: str, words: ProgramWords) -> bool:
    """Is that run a proper name that is no number, sum, or plain word?"""
    keys = run.split()
    if any(key[0].isdigit() for key in keys) or _MONEY.search(run):
        return False
    if len(keys) == 1:
        return len(run) > 3 and _CAPITALS.fullmatch(run) is not None
    if keys[0].split("-")[0].casefold() in words.plain_runs:
        return False
    return any(key.casefold() not in words.plain for key in keys)


def _follows_noun(before: str, words: ProgramWords) -> bool:
    """Does a noun stand before it, of which it may be the name: "kirab Grebeg Suro"?"""
    match = _NOUN_BEFORE.search(before)
    return match is not None and match.group(1) not in words.loose and not _VERB.fullmatch(match.group(1))
