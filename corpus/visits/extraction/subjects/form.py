"""The form of a visit: as the article names it, else what it tells of it."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.patterns import any_of
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.subjects.stretches import Stretch, read_stretches
from corpus.visits.visit import Reported

_FILE = Path(corpus.__file__).parent / "data" / "visit_forms.toml"

_NAMED, _SIGNED, _COOPERATING, _OTHER, _UNNAMED, _WEAK = 1.0, 1.2, 0.45, 0.3, 0.25, 0.15
_IN_TITLE = 2.0
"""A title says what the visit is: its words count twice."""
_FIRST = 0.5
"""Added to the first form that the text names."""
_GENERAL = 0.3
"""Share that is left of a form that is named of others, or of visits in general."""
_REPEATS = 2
"""Times that one form counts in the text."""
_BEFORE = 32
"""Characters before a form in which such words are looked for."""
_REACH = 120
"""Characters between the verb of a signing and the agreement."""
_BACK = 30
"""As above, where the agreement stands first: "kerja sama itu ditandatangani"."""


@dataclass(frozen=True, slots=True)
class _Sign:
    form: str
    span: Span
    weight: float
    confidence: float


@dataclass(frozen=True, slots=True)
class FormWords:
    """The patterns of `visit_forms.toml`; the first group names nothing, the match is the phrase."""

    named: tuple[tuple[str, re.Pattern[str]], ...]
    unnamed: tuple[str, re.Pattern[str]]
    weak: tuple[str, re.Pattern[str]]
    """Words of the same form as `unnamed` that say less."""
    other: tuple[str, re.Pattern[str]]
    signing: tuple[str, re.Pattern[str]]
    cooperating: tuple[str, re.Pattern[str]]
    general: re.Pattern[str]


def read_form(reading: ArticleReading, frame: VisitFrame) -> Reported[str] | None:
    """The form of the visit, one of FORMS, with the words that name it; None where nothing tells of a visit.

    A named form wins over a signing only where it is named more; "berkunjung" alone is a working visit.
    """
    signs = [sign for stretch in read_stretches(reading, frame) for sign in _read_signs(stretch)]
    if not signs:
        return None
    weights = _add_up(signs)
    best = max(weights, key=lambda form: weights[form])
    said = sorted((sign for sign in signs if sign.form == best), key=lambda sign: (-sign.weight, sign.span))
    in_text = [sign for sign in said if sign.span.start >= reading.head] or said
    evidence = dict.fromkeys(evidence_at(reading, sign.span) for sign in in_text[:3])
    return Reported(best, tuple(evidence), max(sign.confidence for sign in said))


def _add_up(signs: Iterable[_Sign]) -> dict[str, float]:
    """Weight of each form; of several named forms the first has the more."""
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    first = True
    for sign in signs:
        counts[sign.form] = counts.get(sign.form, 0) + 1
        if counts[sign.form] > _REPEATS + 1:
            continue
        bonus = _FIRST if first and sign.weight >= _NAMED else 0.0
        first = first and not bonus
        weights[sign.form] = weights.get(sign.form, 0.0) + sign.weight + bonus
    return weights


def _read_signs(stretch: Stretch) -> Iterator[_Sign]:
    words = load_form_words()
    factor = _IN_TITLE if stretch.zone == "title" else 1.0
    for form, pattern in words.named:
        for match in pattern.finditer(stretch.text):
            general = words.general.search(stretch.text[max(0, match.start() - _BEFORE) : match.start()])
            weight = _NAMED * factor * (_GENERAL if general else 1.0)
            yield _Sign(form, stretch.place(*match.span()), weight, 0.7 if general else 0.95)
    for (form, pattern), weight, confidence in (
        (words.signing, _SIGNED, 0.85),
        (words.cooperating, _COOPERATING, 0.6),
        (words.other, _OTHER, 0.5),
        (words.unnamed, _UNNAMED, 0.75),
        (words.weak, _WEAK, 0.6),
    ):
        found = pattern.search(stretch.text)
        if found:
            yield _Sign(form, stretch.place(*found.span()), weight * factor, confidence)


@cache
def load_form_words() -> FormWords:
    """The words of `visit_forms.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    signing = data["signing"]
    verbs, agreements = any_of(signing["verbs"]), any_of(signing["agreements"])
    return FormWords(
        named=tuple((form, _compile(any_of(words))) for form, words in data["named"].items()),
        unnamed=(data["unnamed"]["form"], _compile(any_of(data["unnamed"]["words"]))),
        weak=(data["unnamed"]["form"], _compile(any_of(data["unnamed"]["weak"]))),
        other=(data["other"]["form"], _compile(any_of(data["other"]["words"]))),
        signing=(
            signing["form"],
            _compile(
                f"(?:{verbs})\\b.{{0,{_REACH}}}?\\b(?:{agreements})|(?:{agreements})\\b.{{0,{_BACK}}}?\\b{verbs}"
            ),
        ),
        cooperating=(data["cooperating"]["form"], _compile(any_of(data["cooperating"]["words"]))),
        general=_compile(any_of(data["general"]["before"])),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE | re.DOTALL)
