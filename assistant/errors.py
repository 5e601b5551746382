"""Errors of the assistant; the tree's root is corpus.errors."""

from corpus.errors import RujukanError


class UsageError(RujukanError):
    """A command or a setting was given something that it cannot use."""


class CitationProblem(RujukanError):
    """A sentence of a draft is not what its citation points to; such an answer is never shown."""
