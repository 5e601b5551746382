import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def printed(seed: str) -> bytes:
    """What a process whose sets have another order prints of the same run."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    script = Path(__file__).with_name("small_suite.py")
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_two_processes_write_the_same_bytes_whatever_the_order_of_their_sets() -> None:
    one = printed("1")

    assert one.count(b'"golden": true') == 1
    assert b"dahulu lulus, sekarang gagal" in one
    assert printed("4242") == one
