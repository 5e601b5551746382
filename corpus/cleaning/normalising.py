"""Any string as clean Unicode: the same characters everywhere, so that offsets and comparisons hold.

Quotation marks and dashes stay as the article has them: a quotation is shown exactly as it was printed.
"""

import html
import re
import unicodedata

_CP1252_BYTES = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_CHAR_TO_BYTE = {chr(byte): byte for byte in range(0x80, 0x100)} | {c: b for b, c in _CP1252_BYTES.items()}
_CONTINUATION = "[" + "".join(re.escape(c) for c, b in _CHAR_TO_BYTE.items() if 0x80 <= b < 0xC0) + "]"
# Only sequences that nobody writes on purpose: Â or Ã with one more, â with two more, ðŸ with two more.
_MOJIBAKE = re.compile(f"[ÂÃ]{_CONTINUATION}|â{_CONTINUATION}{{2}}|ðŸ{_CONTINUATION}{{2}}")
_LOST_CLOSING_QUOTE = re.compile(r"â€(?=[\s.,;:!?)]|$)")
# Left over in text that was copied out of a page's source; none that could open a tag.
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|#(?:34|38|39|160|82(?:1[1-7]|2[01]|30)));"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n]+")
_SPACE_AT_LINE_END = re.compile(r" ?\n ?")
_MAX_ROUNDS = 8
"""Text that was garbled twice needs two rounds; more than this is no accident."""


def normalise_text(text: str) -> str:
    """`text` in NFC with single spaces, `\\n` as line end, at most one empty line, no invisible characters.

    UTF-8 that was read as Windows-1252 is put right where only one reading is possible. Never raises;
    applying it twice changes nothing.
    """
    for _ in range(_MAX_ROUNDS):
        cleaner = _normalise_once(text)
        if cleaner == text:
            break
        text = cleaner
    return text


def normalise_line(text: str) -> str:
    """`text` as one normalised line, for titles and names."""
    return " ".join(normalise_text(text).split())


def _normalise_once(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = _repair_mojibake(text.translate(_CP1252_BYTES))
    text = unicodedata.normalize("NFC", _drop_invisible(text))
    text = _SPACE_AT_LINE_END.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _repair_mojibake(text: str) -> str:
    if not re.search("[ÂÃâð]", text):
        return text
    return _LOST_CLOSING_QUOTE.sub("”", _MOJIBAKE.sub(_decode_again, text))


def _decode_again(match: re.Match[str]) -> str:
    raw = bytes(_CHAR_TO_BYTE[char] for char in match.group())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _drop_invisible(text: str) -> str:
    """Without control, format (zero-width, bidirectional, soft hyphen), private and surrogate characters."""
    if text.isascii() and text.isprintable():
        return text
    invisible = {
        ord(char): None
        for char in set(text)
        if char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")
    }
    return text.translate(invisible) if invisible else text
