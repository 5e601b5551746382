"""The matching of facts measured on pairs whose verdict is known; every wrong pair is printed.

python -m eval.bench_matching [FOLDER]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.matching.facts import match_fact
from eval.matching.pair_sets import PAIRS, FactPair, load_pairs


@dataclass(frozen=True, slots=True)
class Judgement:
    """One pair with what the matching says of it."""

    pair: FactPair
    found: bool
    why: str

    @property
    def right(self) -> bool:
        """Whether the matching agrees with the verdict."""
        return self.found == self.pair.said


def judge_pairs(pairs: Iterable[FactPair]) -> Iterator[Judgement]:
    """Each pair matched, in order."""
    for pair in pairs:
        match = match_fact((pair.form,), pair.text, similar_names=pair.similar_names)
        yield Judgement(pair, match.found, match.why)


def render(judged: tuple[Judgement, ...]) -> Iterator[str]:
    """A line for each wrong pair, then the share that is right: by group, of the mean ones, of all."""
    for one in judged:
        if not one.right:
            said = "is said" if one.pair.said else "is not said"
            yield f"WRONG {one.pair.group}: {one.pair.form!r} {said} by {one.pair.text!r} ({one.why})"
    yield "| group | pairs | right |"
    yield "| --- | ---: | ---: |"
    for group in dict.fromkeys(one.pair.group for one in judged):
        yield _row(group, [one for one in judged if one.pair.group == group])
    yield _row("all mean ones", [one for one in judged if one.pair.mean])
    yield _row("all", judged)


def _row(name: str, judged: Iterable[Judgement]) -> str:
    verdicts = [one.right for one in judged]
    share = 100 * sum(verdicts) / max(1, len(verdicts))
    return f"| {name} | {len(verdicts)} | {share:.1f} % |"


def main(folder: Annotated[Path, typer.Argument(help="folder with pairs (.toml)")] = PAIRS) -> None:
    """Print every wrong pair and the share that is right, by group."""
    judged = tuple(judge_pairs(load_pairs(folder)))
    for line in render(judged):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
