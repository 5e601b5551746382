"""A labelled visit retold of other regions, people, days and figures, so that few visits teach many readings.

One table of replacements is applied to all fields, so that labels and text still agree word for word.
"""

import random
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.calendar_words import load_calendar
from corpus.dates import find_dates
from corpus.name_words import load_name_words
from corpus.names import find_people
from corpus.numbers import find_numbers
from corpus.person import strip_titles
from corpus.regions import load_gazetteer
from corpus.spans import Span
from index.training.visits.records import Record

NAME_PARTS = Path(__file__).with_name("name_parts.toml")

_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-3]\d)\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?=\s*/\s*(\d{1,2}))")
_WORDS_OF_NUMBER = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_LATEST_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Swap:
    """The replacements of one retelling."""

    names: Mapping[str, str]
    """Regions and people, as written -> as written anew."""
    numbers: Mapping[str, str]
    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    years: int
    days: int
    """Added to every day of a month in a date."""


@cache
def load_name_parts() -> Mapping[str, tuple[str, ...]]:
    """First and further names."""
    tables = tomllib.loads(NAME_PARTS.read_text(encoding="utf-8"))
    return {key: tuple(value.split()) for key, value in tables.items()}


def swap_record(record: Record, rng: random.Random) -> Record:
    """The same visit with other regions of the same kinds, other people, days and figures."""
    swap = build_swap(record, rng)

    def rewrite(value: Any) -> Any:
        if isinstance(value, str):
            return rewrite_text(value, swap)
        if isinstance(value, Mapping):
            return {key: entry if key in ("side",) else rewrite(entry) for key, entry in value.items()}
        return [rewrite(entry) for entry in value] if isinstance(value, list | tuple) else value

    kept = {key: record[key] for key in ("id", "form", "outlet")}
    days = {key: shift_iso(record[key], swap) for key in ("visit_date", "published")}
    changed = ("visitor", "host", "venue", "people", "programs", "figures", "topics", "title", "body")
    return kept | days | {key: rewrite(record[key]) for key in changed}


def build_swap(record: Record, rng: random.Random) -> Swap:
    """Replacements for all that the record names."""
    text = f"{record['title']}\n\n{record['body']}"
    years = [
        int(year) for year in _YEAR.findall(text + (record["visit_date"] or "") + (record["published"] or ""))
    ]
    days = [mention.day for mention in find_dates(text) if mention.day]
    calendar = load_calendar()
    months = calendar.month_names
    names = dict(_swap_people(record, rng))
    names |= swap_regions(_labelled_regions(record) + "\n" + text, rng)
    return Swap(
        names=names,
        numbers=dict(_swap_numbers(text, rng)),
        months=dict(zip(months, rng.sample(months, 12), strict=True)),
        weekdays=_permute(("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"), rng),
        years=rng.randint(-6, min(6, _LATEST_YEAR - max(years, default=2020))) if years else 0,
        days=rng.randint(1 - min(days), 28 - max(days)) if days and max(days) <= 28 else 0,
    )


def rewrite_text(text: str, swap: Swap) -> str:
    """`text` with all replacements; dates first, then names and numbers outside of them."""
    edits = [(mention.span, _rewrite_date(mention.span.of(text), swap)) for mention in find_dates(text)]
    taken = bytearray(len(text))
    for span, _ in edits:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for table, boundary in (
        (swap.names, r"(?<!\w){}(?!\w)"),
        (swap.numbers, r"(?<![\w/])(?<!\d[.,]){}(?![\w/]|[.,]\d)"),
    ):
        for match in _pattern(table, boundary).finditer(text) if table else ():
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                edits.append((Span(*match.span()), table[match.group()]))
    for match in _YEAR.finditer(text):
        if not any(taken[match.start() : match.end()]):
            edits.append((Span(*match.span()), str(int(match.group()) + swap.years)))
    for span, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def shift_iso(day: str | None, swap: Swap) -> str | None:
    """An ISO day or month under the replacements."""
    if not day:
        return day
    year, *rest = day.split("-")
    parts = [f"{int(year) + swap.years:04d}"]
    if rest:
        parts.append(f"{_month_number(int(rest[0]), swap):02d}")
    if len(rest) > 1:
        parts.append(f"{min(max(int(rest[1]) + swap.days, 1), 28):02d}")
    return "-".join(parts)


def _rewrite_date(written: str, swap: Swap) -> str:
    """A date with another day, month and year in the same form."""
    months = _DAY_MONTH.search(written)
    if months:
        head, tail = written[: months.start(2)], written[months.end(2) :]
        digits = f"{_month_number(int(months[2]), swap):0{len(months[2])}d}"
        written = head + digits + tail
        written = _DAY_MONTH.sub(lambda match: _shift_day(match[1], swap), written, count=1)
    else:
        written = re.sub(r"(?<![\d.:])\d{1,2}(?![\d.:])", lambda match: _shift_day(match[0], swap), written)
    for table in (swap.months, swap.weekdays):
        written = _pattern(table, r"\b{}\b").sub(lambda match, t=table: t[match.group()], written)  # type: ignore[misc]
    return _YEAR.sub(lambda match: str(int(match.group()) + swap.years), written)


