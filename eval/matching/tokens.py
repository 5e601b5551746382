"""Texts read as words, numbers and dates, the form in which facts are compared with them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.sentences import split_sentences
from eval.matching.amounts import join_amounts
from eval.matching.folding import fold
from eval.matching.solid import find_solid
from eval.matching.token import DATA, Token, TokenText, load_table, word_set
from eval.matching.words import carry_labels, mark_ranks, mark_titles, unfold_words, word_key

__all__ = ["DATA", "Token", "TokenText", "is_time", "load_table", "read_tokens", "word_set"]

_WORD = re.compile(
    r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4})+(?![^\W_])"  # degrees and initials hold together: S.Sos, M.Si, S.E
    r"|[^\W_]+(?:'[^\W_]+)*"  # Mas'ud, Jum'at
)
_JOINERS = frozenset("-/.@#&_'")


def read_tokens(text: str) -> TokenText:
    """`text` with its tokens: dates and numbers are found first, what is left is read as words."""
    folded, origin = fold(text)
    solid = find_solid(folded)
    tokens = sorted((*solid, *_word_tokens(folded, solid)), key=lambda token: token.start)
    titled = mark_titles(folded, _drop_clitics(_mark_gaps(folded, tokens)))
    marked = mark_ranks(carry_labels(titled))
    return TokenText(text, folded, origin, tuple(join_amounts(unfold_words(marked))))


def is_time(token: Token) -> bool:
    """Whether the token is a time of day; its key is "13.50"."""
    return re.fullmatch(r"\d\d\.\d\d", token.key) is not None


def _word_tokens(folded: str, solid: Iterable[Token]) -> Iterator[Token]:
    """Words between the tokens that are there already."""
    start = 0
    for stretch_end, next_start in (*((t.start, t.end) for t in solid), (len(folded), len(folded))):
        for match in _WORD.finditer(folded, start, stretch_end):
            yield Token(word_key(match[0]), match.start(), match.end())
        start = next_start


def _mark_gaps(folded: str, tokens: Iterable[Token]) -> Iterator[Token]:
    end = depth = 0
    sentences = iter(split_sentences(folded))
    sentence = next(sentences, None)
    for token in tokens:
        stopped = False
        while sentence and sentence.start <= token.start:
            stopped, sentence = end > 0, next(sentences, None)
        gap = folded[end : token.start]
        depth = max(0, min(1, depth + gap.count("(") - gap.count(")")))
        glues = not token.is_word and not token.apart
        yield replace(
            token,
            written=folded[token.start : token.end],
            gap=gap,
            stopped=stopped,
            bracketed=depth > 0,
            glued_left=glues and _is_glued_left(folded[max(0, token.start - 2) : token.start]),
            glued_right=glues and _is_glued_right(folded[token.end : token.end + 5], _unit_of(token)),
        )
        end = token.end


def _is_glued_left(before: str) -> bool:
    return before[-1:].isalnum() or (len(before) == 2 and _joins(before[1], before[0]))


def _unit_of(token: Token) -> str | None:
    return token.number.unit if token.number else None


def _is_glued_right(after: str, unit: str | None) -> bool:
    if len(after) < 2:
        return after[:1].isalnum()
    if unit and after[1].isalpha():
        return False  # "ton/hari"
    if after[:4].lower() in {"-nya", "-lah", "-kah"} and not after[4:].isalpha():
        return False
    # "pada 2022.Kemudian" only lacks a space.
    lacks_space = after[0] == "." and after[1].isupper()
    return after[0].isalnum() or (_joins(after[0], after[1]) and not lacks_space)


def _joins(sign: str, character: str) -> bool:
    """Whether `sign` between a number and `character` makes a code of them; "dia,85" only lacks a space."""
    return character.isdigit() if sign in ",:" else sign in _JOINERS and character.isalnum()


def _drop_clitics(tokens: Iterable[Token]) -> Iterator[Token]:
    """Words without -nya, -lah and -kah: "ADD-nya", "ADDnya" and "ADD" are one word."""
    for token in tokens:
        if token.key in {"nya", "lah", "kah"} and token.gap == "-":
            continue
        shortened = token.is_word and token.key.endswith("nya") and len(token.key) > 5
        yield replace(token, key=token.key[:-3]) if shortened else token
