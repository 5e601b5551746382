"""Reads one name, or one role with the name behind it, from a given word of a text."""

from dataclasses import dataclass

from corpus.tagged_text import TaggedText

_MOST_PARTS = 7
_MOST_ROLE_WORDS = 28
_UNIT_GAPS = frozenset({" ", "-", "/", ". ", " (", ") ", ", ", ".", "'", " & "})


@dataclass(frozen=True, slots=True, order=True)
class NameReading:
    """A name in a text, as word indices."""

    start: int
    """First word, a title if there is one."""
    first: int
    """First word that is no title."""
    end: int
    """After the last word of the name; titles behind it are not counted."""
    role: tuple[int, int] | None = None
    """Words of its role."""


class NameReader:
    """Reads names from the words of one text; every call looks at a bounded number of words."""

    def __init__(self, tagged: TaggedText) -> None:
        self._tagged = tagged
        self._tokens = tagged.tokens
        self._words = tagged.words

    def name_at(self, start: int) -> NameReading | None:
        """The name that begins at word `start`, titles first."""
        first = self._skip_titles(start)
        if first >= len(self._tokens):
            return None
        opened = self._opens(first)
        if not (opened or self._begins(first, titled=first > start)):
            return None
        end = first + 1
        while end < len(self._tokens) and end - first < _MOST_PARTS and self._continues(first, end, opened):
            end += 1
        return NameReading(start, first, end) if self._is_enough(first, end) else None

    def _skip_titles(self, start: int) -> int:
        index = start
        while index < len(self._tokens) and self._tokens[index].capital and index - start < 5:
            if not self._words.is_title(self._tokens[index].key):
                break
            if index + 1 < len(self._tokens) and self._tagged.gap(index + 1) not in (" ", ".", ". "):
                break
            index += 1
        return index

    def _opens(self, index: int) -> bool:
        """Does a Balinese, Bugis, … name begin here: "I Made", "Ni Luh", "Gede"?"""
        token = self._tokens[index]
        if token.key in ("i", "ni") and token.capital and index + 1 < len(self._tokens):
            following = self._tokens[index + 1]
            return (
                following.capital
                and following.key in self._words.openers
                and self._tagged.gap(index + 1) == " "
            )
        return False

    def _begins(self, index: int, titled: bool) -> bool:
        token = self._tokens[index]
        if self._tagged.region_end[index] and not titled:
            return False
        if self._words.may_begin_name(token):
            return True
        if self._tagged.is_initial(index) and index + 1 < len(self._tokens):
            joined = self._tagged.joins_in_name(index + 1)
            return (
                joined
                and not self._tagged.region_end[index + 1]
                and self._words.may_begin_name(self._tokens[index + 1])
            )
        return (
            titled
            and token.capital
            and not self._words.is_office(token)
            and token.key not in self._words.places
        )

    def _continues(self, first: int, index: int, opened: bool) -> bool:
        token = self._tokens[index]
        if not self._tagged.joins_in_name(index):
            return False
        if token.key in self._words.particles and index + 1 < len(self._tokens):
            return self._tokens[index + 1].capital and self._tagged.gap(index + 1) in (" ", "-", "'")
        if not token.capital or token.key in self._words.calendar or token.key in self._words.places:
            return False
        if self._tagged.region_end[index]:
            return opened and index == first + 2
        if self._tagged.is_initial(index):
            return self._initial_goes_on(index)
        if self._words.is_office(token) or self._tagged.phrase_at(index, self._words.heads):
            return False
        return not self._words.is_common(token.key)

    def _initial_goes_on(self, index: int) -> bool:
        if len(self._tokens[index].key) == 1:
            return True
        if index + 1 >= len(self._tokens) or self._tagged.region_end[index + 1]:
            return False
        return self._tagged.joins_in_name(index + 1) and self._words.may_begin_name(self._tokens[index + 1])

    def _is_enough(self, first: int, end: int) -> bool:
        return any(len(self._tokens[i].key) > 2 for i in range(first, end))

    def role_at(self, start: int) -> tuple[int, NameReading | None]:
        """The role that begins at word `start`: index after its last word, and the name behind it if there is one.

        The index equals `start` where no role begins.
        """
        size = self._tagged.phrase_at(start, self._words.heads)
        if not size:
            return start, None
        index = end = start + size
        place_due = self._tagged.phrase_at(start, self._words.local) == size
        while (
            index < len(self._tokens)
            and index - start < _MOST_ROLE_WORDS
            and self._tagged.gap(index) in _UNIT_GAPS
        ):
            after = self._after_unit(index, place_due)
            if after is None:
                name = self.name_at(index)
                if name is None or name.end == end:
                    return end, None
                return end, NameReading(name.start, name.first, name.end, (start, end))
            if after == index:
                break
            place_due = place_due and self._tagged.region_end[index] == 0 and not self._names_place(index)
            end = after if self._tokens[index].capital or self._tokens[index].key[0].isdigit() else end
            index = after
        return end, None

    def _names_place(self, index: int) -> bool:
        return self._words.may_begin_name(self._tokens[index])

    def _after_unit(self, index: int, place_due: bool) -> int | None:
        """Index after the part of a unit that stands at `index`; None where a name begins; `index` where it ends."""
        token = self._tokens[index]
        if self._tagged.region_end[index]:
            return self._tagged.region_end[index]
        if heads := self._tagged.phrase_at(index, self._words.heads):
            return index if self._tagged.gap(index) == ", " else index + heads
        name = self.name_at(index)
        if name is not None:
            if place_due and self._tagged.gap(index) == " ":
                return index + 1
            return name.end if self._is_unit(name) else None
        if token.key in self._words.bridges:
            return index + 1
        if not token.capital:
            return index + (self._tagged.phrase_at(index, self._words.connectors) or 0)
        if token.key in self._words.calendar:
            return index
        if (
            self._tagged.headline[index]
            and self._tagged.region_end[index - 1]
            and self._words.is_common(token.key)
        ):
            return index
        return index + 1

    def _is_unit(self, name: NameReading) -> bool:
        """Does the name of an office go on right behind, so that this was part of it?"""
        if name.end >= len(self._tokens) or self._tagged.gap(name.end) != " ":
            return False
        token = self._tokens[name.end]
        if (
            not token.capital
            or name.first > name.start
            or self._tagged.phrase_at(name.end, self._words.heads)
        ):
            return False
        return bool(self._tagged.region_end[name.end]) or self._words.is_office(token)
