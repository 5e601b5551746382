"""What people say about themselves around a question, left out before the question is read."""

import re

from corpus.regions import Gazetteer

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_FIRST_PERSON = re.compile(r"\b(?:saya|kami|kita|aku|gue|gua)\b", re.IGNORECASE)
_TELLING = re.compile(r"\d|(?<=[^.?!] )[A-Z]")
"""A number, or a capital inside a sentence: a name, an office, an acronym."""


def drop_remarks(text: str, gazetteer: Gazetteer) -> str:
    """A message that asks, without its sentences that only speak of the one who asks.

    "Saya sedang menyusun laporan. Siapa Bupati Siak?" asks the second sentence. A sentence goes where it asks
    nothing, has a word such as "saya" or "kami", and names no region, number or other name that the question may
    take up. A message without a question mark stays as it is.
    """
    sentences = _SENTENCE_END.split(text)
    if len(sentences) < 2 or not any(_asks(sentence) for sentence in sentences):
        return text
    return " ".join(one for one in sentences if _asks(one) or not _is_remark(one, gazetteer))


def _asks(sentence: str) -> bool:
    return sentence.endswith("?")


def _is_remark(sentence: str, gazetteer: Gazetteer) -> bool:
    if _FIRST_PERSON.search(sentence) is None or _TELLING.search(sentence):
        return False
    return not gazetteer.find(sentence, lowercase_ok=True)
