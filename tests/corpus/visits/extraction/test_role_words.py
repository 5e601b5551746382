"""The data file of words for visiting."""

import tomllib
from itertools import chain

from corpus.region_names import DATA
from corpus.visits.extraction.sentences.role_words import load_role_words

RAW = tomllib.loads((DATA / "visit_roles.toml").read_text(encoding="utf-8"))
LISTS = {name: table["words"] for name, table in RAW.items() if name != "words"} | RAW["words"]


def test_no_word_stands_twice_in_a_list() -> None:
    doubled = {name: word for name, words in LISTS.items() for word in words if words.count(word) > 1}
    assert doubled == {}


def test_words_are_small_letters_with_single_spaces() -> None:
    words = list(chain.from_iterable(LISTS.values()))
    assert [word for word in words if word != " ".join(word.lower().split())] == []


def test_a_cue_says_something_of_one_side_at_least() -> None:
    cues = set(chain.from_iterable(load_role_words().cues.values()))
    assert {cue.kind for cue in cues if cue.left is None and cue.right is None} == set()
    assert all(cue.weight > 0 for cue in cues)
