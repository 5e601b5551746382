"""The hostile suite: everything is put to one assistant over one planted home."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.page.article_view import view_article
from assistant.page.asking import Asking
from assistant.page.listing import Listing
from assistant.respond import Assistant
from corpus import messages as corpus_messages
from corpus.errors import RujukanError
from eval.robustness import hostile_messages as messages
from eval.robustness.hostile.archive_state import read_state
from eval.robustness.hostile.checks import find_faults, find_leaks, find_live_markup
from eval.robustness.hostile.home import PlantedHome, planted_home
from eval.robustness.hostile.material import HostileQuestion, Material
from eval.robustness.hostile.outputs import write_answer
from eval.running.failures import describe_failure
from index import messages as index_messages
from index.hit import SearchQuery
from index.library import Library

ARCHIVE = "arsip"
"""Group of what is checked at the end."""
SLOW = 10.0
"""Seconds from which one input counts as slow; a measure, and no fault: machines differ."""
FIRST = "Berapa kunjungan ke Kota Bandung?"
"""Asked before anything is compared: what the register reads at its first question is no change."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input."""

    id: str
    group: str
    faults: tuple[str, ...]
    """Indonesian phrases; empty where nothing is wrong."""
    seconds: float = 0.0
    """Wall clock of one answer; 0 for what is no question."""


@dataclass(frozen=True, slots=True)
class HostileReport:
    """All outcomes, in the order of the material."""

    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Those with faults."""
        return tuple(outcome for outcome in self.outcomes if outcome.faults)

    @property
    def groups(self) -> dict[str, tuple[int, int]]:
        """Group -> (passed, total), in the order of first appearance."""
        counts: dict[str, tuple[int, int]] = {}
        for outcome in self.outcomes:
            passed, total = counts.get(outcome.group, (0, 0))
            counts[outcome.group] = (passed + (not outcome.faults), total + 1)
        return counts


def run_hostile(
    material: Material,
    open_library: Callable[[Path], Library],
    on_progress: Callable[[int, int], None] = lambda *_: None,
) -> HostileReport:
    """Adds every hostile file to a home of its own, asks every question, and compares the archive at the end."""
    with planted_home(material, open_library) as home:
        assistant = Assistant(home.library)
        asking = Asking(assistant, Listing(home.library))
        assistant.respond(FIRST)
        before = read_state(home.folder)
        outcomes = [*_added(material, home), *_viewed(home)]
        for done, question in enumerate(material.questions, start=1):
            outcomes.append(_ask(question, assistant, asking))
            on_progress(done, len(material.questions))
        outcomes += _compare(before, home)
    return HostileReport(tuple(outcomes))


def _added(material: Material, home: PlantedHome) -> Iterator[Outcome]:
    """Each file was taken in or refused with a reason."""
    unexpected = (corpus_messages.UNEXPECTED, index_messages.UNEXPECTED)
    for article in material.articles:
        results = home.added[article.id]
        crashed = any(result.reason in unexpected for result in results)
        faults = [] if results else [messages.ADDING_LOST]
        faults += [messages.ADDING_CRASHED] if crashed else []
        yield Outcome(f"tambah-{article.id}", article.group, tuple(faults))


def _viewed(home: PlantedHome) -> Iterator[Outcome]:
    """Each stored article is shown on the page as text and nothing else."""
    for name, article_id in home.stored:
        try:
            html = view_article(home.library.archive, article_id, "1")
            shown = (*find_live_markup("artikel", html), *find_leaks(("artikel", html)))
        except Exception as error:  # whatever breaks is a finding, and the rest goes on
            shown = (messages.CRASHED.format(error=_name(error)),)
        yield Outcome(f"lihat-{name}", "html-artikel", shown)


def _ask(question: HostileQuestion, assistant: Assistant, asking: Asking) -> Outcome:
    started = time.perf_counter()
    seconds = 0.0
    try:
        answer = assistant.respond(question.text, question.history)
        seconds = time.perf_counter() - started
        outputs = write_answer(answer, asking, question.text, question.history)
        faults = find_faults(question, answer, outputs, assistant.library.archive)
    except RujukanError as error:
        faults = _told(error)
    except Exception as error:  # whatever breaks is a finding, and the rest goes on
        faults = (messages.CRASHED.format(error=_name(error)),)
    return Outcome(question.id, question.group, (*faults, *_search(question, assistant)), seconds)


def _told(error: RujukanError) -> tuple[str, ...]:
    """An expected error is fine where it has a sentence that gives nothing away."""
    if not error.user_message.strip():
        return (messages.ERROR_WITHOUT_SENTENCE.format(error=_name(error)),)
    return tuple(find_leaks(("galat", error.user_message)))


def _search(question: HostileQuestion, assistant: Assistant) -> tuple[str, ...]:
    try:
        assistant.library.retriever.retrieve(SearchQuery(question.text, limit=5))
    except RujukanError as error:
        return _told(error)
    except Exception as error:  # whatever breaks is a finding
        return (messages.CRASHED_SEARCHING.format(error=_name(error)),)
    return ()


def _compare(before: dict[str, tuple[int, str]], home: PlantedHome) -> Iterator[Outcome]:
    after = read_state(home.folder)
    for table in sorted(before | after):
        old, new = before.get(table, (0, "")), after.get(table, (0, ""))
        faults = () if old == new else (messages.CHANGED.format(table=table, before=old[0], after=new[0]),)
        yield Outcome(f"tabel-{table}", ARCHIVE, faults)
    problems: Sequence[str] = home.library.problems()
    yield Outcome("arsip-utuh", ARCHIVE, tuple(messages.PROBLEM.format(problem=one) for one in problems))


def _name(error: Exception) -> str:
    """Kind and opening of an error's message, without anything that changes from run to run."""
    return describe_failure(error)[:160]
