import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from corpus.archive import ARCHIVE_FILE, Archive, Prepared
from corpus.article_reading import ArticleReading
from corpus.incoming import NewArticle
from corpus.visits.visit import Visit
from eval.bench_support.visit_filler import build_visit

Run = Callable[..., object]
LINES = {
    "a": ("Kota Bengkulu", "Kota Kediri", "2023-06-22"),
    "b": ("DPRD: Kota Bandung", "Kabupaten Badung", "2022-03"),
    "c": ("Kabupaten Siak", "Kota Malang", "2024"),
    "d": ("Kabupaten Siak", "Kabupaten Kampar", None),
}


def extract(reading: ArticleReading) -> tuple[Visit, ...]:
    visitor, host, when = LINES[reading.article.id]
    topics = ["smart city"] if reading.article.id == "a" else []
    return (
        build_visit(
            visitor, host, when, article=reading.article.id, topics=topics, planned=reading.article.id == "c"
        ),
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose articles tell of the visits above."""
    monkeypatch.setattr("corpus.visits.readings.load_extractor", lambda: extract)
    folder = tmp_path / "home"
    with Archive.open(folder / ARCHIVE_FILE) as archive:
        for name in LINES:
            article = NewArticle(f"Artikel {name}.", id=name, url=f"https://contoh.go.id/{name}")
            archive.add(article, lambda _: Prepared(()))
    return folder


@pytest.fixture
def listed(run: Run, home: Path) -> Callable[..., str]:
    """`listed("--host", "…")`: the ids of the articles of the visits found, in order."""

    def list_visits(*options: str) -> str:
        ran = run("visits", *options, "--format", "json", "--home", home)
        assert (ran.code, ran.err) == (0, "")  # type: ignore[attr-defined]
        return " ".join(visit["articles"][0] for visit in json.loads(ran.out))  # type: ignore[attr-defined]

    return list_visits


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "a b d"),
        ("--planned", "c a b d"),
        ("--rencana", "c a b d"),
        ("--host|Kota Kediri", "a"),
        ("--host|35.71", "a"),
        ("--visitor|Siak", "d"),
        ("--province|Jatim", "a"),
        ("--province|Jatim|--rencana", "c a"),
        ("--visitor-province|Jawa Barat", "b"),
        ("--visitor-unit|dprd", "b"),
        ("--visitor-unit|DPRD", "b"),
        ("--topic|kota cerdas", "a"),
        ("--from|2022|--to|2022", "b"),
        ("--from|April 2022", "a"),
        ("--to|2022-03", "b"),
        ("--text|badung", "b"),
    ],
)
def test_options_choose_visits(listed: Callable[..., str], options: str, expected: str) -> None:
    assert listed(*[part for part in options.split("|") if part]) == expected


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--host", "Kediri"], "Kabupaten Kediri atau Kota Kediri"),
        (["--host", "Kota Kedirri"], "mungkin maksudnya"),
        (["--province", "Jawa Timor"], "Jawa Timur"),
        (["--topic", "smart citi"], "smart city"),
        (["--form", "jalan-jalan"], "pilih salah satu: studi banding"),
        (["--visitor-unit", "diskominfoo"], "Diskominfo"),
        (["--from", "2022-13-01"], "--from tidak dapat dibaca"),
        (["--from", "2023", "--to", "2022"], "tukar keduanya"),
        (["--format", "pdf"], "--format"),
        (["--format", "csv", "-o", "kunjungan.XLSX"], "tidak sesuai dengan nama berkas"),
        (["--text", "%"], "--text"),
        (["--host", "a" * 10_000], "…' tidak dikenal"),
    ],
)
def test_unknown_wishes_are_refused_in_one_sentence(
    run: Run, home: Path, options: list[str], complaint: str
) -> None:
    ran = run("visits", *options, "--home", home)
    assert ran.code == 2 and complaint in ran.complaint  # type: ignore[attr-defined]


def test_table_shows_visits_and_says_what_is_not_told(run: Run, home: Path) -> None:
    ran = run("visits", "--home", home)
    assert ran.code == 0  # type: ignore[attr-defined]
    for shown in ("3 kunjungan", "22 Juni 2023", "Maret 2022", "DPRD Kota Bandung", "tidak disebut"):
        assert shown in ran.out  # type: ignore[attr-defined]


def test_nothing_found_is_said_and_is_no_error(run: Run, home: Path) -> None:
    ran = run("visits", "--host", "Kota Batu", "--home", home)
    assert ran.code == 0 and "longgarkan saringannya" in ran.out  # type: ignore[attr-defined]


def test_empty_archive_says_what_to_do(run: Run, tmp_path: Path) -> None:
    ran = run("visits", "--format", "json", "--home", tmp_path / "kosong")
    assert (ran.code, ran.out) == (0, "[]\n")  # type: ignore[attr-defined]
    assert "rujukan prepare" in ran.err  # type: ignore[attr-defined]


def test_csv_goes_to_standard_output(run: Run, home: Path) -> None:
    ran = run("visits", "--format", "csv", "--home", home)
    table = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))  # type: ignore[attr-defined]
    assert [row["alamat_sumber"][-1] for row in table] == ["a", "b", "d"]


def test_name_of_the_file_decides_its_format(run: Run, home: Path, tmp_path: Path) -> None:
    target = tmp_path / "kunjungan.xlsx"
    ran = run("visits", "-o", target, "--home", home)
    assert (ran.code, ran.out) == (0, "") and "3 kunjungan ditulis" in ran.err  # type: ignore[attr-defined]
    assert load_workbook(target)["Kunjungan"].max_row == 4


@pytest.mark.parametrize("name", ["tidak-ada/x.csv", "berkas/x.csv", "folder", ""])
def test_file_that_cannot_be_written_is_refused(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas").write_text("lama", encoding="utf-8")
    ran = run("visits", "-o", name, "--home", home)
    assert ran.code == 2 and "tidak dapat ditulis" in ran.complaint  # type: ignore[attr-defined]


def test_workbook_is_not_written_to_a_terminal(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.command_line.visits.sys.stdout.isatty", lambda: True)
    ran = run("visits", "--format", "xlsx", "--home", home)
    assert ran.code == 2 and "-o" in ran.complaint  # type: ignore[attr-defined]


def test_command_loads_neither_index_nor_models(home: Path) -> None:
    program = (
        "import sys; from assistant.command_line.program import main; "
        "code = main(['visits', '--help']); "
        "loaded = {'chromadb', 'onnxruntime', 'torch', 'gradio', 'openpyxl'} & set(sys.modules); "
        "sys.exit(f'{code} {sorted(loaded)}' if code or loaded else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
