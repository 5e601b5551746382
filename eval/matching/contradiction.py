"""Whether a text claims another value in the place of a fact that it does not say.

A contradiction is a value of the fact's own type that cannot be the fact's: another amount of the same unit or noun,
another date, another person, another region. It is looked for in the direct claim of an answer alone. A direct answer
("58 orang") claims what it says; the sentences behind it are quotations, which rightly hold other numbers, so there a
value counts only where the sentence is plainly about the fact (see `_claims_in_sentences`). What is vague, rounded or
less exact ("sekitar 90", "April 2018", "Jawa Barat" for a kota in it) contradicts nothing that it may mean; nor does
what the text denies. A text that says nothing of the type contradicts nothing: the fact is missing then, not wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from rapidfuzz.distance import Levenshtein

from corpus.language import load_common_words
from corpus.name_words import load_name_words
from corpus.names import find_people, name_parts, same_person, strip_titles
from corpus.region import RegionMention
from corpus.region_names import split_tokens
from corpus.regions import load_gazetteer
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.words import fold, split_words
from eval import messages
from eval.matching.claimed_values import Quantity, read_days, read_quantities, spans_of
from eval.matching.facts import ReadText, match_fact

LIKE = 1
"""Letters by which two words of a name may differ and still be one name, spelled otherwise: no contradiction."""
LONG_NAME = 5
"""Letters that such a word has at least: "Budi" and "Rudi" are two people."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A value in the place of a fact."""

    words: str
    """As they stand in the text."""
    kind: str
    """number, percent, money, time, date, person or region."""


class _Comparable(Protocol):
    """A value with its place."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    def agrees(self, other: Self) -> bool:
        """Whether both may mean the same."""
        ...


V = TypeVar("V", bound=_Comparable)


@dataclass(frozen=True, slots=True)
class _Claim:
    span: Span
    kind: str


def find_contradiction(
    forms: tuple[str, ...],
    said: ReadText,
    *,
    direct: bool = True,
    others: Iterable[tuple[str, ...]] = (),
) -> Contradiction | None:
    """The first value in `said` that contradicts the fact with these forms; None where there is none.

    Only asked where the fact was not found. `direct`: `said` is a direct answer, else sentences. `others`: the other
    facts of the case; a value that one of them accepts contradicts nothing. A fact that is a list of things in any
    order ("A; B") is never contradicted, only incomplete.
    """
    if any(";" in form for form in forms):
        return None
    text, accepted = said.plain.source, tuple(others)
    claims = _claims_in_short(forms, text) if direct else _claims_in_sentences(forms, text)
    for claim in claims:
        words = claim.span.of(text)
        if not _is_denied(words, said) and not _is_accepted(words, accepted):
            return Contradiction(words, claim.kind)
    return None


def _claims_in_short(forms: Sequence[str], text: str) -> Iterator[_Claim]:
    """Everything in a direct answer that cannot be what one of the forms says."""
    wanted = [value for form in forms for value in read_quantities(form)]
    for quantity in _against(wanted, read_quantities(text), Quantity.compares):
        yield _Claim(_with_unit(text, quantity), quantity.kind)
    days = [day for form in forms for day in read_days(form)]
    yield from (_Claim(day.span, "date") for day in _against(days, read_days(text), lambda _, __: True))
    yield from _other_people(forms, text)
    yield from _other_regions(forms, text)


def _claims_in_sentences(forms: Sequence[str], text: str) -> Iterator[_Claim]:
    """Amounts and dates in sentences that are plainly about the fact.

    Two signs are plain: the sentence holds all other words of a form, and only one value that could be compared
    ("Rombongan berjumlah 58 orang kepala desa" against "85 orang kepala desa"); or the value is the only one of the
    whole text, and nothing says that it is of something else.
    """
    single = len(list(spans_of(text))) == 1
    for sentence in split_sentences(text):
        told = sentence.of(text)
        for form in forms:
            context = _other_words(form)
            near = bool(context) and context <= _words_of(told)
            if near or (single and not context - _words_of(told)):
                for claim in _single_claims(form, forms, told):
                    yield _Claim(claim.span.shift(sentence.start), claim.kind)


def _single_claims(form: str, forms: Sequence[str], told: str) -> Iterator[_Claim]:
    """The one amount, and the one date, of a sentence that can be compared with those of `form`."""
    alike = [value for value in read_quantities(told) if any(map(value.compares, read_quantities(form)))]
    named = [value for value in alike if not value.is_bare]
    wanted = [value for other in forms for value in read_quantities(other)]
    if len({(value.low, value.high) for value in named}) == 1:
        for quantity in _against(wanted, named[:1], Quantity.compares):
            yield _Claim(_with_unit(told, quantity), quantity.kind)
    days = [day for day in read_days(told) if all(part is not None for part in day.ends[0][1:])]
    wanted_days = [day for other in forms for day in read_days(other)]
    if len(days) == 1 and read_days(form):
        yield from (_Claim(day.span, "date") for day in _against(wanted_days, days, lambda _, __: True))


def _against(wanted: Sequence[V], told: Sequence[V], compares: Callable[[V, V], bool]) -> Iterator[V]:
    """Values in `told` that compare with one that is wanted and not told, and agree with none that is wanted."""
    untold = [one for one in wanted if not any(compares(one, other) and one.agrees(other) for other in told)]
    for value in told:
        compared = any(compares(one, value) for one in untold)
        if compared and not any(compares(one, value) and one.agrees(value) for one in wanted):
            yield value


# --- people and regions -----------------------------------------------------------------------------------------


def _other_people(forms: Sequence[str], text: str) -> Iterator[_Claim]:
    """Names in a direct answer, where every form is a name and none may be the same person's."""
    wanted = [_person_in(form) for form in forms]
    names = [name for name in wanted if name is not None]
    if not names or len(names) < len(wanted):
        return
    told = list(_people_in(text))
    if not any(_may_be_same(name, span.of(text)) for name in names for span in told):
        yield from (_Claim(span, "person") for span in told)


