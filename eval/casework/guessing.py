"""What can be said of a question where nobody has said it: its tags and its id."""

import hashlib
from collections.abc import Sequence

from assistant.understanding.normalizing import clean_question, expand_informal
from assistant.understanding.question import Kind, find_kind
from corpus.incoming import slugify
from corpus.region import RegionMention
from corpus.regions import load_gazetteer
from eval.casework.case import CaseTags

SLUG = 40
"""Characters of the question's words in an id."""
DIFFICULTIES = ("hard", "medium", "easy")
"""By the number of regions that a question names: none, one, two or more."""


def guess_tags(question: str, origin: str) -> CaseTags:
    """Tags from the question alone: its question word, how many regions it names, and the only one that it names."""
    named = {mention.decided.full_name if mention.decided else "" for mention in _regions_in(question)}
    region = named.pop() or None if len(named) == 1 else None
    return CaseTags(guess_kind(question), guess_difficulty(question), origin, region=region)


def guess_difficulty(question: str) -> str:
    """One of DIFFICULTIES: the more regions a question names, the easier it is to find what it asks for."""
    named = {region.code for mention in _regions_in(question) for region in mention.named[:1]}
    return DIFFICULTIES[min(len(named), len(DIFFICULTIES) - 1)]


def guess_kind(question: str) -> str:
    """The question word as cases call it: siapa, kapan, berapa, di mana, …; `lain` where there is none."""
    kind = find_kind(expand_informal(clean_question(question)))
    return Kind.WHAT.value if kind is Kind.WHETHER else kind.value


def make_id(question: str, history: Sequence[str] = ()) -> str:
    """An id for a question without one: its first words and a hash of the conversation, the same at every call."""
    told = "\n".join((*history, question))
    code = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:8]
    return "-".join(part for part in (slugify(question, SLUG), code) if part)


def _regions_in(question: str) -> Sequence[RegionMention]:
    return load_gazetteer().find(question, lowercase_ok=True)
