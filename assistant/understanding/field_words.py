"""Words of study visits that no dictionary has: "kunker", "stuba", "bimtek", "stunting"."""

from functools import lru_cache

from corpus.visits.extraction.subjects.form import load_form_words
from corpus.visits.topics import load_topics
from index.stemming import stem_word
from index.terms import product_terms

CACHED_WORDS = 4_096


@lru_cache(CACHED_WORDS)
def is_field_word(word: str) -> bool:
    """True where one word, in small letters, names a form of visits, a topic, or a thing that has synonyms."""
    forms = load_form_words()
    patterns = (*(pattern for _, pattern in forms.named), forms.other[1])
    return (
        any(pattern.fullmatch(word) for pattern in patterns)
        or load_topics().lookup(word) is not None
        or bool(product_terms().synonyms.find([stem_word(word)]))
    )
