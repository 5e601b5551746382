"""Stems of Indonesian words."""

from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.data_files import read_toml, read_words

MAX_STEMMED = 30
"""Letters; nothing longer is an Indonesian word, so it is left as it is."""

CACHED_WORDS = 50_000
"""Bound of the cache, about 8 MB: news uses fewer distinct words, and each costs 0.1 ms the first time."""


_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")


@cache
def _stemmer() -> Stemmer:
    # The factory's own stemmer keeps every word it ever saw; ours has a bounded cache around it.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


@cache
def root_words() -> frozenset[str]:
    """The roots that the stemmer knows: about 30,000 folded words of the general dictionary."""
    return frozenset(StemmerFactory().get_words())


@cache
def _unstemmed() -> frozenset[str]:
    return read_words("unstemmed.txt")


@cache
def _known_stems() -> dict[str, str]:
    """Root of each word in stems.toml."""
    return {word: root for root, words in read_toml("stems.toml")["stems"].items() for word in words.split()}


def _find_known_stem(word: str) -> str | None:
    """The root that stems.toml gives for `word`, or for the word before its clitics."""
    known = _known_stems()
    for clitic in ("", *_CLITICS):
        if word.endswith(clitic) and (root := known.get(word.removesuffix(clitic))) is not None:
            return root
    return None


@lru_cache(maxsize=CACHED_WORDS)
def stem_word(word: str) -> str:
    """The dictionary root of one folded word, or the word itself where no root is found.

    Words with digits, words of fewer than four letters and the words in unstemmed.txt are unchanged; those
    in stems.toml get the root that stands there. For all others the rules are those of Nazief and Adriani
    with the later improvements that Sastrawi collects.
    """
    if len(word) < 4 or len(word) > MAX_STEMMED or not word.isascii() or not word.isalpha():
        return word
    if word in _unstemmed():
        return word
    return _find_known_stem(word) or str(_stemmer().stem(word)) or word
