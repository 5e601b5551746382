"""How long a briefing takes over a register of many visits: `python -m eval.bench_briefing [--visits 10000]`.

The register is filled with visits like those of the shipped articles, at other regions and dates; their evidence
stays in the shipped articles, so that every line is cited as it would be. The host is the one with most visits, the
topic the one that it has been visited for most often.
"""

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.briefing import BriefingRequest, build_briefing, renderer_of
from corpus.archive import ARCHIVE_FILE, Archive, Prepared
from corpus.loading import Loaded, load_source
from corpus.regions import load_gazetteer
from corpus.visits.register import VisitRegister
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Visit
from eval.bench_support.visit_filler import fill_visits
from index.shipped import SHIPPED

RUNS = 7


def main() -> None:
    """Prints a table: what, median and greatest time in seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--crowded", action="store_true", help="a fifth of all visits went to one host")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / ARCHIVE_FILE) as archive:
        fill_archive(archive)
        real = VisitRegister(archive).registry().visits
        registry = build_registry(real, given.visits, crowded=given.crowded)
        request = pick_request(registry)
        print(f"{len(registry)} visits, {archive.count().articles} articles")
        print(f"{request.host.full_name} on {request.topic} for {request.own.full_name}")
        measure(registry, archive, request)


def fill_archive(archive: Archive) -> None:
    """Takes the shipped articles in without indexing them."""
    for item in load_source(str(SHIPPED)):
        if isinstance(item, Loaded):
            archive.add(item.article, lambda _: Prepared(()))


def build_registry(real: Sequence[Visit], count: int, *, crowded: bool) -> VisitRegistry:
    """`count` visits; `crowded`: one host has a fifth of them."""
    visits = fill_visits(real, count, seed=7)
    if crowded:
        host = visits[0].hosts
        visits = tuple(
            visit if number % 5 else replace(visit, hosts=host) for number, visit in enumerate(visits)
        )
    return VisitRegistry(visits)


def pick_request(registry: VisitRegistry) -> BriefingRequest:
    """The busiest host, its busiest topic, and the first other region that visited on that topic."""
    gazetteer = load_gazetteer()
    hosts = [ranked.code for ranked in registry.hosts() if ranked.code]
    of_host = [v for v in registry.visits if any(p.value.code == hosts[0] for p in v.hosts)]
    topics = Counter(topic.value for visit in of_host for topic in visit.topics)
    topic = topics.most_common(1)[0][0]
    own = next(p.value.code for v in of_host for p in v.visitors if p.value.code and p.value.code != hosts[0])
    return BriefingRequest(gazetteer.by_code(hosts[0]), topic, gazetteer.by_code(own), date(2026, 11, 22))


def measure(registry: VisitRegistry, archive: Archive, request: BriefingRequest) -> None:
    """Times building, then building with each kind of file."""
    gazetteer = load_gazetteer()

    def build(kind: str | None) -> int:
        briefing = build_briefing(registry, gazetteer, archive, request)
        return len(renderer_of(kind)(briefing)) if kind else len(briefing.sources)

    for kind in (None, "md", "docx", "pdf"):
        size, times = time_runs(lambda kind=kind: build(kind))  # type: ignore[misc]
        what = f"with {kind}, {size} bytes" if kind else f"building, {size} sources"
        print(f"{what:32} median {statistics.median(times):.3f} s, greatest {max(times):.3f} s")


def time_runs(run: Callable[[], int]) -> tuple[int, list[float]]:
    """The result, and the seconds of each of RUNS runs; the first, which loads libraries, counts."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return result, times


if __name__ == "__main__":
    main()
