"""Errors of models and indexes; the tree's root is corpus.errors."""

from corpus.errors import RujukanError


class ModelError(RujukanError):
    """An embedding model is missing, damaged or cannot be loaded."""


class StaleIndexError(RujukanError):
    """The stored index was made with other settings than the ones in force; names field and values.

    `field` is the first field of index.identity.IndexIdentity that differs; empty for a rebuild that was cut short.
    """

    def __init__(self, user_message: str, detail: str = "", field: str = "") -> None:
        super().__init__(user_message, detail)
        self.field = field


class VectorStoreError(RujukanError):
    """The Chroma store cannot be reached or used; everything in it can be built again from the archive."""
