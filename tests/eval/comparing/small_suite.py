"""Runs a small suite twice over, once with worse answers, and prints all that is made of it; no test itself."""

import json
import sys
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Answer, Reason, Status
from corpus.article import Article
from corpus.visits.visit import Party, Reported, Visit
from eval.casework.case import CaseTags, EvalCase
from eval.comparing.comparison import compare, comparison_to_json
from eval.comparing.golden import dump_golden
from eval.reporting.json_report import dump_report, report_to_json
from eval.running.fakes import QuotingAssistant
from eval.running.run import run_cases

REGIONS = ("Sleman", "Bantul", "Badung", "Gianyar", "Sragen", "Klaten")
ARTICLES = tuple(
    Article(
        region.lower(),
        region,
        f"Pada 7 Juni 2022 sebanyak {31 + i} kepala desa mengunjungi {region}. Mereka belajar.",
    )
    for i, region in enumerate(REGIONS)
)


@dataclass(frozen=True)
class Small:
    """Quotes, lists visits where it is asked for them, and may fail."""

    inner: QuotingAssistant
    worse: bool

    @property
    def library(self) -> Any:
        return self.inner.library

    def respond(self, text: str, history: Any = ()) -> Answer:
        answer = self.inner.respond(text, history)
        if self.worse and "Badung" in text:
            raise RuntimeError("no answer today")
        if text.startswith("Kunjungan"):
            return replace(
                answer, status=Status.LISTED, reason=None, visits=tuple(map(visit, REGIONS[self.worse :]))
            )
        return answer


def visit(region: str) -> Visit:
    guests = tuple(Reported(Party(name, "00.00"), (), 1.0) for name in ("Tuban", "Lamongan"))
    return Visit(region, guests, (), None, None, (), None, (), (), (), (), (region.lower(),))


def cases() -> list[EvalCase]:
    tags = CaseTags("berapa", "easy", "manual", region="Kota Bandung")
    asked = [
        EvalCase(
            f"berapa-{region}",
            f"Berapa kepala desa mengunjungi {region}?",
            True,
            tags,
            "dev",
            facts=((f"{31 + i} kepala desa", str(31 + i)),),
            articles=(region.lower(),),
            forbidden=(("Teguh Prabowo",),),
        )
        for i, region in enumerate(REGIONS)
    ]
    outside = EvalCase(
        "luar",
        "Mengapa langit biru?",
        False,
        replace(tags, kind="luar"),
        "check",
        reason=Reason.NOTHING_FOUND,
    )
    listed = EvalCase(
        "register",
        "Kunjungan kepala desa mana saja?",
        True,
        tags,
        "dev",
        visits=("sleman", "tuban", "x", "y"),
    )
    return [*asked, outside, listed]


def main() -> None:
    before, now = (
        run_cases(cases(), Small(QuotingAssistant.over(ARTICLES), worse)) for worse in (False, True)
    )
    plain = [report_to_json(report, with_times=False) for report in (before, now)]
    comparison = comparison_to_json(compare(plain[1], plain[0]))
    sys.stdout.write(dump_report(now, with_times=False) + dump_golden(plain[1]) + json.dumps(comparison))


if __name__ == "__main__":
    main()
