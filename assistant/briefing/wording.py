"""Fields of a visit in words, as a briefing prints them."""

from collections.abc import Iterable

from assistant.briefing import messages
from assistant.messages import join_words
from corpus.regions import Gazetteer
from corpus.visits.visit import Party, Reported, Visit, VisitDate
from corpus.visits.visit_dates import show_date

GOVERNMENT_UNITS = frozenset({None, "pemda"})
"""Units that say no more than the region."""
MOST_NAMES = 8
"""Names in one cell of a table."""
TYPE_WORDS = frozenset({"kota", "kabupaten", "kab.", "kab", "pemkot", "pemkab", "pemko"})
"""Words before a name that tell its kind."""


def name_party(party: Party, gazetteer: Gazetteer) -> str:
    """ "Kabupaten Siak", "Komisi I DPRD Provinsi Jawa Barat", "Diskominfo Kabupaten Siak".

    The name of an office that ends with the bare name of a kabupaten or kota gets the whole name.
    """
    if party.code is None:
        return f"{party.body or party.region} ({messages.MERGED})" if party.candidates else party.region
    if party.body is None or party.unit in GOVERNMENT_UNITS:
        return party.region
    region = gazetteer.by_code(party.code)
    body, named = party.body, party.body.casefold()
    if region.name.casefold() not in named:
        return f"{body} {region.full_name}"
    bare = f" {region.name.casefold()}"
    if (
        region.kind == "provinsi"
        or not named.endswith(bare)
        or named.split()[-bare.count(" ") - 1] in TYPE_WORDS
    ):
        return body
    return f"{body[: -len(bare)]} {region.full_name}"


def name_parties(parties: Iterable[Reported[Party]], gazetteer: Gazetteer) -> str:
    """Each once: "Kabupaten Siak dan Kota Dumai"; many are counted: "…, dan 44 lainnya"."""
    names = list(dict.fromkeys(name_party(party.value, gazetteer) for party in parties))
    return join_words(cut_list(names))


def cut_list(names: list[str]) -> list[str]:
    """At most MOST_NAMES, the last of them a count of those that are left out."""
    if len(names) <= MOST_NAMES:
        return names
    return [*names[: MOST_NAMES - 1], messages.others(len(names) - MOST_NAMES + 1)]


def name_guests(visit: Visit, gazetteer: Gazetteer) -> str:
    """Who came."""
    return name_parties(visit.visitors, gazetteer) or messages.NOT_TOLD


def say_date(told: VisitDate) -> str:
    """As exactly as it is told, with a remark where the weekday disagrees."""
    return f"{show_date(told)} ({messages.DOUBTFUL})" if told.doubtful else show_date(told)


def say_years(visits: Iterable[Visit]) -> str:
    """First and last year of visits: "2019–2023", "2023"; empty where none has a date."""
    years = sorted(visit.date.value.first.year for visit in visits if visit.date)
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def say_topics(visit: Visit) -> str:
    """What it was about."""
    return ", ".join(cut_list([topic.value for topic in visit.topics])) or messages.NOT_TOLD
