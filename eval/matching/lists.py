"""Lists whose items may come in any order: which words belong together, and places that do not overlap."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from corpus.spans import Span
from eval.matching.token import Token, TokenText

_BULLET = re.compile(r"\n\s*[-•·*]")
_MOST_TRIES = 5000


def group_of_tokens(text: TokenText) -> Callable[[int], int]:
    """A function from an offset in the source to the number of its sentence; the lines of a list are one."""
    starts: list[int] = []
    groups: list[int] = []
    for index, token in enumerate(text.tokens):
        if token.stopped and not _goes_on(text.tokens, index):
            starts.append(text.origin[token.start])
            groups.append(len(groups) + 1)
    return lambda offset: bisect_right(starts, offset)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence that begins at `index` is a line of a list: "- Bantul", "2. Sleman", or ends its number."""
    token = tokens[index]
    if _BULLET.search(token.gap):
        return True
    numbered = token.number is not None and "\n" in token.gap and index + 1 < len(tokens)
    if numbered and tokens[index + 1].gap[:1] in {".", ")"}:
        return True
    before = tokens[index - 1] if index else None
    return (
        before is not None
        and before.number is not None
        and "\n" in before.gap
        and token.gap[:1] in {".", ")"}
    )


def choose_apart(options: Sequence[Sequence[Span]]) -> tuple[Span, ...] | None:
    """One span out of each of `options` so that none overlap, or None; long searches end without a result."""
    order = sorted(range(len(options)), key=lambda index: len(options[index]))
    chosen: list[Span] = []
    tries = 0

    def choose(depth: int) -> bool:
        nonlocal tries
        if depth == len(order):
            return True
        for span in options[order[depth]]:
            tries += 1
            if tries > _MOST_TRIES:
                return False
            if all(span.end <= other.start or other.end <= span.start for other in chosen):
                chosen.append(span)
                if choose(depth + 1):
                    return True
                chosen.pop()
        return False

    return tuple(chosen) if choose(0) else None
