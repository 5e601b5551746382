"""The host in figures."""

from assistant.briefing import formats, messages
from assistant.briefing.data_files import load_briefing_data
from assistant.briefing.document import GAZETTEER, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from corpus.region import Region


def build_host(material: Material) -> Section:
    """Population, area, density and distance, beside those of the own region."""
    host, own = material.request.host, material.request.own
    heads = tuple(head.format(host=host.full_name, own=own.full_name) for head in sentences.HOST_HEADS)
    source = load_briefing_data().gazetteer
    rows = [
        (sentences.PROVINCE, host.province, own.province),
        (f"{sentences.POPULATION} ({source.population_year})", say_population(host), say_population(own)),
        (f"{sentences.AREA} ({source.area_year})", say_area(host), say_area(own)),
        (sentences.DENSITY, say_density(host), say_density(own)),
        (sentences.DISTANCE, _say_distance(material), "–"),
    ]
    table = Table(
        heads,
        (28, 31, 30, 11),
        tuple((Line(label), Line(one), Line(other), Line("", (GAZETTEER,))) for label, one, other in rows),
    )
    note = sentences.NO_COORDINATES if material.distance is None else sentences.DISTANCE_NOTE
    return Section("host", messages.TITLES["host"], (table, Paragraph((Line(note),), note=True)))


def say_population(region: Region) -> str:
    """Inhabitants, or that the number is not known."""
    return formats.jiwa(region.population) if region.population else messages.NO_FIGURE


def say_area(region: Region) -> str:
    """Area, or that it is not known."""
    return formats.square_km(region.area_km2) if region.area_km2 else messages.NO_FIGURE


def say_density(region: Region) -> str:
    """Inhabitants by area, or that it is not known."""
    if not region.population or not region.area_km2:
        return messages.NO_FIGURE
    return formats.per_square_km(region.population / region.area_km2)


def _say_distance(material: Material) -> str:
    if material.distance is None:
        return messages.NO_FIGURE
    return sentences.from_own(formats.km(material.distance), material.request.own.full_name)
