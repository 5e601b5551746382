"""How long the evaluation itself takes, and whether it repeats itself: `python -m eval.bench_suite [--cases 500]`.

Runs cases at even distances out of all shipped ones over the shipped archive, in a home of its own, twice in one
process: seconds of a run, how much of them the answers take, and whether both reports are the same to the byte.
"""

import argparse
import hashlib
import statistics
import tempfile
import time
from pathlib import Path

from corpus.visits.readings import VisitReadings
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.commands.suite import assistant_of
from eval.reporting.html_report import render_html
from eval.reporting.json_report import dump_report, report_to_json
from eval.running.run import Report, run_cases
from eval.spreading import spread
from index.cross_encoder import load_reader
from index.library import Library

RUNS = 2


def main() -> None:
    """Prints a line for each run, then what a report costs and whether the runs agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--fast", action="store_true", help="without the reading model")
    given = parser.parse_args()
    cases = spread(load_cases([CASES_FOLDER]), given.cases)
    with tempfile.TemporaryDirectory() as folder:
        reader = None if given.fast else load_reader()
        with Library.open(Path(folder), reader=reader) as library:
            list(library.add_shipped())
            VisitReadings(library.archive).read_missing()
            marks = set()
            for number in range(1, RUNS + 1):
                started = time.perf_counter()
                report = run_cases(cases, assistant_of(library))
                tell_run(number, report, time.perf_counter() - started)
                marks.add(hashlib.sha256(dump_report(report, with_times=False).encode()).hexdigest())
    tell_report(report)
    print("same bytes" if len(marks) == 1 else f"DIFFERENT: {sorted(marks)}")


def tell_run(number: int, report: Report, seconds: float) -> None:
    """Seconds of the run, and of its answers alone."""
    answers = [result.seconds for result in report.results]
    median, checks = statistics.median(answers), (seconds - sum(answers)) / len(answers)
    print(f"run {number}: {len(answers)} cases in {seconds:.1f} s; answers {sum(answers):.1f} s, ", end="")
    print(f"median {median:.3f} s; checks {checks * 1000:.1f} ms a case")


def tell_report(report: Report) -> None:
    """Seconds that figures and HTML take, and their sizes."""
    started = time.perf_counter()
    value = report_to_json(report, with_times=False)
    figured = time.perf_counter()
    page = render_html(value)
    done = time.perf_counter()
    size = len(page) / 1e6
    print(f"figures and slices {figured - started:.1f} s; HTML {done - figured:.1f} s, {size:.1f} MB")


if __name__ == "__main__":
    main()
