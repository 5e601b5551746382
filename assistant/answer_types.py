"""What kind of thing a question wants, and the candidates of that kind in a sentence."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.normalizing import DATA
from assistant.question import Kind, Question
from assistant.question_terms import QuestionTerms
from corpus.dates import DateMention, find_dates
from corpus.names import PersonMention, find_people
from corpus.numbers import Number, find_numbers
from corpus.spans import Span
from index.terms import index_terms

_PLACE = re.compile(
    r"\b(?:di|ke|bertempat di|berlokasi di)\s+((?:[A-Z0-9][\w’'&./-]*|dan|de|of|No\.)(?:[ ,]+(?:[A-Z0-9][\w’'&./-]*|(?:dan|No\.)(?= [A-Z0-9])))*)"
)
_MEASURED = re.compile(r"\bberapa(?:kah)?(?:\s+(?:banyak|jumlah|besar|total|angka|nilai|kira-kira))*\s+(\w+)", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:siapa(?:kah)?(?:\s+(?:nama|sosok|saja|itu))*)\s+(.+?)(?:\s+(?:yang|di|ke|dari|saat|ketika|pada|dan)\b|\?|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing of the wanted kind, with how well it fits what is asked for."""

    span: Span
    """In the text that was searched."""
    fit: float
    """0 to 1; 1 where also the noun, unit or office asked for is the candidate's own."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of assistant/data/answer_cues.toml."""

    why: re.Pattern[str]
    how: re.Pattern[str]
    where: re.Pattern[str]
    measures: dict[str, frozenset[str]]


@cache
def load_cues() -> Cues:
    """The signs that a sentence gives a reason, a way or a place."""
    raw = tomllib.loads((DATA / "answer_cues.toml").read_text(encoding="utf-8"))
    return Cues(
        **{kind: _any_of(raw[kind]) for kind in ("why", "how", "where")},
        measures={measure: frozenset(units) for measure, units in raw["measures"].items()},
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")\b")


def find_candidates(question: Question, terms: QuestionTerms, text: str) -> tuple[Candidate, ...]:
    """Candidates for the direct answer in `text`, best fit first, then in order; none for kinds without one."""
    if question.kind is Kind.WHO:
        found = _people(question, text)
    elif question.kind is Kind.WHEN:
        found = _times(question, text)
    elif question.kind is Kind.HOW_MANY:
        found = _quantities(question, terms, text)
    elif question.kind is Kind.WHERE:
        found = _places(text)
    else:
        found = []
    return tuple(sorted(found, key=lambda candidate: (-candidate.fit, candidate.span)))


def gives_kind(question: Question, terms: QuestionTerms, text: str) -> float:
    """How far `text` has what the question word asks for, 0 to 1; 0.5 for kinds that any sentence may answer."""
    cues = load_cues()
    if question.kind in (Kind.WHO, Kind.WHEN, Kind.HOW_MANY):
        return max((candidate.fit for candidate in find_candidates(question, terms, text)), default=0.0)
    lower = text.lower()
    if question.kind is Kind.WHERE:
        return 0.5 * bool(cues.where.search(lower)) + 0.5 * bool(_places(text))
    if question.kind is Kind.WHY:
        return float(bool(cues.why.search(lower)))
    if question.kind is Kind.HOW:
        return float(bool(cues.how.search(lower)))
    return 0.5


def measured(question: Question) -> str:
    """The noun after "berapa": `aplikasi` in "Berapa banyak aplikasi …"; empty where there is none."""
    match = _MEASURED.search(question.text)
    return match.group(1).lower() if match else ""


def asked_role(question: Question) -> frozenset[str]:
    """Terms of the office that a "siapa" question names right after the question word: {wali, kota, …}."""
    match = _ROLE.search(question.text)
    return frozenset(index_terms(match.group(1)).split()) if match else frozenset()


# --- one kind each --------------------------------------------------------------------------------------------


def _people(question: Question, text: str) -> list[Candidate]:
    wanted = asked_role(question)
    known = {name.lower() for name in question.people}
    return [
        Candidate(person.span, _role_fit(wanted, person))
        for person in find_people(text)
        if person.name.lower() not in known
    ]


def _role_fit(wanted: frozenset[str], person: PersonMention) -> float:
    if not wanted:
        return 0.7 if person.role else 0.5
    if not person.role:
        return 0.4
    have = frozenset(index_terms(person.role).split())
    return 0.5 + 0.5 * len(wanted & have) / len(wanted)


def _times(question: Question, text: str) -> list[Candidate]:
    asked_year = "tahun" in question.text.lower()
    return [Candidate(mention.span, _time_fit(mention, asked_year)) for mention in find_dates(text)]


def _time_fit(mention: DateMention, asked_year: bool) -> float:
    if mention.day is not None:
        return 1.0
    if mention.month is not None:
        return 0.8
    return 0.9 if asked_year else 0.5


def _quantities(question: Question, terms: QuestionTerms, text: str) -> list[Candidate]:
    noun = measured(question)
    return [Candidate(number.phrase, _quantity_fit(noun, number, terms)) for number in find_numbers(text) if _counts(number)]


def _counts(number: Number) -> bool:
    return number.kind == "quantity"


def _quantity_fit(noun: str, number: Number, terms: QuestionTerms) -> float:
    """1 where the figure counts or measures what is asked for, 0.3 where it has another unit."""
    have = {word.lower() for word in (number.unit, number.counted) if word}
    stems = frozenset(stem for word in have for stem in index_terms(word).split())
    wanted = load_cues().measures.get(noun, frozenset())
    if noun and (noun in have or stems.intersection(index_terms(noun).split()) or have & wanted):
        return 1.0
    if wanted:
        return 0.3
    return 0.8 if stems & frozenset(terms.weights) else 0.5


def _places(text: str) -> list[Candidate]:
    cues = load_cues()
    return [
        Candidate(Span(*match.span(1)), 1.0 if cues.where.search(match.group(1).lower()) else 0.5)
        for match in _PLACE.finditer(text)
    ]
