"""Whether an answer of the register is supported: its statements are computed, so they are computed again.

- A row of the table is supported where the cited quotations hold every region and every date of its cells. Forms,
  topics and offices are labels that the register gives, not words of an article; how right they are is measured by
  `eval.bench_visits`.
- The sentence and the direct answer are supported where every number in them is the number of the visits told, of
  their guests or hosts, or of a group in the table; and every region and date that the question did not name itself
  stands in a cited quotation, or ("sejak 2020") bounds the dates of all visits told.
- A citation of a row is needless as in ALCE; one of the sentence, where its article reports none of the visits told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.answer import Answer, Citation, TableRow
from assistant.listing.messages import LISTED_MOST, SET_COLUMN
from corpus.dates import DateMention, find_dates
from corpus.numbers import find_numbers
from corpus.region import RegionMention
from corpus.regions import load_gazetteer
from corpus.spans import Span
from corpus.visits.visit import FORMS, Visit
from corpus.words import fold
from eval import messages
from eval.running.claims import Source, Told, tells_date, tells_region
from eval.running.result import SentenceSupport

Why = str | None
Cell = tuple[tuple[RegionMention, ...], tuple[DateMention, ...]]
_VISIT_WORDS = frozenset(word for form in ("kunjungan", *FORMS) for word in form.split())
"""Words with which the register says "visits": "7 kunjungan", "7 studi tiru"."""


def judge_listing(answer: Answer) -> tuple[SentenceSupport, ...]:
    """The direct answer, the sentences and the rows of the table, in this order; a row is named by its cells."""
    by_number = {citation.number: citation for citation in answer.citations}
    sentences = [_judge_told(s.text, s.citations, answer, by_number) for s in answer.sentences]
    rows = [_judge_row(row, by_number) for row in (answer.table.rows if answer.table else ())]
    return (*_judge_short(answer, by_number), *sentences, *rows)


def _judge_short(answer: Answer, by_number: Mapping[int, Citation]) -> Iterator[SentenceSupport]:
    if answer.short:
        judged = _judge_told(answer.short, tuple(by_number), answer, by_number)
        yield SentenceSupport(judged.text, (), judged.supported, (), judged.why)


def _judge_told(
    text: str, numbers: tuple[int, ...], answer: Answer, by_number: Mapping[int, Citation]
) -> SentenceSupport:
    cited = [by_number[number] for number in numbers if number in by_number]
    if not cited:
        return SentenceSupport(text, numbers, False, (), messages.SUPPORT_NO_CITATION)
    why = _miscounted(text, answer) or _untold(
        text, map(_source, cited), f"{answer.resolved} {answer.question}", answer.visits
    )
    if why is not None:
        return SentenceSupport(text, numbers, False, (), why)
    reported = {article for visit in answer.visits for article in visit.articles}
    needless = (n for n in numbers if n not in by_number or by_number[n].article.id not in reported)
    return SentenceSupport(text, numbers, True, tuple(needless), messages.SUPPORT_GOOD)


def _miscounted(text: str, answer: Answer) -> Why:
    """Names the first number in `text` that counts nothing of what is told; None where each does."""
    asked = {number.value for number in find_numbers(f"{answer.resolved} {answer.question}", every=True)}
    for number in find_numbers(text):
        of_visits = fold(number.counted or "").split(" ")[0] in _VISIT_WORDS
        counts = _visit_counts(answer)
        if not of_visits:
            counts |= _party_counts(answer)
            # "…, dan 5 lainnya" behind the names that a sentence has room for.
            counts |= {count - LISTED_MOST for count in counts}
        if number.value not in counts and (of_visits or number.value not in asked):
            return messages.SUPPORT_MISCOUNTED.format(words=number.span.of(text), count=len(answer.visits))
    return None


def _visit_counts(answer: Answer) -> set[int]:
    """The number of visits told, and where the table has groups or sets, of each of them."""
    counts = {len(answer.visits)}
    if answer.table is None:
        return counts
    rows = answer.table.rows
    if answer.table.columns[:1] == (SET_COLUMN,):
        names = [row.cells[0] for row in rows]
        counts |= {0, *(names.count(name) for name in names)}
    groups = [row.cells[1].replace(".", "") for row in rows if row.visit_id is None]
    return counts | {int(cell) for cell in groups if cell.isdecimal()} | {len(groups)}


def _party_counts(answer: Answer) -> set[int]:
    """Numbers of different guests and hosts of the visits told, as governments and as offices."""
    sides = (
        [p.value for v in answer.visits for p in v.visitors],
        [p.value for v in answer.visits for p in v.hosts],
    )
    governments = {len({party.region for party in parties}) for parties in sides}
    return governments | {len({(party.region, party.unit) for party in parties}) for parties in sides}


def _judge_row(row: TableRow, by_number: Mapping[int, Citation]) -> SentenceSupport:
    text = messages.ROW.join(row.cells)
    sources = {n: _source(by_number[n]) for n in row.citations if n in by_number}
    if not sources:
        return SentenceSupport(text, row.citations, False, (), messages.SUPPORT_NO_CITATION)
    why = _cells_untold(row.cells, sources.values())
    if why is not None:
        return SentenceSupport(text, row.citations, False, (), why)
    needless = [number for number in sources if _is_needless(row.cells, number, sources)]
    unknown = [number for number in row.citations if number not in sources]
    return SentenceSupport(text, row.citations, True, (*needless, *unknown), messages.SUPPORT_GOOD)


def _is_needless(cells: Sequence[str], number: int, sources: Mapping[int, Source]) -> bool:
    others = [source for other, source in sources.items() if other != number]
    alone = _cells_untold(cells, [sources[number]])
    return bool(others) and alone is not None and _cells_untold(cells, others) is None


def _cells_untold(cells: Iterable[str], sources: Iterable[Source]) -> Why:
    told = tuple(sources)
    return next((why for cell in cells if (why := _untold(cell, told)) is not None), None)


@lru_cache(maxsize=2_000)
def _read_cell(text: str) -> Cell:
    """The regions and dates of a text; a name stands in many rows."""
    return load_gazetteer().find(text), find_dates(text)


def _untold(text: str, sources: Iterable[Source], asked: str = "", visits: Sequence[Visit] = ()) -> Why:
    """Names the first region or date in `text` that neither the sources nor the question tell.

    A time that bounds the visits told ("sejak 2020" where "setelah 2019" was asked) is computed again from them.
    """
    known = Told.by((*sources, Source(asked)))
    regions, dates = _read_cell(text)
    missing: list[Span] = [
        *(one.span for one in regions if not tells_region(one, known.regions)),
        *(one.span for one in dates if not (tells_date(one, known.dates) or _bounds_all(text, one, visits))),
    ]
    return messages.SUPPORT_UNTOLD.format(words=missing[0].of(text)) if missing else None


def _bounds_all(text: str, day: DateMention, visits: Sequence[Visit]) -> bool:
    """Whether "sejak" or "sampai" before the date holds of every visit told."""
    before = text[: day.span.start].split()[-1:]
    dates = [visit.date.value for visit in visits if visit.date is not None]
    if not dates or len(dates) < len(visits) or day.first is None or day.last is None:
        return False
    if before == ["sejak"]:
        return all(day.first <= one.last for one in dates)
    return before == ["sampai"] and all(one.first <= day.last for one in dates)


def _source(citation: Citation) -> Source:
    return Source(citation.quote, citation.article.published)