def _person_in(form: str) -> str | None:
    """The person's name that a form is, alone or with a role."""
    people = find_people(form)
    if people:
        return people[0].name
    return strip_titles(form) if _is_name(form) else None


def _people_in(text: str) -> Iterator[Span]:
    people = find_people(text)
    yield from (person.span for person in people)
    if not people and _is_name(text):
        yield Span(0, len(text))


def _is_name(text: str) -> bool:
    """Whether the whole text is written as the name of a person, of two words or with a title."""
    bare = strip_titles(text)
    tokens = split_tokens(bare)
    if not tokens or (len(tokens) < 2 and bare == text.strip()) or load_gazetteer().find(bare):
        return False
    words = load_name_words()
    named = [words.may_begin_name(token) for token in tokens]
    initials = [token.upper and token.end - token.start <= 2 for token in tokens]
    return len(tokens) <= 6 and any(named) and all(a or b for a, b in zip(named, initials, strict=True))


def _may_be_same(name: str, other: str) -> bool:
    """Whether both may name one person, perhaps spelled otherwise."""
    if same_person(name, other):
        return True
    fewer, more = sorted((name_parts(name), name_parts(other)), key=len)
    return all(any(_spelled_alike(a, b) for b in more) for a in fewer)


def _spelled_alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= LONG_NAME and Levenshtein.distance(a, b) <= LIKE)


def _other_regions(forms: Sequence[str], text: str) -> Iterator[_Claim]:
    """Regions in a direct answer, where every form is a region and none may be the same, lie in it or around it."""
    wanted = [_region_in(form) for form in forms]
    regions = [mention for mention in wanted if mention is not None]
    if not regions or len(regions) < len(wanted):
        return
    told = load_gazetteer().find(text)
    if not any(_overlap(mention, other) for mention in regions for other in told):
        yield from (_Claim(mention.span, "region") for mention in told)


def _region_in(form: str) -> RegionMention | None:
    """The one region that a form names, alone or as the seat of an office ("DPRD Kota Tegal")."""
    mentions = load_gazetteer().find(form)
    if len(mentions) != 1:
        return None
    words, place = load_name_words(), mentions[0].span
    rest = [token for token in split_tokens(form) if token.end <= place.start or token.start >= place.end]
    return mentions[0] if all(words.is_office(token) for token in rest) else None


def _overlap(mention: RegionMention, other: RegionMention) -> bool:
    a, b = ({region.code for region in one.regions or one.named} for one in (mention, other))
    return any(x == y or y.startswith(f"{x}.") or x.startswith(f"{y}.") for x in a for y in b)


# --- words ------------------------------------------------------------------------------------------------------


def _other_words(form: str) -> frozenset[str]:
    """Words of a form outside its values, without function words."""
    spans = tuple(spans_of(form))
    words = (
        word
        for word in split_words(form)
        if not any(s.start < word.end and word.start < s.end for s in spans)
    )
    units = {"orang", "jiwa", "persen", "tahun", "bulan", "hari", "rupiah"}
    return frozenset(fold(word.text) for word in words) - load_common_words() - units


def _words_of(text: str) -> frozenset[str]:
    return frozenset(fold(word.text) for word in split_words(text))


def _with_unit(text: str, quantity: Quantity) -> Span:
    """The amount with the word or sign behind it, so that it can be read by itself."""
    if text[quantity.span.end :].startswith("%"):
        return Span(quantity.span.start, quantity.span.end + 1)
    behind = next((word for word in split_words(text[quantity.span.end :])), None)
    if behind is None or text[quantity.span.end :][: behind.start].strip(" "):
        return quantity.span
    return Span(quantity.span.start, quantity.span.end + behind.end)


def _is_denied(words: str, said: ReadText) -> bool:
    """Whether the text says `words` only to deny them: "bukan 58 orang"."""
    match = match_fact((words,), said)
    return not match.found and match.why.startswith(messages.NEGATED.partition("{")[0])


def _is_accepted(words: str, others: Iterable[tuple[str, ...]]) -> bool:
    """Whether another fact says these words, or they say it."""
    return any(
        match_fact(forms, words).found or match_fact((words,), form).found
        for forms in others
        for form in forms
    )
