"""What people say around a question, left out before the question is read."""

import re

from assistant.understanding.chatter import (
    asks,
    clauses,
    has_courtesy,
    is_chatter,
    is_of_chatter,
    run_before,
    run_behind,
)
from corpus.bodies import find_bodies
from corpus.regions import Gazetteer
from corpus.visits.direction import asks_about_visit
from corpus.visits.topics import load_topics
from corpus.words import fold, split_words

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_FIRST_PERSON = re.compile(r"\b(?:saya|kami|kita|aku|gue|gua)\b", re.IGNORECASE)
_TELLING = re.compile(r"\d|(?<=[^.?!] )[A-Z]")
"""A number, or a capital inside a sentence: a name, an office, an acronym."""
_INTRODUCTION = re.compile(r"^(?:(?i:perkenalkan)\W+)?(?:(?i:nama )?(?i:saya|aku)|[Nn]amaku) (?=[A-Z][a-z])")
_GOES_ON = re.compile(
    r"(?:dan|atau|serta|lalu|terus|juga|tetapi|tapi|kecuali|selain|bukan|tanpa|terutama|khususnya|misalnya|maksudnya|"
    r"yang|di|ke|dari|pada|oleh|bersama|dengan|tentang|soal|mengenai|terkait)\b",
    re.IGNORECASE,
)
"""With one of these a sentence goes on with the question: "… Yang dulu." """
_LAST_OF_SEVERAL = re.compile(r"^\W*(?:dan|atau|serta)\s+[\w-]+\W*$")
"""The end of an enumeration: ", dan bantuan?"."""
_SPOKEN_TO = re.compile(r"^(?:kepada )?(?:yth|yang terhormat)\b", re.IGNORECASE)


def drop_remarks(text: str, gazetteer: Gazetteer) -> str:
    """A message that asks, without what in it only speaks of, or to, people; a message without a question stays.

    "Saya sedang menyusun laporan. Siapa Bupati Siak?" asks the second sentence. Beside a sentence that asks, another
    goes where it is chatter (assistant.understanding.chatter), or where it names no region, number or other name and

    - has a word such as "saya" or "kami", or
    - says nothing of visits, offices and their topics, and is a courtesy, or the question stands alone and the
      sentence does not go on with it.

    Of what is left, chatter before and behind goes by clauses, and by words where no mark parts them. A sentence
    that is said twice is said once.
    """
    reader = _Reader(gazetteer)
    kept = reader.kept_sentences(_once(_SENTENCE_END.split(text)))
    return reader.without_ends(" ".join(kept))


def _once(sentences: list[str]) -> list[str]:
    return list({fold(sentence): sentence for sentence in reversed(sentences)}.values())[::-1]


class _Reader:
    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def kept_sentences(self, sentences: list[str]) -> list[str]:
        """Those that ask, and those that the question may need."""
        if len(sentences) < 2:
            return sentences
        spoken = [self._is_chatter(sentence) for sentence in sentences]
        marked = any(one.endswith("?") and not idle for one, idle in zip(sentences, spoken, strict=True))
        asking = [
            not idle and (one.endswith("?") if marked else asks(one))
            for one, idle in zip(sentences, spoken, strict=True)
        ]
        alone = any(self._tells(one) for one, is_asking in zip(sentences, asking, strict=True) if is_asking)
        kept = [
            one
            for one, idle, is_asking in zip(sentences, spoken, asking, strict=True)
            if is_asking or not (idle or (any(asking) and self._is_remark(one, alone)))
        ]
        return kept or sentences

    def _is_chatter(self, sentence: str) -> bool:
        return is_chatter(sentence) and not self._names_region(sentence)

    def _names_region(self, text: str) -> bool:
        """Words of chatter are no regions, though Ibu is one."""
        mentions = self._gazetteer.find(text, lowercase_ok=True)
        return any(not is_of_chatter(mention.span.of(text)) for mention in mentions)

    def _is_remark(self, sentence: str, alone: bool) -> bool:
        if self._names_region(sentence) or asks(sentence):
            return False
        if _INTRODUCTION.match(sentence) and not asks_about_visit(sentence):
            return True
        if _TELLING.search(sentence):
            return False
        if _FIRST_PERSON.search(sentence):
            return True
        idle = has_courtesy(sentence) or (alone and not _GOES_ON.match(sentence))
        return idle and not self._is_of_the_field(sentence)

    def _tells(self, sentence: str) -> bool:
        """Does a question say what it is about?"""
        return bool(_TELLING.search(sentence) or self._names_region(sentence) or load_topics().find(sentence))

    def _is_of_the_field(self, sentence: str) -> bool:
        return bool(
            asks_about_visit(sentence)
            or load_topics().find(sentence)
            or find_bodies(sentence, (), lowercase_ok=True)
        )

    def without_ends(self, text: str) -> str:
        """A question without chatter at both ends; as it is where nothing else is left."""
        bare = self._without_end(self._without_start(text))
        bare = bare[run_before(bare) :]
        end = run_behind(bare)
        if end < len(bare):
            bare = _closed(bare[:end], bare)
        return bare if asks(bare) or split_words(bare) else text

    def _without_start(self, text: str) -> str:
        """Without the clauses before the question that are chatter or name whom it is put to."""
        begin = 0
        for start, end in clauses(text)[:-1]:
            clause = text[start:end]
            if not (self._is_chatter(clause) or self._names_the_asked(clause)):
                break
            begin = end
        return text[begin:].lstrip()

    def _names_the_asked(self, clause: str) -> bool:
        """Is it "Yth. Kepala Dinas Kominfo,"?"""
        return _SPOKEN_TO.match(clause.strip()) is not None and not self._names_region(clause)

    def _without_end(self, text: str) -> str:
        """Without the clauses behind the question that are chatter."""
        parts = clauses(text)
        for start, end in parts[:0:-1]:
            if not self._is_chatter(text[start:end]) or _LAST_OF_SEVERAL.match(text[start:end]):
                return _closed(text[:end], text) if end < len(text) else text
        return _closed(text[: parts[0][1]], text) if len(parts) > 1 else text


def _closed(bare: str, text: str) -> str:
    """What is left of `text`, with its question mark where that stood behind what was left out."""
    body = bare.rstrip(" ,;:-–—")
    return f"{body.rstrip('.!')}?" if text.endswith("?") and not body.endswith("?") else body
