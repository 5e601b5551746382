"""Reads one name, or one role with the name behind it, from a given word of a text."""

import re
from dataclasses import dataclass, replace

from corpus.tagged_text import TaggedText

_TITLE_GAPS = (" ", ".", ". ")
_STRONG_TITLES = frozenset({"hj", "drs", "dra", "drg", "ir", "prof", "kh"})
"""Titles that stand at the beginning of a name only."""
_MOST_PARTS = 7
_MOST_ROLE_WORDS = 28
_DOES = re.compile(r",? (?:dan |serta |yang )?(?:me|ber|di)[a-z]{3,}\b")
"""A verb behind a name, with a comma where the name stands in apposition."""
_UNIT_GAPS = frozenset({" ", "-", "/", " (", ") ", ", ", " & "})


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
        if first >= len(self._tokens) or self._tagged.phrase_at(first, self._words.heads):
            return None
        opened = self._opens(first)
        titled = first > start and not self._words.is_courtesy(self._tokens[first - 1].key)
        if not (opened or self._begins(first, titled)):
            return None
        end = first + 1
        while end < len(self._tokens) and end - first < _MOST_PARTS and self._continues(first, end, opened):
            end += 1
        return NameReading(start, first, end) if self._is_enough(first, end) else None

    def _skip_titles(self, start: int) -> int:
        index = start
        while index < len(self._tokens) and index - start < 5:
            if not self._tokens[index].capital and self._tokens[index].key not in ("dr", "drg", "apt"):
                break
            if not self._words.is_title(self._tokens[index].key):
                break
            dotted = not self._words.is_courtesy(self._tokens[index].key)
            if index + 1 < len(self._tokens) and self._tagged.gap(index + 1) not in (
                _TITLE_GAPS if dotted else " "
            ):
                break
            index += 1
        return index

    def _opens(self, index: int) -> bool:
        """Does a Balinese name begin here: "I Made", "Ni Luh", "Anak Agung"?"""
        if not self._tokens[index].capital or not self._next_is_capital(index):
            return False
        openers = self._words.openers
        return self._tokens[index + 1].key in openers and self._tokens[index].key in openers | {"i", "ni"}

    def _next_is_capital(self, index: int) -> bool:
        return (
            index + 1 < len(self._tokens)
            and self._tokens[index + 1].capital
            and self._tagged.gap(index + 1) == " "
        )

    def _begins(self, index: int, titled: bool) -> bool:
        token = self._tokens[index]
        if self._tagged.region_end[index] and not titled:
            return False
        if self._words.is_dependent(token.key):
            return self._goes_on_as_name(index) and not (index and self._tokens[index - 1].key.isdigit())
        if self._words.may_begin_name(token):
            return True
        if self._tagged.is_initial(index):
            return self._goes_on_as_name(index)
        return (
            titled
            and token.capital
            and not self._words.is_office(token)
            and token.key not in self._words.places
        )

    def _goes_on_as_name(self, index: int) -> bool:
        """Does a word that can begin a name follow right behind?"""
        if index + 1 >= len(self._tokens) or self._tagged.region_end[index + 1]:
            return False
        return self._tagged.joins_in_name(index + 1) and self._words.may_begin_name(self._tokens[index + 1])

    def _continues(self, first: int, index: int, opened: bool) -> bool:
        token = self._tokens[index]
        if not self._tagged.joins_in_name(index) or self._has_title_behind(index - 1):
            return False
        if token.key in self._words.particles and index + 1 < len(self._tokens):
            return self._tokens[index + 1].capital and self._tagged.gap(index + 1) in (
                " ",
                "-",
                "'",
                ". ",
                ".",
            )
        if not token.capital or self._words.is_time(token.key) or token.key in self._words.places:
            return False
        if self._tagged.region_end[index]:
            return opened and index == first + 2
        return self._part_goes_on(index)

    def _has_title_behind(self, index: int) -> bool:
        """Do titles such as "S.E." follow word `index`?"""
        end = self._tokens[index].end
        return self._words.titles_after(self._tagged.text, end) > end

    def _part_goes_on(self, index: int) -> bool:
        token = self._tokens[index]
        if token.key in _STRONG_TITLES:
            return False
        if self._tagged.is_initial(index):
            return len(token.key) == 1 or self._goes_on_as_name(index)
        if self._words.is_office(token) or self._tagged.phrase_at(index, self._words.heads):
            return False
        # In running text a capital right behind a name belongs to it, in a headline it may begin a verb.
        return not (self._tagged.headline[index] and self._words.is_common(token.key))

    def _is_enough(self, first: int, end: int) -> bool:
        return any(len(self._tokens[i].key) > 2 for i in range(first, end))

    def role_at(self, start: int) -> tuple[int, NameReading | None]:
        """The role that begins at word `start`: index after its last word, and the name behind it if any.

        The index equals `start` where no role begins.
        """
        size = self._tagged.phrase_at(start, self._words.heads)
        if not size:
            return start, None
        local = self._tagged.phrase_at(start, self._words.local) == size
        end, name = self.unit_at(start, start + size, local)
        if name is None or self._is_headline_verb(name):
            return end, None
        return end, replace(name, role=(start, end))

    def unit_at(self, start: int, index: int, place_due: bool = False) -> tuple[int, NameReading | None]:
        """Index after the office whose words go on at `index`, and the name that follows it.

        `place_due`: one unknown word is the name of a village or district, not of a person.
        """
        end = index
        while index < len(self._tokens) and index - start < _MOST_ROLE_WORDS and self._goes_on_in_role(index):
            name = self.name_at(index)
            if name is not None and not self._tagged.region_end[index]:
                if self._begins_another(index):
                    return end, None
                if self._has_name_due(index) or (place_due and self._tagged.gap(index) == " "):
                    after = self._place_end(name) if place_due else index + 1
                    place_due = False
                elif self._is_unit(name):
                    after = name.end
                else:
                    return end, name
            else:
                after = self._after_unit(index)
                place_due = place_due and not self._tagged.region_end[index]
            if after == index:
                break
            token = self._tokens[index]
            end = after if token.capital or token.key[0].isdigit() else end
            index = after
        return end, None

    def _begins_another(self, index: int) -> bool:
        """Does ", dan" before that name say that it is not the name of the one whose role goes before?"""
        return self._tokens[index - 1].key in ("dan", "serta") and self._tagged.gap(index - 1) == ", "

    def _place_end(self, name: NameReading) -> int:
        """Index after the place that opens `name`: before a usual first name, else after one word."""
        begun = (at for at in range(name.first + 1, name.end) if self._tokens[at].key in self._words.starts)
        return next(begun, name.start + 1)

    def _has_name_due(self, index: int) -> bool:
        """Is that word the name of a company, as in "PDAM Tirta Binangun"?"""
        return self._tokens[index - 1].key == "tirta" and self._next_is_capital(index)

    def _goes_on_in_role(self, index: int) -> bool:
        gap = self._tagged.gap(index)
        if gap in (".", ". ", ".) "):
            return self._tokens[index - 1].key in self._words.abbreviated
        return gap in _UNIT_GAPS

    def _after_unit(self, index: int) -> int:
        """Index after the part of an office's name that stands at `index`; `index` where it has ended."""
        token, comma = self._tokens[index], self._tagged.gap(index) == ", "
        if self._tagged.region_end[index]:
            return self._tagged.region_end[index]
        heads = self._tagged.phrase_at(index, self._words.heads)
        if heads or (comma and token.key in self._words.places):
            return index if comma else index + heads
        if token.key in self._words.bridges:
            # "Tuan rumah di kantor bupati adalah Sekda X": another role begins behind it.
            return index if self._tagged.phrase_at(index + 1, self._words.heads) else index + 1
        if not token.capital:
            return index + self._tagged.phrase_at(index, self._words.connectors)
        return index if self._ends_unit(index) else index + 1

    def _ends_unit(self, index: int) -> bool:
        """Is that capitalised word a day, or in a headline the verb behind a region?"""
        key = self._tokens[index].key
        verb = (
            self._tagged.headline[index] and self._tagged.region_end[index - 1] and self._words.is_common(key)
        )
        return self._words.is_time(key) or bool(verb)

    def _is_headline_verb(self, name: NameReading) -> bool:
        """In headlines every word has a capital: one word with another behind it need not be a name."""
        if not self._tagged.headline[name.start] or name.end - name.start > 1:
            return False
        return self._next_is_capital(name.start) and not self._has_title_behind(name.start)

    def _is_unit(self, name: NameReading) -> bool:
        """Does the name of an office go on right behind, so that this was part of it?"""
        follows = name.start and self._tagged.gap(name.start) == " "
        end = name.end
        alone = end - name.start == 1 and self._names_somebody_behind(end)
        if follows and (alone or self._tokens[name.start - 1].key in self._words.bodies):
            return True
        if end >= len(self._tokens) or name.first > name.start or self._has_title_behind(end - 1):
            return False
        if self._tagged.gap(end) != " " or (self._tagged.is_initial(end) and not self._next_is_capital(end)):
            return False
        token = self._tokens[end]
        if token.key in ("dan", "serta"):
            return self._next_is_capital(end) and self._lists_offices(end + 1)
        if not token.capital or self._tagged.phrase_at(end, self._words.heads):
            return False
        office = self._words.is_office(token) or token.key in _STRONG_TITLES
        return bool(self._tagged.region_end[end]) or office

    def _names_somebody_behind(self, index: int) -> bool:
        """Does who holds the office follow, and does something: "Direktur RSUD Dareh, dr. Irvan, menambahkan"?"""
        if index >= len(self._tokens) or self._tagged.gap(index) != ", " or self._has_title_behind(index - 1):
            return False
        holder = self.name_at(index)
        if holder is None or holder.end - holder.start == 1:
            return False
        end = self._words.titles_after(self._tagged.text, self._tokens[holder.end - 1].end)
        return _DOES.match(self._tagged.text, end) is not None

    def _lists_offices(self, index: int) -> bool:
        """Is that the next office in "Pertamanan dan Pemakaman", rather than a person's?"""
        key = self._tokens[index].key
        if key in ("i", "ni"):
            return False
        listed = self._words.is_common(key) or self._words.is_office(self._tokens[index])
        return listed and not self._tagged.phrase_at(index, self._words.heads)
