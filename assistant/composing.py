"""Puts an answer together from quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import messages
from assistant.answer import AnswerSentence, Citation
from assistant.reading.types import Reading, Support
from assistant.reading.weights import Thresholds
from assistant.understanding.question import Question
from corpus.dates import find_dates, format_date
from corpus.spans import Span

MAX_SENTENCES = 3
WELL_FIT = 0.7
"""A direct answer that fits so well needs no second sentence beside it."""

LEAST_FIT = 0.5
"""A candidate that fits worse is not shown."""

SCORE_POWER = 0.5
"""How much the probability of its sentence counts beside the fit of a candidate."""

MAX_LISTED = 5
"""Sentences of an answer to "apa saja", "daerah mana saja"."""

MAX_ITEMS = 12
"""Things in a direct answer that is a list."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences with their citations, not yet checked."""

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    short: str | None


def compose(question: Question, reading: Reading, lines: Thresholds) -> Draft:
    """The best sentences as quotations, one citation each, grouped by article in the order they are read."""
    chosen = choose(question, reading.supports, lines)
    citations = tuple(Citation(number, one.article, one.span) for number, one in enumerate(chosen, start=1))
    sentences = tuple(AnswerSentence(citation.quote, (citation.number,)) for citation in citations)
    return Draft(sentences, citations, _listed(chosen) if question.wants_list else _short(chosen))


def join_drafts(drafts: Sequence[Draft]) -> Draft:
    """The answers to the things that one question asks, as one: numbered through, the same quotation once."""
    if len(drafts) == 1:
        return drafts[0]
    numbers: dict[tuple[str, Span], int] = {}
    for draft in drafts:
        for citation in draft.citations:
            numbers.setdefault((citation.article.id, citation.span), len(numbers) + 1)
    articles = {citation.article.id: citation.article for draft in drafts for citation in draft.citations}
    citations = tuple(Citation(number, articles[key], span) for (key, span), number in numbers.items())
    shorts = dict.fromkeys(draft.short for draft in drafts if draft.short)
    return Draft(
        sentences=tuple(AnswerSentence(citation.quote, (citation.number,)) for citation in citations),
        citations=citations,
        short="; ".join(shorts) or None,
    )


def choose(question: Question, supports: tuple[Support, ...], lines: Thresholds) -> tuple[Support, ...]:
    """The best support and as many more as are worth reading, grouped by article, in the order they stand there.

    More are taken, from the best one's article (from any for a question that wants a list), until their
    probabilities add up to `lines.enough` (`lines.enough_direct` behind a direct answer), or the next is not
    `lines.also` as probable as the best.
    """
    best = supports[0]
    enough = lines.enough_direct if best.short and best.fit >= WELL_FIT else lines.enough
    limit = MAX_LISTED if question.wants_list else MAX_SENTENCES
    chosen: list[Support] = []
    for one in _without_repeats(supports):
        if len(chosen) == limit or one.score < lines.also * best.score:
            break
        if sum(other.score for other in chosen) >= enough and not question.wants_list:
            break
        if question.wants_list or one.article.id == best.article.id:
            chosen.append(one)
    order = {one.article.id: place for place, one in reversed(list(enumerate(chosen)))}
    return tuple(sorted(chosen, key=lambda one: (order[one.article.id], one.span)))


def _without_repeats(supports: Sequence[Support]) -> list[Support]:
    """The same sentence in two articles (or twice in one) is quoted once."""
    seen: dict[str, Support] = {}
    for one in supports:
        seen.setdefault(" ".join(one.span.of(one.article.text).lower().split()), one)
    return list(seen.values())


def _listed(chosen: Sequence[Support]) -> str | None:
    """The things that the chosen sentences name, each as it is quoted, once; none for a single one."""
    items = dict.fromkeys(span.of(one.article.text) for one in chosen for span in one.items)
    longest = [
        item for item in items if not any(item != other and _has_words(other, item) for other in items)
    ]
    return messages.join_words(longest[:MAX_ITEMS]) if len(longest) > 1 else None


def _has_words(text: str, part: str) -> bool:
    return f" {part} " in f" {text} "


def _short(chosen: Sequence[Support]) -> str | None:
    """The direct answer as it is quoted, from the best sentence whose candidate fits well, else from the best.

    Of several forms of it the fullest is taken ("Yana Mulyana" for "Yana"). A day whose year the article leaves out
    gets its resolved form behind it.
    """
    having = sorted(
        (one for one in chosen if one.short and one.fit >= LEAST_FIT),
        key=lambda one: (-one.fit * one.score**SCORE_POWER, one.article.id, one.span),
    )
    forms = [one.short.of(one.article.text) for one in having if one.short]
    if not forms:
        return None
    words = max((form for form in forms if forms[0] in form), key=len)
    dates = find_dates(words, having[0].article.published)
    if len(dates) == 1 and dates[0].resolved and dates[0].year is None:
        return f"{words} ({format_date(dates[0].resolved)})"
    return words
