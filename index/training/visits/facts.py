"""What a passage of a visit answers: facts from the labelled fields, found again word for word."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.dates import find_dates
from corpus.names import find_people
from corpus.person import same_person
from corpus.regions import load_gazetteer
from corpus.sentences import split_sentences
from corpus.spans import Span
from index.training.visits.records import Person, Place, Visit, any_of, words_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a passage answers."""

    kind: str
    """A table of phrasings.toml."""
    spans: tuple[Span, ...]
    """In the passage, in order: alternatives, or all items where `listing`."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Slots of the pattern."""
    listing: bool = False
    hides: str = ""
    """"visitor" or "host" where the question asks for that side and must not name it."""


FindFacts = Callable[[Visit, str], Iterator[Fact]]

_LEADS = re.compile(rf"\b{any_of('leads')}\b", re.IGNORECASE)
_RECEIVES = re.compile(rf"\b{any_of('receives')}\b", re.IGNORECASE)
VISITING = re.compile(rf"\b{any_of('visiting')}\b", re.IGNORECASE)
_GROUP = re.compile(any_of("group"))
_PEOPLE_UNITS = (
    "orang",
    "anggota",
    "peserta",
    "pejabat",
    "personel",
    "perwakilan",
    "lurah",
    "kepala desa",
    "camat",
)
_COMMISSION = re.compile(r"\bKomisi (?:[IVX]+|[A-E])\b(?:(?:,| dan|, dan) (?:Komisi )?(?:[IVX]+|[A-E])\b)*")
_FORM_WORDS = re.compile(rf"\b{any_of('forms')}\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:di|ke|menuju|mendatangi|bertempat di)(?: \w+)? $")
_NO_PROGRAM = re.compile(any_of("no_programs"))
_TORN_NAME = re.compile(r",\s*\w{1,3}$")
"""The first word of a name that a role swallowed: "Ketua DPRD Badung, I"."""
_ARTICLE_WORDS = frozenset({"dan", "di", "yang", "untuk", "kabupaten", "kota", "provinsi", "dari", "bidang"})


def find_leader(visit: Visit, text: str) -> Iterator[Fact]:
    """The visitor's person beside a word of leading, in one sentence."""
    for start, sentence in sentences_of(text):
        sign = _LEADS.search(sentence)
        people = _people_in(visit, sentence, "visitor")
        if sign and people and not re.search(r"\bdidampingi\b.*\b(memimpin|dipimpin)", sentence):
            nearest = min(people.values(), key=lambda span: _gap(span, sign.span()))
            yield Fact("pemimpin", (nearest.shift(start),))
            return


def find_receiver(visit: Visit, text: str) -> Iterator[Fact]:
    """The host's people beside a word of receiving."""
    for start, sentence in sentences_of(text):
        sign = _RECEIVES.search(sentence)
        people = _people_in(visit, sentence, "host")
        if sign and people:
            spans = tuple(sorted(span.shift(start) for span in people.values()))
            yield Fact("penerima", spans, listing=False)
            if len(spans) > 1:
                yield Fact("penerima_daftar", spans, listing=True)
            return


def find_named_people(visit: Visit, text: str) -> Iterator[Fact]:
    """Who holds a role, what role somebody holds, and all people of the passage."""
    found = [(person, find_span(text, person.name)) for person in visit.people]
    for person, span in found:
        if span is None or not person.role:
            continue
        if _role_is_near(visit, text, span, person.role):
            yield Fact("nama_pejabat", (span,), {"jabatan": person.role, "_orang": person.name})
        role = find_role(text, person.name)
        if role is not None:
            yield Fact("jabatan", (role,), {"nama": person.name})
    spans = tuple(sorted({span for _, span in found if span is not None}))
    if len(spans) > 1:
        yield Fact("orang_daftar", spans, listing=True)


def find_role(text: str, name: str) -> Span | None:
    """Where the role of `name` stands in the text."""
    for mention in find_people(text):
        if mention.role_span is None or not same_person(mention.name, name):
            continue
        role = mention.role_span
        cut = _TORN_NAME.search(role.of(text))
        span = Span(role.start, role.start + cut.start()) if cut else role
        return None if load_gazetteer().lookup(span.of(text)) else span
    return None


