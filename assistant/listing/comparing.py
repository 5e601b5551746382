"""What a comparison compares."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.listing.query import Conditions, Place
from assistant.listing.sides import Sides


def comparable_sets(whole: Conditions, sides: Sides | None = None) -> tuple[Conditions, ...]:
    """The conditions of each thing that is compared: the first of places, times, topics and forms named twice.

    One where nothing is named twice.
    """
    if sides is not None and sides.pairs:
        pairs = dict.fromkeys(sides.pairs)
        return tuple(replace(whole, guests=(guest,), hosts=(host,)) for guest, host in pairs)
    found = (
        [replace(whole, hosts=(place,)) for place in _single(whole.hosts)],
        [replace(whole, guests=(place,)) for place in _single(whole.guests)],
        [replace(whole, either=(place,)) for place in _single(whole.either)],
        [replace(whole, periods=(period,)) for period in whole.periods],
        [replace(whole, topics=(topic,)) for topic in whole.topics],
        [replace(whole, forms=(form,)) for form in whole.forms],
    )
    different = (tuple(dict.fromkeys(sets)) for sets in found)
    return next((sets for sets in different if len(sets) > 1), (whole,))


def _single(places: Sequence[Place]) -> list[Place]:
    """Each place on its own; a single name of a Kota and a Kabupaten ("Kota dan Kabupaten Kediri") by region."""
    if len(places) != 1 or places[0].name:
        return list(places)
    return [replace(places[0], codes=(code,)) for code in places[0].codes]
