"""Signs for the sides of people in the words before, between and behind their names."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from corpus.article_reading import ArticleReading
from corpus.name_words import load_name_words
from corpus.region_names import key_of
from corpus.spans import Span
from corpus.visits.extraction.people.appearances import TITLE, Appearance
from corpus.visits.extraction.people.person_words import Cue, load_person_words
from corpus.visits.extraction.people.side_marks import SideMarks
from corpus.visits.extraction.people.signs import HOST, VISITOR, Signs

_NEAR = 45
"""Characters between a cue and the name that it is about."""
_FAR = 140
"""The same where "oleh" stands right before the name."""
_APPOSED = 3
"""The same between a name and what is said of it behind a comma."""
_ABSENT_NEAR = 8
"""The same between a name and "diwakili"."""
_LONGEST_LIST_GAP = 90
"""Characters between two names of one list, with offices that nobody is named for."""
_LONGEST_SPEECH = 6
"""Sentences after the one that names the speaker."""
_MOST_HINTS = 3
_CUE, _SOFT, _FAINT, _LEADER, _COMPANY, _HINT, _ORIGIN = 3.0, 1.2, 0.2, 3.0, 4.0, 0.6, 4.0
_SIGNS: Mapping[str, float] = {
    "host": _CUE * HOST,
    "visitor": _CUE * VISITOR,
    "host_soft": _SOFT * HOST,
    "visitor_soft": _SOFT * VISITOR,
    "host_faint": _FAINT * HOST,
    "visitor_faint": _FAINT * VISITOR,
}
_PRONOUN = re.compile(r"[\s\"“”'‘’]*(?:ia|dia|beliau|dirinya)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:mereka|tamu|para tamu)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_QUOTE_GOES_ON = re.compile(r"\s*(?:[\"“”‘’']|(?:ia|dia|beliau|menurutnya|lebih lanjut)\b)", re.IGNORECASE)
_ACTS = re.compile(r",?\s+(?:yang\s+)?(?:me|ber)[a-z]{3}")
_SMALL_WORD = re.compile(r"\b[a-z][\w-]*")


class SentenceWalker:
    """Reads the words between the names of one sentence after the other."""

    def __init__(self, reading: ArticleReading, marks: SideMarks, signs: dict[int, Signs]) -> None:
        self._reading, self._marks, self._signs = reading, marks, signs
        self._words = load_person_words()
        self._starts = [mention.span.start for mention in reading.people]
        self._last: int | None = None
        """Person named last in the sentence before."""

    def read(self, sentence: int, here: Sequence[Appearance]) -> None:
        """Take the signs for the people of one sentence."""
        span = self._span(sentence)
        voiced = False
        for place, appearance in enumerate(here):
            left = here[place - 1].block.end if place else span.start
            right = here[place + 1].block.start if place + 1 < len(here) else span.end
            before = here[place - 1] if place else None
            voiced = self._read_before(appearance, before, span, left, voiced)
            self._read_origin(appearance, left, right)
            self._read_after(appearance, left, right, voiced)
            if sentence != TITLE:
                start = appearance.block.start if place else span.start
                self._read_hints(appearance, start, right if right < span.end else self._speech_end(sentence))
        self._last = here[0].person

    def _span(self, sentence: int) -> Span:
        if sentence == TITLE:
            return Span(0, max(self._reading.head, 1))
        return self._reading.sentences[sentence]

    def _read_before(
        self, appearance: Appearance, before: Appearance | None, sentence: Span, left: int, voiced: bool
    ) -> bool:
        """Signs from the words before the name; True where they tell what was done to or by that person."""
        gap = self._reading.whole[left : appearance.block.start]
        cue = self._words.before.last(gap)
        if cue is not None and not _reaches(gap, cue[2], cue[0]):
            cue = None
        if before is not None and before.person != appearance.person:
            stands_in = cue is not None and cue[0] == "leader" and not gap[: cue[1]].strip(" ,yang")
            if (cue is None and self._is_list(gap)) or (
                cue is not None and (cue[0] == "company" or stands_in)
            ):
                self._join(before.person, appearance.person)
                return voiced
        if cue is None:
            return False
        return self._take(cue[0], appearance.person, sentence, left + cue[1])

    def _take(self, kind: Cue, person: int, sentence: Span, end: int) -> bool:
        """Take a cue that stands right before a name, at `end`."""
        mine = self._signs[person]
        if kind == "absent":
            mine.absent += 1
            return False
        mine.active = True
        if kind in ("host", "visitor"):
            mine.deeds += _SIGNS[kind]
        elif kind == "came_along":
            mine.deeds += _LEADER * VISITOR
        else:
            self._take_subject(kind, person, sentence, end)
        return kind != "present"

    def _take_subject(self, kind: Cue, person: int, sentence: Span, end: int) -> None:
        """Take the side of who or what the words before `end` speak of."""
        subject = self._marks.subject_before(sentence.start, end)
        pronoun = _PRONOUN.match(self._reading.whole, sentence.start) is not None
        if self._last not in (None, person) and (pronoun or (not subject and kind != "leader")):
            self._join(self._last, person)
        elif kind == "company" and _THEY.search(self._reading.whole, sentence.start, end):
            self._signs[person].deeds += _SOFT * HOST
        elif subject:
            self._signs[person].deeds += _LEADER * subject
        elif kind == "leader":
            self._signs[person].deeds += VISITOR

    def _is_list(self, gap: str) -> bool:
        """Does nothing but offices and small words stand between two names?"""
        if len(gap) > _LONGEST_LIST_GAP:
            return False
        words = load_name_words()
        small = (key_of(word) for word in _SMALL_WORD.findall(gap))
        return all(
            key in self._words.listing or (key,) in words.connectors or words.heads.longest_from(key)
            for key in small
        )

    def _join(self, one: int, other: int) -> None:
        for mine, yours in ((one, other), (other, one)):
            joined = self._signs[mine].joined
            joined[yours] = max(joined.get(yours, 0.0), _COMPANY)
        self._signs[other].active |= self._signs[one].active

    def _read_origin(self, appearance: Appearance, left: int, right: int) -> None:
        """Signs from "Dari tuan rumah, X" and "X dari Solok"."""
        whole, end, mine = self._reading.whole, appearance.block.end, self._signs[appearance.person]
        gap = whole[left : appearance.block.start]
        at = gap.lower().rfind("dari ")
        if at >= 0 and (at == 0 or not gap[at - 1].isalpha()) and gap.rstrip().endswith(","):
            mine.deeds += _ORIGIN * self._marks.sign_within(left + at, appearance.block.start)
        if whole[end : end + 6].lower().startswith((" dari ", " asal ")):
            mine.deeds += _ORIGIN * self._marks.sign_within(end, min(right, end + _NEAR))

    def _read_after(self, appearance: Appearance, left: int, right: int, voiced: bool) -> None:
        """Signs from what the person does, by the first verb behind the name; only "diwakili" where `voiced`."""
        whole, mine = self._reading.whole, self._signs[appearance.person]
        end = appearance.block.end
        quoted = self._is_quoted(whole[left : appearance.block.start])
        mine.active |= quoted or _ACTS.match(whole, end, right) is not None
        cue = self._words.after.first(whole[end:right])
        if cue is None or (quoted and cue[1] > _APPOSED):
            return
        kind, start, stop = cue
        if kind == "absent":
            mine.absent += start <= _ABSENT_NEAR
            return
        if voiced:
            return
        mine.active = True
        if kind == "for":
            mine.deeds += _ORIGIN * self._marks.sign_within(end + stop, min(right, end + stop + _NEAR))
        elif kind in _SIGNS:
            mine.deeds += _SIGNS[kind] * (1.0 if start <= _NEAR else 0.5)

    def _is_quoted(self, gap: str) -> bool:
        """Does "kata" or "menurut" stand right before the name?"""
        words = gap.rstrip(" ,").rsplit(maxsplit=1)
        return bool(words) and key_of(words[-1]) in load_name_words().verbs_before

    def _read_hints(self, appearance: Appearance, start: int, end: int) -> None:
        """Hints from what is said between the names before and behind, or up to another paragraph."""
        text = self._reading.whole[start:end]
        difference = sum(1 if kind == "visitor" else -1 for kind, _, _ in self._words.hints.all(text))
        mine = self._signs[appearance.person]
        mine.hints += max(-_MOST_HINTS, min(_MOST_HINTS, difference)) * _HINT + self._marks.sign_of_topic(
            text
        )

    def _speech_end(self, sentence: int) -> int:
        """Where the speech of the person named in that sentence ends: at the next name, or another paragraph."""
        sentences, whole = self._reading.sentences, self._reading.whole
        end = sentences[sentence].end
        for following in sentences[sentence + 1 : sentence + 1 + _LONGEST_SPEECH]:
            new_paragraph = "\n" in whole[end : following.start]
            if new_paragraph and not _QUOTE_GOES_ON.match(whole, following.start):
                break
            if self._names_somebody(following):
                break
            end = following.end
        return end

    def _names_somebody(self, sentence: Span) -> bool:
        at = bisect_left(self._starts, sentence.start)
        return at < len(self._starts) and self._starts[at] < sentence.end


def _reaches(gap: str, end: int, kind: Cue) -> bool:
    """Is the cue that ends at `end` of `gap` about the name behind it?"""
    rest = gap[end:]
    if kind == "absent":
        return len(rest) <= _ABSENT_NEAR
    return len(rest) <= (_FAR if rest.rstrip().endswith("oleh") else _NEAR)
