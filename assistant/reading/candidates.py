"""The candidates for the direct answer in a sentence: people, days, figures, places, regions."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.reading.article_view import ArticleView, Sentence
from assistant.reading.cues import load_cues
from assistant.reading.wanted import Wanted
from assistant.understanding.question import Kind, Question
from corpus.dates import DateMention
from corpus.names import PersonMention
from corpus.numbers import Number
from corpus.person import same_person
from corpus.regions import RegionMention, load_gazetteer
from corpus.spans import Span
from corpus.words import split_words
from index.stemming import stem_word
from index.terms import index_terms

WANTED_ENOUGH = 0.65
"""A candidate that fits worse is not what the question asks for."""

SHORT_FORM = 0.8
"""What is left of the fit of "Yana" where the article also has "Yana Mulyana"."""

DOER = 0.95
"""Fit of whoever does what the question asks for."""

OTHER_SIDE = 0.3
"""What is left of the fit of a host where a guest is asked for, and the other way round."""

NOT_DOER = 0.6
"""What is left of the fit of the others in a sentence that tells of that act."""

_CAPITALISED = r"[A-Z0-9][\w’'&/-]*"
_NAME_RUN = rf"{_CAPITALISED}(?:\.(?= [A-Z0-9]))?(?: (?:dan |No\. )?{_CAPITALISED}(?:\.(?= [A-Z0-9]))?)*"
_UNIT_BEHIND = (
    r"(?:, (?:Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Jalan|Jl\.|Provinsi|Lantai|Gedung|Kompleks)"
    rf" {_NAME_RUN})*"
)
_ROOM = r"(?: (?:ruang|aula|gedung|kantor|lantai \d+|rumah dinas|area|kawasan|desa|balai))*"
_PLACE = re.compile(rf"\b(?:di|ke){_ROOM} ({_NAME_RUN}{_UNIT_BEHIND})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing of the wanted kind, with how well it fits what is asked for."""

    span: Span
    """In the text of the article."""
    fit: float
    """0 to 1; 1 where also the noun, unit or office asked for is the candidate's own."""


def find_candidates(
    question: Question, wanted: Wanted, view: ArticleView, sentence: Sentence
) -> tuple[Candidate, ...]:
    """Candidates for the direct answer in a sentence, best fit first, then in order; none for kinds without one."""
    if wanted.kind is Kind.WHO:
        found = _people(question, wanted, view, sentence.span)
    elif wanted.kind is Kind.HOW_MANY or wanted.clock:
        found = _quantities(wanted, view, sentence.span)
    elif wanted.kind is Kind.WHEN:
        found = _times(question, view, sentence.span)
    elif wanted.kind is Kind.WHERE:
        found = _places(view, sentence.span)
    elif wanted.kind is Kind.WHICH_REGION:
        found = _regions(question, view, sentence.span)
    else:
        found = []
    return tuple(sorted(found, key=lambda candidate: (-candidate.fit, candidate.span)))


def gives_kind(wanted: Wanted, candidates: tuple[Candidate, ...], text: str) -> float:
    """How far a sentence has what is wanted, 0 to 1; 0.5 for kinds that any sentence may answer."""
    if wanted.kind in (Kind.WHO, Kind.WHEN, Kind.HOW_MANY):
        return candidates[0].fit if candidates else 0.0
    if wanted.kind is Kind.WHICH_REGION:
        return min(1.0, sum(candidate.fit for candidate in candidates) / 2 + 0.2 * bool(candidates))
    if wanted.named:
        return float(bool(re.search(rf"(?i:\b{re.escape(wanted.noun)}\w*) [“\"]?[A-Z]", text)))
    cues = load_cues()
    if wanted.kind is Kind.WHERE:
        return 0.5 * bool(cues.where.search(text.lower())) + 0.5 * bool(candidates)
    signs = cues.topic if wanted.topic else {Kind.WHY: cues.why, Kind.HOW: cues.how}.get(wanted.kind)
    return float(bool(signs.search(text.lower()))) if signs else 0.5


# --- one kind each --------------------------------------------------------------------------------------------


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _people(question: Question, wanted: Wanted, view: ArticleView, sentence: Span) -> list[Candidate]:
    said = frozenset(index_terms(question.text).split())
    doers = _doers(wanted, view, sentence)
    return [
        Candidate(
            person.span,
            _person_fit(wanted, said, person, doers) * (SHORT_FORM if person in view.short_forms else 1.0),
        )
        for person in view.people
        if _inside(person.span, sentence)
        and not any(same_person(person.name, name) for name in question.people)
    ]


def _doers(wanted: Wanted, view: ArticleView, sentence: Span) -> frozenset[Span] | None:
    """Who does what is asked for, by the order of words; None where the sentence does not tell of that act.

    "X menyambut Y": the last person before the verb. "Y disambut (oleh) X": the first behind it. For "siapa yang
    disambut" the other way round.
    """
    found: set[Span] = set()
    words = split_words(sentence.of(view.article.text))
    acts = [
        word for word in words if _is_verb(word.text.lower()) and stem_word(word.text.lower()) in wanted.act
    ]
    for word in acts if wanted.act else ():
        place = sentence.start + word.start
        passive = word.text.lower().startswith("di")
        inside = [person.span for person in view.people if _inside(person.span, sentence)]
        before = [span for span in inside if span.end <= place]
        behind = [span for span in inside if span.start >= place]
        found.update(behind[:1] if passive != wanted.undergoes else before[-1:])
    return frozenset(found) if acts and wanted.act else None


