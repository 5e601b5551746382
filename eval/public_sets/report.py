"""A run over a public set as JSON and for a terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.bench_support.ranks import Estimate
from eval.public_sets import messages
from eval.public_sets.context_reading import LINE
from eval.public_sets.figures import HELD_OUT, QaFigures, QaRun, RetrievalRun
from eval.public_sets.question_set import QuestionSet
from eval.reporting.numbers import NO_VALUE, format_number

FORMAT = 1
"""Version of the JSON form."""
DIGITS = 6
QA_COLUMNS = ("exact", "f1", "HasAns_exact", "HasAns_f1", "NoAns_f1")
BEST_COLUMNS = ("best_exact", "best_f1")
RETRIEVAL_COLUMNS = ("recall_at_1", "recall_at_5", "recall_at_10", "mrr_at_10", "ndcg_at_10")


@dataclass(frozen=True, slots=True)
class Measured:
    """A file and what came of it."""

    file: str
    """Its name without folders."""
    read: QuestionSet
    total: int
    """Questions of the file that the task could have asked."""
    run: QaRun | RetrievalRun


def run_to_json(measured: Measured) -> dict[str, Any]:
    """Everything as JSON values; the same for the same file, options and models, to the byte.

    Common keys: `format`, `task`, `file`, `model`, `questions` asked of `of`, `bad_rows`, `trained_on` (questions whose
    contexts trained the bundled models, as far as the file tells), `groups`. Figures are shares, 0 to 1, as {value,
    low, high}. For qa also `threshold`, `predictions` {id: likeliest span} and `no_answer_probabilities` {id: p}, the
    two files that the script of SQuAD takes; for retrieval `contexts`, `passages`, `ranks` {id: {way: place or 0}}.
    """
    run = measured.run
    common = {
        "format": FORMAT,
        "task": "qa" if isinstance(run, QaRun) else "retrieval",
        "file": measured.file,
        "model": run.model,
        "questions": len(run.questions),
        "of": measured.total,
        "bad_rows": len(measured.read.bad),
        "trained_on": sum(question.trained for question in run.questions),
    }
    return common | (_qa_to_json(run) if isinstance(run, QaRun) else _retrieval_to_json(run))


def render_run(measured: Measured) -> RenderableType:
    """Title, figures in percent with 95 % intervals, and what there is to know about the questions."""
    run = measured.run
    table = _qa_table(measured, run) if isinstance(run, QaRun) else _retrieval_table(measured, run)
    return Group(table, *(Text(note) for note in _notes(measured)))


def _qa_to_json(run: QaRun) -> dict[str, Any]:
    pairs = list(zip(run.questions, run.predictions, strict=True))
    return {
        "threshold": LINE,
        "groups": {name: _qa_group_to_json(group) for name, group in run.groups().items()},
        "predictions": {question.id: prediction.text for question, prediction in pairs},
        "no_answer_probabilities": {
            question.id: round(prediction.no_answer, DIGITS) for question, prediction in pairs
        },
    }


def _qa_group_to_json(group: QaFigures) -> dict[str, Any]:
    return {
        "count": group.count,
        "AnsF1": None if group.lists is None else _to_json(group.lists),
        "rules": {
            name: _all_to_json(figures)
            | {key: round(value, DIGITS) for key, value in group.best[name].items()}
            for name, figures in group.rules.items()
        },
    }


def _retrieval_to_json(run: RetrievalRun) -> dict[str, Any]:
    return {
        "contexts": run.contexts,
        "passages": run.passages,
        "groups": {
            name: {"count": group.count, "ways": {way: _all_to_json(own) for way, own in group.ways.items()}}
            for name, group in run.groups().items()
        },
        "ranks": {
            question.id: {way: int(ranks[row]) for way, ranks in run.ranks.items()}
            for row, question in enumerate(run.questions)
        },
    }


def _all_to_json(figures: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: _to_json(estimate) for name, estimate in figures.items()}


def _to_json(estimate: Estimate) -> dict[str, float]:
    numbers = {"value": estimate.mean, "low": estimate.low, "high": estimate.high}
    return {name: round(number, DIGITS) for name, number in numbers.items()}


def _qa_table(measured: Measured, run: QaRun) -> Table:
    has = sum(bool(question.answers) for question in run.questions)
    title = messages.TITLE_QA.format(
        file=measured.file,
        count=format_number(len(run.questions)),
        has=format_number(has),
        no=format_number(len(run.questions) - has),
        line=format_number(LINE, 1),
    )
    groups = run.groups()
    lists = ("AnsF1",) if any(group.lists for group in groups.values()) else ()
    table = _table(title, messages.COLUMN_RULE, (*QA_COLUMNS, *BEST_COLUMNS, *lists))
    for name, group in groups.items():
        for rule, figures in group.rules.items():
            best = (_percent(group.best[rule][column]) for column in BEST_COLUMNS)
            cells = (*(_show(figures.get(column)) for column in QA_COLUMNS), *best)
            shown = (_show(group.lists),) if lists else ()
            table.add_row(
                messages.GROUPS[name], format_number(group.count), messages.RULES[rule], *cells, *shown
            )
    return table


def _retrieval_table(measured: Measured, run: RetrievalRun) -> Table:
    title = messages.TITLE_RETRIEVAL.format(
        file=measured.file, count=len(run.questions), contexts=run.contexts, passages=run.passages
    )
    table = _table(title, messages.COLUMN_WAY, RETRIEVAL_COLUMNS)
    for name, group in run.groups().items():
        for way, figures in group.ways.items():
            cells = (_show(figures[column]) for column in RETRIEVAL_COLUMNS)
            table.add_row(messages.GROUPS[name], format_number(group.count), messages.WAYS[way], *cells)
    return table


def _table(title: str, third: str, columns: tuple[str, ...]) -> Table:
    table = Table(title=Text(title))
    for heading in (messages.COLUMN_GROUP, messages.COLUMN_COUNT, third):
        table.add_column(heading, no_wrap=True)
    for column in columns:
        table.add_column(messages.FIGURES[column], justify="right")
    return table


def _notes(measured: Measured) -> Iterator[str]:
    run = measured.run
    count, trained = len(run.questions), sum(question.trained for question in run.questions)
    if count < measured.total:
        yield messages.CHOSEN.format(count=count, total=measured.total)
    if trained:
        yield messages.TRAINED.format(count=trained, total=count)
    if 0 < trained < count:
        yield messages.HELD_OUT.format(name=messages.GROUPS[HELD_OUT], count=count - trained)


def _show(estimate: Estimate | None) -> str:
    if estimate is None:
        return NO_VALUE
    return f"{_percent(estimate.mean)} [{_percent(estimate.low)}–{_percent(estimate.high)}]"


def _percent(share: float) -> str:
    return format_number(100 * share, 1)
