"""Datelines: "bdgtoday.com / KOTA BANDUNG-", "Bandung, JB —", "JAKARTA, KOMPAS.com -", "Kediri (ANTARA) -".

The outlet is read from the dateline; place, outlet and dash are cut off, and the sentence after them stays
whole.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.cleaning.patterns import load_patterns

_MAX_HEAD = 70
_DASH = re.compile(r"\s*(?:(?:[,.]?\s*[–—]+|--+|\s-|-\s|\s:\s|(?<=[A-Z])-(?=[A-Z“\"]))\s*)")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|news|tv|info|co)", re.IGNORECASE)
_DOMAIN_COLON = re.compile(r"(?:KBRN|RRI)\b[^:]{0,40}\s*:\s*")
_CAPITALS_STOP = re.compile(r"([A-Z]{4}[A-Z ]{0,30})\.\s+")
_PARTS = re.compile(r"\s*[,/|;:]\s*|\s*\(|\)\s*")
_KIND = re.compile(r"^(?:kota|kabupaten|kab\.?|provinsi|prov\.?|kec\.?|kecamatan)\s+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a paragraph that says where the report comes from."""

    outlet: str | None
    end: int
    """Offset in the paragraph where its first sentence begins."""


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that `paragraph` begins with, or None.

    A head with a date in it is no dateline here: the day would be lost.
    """
    if found := _DOMAIN_COLON.match(paragraph):
        return _checked(Dateline(_outlet_before_colon(found.group()), found.end()), paragraph)
    if (found := _CAPITALS_STOP.match(paragraph)) and is_place(found.group(1)):
        return _checked(Dateline(None, found.end()), paragraph)
    for dash in _DASH.finditer(paragraph, 0, _MAX_HEAD):
        line = _read_head(paragraph[: dash.start()], dash.end())
        if line is not None:
            return _checked(line, paragraph)
    return None


def _outlet_before_colon(head: str) -> str:
    return head.split(",", maxsplit=1)[0].strip(" :")


def _checked(line: Dateline, paragraph: str) -> Dateline | None:
    """The paragraph must go on with a sentence: a capital letter, a quotation mark or a number."""
    rest = paragraph[line.end :].lstrip(" -–—")
    if len(rest) < 20 or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"'‘("):
        return None
    return Dateline(line.outlet, len(paragraph) - len(rest))


def _read_head(head: str, end: int) -> Dateline | None:
    head = head.strip(" ,.*-–—")
    if not head or re.search(r"\d", _DOMAIN.sub("", head)) or len(head.split()) > 8:
        return None
    parts = [part for part in _PARTS.split(head) if part and part.strip()]
    outlets = [part for part in parts if _is_outlet(part)]
    others = [part for part in parts if part not in outlets]
    if len(outlets) > 2 or not all(_is_place_like(part) for part in others):
        return None
    if not outlets and not (parts and is_place(parts[0])):
        return None
    if not outlets and len(parts) == 2 and _is_short_outlet(parts[1]):
        return Dateline(parts[1], end)
    domains = [part for part in outlets if _DOMAIN.fullmatch(part)]
    outlet = (domains or outlets[::-1] or [None])[0]
    return Dateline(outlet and re.sub(r"^(?i:www\.)", "", outlet), end)


def _is_outlet(part: str) -> bool:
    """A domain, or a name with a word of the press in it, written in capitals or as a name."""
    if _DOMAIN.fullmatch(part):
        return True
    if not part[0].isupper() and not part.isupper():
        return False
    words = re.findall(r"[^\W\d_]+", part.lower())
    if len(words) == 1 and words[0] in load_patterns().generic:
        return False
    return any(map(_is_press_word, words)) and len(words) <= 5 and _is_capitalised(part)


def _is_press_word(word: str) -> bool:
    return word in load_patterns().outlets or word.startswith(load_patterns().prefixes)


def read_brand(line: str) -> str | None:
    """The outlet that a line at the head of a page names: a domain, or a network's page ("detikJateng")."""
    for part in reversed(re.split(r"\s+[-–—|›»>/]\s+", line)):
        if _DOMAIN.fullmatch(part) or (
            part.lower().startswith(load_patterns().prefixes) and len(part.split()) == 1
        ):
            return part
    return None


def split_outlet(title: str) -> tuple[str, str | None]:
    """Title and outlet of "Title – Radar Lombok" or "Title | Pemkot Kediri"; None where there is none."""
    for mark in (" | ", " – ", " — ", " - "):
        head, found, tail = title.rpartition(mark)
        name = re.sub(r"\s+halaman\s+\w+$", "", tail, flags=re.IGNORECASE).strip()
        if (
            found
            and len(head) > 15
            and name
            and len(name.split()) <= 6
            and (mark == " | " or _is_outlet(name))
        ):
            return head.strip(), name
    return title, None


def _is_short_outlet(part: str) -> bool:
    """Initials such as "JB" after a place."""
    return part.isupper() and part.isalpha() and 2 <= len(part) <= 6 and not is_place(part)


def _is_place_like(part: str) -> bool:
    return len(part.split()) <= 4 and _is_capitalised(part)


def _is_capitalised(part: str) -> bool:
    return all(word[0].isupper() or _DOMAIN.fullmatch(word) for word in re.findall(r"[^\W_][\w.'-]*", part))


def is_place(name: str) -> bool:
    """True for a region, or a town that papers date reports from."""
    low = _KIND.sub("", " ".join(name.lower().split()))
    return low in load_patterns().places or low in load_places()


@cache
def load_places() -> frozenset[str]:
    """Provinces, regencies, cities and their seats, in lower case, without the word for their kind."""
    text = (files("corpus") / "data" / "dateline_places.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
