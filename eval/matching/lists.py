"""Lists whose items may come in any order: which words belong together, and places that do not overlap."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from corpus.spans import Span
from eval.matching.denial import is_verb
from eval.matching.places import KINDS
from eval.matching.token import Token, TokenText, word_set

_BULLET = re.compile(r"\n\s*[-•·*]")
_MOST_TRIES = 5000
_LONGEST_ROW = 24
"""Most words between the head that the members of a row share and the last of them."""
_AND = "dan"


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


def shared_head(row: Sequence[Token], others: Iterable[Sequence[Token]]) -> int:
    """How many plain words at the beginning of the item `row` another item has too: 1 for "pajak" of "pajak hotel"."""
    longest = 0
    for other in others:
        size = 0
        for one, two in zip(row[:-1], other, strict=False):
            if one.key != two.key or not _is_plain(one):
                break
            size += 1
        longest = max(longest, size)
    while longest and row[longest].start < row[longest - 1].end:
        longest -= 1  # inside an abbreviation
    return longest


def _is_plain(token: Token) -> bool:
    return (
        token.is_word and token.rank is None and not (token.whole or token.title) and token.key not in KINDS
    )


def goes_on_from(head: Sequence[Token], said: Sequence[Token], first: int) -> bool:
    """Whether the token at `first` is a further member after `head`: "restoran" in "pajak hotel dan restoran"."""
    if not _begins_member(said, first):
        return False
    keys = [token.key for token in head]
    for index in range(first - 1, max(-1, first - _LONGEST_ROW), -1):
        if _ends_row(said[index + 1]):
            return False
        behind = index + len(head)
        if [token.key for token in said[index:behind]] == keys:
            return behind < first and said[behind].gap == " " and said[behind].key != _AND
        if not _may_be_of_row(said[index]):
            return False
    return False


def _ends_row(token: Token) -> bool:
    """Whether a row of nouns ends before `token`."""
    return token.stopped or token.gap.strip() not in {"", ",", "-"}


def _may_be_of_row(token: Token) -> bool:
    if token.key == _AND:
        return True
    other = any(token.key in word_set("denials.toml", name) for name in ("denying", "ending", "prepositions"))
    acts = is_verb(token) and token.key not in word_set("terms.toml", "nouns")
    return token.is_word and not other and not acts


def _begins_member(said: Sequence[Token], index: int) -> bool:
    token = said[index]
    after_link = index > 0 and said[index - 1].key == _AND and token.gap == " "
    return index > 0 and not token.stopped and token.key != _AND and (after_link or token.gap.strip() == ",")


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
