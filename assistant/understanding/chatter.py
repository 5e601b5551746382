"""What people say to each other around a question: greetings, wishes, thanks, apologies, forms of address."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.patterns import any_of

_FILE = Path(__file__).resolve().parent.parent / "data" / "chatter.toml"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SUFFIX = re.compile(r"(?:nya|mu|lah)$")
_CLAUSE_END = re.compile(r"[,;:!.?…]+(?=\s|$)|\s[-–—](?=\s)")
_HOW_ARE_YOU = re.compile(r"\bapa kabar(?:nya)?\b", re.IGNORECASE)
LEAST_RUN = 2
"""Words from which a run of chatter without a mark beside it is told from the question."""


@dataclass(frozen=True, slots=True)
class ChatterWords:
    """The lists of assistant/data/chatter.toml."""

    courtesy: frozenset[str]
    speech: frozenset[str]
    address: frozenset[str]
    before_name: frozenset[str]
    posts: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    filler: frozenset[str]
    particles: frozenset[str]
    asking: frozenset[str]
    spoken_of: frozenset[str]
    titled: re.Pattern[str]
    """A form of address (its first group) with the post behind it."""

    def has(self, word: str) -> bool:
        """Is the word one of chatter, asking words aside?"""
        lists = (self.courtesy, self.speech, self.address, self.filler)
        return any(form in one for form in _forms(word) for one in lists)

    def ends_run(self, word: str) -> bool:
        """May the question begin behind the word without a mark? "Mohon info | di mana"."""
        lists = (self.courtesy, self.speech, self.address, self.particles)
        return any(form in one for form in _forms(word) for one in lists)


@cache
def load_chatter_words() -> ChatterWords:
    """The shipped lists, read once."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    titled = rf"\b({any_of(raw['address'])})(?:\s+{any_of(raw['posts'])}\b)+"
    lists = {key: frozenset(words) for key, words in raw.items()}
    return ChatterWords(**lists, titled=re.compile(titled, re.IGNORECASE))


def _forms(word: str) -> tuple[str, ...]:
    """The word in small letters, and without a suffix."""
    key = word.lower().replace("’", "'")
    return (key, _SUFFIX.sub("", key))


def asks(text: str) -> bool:
    """Does a word of asking stand in the text: "siapa", "sebutkan"?"""
    return any(form in load_chatter_words().asking for word in _WORD.findall(text) for form in _forms(word))


def has_courtesy(text: str) -> bool:
    """Does a word stand in the text that is only said to somebody: "maaf", "semoga", "mohon"?"""
    return any(form in load_chatter_words().courtesy for word in _WORD.findall(text) for form in _forms(word))


def is_chatter(text: str) -> bool:
    """True where a clause or sentence has no word but those of chatter, and is said to somebody.

    With a question mark, or a post behind a form of address, it takes a word of courtesy ("Boleh minta tolong?",
    "Selamat pagi, Pak Kadis"): "Semuanya?" asks. A name behind a form of address is part of it ("Permisi, Bu Rina").
    Whether that is a region is not looked up.
    """
    words = load_chatter_words()
    greeting = _HOW_ARE_YOU.sub("halo", text)
    bare = words.titled.sub(r"\1", greeting)
    said = _without_names(bare)
    if not said or not all(map(words.has, said)):
        return False
    forms = {form for word in said for form in _forms(word)}
    if forms & words.courtesy:
        return True
    asked = bare != greeting or text.rstrip().endswith("?")
    return not asked and bool(forms & (words.speech | words.address))


def is_of_chatter(text: str) -> bool:
    """Is each word of the text one of chatter?"""
    return all(load_chatter_words().has(word) for word in _WORD.findall(text))


def _without_names(text: str) -> list[str]:
    """The words of a text, less the names right behind a form of address or a greeting."""
    words = load_chatter_words()
    kept: list[str] = []
    spoken_to = False
    for word in _WORD.findall(text):
        if spoken_to and word.istitle() and not words.has(word):
            continue
        kept.append(word)
        spoken_to = word.lower() in words.address or word.lower() in words.before_name
    return kept


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a text begin and end, their marks included, in order."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(zip((0, *ends[:-1]), ends, strict=True))


def run_before(text: str) -> int:
    """Where the question begins behind a run of chatter without a mark: "permisi mau tanya kapan …"; 0: at once."""
    words = list(_WORD.finditer(text))
    first = next((place for place, word in enumerate(words) if not load_chatter_words().has(word.group())), 0)
    if not words or not asks(words[first].group()):
        return 0
    while first and not load_chatter_words().ends_run(words[first - 1].group()):
        first -= 1
    start = words[first].start()
    opens = words[0].group().lower() in load_chatter_words().openers
    return start if first >= LEAST_RUN and opens and has_courtesy(text[:start]) else 0


def run_behind(text: str) -> int:
    """Where a run of chatter without a mark begins behind the question; the length of `text` where there is none."""
    words = list(_WORD.finditer(text))
    lists = load_chatter_words()
    last = len(words)
    while last and lists.has(words[last - 1].group()):
        last -= 1
    for place in range(max(last, 1), len(words) - LEAST_RUN + 1):
        if words[place].group().lower() not in lists.closers:
            continue
        before = words[place - 1].group().lower()
        return len(text) if before in lists.spoken_of else words[place].start()
    return len(text)
