"""A small suite that `rujukan eval` runs whole, with an assistant in whose answers a fault can be planted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant.answer import Answer, Status
from corpus.article import Article
from corpus.visits.visit import Party, Reported, Visit
from eval.commands import baseline, group, suite
from eval.commands import run as command
from eval.comparing import machine
from eval.running.fakes import QuotingAssistant
from eval.running.run import run_cases
from index.hit import Hit, SearchQuery

REGIONS = (
    *(
        "Sleman",
        "Bantul",
        "Badung",
        "Gianyar",
        "Sragen",
        "Boyolali",
        "Klaten",
        "Sukoharjo",
        "Wonogiri",
        "Karanganyar",
    ),
    *(
        "Tuban",
        "Lamongan",
        "Gresik",
        "Jombang",
        "Nganjuk",
        "Madiun",
        "Ngawi",
        "Magetan",
        "Ponorogo",
        "Pacitan",
    ),
)
OUTSIDE = (
    "Siapa juara lomba panjat tebing?",
    "Kapan gerhana bulan terlihat?",
    "Apa resep rendang Padang?",
    "Mengapa langit biru?",
)
REGISTER = "Kunjungan mana saja ke {region}?"
ARTICLES = tuple(
    Article(region.lower(), region, f"Sebanyak {31 + i} kepala desa mengunjungi {region}.")
    for i, region in enumerate(REGIONS)
)
TAGS = '{ kind = "berapa", difficulty = "easy", origin = "manual" }'
SECONDS = 0.1
"""What an answer takes on the clock of the tests."""


@dataclass
class Clock:
    """A clock that only moves when it is told to, or looked at by the reference work."""

    now: float = 0.0
    unit: float = 0.01

    def perf_counter(self) -> float:
        return self.now

    def tick(self) -> float:
        self.now += self.unit
        return self.now


@dataclass
class SmallArchive:
    inner: Any

    def article(self, article_id: str) -> Article:
        article: Article = self.inner.article(article_id)
        return article

    def count(self) -> SimpleNamespace:
        return SimpleNamespace(articles=len(ARTICLES))


@dataclass
class Retriever:
    inner: Any
    change: Callable[[str, tuple[Hit, ...]], tuple[Hit, ...]]

    def retrieve(self, query: SearchQuery) -> tuple[Hit, ...]:
        return self.change(query.text, self.inner.retrieve(query))


@dataclass
class SmallLibrary:
    archive: SmallArchive
    retriever: Retriever


@dataclass
class Small:
    """An assistant over ARTICLES, and what is planted in it."""

    clock: Clock
    answer: Callable[[str, Answer], Answer] = lambda _, answer: answer
    hits: Callable[[str, tuple[Hit, ...]], tuple[Hit, ...]] = lambda _, hits: hits
    seconds: Callable[[str], float] = lambda _: SECONDS
    inner: QuotingAssistant = field(default_factory=lambda: QuotingAssistant.over(ARTICLES))

    @property
    def library(self) -> SmallLibrary:
        inner = self.inner.library
        return SmallLibrary(SmallArchive(inner.archive), Retriever(inner.retriever, self.hits))

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        self.clock.now += self.seconds(text)
        answer = self.inner.respond(text, history)
        if text.startswith("Kunjungan"):
            answer = self._list(text)
        return self.answer(text, answer)

    def _list(self, text: str) -> Answer:
        region = next(region for region in REGIONS if region in text)
        answer = self.inner.respond(f"Berapa kepala desa mengunjungi {region}?")
        visits = tuple(_visit(article) for article in (region.lower(), "sleman"))
        return replace(answer, status=Status.LISTED, visits=visits, short="2 kunjungan")


@dataclass
class Bench:
    """The command, ready to be called."""

    program: typer.Typer
    small: Small
    cases: Path
    folder: Path

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(self.program, ["eval", *map(str, arguments)])

    def report(self, name: str = "lama.json") -> Path:
        """A full report of the assistant as it is."""
        path = self.folder / name
        result = self.run(self.cases, "--json", path)
        assert result.exit_code == 0, result.output
        return path

    def golden(self, name: str = "emas.json") -> Path:
        """Golden numbers of the assistant as it is."""
        path = self.folder / name
        result = self.run("baseline", path, self.cases)
        assert result.exit_code == 0, result.output
        return path

    def compare(self, path: Path) -> Result:
        return self.run(self.cases, "--baseline", path)


def _visit(article: str) -> Visit:
    party = Reported(Party(article, "00.00"), (), 1.0)
    return Visit(article, (party,), (), None, None, (), None, (), (), (), (), (article,))


def _case(name: str, question: str, rest: str) -> str:
    return f'[[case]]\nid = "{name}"\nquestion = "{question}"\nsplit = "dev"\ntags = {TAGS}\n{rest}\n'


def _cases() -> Iterator[str]:
    for i, region in enumerate(REGIONS):
        facts = f'facts = [["{31 + i} kepala desa"]]\narticles = ["{region.lower()}"]\nanswerable = true'
        yield _case(f"berapa-{region.lower()}", f"Berapa kepala desa mengunjungi {region}?", facts)
    for i, question in enumerate(OUTSIDE):
        rest = 'articles = []\nanswerable = false\nreason = "nothing_found"'
        yield _case(f"luar-{i}", question, rest)
    for region in REGIONS[1:4]:
        visits = f'articles = []\nvisits = ["{region.lower()}", "sleman"]\ncount = 2\nanswerable = true\nfacts = []'
        yield _case(f"register-{region.lower()}", REGISTER.format(region=region), visits)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bench:
    """The command `rujukan eval` over the small suite."""
    clock = Clock()
    small = Small(clock)

    @contextmanager
    def open_small(*_: object, **__: object) -> Iterator[Any]:
        yield small.library

    for module in (command, baseline):
        monkeypatch.setattr(module, "opened_library", open_small)
    monkeypatch.setattr(suite, "assistant_of", lambda library: small)
    monkeypatch.setattr(suite, "run_cases", partial(run_cases, clock=clock.perf_counter))
    monkeypatch.setattr(machine, "time", SimpleNamespace(perf_counter=clock.tick))
    monkeypatch.setenv("COLUMNS", "200")
    program = typer.Typer()
    program.callback()(lambda: None)
    group.register(program)
    cases = tmp_path / "kasus.toml"
    cases.write_text("\n".join(_cases()), encoding="utf-8")
    return Bench(program, small, cases, tmp_path)