def _shift_day(digits: str, swap: Swap) -> str:
    return f"{min(max(int(digits) + swap.days, 1), 28):0{len(digits) if digits.startswith('0') else 1}d}"


def _month_number(month: int, swap: Swap) -> int:
    names = load_calendar().month_names
    return names.index(swap.months[names[month - 1]]) + 1 if 1 <= month <= 12 else month


def _swap_numbers(text: str, rng: random.Random) -> Iterable[tuple[str, str]]:
    words = _permute(_WORDS_OF_NUMBER, rng)
    yield from words.items()
    for number in find_numbers(text):
        for literal in re.findall(r"\d[\d.,]*\d|\d", number.span.of(text)):
            yield literal, re.sub(r"\d+", lambda match: _other_digits(match.group(), rng), literal)


def _other_digits(digits: str, rng: random.Random) -> str:
    if set(digits) == {"0"}:
        return digits
    kept = len(digits) - len(digits.rstrip("0"))
    head = digits[: len(digits) - kept] if kept else digits
    first = str(rng.randint(1, 9)) if head[0] != "0" else "0"
    return first + "".join(str(rng.randint(1, 9)) for _ in head[1:]) + digits[len(head) :]


def _swap_people(record: Record, rng: random.Random) -> Iterable[tuple[str, str]]:
    """Word for word, so that a short form goes on to mean the same person."""
    text = f"{record['title']}\n\n{record['body']}"
    labels = " ".join([*record["programs"], record["venue"] or ""])
    names = [strip_titles(row["name"]) for row in record["people"]]
    names += [mention.name for mention in find_people(text) if mention.name not in labels]
    known, words = load_name_words(), load_name_parts()
    table: dict[str, str] = {}
    for name in names:
        for at, word in enumerate(name.split()):
            if len(word) < 3 or word in table or not word[0].isupper() or "." in word:
                continue
            table[word] = rng.choice(words["first" if at == 0 else "rest"])
    for name in names:
        if len(name.split()) > 1:
            yield name, " ".join(table.get(word, word) for word in name.split())
    for word, new in table.items():
        if not known.is_common(word.casefold()):
            yield word, new


def _labelled_regions(record: Record) -> str:
    return "\n".join(record[side]["region"] for side in ("visitor", "host"))


def swap_regions(text: str, rng: random.Random) -> dict[str, str]:
    """Every written name of a region in `text` -> that of another region.

    Kinds agree, a name that means Kota and Kabupaten in the text goes to one that can mean both, and regions of
    one province go to regions of one province as far as it has enough.
    """
    wanted: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for mention in load_gazetteer().find(text):
        region = mention.decided or mention.named[0]
        kinds = {found.kind for found in mention.regions} if len(mention.regions) == 1 else set()
        wanted.setdefault(region.name, set()).update(kinds)
        named.setdefault(region.name, {found.kind for found in mention.named})
        written[mention.name_span.of(text)] = region.name
    chosen = _choose_regions({name: kinds or named[name] for name, kinds in wanted.items()}, rng)
    return {surface: chosen[name] for surface, name in written.items() if name in chosen}


def _choose_regions(wanted: Mapping[str, set[str]], rng: random.Random) -> dict[str, str]:
    provinces: dict[str, str] = {}
    chosen: dict[str, str] = {}
    all_provinces = [region.name for region in load_gazetteer().regions if region.kind == "provinsi"]
    by_name = _kinds_by_name()
    for name in sorted(wanted, key=lambda name: "provinsi" not in wanted[name]):
        old = _province_of(name)
        new = provinces.setdefault(old, rng.choice([p for p in all_provinces if p not in provinces.values()]))
        if wanted[name] == {"provinsi"}:
            chosen[name] = new
            continue
        if "provinsi" in wanted[name]:  # "Gorontalo" is a region of every kind; hardly another name is
            continue
        paired = rng.random() < 0.25
        taken = {*chosen.values(), *wanted, *all_provinces}
        options = [
            other for other, kinds in by_name.items() if wanted[name] <= kinds.keys() and other not in taken
        ]
        near = [other for other in options if new in by_name[other].values()]
        both = [other for other in options if len(by_name[other]) > 1]
        chosen[name] = rng.choice(both if paired and both else near or options)
    return chosen


@cache
def _kinds_by_name() -> Mapping[str, Mapping[str, str]]:
    """Name of a region -> kind -> province."""
    table: dict[str, dict[str, str]] = {}
    for region in load_gazetteer().regions:
        table.setdefault(region.name, {})[region.kind] = region.province
    return table


def _province_of(name: str) -> str:
    return next(iter(_kinds_by_name()[name].values()))


def _permute(items: tuple[str, ...], rng: random.Random) -> dict[str, str]:
    return dict(zip(items, rng.sample(items, len(items)), strict=True))


def _pattern(table: Mapping[str, str], boundary: str) -> re.Pattern[str]:
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(boundary.format("(?:" + "|".join(map(re.escape, longest_first)) + ")"))


__all__ = [
    "Swap",
    "build_swap",
    "load_name_parts",
    "rewrite_text",
    "shift_iso",
    "swap_record",
    "swap_regions",
]
