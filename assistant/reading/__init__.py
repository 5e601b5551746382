"""Reads passages for a question: which articles fit, which sentences answer, how sure that is.

A reader model takes the place of `QuotingReader` behind the protocol `Reader`.
"""

from assistant.reading.quoting_reader import QuotingReader
from assistant.reading.types import Reader, Reading, Support

__all__ = ["QuotingReader", "Reader", "Reading", "Support"]
