"""People that a text names: by their roles, their titles, and the verbs around them.

No list of people is used. A capitalised word that is no ordinary Indonesian word, no region and no office may
be part of a name; what stands around it must say that it is one.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.name_reading import NameReader, NameReading
from corpus.name_repeats import find_repeated
from corpus.name_words import load_name_words
from corpus.person import PersonMention, name_parts, same_person, strip_titles
from corpus.regions import load_gazetteer
from corpus.spans import Span
from corpus.tagged_text import TaggedText

_AND = frozenset({"dan", "serta"})
_TWO_WORDS = 2


def find_people(text: str) -> tuple[PersonMention, ...]:
    """Mentions of people in `text`, in order, not overlapping; time linear in its length.

    Short forms ("Yana" after "Yana Mulyana") are mentions of their own, mostly without a role.
    """
    tagged = TaggedText.read(text, load_gazetteer(), load_name_words())
    found = list(_anchored(tagged))
    found += find_repeated(tagged, found)
    return tuple(_mention(tagged, reading) for reading in sorted(found))


def _anchored(tagged: TaggedText) -> Iterator[NameReading]:
    """Names that the words around them mark, in order, not overlapping."""
    finder = _AnchorFinder(tagged)
    index = 0
    while index < len(tagged.tokens):
        reading = finder.at(index)
        while reading is not None:
            yield reading
            reading = finder.next_in_list(reading)
        index = max(finder.resume, index + 1)


class _AnchorFinder:
    def __init__(self, tagged: TaggedText) -> None:
        self._tagged = tagged
        self._words = tagged.words
        self._reader = NameReader(tagged)
        self.resume = 0
        """Word to go on with after the last call."""
        self._list_end = -1
        """Word behind the last name that a comma joined to the one before it."""

    def at(self, index: int) -> NameReading | None:
        """The name that the word `index` announces or begins."""
        self.resume = index + 1
        token = self._tagged.tokens[index]
        role_end, named = self._reader.role_at(index)
        if role_end > index:
            self.resume = self._behind_titles(named) if named else role_end
            return self._with_office_behind(named) if named else None
        if token.capital and token.key in self._words.places:
            self.resume = self._after_place(index)
            return None
        reading = self._announced(index) or self._standing(index)
        if reading is not None:
            self.resume = self._behind_titles(reading)
            return self._with_role_behind(reading)
        return None

    def next_in_list(self, reading: NameReading) -> NameReading | None:
        """The name after "dan" or "serta" behind `reading`, or after a comma where the list goes on.

        It has two words or more, since offices follow too; the last of three may have one.
        """
        joint = self._behind_titles(reading)
        if joint + 1 >= len(self._tagged.tokens):
            return None
        joined = self._tagged.tokens[joint].key in _AND
        following = self._after_and(joint) if joined else self._after_comma(joint)
        if following is None:
            return None
        self.resume = self._behind_titles(following)
        return self._with_role_behind(following)

    def _after_and(self, joint: int) -> NameReading | None:
        gap = self._tagged.gap(joint).lstrip(".")
        if gap not in (" ", ", ") or self._tagged.gap(joint + 1) != " ":
            return None
        following = self._reader.name_at(joint + 1)
        if following is None or following.end - following.first > 1:
            return following
        third = gap == ", " and joint == self._list_end
        behind = self._tagged.text[self._tagged.tokens[following.end - 1].end :][:1]
        return following if third and behind in ("", ".", ",", ";") else None

    def _after_comma(self, start: int) -> NameReading | None:
        """The name there, where a comma stands before it, and "dan" or a comma with another name behind it."""
        if self._tagged.gap(start).lstrip(".") != ", ":
            return None
        following = self._reader.name_at(start)
        if following is None or following.end - following.start < _TWO_WORDS:
            return None
        end = self._behind_titles(following)
        if end + 1 >= len(self._tagged.tokens):
            return None
        joined = self._tagged.tokens[end].key in _AND
        if not (joined or self._tagged.gap(end).lstrip(".") == ", ") or not self._names_somebody(
            end + joined
        ):
            return None
        self._list_end = end
        return following

    def _names_somebody(self, index: int) -> bool:
        """Does a name begin there, or a role?"""
        return self._reader.name_at(index) is not None or self._tagged.phrase_at(index, self._words.heads) > 0

    def _after_place(self, index: int) -> int:
        end = index + 1
        while (
            end < len(self._tagged.tokens)
            and self._tagged.gap(end) == " "
            and self._tagged.tokens[end].capital
        ):
            if self._tagged.phrase_at(end, self._words.heads) or end - index > 5:
                break
            end += 1
        return end

    def _announced(self, index: int) -> NameReading | None:
        """A name right after a verb such as "ujar" or "didampingi"."""
        token = self._tagged.tokens[index]
        key = token.key
        if token.capital and not self._words.is_common(key):
            return None
        if index + 1 >= len(self._tagged.tokens) or self._tagged.gap(index + 1) not in (" ", ", "):
            return None
        if key in self._words.verbs_before:
            return self._reader.name_at(index + 1)
        if key in self._words.weak_before:
            reading = self._reader.name_at(index + 1)
            if reading is None or reading.end - reading.first > 1:
                return reading
            return reading if key in self._words.leading and not self._goes_on(reading.end) else None
        return None

    def _goes_on(self, index: int) -> bool:
        """Does another capitalised word follow there, so that the one before may begin the name of an office?"""
        if index >= len(self._tagged.tokens):
            return False
        return self._tagged.gap(index) == " " and self._tagged.tokens[index].capital

    def _standing(self, index: int) -> NameReading | None:
        """A name that begins here and is marked by a title, or by what follows it."""
        if self._is_inside(index) or self._is_adverb(index):
            return None
        reading = self._reader.name_at(index)
        if reading is None:
            return None
        if reading.first > reading.start or self._tagged.tokens[reading.first].key in self._words.openers | {
            "i",
            "ni",
        }:
            return reading
        return reading if self._marked_behind(reading) else None

    def _is_inside(self, index: int) -> bool:
        """Does a capitalised word stand right before, other than an ordinary one that begins the sentence?"""
        if not index or not self._tagged.tokens[index - 1].capital or self._tagged.gap(index) != " ":
            return False
        return not (
            self._words.is_ordinary(self._tagged.tokens[index - 1].key) and self._begins_sentence(index - 1)
        )

    def _is_adverb(self, index: int) -> bool:
        """Is that a word such as "Lalu" at the beginning of a sentence?"""
        key = self._tagged.tokens[index].key
        return self._words.is_dependent(key) and self._words.is_ordinary(key) and self._begins_sentence(index)

    def _marked_behind(self, reading: NameReading) -> bool:
        end = self._behind_titles(reading)
        if end >= len(self._tagged.tokens):
            return False
        gap, token = self._tagged.gap(end), self._tagged.tokens[end]
        long = reading.end - reading.first > 1
        if gap == " " and token.key == "dari":
            return self._comes_from(reading, long)
        if gap == " " and not token.capital and token.key not in _AND:
            speaks = token.key in self._words.verbs_after
            return speaks and (long or token.key.startswith(("me", "ber")))
        if gap[-2:] in (", ", " ("):
            return self._tagged.phrase_at(end, self._words.heads) > 0 or self._is_apposed(reading)
        return token.key in _AND and self._is_apposed(reading)

    def _is_apposed(self, reading: NameReading) -> bool:
        """Does a name of two words stand between commas, with a verb behind: "Rekannya, A B dan C D, bertanya"?"""
        if self._tagged.gap(reading.start) != ", " or reading.end - reading.first < _TWO_WORDS:
            return False
        end = self._behind_titles(reading)
        if self._tagged.tokens[end].key in _AND:
            second = self._after_and(end)
            end = self._behind_titles(second) if second is not None else len(self._tagged.tokens)
        if end >= len(self._tagged.tokens) or self._tagged.gap(end).lstrip(".") != ", ":
            return False
        token = self._tagged.tokens[end]
        return not token.capital and (
            token.key in self._words.verbs_after or token.key.startswith(("me", "ber"))
        )

    def _comes_from(self, reading: NameReading, long: bool) -> bool:
        """Does "Budi dari Dinas Kesehatan" stand here? One word must begin a sentence."""
        after = reading.end + 1
        if after >= len(self._tagged.tokens) or not (long or self._begins_sentence(reading.start)):
            return False
        return self._tagged.tokens[after].capital or self._tagged.phrase_at(after, self._words.connectors) > 0

    def _begins_sentence(self, index: int) -> bool:
        gap = self._tagged.gap(index)
        return index == 0 or "\n" in gap or gap.rstrip(" \"'“”‘’").endswith((".", "!", "?"))

    def _with_role_behind(self, reading: NameReading) -> NameReading:
        """The same name with the role behind it, unless that role names somebody else."""
        end = self._behind_titles(reading)
        if end >= len(self._tagged.tokens):
            return reading
        if self._tagged.tokens[end].key == "dari" and self._tagged.gap(end) == " ":
            role_start = end + 1
            role_end, named = self._reader.unit_at(role_start, role_start)
        elif self._tagged.gap(end)[-2:] in (", ", " ("):
            role_start = end + self._tagged.phrase_at(end, self._words.holding)
            role_end, named = self._reader.role_at(role_start)
        elif size := self._tagged.phrase_at(end, self._words.holding):
            role_start = end + size
            role_end, named = self._reader.role_at(role_start)
        else:
            return reading
        return reading if named or role_end == role_start else replace(reading, role=(role_start, role_end))

    def _with_office_behind(self, reading: NameReading) -> NameReading:
        """The same name with the office told behind it, where the role before it is only a part in the group."""
        if reading.role is None or self._tagged.tokens[reading.role[1] - 1].key not in self._words.groups:
            return reading
        end = self._behind_titles(reading)
        if end >= len(self._tagged.tokens) or not self._tagged.phrase_at(end, self._words.holding):
            return reading
        return self._with_role_behind(reading)

    def _behind_titles(self, reading: NameReading) -> int:
        """Index of the first word behind the name and its titles."""
        name_end = self._tagged.tokens[reading.end - 1].end
        titles_end = self._words.titles_after(self._tagged.text, name_end)
        index = reading.end
        while index < len(self._tagged.tokens) and self._tagged.tokens[index].start < titles_end:
            index += 1
        return index


def _mention(tagged: TaggedText, reading: NameReading) -> PersonMention:
    tokens = tagged.tokens
    name = Span(tokens[reading.first].start, tokens[reading.end - 1].end)
    span = Span(tokens[reading.start].start, tagged.words.titles_after(tagged.text, name.end))
    if reading.role is None:
        return PersonMention(span, name.of(tagged.text), None, None)
    role_end = tokens[reading.role[1] - 1].end
    role = Span(tokens[reading.role[0]].start, role_end)
    if "(" in role.of(tagged.text) and tagged.text[role_end : role_end + 1] == ")":
        role = Span(role.start, role_end + 1)
    return PersonMention(span, name.of(tagged.text), role.of(tagged.text), role)


__all__ = ["PersonMention", "find_people", "name_parts", "same_person", "strip_titles"]
