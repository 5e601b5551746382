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
from corpus.person import same_person
from corpus.spans import Span
from index.terms import index_terms

_PLACE = re.compile(
    r"\b(?:di|ke|bertempat di|berlokasi di)\s+((?:[A-Z0-9][\w’'&./-]*|dan|de|of|No\.)(?:[ ,]+(?:[A-Z0-9][\w’'&./-]*|(?:dan|No\.)(?= [A-Z0-9])))*)"
)
_MEASURED = re.compile(
    r"\bberapa(?:kah)?(?:\s+(?:banyak|jumlah|besar|total|angka|nilai|kira-kira))*\s+(\w+)", re.IGNORECASE
)
_OFFICE_ENDS = re.compile(
    r"\s+(?:yang|di|ke|dari|saat|ketika|pada|dan|itu|siapa|namanya|bernama|waktu|dalam|untuk|menurut)\b|[?,(]|$"
)
_ASKED_OFFICE = (
    r"(?:\bsiapa(?:kah)?(?:\s+(?:nama|sosok|saja|itu))*\s+|^(?:lalu |dan |kalau |nama )*(?=.*\bsiapa\b))"
)


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
    asked_office: re.Pattern[str]
    """The office that a question asks for, as group 1."""
    measures: dict[str, frozenset[str]]


@cache
def load_cues() -> Cues:
    """The signs that a sentence gives a reason, a way or a place."""
    raw = tomllib.loads((DATA / "answer_cues.toml").read_text(encoding="utf-8"))
    return Cues(
        **{kind: _any_of(raw[kind]) for kind in ("why", "how", "where")},
        asked_office=re.compile(_ASKED_OFFICE + "(" + _any_of(raw["offices"]).pattern + ")"),
        measures={measure: frozenset(units) for measure, units in raw["measures"].items()},
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")\b"
    )


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
    """Terms of the office that a "siapa" question asks for: {wali, kota, bengkulu}; empty where it asks for none.

    It stands right behind the question word ("Siapa Wali Kota X yang …") or opens the question ("Bupati X yang …
    siapa?"); an office elsewhere belongs to somebody else ("Siapa yang menyambut Wali Kota X?").
    """
    own = question.text.partition(" (tentang ")[0]
    match = load_cues().asked_office.search(own.lower())
    if match is None:
        return frozenset()
    end = _OFFICE_ENDS.search(own, match.end())
    return frozenset(index_terms(own[match.start(1) : end.start() if end else None]).split())


# --- one kind each --------------------------------------------------------------------------------------------


def _people(question: Question, text: str) -> list[Candidate]:
    wanted = asked_role(question)
    said = frozenset(index_terms(question.text).split())
    return [
        Candidate(person.span, _role_fit(wanted, said, person))
        for person in find_people(text)
        if not any(same_person(person.name, name) for name in question.people)
    ]


def _role_fit(wanted: frozenset[str], said: frozenset[str], person: PersonMention) -> float:
    """1 for the office asked for; little for somebody whose office the question states already ("Siapa yang
    menyambut Wali Kota X?" is not asking for Wali Kota X)."""
    have = frozenset(index_terms(person.role).split()) if person.role else frozenset()
    if wanted:
        return 0.4 + 0.6 * len(wanted & have) / len(wanted)
    if have and have <= said:
        return 0.2
    return 0.7 if have else 0.5


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
    return [
        Candidate(number.phrase, _quantity_fit(noun, number, terms))
        for number in find_numbers(text)
        if _counts(number)
    ]


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
