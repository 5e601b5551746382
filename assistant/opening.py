"""Opens what the settings name."""

import logging
from collections.abc import Callable

from assistant.settings import Settings
from index.cross_encoder import BUNDLED_READER, CrossEncoder, load_reader
from index.embedding import load_embedder
from index.library import Library

log = logging.getLogger(__name__)


def open_library(
    settings: Settings, *, allow_stale: bool = False, on_wait: Callable[[str], None] | None = None
) -> Library:
    """The library in `settings.home`, made where it is missing.

    `on_wait` is told, in Indonesian, of waiting for another writer. Raises StaleIndexError where the index needs
    rebuilding, unless `allow_stale`; only `rebuild` may follow then.
    """
    return Library.open(
        settings.home,
        load_embedder(settings.embedder),
        reader=open_reader(settings),
        chroma_url=settings.chroma_url,
        allow_stale=allow_stale,
        on_wait=on_wait,
    )


def open_reader(settings: Settings) -> CrossEncoder | None:
    """The bundled reader model; None where the settings want none, or where it is not installed (the log says so).

    Raises ModelError where it is damaged.
    """
    if settings.fast:
        return None
    reader = load_reader()
    if reader is None:
        log.warning("no reader model in %s: answering without it", BUNDLED_READER)
    return reader