def find_day(visit: Visit, text: str) -> Iterator[Fact]:
    """The day of the visit, or its month where the record knows no day."""
    when = visit.article.published
    known = visit.month and visit.year
    if not known:
        return
    for mention in find_dates(text, when):
        day = mention.first
        if mention.day is None and mention.month is None:
            continue
        if _is_visit_day(visit, mention.day, mention.month, mention.year or (day.year if day else None)):
            yield Fact("kapan", (trim_span(text, mention.span),))
            return


def _is_visit_day(visit: Visit, day: int | None, month: int | None, year: int | None) -> bool:
    wanted_year, wanted_month, wanted_day = visit_day(visit)
    if month != wanted_month or (year is not None and year != wanted_year):
        return False
    return day == wanted_day if wanted_day is not None else True


def visit_day(visit: Visit) -> tuple[int, int, int | None]:
    """Year, month and, where it is known, day."""
    year, month, *rest = visit.day.split("-")
    return int(year), int(month), int(rest[0]) if rest else None


def find_venue(visit: Visit, text: str) -> Iterator[Fact]:
    """The venue in its longest form that the passage has."""
    best: Span | None = None
    for part in (visit.venue, *re.split(r", | dan | \(|\)", visit.venue)):
        named = len(part.split()) > 1 or (part and part == visit.venue)
        spans = [at for at in find_all(text, part) if _AT.search(text[: at.start])] if named else []
        span = spans[0] if spans else None
        if span and (best is None or span.end - span.start > best.end - best.start):
            best = span
    if best is not None and best.of(text) not in (visit.host.full, visit.host.name):
        yield Fact("tempat", (best,))


def find_figures(visit: Visit, text: str) -> Iterator[Fact]:
    """Figures with what they count; those of the group itself in their own patterns."""
    for what, value in visit.figures:
        spans = find_all(text, value)
        if not spans:
            continue
        span = max(spans, key=lambda at: len(words_of(_sentence_at(text, at)) & words_of(what)))
        if _GROUP.search(what) and any(unit in value for unit in _PEOPLE_UNITS):
            yield Fact("peserta", (span,))
        elif what.startswith("tahun "):
            yield Fact("tahun", (span,), {"hal": what.removeprefix("tahun ")})
        else:
            yield Fact(figure_kind(what, value), (span,), {"hal": what})


def figure_kind(what: str, value: str) -> str:
    """The patterns for a figure: a share is asked for otherwise than a count."""
    return "persen" if ("persen" in value or "%" in value) and "persen" not in what else "angka"


def find_sides(visit: Visit, text: str) -> Iterator[Fact]:
    """Who came, and where they went, where the passage names both sides or tells of the visit."""
    for start, sentence in sentences_of(text):
        visitor, host = find_place(sentence, visit.visitor), find_place(sentence, visit.host)
        if visitor and host and VISITING.search(sentence):
            yield Fact("siapa_tamu", (visitor.shift(start),), hides="visitor")
            yield Fact("ke_mana", (host.shift(start),), hides="host")
            return


def find_place(text: str, place: Place) -> Span | None:
    """Where a side is named, in its longest form; a single region only."""
    if place.kind == "lain":
        return None
    forms = (
        place.full,
        f"Pemkab {place.name}",
        f"Pemkot {place.name}",
        f"Pemko {place.name}",
        f"Pemprov {place.name}",
    )
    for form in (*forms, place.name):
        spans = [span for span in find_all(text, form) if not text[: span.start].endswith("Wali ")]
        if spans:
            return spans[0]
    return None


def find_topics(visit: Visit, text: str) -> Iterator[Fact]:
    """Topics that the passage names."""
    spans = [span for topic in visit.topics if topic != "TPID" and (span := find_span(text, topic))]
    if len(spans) == 1 and len(visit.topics) <= 2:
        yield Fact("dipelajari", tuple(spans))
    elif len(spans) > 1:
        yield Fact("topik_daftar", tuple(sorted(set(spans))), listing=True)


