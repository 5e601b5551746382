"""The register under kills and with several processes: nothing is lost, all see the same."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from corpus.archive import ARCHIVE_FILE, Archive, Prepared
from corpus.incoming import NewArticle
from corpus.visits.register import VisitRegister

ARTICLES = 120
KILLS = 8
PLACES = (
    "Kota Kediri",
    "Kota Bengkulu",
    "Kabupaten Siak",
    "Kabupaten Badung",
    "Kota Surabaya",
    "Kabupaten Garut",
)
CHILD = """
import sys
from pathlib import Path
from corpus.archive import Archive
from corpus.visits.register import VisitRegister
with Archive.open(Path(sys.argv[1])) as archive:
    print("ready", flush=True)
    print(" ".join(visit.id for visit in VisitRegister(archive).registry().visits), flush=True)
"""


def fill(path: Path) -> None:
    """Articles that each tell of one visit."""
    chance = random.Random(7)
    with Archive.open(path) as archive:
        for number in range(ARTICLES):
            guest, host = chance.sample(PLACES, 2)
            text = (
                f"Pemerintah {guest} mengunjungi Pemerintah {host} pada {1 + number % 28} Maret {1990 + number // 4}. "
                f"Rombongan berjumlah {number + 3} orang itu mempelajari pengelolaan sampah."
            )
            archive.add(NewArticle(text, id=f"a{number:03}"), lambda _: Prepared(()))


def start(path: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True, cwd=root
    )


def test_kills_while_articles_are_read_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / ARCHIVE_FILE
    fill(path)
    chance = random.Random(11)
    for _ in range(KILLS):
        with start(path) as child:
            assert child.stdout is not None and child.stdout.readline() == "ready\n"
            time.sleep(chance.random() * 0.6)
            os.kill(child.pid, signal.SIGKILL)
    with Archive.open(path) as archive:
        visits = VisitRegister(archive).registry().visits
        assert {article for visit in visits for article in visit.articles} == {
            f"a{number:03}" for number in range(ARTICLES)
        }
        assert archive.visit_store.failures() == ()
        assert not [problem for problem in archive.problems() if "belum dipotong" not in problem]


def test_processes_that_read_at_the_same_time_come_to_the_same_register(tmp_path: Path) -> None:
    path = tmp_path / ARCHIVE_FILE
    fill(path)
    with start(path) as one, start(path) as other:
        shown = [child.communicate(timeout=120)[0].splitlines()[-1] for child in (one, other)]
    with Archive.open(path) as archive:
        assert (
            shown[0] == shown[1] == " ".join(visit.id for visit in VisitRegister(archive).registry().visits)
        )


def test_correction_made_while_another_process_reads_is_kept(tmp_path: Path) -> None:
    path = tmp_path / ARCHIVE_FILE
    fill(path)
    with Archive.open(path) as archive:
        register = VisitRegister(archive)
        chosen = register.registry().visits[0].id
        archive.add(NewArticle("Wali Kota Batu mengunjungi Kota Kediri.", id="b"), lambda _: Prepared(()))
        with start(path) as child:
            register.correct(chosen, {"venue": "Pendopo"}, "admin")
            assert child.communicate(timeout=120)[0]
        venue = VisitRegister(archive).registry().get(chosen).venue
    assert venue is not None and venue.value == "Pendopo"
