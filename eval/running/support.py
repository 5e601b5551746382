"""Whether the citations of a statement support it, and which of them are needed: ALCE's definitions without a judge.

Gao, Yen, Yu, Chen: Enabling Large Language Models to Generate Text with Citations, EMNLP 2023, section 3.3. There a
model for textual entailment decides whether passages support a sentence; here it is decided so that anybody can check
it by hand:

- a quotation is supported where the cited passages contain it, letter for letter save white space and the forms of
  quotation marks and dashes;
- a sentence that was rewritten (mode "model") is supported where every number, date, region and name in it stands in
  the cited passages, nothing is denied that they affirm, and the reading model, asked whether it is so, finds the
  passages to be about it; without the model, where the passages hold most of its words;
- what the register computes is judged in `eval.running.listing_support`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from assistant.answer import Answer, Citation, Status
from corpus.language import load_common_words
from corpus.words import fold, split_words
from eval import messages
from eval.running.claims import Source, Told, denies_otherwise, find_untold
from eval.running.listing_support import judge_listing
from eval.running.result import SentenceSupport
from index.passage_reading import PassageReading, ReadText
from index.stemming import stem_word

LEAST_RELEVANT = 0.58
"""Relevance that the reader gives to what supports a sentence, asked as a question: of the twenty sentences in
tests/eval/running/support_pairs.toml it judges 18 rightly, among them all that are supported."""
MOST_WORDS = 0.6
"""Share of the words of a rewritten sentence that the passages hold, where no model reads them."""

Why = str | None
"""None where something is supported, else an Indonesian phrase."""

_QUOTES = str.maketrans(
    dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’ʼʻ`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_SPACE = re.compile(r"\s+")
_OUTER = " \"'.,;:-…"


class StatementReader(Protocol):
    """What reads passages for a question; index.cross_encoder.CrossEncoder is one."""

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        """A reading for every passage, in their order."""
        ...


def judge_statements(answer: Answer, reader: StatementReader | None) -> tuple[SentenceSupport, ...]:
    """Every statement of an answer: the direct answer, the sentences, the rows of the table, in this order.

    Sentences without a letter or digit state nothing and are left out.
    """
    if answer.status is Status.LISTED or answer.table is not None:
        return judge_listing(answer)
    by_number = {citation.number: citation for citation in answer.citations}
    judged = [
        judge_sentence(sentence.text, sentence.citations, by_number, _decider(answer.mode, reader))
        for sentence in answer.sentences
        if _states(sentence.text)
    ]
    return (*_judge_short(answer, by_number), *judged)


def judge_sentence(
    text: str,
    numbers: tuple[int, ...],
    by_number: Mapping[int, Citation],
    decide: Callable[[str, Sequence[Source]], Why],
) -> SentenceSupport:
    """One sentence with its citations; a number that no citation has supports nothing.

    `decide` says why a text is not supported by sources taken together. A citation is needless where it alone does
    not support the text, but the others do without it.
    """
    cited = dict.fromkeys(number for number in numbers if number in by_number)
    if not cited:
        return SentenceSupport(text, numbers, False, (), messages.SUPPORT_NO_CITATION)
    sources = {number: _source(by_number[number]) for number in cited}
    why = decide(text, tuple(sources.values()))
    if why is not None:
        return SentenceSupport(text, numbers, False, (), why)
    needless = tuple(number for number in sources if _is_needless(text, number, sources, decide))
    unknown = tuple(number for number in numbers if number not in by_number)
    return SentenceSupport(text, numbers, True, (*needless, *unknown), messages.SUPPORT_GOOD)


def quotes(text: str, sources: Sequence[Source]) -> Why:
    """None where the sources contain `text` as whole words; case counts, white space and typography do not."""
    wanted = _plain(text).strip(_OUTER)
    held = _plain(" ".join(source.text for source in sources))
    return None if wanted and _contains(held, wanted) else messages.SUPPORT_NO_QUOTE


def rewrites(text: str, sources: Sequence[Source], reader: StatementReader | None) -> Why:
    """None where the sources contain `text`, or hold all that it says in other words."""
    if quotes(text, sources) is None:
        return None
    untold = find_untold(text, Told.by(sources))
    if untold is not None:
        return untold
    if denies_otherwise(text, sources):
        return messages.SUPPORT_DENIED
    if reader is None:
        return None if shared_words(text, sources) >= MOST_WORDS else messages.SUPPORT_OTHER_WORDS
    passage = ReadText("", " ".join(source.text for source in sources))
    (reading,) = reader.read(_ask(text), [passage])
    return None if reading.relevance >= LEAST_RELEVANT else messages.SUPPORT_NOT_READ


def shared_words(text: str, sources: Sequence[Source]) -> float:
    """Share, 0 to 1, of the words of `text` whose stem the sources have; function words do not count."""
    held = {stem_word(fold(word.text)) for source in sources for word in split_words(source.text)}
    said = [key for word in split_words(text) if (key := fold(word.text)) not in load_common_words()]
    return sum(stem_word(key) in held for key in said) / len(said) if said else 0.0


def _judge_short(answer: Answer, by_number: Mapping[int, Citation]) -> tuple[SentenceSupport, ...]:
    """The direct answer has no numbers of its own: it is held against all citations, part by part."""
    if not answer.short or not _states(answer.short):
        return ()
    sources = tuple(_source(citation) for citation in by_number.values())
    why = _short_unsupported(answer.short, sources) if sources else messages.SUPPORT_NO_CITATION
    return (SentenceSupport(answer.short, (), why is None, (), why or messages.SUPPORT_GOOD),)


def _short_unsupported(short: str, sources: Sequence[Source]) -> Why:
    """None where a source contains it, or holds its words, numbers, dates and names: it may join several things."""
    if quotes(short, sources) is None:
        return None
    untold = find_untold(short, Told.by(sources))
    if untold is not None:
        return untold
    return None if shared_words(short, sources) == 1.0 else messages.SUPPORT_NO_QUOTE


def _decider(mode: str, reader: StatementReader | None) -> Callable[[str, Sequence[Source]], Why]:
    return quotes if mode != "model" else lambda text, sources: rewrites(text, sources, reader)


def _is_needless(
    text: str,
    number: int,
    sources: Mapping[int, Source],
    decide: Callable[[str, Sequence[Source]], Why],
) -> bool:
    others = [source for other, source in sources.items() if other != number]
    return bool(others) and decide(text, [sources[number]]) is not None and decide(text, others) is None


def _source(citation: Citation) -> Source:
    return Source(citation.quote, citation.article.published)


def _ask(text: str) -> str:
    """The statement as the question whether it is so: the reader was trained on questions."""
    return f"Apakah {text.strip().rstrip('.')}?"


def _states(text: str) -> bool:
    return any(character.isalnum() for character in text)


@lru_cache(maxsize=1_000)
def _plain(text: str) -> str:
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return _SPACE.sub(" ", visible.translate(_QUOTES)).strip()


def _contains(held: str, wanted: str) -> bool:
    """Whether `wanted` stands in `held` and cuts neither a word nor a number in two."""
    start = held.find(wanted)
    while start >= 0:
        if not _cuts(held, start) and not _cuts(held, start + len(wanted)):
            return True
        start = held.find(wanted, start + 1)
    return False


def _cuts(text: str, place: int) -> bool:
    """Whether a word or number goes on over `place`: "1|8", "3,|4"."""
    before, after = text[:place][-2:], text[place : place + 2]
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    into = len(before) == 2 and before[0].isdigit() and before[1] in ".," and after[:1].isdigit()
    out_of = len(after) == 2 and before[-1:].isdigit() and after[0] in ".," and after[1].isdigit()
    return into or out_of
