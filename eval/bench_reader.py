"""The reader measured on held-out questions, beside what abstains always and what never sees the passage.

Run with `python -m eval.bench_reader --data ../shared/data`. Rows that are models: the bundled int8 folder, and where
given its float32 weights and a reader of the prototype's recipe. What was read is kept in `--cache`.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from eval.bench_support.pair_reading import OnnxReader, PairReader, Reading, join_windows, read_examples
from eval.bench_support.question_only import QuestionOnly
from eval.bench_support.ranks import estimate_mean
from eval.bench_support.reading_outcomes import (
    LINE,
    Outcomes,
    abstain_always,
    crossfit_lines,
    estimate_auc,
    score_answers,
    show_mean,
    show_percent,
    strictest_line,
)
from eval.bench_support.reading_sets import (
    WRONG,
    find_wrong_passages,
    load_reading_sets,
    load_visit_set,
    tidy_questions,
)
from eval.bench_support.windows import WindowCutter
from index.cross_encoder import BUNDLED_READER, Calibration, CrossEncoder, load_reader_settings
from index.embedding import load_embedder
from index.model_folder import count_cores
from index.pair_text import tidy_question
from index.training.qa_data import load_training
from index.training.reader.calibration import is_fitting_context
from index.training.reader.examples import ReadingExample

SPANS_ONLY = Calibration(answerable_weight=0.0, span_weight=1.0)
"""A reader without a head for answerability: the best span against none, as in SQuAD 2.0."""

NEVER = "always abstains"
TYPED = "question only, as typed"
TIDIED = "question only, tidied"
GUESSED = "question only, tidied; spans of ours int8"
PROTOTYPE = "prototype's recipe"
FLOAT = "ours fp32"
OURS = "ours int8"

Examples = tuple[ReadingExample, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A model of the tables."""

    reader: PairReader
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Bench:
    """What every table needs."""

    rows: Mapping[str, Row]
    cutter: WindowCutter
    cache: Path
    guessers: Mapping[str, QuestionOnly]
    """Fitted on training questions, as typed and tidied."""

    def outcomes(self, examples: Examples) -> dict[str, Outcomes]:
        """Every row's outcomes, baselines first."""
        models = {name: self._read(row, examples) for name, row in self.rows.items()}
        found = {NEVER: abstain_always(examples)}
        for name, guesser in self.guessers.items():
            found[name] = score_answers(examples, _guess(guesser, name, examples, None))
        if OURS in models:
            guesses = _guess(self.guessers[TIDIED], TIDIED, examples, models[OURS])
            found[GUESSED] = score_answers(examples, guesses)
        return found | {name: score_answers(examples, readings) for name, readings in models.items()}

    def _read(self, row: Row, examples: Examples) -> list[Reading]:
        read = read_examples(row.reader, self.cutter, examples, self.cache)
        return [join_windows(windows, row.calibration) for windows in read]


def render_table(found: Mapping[str, Outcomes]) -> Iterator[str]:
    """SQuAD 2.0 figures of each row at LINE, in percent with 95 % bootstrap intervals; AUC in percent too."""
    yield "| | EM | F1 | HasAns EM | HasAns F1 | NoAns | HasAns F1, never abstaining | AUC answerable |"
    yield "| --- " * 8 + "|"
    for name, outcomes in found.items():
        exact, overlap = outcomes.exact_at(LINE), outcomes.overlap_at(LINE)
        has = outcomes.has
        columns = (
            show_mean(exact),
            show_mean(overlap),
            show_mean(exact[has]),
            show_mean(overlap[has]),
            show_mean(overlap[~has]),
            show_mean(outcomes.overlap[has]),
            show_percent(estimate_auc(outcomes)),
        )
        yield f"| {name} | {' | '.join(columns)} |"


def render_wrong(right: Mapping[str, Outcomes], wrong: Mapping[str, Outcomes]) -> Iterator[str]:
    """Abstention on wrong passages beside what the same line leaves of the right ones."""
    yield (
        "| | abstains on the wrong passage | HasAns F1, right passage | HasAns F1, never abstaining "
        "| AUC right over wrong |"
    )
    yield "| --- " * 5 + "|"
    for name, outcomes in wrong.items():
        own = right[name]
        both = Outcomes(
            *(
                np.concatenate([getattr(own, field), getattr(outcomes, field)])
                for field in Outcomes.__dataclass_fields__
            )
        )
        columns = (
            show_mean(outcomes.overlap_at(LINE)),
            show_mean(own.overlap_at(LINE)),
            show_mean(own.overlap),
            show_percent(estimate_auc(both)),
        )
        yield f"| {name} | {' | '.join(columns)} |"


