"""How we answer: understanding a question, reading, composing, checking; the command line and the page.

`assistant.respond.Assistant` answers; it stays out of this file, since it loads the indexes.
"""

from assistant.answer import Answer, Citation, Reason, Status

__all__ = ["Answer", "Citation", "Reason", "Status"]
