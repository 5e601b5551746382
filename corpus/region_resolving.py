"""Deciding ambiguous region mentions by the rest of their article."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from corpus.patterns import any_of
from corpus.region import Kind, Region, RegionMention
from corpus.region_names import DATA


def resolve_in_context(text: str, mentions: Sequence[RegionMention]) -> tuple[RegionMention, ...]:
    """Decide ambiguous mentions by full mentions of the same name in the same article, and by bare titles.

    A full mention in the same paragraph weighs more than one elsewhere; where two regions of the name are
    meant in full, the mention stays ambiguous. Where none is, a title without a region ("diterima Wali Kota
    Abu Bakar") decides, if only this name can be its region. Names of lower units are left alone. Same length
    and order.
    """
    numbers = _paragraph_numbers(text, mentions)
    near: dict[int, set[str]] = {}
    provinces: set[str] = set()
    for number, mention in zip(numbers, mentions, strict=True):
        region = mention.decided
        if region is not None and (region.kind != "provinsi" or _is_told(mention)):
            near.setdefault(number, set()).add(region.code)
        if region is not None and region.kind == "provinsi":
            provinces.add(region.code)
    far = set().union(*near.values())
    resolved = tuple(
        _resolve(mention, near.get(number, set()), far, provinces)
        for number, mention in zip(numbers, mentions, strict=True)
    )
    return _resolve_by_provinces(_resolve_by_titles(text, resolved), provinces)


def _paragraph_numbers(text: str, mentions: Sequence[RegionMention]) -> list[int]:
    numbers = []
    number = offset = 0
    for mention in mentions:
        number += text.count("\n\n", offset, mention.span.start)
        offset = mention.span.start
        numbers.append(number)
    return numbers


def _resolve(mention: RegionMention, near: set[str], far: set[str], provinces: set[str]) -> RegionMention:
    if not _is_open(mention):
        return mention
    for known in (near, far):
        fitting = tuple(region for region in mention.regions if region.code in known)
        rivals = [region for region in mention.regions if region.code in provinces - far]
        if len(fitting) == 1 and not rivals:
            return replace(mention, regions=fitting)
    if len({region.code.split(".")[0] for region in mention.regions}) > 1:
        fitting = tuple(region for region in mention.regions if region.code.split(".")[0] in provinces)
        if len(fitting) == 1:
            return replace(mention, regions=fitting)
    return mention


def _is_told(mention: RegionMention) -> bool:
    """Do words around the name decide? "DIY" alone does not say which Yogyakarta a bare "Yogyakarta" is."""
    return mention.stated_kind is not None or len(mention.named) > 1


def _is_open(mention: RegionMention) -> bool:
    return len(mention.regions) > 1 and mention.kind_hint is None and not mention.explicit


def _resolve_by_titles(text: str, mentions: Sequence[RegionMention]) -> tuple[RegionMention, ...]:
    """Open mentions decided by titles such as "Wali Kota" that stand without a region of their own."""
    names = {mention.regions for mention in mentions if _is_open(mention)}
    if not names:
        return tuple(mentions)
    decided = {mention.decided for mention in mentions if mention.decided is not None}
    at_home = decided - _guests(text, mentions)
    owned: dict[tuple[Region, ...], set[Kind]] = {}
    for kind, receives in _bare_titles(text, mentions):
        others = {region for region in (at_home if receives else decided) if region.kind == kind}
        owners = [regions for regions in names if any(region.kind == kind for region in regions)]
        if len(owners) == 1 and not others:
            owned.setdefault(owners[0], set()).add(kind)
    return tuple(_by_title(mention, owned) for mention in mentions)


def _resolve_by_provinces(
    mentions: Sequence[RegionMention], provinces: Collection[str]
) -> tuple[RegionMention, ...]:
    """What is still open, and has the name of a province that the article names otherwise ("DIY"), is that one.

    Where a Kota or Kabupaten of the name is named in full too, it stays open.
    """
    named = {mention.decided.code for mention in mentions if mention.decided is not None}
    told, elsewhere = named & set(provinces), named - set(provinces)
    decided = []
    for mention in mentions:
        fitting = tuple(region for region in mention.regions if region.code in told)
        others = any(region.code in elsewhere for region in mention.regions)
        if _is_open(mention) and len(fitting) == 1 and not others:
            decided.append(replace(mention, regions=fitting))
        else:
            decided.append(mention)
    return tuple(decided)


_GUEST = re.compile(
    r"\b(?:rombongan|delegasi|kunjungan|tamu|asal|dari|studi banding|studi tiru)\b"
    r"(?:(?!\b(?:ke|di|pada|kepada|oleh)\b)[^.,;\n]){0,40}$",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\s(?:(?!jadi|menjadi|tujuan|lokasi|tempat|rujukan|terima|menerima|kedatangan)[^\W\d]+\s){0,3}"
    r"(?:belajar|berkunjung|bertandang|mengunjungi|kunjungi|mendatangi|datangi|studi|menimba)\b",
    re.IGNORECASE,
)


def _guests(text: str, mentions: Sequence[RegionMention]) -> set[Region]:
    """Decided regions that the words around them make guests: "rombongan DPRD Siak", "Pemkab Siak belajar"."""
    return {
        mention.decided
        for mention in mentions
        if mention.decided is not None
        and (
            _GUEST.search(text[max(0, mention.span.start - 60) : mention.span.start])
            or _COMES.match(text, mention.span.end)
        )
    }


def _by_title(mention: RegionMention, owned: Mapping[tuple[Region, ...], Collection[Kind]]) -> RegionMention:
    kinds = owned.get(mention.regions, ())
    if not _is_open(mention) or len(kinds) != 1:
        return mention
    return replace(mention, regions=tuple(region for region in mention.regions if region.kind in kinds))


_JOINED = re.compile(r"\W{0,3}(?:(?:dan|atau|serta|maupun)\s)?(?:(?:para|wakil|plt|pj)\.?\s)?", re.IGNORECASE)
_TO_NAME = re.compile(r"\W{0,3}(?:se[- ]|di\s|dari\s|asal\s)?", re.IGNORECASE)
_GENERAL = re.compile(
    r"(?:\bpara|\bsetiap|\btiap|\bseorang|\bmantan|\beks|\bcalon|\bsejumlah|\bbeberapa|\bantar)[\s-]$",
    re.IGNORECASE,
)


_RECEIVED_BY = re.compile(r"\b(?:diterima|disambut|dijamu)\b[^.;]{0,40}$", re.IGNORECASE)
_AT_HOME = re.compile(
    r"\b(?:kantor|pendopo|aula|ruang rapat|ruang kerja|rumah dinas|rumah jabatan|gedung)\s$", re.IGNORECASE
)
_HALLS = frozenset({"balai kota", "balaikota"})
_RECEIVES = re.compile(r"[^.;,]{0,60}\b(?:menerima|menyambut|menjamu)\b", re.IGNORECASE)


def _bare_titles(text: str, mentions: Sequence[RegionMention]) -> Iterator[tuple[Kind, bool]]:
    """Kind of each title in `text` that no region follows and that is not said of many ("para bupati").

    With it, whether the bearer receives guests ("diterima Wali Kota").
    """
    starts = {mention.span.start for mention in mentions}
    kinds, pattern = _titles()
    found = list(pattern.finditer(text))
    for at, match in enumerate(found):
        kind = kinds[_plain(match.group())]
        following = found[at + 1] if at + 1 < len(found) else None
        joined = following is not None and _JOINED.fullmatch(text, match.end(), following.start())
        before = found[at - 1] if at else None
        after = before is not None and _JOINED.fullmatch(text, before.end(), match.start())
        gap = _TO_NAME.match(text, match.end())
        has_region = gap is not None and (gap.end() in starts or match.end() + 1 in starts)
        if not (
            joined or after or has_region or _GENERAL.search(text, max(0, match.start() - 10), match.start())
        ):
            yield kind, _is_host(text, match)


def _is_host(text: str, title: re.Match[str]) -> bool:
    """Does the bearer of the title receive guests: "diterima Wali Kota", "di Kantor Bupati", "di Balai Kota"?"""
    begin = max(0, title.start() - 60)
    before = _RECEIVED_BY.search(text, begin, title.start()) or _AT_HOME.search(text, begin, title.start())
    return bool(before or _plain(title.group()) in _HALLS or _RECEIVES.match(text, title.end()))


def _plain(title: str) -> str:
    return " ".join(title.lower().split())


@cache
def _titles() -> tuple[Mapping[str, Kind], re.Pattern[str]]:
    offices = tomllib.loads((DATA / "region_words.toml").read_text(encoding="utf-8"))["offices"]
    kinds: dict[str, Kind] = {title: kind for kind, titles in offices.items() for title in titles}
    return kinds, re.compile(rf"(?<![\w-]){any_of(kinds)}(?![\w-])", re.IGNORECASE)
