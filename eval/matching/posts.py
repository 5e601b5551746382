"""Posts beside names: "Wali Kota Andi Harun" is Andi Harun, and no Wakil Wali Kota."""

from collections.abc import Sequence

from corpus.names import find_people
from eval.matching.token import Token, TokenText, word_set
from eval.matching.words import name_parts

_LONGEST_POST = 12
"""Most words of a post."""
_PLAIN_GAPS = frozenset({" ", ". ", ", ", "-", ".", " (", ") ", "., "})
_JOINED_GAPS = _PLAIN_GAPS - {", ", " (", ") ", "., "}


def post_before_name(form: TokenText) -> int:
    """How many tokens at the beginning of `form` are the post of the person that the rest names; 0 for none."""
    for mention in find_people(form.folded):
        if mention.role_span is None or not form.tokens:
            continue
        name = form.folded.find(mention.name, mention.role_span.end)
        size = sum(token.start < mention.role_span.end for token in form.tokens)
        begins = mention.role_span.start <= form.tokens[0].start < name
        return size if begins and _is_end(form, name + len(mention.name)) else 0
    return 0


def _is_end(form: TokenText, end: int) -> bool:
    """Whether only titles follow in `form`."""
    return all(token.title for token in form.tokens if token.start >= end)


def names_other_post(form: Sequence[Token], said: Sequence[Token], first: int) -> bool:
    """Whether a word before the post at `first` makes another one of it: "Wakil" before "Wali Kota"."""
    begin = next((token for token in form if not token.title), None)
    if begin is None or begin.key not in name_parts("posts"):
        return False
    index = first - 1
    while index >= 0 and said[index].title and said[index + 1].gap in _PLAIN_GAPS:
        index -= 1
    joined = index >= 0 and said[index + 1].gap in {" ", "-"} and not said[index + 1].stopped
    return joined and said[index].key in name_parts("beside")


def has_other_post(post: Sequence[Token], said: Sequence[Token], first: int) -> bool:
    """Whether the name at `first` stands behind a post that is not `post`."""
    told = {token.key for token in said[_run_start(said, first) : first] if not token.title}
    if name_parts("posts").isdisjoint(told):
        return False
    wanted = {token.key for token in post if not token.title}
    return not (told <= wanted or wanted <= told) or not name_parts("beside").isdisjoint(told ^ wanted)


def post_start(said: Sequence[Token], first: int) -> int:
    """Where the post begins that stands right before the name at `first`; `first` where none does."""
    if not said[first].written[:1].isupper():
        return first
    start = _run_start(said, first, _JOINED_GAPS)
    told = {token.key for token in said[start:first]}
    return first if name_parts("posts").isdisjoint(told) else start


def _run_start(said: Sequence[Token], first: int, gaps: frozenset[str] = _PLAIN_GAPS) -> int:
    """Where the capitalised words and titles begin that stand right before the token at `first`."""
    start, posted = first, False
    while start > max(0, first - _LONGEST_POST):
        token, following = said[start - 1], said[start]
        if following.stopped or following.gap not in gaps or not _may_be_of_post(token):
            break
        if "," in following.gap and posted:
            break
        posted = posted or token.key in name_parts("posts")
        start -= 1
    return start


def _may_be_of_post(token: Token) -> bool:
    known = token.key in name_parts("posts") or token.key in name_parts("beside")
    plain = token.stopped or not token.start or token.key in word_set("denials.toml", "denying")
    return known or token.title or (token.written[:1].isupper() and not plain)
