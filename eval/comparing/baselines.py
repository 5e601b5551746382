"""Files that a run is compared with: full reports, and golden numbers, which are small enough to review."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from eval.comparing import messages
from eval.comparing.compared_run import FORMAT, read_run
from eval.errors import EvalError

BASELINES_FOLDER = Path(__file__).resolve().parent.parent / "baselines"
"""Golden numbers of the shipped cases."""


def load_baseline(path: Path) -> dict[str, Any]:
    """A full report of format 2 or golden numbers; raises EvalError, with a sentence for each kind of other file.

    A bare name that is no file here ("full") means the golden numbers of that name that come with the product.
    """
    path = _place_of(path)
    value = _load_json(path)
    if not _looks_like_report(value):
        raise _refuse(messages.OTHER_JSON, path, f"expected a report, got {_kind_of(value)}")
    check_baseline(value, path)
    return value


def check_baseline(value: Mapping[str, Any], path: Path) -> None:
    """Raises EvalError where a report, read from `path`, has another format or is damaged."""
    version = value["format"]
    if version != FORMAT:
        sentence = messages.OLD_FORMAT if version < FORMAT else messages.NEW_FORMAT
        raise _refuse(sentence, path, f"expected format {FORMAT}, got {version}", format=version)
    try:
        read_run(value)
    except ValueError as error:
        raise _refuse(messages.DAMAGED, path, str(error)) from error


def load_golden(path: Path) -> dict[str, Any] | None:
    """The golden numbers that new ones would replace, of whatever format; None where there is no file.

    Raises EvalError for any other file, so that nothing else is ever written over.
    """
    if not os.path.exists(path):  # `Path.exists` raises for a name that is too long
        return None
    try:
        value = _load_json(path)
    except EvalError as error:
        raise _refuse(messages.NOT_GOLDEN, path, error.detail) from error
    if not _looks_like_report(value) or value.get("golden") is not True:
        raise _refuse(messages.NOT_GOLDEN, path, f"expected golden numbers, got {_kind_of(value)}")
    return value


def _place_of(path: Path) -> Path:
    shipped = BASELINES_FOLDER / f"{path}.json"
    bare = path.name == str(path) and not path.suffix
    return shipped if bare and not os.path.exists(path) and shipped.is_file() else path


def _load_json(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise _refuse(messages.NO_FILE, path, str(error)) from error
    except IsADirectoryError as error:
        raise _refuse(messages.IS_FOLDER, path, str(error)) from error
    except OSError as error:
        raise _refuse(messages.UNREADABLE, path, str(error)) from error
    except ValueError as error:  # bytes that are no UTF-8, or a name with a zero byte
        raise _refuse(messages.NOT_JSON, path, str(error)) from error
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _refuse(messages.NOT_JSON, path, str(error)) from error


def _looks_like_report(value: object) -> TypeGuard[dict[str, Any]]:
    return (
        isinstance(value, dict)
        and type(value.get("format")) is int
        and isinstance(value.get("results"), list)
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(f"expected numbers as JSON knows them, got {name}")


def _refuse(sentence: str, path: Path, detail: str, **values: object) -> EvalError:
    return EvalError(sentence.format(path=path, **values), f"{str(path)!r}: {detail}")


def _kind_of(value: object) -> str:
    return f"keys {sorted(value)[:5]}" if isinstance(value, dict) else type(value).__name__
