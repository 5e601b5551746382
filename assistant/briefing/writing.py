"""Which file a briefing becomes."""

from collections.abc import Callable
from pathlib import Path

from assistant.briefing import messages
from assistant.briefing.document import Briefing
from assistant.briefing.markdown import render_markdown
from assistant.errors import UsageError

KINDS = ("docx", "pdf", "md")


def renderer_of(kind: str) -> Callable[[Briefing], bytes]:
    """What makes a file of that kind; raises UsageError for one that is not in KINDS.

    The libraries for Word and PDF are imported when they are needed: they take longer than the briefing.
    """
    if kind == "docx":
        from assistant.briefing.word import render_word  # noqa: PLC0415

        return render_word
    if kind == "pdf":
        from assistant.briefing.pdf import render_pdf  # noqa: PLC0415

        return render_pdf
    if kind == "md":
        return lambda briefing: render_markdown(briefing).encode("utf-8")
    raise UsageError(messages.MISSING_FILE_TYPE, f"expected one of {KINDS}, got {kind!r}")


def kind_of(path: Path) -> str:
    """The kind of file that a name ends with; raises UsageError for any other."""
    kind = path.suffix.lower().removeprefix(".")
    renderer_of(kind)
    return kind


def file_name(briefing: Briefing, kind: str) -> str:
    """ "bahan-kunjungan-kota-kediri-smart-city.docx": small letters, digits and hyphens."""
    words = "".join(
        sign if sign.isalnum() and sign.isascii() else " "
        for sign in f"bahan kunjungan {briefing.host.full_name} {briefing.topic}".lower()
    )
    return f"{'-'.join(words.split())}.{kind}"