def render_equal(right: Mapping[str, Outcomes], wrong: Mapping[str, Outcomes]) -> Iterator[str]:
    """Abstention of each row at the strictest line that leaves it the prototype's HasAns F1; none without it."""
    if PROTOTYPE not in right:
        return
    least = float(right[PROTOTYPE].overlap_at(LINE).mean())
    yield "\n| at the prototype's HasAns F1 or more | line | HasAns F1, right passage | abstains on the wrong passage |"
    yield "| --- " * 4 + "|"
    for name in (PROTOTYPE, FLOAT, OURS):
        if name in right:
            line = strictest_line(right[name], least)
            columns = show_mean(right[name].overlap_at(line)), show_mean(wrong[name].overlap_at(line))
            yield f"| {name} | {line:.2f} | {' | '.join(columns)} |"


def render_fitted_lines(
    found: Mapping[str, Outcomes], half: np.ndarray, wrong: Mapping[str, Outcomes]
) -> Iterator[str]:
    """The same with each row's line set for the best F1 on the other half of the contexts."""
    yield "| | lines | EM | F1 | HasAns F1 | NoAns | abstains on the wrong passage |"
    yield "| --- " * 7 + "|"
    for name, outcomes in found.items():
        lines = crossfit_lines(outcomes, half)
        exact, overlap = outcomes.exact_at(lines), outcomes.overlap_at(lines)
        columns = (
            " / ".join(f"{line:.2f}" for line in sorted(set(lines.tolist()))),
            show_mean(exact),
            show_mean(overlap),
            show_mean(overlap[outcomes.has]),
            show_mean(overlap[~outcomes.has]),
            show_mean(wrong[name].overlap_at(float(lines.mean()))),
        )
        yield f"| {name} | {' | '.join(columns)} |"


def render_loss(found: Mapping[str, Outcomes]) -> Iterator[str]:
    """What int8 changes, question by question; nothing where one of both rows was not read."""
    if FLOAT not in found:
        return
    whole, small = found[FLOAT], found[OURS]
    gains = (
        small.exact_at(LINE) - whole.exact_at(LINE),
        small.overlap_at(LINE) - whole.overlap_at(LINE),
        small.overlap[small.has] - whole.overlap[whole.has],
    )
    yield "\n| | EM | F1 | HasAns F1, never abstaining |"
    yield "| --- " * 4 + "|"
    yield f"| {OURS} − {FLOAT} | {' | '.join(estimate_mean(100 * gain).signed() for gain in gains)} |"


def _guess(
    guesser: QuestionOnly, name: str, examples: Examples, readings: Sequence[Reading] | None
) -> list[Reading]:
    """What a guesser that knows no passage says, with no words or with those of a reader."""
    questions = [example.question for example in examples]
    chances = guesser.judge(questions if name == TYPED else [tidy_question(text) for text in questions])
    answers = [reading.answer for reading in readings] if readings else [""] * len(examples)
    return [Reading(answer, float(chance), 0.0) for answer, chance in zip(answers, chances, strict=True)]


def _fit_guessers(data: Path) -> dict[str, QuestionOnly]:
    rows = load_training(data, ("idk_mrc",))["idk_mrc"]
    labels = [bool(row.answerable) for row in rows]
    return {
        TYPED: QuestionOnly([row.question for row in rows], labels),
        TIDIED: QuestionOnly([tidy_question(row.question) for row in rows], labels),
    }


def _open_rows(folder: Path, fp32: Path | None, prototype: Path | None, base: Path | None) -> dict[str, Row]:
    encoder = CrossEncoder(folder, threads=1)
    calibration = load_reader_settings(folder).calibration
    rows: dict[str, Row] = {}
    if prototype:
        rows[PROTOTYPE] = Row(_open_reader(prototype, encoder, base), SPANS_ONLY)
    if fp32:
        rows[FLOAT] = Row(_open_reader(fp32, encoder, base), calibration)
    return rows | {OURS: Row(OnnxReader(encoder, count_cores()), calibration)}


def _open_reader(path: Path, encoder: CrossEncoder, base: Path | None) -> PairReader:
    if path.is_dir():
        return OnnxReader(CrossEncoder(path, threads=1), count_cores())
    if base is None:
        raise typer.BadParameter(
            f"{path} holds torch weights: --base is needed, the folder that they started from"
        )
    from eval.bench_support.torch_reader import TorchReader  # noqa: PLC0415 (torch: only where it is needed)

    return TorchReader(encoder, base, path)


