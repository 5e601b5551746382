import logging
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import typer

from assistant.command_line import program
from assistant.command_line.logging_setup import HomeLog, logging_to_file
from assistant.command_line.program import build_program
from corpus.errors import RujukanError

COMMANDS = (
    "ask",
    "search",
    "add",
    "list",
    "show",
    "remove",
    "prepare",
    "doctor",
    "hash-password",
    "serve",
    "eval",
)
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|show|this|message|help(?!\b\s)|exit|default|required|the|and|of|file|"
    r"text|integer|range|path|directory|bool|str|int|list\[|install|completion)\b",
    re.IGNORECASE,
)
SCRIPT = Path(sys.executable).with_name("rujukan")


# --- help -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_indonesian_throughout(run, command) -> None:
    shown = run(*filter(None, [command]), "--help")
    assert (shown.code, shown.err) == (0, "")
    assert "Pemakaian: rujukan" in shown.out
    prose = re.sub(r"--?[\w-]+|\brujukan (?:ask|add|list|prepare)\b|\w+\.\w+|[─│╭╮╰╯*]", " ", shown.out)
    words = [word for word in ENGLISH.findall(prose) if word not in COMMANDS]
    assert not words, words


def test_the_help_names_every_command(run) -> None:
    shown = run("--help").out
    assert all(f" {command} " in shown for command in COMMANDS)


def test_the_name_alone_asks_for_help(run) -> None:
    assert run() == run("--help") or run().out.strip() == run("--help").out.strip()
    assert run().code == 0


