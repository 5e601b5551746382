"""Two reports of the same visit that contradict each other leave no answer, but a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Reason, Status
from assistant.reading.weights import Thresholds
from assistant.respond import Assistant
from index.hash_embedding import HashEmbedder
from index.library import Library

OPEN = Thresholds(answer=0.0, in_scope=-1.0, unanchored=-1.0, also=0.5, enough=0.9)

REPORT = """Pemkot Ambon Belajar Sampah ke Kota Malang

Pemerintah Kota Ambon melakukan studi tiru pengelolaan sampah ke Kota Malang pada {day}. Rombongan yang terdiri atas
{number} dipimpin Sekretaris Kota Ambon, Agus Ririmasse, dan diterima Wakil Wali Kota Malang, Sofyan Edi, di Balai
Kota. Mereka meninjau TPA Supit Urang dan mempelajari bank sampah yang sudah dikelola warga sejak lama.
"""


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[object]:
    """Answers a question from two reports with the given days and numbers."""
    opened: list[Library] = []

    def respond(question: str, *reports: tuple[str, str]) -> object:
        library = Library.open(tmp_path / "home", HashEmbedder())
        opened.append(library)
        for place, (day, number) in enumerate(reports):
            file = tmp_path / f"laporan{place}.txt"
            file.write_text(REPORT.format(day=day, number=number).replace("\n{", " {"), encoding="utf-8")
            assert [result.outcome for result in library.add([str(file)])] == ["added"]
        return Assistant(library, thresholds=OPEN).respond(question)

    yield respond
    for library in opened:
        library.close()


DAY = "Selasa (14 Maret 2023)"


def test_two_numbers_of_one_visit_are_no_answer(ask) -> None:
    answer = ask("Berapa orang rombongan Ambon yang ke Malang?", (DAY, "35 orang"), (DAY, "53 orang"))
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.DISAGREE)
    assert "35 orang" in answer.message
    assert "53 orang" in answer.message
    assert answer.citations == ()


def test_two_days_of_one_visit_are_no_answer(ask) -> None:
    answer = ask("Kapan Ambon studi tiru ke Malang?", (DAY, "35 orang"), ("Rabu (15 Maret 2023)", "35 orang"))
    assert answer.reason is Reason.DISAGREE


def test_a_guarded_number_contradicts_nothing(ask) -> None:
    answer = ask("Berapa orang rombongan Ambon yang ke Malang?", (DAY, "35 orang"), (DAY, "sekitar 40 orang"))
    assert answer.status is Status.ANSWERED


def test_reports_that_agree_are_answered(ask) -> None:
    answer = ask("Berapa orang rombongan Ambon yang ke Malang?", (DAY, "35 orang"), (DAY, "35 orang peserta"))
    assert answer.status is Status.ANSWERED
    assert answer.short is not None
    assert answer.short.startswith("35 orang")
