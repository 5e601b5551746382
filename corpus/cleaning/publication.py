"""The line that says where and when an article appeared: "Kompas.com - 12/05/2022, 10:30 WIB".

A date in running text is the day of some event and is never read as the day of publication.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_MAX_LINE = 140
_MAX_NAMES = 6
"""Words of names (writer, outlet, section) that may stand beside the date."""

_DAYS = r"(?:senin|selasa|rabu|kamis|jum'?at|jum’at|sabtu|minggu|ahad|\w{3,6}day|mon|tue|wed|thu|fri|sat|sun)"
_TIME = (
    r"(?:pukul|jam|at)?\s*\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:am|pm)?\s*(?:wib|wita|wit|gmt|utc)?"
    r"(?:[+-]\d{1,2}(?::?00)?)?"
)
_COUNTERS = (
    r"(?:waktu baca|dibaca|dilihat|views?|hits)\s*:?\s*\d[\d.]*"
    r"|\d[\d.]*\s*(?:menit|kali|x|views?|min)\b(?: read| dibaca)?"
)
_NOISE = re.compile(
    rf"\b{_DAYS}\b\.?|{_COUNTERS}|{_TIME}|\b(?:wib|wita|wit|am|pm|menit|kali)\b", re.IGNORECASE
)
_DATE = re.compile(
    r"\b(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s*[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m3>[A-Za-z]{3,9})\.?,?[\s-]+(?P<y3>\d{4})"
    r"|(?P<m4>[A-Za-z]{3,9})\.?\s+(?P<d4>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{4}))(?!\d)"
)
_LABEL = re.compile(
    r"\b(?:di)?(?:posting|post|publikasikan|terbitkan|unggah|tayangkan|rilis|muat|tulis|buat|posted|published|"
    r"publish|updated?|last|modified|terakhir|perbarui|diperbarui|pembaruan|terbit|tayang|tanggal|tgl|date|"
    r"created|release)(?:kan)?\b"
    r"(?:\s+(?:on|pada|tanggal|by|oleh|di|hari|date|terbit|posting))*\s*:?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:hari\s*[/,]\s*tanggal|tempat|waktu(?! baca)|acara|agenda|kegiatan|pelaksanaan|jadwal|lokasi)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|diperbarui|perbarui|pembaruan|terakhir)\b", re.IGNORECASE)
_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|news|tv|info)\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s|•·/,;:()\[\]–—~»>-]+")


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """What a publication line says."""

    published: date
    outlet: str | None
    updated: bool
    """True where the line names the last change, not the first appearance."""
    labelled: bool
    """True where a word such as "diterbitkan" stands beside the date."""


def read_publication_line(line: str) -> PublicationLine | None:
    """What `line` says, or None where it is anything else than date, time, names and a label."""
    if len(line) > _MAX_LINE or not (found := _DATE.search(line)) or _EVENT.search(line):
        return None
    day = parse_date(found.group())
    if day is None:
        return None
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    # A second date is the time of the last change.
    rest, changes = _DATE.subn(" ", _NOISE.sub(" ", rest))
    label = _LABEL.search(rest)
    names = _LABEL.sub(" ", rest)
    words = [word for word in _SEPARATORS.split(names) if word.strip(".'’\"")]
    if len(words) > _MAX_NAMES or changes > 1 or not _are_names(words):
        return None
    updated = bool(_UPDATED.search(line[: found.start()])) and not changes
    domain = _DOMAIN.search(names)
    return PublicationLine(day, domain.group() if domain else None, updated, label is not None)


def _are_names(words: list[str]) -> bool:
    return all(
        not word[0].islower() or "." in word or word in ("by", "oleh", "admin", "in", "at", "di")
        for word in words
    )


def parse_date(text: str) -> date | None:
    """The first day in `text`, in any form of a page or a field; None where there is none.

    Day before month where both are numbers, as everywhere in Indonesia.
    """
    if (found := _DATE.search(text)) is None:
        return None
    groups = {name[0]: value for name, value in found.groupdict().items() if value}
    month = int(groups["m"]) if groups["m"].isdecimal() else load_months().get(groups["m"].lower())
    try:
        return date(int(groups["y"]), month or 0, int(groups["d"]))
    except ValueError:
        return None


@cache
def load_months() -> dict[str, int]:
    """Month number (1 to 12) of each Indonesian and English month name and short form, in lower case."""
    table = tomllib.loads((files("corpus") / "data" / "month_names.toml").read_text(encoding="utf-8"))
    return {name: int(number) for number, names in table["months"].items() for name in names}