def find_programs(visit: Visit, text: str) -> Iterator[Fact]:
    """Programmes and innovations that the passage names."""
    names = [name for name in visit.programs if not _NO_PROGRAM.fullmatch(name)]
    spans = sorted({span for name in names if (span := find_span(text, name))})
    apart = [span for i, span in enumerate(spans) if not i or span.start >= spans[i - 1].end]
    if len(apart) == 1 and len(names) == 1:
        yield Fact("program", tuple(apart))
    elif len(apart) > 1:
        yield Fact("program_daftar", tuple(apart), listing=True)


def find_form(visit: Visit, text: str) -> Iterator[Fact]:
    """The form of the visit as the passage calls it."""
    for start, sentence in sentences_of(text):
        found = _FORM_WORDS.search(sentence)
        if found and find_place(sentence, visit.visitor) and find_place(sentence, visit.host):
            yield Fact("bentuk", (Span(*found.span()).shift(start),))
            return


def find_offices(visit: Visit, text: str) -> Iterator[Fact]:
    """Commission and office of the visitor."""
    found = _COMMISSION.search(text)
    if found and found.group().split(",")[0].split(" dan")[0] in visit.bodies[0]:
        yield Fact("komisi", (Span(*found.span()),))
    body = re.sub(r"\s*\([^)]*\)", "", visit.bodies[0])
    if body.startswith(("Pemk", "Pemprov", "Pemerintah")) or visit.visitor.office == "DPRD":
        return
    for start, sentence in sentences_of(text):
        span = find_span(sentence, body) or find_span(sentence, visit.visitor.office)
        if span and VISITING.search(sentence):
            yield Fact("dinas", (span.shift(start),))
            return


FIELD_FACTS: tuple[FindFacts, ...] = (
    find_leader, find_receiver, find_named_people, find_day, find_venue, find_figures, find_sides, find_topics,
    find_programs, find_form, find_offices,
)  # fmt: skip


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset."""
    for span in split_sentences(text):
        yield span.start, span.of(text)


def find_span(text: str, phrase: str, *, ignore_case: bool = False) -> Span | None:
    """The first place where `phrase` stands as whole words."""
    spans = find_all(text, phrase, ignore_case=ignore_case)
    return spans[0] if spans else None


def find_all(text: str, phrase: str, *, ignore_case: bool = False) -> tuple[Span, ...]:
    """All places where `phrase` stands as whole words, digits and decimals included."""
    if not phrase.strip():
        return ()
    pattern = rf"(?<![\w])(?<!\d[.,]){re.escape(phrase)}(?!\w)(?![.,]\d)"
    flags = re.IGNORECASE if ignore_case else 0
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text, flags))


def trim_span(text: str, span: Span) -> Span:
    """`span` without white space and marks at its ends; brackets stay in pairs."""
    start, end = span.start, span.end
    while end - start > 1 and text[end - 1] in " \n,.;:":
        end -= 1
    while end - start > 1 and text[start] in " \n,.;:":
        start += 1
    return Span(start, end)


def _people_in(visit: Visit, sentence: str, side: str) -> dict[Person, Span]:
    found = {person: find_span(sentence, person.name) for person in visit.people if person.side == side}
    return {person: span for person, span in found.items() if span is not None}


def _role_is_near(visit: Visit, text: str, span: Span, role: str) -> bool:
    """Does the sentence of the name hold the words of the role, places aside?"""
    places = words_of(f"{visit.visitor.full} {visit.host.full}")
    wanted = words_of(role) - places - _ARTICLE_WORDS
    return bool(wanted) and wanted <= words_of(_sentence_at(text, span))


def _sentence_at(text: str, span: Span) -> str:
    return next((s for start, s in sentences_of(text) if start <= span.start < start + len(s)), text)


def _gap(span: Span, sign: tuple[int, int]) -> int:
    return max(span.start - sign[1], sign[0] - span.end, 0)
