"""Every sentence of the register of visits that a user reads."""

from collections.abc import Sequence

UNKNOWN_VISIT = "Tidak ada kunjungan dengan ID “{id}” di register; lihat daftarnya dengan `rujukan visits`."
UNKNOWN_VISIT_NEAR = "Tidak ada kunjungan dengan ID “{id}” di register; mungkin maksud Anda: {near}."


def unknown_visit(visit_id: str, near: Sequence[str]) -> str:
    """An id that no visit has."""
    if near:
        return UNKNOWN_VISIT_NEAR.format(id=visit_id, near=", ".join(near))
    return UNKNOWN_VISIT.format(id=visit_id)
