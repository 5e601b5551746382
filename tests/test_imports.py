"""Imports point one way, and every framework stays in its place; read from the import statements themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "assistant": {"corpus", "index", "assistant"},
    "app": {"corpus", "index", "assistant", "app"},
    "eval": {"corpus", "index", "assistant", "app", "eval"},
}
"""Package -> the packages of ours that it may import."""

PLACES = {
    "chromadb": {"index/dense.py"},
    "llama_index": {"assistant/llamaindex.py"},
    "gradio": {"app.py", "assistant/page/", "eval/page/tab.py"},
    "onnxruntime": {"index/model_folder.py", "index/training/"},
    "tokenizers": {"index/model_folder.py", "index/cross_encoder.py", "index/training/"},
    "torch": {"index/training/"},
    "transformers": {"index/training/"},
    "sentence_transformers": {"index/transformer_embedding.py", "index/training/", "eval/bench_embedding.py"},
    "trafilatura": {"corpus/loading/"},
    "pypdf": {"corpus/loading/"},
    "openpyxl": {"assistant/visit_workbook.py", "assistant/workbook_cells.py", "eval/casework/workbook"},
    "docx": {"corpus/loading/", "assistant/briefing/word"},
    "reportlab": {"assistant/briefing/pdf.py"},
    "sqlite3": {"corpus/archive/", "index/", "eval/robustness/hostile/archive_state.py"},
    "pickle": set(),
    "marshal": set(),
    "shelve": set(),
}
"""Framework -> files and folders that may import it; benchmarks compare with peers and may use theirs."""

LAZY = ("torch", "sentence_transformers", "transformers", "gradio")
"""Slow to import: outside their own places never at the top of a file."""


def source_files(name: str) -> list[Path]:
    """The Python files of a package, or the one file of a module."""
    single = ROOT / f"{name}.py"
    return [single] if single.exists() else sorted((ROOT / name).rglob("*.py"))


def imported_names(path: Path, top_only: bool = False) -> Iterator[str]:
    """Dotted names in the import statements of a file; those for the type checker alone are left out."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    hidden = {id(node) for node in ast.walk(tree) if _is_for_types(node) for node in ast.walk(node)}
    for node in tree.body if top_only else ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import of {node.module!r}"
            yield str(node.module)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("package", BELOW)
def test_imports_point_one_way(package: str) -> None:
    files = source_files(package)
    assert files
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in imported_names(path)
        if name.split(".")[0] in BELOW and name.split(".")[0] not in BELOW[package]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("framework", PLACES)
def test_every_framework_stays_in_its_place(framework: str) -> None:
    wrong = [
        f"{place} imports {framework}"
        for package in BELOW
        for path in source_files(package)
        for place in [path.relative_to(ROOT).as_posix()]
        if framework in {name.split(".")[0] for name in imported_names(path)}
        and not any(place == allowed or place.startswith(allowed) for allowed in PLACES[framework])
        and not (place.startswith("eval/") and place.split("/")[1].startswith(("bench_", "scale_")))
    ]
    assert not wrong, wrong


def test_slow_frameworks_are_imported_when_they_are_needed() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name} at its top"
        for package in BELOW
        for path in source_files(package)
        if not path.relative_to(ROOT)
        .as_posix()
        .startswith(("index/training/", "assistant/page/", "eval/page/tab.py", "eval/bench_"))
        for name in imported_names(path, top_only=True)
        if name.split(".")[0] in LAZY
    ]
    assert not wrong, wrong


def test_the_check_sees_an_import_inside_a_function(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(
        "if TYPE_CHECKING:\n    import gradio\ndef f():\n    from torch.nn import Module\nimport a.b\n"
    )
    assert sorted(imported_names(file)) == ["a.b", "torch.nn"]
    assert list(imported_names(file, top_only=True)) == ["a.b"]
