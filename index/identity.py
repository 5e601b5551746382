"""What an index was made with: recorded in the archive, compared at every opening."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from corpus.archive import Archive
from corpus.passages import ChunkSettings
from index import messages
from index.embedding import Embedder
from index.errors import StaleIndexError
from index.preparing import PREPARATION
from index.search_text import SEARCH_TEXT_VERSION
from index.terms import terms_version

IDENTITY_KEY = "index_identity"
REBUILDING_KEY = "index_rebuilding"
"""Holds the identity that a rebuild works towards, from its first transaction to its last."""


@dataclass(frozen=True, slots=True)
class IndexIdentity:
    """All that decides what is stored for the same article."""

    embedder: str
    dimension: str
    chunks: str
    terms: str
    preparation: str

    @classmethod
    def of(cls, embedder: Embedder, chunks: ChunkSettings) -> Self:
        """The identity of what would be stored now."""
        return cls(
            embedder.name,
            str(embedder.dimension),
            chunks.fingerprint(),
            terms_version(),
            f"{PREPARATION}.{SEARCH_TEXT_VERSION}",
        )

    def to_json(self) -> str:
        """Its stored form; equal identities have equal forms."""
        return json.dumps(asdict(self), sort_keys=True)


def check_identity(archive: Archive, current: IndexIdentity) -> None:
    """Raise StaleIndexError where the archive's index was made with something else, or is half rebuilt.

    The error names the first field that differs, both values and the command to run.
    """
    if archive.meta(REBUILDING_KEY) is not None:
        raise StaleIndexError(messages.UNFINISHED_REBUILD, f"{REBUILDING_KEY} is set")
    recorded = archive.meta(IDENTITY_KEY)
    if recorded in (None, current.to_json()):
        return
    stored: dict[str, str] = json.loads(recorded or "{}")
    for field, value in asdict(current).items():
        if stored.get(field) != value:
            raise _stale(field, stored.get(field, "–"), value)


def record_identity(archive: Archive, current: IndexIdentity) -> None:
    """Record the identity of an archive that holds nothing yet; any other one stays as it is."""
    with archive.writer_lock():
        known = archive.meta(IDENTITY_KEY)
        if archive.count().articles == 0 and known != current.to_json():
            archive.set_meta({IDENTITY_KEY: current.to_json(), REBUILDING_KEY: None})


def _stale(field: str, stored: str, current: str) -> StaleIndexError:
    message = messages.STALE_INDEX.format(field=messages.INDEX_FIELDS[field], stored=stored, current=current)
    return StaleIndexError(message, f"{field}: index made with {stored!r}, now in force {current!r}", field)
