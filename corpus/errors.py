"""Errors of the whole project: one tree, each error with a sentence for users and a cause for the log.

RujukanError
├── ArticleRefused      an article that cannot be taken in; the others go on
├── ArchiveError        the archive cannot be opened, read or written
├── VisitError          no such visit, or a correction that cannot be carried out
├── index.errors.*      model and index
└── assistant.errors.*  question and settings
"""


class RujukanError(Exception):
    """An expected failure that a user can do something about.

    `user_message` is one Indonesian sentence that says what to do; `detail` is English, for the log: what was
    expected, what came, where.
    """

    def __init__(self, user_message: str, detail: str = "") -> None:
        super().__init__(user_message)
        self.user_message = user_message
        self.detail = detail


class ArticleRefused(RujukanError):
    """An article that cannot be taken in; `user_message` is the reason shown in the summary of `rujukan add`."""


class ArchiveError(RujukanError):
    """The archive cannot be opened, read or written."""


class VisitError(RujukanError):
    """A visit that is not in the register, or a correction of one that cannot be carried out."""
