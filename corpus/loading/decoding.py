"""Bytes of unknown encoding as text."""

import codecs

from charset_normalizer import from_bytes

from corpus import messages
from corpus.errors import ArticleRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_MAX_CONTROL_SHARE = 0.01


def decode_text(data: bytes, declared: str | None = None) -> str:
    """`data` as text: by byte order mark, else UTF-8, the declared encoding, Windows-1252 or a guess.

    Raises ArticleRefused for empty and for binary data.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ArticleRefused(messages.EMPTY, f"{len(data)} bytes, all blank")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    if b"\x00" in data[:_SAMPLE]:
        return _checked(_decode_wide(data))
    for guess in ("utf-8", declared, _guess(data)):
        if guess and (text := _decode(data, guess)) is not None:
            return _checked(text)
    return _checked(data.decode("cp1252", errors="replace"))


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a mark, where every other byte is zero; anything else with zero bytes is binary."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.8 * len(zeros) and (text := _decode(data, encoding)) is not None:
            return text
    raise ArticleRefused(messages.BINARY, "zero bytes in a file that is not UTF-16")


def _guess(data: bytes) -> str | None:
    """Windows-1252 where its bytes make sense: it is what Indonesian office programs write besides UTF-8."""
    sample = data[:_SAMPLE]
    high = [byte for byte in sample if byte >= 0x80]
    if len(high) < 0.05 * len(sample) and _decode(data, "cp1252") is not None:
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    controls = sum(char < " " and char not in "\t\n\r\f\v\x1a" for char in sample) + sample.count("\ufffd")
    letters = sum(char.isalpha() for char in sample)
    if controls > max(2, _MAX_CONTROL_SHARE * len(sample)) or letters < 0.3 * len(sample.replace(" ", "")):
        raise ArticleRefused(
            messages.BINARY, f"{controls} control characters, {letters} letters of {len(sample)}"
        )
    return text
