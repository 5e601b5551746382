import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.archive.locking import WriterLock
from corpus.errors import ArchiveError

HOLDER = """
import fcntl, os, sys
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def test_same_thread_may_hold_it_again(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock", timeout=0.1)
    with lock.hold(), lock.hold():
        pass
    with WriterLock(tmp_path / "lock", timeout=0.1).hold():
        pass


def test_other_holder_is_waited_for_with_a_message_and_then_given_up(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        WriterLock(tmp_path / "lock").hold(),
        pytest.raises(ArchiveError, match="masih diubah oleh proses lain"),
        WriterLock(tmp_path / "lock", timeout=0.2, on_wait=told.append).hold(),
    ):
        pass
    assert told == ["Menunggu proses lain selesai mengubah arsip …"]


def test_threads_of_one_lock_take_turns(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock")
    inside: list[int] = []

    def work() -> None:
        for _ in range(20):
            with lock.hold():
                inside.append(1)
                assert len(inside) == 1
                time.sleep(0.0005)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not inside


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(ArchiveError, match="masih diubah"), WriterLock(path, timeout=0.1).hold():
            pass
        holder.kill()
        holder.wait()
        with WriterLock(path, timeout=5.0).hold():
            pass


def test_a_failure_inside_lets_go(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock", timeout=0.1)
    with pytest.raises(ValueError, match="boom"), lock.hold():
        raise ValueError("boom")
    with WriterLock(tmp_path / "lock", timeout=0.1).hold():
        pass


def test_a_lock_file_that_cannot_be_opened_is_an_error_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(ArchiveError, match="periksa hak akses"), WriterLock(tmp_path / "lock").hold():
        pass