def _report_public(bench: Bench, sets: Mapping[str, Examples], wrong: Examples) -> Iterator[str]:
    main_set = sets["idk_mrc"]
    found = bench.outcomes(main_set)
    half = np.array([is_fitting_context(example.passage) for example in main_set])
    yield f"\n## idk_mrc dev, as it stands: {len(main_set)} questions\n"
    yield from render_table(found)
    yield from render_loss(found)
    yield f"\n## idk_mrc dev, questions tidied beforehand: {len(main_set)} questions\n"
    yield from render_table(bench.outcomes(tidy_questions(main_set)))
    yield f"\n## idk_mrc dev, the contexts that calibration did not see: {(~half).sum()} questions\n"
    yield from render_table({name: outcomes.choose(~half) for name, outcomes in found.items()})
    for name in ("facqa", "tydiqa"):
        yield f"\n## {name} dev: {len(sets[name])} questions, all answerable\n"
        yield from render_table(bench.outcomes(sets[name]))
    yield "\n## Line with the best F1 on idk_mrc dev, each half by the other\n"
    yield from render_fitted_lines(found, half, bench.outcomes(_of_set(wrong, "idk_mrc")))


def _report_wrong(bench: Bench, sets: Mapping[str, Examples], wrong: Examples) -> Iterator[str]:
    everything = [example for examples in sets.values() for example in examples]
    for title, chosen in {
        "idk_mrc": _of_set(wrong, "idk_mrc"),
        "facqa": _of_set(wrong, "facqa"),
        "both": wrong,
    }.items():
        asked = {example.group for example in chosen}
        right = tuple(example for example in everything if example.id in asked)
        yield f"\n## Hardest wrong passage, {title}: {len(chosen)} questions\n"
        yield from render_wrong(bench.outcomes(right), bench.outcomes(chosen))
        yield from render_equal(bench.outcomes(right), bench.outcomes(chosen))


def _report_visits(bench: Bench, visits: Path, most: int | None) -> Iterator[str]:
    # the items of a list are no alternatives, so one span cannot be held against them
    plain = tuple(example for example in load_visit_set(visits, "check") if not example.listing)
    examples = _spread(plain, most)
    yield f"\n## Visits never trained on, questions made from their fields: {len(examples)}\n"
    yield from render_table(bench.outcomes(examples))


def _spread(examples: Examples, most: int | None) -> Examples:
    return examples[:: -(-len(examples) // most)] if most else examples


def _of_set(wrong: Examples, name: str) -> Examples:
    return tuple(example for example in wrong if example.source == f"{name}{WRONG}")


def main(  # noqa: PLR0913, PLR0917 (one parameter an option)
    data: Annotated[Path, typer.Option(help="Folder that holds qa/.")],
    reader: Annotated[Path, typer.Option(help="Model folder of the row 'ours int8'.")] = BUNDLED_READER,
    fp32: Annotated[Path | None, typer.Option(help="Torch weights of the same reader.")] = None,
    prototype: Annotated[
        Path | None, typer.Option(help="Weights or model folder trained by the prototype's recipe.")
    ] = None,
    base: Annotated[Path | None, typer.Option(help="Float32 folder that torch weights started from.")] = None,
    visits: Annotated[Path | None, typer.Option(help="Records of visits, for their table.")] = None,
    questions: Annotated[
        int | None, typer.Option(help="At most so many of each set, evenly, for a quick look.")
    ] = None,
    cache: Annotated[Path, typer.Option(help="Folder for what was read.")] = Path("var/bench"),
) -> None:
    """Print all tables as Markdown."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("eval.bench_support").setLevel(logging.INFO)
    rows = _open_rows(reader, fp32, prototype, base)
    bench = Bench(rows, WindowCutter.of(reader), cache, _fit_guessers(data))
    sets = {name: _spread(examples, questions) for name, examples in load_reading_sets(data).items()}
    wrong = find_wrong_passages(data, sets, load_embedder(), cache)
    typer.echo(", ".join(f"{name}: {row.reader.name}" for name, row in rows.items()))
    for line in (*_report_public(bench, sets, wrong), *_report_wrong(bench, sets, wrong)):
        typer.echo(line)
    if visits:
        for line in _report_visits(bench, visits, questions):
            typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
