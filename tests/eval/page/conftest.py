"""A small whole evaluation: a fake assistant over two articles, its cases in files, and a session that is signed in."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.page.signing_in import SignIns
from corpus.article import Article
from eval.page.background import BackgroundRuns
from eval.page.choosing import OfferedFile, offer_files
from eval.page.run_desk import RunDesk
from eval.page.run_shelf import RunShelf
from eval.page.showing import RunShowing
from eval.page.tickets import Tickets
from eval.reporting.json_report import RunOptions, report_to_json
from eval.running.fakes import QuotingAssistant
from eval.running.run import run_cases

PASSWORD = "kata sandi uji"
SLEMAN = Article("sleman", "Kades ke Sleman", "Sebanyak 85 orang kepala desa mengunjungi Sleman.")
BADUNG = Article("badung", "DPRD ke Badung", "Teguh Prabowo memimpin rombongan DPRD Tuban ke Badung.")
FILES = {
    "kades.toml": """
[[case]]
id = "kades"
question = "Berapa kepala desa yang mengunjungi Sleman?"
answerable = true
facts = [["85 orang"]]
articles = ["sleman"]
split = "dev"
tags = { kind = "berapa", difficulty = "easy", origin = "uji" }
""",
    "lain.toml": """
[[case]]
id = "tuban"
question = "Siapa yang memimpin rombongan DPRD Tuban?"
answerable = true
facts = [["Teguh Prabowo"]]
articles = ["badung"]
split = "check"
tags = { kind = "siapa", difficulty = "easy", origin = "uji" }

[[case]]
id = "bulan"
question = "Kapan hujan turun?"
answerable = false
reason = "nothing_found"
articles = []
split = "dev"
tags = { kind = "kapan", difficulty = "easy", origin = "uji" }
""",
}


class Gate:
    """An assistant that waits before each answer until it is told to go on."""

    def __init__(self, inner: QuotingAssistant) -> None:
        self.library = inner.library
        self._inner = inner
        self.open = threading.Event()
        self.open.set()
        self.asked = threading.Semaphore(0)
        self.error: Exception | None = None

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        self.asked.release()
        assert self.open.wait(20)
        return self._inner.respond(text, history)


@pytest.fixture
def assistant() -> Gate:
    return Gate(QuotingAssistant.over((SLEMAN, BADUNG)))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "kasus"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def offered(shipped: Path) -> tuple[OfferedFile, ...]:
    return offer_files(None, shipped)


@pytest.fixture
def shelf(tmp_path: Path) -> RunShelf:
    return RunShelf(tmp_path / "home")


@pytest.fixture
def runs(assistant: Gate, shelf: RunShelf, shipped: Path) -> Iterator[BackgroundRuns]:
    runs = BackgroundRuns(assistant, shelf, lambda: offer_files(None, shipped))
    yield runs
    assistant.open.set()
    runs.close()


@pytest.fixture
def sign_ins() -> SignIns:
    return SignIns(PASSWORD)


@pytest.fixture
def token(sign_ins: SignIns) -> str:
    token = sign_ins.sign_in(PASSWORD, "").token
    assert token is not None
    return token


@pytest.fixture
def tickets(sign_ins: SignIns) -> Tickets:
    return Tickets(sign_ins)


@pytest.fixture
def desk(runs: BackgroundRuns, shelf: RunShelf, tickets: Tickets, sign_ins: SignIns) -> RunDesk:
    return RunDesk(RunShowing(runs, shelf, tickets, sign_ins))


@pytest.fixture
def report(assistant: Gate, shipped: Path) -> Callable[..., dict[str, Any]]:
    """`report(*broken)` is a report in which the cases of those ids failed."""
    from eval.casework.case_files import load_cases  # noqa: PLC0415

    def make(*broken: str, **options: Any) -> dict[str, Any]:
        value = report_to_json(run_cases(load_cases([shipped]), assistant), options=RunOptions())
        value["options"] |= options
        for result in value["results"]:
            result["passed"] = result["id"] not in broken
        value["passed"] = sum(result["passed"] for result in value["results"])
        return value

    return make


@pytest.fixture
def ended() -> Callable[[BackgroundRuns], Any]:
    """Waits for the run at work; its last state."""

    def wait(runs: BackgroundRuns) -> Any:
        until = time.monotonic() + 20
        while runs.state.busy and time.monotonic() < until:
            time.sleep(0.01)
        return runs.state

    return wait
