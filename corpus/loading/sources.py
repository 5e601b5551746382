"""Paths, folders, addresses and uploads as articles, each loaded or refused by itself."""

import io
import logging
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from corpus import messages
from corpus.addresses import is_web_address
from corpus.cleaning import normalise_line
from corpus.errors import ArticleRefused
from corpus.loading.fetching import fetch_page
from corpus.loading.finishing import finish_article
from corpus.loading.json_lines import read_json_lines
from corpus.loading.kinds import kind_of, read_kind
from corpus.loading.plain import has_front_matter
from corpus.loading.types import Draft, Fetch, Loaded, LoadLimits, Refused

_log = logging.getLogger(__name__)

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing"})
"""Names (without ending) of files in a folder that speak about the folder, unless they have front matter."""


def load_source(
    source: str, limits: LoadLimits | None = None, fetch: Fetch = fetch_page
) -> Iterator[Loaded | Refused]:
    """Articles of one file, folder (with its subfolders, sorted by path), .jsonl file or http(s) address.

    Never raises: what is no article comes out as `Refused`, in its place. In a folder hidden files, files
    with unknown endings and a README without front matter are passed over.
    """
    limits = limits or LoadLimits()
    if is_web_address(source):
        yield _guarded(source, lambda: _load_address(source, limits, fetch))
        return
    if not source.strip():
        yield _refuse(source, ArticleRefused(messages.NOT_FOUND, "an empty name"))
        return
    path = Path(os.path.abspath(os.path.expanduser(source)))
    if _is_folder(path):
        yield from _load_folder(path, source, limits)
    else:
        yield from _load_file(path, source, limits)


def load_bytes(name: str, data: bytes, limits: LoadLimits | None = None) -> Iterator[Loaded | Refused]:
    """Articles of an uploaded file; `name` tells its kind and is shown, nothing else."""
    limits = limits or LoadLimits()
    kind = kind_of(Path(name).name)
    if kind == "lines":
        yield from _load_lines(io.BytesIO(data), name, None, limits)
    else:
        yield _guarded(name, lambda: _load_data(kind, data, name, None, limits))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _load_folder(folder: Path, source: str, limits: LoadLimits) -> Iterator[Loaded | Refused]:
    paths = sorted(_files_of(folder))
    if not paths:
        yield _refuse(
            source, ArticleRefused(messages.EMPTY_FOLDER, f"no readable kind of file under {folder}")
        )
    for path in paths:
        yield from _load_file(path, os.path.join(source, os.path.relpath(path, folder)), limits)


def _files_of(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(base, name)
            if (
                not name.startswith(".")
                and kind_of(name)
                and path.is_file()
                and not _speaks_about_folder(path)
            ):
                yield path


def _speaks_about_folder(path: Path) -> bool:
    if path.stem.lower() not in _NOT_ARTICLES:
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return not has_front_matter(file.read(20_000))
    except OSError:
        return False


def _load_file(path: Path, source: str, limits: LoadLimits) -> Iterator[Loaded | Refused]:
    try:
        kind = _check_file(path, limits)
        if kind == "lines":
            with path.open("rb") as file:
                yield from _load_lines(file, source, str(path), limits)
            return
        data = path.read_bytes()
    except ArticleRefused as refusal:
        yield _refuse(source, refusal)
    except (OSError, ValueError) as error:
        yield _refuse(source, ArticleRefused(messages.UNREADABLE, f"{path}: {error}"))
    else:
        yield _guarded(source, lambda: _load_data(kind, data, source, str(path), limits))


def _check_file(path: Path, limits: LoadLimits) -> str:
    """The kind of the file, before a byte of it is read."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArticleRefused(messages.NOT_FOUND, str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise ArticleRefused(messages.NOT_A_FILE, f"{path}: mode {status.st_mode:o}")
    kind = _known(kind_of(path.name), path.name)
    limit = limits.max_jsonl_bytes if kind == "lines" else limits.max_bytes
    if status.st_size > limit:
        raise ArticleRefused(messages.too_large(limit // 1_000_000), f"{path}: {status.st_size} bytes")
    return kind


def _known(kind: str | None, name: str) -> str:
    if kind is None:
        raise ArticleRefused(messages.UNSUPPORTED, f"no reader for {name!r}")
    return kind


def _load_data(kind: str | None, data: bytes, source: str, origin: str | None, limits: LoadLimits) -> Loaded:
    if len(data) > limits.max_bytes:
        raise ArticleRefused(messages.too_large(limits.max_bytes // 1_000_000), f"{len(data)} bytes")
    return finish_article(read_kind(_known(kind, source), data, limits), source, origin, limits)


def _load_lines(
    file: BinaryIO, source: str, origin: str | None, limits: LoadLimits
) -> Iterator[Loaded | Refused]:
    found = False
    for number, draft in read_json_lines(_bounded_lines(file, limits.max_bytes), limits):
        found = True
        line = f" baris {number}"
        finish = partial(_finish_line, draft, source + line, origin and origin + line, limits)
        yield _guarded(source + line, finish)
    if not found:
        yield _refuse(source, ArticleRefused(messages.EMPTY, "no line"))


def _finish_line(
    draft: Draft | ArticleRefused, source: str, origin: str | None, limits: LoadLimits
) -> Loaded:
    if isinstance(draft, ArticleRefused):
        raise draft
    return finish_article(draft, source, origin, limits)


def _bounded_lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines of `file`; a longer one than `limit` comes cut to `limit + 1` bytes, its rest is passed over."""
    while line := file.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = file.readline(limit + 1)


def _load_address(url: str, limits: LoadLimits, fetch: Fetch) -> Loaded:
    page = fetch(url, limits)
    if len(page.data) > limits.max_bytes:
        raise ArticleRefused(messages.too_large(limits.max_bytes // 1_000_000), f"{len(page.data)} bytes")
    kind = _known(kind_of(page.url, page.content_type), f"{page.url} {page.content_type}")
    draft = read_kind(kind, page.data, limits, page.charset, page.url)
    if draft.url is None:
        draft = _with_address(draft, page.url)
    return finish_article(draft, url, None, limits)


def _with_address(draft: Draft, url: str) -> Draft:
    return replace(draft, url=url)


def _guarded(source: str, load: Callable[[], Loaded]) -> Loaded | Refused:
    """What `load` returns; any exception becomes a refusal with its cause in the log."""
    try:
        return load()
    except ArticleRefused as refusal:
        return _refuse(source, refusal)
    except Exception as error:
        _log.exception("cannot load %r", source)
        return Refused(normalise_line(source), messages.UNEXPECTED, f"{type(error).__name__}: {error}")


def _refuse(source: str, refusal: ArticleRefused) -> Refused:
    _log.info("refused %r: %s", source, refusal.detail)
    return Refused(normalise_line(source), refusal.user_message, refusal.detail)
