"""The words around a region name that say which region is meant, or that none is."""

import re
import tomllib
from collections.abc import Sequence
from typing import Any, Self

from corpus.region import Kind
from corpus.region_context import Context, is_enumeration
from corpus.region_names import DATA, Token, split_tokens

_JOINT = re.compile(r"[ \t\u00a0]{1,3}|\s?\n|-|–|\. ?|/")
_TYPE_JOINT = re.compile(r"\s{1,3}|\.\s?|\)\s|-|\s\(")
_LONGEST_OFFICE = 7
"""Words of an office's name before its region."""
_INTRO_JOINT = re.compile(r",? ")


class RegionWords:
    """The word lists of `region_words.toml`."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self._kinds: dict[str, tuple[Kind, bool]] = {}
        for section, is_part in (("offices", False), ("parts", True)):
            for kind, phrases in lists[section].items():
                self._kinds |= dict.fromkeys(phrases, (kind, is_part))
        self._neutral = frozenset(lists["neutral"]["phrases"])
        self._lower = {p: unit for unit in ("kecamatan", "desa", "wilayah") for p in lists["lower"][unit]}
        self._directions = frozenset(lists["lower"]["directions"])
        self._wider = frozenset(lists["lower"]["wider"])
        self._parts_of_towns: dict[str, str] = dict(lists["parts_of_towns"])
        self._idioms: dict[str, list[tuple[str, ...]]] = {}
        for idiom in lists["idioms"]["phrases"]:
            self._idioms.setdefault(idiom.split()[0], []).append(tuple(idiom.split()))
        self._type_ends = frozenset(phrase.split()[-1] for phrase in self._kinds)
        self._seats: dict[str, str] = dict(lists["seats"])
        self._office_heads = frozenset(lists["cues"]["office_heads"])
        self._office_cues = frozenset(lists["cues"]["offices"])
        self._people = frozenset(name.replace(" ", "") for name in lists["wary"]["people"])
        self._strict = frozenset(name.replace(" ", "") for name in lists["wary"]["strict"])
        self._not_before_comma = {key: frozenset(w) for key, w in lists["not_before_comma"].items()}
        self._streets = frozenset(lists["not_after"]["streets"])
        self._not_after = frozenset(lists["not_after"]["words"])
        self._schools = frozenset(lists["not_after"]["schools"])
        self._not_before = {key: frozenset(words) for key, words in lists["not_before"].items()}
        self._wary = frozenset(name.replace(" ", "") for name in lists["wary"]["names"])
        self._wary_if_small = frozenset(name.replace(" ", "") for name in lists["wary"]["lower"])
        self._counting = frozenset(lists["counting"]["words"])
        self._cues = frozenset(lists["cues"]["words"])
        self._officials = frozenset(lists["town"]["not_after"])
        self._others_after = frozenset(lists["wary"]["others_after"])
        self._list_intro = tuple(tuple(phrase.split()) for phrase in lists["list_intro"]["words"])
        self._also: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in lists["also_called"].items()}
        self._longest = max(phrase.count(" ") for phrase in [*self._kinds, *self._neutral, *self._lower]) + 1

    @classmethod
    def load(cls) -> Self:
        """From the shipped file."""
        return cls(tomllib.loads((DATA / "region_words.toml").read_text(encoding="utf-8")))

    def is_wary(self, key: str, trusted: bool) -> bool:
        """Is that name also a common word or a person's name?

        `trusted`: it is written with a capital, or in a question about regions, where fewer words are doubted.
        """
        return key in self._wary and not (trusted and key in self._wary_if_small)

    def is_strict(self, key: str, before: str) -> bool:
        """Does that name need a type word or an office before it, and is `before` none?"""
        return key in self._strict and before not in self._office_cues

    def idiom_end(self, tokens: Sequence[Token], start: int) -> int | None:
        """Index after a phrase that begins at word `start` and names no region: "Sabang sampai Merauke"."""
        for phrase in self._idioms.get(tokens[start].key, ()):
            if tuple(token.key for token in tokens[start : start + len(phrase)]) == phrase:
                return start + len(phrase)
        return None

    def ends_type_phrase(self, text: str, tokens: Sequence[Token], start: int) -> bool:
        """Does a type word or an office end right before word `start`, in small letters or not?"""
        left = tokens[start - 1]
        return left.key in self._type_ends and text[left.end : tokens[start].start] in (" ", ". ", ".")

    def seat_of(self, town: str) -> str | None:
        """Full name of the Kabupaten whose seat that town is, where a Kota has the Kabupaten's name."""
        return self._seats.get(town)

    def town_of(self, key: str, before: str) -> str | None:
        """The province in which that name is a part of a town too; None behind the word for an office."""
        return None if before in self._office_cues else self._parts_of_towns.get(key)

    def is_in_name(self, text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Is the name a person's too, and beside another capital: "Oloan Samosir", "Agam Fauzi"?"""
        if "".join(token.key for token in tokens[start:end]) not in self._people:
            return False
        before = (
            start > 0
            and tokens[start - 1].capital
            and text[tokens[start - 1].end : tokens[start].start] == " "
        )
        after = (
            end < len(tokens) and tokens[end].capital and text[tokens[end - 1].end : tokens[end].start] == " "
        )
        return before or after

    def is_bare_name(self, text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Does the name stand alone in a sentence of small letters: "penduduk Batu Bara di sana"?

        At the head of a sentence a capital says nothing, and beside another capital it may be part of a
        longer name; after "kata" or "harga" something else is as likely.
        """
        if start == 0 or not all(token.capital for token in tokens[start:end]):
            return False
        before = tokens[start - 1]
        if (
            before.capital
            or before.key in self._others_after
            or text[before.end : tokens[start].start] != " "
        ):
            return False
        return (
            end == len(tokens)
            or not tokens[end].capital
            or text[tokens[end - 1].end : tokens[end].start] != " "
        )

    def only_type_words(self, tokens: Sequence[Token]) -> bool:
        """Are `tokens` nothing but one type phrase, perhaps after "Pemerintah" or "Pemda"?"""
        words = [token.key for token in tokens if token.key not in ("pemerintah", "pemda", "daerah")]
        return not words or " ".join(words) in self._kinds

    def without_type_words(self, text: str) -> str:
        """`text` as one key without "kota", "kab", "pemkot", …"""
        words = [token.key for token in split_tokens(text)]
        return "".join(
            word for word in words if word not in self._kinds and word not in ("wali", "pemerintah")
        )

    def also_called(self, kind: str) -> frozenset[str]:
        """Full names of regions of another kind that are called `kind` as well."""
        return self._also.get(kind, frozenset())

    def context(self, text: str, tokens: Sequence[Token], floor: int, start: int, end: int) -> Context:
        """What the words before word `start` (from `floor` on) and after `end` say about the name between."""
        if self._blocked(text, tokens, floor, start, end):
            return Context(blocked=True)
        intro = self._intro_length(text, tokens, floor, start)
        joint = _INTRO_JOINT if intro else _TYPE_JOINT
        phrase, begin = self._phrase_before(text, tokens, floor, start - intro, joint)
        if phrase in self._lower:
            return Context(lower=self._lower[phrase])
        if self._is_wider(text, tokens, end):
            return Context(lower="wilayah")
        if self._is_district(text, tokens, end):
            return Context(lower="kecamatan")
        if phrase not in self._kinds:
            listed = floor > 0 and is_enumeration(text[tokens[floor - 1].end : tokens[start].start])
            return Context(cue=self._cue(text, tokens, floor, start), listed=listed)
        kind, is_part = self._kinds[phrase]
        part = tokens[begin].start if is_part and not intro else None
        other = self._coordinated(text, tokens, floor, begin)
        kinds = (kind,) if other in (None, kind) else (other, kind)
        counted = is_part and begin > floor and tokens[begin - 1].key in self._counting
        casual = is_part and not tokens[begin].capital
        official = begin > floor and tokens[begin - 1].key in self._officials
        return Context(kinds, part, casual, counted, town=casual and phrase == "kota" and not official)

    def _phrase_before(
        self, text: str, tokens: Sequence[Token], floor: int, start: int, joint: re.Pattern[str] = _TYPE_JOINT
    ) -> tuple[str | None, int]:
        """Longest known phrase that ends right before word `start`, and its first word."""
        if start <= floor or joint.fullmatch(text[tokens[start - 1].end : tokens[start].start]) is None:
            return None, start
        best: tuple[str | None, int] = (None, start)
        phrase = ""
        for begin in range(start - 1, max(floor, start - self._longest) - 1, -1):
            if (
                begin + 1 < start
                and _JOINT.fullmatch(text[tokens[begin].end : tokens[begin + 1].start]) is None
            ):
                break
            phrase = f"{tokens[begin].key} {phrase}".rstrip()
            if phrase in self._kinds or phrase in self._lower:
                best = (phrase, begin)
            elif phrase in self._neutral:
                best = (None, begin)
        return best

    def _intro_length(self, text: str, tokens: Sequence[Token], floor: int, start: int) -> int:
        """Number of words of a phrase such as "yakni" right before word `start`; 0 for none."""
        for phrase in self._list_intro:
            begin = start - len(phrase)
            if begin > floor and tuple(token.key for token in tokens[begin:start]) == phrase:
                gap = text[tokens[begin - 1].end : tokens[begin].start]
                return len(phrase) if _INTRO_JOINT.fullmatch(gap) else 0
        return 0

    def _coordinated(self, text: str, tokens: Sequence[Token], floor: int, begin: int) -> Kind | None:
        """The kind before "dan" or "/" in "Kota dan Kabupaten Malang"."""
        if begin <= floor:
            return None
        if text[tokens[begin - 1].end : tokens[begin].start].strip() == "/":
            key = tokens[begin - 1].key
            return self._kinds[key][0] if key in self._kinds else None
        if tokens[begin - 1].key not in ("dan", "maupun", "atau"):
            return None
        phrase, _ = self._phrase_before(text, tokens, floor, begin - 1)
        return self._kinds[phrase][0] if phrase in self._kinds else None

    def _blocked(self, text: str, tokens: Sequence[Token], floor: int, start: int, end: int) -> bool:
        return self._blocked_behind(text, tokens, start, end) or self._blocked_before(
            text, tokens, floor, start
        )

    def _blocked_behind(self, text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
        if end >= len(tokens):
            return False
        key = "".join(token.key for token in tokens[start:end])
        gap = text[tokens[end - 1].end : tokens[end].start]
        words = {" ": self._not_before, ", ": self._not_before_comma}.get(gap, {})
        return tokens[end].key in words.get(key, ())

    def _blocked_before(self, text: str, tokens: Sequence[Token], floor: int, start: int) -> bool:
        for back in (1, 2, 3):
            if start - back < floor:
                return False
            left = tokens[start - back]
            if text[left.end : tokens[start - back + 1].start] not in (" ", ". ", "."):
                return False
            if left.key in (self._not_after if back == 1 else self._schools):
                return True
            if back == 2 and tokens[start - 1].key == "raya" and left.key in self._streets:
                return True
            if not left.capital:
                return False
        return False

    def _is_wider(self, text: str, tokens: Sequence[Token], end: int) -> bool:
        if end >= len(tokens) or text[tokens[end - 1].end : tokens[end].start] != " ":
            return False
        return tokens[end].capital and tokens[end].key in self._wider

    def _is_district(self, text: str, tokens: Sequence[Token], end: int) -> bool:
        if end >= len(tokens) or text[tokens[end - 1].end : tokens[end].start] != " ":
            return False
        return tokens[end].capital and tokens[end].key in self._directions

    def _cue(self, text: str, tokens: Sequence[Token], floor: int, start: int) -> bool:
        if start == floor and floor > 0:
            gap = text[tokens[start - 1].end : tokens[start].start]
            return is_enumeration(gap) or "dan" in gap
        if start == 0:
            return False
        if tokens[start - 1].key in ("dan", "serta") and start - 1 <= floor:
            return True
        return tokens[start - 1].key in self._cues or self._office_before(text, tokens, floor, start)

    def _office_before(self, text: str, tokens: Sequence[Token], floor: int, start: int) -> bool:
        """Does the name of an office end right before the name: "Dinas Pariwisata dan Kebudayaan Batu"?"""
        for at in range(start - 1, max(floor, start - _LONGEST_OFFICE) - 1, -1):
            token = tokens[at]
            if text[token.end : tokens[at + 1].start] not in (" ", ", "):
                return False
            if token.key in self._office_heads:
                return token.capital
            if not token.capital and token.key != "dan":
                return False
        return False
