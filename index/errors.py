"""Errors of models and indexes; the tree's root is corpus.errors."""

from corpus.errors import RujukanError


class ModelError(RujukanError):
    """An embedding model is missing, damaged or cannot be loaded."""


class StaleIndexError(RujukanError):
    """The stored index was made with other settings than the ones in force; names the field and both values."""