# --- wrong usage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("tiada",), "Perintah 'tiada' tidak dikenal; lihat `rujukan --help`."),
        (("lst",), "Perintah 'lst' tidak dikenal; mungkin maksudnya list; lihat `rujukan --help`."),
        (("ask", "--tiada"), "Pilihan tidak dikenal: --tiada; lihat `rujukan --help`."),
        (("--tiada", "list"), "Pilihan tidak dikenal: --tiada; lihat `rujukan --help`."),
        (("show",), "Masukan yang wajib belum diberikan: ID; lihat `rujukan --help`."),
        (("add",), "Masukan yang wajib belum diberikan: SUMBER; lihat `rujukan --help`."),
        (("ask", "siapa", "itu"), "Masukan 'itu' berlebih; tulis teks yang berspasi di antara tanda kutip."),
        (("--home", "x"), "Perintah belum diberikan; lihat `rujukan --help`."),
        (
            ("list", "--home"),
            "Nilai untuk pilihan belum diberikan, atau pilihan itu tidak memerlukan nilai: --home; "
            "lihat `rujukan --help`.",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(run, arguments, complaint) -> None:
    refused = run(*arguments)
    assert (refused.code, refused.complaint) == (2, complaint)


def test_wrong_usage_makes_no_home(run, tmp_path) -> None:
    run("list", "--tiada", "--home", tmp_path / "rumah")
    run("ask", "--home", tmp_path / "rumah")
    assert not (tmp_path / "rumah").exists()


# --- the home -------------------------------------------------------------------------------------------------


def test_the_home_may_stand_before_or_after_the_command(run, home) -> None:
    assert run("--home", home, "list").out == run("list", "--home", home).out
    assert "2 artikel" in run("list", "--home", home).out


def test_the_home_after_the_command_wins_and_the_environment_comes_last(
    run, home, tmp_path, monkeypatch
) -> None:
    assert "2 artikel" in run("--home", tmp_path / "lain", "list", "--home", home).out
    assert "0 artikel" in run("list").out
    monkeypatch.setenv("RUJUKAN_HOME", str(home))
    assert "2 artikel" in run("list").out


# --- errors and the log ---------------------------------------------------------------------------------------


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Every command that opens a library fails with `error`, after some words in the log."""

    def fail(*_: object, **__: object) -> None:
        logging.getLogger("pustaka.lain").warning("catatan %s", "peringatan")
        logging.getLogger("pustaka.lain").info("catatan biasa")
        warnings.warn("sudah usang", DeprecationWarning, stacklevel=1)
        raise error

    monkeypatch.setattr("assistant.opening.open_library", fail)


def test_an_unexpected_error_is_one_sentence_and_its_cause_is_in_the_log(run, home, monkeypatch) -> None:
    failing(monkeypatch, ZeroDivisionError("sebab yang dalam"))
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        refused = run("list", "--home", home)
    assert refused.code == 2
    assert (
        refused.complaint.startswith("Terjadi kesalahan yang tidak terduga")
        and "rujukan.log" in refused.complaint
    )
    written = (home / "rujukan.log").read_text("utf-8")
    assert "ZeroDivisionError: sebab yang dalam" in written and "Traceback" in written
    assert "WARNING" in written and "pustaka.lain: catatan peringatan" in written
    assert "sudah usang" in written and "catatan biasa" not in written


def test_a_name_cannot_steer_the_terminal(run) -> None:
    result = run("show", "a\x1b]0;jahat\x07\x1b[2J\u202eterbalik")

    assert "⟨U+001B⟩[2J⟨U+202E⟩terbalik" in result.err.replace("\n", "")
    assert "\x1b" not in result.err


def test_an_expected_error_is_its_sentence(run, home, monkeypatch) -> None:
    failing(monkeypatch, RujukanError("Kalimat untuk pengguna.", "detail for the log"))
    assert run("list", "--home", home).complaint == "Kalimat untuk pengguna."


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_a_stopped_command_says_that_what_is_stored_stays(run, home, monkeypatch, error) -> None:
    failing(monkeypatch, error)
    stopped = run("list", "--home", home)
    assert (stopped.code, stopped.complaint) == (130, "Dihentikan; yang sudah tersimpan tetap ada di arsip.")


def test_without_anything_to_log_there_is_no_log(run, home) -> None:
    run("list", "--home", home)
    assert not (home / "rujukan.log").exists()


@pytest.mark.parametrize("spoilt", ["missing folder", "folder in its place"])
def test_a_log_that_cannot_be_written_stops_nothing(run, tmp_path, monkeypatch, spoilt) -> None:
    home = tmp_path / "rumah"
    if spoilt == "folder in its place":
        (home / "rujukan.log").mkdir(parents=True)
    failing(monkeypatch, ZeroDivisionError())
    assert run("list", "--home", home).complaint.startswith("Terjadi kesalahan yang tidak terduga")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_under_the_log_stops_nothing(tmp_path) -> None:
    (tmp_path / "rujukan.log").symlink_to("/dev/full")
    with logging_to_file() as log:
        log.write_to(tmp_path)
        logging.getLogger("pustaka").error("catatan")
    assert log not in logging.getLogger().handlers


def test_what_is_logged_before_the_home_is_known_is_kept(tmp_path) -> None:
    with logging_to_file() as log:
        logging.getLogger("pustaka").warning("pertama")
        log.write_to(tmp_path)
        logging.getLogger("pustaka").error("kedua")
        log.write_to(tmp_path)
        logging.getLogger("pustaka").error("ketiga")
    lines = (tmp_path / "rujukan.log").read_text("utf-8").splitlines()
    assert [line.rsplit(": ", 1)[1] for line in lines] == ["pertama", "kedua", "ketiga"]


def test_the_log_is_taken_away_again() -> None:
    before = logging.getLogger().handlers[:]
    with logging_to_file():
        assert any(isinstance(handler, HomeLog) for handler in logging.getLogger().handlers)
    assert logging.getLogger().handlers == before


def test_the_log_turns_over_before_it_fills_the_disk(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("assistant.command_line.logging_setup.MAX_BYTES", 300)
    with logging_to_file() as log:
        log.write_to(tmp_path)
        for number in range(50):
            logging.getLogger("pustaka").error("catatan nomor %d", number)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "rujukan.log",
        "rujukan.log.1",
        "rujukan.log.2",
    ]


def test_a_command_of_a_package_above_comes_in_by_its_entry_point(run, monkeypatch) -> None:
    class Entry:
        name = "zulu"

        @staticmethod
        def load():
            return lambda built: built.command("zulu")(lambda: typer.echo("zulu"))

    monkeypatch.setattr(program, "entry_points", lambda group: [Entry()])
    assert run("zulu").out == "zulu\n"


# --- the installed program ------------------------------------------------------------------------------------


def installed(*arguments: str, home: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    if not SCRIPT.exists():
        pytest.skip(f"the project is not installed: {SCRIPT} is missing")
    environment = {**os.environ, "RUJUKAN_HOME": str(home), "PYTHONWARNINGS": "default"}
    return subprocess.run(
        [SCRIPT, *arguments], env=environment, input=stdin, capture_output=True, check=False
    )


def test_the_installed_program_speaks_one_sentence_and_leaves_code_2(tmp_path) -> None:
    done = installed("show", "tiada", home=tmp_path / "rumah")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "Tidak ada artikel dengan ID “tiada” di arsip; lihat daftar ID dengan perintah `rujukan list`."
    ]


def test_the_installed_program_answers_a_batch_from_a_pipe(shipped_home) -> None:
    question = '{"id": "a", "q": "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"}\n'
    done = installed("ask", "--batch", "-", home=shipped_home, stdin=question.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"short": "Helmi Hasan"' in done.stdout and done.stdout.count(b"\n") == 1


def test_a_terminal_without_the_signs_shows_the_rest(shipped_home, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = installed("ask", "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?", home=shipped_home)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Helmi Hasan" in done.stdout and b"Sumber:\n[1]" in done.stdout and b" ? " in done.stdout


@pytest.mark.parametrize(
    ("wanted", "others"), [("ask", set()), ("eval", {"eval"}), ("serve", {"serve"}), ("", {"eval", "serve"})]
)
def test_a_command_does_not_wait_for_those_of_the_packages_above(wanted: str, others: set[str]) -> None:
    program = build_program(wanted)

    names = {part.name for part in (*program.registered_commands, *program.registered_groups)}
    assert names & {"eval", "serve"} == others
    assert {"ask", "list", "visits"} <= names
