"""Runs in the background of the server: one at a time, over the assistant that answers the visitors."""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from assistant.page import texts as page_texts
from corpus.errors import RujukanError
from eval.casework.case import EvalCase
from eval.casework.checking import check_against
from eval.comparing.machine import MachineMeter
from eval.errors import EvalError
from eval.page import texts
from eval.page.choosing import OfferedFile, RunChoice, choose_cases
from eval.page.run_shelf import RunShelf
from eval.page.run_state import RunState, Stage, Starter
from eval.reporting.json_report import RunOptions, report_to_json
from eval.running.result import CaseResult
from eval.running.run import Answering, Report, run_cases

POLITENESS = 5
"""How much lower the priority of a run is than that of visitors' questions (Unix "nice" of its thread)."""
FAULTS_LOGGED = 20
PATIENCE = 20.0
"""Seconds that a stopping server waits for the case at hand."""

log = logging.getLogger(__name__)


class BackgroundRuns:
    """Starts, counts and cancels; keeps nothing of a run that did not come to its end."""

    def __init__(
        self,
        assistant: Answering,
        shelf: RunShelf,
        offer: Callable[[], tuple[OfferedFile, ...]],
        fast: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fast` tells whether the assistant works without the model that reads."""
        self._fast = fast
        self._assistant = assistant
        self._shelf = shelf
        self._offer = offer
        self._clock = clock
        self._lock = threading.Lock()
        self._cancel = threading.Event()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._state = RunState()

    @property
    def state(self) -> RunState:
        """The newest run as it is now."""
        with self._lock:
            return self._state

    def offered(self) -> tuple[OfferedFile, ...]:
        """The files of cases that can be chosen now."""
        return self._offer()

    def start(self, choice: RunChoice, starter: Starter) -> RunState:
        """Starts a run; raises EvalError where one is at work, or the choice has no cases."""
        offered = self._offer()
        cases = choose_cases(choice, offered)
        with self._lock:
            if self._state.busy or self._closed:
                raise EvalError(texts.ALREADY_RUNNING, f"run {self._state.number} is at work")
            self._cancel = threading.Event()
            self._state = RunState(
                number=self._state.number + 1,
                stage=Stage.CHECKING,
                choice=choice,
                offered=frozenset(file.name for file in offered),
                starter=starter,
                at=datetime.now(),  # shown in the time of this machine
                total=len(cases),
            )
            self._thread = threading.Thread(
                target=self._run, args=(cases, self._cancel), name="evaluasi", daemon=True
            )
            self._thread.start()
            return self._state

    def cancel(self, number: int) -> None:
        """Stops that run after the case at hand; nothing for any other."""
        with self._lock:
            if self._state.number == number:
                self._cancel.set()

    def close(self) -> None:
        """Stops whatever is at work and waits for it; nothing can be started any more."""
        with self._lock:
            self._closed = True
            self._cancel.set()
            thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)

    def _run(self, cases: tuple[EvalCase, ...], cancel: threading.Event) -> None:
        """The work of the thread; whatever happens, the run ends in a stage that says how."""
        _be_polite()
        try:
            self._change(**self._evaluate(cases, cancel))
        except RujukanError as error:
            log.warning("run failed: %s", error.detail, exc_info=True)
            self._change(stage=Stage.FAILED, message=error.user_message)
        except Exception:
            log.exception("run failed")
            self._change(stage=Stage.FAILED, message=page_texts.UNEXPECTED)

    def _evaluate(self, cases: tuple[EvalCase, ...], cancel: threading.Event) -> dict[str, object]:
        """How the run ends: the values of its last state; raises RujukanError with the sentence where it can't."""
        self._check(_until(cancel, cases))
        meter = MachineMeter()
        self._change(stage=Stage.RUNNING)
        started = self._clock()

        def count(result: CaseResult) -> None:
            self._count(result.passed, self._clock() - started)
            meter.note()

        report = run_cases(_until(cancel, cases), self._assistant, count)
        if cancel.is_set():
            return {"stage": Stage.CANCELLED}
        self._change(stage=Stage.WRITING)
        return {"stage": Stage.DONE, "run_id": self._save(report, meter.seconds)}

    def _check(self, cases: Iterable[EvalCase]) -> None:
        faults = check_against(cases, self._assistant.library.archive)
        if faults:
            sentence = texts.not_in_archive(len(faults), faults[0].user_message)
            raise EvalError(sentence, "; ".join(fault.detail for fault in faults[:FAULTS_LOGGED]))

    def _save(self, report: Report, unit: float) -> str:
        """Writes the report with what was chosen: the id of the run."""
        choice = self.state.choice
        value = report_to_json(report, options=RunOptions(choice.split, fast=self._fast), unit=unit)
        value["options"] |= {"files": sorted(choice.files), "limit": choice.limit}
        try:
            return self._shelf.save(value, self._started_at())
        except OSError as error:
            raise EvalError(texts.RUN_NOT_SAVED, str(error)) from error

    def _started_at(self) -> datetime:
        return self.state.at or datetime.now()

    def _count(self, passed: bool, seconds: float) -> None:
        with self._lock:
            self._state = self._state.counted(passed, seconds)

    def _change(self, **values: object) -> None:
        with self._lock:
            self._state = replace(self._state, **values)  # type: ignore[arg-type]


def _until(cancel: threading.Event, cases: tuple[EvalCase, ...]) -> Iterator[EvalCase]:
    """The cases until somebody cancels."""
    for case in cases:
        if cancel.is_set():
            return
        yield case


def _be_polite() -> None:
    """Lets visitors' questions go first, where the system gives each thread a priority of its own."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), POLITENESS)
