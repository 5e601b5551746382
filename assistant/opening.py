"""Opens what the settings name."""

from collections.abc import Callable

from assistant.settings import Settings
from index.embedding import load_embedder
from index.library import Library


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
        chroma_url=settings.chroma_url,
        allow_stale=allow_stale,
        on_wait=on_wait,
    )
