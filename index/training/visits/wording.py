"""Words a question about a visit: one draw fixes pattern, forms and style, the frame fills in the visit.

A question and its unanswerable twin share the draw, so that only the changed detail tells them apart.
"""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from index.training.visits.records import Place

PHRASINGS = Path(__file__).with_name("phrasings.toml")

_MARKS = re.compile(r"\s+")
NAMED_SLOTS = frozenset({"acara", "klausa"})
"""Slots that say which visit is meant by the visitor, the host, or both."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the passage and its heading tell of the visit; empty where they do not."""

    kind: str
    """What is asked for: a table of phrasings.toml."""
    visitor: Place | None
    host: Place | None
    form: str
    month: str = ""
    year: str = ""
    topic: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    """Further slots of the pattern: "nama", "jabatan", "hal", …"""


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern and the seed of all further choices, which do not depend on the frame."""

    pattern: str
    seed: int


@cache
def load_phrasings() -> Mapping[str, Any]:
    """The tables of the patterns."""
    return tomllib.loads(PHRASINGS.read_text(encoding="utf-8"))


def draw_wording(frame: Frame, rng: random.Random) -> Wording | None:
    """A pattern of the frame's kind whose slots it can fill; None where there is none."""
    fitting = [pattern for pattern in load_phrasings()["kinds"][frame.kind] if fits(pattern, frame)]
    return Wording(rng.choice(fitting), rng.getrandbits(32)) if fitting else None


def word_question(wording: Wording, frame: Frame) -> str:
    """The question, with the style of the draw."""
    rng = random.Random(wording.seed)  # noqa: S311 - choices, not secrets
    draws = tuple(rng.random() for _ in range(12))
    slots = _fill_slots(frame, draws)
    question = wording.pattern.format_map(slots | dict(frame.values))
    return apply_style(_MARKS.sub(" ", question).strip(), random.Random(wording.seed + 1))  # noqa: S311


def apply_style(question: str, rng: random.Random) -> str:
    """The question as it may be typed: formal, in small letters, shortened, with or without a mark."""
    style = load_phrasings()["style"]
    question = question[0].upper() + question[1:]
    careless = rng.random() < 0.42
    opened, closed, shortened, marked = (rng.random() for _ in range(4))
    if opened < 0.08:
        question = rng.choice(style["openers"]) + question[0].lower() + question[1:]
    if not careless:
        return question if marked < 0.85 else question.rstrip("?")
    question = question.rstrip("?").lower() if rng.random() < 0.8 else question.rstrip("?")
    if shortened < 0.6:
        question = _shorten(question, style["short"], rng.random())
    if closed < 0.12:
        question += rng.choice(style["closers"])
    return question + ("?" if marked < 0.3 else "")


def _shorten(question: str, short: Mapping[str, str], rate: float) -> str:
    words = question.split(" ")
    chosen = random.Random(rate)  # noqa: S311
    return " ".join(short.get(word, word) if chosen.random() < 0.35 + rate / 2 else word for word in words)


def fits(pattern: str, frame: Frame) -> bool:
    """Can `frame` fill all slots of `pattern`?"""
    needed = {name for _, name, _, _ in Formatter().parse(pattern) if name}
    if needed & NAMED_SLOTS and frame.visitor is None and frame.host is None:
        return False
    if ("tamu" in needed and frame.visitor is None) or ("tuan" in needed and frame.host is None):
        return False
    known = {"acara", "klausa", "tamu", "tuan", "verba", "bentuk", "ekor"} | set(frame.values)
    return needed <= known


def _fill_slots(frame: Frame, draws: Sequence[float]) -> dict[str, str]:
    visitor = word_place(frame.visitor, draws[0], draws[1]) if frame.visitor else ""
    host = word_place(frame.host, draws[2], 1.0) if frame.host else ""
    verb = _pick(_of_form("verbs", frame.form), draws[3])
    form = _pick(_of_form("forms", frame.form), draws[4])
    tail = _word_tail(frame, draws)
    if draws[5] < 0.55 or not (visitor and host):
        clause = f"{visitor or 'rombongan'} {verb}" + (f" ke {host}" if host else "")
        event = " ".join(filter(None, (form, visitor, f"ke {host}" if host else "")))
    elif draws[5] < 0.8:
        clause, event = f"rombongan {verb} ke {host}", f"{form} {'di' if draws[6] < 0.4 else 'ke'} {host}"
    else:
        clause, event = f"{visitor} {verb}", f"{form} {visitor}"
    return {
        "tamu": visitor, "tuan": host, "verba": verb, "bentuk": form, "ekor": tail,
        "klausa": clause + tail, "acara": event + tail,
    }  # fmt: skip


def word_place(place: Place, draw: float, office_draw: float) -> str:
    """The place in one of its forms: "Pemkab Siak", "Kota Kediri", "DPRD Poso"."""
    forms = load_phrasings()["places"]
    if place.office and office_draw < 0.7:
        return str(_pick(forms["lembaga"], draw)).format(o=place.office, n=place.name, k=place.full)
    return str(_pick(forms[place.kind], draw)).format(n=place.name)


def _word_tail(frame: Frame, draws: Sequence[float]) -> str:
    tails = load_phrasings()["tails"]
    tail = ""
    if frame.topic and draws[7] < 0.3:
        tail += str(_pick(tails["topic"], draws[8])).format(x=frame.topic)
    if frame.year and draws[9] < 0.35:
        tail += str(_pick(tails["time"], draws[10])).format(
            x=frame.month or f"tahun {frame.year}", y=frame.year
        )
    return tail


def _of_form(table: str, form: str) -> Sequence[str]:
    options: Mapping[str, Sequence[str]] = load_phrasings()[table]
    return options.get(form, options["lain"])


def _pick(options: Sequence[str], draw: float) -> str:
    return options[min(int(draw * len(options)), len(options) - 1)]
