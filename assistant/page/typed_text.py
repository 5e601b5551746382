"""Text as it comes from a browser, before anything else sees it."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_typed(text: object) -> str:
    """`text` in NFC on one line, without control characters, lone surrogates and outer white space.

    Anything but a string is nothing. Emoji and marks of writing direction stay: they are shown isolated.
    """
    if not isinstance(text, str):
        return ""
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).split())
