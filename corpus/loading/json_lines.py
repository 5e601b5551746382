"""Reader for .jsonl: one article a line, each good or bad by itself."""

import codecs
import json
from collections.abc import Iterable, Iterator

from corpus import messages
from corpus.errors import ArticleRefused
from corpus.loading.fields import read_fields
from corpus.loading.types import Draft, LoadLimits


def read_json_lines(
    lines: Iterable[bytes], limits: LoadLimits
) -> Iterator[tuple[int, Draft | ArticleRefused]]:
    """Number (from 1) and draft, or the reason of refusal, of each line that is not blank; in order."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, _read_line(number, line.removeprefix(codecs.BOM_UTF8), limits)
            except ArticleRefused as refusal:
                yield number, refusal


def _read_line(number: int, line: bytes, limits: LoadLimits) -> Draft:
    if len(line) > limits.max_bytes:
        raise ArticleRefused(
            messages.too_large(limits.max_bytes // 1_000_000), f"line {number}: {len(line)} bytes"
        )
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleRefused(messages.bad_line(number), f"line {number}: {error}") from error
    if not isinstance(fields, dict):
        raise ArticleRefused(messages.bad_line(number), f"line {number}: got {type(fields).__name__}")
    text = fields.get("text")
    if not isinstance(text, str):
        raise ArticleRefused(messages.missing_text(number), f"line {number}: text is {type(text).__name__}")
    return read_fields(Draft(text), fields, also_known=("text",))
