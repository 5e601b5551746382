"""The word lists that tell names of people from everything else that has a capital."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from corpus.region_names import DATA, Token, key_of

_DOTTED_TITLE = r"(?:[A-Z][A-Za-z]{0,5}\.){1,4}(?:[A-Z][A-Za-z]{0,5}\b)?\.?"
_ROMAN = re.compile(r"[ivx]{1,5}")


class Phrases:
    """A set of phrases, each a tuple of keys."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(tuple(key_of(word) for word in phrase.split()) for phrase in phrases)
        self._longest: dict[str, int] = {}
        for phrase in self._phrases:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def longest_from(self, key: str) -> int:
        """Number of words of the longest phrase that begins with `key`; 0 for none."""
        return self._longest.get(key, 0)

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._phrases


class NameWords:
    """The lists of `person_words.toml` and `small_letter_words.txt`; all keys as of `key_of`."""

    def __init__(self, lists: dict[str, Any], common: frozenset[str]) -> None:
        roles, titles, lexicon = lists["roles"], lists["titles"], lists["lexicon"]
        self.heads = Phrases(roles["heads"] + roles["local"])
        self.local = Phrases(roles["local"])
        self.connectors = Phrases(roles["connectors"])
        self.abbreviated = frozenset(roles["abbreviated"])
        self.bodies = frozenset(roles["bodies"])
        self.bridges = frozenset(roles["bridges"])
        self.holding = Phrases(roles["holding"])
        self.groups = frozenset(roles["groups"])
        self.verbs_before = frozenset(lists["verbs"]["before"])
        self.leading = frozenset(lists["verbs"]["leading"])
        self.weak_before = frozenset(lists["verbs"]["weak_before"])
        self.verbs_after = frozenset(lists["verbs"]["after"])
        self.openers = frozenset(titles["openers"])
        self.starts = frozenset(titles["starts"])
        self.inner = frozenset(titles["inner"])
        self.particles = frozenset(titles["particles"])
        self.places = frozenset(lexicon["places"])
        self._calendar = frozenset(lexicon["calendar"])
        self._titles = frozenset(titles["before"])
        self._courtesy = frozenset(titles["courtesy"])
        self._bare_titles = frozenset(titles["bare"])
        self._office = frozenset(lexicon["office"]) | frozenset(lexicon["things"])
        self._office_prefixes = tuple(lexicon["office_prefixes"])
        self._dependent = frozenset(lexicon["dependent"])
        self._given = frozenset(lexicon["given"])
        self._common = common
        plain = "|".join(sorted((re.escape(t) for t in titles["after"]), key=len, reverse=True))
        self._after = re.compile(rf"(?:,\s?|\s)(?:{_DOTTED_TITLE}|(?i:{plain})(?=[,.\s)]|$)\.?)")

    def is_title(self, key: str) -> bool:
        """Does that word stand before names: "Dr", "H", "Pak"?"""
        return key in self._titles or key in self._courtesy

    def is_office_word(self, key: str) -> bool:
        """Is that word, in small letters, listed as part of names of offices?"""
        return key in self._office

    def is_office(self, token: Token) -> bool:
        """Is that word part of the name of an office, by list or by its form?"""
        if token.key in self._office and (token.upper or len(token.key) > 2):
            return True
        if _ROMAN.fullmatch(token.key) or token.key[0].isdigit():
            return True
        return (token.upper and token.end - token.start > 1) or token.key.startswith(self._office_prefixes)

    def is_common(self, key: str) -> bool:
        """Is that an ordinary word that rarely names a person?"""
        return key in self._common and key not in self._given

    def is_time(self, key: str) -> bool:
        """Is that the name of a day, month or feast, and no usual name of people?"""
        return key in self._calendar and key not in self._given

    def is_dependent(self, key: str) -> bool:
        """Does that word begin a name only where another part of a name follows ("Juli", "Lalu")?"""
        return key in self._dependent

    def is_courtesy(self, key: str) -> bool:
        """Is that "Pak", "Ibu", …?"""
        return key in self._courtesy

    def is_given(self, key: str) -> bool:
        """Is that a name of people that is an ordinary word too ("Surya")?"""
        return key in self._given

    def is_ordinary(self, key: str) -> bool:
        """Is that an ordinary word, whether or not people have it as a name?"""
        return key in self._common

    def may_begin_name(self, token: Token) -> bool:
        """Can a name begin with that word, as it is written?"""
        if not token.capital or token.key[0].isdigit() or token.key in self.places or self.is_time(token.key):
            return False
        if len(token.key) > 6 and token.key.endswith("nya"):
            return False
        return not self.is_common(token.key) and not self.is_office(token)

    def titles_after(self, text: str, end: int) -> int:
        """Offset after the titles that follow a name which ends at `end`; `end` where there are none."""
        while (match := self._after.match(text, end)) is not None and self._is_title_after(
            match.group(), text[match.end() :][:2]
        ):
            end = match.end()
        return end

    def _is_title_after(self, written: str, behind: str) -> bool:
        """Has it a dot ("S.E"), follows it a comma in capitals (", SE"), or ends the name with it ("Herman ST")?"""
        title = written.lstrip(", ")
        if "." in title[:-1] or (written[0] == "," and title[:2].isupper()):
            return True
        return title in self._bare_titles and not (behind[:1] == " " and behind[1:].isupper())

    def cut_titles_after(self, name: str) -> str:
        """`name` without the titles that follow a comma or a space."""
        for match in re.finditer(r"(?<=\w)(?=,?\s)", name):
            if self.titles_after(name, match.start()) >= len(name.rstrip(". ")):
                return name[: match.start()]
        return name


@cache
def load_name_words() -> NameWords:
    """The shipped lists; reads files once."""
    lists = tomllib.loads((DATA / "person_words.toml").read_text(encoding="utf-8"))
    return NameWords(lists, load_small_letter_words())


@cache
def load_small_letter_words() -> frozenset[str]:
    """About 15,000 ordinary words as news writes them, in small letters; reads its file once."""
    lines = (DATA / "small_letter_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
