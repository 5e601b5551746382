"""Whether a text denies a fact: "bukan 85 orang", "tidak ada data tentang 85 orang", "85 orang itu keliru"."""

import re
from collections.abc import Sequence

from eval.matching.posts import post_start
from eval.matching.token import Token, word_set
from eval.matching.words import name_parts

ABSENCE_REACH = 4
"""Most words between "tidak ada" and what it denies: a noun, its attribute, a linking word or two."""
CANCEL_REACH = 3
"""Most words between "batal" and what is called off: a verb or noun, and its attribute."""
LIGHT_REACH = 3
"""Most words between a verb such as "melakukan" and the fact: "studi banding"."""
STATEMENT_REACH = 2
"""Most words between a verb of saying and "bahwa": "memuat keterangan resmi bahwa"."""
LIST_REACH = 12
"""Most words between a denial and an item of the list that it denies."""
BEHIND_REACH = 4
"""Most words between a fact and a predicate behind it that denies it."""

_CLAUSE_END = re.compile(r"[,;:.!?()\n]")
_VERB = re.compile(r"(?:me|ber|ter|di)[a-z]{3,}")


def is_denied(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a denying word reaches the tokens `first` to `last`, inside their clause.

    "Bukan" and "tidak" deny what follows at once, after one verb, or after words that a denial reaches through
    (posts, "sebanyak", …); "tidak ada" and "batal" reach over a few other words; through "atau" and "maupun" they
    reach the next item. A denial of a denial denies nothing. Behind the fact, "batal", "tidak dikunjungi" and
    the like deny it too.
    """
    denial = _denial_before(tokens, _written_out(tokens, post_start(tokens, first)))
    if denial is not None:
        return not _is_denied_itself(tokens, denial)
    return _is_denied_behind(tokens, last)


def _written_out(tokens: Sequence[Token], first: int) -> int:
    """Where the name begins that the abbreviation in brackets at `first` repeats; else `first`."""
    if not (tokens[first].whole and tokens[first].bracketed):
        return first
    keys = [token.key for token in tokens[first : first + 12] if token.whole == tokens[first].whole]
    before = [index for index in range(max(0, first - 16), first) if not tokens[index].spare]
    same = len(before) >= len(keys) and [tokens[index].key for index in before[-len(keys) :]] == keys
    return before[-len(keys)] if same else first


def _words(section: str) -> frozenset[str]:
    return word_set("denials.toml", section)


def _denial_before(tokens: Sequence[Token], first: int) -> int | None:
    """Where the denying word stands that reaches the token at `first` from before it."""
    reach = _Reach()
    for index in range(first - 1, -1, -1):
        token = tokens[index]
        if _ends_clause(tokens, index) and not reach.goes_over(tokens[index + 1]):
            return None
        kind = _kind_of_denial(tokens, index)
        if kind is not None:
            return index if reach.is_within(kind) and not _is_turned(tokens, index, first) else None
        if token.key in _words("joining") and not reach.others:
            reach.listed = True
        elif token.key in _words("ending") or not reach.takes(token):
            return None
    return None


def _kind_of_denial(tokens: Sequence[Token], index: int) -> str | None:
    """ "absent", "untrue" (as "tidak ada yang"), "cancelling" or "denying" for a denying word."""
    if _is_absence(tokens, index):
        nobody = "yang" in {token.key for token in tokens[index + 1 : index + 3]}
        return "untrue" if nobody else "absent"
    if tokens[index].key in _words("denying"):
        if index and tokens[index - 1].key == "paling":
            return None  # "paling tidak"
        return "untrue" if _is_about_all(tokens, index) or _is_of_statement(tokens, index) else "denying"
    return "cancelling" if tokens[index].key in _words("cancelling") else None


def _is_about_all(tokens: Sequence[Token], index: int) -> bool:
    """Whether the denial is of the whole clause: "tidak benar", "tidak seorang pun"."""
    if tokens[index + 1].key in _words("true"):
        return True
    single = tokens[index + 1].written.casefold() in _words("single") and index + 2 < len(tokens)
    return single and tokens[index + 2].key == "pun"


def _is_of_statement(tokens: Sequence[Token], index: int) -> bool:
    """Whether the denial is of somebody's saying the whole clause: "tidak memuat keterangan bahwa"."""
    if index + 1 >= len(tokens) or tokens[index + 1].key not in _words("stating"):
        return False
    behind = tokens[index + 2 : index + 3 + STATEMENT_REACH]
    return any(token.key == "bahwa" and not token.stopped for token in behind)


class _Reach:
    """How far a look back from a fact has come."""

    def __init__(self) -> None:
        self.others = 0
        self.verbs = 0
        self.placed = False
        """A preposition was passed, and a noun before it: "tidak ada masalah di Sleman" does not deny Sleman, but
        "tidak ada rombongan dari Sleman" does."""
        self.listed = False
        self.light = False
        """A verb was passed that says little without its object: "tidak melakukan kunjungan ke Sleman"."""
        self.items = 0
        self._copula = False
        self._preposition = False

    def takes(self, token: Token) -> bool:
        """Count the word; False where no denial reaches farther."""
        if token.title or token.key in _words("through") or token.key in name_parts("roles"):
            self._copula = self._copula or token.key in _words("copulas")
        elif self.listed and self.items < LIST_REACH and _is_item(token):
            self.items += 1
        elif is_verb(token) and not self.verbs:
            self.verbs += 1
            self.light = token.key in _words("light")
            if self._copula:
                return False
        else:
            self.others += 1
            self.placed = self.placed or (self._preposition and token.key not in _words("travelling"))
        self._preposition = self._preposition or token.key in _words("prepositions")
        return self.others <= ABSENCE_REACH

    def is_within(self, kind: str) -> bool:
        """Whether a denial of that kind still reaches the fact."""
        if kind == "absent":
            return not self.placed
        if kind != "denying":
            return self.others <= (CANCEL_REACH if kind == "cancelling" else ABSENCE_REACH)
        if self.light and self.others <= LIGHT_REACH:
            return True
        return self.others == 0 or (self.listed and self.others == 1 and not self.verbs)

    def goes_over(self, following: Token) -> bool:
        """Whether the sign before `following` only parts the items of a list."""
        return self.listed and following.gap.strip() == ","


def is_verb(token: Token) -> bool:
    """Whether the word has the shape of a verb, or is a known one without a prefix."""
    return token.is_word and (token.key in _words("verbs") or _VERB.fullmatch(token.key) is not None)


def _is_item(token: Token) -> bool:
    return not token.is_word or token.written[:1].isupper()


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends behind the token at `index`."""
    gap = tokens[index + 1].gap
    if not _CLAUSE_END.search(gap):
        return False
    # "bukan H. Tatang", "bukan Brigjen Pol. Drs. (H.C.) Tatang": the full stop only abbreviates
    titled = tokens[index].title and set(gap) <= set(" .()")
    return not (titled or (gap.strip() == "." and not tokens[index + 1].stopped))


def _is_absence(tokens: Sequence[Token], index: int) -> bool:
    """Whether "tidak ada" or "nihil" stands at `index`."""
    absent = _words("absent")
    return tokens[index].key in absent or f"{tokens[index].key} {tokens[index + 1].key}" in absent


def _is_turned(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether the word after the denial turns it: "bukan hanya"."""
    return index + 1 < first and tokens[index + 1].key in _words("turning")


def _is_denied_itself(tokens: Sequence[Token], denial: int) -> bool:
    """Whether another denial reaches the one at `denial`: "tidak batal", "tidak ada … kecuali"."""
    excepting = tokens[denial].key in _words("excepting")
    for index in range(denial - 1, max(-1, denial - LIST_REACH), -1):
        if _ends_clause(tokens, index) or tokens[index + 1].stopped:
            return False
        token = tokens[index]
        if token.key == tokens[denial].key and tokens[denial].gap == "-":
            continue  # "alih-alih"
        if any(token.key in _words(kind) for kind in ("denying", "cancelling", "absent")):
            return not _is_turned(tokens, index, denial)
        passable = token.key in _words("through") or token.key in _words("speaking") or token.key == "dan"
        if not (passable or excepting or token.key in _words("turning")):
            return False
    return False


def _is_denied_behind(tokens: Sequence[Token], last: int) -> bool:
    """Whether the predicate of the clause that the fact stands in denies it: "Kunjungan ke Sleman batal"."""
    for index in range(last + 1, min(len(tokens), last + 2 + BEHIND_REACH)):
        if _ends_clause(tokens, index - 1) or tokens[index].stopped:
            return False
        token = tokens[index]
        if token.key in _words("denying"):
            following = tokens[index + 1].key if index + 1 < len(tokens) else ""
            return following in _words("behind_tidak")
        if token.key in _words("behind"):
            return True
        if not (token.key in _words("between") or not token.is_word):
            return False
    return False
