"""Cases as tests of pytest: what is collected, what is shown of a failure, what is opened."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.answer import Answer, Reason, Status
from corpus.article import Article
from eval import pytest_plugin
from eval.pytest_cases import opening
from eval.pytest_cases.failure import show_plainly
from eval.pytest_cases.items import holds_cases

# Loaded before pytester keeps the modules that an inner run may leave behind: numpy cannot be loaded twice.
from eval.reporting import terminal  # noqa: F401
from eval.running.fakes import QuotingAssistant
from eval.running.run import Answering

pytest_plugins = "pytester"

ROOT = Path(__file__).resolve().parents[2]
CASE = """
[[case]]
id = "{id}"
question = "Berapa kepala desa mengunjungi Sleman?"
facts = [["{fact}"]]
articles = ["sleman"]
answerable = true
split = "{split}"
tags = {{ kind = "{kind}", difficulty = "easy", origin = "manual", region = "Sleman" }}
"""
SLEMAN = Article(
    "sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman. Kepala dinas menyambut rombongan."
)


class FakeGiver:
    """A conftest that gives a small assistant, and counts how often it is asked for one."""

    def __init__(self, assistant: Answering) -> None:
        self.assistant = assistant
        self.asked = 0

    def pytest_rujukan_assistant(self) -> Answering:
        self.asked += 1
        return self.assistant


def case(name: str, fact: str = "85 orang", split: str = "dev", kind: str = "berapa") -> str:
    return CASE.format(id=name, fact=fact, split=split, kind=kind)


@pytest.fixture(autouse=True)
def only_our_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


@pytest.fixture
def giver() -> FakeGiver:
    return FakeGiver(QuotingAssistant.over([SLEMAN]))


@pytest.fixture
def three(pytester: pytest.Pytester) -> Path:
    """Two cases that pass and, between them, one whose fact is in the article but not in the answer."""
    path = pytester.path / "kasus.toml"
    path.write_text(
        case("satu") + case("dua", "menyambut rombongan", kind="siapa") + case("tiga", split="check"),
        encoding="utf-8",
    )
    return path


def run(pytester: pytest.Pytester, giver: FakeGiver, *arguments: object) -> pytest.RunResult:
    return pytester.runpytest_inprocess(*map(str, arguments), plugins=[pytest_plugin, giver])


def test_each_case_is_a_test_under_its_id(pytester: pytest.Pytester, giver: FakeGiver, three: Path) -> None:
    result = run(pytester, giver, "-v")

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["kasus.toml::satu PASSED*", "kasus.toml::dua FAILED*", "kasus.toml::tiga PASSED*"]
    )
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert giver.asked == 1, "one assistant a session"


def test_a_failure_says_what_rujukan_eval_says_and_shows_no_code(
    pytester: pytest.Pytester, giver: FakeGiver, three: Path
) -> None:
    result = run(pytester, giver)

    result.stdout.fnmatch_lines(
        [
            "*kasus dua*",
            "sebab*fakta tidak lengkap*",
            "pertanyaan*Berapa kepala desa mengunjungi Sleman?",
            "jawaban*85 orang kepala desa*",
            "sumber*sleman; diharapkan sleman",
            "diharapkan*✗ menyambut rombongan (*",
            "kasus.toml:11: fakta tidak lengkap*",
            "FAILED kasus.toml::dua - fakta tidak lengkap*",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "def runtest" not in result.stdout.str()


def test_a_failure_can_be_sent_from_one_process_to_another(
    pytester: pytest.Pytester, giver: FakeGiver, three: Path
) -> None:
    class Sender:
        def __init__(self) -> None:
            self.sent: list[str] = []

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            self.sent.append(json.dumps(report._to_json()))

    sender = Sender()
    pytester.runpytest_inprocess("-k", "dua", plugins=[pytest_plugin, giver, sender])
    assert any("fakta tidak lengkap" in text for text in sender.sent)


def test_the_words_of_the_tags_choose_cases(pytester: pytest.Pytester, giver: FakeGiver, three: Path) -> None:
    for arguments, passed, failed in (
        (("-m", "check"), 1, 0),
        (("-m", "dev and not siapa"), 1, 0),
        (("-m", "easy"), 2, 1),
        (("-k", "siapa"), 0, 1),
        (("-k", "Sleman and tiga"), 1, 0),
        (("--rujukan-split", "check"), 1, 0),
        (("kasus.toml::satu",), 1, 0),
    ):
        result = run(pytester, giver, "--strict-markers", "-W", "error", *arguments)
        result.assert_outcomes(passed=passed, failed=failed, deselected=0 if "::" in arguments[0] else None)


def test_tags_that_mean_something_to_pytest_or_are_no_names_do_no_harm(
    pytester: pytest.Pytester, giver: FakeGiver
) -> None:
    text = case("satu", kind="skip") + case("dua", kind="ke mana") + case("tiga", kind="3")
    (pytester.path / "kasus.toml").write_text(text, encoding="utf-8")

    run(pytester, giver, "--strict-markers", "-W", "error").assert_outcomes(passed=3)
    run(pytester, giver, "-m", "kind_skip or ke_mana or kind_3").assert_outcomes(passed=3)


def test_it_works_with_stopping_last_failed_and_junit(
    pytester: pytest.Pytester, giver: FakeGiver, three: Path
) -> None:
    run(pytester, giver, "-x", "--junitxml", "hasil.xml").assert_outcomes(passed=1, failed=1)

    xml = (pytester.path / "hasil.xml").read_text(encoding="utf-8")
    assert 'name="dua"' in xml and '<failure message="fakta tidak lengkap' in xml
    assert '<property name="kind" value="siapa"' in xml
    run(pytester, giver, "--lf").assert_outcomes(failed=1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            case("satu").replace("split", "splitt"),
            "kasus.toml baris 2 (kasus satu): kunci tidak dikenal: splitt",
        ),
        (case("satu") + case("satu"), "kasus.toml baris 11 (kasus satu): id sudah dipakai"),
        (case("satu") + "question = [", "bukan TOML yang benar"),
        (case("satu").replace("split", "splitt") + case("dua", ""), "kasus.toml baris 11 (kasus dua): "),
    ],
)
def test_a_broken_file_is_an_error_of_the_collection_in_one_sentence(
    pytester: pytest.Pytester, giver: FakeGiver, text: str, named: str
) -> None:
    (pytester.path / "kasus.toml").write_text(text, encoding="utf-8")

    result = run(pytester, giver)

    result.assert_outcomes(errors=1)
    assert named in result.stdout.str()
    assert "Traceback" not in result.stdout.str() and "raise " not in result.stdout.str()
    assert giver.asked == 0


def test_a_case_that_does_not_fit_the_archive_fails_alone(
    pytester: pytest.Pytester, giver: FakeGiver
) -> None:
    (pytester.path / "kasus.toml").write_text(case("satu") + case("dua", "86 orang"), encoding="utf-8")

    result = run(pytester, giver)

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["*kasus dua): fakta 86 orang tidak terdapat*", "*kasus tidak cocok dengan arsip"]
    )


def test_a_crash_of_the_assistant_is_a_failure_with_its_cause(pytester: pytest.Pytester, three: Path) -> None:
    class Broken(QuotingAssistant):
        def respond(self, text: str, history: object = ()) -> Answer:
            raise ValueError("rusak")

    whole = QuotingAssistant.over([SLEMAN])
    result = run(pytester, FakeGiver(Broken(whole.library)), "-k", "satu")

    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(["sebab*galat: ValueError: rusak*"])


def test_what_an_answer_quotes_cannot_steer_the_terminal(pytester: pytest.Pytester) -> None:
    class Hostile(QuotingAssistant):
        def respond(self, text: str, history: object = ()) -> Answer:
            return Answer(text, text, Status.NOT_FOUND, Reason.NOTHING_FOUND, "\x1b[2Jhilang\x07\nbaris dua")

    (pytester.path / "kasus.toml").write_text(case("satu"), encoding="utf-8")
    result = run(pytester, FakeGiver(Hostile(QuotingAssistant.over([SLEMAN]).library)), "--color=no")

    result.assert_outcomes(failed=1)
    assert "\x1b" not in result.stdout.str() and "\x07" not in result.stdout.str()
    assert show_plainly("a\u202eb\nc") == "a�b c"


def test_toml_files_of_others_are_left_alone(pytester: pytest.Pytester, giver: FakeGiver) -> None:
    files = {
        "pyproject.toml": "[project]\nname = 'x'\n",
        "lain.toml": "[[case]]\nname = 'a table of somebody else'\n",
        "rusak.toml": "= not TOML",
    }
    for name, text in files.items():
        (pytester.path / name).write_text(text, encoding="utf-8")

    assert run(pytester, giver, "-c", "pyproject.toml").ret == pytest.ExitCode.NO_TESTS_COLLECTED
    assert holds_cases(pytester.path / "lain.toml", asked_for=True), (
        "a file asked for by name is told its faults"
    )
    assert not holds_cases(pytester.path / "pyproject.toml", asked_for=True)


def test_a_folder_without_an_archive_is_wrong_usage(
    pytester: pytest.Pytester, giver: FakeGiver, three: Path
) -> None:
    result = run(pytester, giver, "--rujukan-home", "tiada")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: Folder *tiada tidak berisi arsip Rujukan; periksa --rujukan-home*"])


class SmallLibrary:
    """Stands for the library of a home."""

    def __init__(self, home: Path, articles: int, opened: list[Path], closed: list[Path]) -> None:
        self.home = home
        self.articles = articles
        self.archive = self
        self._closed = closed
        opened.append(home)

    def count(self) -> "SmallLibrary":
        return self

    def __enter__(self) -> "SmallLibrary":
        return self

    def __exit__(self, *_: object) -> None:
        assert self.home.exists(), "closed before its folder goes"
        self._closed.append(self.home)


@pytest.fixture
def homes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, list[Path]]:
    """The homes that were opened, prepared and closed, instead of doing so."""
    seen: dict[str, list[Path]] = {"opened": [], "prepared": [], "closed": []}

    def open_small(settings: object, **_: object) -> SmallLibrary:
        home = settings.home  # type: ignore[attr-defined]
        articles = 0 if home.name == "kosong" else 1
        return SmallLibrary(home, articles, seen["opened"], seen["closed"])

    monkeypatch.setattr(opening, "open_library", open_small)
    monkeypatch.setattr(opening, "prepare_shipped", lambda library: seen["prepared"].append(library.home))
    monkeypatch.setattr(opening, "Assistant", lambda library: QuotingAssistant.over([SLEMAN]))
    monkeypatch.setenv("RUJUKAN_HOME", str(tmp_path / "rumah"))
    for name in ("rumah", "lain", "kosong"):
        (tmp_path / name).mkdir()
        (tmp_path / name / opening.ARCHIVE_FILE).touch()
    return seen


def run_plain(pytester: pytest.Pytester, *arguments: object) -> pytest.RunResult:
    return pytester.runpytest_inprocess(*map(str, arguments), plugins=[pytest_plugin])


def test_the_home_in_force_is_opened_once_at_the_first_case_and_closed_at_the_end(
    pytester: pytest.Pytester, three: Path, homes: dict[str, list[Path]], tmp_path: Path
) -> None:
    run_plain(pytester, "--collect-only").assert_outcomes()
    assert not homes["opened"]

    result = run_plain(pytester, "-x")

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["Rujukan: kasus diuji pada arsip di *rumah."])
    assert homes["opened"] == homes["closed"] == [tmp_path / "rumah"]
    assert not homes["prepared"]


def test_a_given_home_goes_before_the_one_in_force(
    pytester: pytest.Pytester, three: Path, homes: dict[str, list[Path]], tmp_path: Path
) -> None:
    run_plain(pytester, "--rujukan-home", tmp_path / "lain").assert_outcomes(passed=2, failed=1)
    assert homes["opened"] == [tmp_path / "lain"]


def test_a_given_home_that_is_empty_ends_the_session_with_one_sentence(
    pytester: pytest.Pytester, three: Path, homes: dict[str, list[Path]], tmp_path: Path
) -> None:
    result = run_plain(pytester, "--rujukan-home", tmp_path / "kosong")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "masih kosong; isi dahulu dengan `rujukan add" in result.stdout.str()
    assert homes["opened"] == homes["closed"] == [tmp_path / "kosong"]


@pytest.mark.parametrize("home", ["kosong", "tiada"])
def test_without_an_archive_the_shipped_one_is_prepared_in_a_folder_that_goes_again(
    pytester: pytest.Pytester,
    three: Path,
    homes: dict[str, list[Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    home: str,
) -> None:
    monkeypatch.setenv("RUJUKAN_HOME", str(tmp_path / home))

    result = run_plain(pytester)

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["Rujukan: arsip bawaan disiapkan di folder sementara*"])
    (prepared,) = homes["prepared"]
    assert prepared == homes["opened"][-1] != tmp_path / home
    assert not prepared.exists()
    assert sorted(homes["closed"]) == sorted(homes["opened"])


def test_every_run_of_pytest_loads_the_plugin_but_nothing_heavy() -> None:
    code = (
        "import sys, eval.pytest_plugin; "
        "print(sorted({name.split('.')[0] for name in sys.modules} "
        "& {'numpy', 'gradio', 'onnxruntime', 'chromadb', 'torch', 'rich', 'typer', 'assistant', 'index', 'corpus'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_plugin_is_an_entry_point_and_our_own_tests_hold_no_cases() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["entry-points"]["pytest11"] == {"rujukan": "eval.pytest_plugin"}
    assert settings["tool"]["pytest"]["ini_options"]["testpaths"] == ["tests"]
    assert not [path for path in (ROOT / "tests").rglob("*.toml") if holds_cases(path, asked_for=False)]
    assert not [
        path for path in (ROOT / "eval").rglob("*.py") if path.match("test_*.py") or path.match("*_test.py")
    ]


def test_shipped_cases_run_for_real(shipped_home: Path, tmp_path: Path) -> None:
    arguments = [
        "-p",
        "eval.pytest_plugin",
        "--rujukan-home",
        str(shipped_home),
        "--rujukan-fast",
        "-o",
        "addopts=",
    ]
    chosen = [f"eval/cases/founding.toml::founding-{number}" for number in ("001", "002", "003")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, "-p", "no:cacheprovider", "-v", *chosen],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), done.stdout + done.stderr
    for number in ("001", "002", "003"):
        assert f"founding.toml::founding-{number} " in done.stdout
    assert " PASSED" in done.stdout, done.stdout
