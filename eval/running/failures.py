"""What is told of an exception, the same in every run and on every machine."""

import re

_ADDRESS = re.compile(r"\b0x[0-9a-f]{4,}\b", re.IGNORECASE)
_FOLDERS = re.compile(r"""(?<![\w.:/\\])(?:[a-z]:)?[/\\](?:[^/\\\s'":]+[/\\])+""", re.IGNORECASE)


def describe_failure(error: Exception) -> str:
    """Kind and message, without addresses in memory and without the folders of file names."""
    return f"{type(error).__name__}: {_FOLDERS.sub('…/', _ADDRESS.sub('0x…', str(error)))}"
