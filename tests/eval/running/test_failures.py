import pytest

from eval.running.failures import describe_failure


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("cannot read <Passage object at 0x7f3a5c0d1e20>", "cannot read <Passage object at 0x…>"),
        ("no such file: '/home/budi/arsip/arsip.sqlite3'", "no such file: '…/arsip.sqlite3'"),
        (r"no such file: 'C:\Users\budi\arsip.sqlite3'", "no such file: '…/arsip.sqlite3'"),
        ("expected 3/4 dan/atau http://contoh.id/a/b", "expected 3/4 dan/atau http://contoh.id/a/b"),
    ],
)
def test_a_failure_is_told_the_same_on_every_machine(message: str, shown: str) -> None:
    assert describe_failure(RuntimeError(message)) == f"RuntimeError: {shown}"
