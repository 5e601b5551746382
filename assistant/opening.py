"""Opens what the settings name."""

from assistant.settings import Settings
from index.embedding import load_embedder
from index.library import Library


def open_library(settings: Settings) -> Library:
    """The library in `settings.home`, made where it is missing; raises StaleIndexError where it needs rebuilding."""
    return Library.open(settings.home, load_embedder(settings.embedder), chroma_url=settings.chroma_url)
