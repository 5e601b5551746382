"""How quick is a register of many visits? Medians of loading, merging, filtering and correcting, and memory.

`python -m eval.bench_register` fills an archive in a temporary folder with reports made out of the visits that the
shipped articles tell of (other regions and dates), 10,000 visits unless `--visits` says otherwise.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from corpus.archive import ARCHIVE_FILE, Archive, Prepared
from corpus.archive.visit_store import NewReading
from corpus.article_reading import ArticleReading
from corpus.incoming import NewArticle
from corpus.loading import Loaded, load_source
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.filtering import VisitFilter
from corpus.visits.merging.merging import merge_reports
from corpus.visits.merging.uniting import Report
from corpus.visits.register import VisitRegister
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Visit
from corpus.visits.visit_json import encode_visits
from eval.bench_support.visit_filler import REPORTS, fill_visits
from index.shipped import SHIPPED

RULES = "bench"
QUERIES = {
    "host": VisitFilter(host="35.78"),
    "province and years": VisitFilter(province="35", since=date(2021, 1, 1)),
    "office and province of visitors": VisitFilter(visitor_unit="dprd", visitor_province="34"),
    "topic": VisitFilter(topic="pelayanan publik"),
    "words": VisitFilter(text="mal pelayanan"),
    "everything": VisitFilter(),
}


def read_shipped() -> tuple[list[Visit], float]:
    """The visits of the shipped articles, and the articles read in a second."""
    gazetteer = load_gazetteer()
    articles = [item.article for item in load_source(str(SHIPPED)) if isinstance(item, Loaded)]
    visits: list[Visit] = []
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / ARCHIVE_FILE) as archive:
        for article in articles:
            archive.add(article, lambda _: Prepared(()))
        started = time.perf_counter()
        for stored in archive.articles():
            visits += extract_visits(ArticleReading(stored, gazetteer))
        seconds = time.perf_counter() - started
    return visits, len(articles) / seconds


def fill_archive(archive: Archive, reports: Sequence[Visit]) -> None:
    """One short article for each report, read by the rules named RULES."""
    for start in range(0, len(reports), 500):
        some = reports[start : start + 500]
        readings = []
        for visit in some:
            incoming = NewArticle(f"Artikel {visit.articles[0]}.", id=visit.articles[0])
            article = archive.add(incoming, lambda _: Prepared(())).article
            readings.append(NewReading(article, encode_visits([visit], article.id)))
        archive.visit_store.write_readings(readings, RULES)


def median(run: Callable[[], object], times: int) -> float:
    """Median seconds of `times` runs."""
    return statistics.median(_seconds(run) for _ in range(times))


def _see_more(archive: Archive, register: VisitRegister, like: Visit) -> float:
    """Seconds until a visit of a new article is in the register."""
    (visit,) = fill_visits([like], 1, seed=archive.count().articles, keep_articles=False)
    fill_archive(archive, [visit])
    return _seconds(register.registry)


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _no_reading(reading: ArticleReading) -> tuple[Visit, ...]:
    raise AssertionError(f"{reading.article.id} has been read already")


def measure(archive: Archive, reports: Sequence[Visit]) -> Iterator[tuple[str, float]]:
    """What is measured, and its median in seconds."""
    yield "open the register cold", median(lambda: VisitRegister(archive, _no_reading, RULES).registry(), 3)
    yield "merge the reports", median(lambda: merge_reports(map(Report, reports)), 3)
    register = VisitRegister(archive, _no_reading, RULES)
    registry = register.registry()
    yield "open it again, nothing new", median(register.registry, 20)
    yield "first search for words", _seconds(lambda: VisitRegistry(registry.visits).find(QUERIES["words"]))
    for name, condition in QUERIES.items():
        yield f"find: {name}", median(lambda condition=condition: registry.find(condition), 20)  # type: ignore[misc]
    yield "host ranking", median(registry.hosts, 5)
    yield (
        "see one more article",
        statistics.median(_see_more(archive, register, reports[n]) for n in range(3)),
    )
    chosen = [visit.id for visit in registry.visits[:3]]
    yield (
        "confirm a visit",
        statistics.median(
            _seconds(lambda visit_id=visit_id: register.confirm(visit_id, "bench"))  # type: ignore[misc]
            for visit_id in chosen
        ),
    )


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    options = parser.parse_args()
    real, rate = read_shipped()
    print(f"{len(real)} visits read from the shipped articles, {rate:.0f} articles/s")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reports = fill_visits(real, round(options.visits * REPORTS), keep_articles=False)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / ARCHIVE_FILE) as archive:
        fill_archive(archive, reports)
        print(f"{len(reports)} reports, {len(VisitRegister(archive, _no_reading, RULES).registry())} visits")
        for name, seconds in measure(archive, reports):
            print(f"{name:34}{seconds * 1000:10.2f} ms")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"memory: {grown / 1024:.0f} MiB more at most, several registers at once")


if __name__ == "__main__":
    main()
