"""Every Indonesian phrase of an answer from the register of visits."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from assistant.listing.query import Period
from assistant.messages import either, join_words, thousands
from corpus.calendar_words import load_calendar
from corpus.dates import format_date
from corpus.visits.visit import Side, Visit
from corpus.visits.visit_dates import tell_date

UNSAID = "tidak disebut"
VISIT_COLUMNS = ("Tanggal", "Tamu", "Tuan rumah", "Bentuk", "Topik")
SET_COLUMN = "Kelompok"
COUNT_COLUMN = "Kunjungan"
EXAMPLES_COLUMN = "Contoh"
OUTSIDE = "luar"
UNDATED = "tanpa tanggal"
VISIT = "kunjungan"
EVERY_VISIT = "kunjungan"
NEAREST_CAPTION = "Yang terdekat di arsip"
SIDE_NAMES: Mapping[Side, str] = {"visitor": "tamu", "host": "tuan rumah"}
KIND_NAMES: Mapping[str, str] = {"kota": "kota", "kabupaten": "kabupaten", "provinsi": "pemerintah provinsi"}
REGION = "daerah"
DIMENSIONS: Mapping[str, str] = {
    "year": "tahun",
    "month": "bulan",
    "province": "provinsi",
    "topic": "topik",
    "form": "bentuk",
    "unit": "lembaga",
    "region": "daerah",
}
DOUBTFUL = "hari dan tanggal tidak cocok"
LISTED_MOST = 12
"""Names in one sentence; the table has the rest."""


def names(words: Sequence[str]) -> str:
    """Names joined, the first few of many."""
    if len(words) <= LISTED_MOST:
        return join_words(words)
    return f"{', '.join(words[:LISTED_MOST])}, dan {thousands(len(words) - LISTED_MOST)} lainnya"


def visit_day(visit: Visit) -> str:
    """When a visit was: "7 Juni 2022", "Juni 2022", "2022", "22 Juni (tahun tidak disebut)"."""
    doubt = f" ({DOUBTFUL})" if visit.date and visit.date.value.doubtful else ""
    return f"{tell_date(visit) or UNSAID}{doubt}"


def _month(day: date) -> str:
    return f"{load_calendar().month_names[day.month - 1]} {day.year}"


# --- what was asked -------------------------------------------------------------------------------------------


def period(told: Period) -> str:
    """A time as a condition: "pada 2022", "sejak 2021", "antara 3 Mei 2021 dan 4 Juni 2022"."""
    first, last = told.first, told.last
    if first is not None and last is not None:
        return _between(first, last)
    if first is not None:
        return f"sejak {first.year if (first.month, first.day) == (1, 1) else format_date(first)}"
    if last is not None:
        return f"sampai {last.year if (last.month, last.day) == (12, 31) else format_date(last)}"
    return ""


def _between(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"pada {first.year}" if first.year == last.year else f"pada {first.year}–{last.year}"
    if first == last:
        return f"pada {format_date(first)}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        one_month = (first.year, first.month) == (last.year, last.month)
        return f"pada {_month(first)}" if one_month else f"pada {_month(first)} sampai {_month(last)}"
    return f"antara {format_date(first)} dan {format_date(last)}"


def office(unit: str, region: str, is_province: bool) -> str:
    """An office with its region: "DPRD Provinsi Jawa Barat"."""
    return f"{unit} {'Provinsi ' if is_province else ''}{region}"


def province_government(region: str) -> str:
    """The government of a province, apart from what lies in it."""
    return f"Pemerintah Provinsi {region}"


def either_kind(name: str) -> str:
    """A name that a Kota and a Kabupaten share."""
    return f"Kota atau Kabupaten {name}"


def inside(kind: str, region: str) -> str:
    """Governments of a kind in a province: "DPRD di Jawa Timur"."""
    return f"{kind} di {region}"


def described(noun: str, **parts: str) -> str:
    """A kind of visits: `guests`, `hosts`, `either`, `topics`, `text`, `times`, each as it is named or empty."""
    said = [
        noun,
        parts["guests"] and f"dari {parts['guests']}",
        parts["hosts"] and f"ke {parts['hosts']}",
        parts["either"] and f"yang melibatkan {parts['either']}",
        parts["topics"] and f"bertopik {parts['topics']}",
        parts["text"] and f"yang memuat “{parts['text']}”",
        parts["times"],
    ]
    return " ".join(one for one in said if one)


ASKS: Mapping[str, str] = {
    "LIST": "Apa saja {what}?",
    "COUNT": "Berapa {what}?",
    "LAST": "Kapan {what} terakhir?",
    "FIRST": "Kapan {what} pertama?",
    "RANK": "Mana yang terbanyak menurut {by} dari {what}?",
    "GROUP": "Bagaimana {what} menurut {by}?",
    "WHETHER": "Apakah ada {what}?",
}
"""A follow-up written out, by the name of what it asks."""


def asks_governments(side: Side, what: str, counted: bool) -> str:
    """A follow-up that asks for guests or hosts, written out."""
    return f"{'Berapa' if counted else 'Siapa saja'} {SIDE_NAMES[side]} dalam {what}?"


def asks_compared(sets: Sequence[str]) -> str:
    """A follow-up that compares, written out."""
    return f"Bandingkan {join_words(sets)}."


# --- answers --------------------------------------------------------------------------------------------------


def recorded(count: int, what: str) -> str:
    """How many visits there are."""
    return f"Arsip mencatat {thousands(count)} {what}."


def confirmed(count: int, what: str) -> str:
    """That there are such visits."""
    return f"Ya, arsip mencatat {thousands(count)} {what}."


def governments(named: Sequence[str], noun: str, side: Side, visits: str) -> str:
    """Which governments take part in visits; `visits` is their number with what they are."""
    as_side = f"yang tercatat sebagai {SIDE_NAMES[side]}"
    return f"Ada {thousands(len(named))} {noun} {as_side} dalam {visits}: {names(named)}."


def counted(count: int, what: str) -> str:
    """A number of visits."""
    return f"{thousands(count)} {what}"


def nobody_told(side: Side, visits: int, what: str) -> str:
    """Visits of which no article tells that side."""
    return f"Arsip mencatat {thousands(visits)} {what}, tetapi {SIDE_NAMES[side]}nya tidak disebut."


def latest(last: bool, what: str, when: str, who: str, several: int) -> str:
    """The last or the first visit."""
    word = "terakhir" if last else "pertama"
    if several > 1:
        return f"{thousands(several)} {what} {word} yang tercatat: {when}, {who}."
    return f"{_capital(what)} {word} yang tercatat: {when}, {who}."


def latest_many(last: bool, what: str, several: int) -> str:
    """The last few visits."""
    return f"Berikut {thousands(several)} {what} {'terakhir' if last else 'pertama'} yang tercatat."


def all_undated(count: int, what: str, who: str) -> str:
    """Visits of which none has a date; `who` went to whom, empty where there are too many."""
    named = f" ({who})" if who else ""
    return f"Arsip mencatat {thousands(count)} {what}{named}, tetapi tanggalnya tidak disebut."


def from_to(guests: str, hosts: str) -> str:
    """Who went to whom."""
    return f"{guests} ke {hosts}"


def ranked(first: Sequence[str], count: int, what: str, others: Sequence[tuple[str, int]]) -> str:
    """Who or what stands first, and what comes next."""
    tied = " (sama banyak)" if len(first) > 1 else ""
    behind = ", ".join(f"{name} ({thousands(times)})" for name, times in others)
    following = f"; disusul {behind}" if behind else ""
    return f"Terbanyak dari {what}: {names(first)}, {thousands(count)} kunjungan{tied}{following}."


def grouped(count: int, what: str, dimension: str, groups: Sequence[tuple[str, int]]) -> str:
    """Visits by year, topic and the like."""
    parts = [f"{name} ({thousands(times)})" for name, times in groups]
    return f"{thousands(count)} {what}, menurut {dimension}: {names(parts)}."


def compared(what: str, sets: Sequence[tuple[str, int]]) -> str:
    """How many visits each of several kinds has, and where there are more."""
    told = ", ".join(f"{apart} {thousands(count)} kunjungan" for apart, count in sets)
    most = max(count for _, count in sets)
    first = [apart for apart, count in sets if count == most]
    if len(first) == len(sets):
        end = "Jumlahnya sama."
    else:
        end = f"{'Lebih banyak' if len(sets) == 2 else 'Terbanyak'}: {names(first)}."
    return f"{_capital(what)}: {told}. {end}"


def shared_topics(topics: Sequence[str]) -> str:
    """Topics that several sets of visits have in common."""
    return f"Topik yang sama: {names(topics)}." if topics else "Tidak ada topik yang sama."


def nothing(what: str) -> str:
    """There is no such visit."""
    return f"Belum ada di arsip: {what}."


def nearest(count: int, what: str) -> str:
    """What comes near to what was asked."""
    return f"Yang terdekat: {thousands(count)} {what}."


EMPTY = "Register kunjungan masih kosong."


def perhaps(suggested: Sequence[str]) -> str:
    """Names or topics that may be meant."""
    return f"Mungkin maksudnya {either(suggested)}."


# --- notes ----------------------------------------------------------------------------------------------------


def read_as(written: str, counts: Sequence[tuple[str, int]]) -> str:
    """A name that means several regions."""
    having = [(name, count) for name, count in counts if count]
    if len(having) == 1 and len(counts) > 1:
        without = join_words([name for name, count in counts if not count])
        return f"“{written}” dibaca sebagai {having[0][0]}; untuk {without} tidak ada yang tercatat."
    parts = join_words([f"{name} ({thousands(count)} kunjungan)" for name, count in counts])
    every = "keduanya" if len(counts) == 2 else "semuanya"
    return f"“{written}” dapat berarti {parts}; {every} dihitung."


def read_within(written: str, province: str) -> str:
    """A province as a place."""
    named = "" if written.lower() == province.lower() else f"“{written}” dibaca sebagai "
    return f"{named}{province} beserta kabupaten dan kota di dalamnya."


def read_odd(written: str, name: str) -> str:
    """A kind that does not exist: "Kota Siak"."""
    return f"{written} tidak ada; dibaca sebagai {name}."


def not_counted_undated(count: int) -> str:
    """Visits without a date (or with a rough one) that may belong."""
    return f"{thousands(count)} kunjungan lain tanpa tanggal yang cukup jelas tidak dihitung."


def not_counted_undecided(count: int) -> str:
    """Visits whose place may be another one of that name."""
    return f"{thousands(count)} kunjungan lain tidak dihitung karena artikelnya tidak menyebut Kota atau Kabupaten."


def not_counted_planned(count: int) -> str:
    """Visits that are only planned."""
    return f"{thousands(count)} kunjungan yang baru direncanakan tidak dihitung."


def not_counted_forms(count: int, forms: str) -> str:
    """Visits of other forms."""
    others = f"{thousands(count)} kunjungan lain berbentuk lain atau tidak disebut bentuknya"
    return f"Hanya bentuk {forms} yang dihitung; {others}."


def not_counted_unsaid(count: int, side: Side) -> str:
    """Visits whose guest or host is not told."""
    return f"Pada {thousands(count)} kunjungan, {SIDE_NAMES[side]}nya tidak disebut."


def shown_only(shown: int) -> str:
    """A table that is cut."""
    return f"Tabel memuat {thousands(shown)} kunjungan terbaru; selengkapnya pada tab Kunjungan."


def dropped(words: Sequence[str]) -> str:
    """Words of a question that were not used."""
    return f"Kata {join_words([f'“{word}”' for word in words])} tidak dipakai sebagai syarat."


def disputed(count: int) -> str:
    """Visits of which sources tell different things."""
    return f"Pada {thousands(count)} kunjungan, sumber-sumbernya berbeda keterangan."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
