"""Errors of the evaluation; the tree's root is corpus.errors.

RujukanError
└── EvalError      the evaluation cannot be run
    └── CaseError  a file of cases is not in order
"""

from corpus.errors import RujukanError


class EvalError(RujukanError):
    """The evaluation cannot be run or compared."""


class CaseError(EvalError):
    """A file of cases is not in order; the message names the file, the line and the case."""