def _is_verb(word: str) -> bool:
    """Not "pertemuan", which tells of no doer."""
    return word.startswith(("me", "di", "ber", "ter")) or stem_word(word) == word


def _person_fit(
    wanted: Wanted, said: frozenset[str], person: PersonMention, doers: frozenset[Span] | None
) -> float:
    fit = _office_fit(wanted, said, person) * (OTHER_SIDE if _is_of(person, wanted.not_from) else 1.0)
    if doers is None:
        return fit
    return max(fit, DOER) if person.span in doers else fit * NOT_DOER


def _office_fit(wanted: Wanted, said: frozenset[str], person: PersonMention) -> float:
    """1 for the very office; little for another, or for one that the question states of somebody else."""
    role = (person.role or "").lower()
    have = frozenset(index_terms(role).split())
    if wanted.office:
        match = load_cues().office.search(role)
        if match is None:
            return 0.4
        if match.group() != wanted.office:
            return 0.15
        if wanted.office_regions and _of_other_region(wanted, role):
            return 0.15
        return _unit_fit(wanted, have - frozenset(index_terms(match.group()).split()))
    if have and have <= said:
        return 0.2
    return 0.8 if have else 0.6


def _is_of(person: PersonMention, codes: frozenset[str]) -> bool:
    """True where the person's role names one of the regions and no other."""
    named = {region.code for mention in _regions_of(person.role or "") for region in mention.regions}
    return bool(named) and named <= codes


def _of_other_region(wanted: Wanted, role: str) -> bool:
    """True where the role names regions, and none of them is (or lies in, or holds) one that is asked for."""
    named = {region.code for mention in _regions_of(role) for region in mention.regions}
    return bool(named) and not any(
        one.startswith(other) or other.startswith(one) for one in named for other in wanted.office_regions
    )


@lru_cache(maxsize=4096)
def _regions_of(role: str) -> tuple[RegionMention, ...]:
    return load_gazetteer().find(role, lowercase_ok=True)


def _unit_fit(wanted: Wanted, unit: frozenset[str]) -> float:
    """For the very office: whether it is that of the region or agency asked for, of another, or left open."""
    asked = wanted.office_terms - frozenset(index_terms(wanted.office).split())
    if not asked:
        return 1.0
    shared = len(asked & unit) / len(asked)
    if shared:
        return 0.7 + 0.3 * shared
    return 0.3 if unit else 0.65


def _times(question: Question, view: ArticleView, sentence: Span) -> list[Candidate]:
    asked_year = "tahun" in question.own_text.lower()
    return [
        Candidate(date.span, _time_fit(date, asked_year))
        for date in view.dates
        if _inside(date.span, sentence)
    ]


def _time_fit(mention: DateMention, asked_year: bool) -> float:
    if mention.day is not None:
        return 1.0
    if mention.month is not None:
        return 0.95
    if mention.end is not None:
        return 0.5
    return 1.0 if asked_year else 0.85


def _quantities(wanted: Wanted, view: ArticleView, sentence: Span) -> list[Candidate]:
    kind = "time" if wanted.clock else "code" if wanted.code else "quantity"
    return [
        Candidate(number.phrase, _quantity_fit(wanted, number, view.article.text))
        for number in view.numbers
        if number.kind == kind and _inside(number.phrase, sentence)
    ]


def _quantity_fit(wanted: Wanted, number: Number, text: str) -> float:
    """1 where the figure counts or measures what is asked for, 0.3 where it has another unit."""
    if wanted.clock or wanted.code:
        return 1.0
    have = {word.lower() for word in (number.unit, number.counted) if word}
    phrase = frozenset(index_terms(number.phrase.of(text)).split())
    units = load_cues().measures.get(wanted.noun, frozenset())
    if not wanted.noun:
        return 0.7
    if wanted.noun in have or phrase.intersection(index_terms(wanted.noun).split()) or have & units:
        return 1.0
    return 0.3 if units else 0.5


def _regions(question: Question, view: ArticleView, sentence: Span) -> list[Candidate]:
    """Regions that the question does not name already."""
    said = {region.code for mention in question.regions for region in mention.named}
    return [
        Candidate(span, 0.8 if len(codes) == 1 else 0.6)
        for span, codes in view.places
        if _inside(span, sentence) and not codes & said
    ]


def _places(view: ArticleView, sentence: Span) -> list[Candidate]:
    cues = load_cues()
    own = sentence.of(view.article.text)
    return [
        Candidate(
            Span(*match.span(1)).shift(sentence.start), 1.0 if cues.where.search(match[1].lower()) else 0.6
        )
        for match in _PLACE.finditer(own)
    ]
