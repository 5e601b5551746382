"""Unanswerable twins: the same question with one telling detail changed."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.regions import load_gazetteer
from index.training.visits.facts import figure_kind
from index.training.visits.records import Place, Visit, words_of
from index.training.visits.wording import Frame, load_phrasings

_YEAR = re.compile(r"\b20[0-3]\d\b")
_SMALL = frozenset({"dan", "di", "yang", "untuk", "dari", "jumlah", "tahun", "per", "pada", "ke", "itu"})


@dataclass(frozen=True, slots=True)
class Change:
    """A frame in which one detail is wrong."""

    frame: Frame
    relevant: bool | None
    """False where another visit is asked for, None where the visit is right and the detail missing."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What wrong details are drawn from: fields of the other visits, so that both classes share their words."""

    topics: tuple[frozenset[str], ...]
    """Those of each visit: topics that go together once may be one subject in other words."""
    names: tuple[str, ...]
    figures: tuple[tuple[str, str, Visit], ...]
    """Kind of question, what is counted, in which visit."""


ChangeFrame = Callable[[Frame, Visit, Pool, random.Random], Change | None]


def change_visitor(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another region in the visitor's place."""
    del pool
    place = other_place(frame.visitor, visit, rng) if frame.visitor else None
    return Change(replace(frame, visitor=place), False) if place else None


def change_host(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another region in the host's place."""
    del pool
    place = other_place(frame.host, visit, rng) if frame.host else None
    return Change(replace(frame, host=place), False) if place else None


def flip_visitor(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """The Kota for the Kabupaten of the same name."""
    del pool, rng
    place = flip_kind(frame.visitor, visit)
    return Change(replace(frame, visitor=place), False) if place else None


def flip_host(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """The Kota for the Kabupaten of the same name."""
    del pool, rng
    place = flip_kind(frame.host, visit)
    return Change(replace(frame, host=place), False) if place else None


def reverse_sides(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """The guest as host."""
    del visit, pool, rng
    if frame.visitor is None and frame.host is None:
        return None
    return Change(replace(frame, visitor=frame.host, host=frame.visitor), False)


def change_time(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another year."""
    del pool
    years = [str(year) for year in range(2009, 2027) if str(year) not in visit.words]
    if not frame.year or not years:
        return None
    year = rng.choice(years)
    return Change(replace(frame, year=year, month=frame.month.replace(frame.year, year)), False)


def change_topic(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another topic, none of whose telling words the article has."""
    related = set().union(*(together for together in pool.topics if together & set(visit.topics)))
    others = sorted(set().union(*pool.topics) - related)
    topics = [topic for topic in others if is_absent(topic, visit, share=1.0)]
    if not frame.topic or not topics:
        return None
    return Change(replace(frame, topic=rng.choice(topics)), False)


def change_office(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another office of the same region."""
    del pool
    text = f"{visit.heading}\n{visit.article.text}\n{' '.join(visit.bodies)}".casefold()
    offices = [name for name in load_phrasings()["offices"]["names"] if name.casefold() not in text]
    if frame.visitor is None or not frame.visitor.office or not offices:
        return None
    return Change(replace(frame, visitor=replace(frame.visitor, office=rng.choice(offices))), False)


def change_name(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another person."""
    names = [name for name in pool.names if not words_of(name) & visit.words]
    if "nama" not in frame.values or not names:
        return None
    return Change(replace(frame, values=dict(frame.values) | {"nama": rng.choice(names)}), False)


def change_role(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another role, of the same region or office, that the article does not name."""
    del pool
    role = frame.values.get("jabatan", "")
    text = f"{visit.article.title}\n{visit.article.text}".casefold()
    for head, others in load_phrasings()["roles"].items():
        if role.casefold().startswith(head.casefold()):
            fitting = [other for other in others if not _holds(text, other)]
            if fitting:
                changed = rng.choice(fitting) + role[len(head) :]
                return Change(replace(frame, values=dict(frame.values) | {"jabatan": changed}), None)
            return None
    return None


def change_role_region(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """The role in another region."""
    del pool
    role = frame.values.get("jabatan", "")
    for place in (visit.visitor, visit.host):
        if place.name in role and place.kind != "lain":
            other = other_place(place, visit, rng)
            if other is not None:
                changed = role.replace(place.name, other.name)
                return Change(replace(frame, values=dict(frame.values) | {"jabatan": changed}), False)
    return None


def change_figure(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """A figure that the article does not give: of another visit, sometimes of the general list."""
    if "hal" not in frame.values:
        return None
    options = [_with_places(what, source, visit) for kind, what, source in pool.figures if kind == frame.kind]
    if frame.kind == "angka" and rng.random() < 0.15:
        options = list(load_phrasings()["missing"]["angka"])
    fitting = [what for what in options if is_absent(what, visit, share=0.6)]
    if not fitting:
        return None
    return Change(replace(frame, values=dict(frame.values) | {"hal": rng.choice(fitting)}), None)


def change_figure_detail(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """The same figure of another year or another region."""
    del pool
    what = frame.values.get("hal", "")
    year = _YEAR.search(what)
    if year and rng.random() < 0.5:
        years = [
            str(y) for y in range(int(year.group()) - 4, int(year.group()) + 5) if str(y) not in visit.words
        ]
        changed = what.replace(year.group(), rng.choice(years)) if years else what
    else:
        changed = _with_other_place(what, visit, rng)
    if changed == what:
        return None
    return Change(replace(frame, values=dict(frame.values) | {"hal": changed}), None if year else False)


def _with_other_place(phrase: str, visit: Visit, rng: random.Random) -> str:
    for place in (visit.visitor, visit.host):
        if place.kind != "lain" and re.search(rf"\b{re.escape(place.name)}\b", phrase):
            other = other_place(place, visit, rng)
            return phrase.replace(place.name, other.name) if other else phrase
    return phrase


def change_sentence(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Change | None:
    """Another region, person or year inside of a question in the sentence's own words."""
    clause = frame.values.get("kalimat", "")
    changed = _with_other_place(clause, visit, rng)
    if changed == clause:
        named = [person.name for person in visit.people if person.name in changed]
        names = [name for name in pool.names if not words_of(name) & visit.words]
        if named and names:
            changed = changed.replace(named[0], rng.choice(names))
    if changed == clause:
        return None
    return Change(replace(frame, values=dict(frame.values) | {"kalimat": changed}), False)


_FRAME_CHANGES: tuple[ChangeFrame, ...] = (
    change_visitor, change_host, flip_visitor, flip_host, flip_host, reverse_sides, change_time, change_time,
    change_topic, change_topic, change_office,
)  # fmt: skip
_VALUE_CHANGES: tuple[ChangeFrame, ...] = (
    change_name, change_role, change_role_region, change_figure, change_figure_detail, change_sentence,
)  # fmt: skip


def change_frame(frame: Frame, visit: Visit, pool: Pool, rng: random.Random) -> Iterator[Change]:
    """Wrong frames in random order; a detail of the fact itself comes first about as often as one of the visit."""
    values = rng.sample(_VALUE_CHANGES, len(_VALUE_CHANGES))
    around = rng.sample(_FRAME_CHANGES, len(_FRAME_CHANGES))
    for change in values + around if rng.random() < 0.55 else around + values:
        changed = change(frame, visit, pool, rng)
        if changed is not None:
            yield changed


def other_place(place: Place, visit: Visit, rng: random.Random) -> Place | None:
    """Another real region of the same kind, of which the article says nothing."""
    kind = place.kind if place.kind != "lain" else "kabupaten"
    regions = [region for region in load_gazetteer().regions if region.kind == kind]
    for region in rng.sample(regions, 8):
        if not words_of(region.name) & visit.words:
            return Place(region.name, kind, place.office)
    return None


def flip_kind(place: Place | None, visit: Visit) -> Place | None:
    """The region of the same name and the other kind, where there is one that the article does not name."""
    other = {"kabupaten": "kota", "kota": "kabupaten"}.get(place.kind) if place else None
    if place is None or other is None:
        return None
    flipped = replace(place, kind=other)
    exists = any(r.name == place.name and r.kind == other for r in load_gazetteer().regions)
    return flipped if exists and flipped.full not in visit.article.text else None


def is_absent(phrase: str, visit: Visit, share: float) -> bool:
    """Does the article lack at least `share` (0..1) of the telling words of `phrase`?"""
    telling = words_of(phrase) - _SMALL - words_of(f"{visit.visitor.name} {visit.host.name}")
    return bool(telling) and len(telling - visit.words) >= share * len(telling)


def _with_places(what: str, source: Visit, visit: Visit) -> str:
    """A figure of another visit, asked of the regions of this one."""
    for theirs, ours in ((source.visitor, visit.visitor), (source.host, visit.host)):
        what = what.replace(theirs.full, ours.full).replace(theirs.name, ours.name)
    return what


def _holds(text: str, role: str) -> bool:
    """Does the text name that role, other than inside of a longer one ("Bupati" in "Wakil Bupati")?"""
    return bool(re.search(rf"(?<!wakil )(?<!staf ahli )\b{re.escape(role.casefold())}\b", text))


def _label_figure(visit: Visit, what: str, value: str) -> tuple[str, str, Visit]:
    if what.startswith("tahun "):
        return "tahun", what.removeprefix("tahun "), visit
    return figure_kind(what, value), what, visit


def build_pool(visits: Sequence[Visit]) -> Pool:
    """Wrong details from `visits`."""
    return Pool(
        topics=tuple(sorted({frozenset(visit.topics) for visit in visits}, key=sorted)),
        names=tuple(sorted({person.name for visit in visits for person in visit.people})),
        figures=tuple(_label_figure(visit, *figure) for visit in visits for figure in visit.figures),
    )
