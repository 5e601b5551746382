"""Runs of capitals in a sentence that are the name of a program, by the words around and in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.visits.extraction.program_words import ProgramWords, load_program_words

_WORD = r"(?:[A-Z][\w’'&!-]*|\d+(?=\s[A-Z])|\d[A-Z]\b)"
_INNER = r"(?:\s(?:of|the|for|and|untuk|menuju|raksasa)(?=\s[A-Z\d]))?"
_NUMBER = r"(?:\s(?:ke-\d+|[IVX]+(?!\w)|(?:19|20)\d\d|\d[A-Z]))?"
_RUN = re.compile(rf"(?<![\w.-]){_WORD}(?:{_INNER}\s{_WORD})*{_NUMBER}(?![\w-])")
_ELECTRONIC = re.compile(
    r"(?<![\w-])e-(?!government|goverment|gov\b|ktp|mail|commerce|toll|paper|money|book|wallet)[a-z]{3,}"
)
_QUOTED = re.compile(r"[\"“‘]([^\"“”‘’]{2,60})[\"”’]")
_BRACKETED = re.compile(
    r"(?<![\w-])([A-Z][\w’'-]*(?:\s(?:(?:dan|di|ke|untuk)\s)?[A-Z][\w’'-]*){1,8})\s\(([A-Z][A-Za-z0-9-]{2,14})\)"
)
_EXPANDED = re.compile(
    r"(?<![\w-])([A-Z][A-Z0-9-]{3,14})\s\((?:[A-Z][\w’'-]*[,\s]+(?:dan\s)?){1,8}[A-Z][\w’'-]*\)"
)
_SPEECH = re.compile(r"\b(?:yang|kami|kita|saya|ini|itu|akan|sudah|adalah|bisa|tidak|juga)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9-]{2,}")
_LISTED = re.compile(r",?\s(?:dan|serta|maupun|atau)\s|,\s")
_AT = re.compile(r"\b[Dd]i\s$")
_BEFORE = 70
"""Characters before a run in which a cue is looked for."""
_KNOWN, _CUED, _BRACKET, _NAMED, _SHAPED, _LIST = 0.85, 0.8, 0.75, 0.65, 0.7, 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of a program: where it stands in its sentence, and how surely it is one."""

    start: int
    end: int
    name: str
    """As it is shown."""
    confidence: float


def find_candidates(sentence: str) -> Iterator[Candidate]:
    """Names of programs in a sentence, in order, without overlap; the surest wins."""
    chosen: list[Candidate] = []
    for candidate in sorted(_find_all(sentence), key=lambda one: (-one.confidence, one.start - one.end)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    yield from sorted(chosen, key=lambda one: one.start)


def _find_all(sentence: str) -> Iterator[Candidate]:
    words = load_program_words()
    for match in words.known.finditer(sentence):
        yield Candidate(*match.span(), words.names[match.group()], _KNOWN)
    for match in _ELECTRONIC.finditer(sentence):
        yield Candidate(*match.span(), match.group(), _CUED)
    yield from _find_bracketed(sentence, words)
    for match in _QUOTED.finditer(sentence):
        if _is_title(match.group(1)) and not _is_other(match.group(1), words):
            yield Candidate(*match.span(1), match.group(1), _CUED)
    yield from _find_runs(sentence, words)


def _find_bracketed(sentence: str, words: ProgramWords) -> Iterator[Candidate]:
    """ "Layanan Aspirasi Kotak Saran Anda (LAKSA)", "TIDAYU (Tionghoa, Dayak, dan Melayu)"."""
    for match in _BRACKETED.finditer(sentence):
        if not _is_other(match.group(1), words) and match.group(2).casefold() not in words.acronyms:
            yield Candidate(*match.span(), match.group(), _BRACKET)
    for match in _EXPANDED.finditer(sentence):
        if match.group(1).casefold() not in words.acronyms:
            yield Candidate(*match.span(1), match.group(1), _BRACKET)


def _is_title(quoted: str) -> bool:
    """Has a quotation the shape of a name rather than of speech?"""
    words = quoted.split()
    return (
        len(words) <= 7 and words[0][:1].isupper() and not _SPEECH.search(quoted) and quoted[-1] not in ".,!?"
    )


def _is_other(run: str, words: ProgramWords) -> bool:
    """Is a run of capitals an office, a place, a post, or a plain acronym?"""
    key = run.casefold()
    return bool(words.other_heads.match(key)) or key in words.plain_runs or key.endswith(words.endings)


def _find_runs(sentence: str, words: ProgramWords) -> Iterator[Candidate]:
    last_end, last_found = 0, False
    for match in _RUN.finditer(sentence):
        start, end = _without_opening(sentence, match, words)
        if start >= end:
            continue
        listed = last_found and _LISTED.fullmatch(sentence, last_end, start) is not None
        confidence = _judge(sentence, start, end, words, listed)
        last_end, last_found = end, confidence > 0
        if confidence:
            yield Candidate(start, end, sentence[start:end], confidence)


def _without_opening(sentence: str, match: re.Match[str], words: ProgramWords) -> tuple[int, int]:
    """The run without a plain word that has its capital from the beginning of the sentence."""
    start, end = match.span()
    first = match.group().split()[0]
    opens = not sentence[:start].strip("\"“‘'( ")
    if opens and first.casefold() in words.plain and not words.heads.match(match.group().casefold() + " "):
        start += len(first) + 1
    cue = words.capital_cue.match(sentence, start, end)
    if cue and cue.end() < end and not words.heads.match(sentence[start:end].casefold()):
        start = cue.end()
    return start, end


def _judge(sentence: str, start: int, end: int, words: ProgramWords, listed: bool) -> float:
    """How surely is that run a program? 0: it is none."""
    run = sentence[start:end]
    keys = run.casefold().split()
    before = sentence[max(0, start - _BEFORE) : start]
    cued = words.cue.search(before) is not None
    if _is_other(run, words):
        return 0.0
    last = next(
        (key for key in reversed(keys) if not key[-1].isdigit() and not key.startswith("ke-")), keys[-1]
    )
    if last in words.rooms and _AT.search(before):
        return 0.0
    if cued:
        return _CUED
    long_enough = len(keys) > 1 or _CAPITALS.fullmatch(run) is not None
    if len(keys) > 1 and (words.heads.match(run.casefold()) or last in words.tails):
        return _SHAPED
    if listed and long_enough:
        return _LIST
    return _NAMED if long_enough and words.naming.search(before) else 0.0
