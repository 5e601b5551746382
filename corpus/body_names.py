"""How far the name of a body goes: "Dinas Pariwisata dan Kebudayaan", "Komisi I dan III", "Desa Pujon Kidul"."""

import re
from collections.abc import Sequence

from corpus.body_words import CONTAINERS, BodyForm, BodyWords, is_plain_gap
from corpus.region import RegionMention
from corpus.region_names import Token

TO_REGION = re.compile(r"\s{1,3}(?:se[- ]|di\s|\(|administrasi\s)?|[-–]|,\s(?:di\s)?")
"""What may stand between a body and its region."""
_BRACKET = re.compile(r"\s?\(\s?([^\W\d_][\w .&/-]{1,28})\)")
_NUMBER = re.compile(r"[ivx]{1,4}|[a-f]|\d{1,2}")
_ROMAN = frozenset({"i", "ii", "iii", "iv"})
_TITLES = frozenset({"dr", "drg", "prof"})
_TYPE_WORDS = frozenset(
    {"kota", "kabupaten", "kab", "provinsi", "prov", "kecamatan", "kec", "kelurahan", "desa"}
)
_MOST_NAME_WORDS = 4
_MOST_HEAD_WORDS = 2


class NameReader:
    """Reads the words of one text that belong to the name behind a form."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        words: BodyWords,
        regions: Sequence[RegionMention],
        typed: bool,
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._typed = typed
        self._regions = {mention.span.start for mention in regions if mention.kind_hint is None}
        self._hinted = {mention.span.start: mention for mention in regions if mention.kind_hint is not None}

    def end_of(self, end: int, form: BodyForm) -> int:
        """Index after the last word of the name whose form ends before word `end`, its bracket included."""
        grown = self._with_bracket(self._grown(end, form))
        return self._after_numbers(grown) if form.numbered and grown > end else grown

    def _grown(self, end: int, form: BodyForm) -> int:
        """Index after the words that belong to the name behind the form."""
        if form.is_part:
            return self._after_numbers(end) if form.numbered else end
        unit = self._words.units[form.unit]
        if unit.open:
            numbered = form.is_head and end < len(self._tokens) and self._tokens[end].key in _ROMAN
            return self._after_matters(end + 1 if numbered and self._gap(end) == " " else end)
        if not unit.named:
            return end
        named = self._after_name(end, form)
        return named if not unit.beside_region or self._is_beside_region(named) else end

    def _is_beside_region(self, at: int) -> bool:
        match = TO_REGION.match(self._text, self._tokens[at - 1].end)
        return match is not None and match.end() in self._regions

    def _gap(self, at: int) -> str:
        """What stands between word `at` and the word before it."""
        return self._text[self._tokens[at - 1].end : self._tokens[at].start]

    def _after_numbers(self, end: int) -> int:
        last = at = end
        while at < len(self._tokens) and self._gap(at).strip() in ("", ",", "&", "-", ")"):
            token = self._tokens[at]
            if _NUMBER.fullmatch(token.key) and (token.capital or self._typed):
                last = at + 1
            elif token.key not in ("dan", "serta", "hingga", "sampai"):
                break
            at += 1
        return last

    def _after_matters(self, end: int) -> int:
        last = at = end
        while at < len(self._tokens) and is_plain_gap(self._gap(at)):
            if self._tokens[at].start in self._regions or self._opens_container(at):
                break
            token = self._tokens[at]
            if token.key in self._words.matters and (token.capital or self._typed):
                last = at + 1
            elif token.key != "dan":
                break
            at += 1
        return last

    def _opens_container(self, at: int) -> bool:
        """Does the name of a whole government begin there, which other bodies are part of: "Pemerintah Kota"?"""
        match = self._words.longest_at(self._text, self._tokens, at)
        return match is not None and match[1].unit in CONTAINERS

    def _after_name(self, end: int, form: BodyForm) -> int:
        """Index after a proper name: "Lowokwaru"; behind a post a person's name may follow it."""
        at = end
        while at < len(self._tokens) and at - end < _MOST_NAME_WORDS and self._in_name(at):
            hinted = self._hinted.get(self._tokens[at].start)
            if hinted is not None:
                return self._past(at, hinted.span.end)
            at += 1
        return end + 1 if form.is_head and at - end > _MOST_HEAD_WORDS else at

    def _in_name(self, at: int) -> bool:
        token, gap = self._tokens[at], self._gap(at)
        if gap not in (" ", "  ") and not (
            gap in (".", ". ") and self._tokens[at - 1].key in self._words.abbreviated
        ):
            return False
        if token.start in self._hinted:
            return True
        if not (token.capital or token.key in _TITLES) or token.start in self._regions:
            return False
        if token.key in _TYPE_WORDS or token.key in self._words.not_in_names:
            return False
        return token.key in ("wisata", "adat") or not self._words.longest_at(self._text, self._tokens, at)

    def _past(self, at: int, end: int) -> int:
        """Index of the first word at or after `at` that begins at `end` or later, directions of a district included."""
        while at < len(self._tokens) and self._tokens[at].start < end:
            at += 1
        if at < len(self._tokens) and self._gap(at) == " " and self._words.is_direction(self._tokens[at]):
            return at + 1
        return at

    def _with_bracket(self, end: int) -> int:
        """Index after the short form in brackets: "(Diskominfo)"."""
        match = _BRACKET.match(self._text, self._tokens[end - 1].end)
        if match is None or any(at in self._regions for at in range(match.start(1), match.end(1))):
            return end
        while end < len(self._tokens) and self._tokens[end].end <= match.end(1):
            end += 1
        return end
