"""Every sentence of the register of visits that a user reads."""

from collections.abc import Sequence

UNKNOWN_VISIT = "Tidak ada kunjungan dengan ID “{id}” di register; lihat daftarnya dengan `rujukan visits`."
UNKNOWN_VISIT_NEAR = "Tidak ada kunjungan dengan ID “{id}” di register; mungkin maksud Anda: {near}."

NOTHING_CHANGED = "Belum ada yang diubah; ubah paling sedikit satu isian, lalu simpan lagi."
NOT_A_TEXT = "Isian ini harus berupa teks; tuliskan sebagai teks biasa."
EMPTY_VALUE = "Isian tidak boleh kosong; tuliskan isinya atau hapus barisnya."
UNKNOWN_SIDE = "Pihak seseorang harus tamu atau tuan rumah; pilih salah satu atau kosongkan."
NOT_A_FIGURE = "Angka harus memuat hal yang dihitung dan nilainya; lengkapi keduanya."
NO_PARTY = "Kunjungan harus memuat sedikitnya satu tamu dan satu tuan rumah; lengkapi keduanya."
MERGE_TWO = "Penggabungan memerlukan sedikitnya dua kunjungan yang berbeda; pilih kunjungan lainnya."
SPLIT_SOME = (
    "Pemisahan memerlukan sebagian artikel kunjungan ini, bukan semuanya; pilih artikel yang dipisahkan."
)
NO_ARTICLE = (
    "Kunjungan yang ditambahkan memerlukan sedikitnya satu artikel di arsip; pilih artikel sumbernya."
)
NO_ACTOR = "Nama pengoreksi masih kosong; masuklah dahulu sebagai pengelola."

FIELDS = {
    "visitors": "tamu",
    "hosts": "tuan rumah",
    "date": "tanggal",
    "form": "bentuk",
    "topics": "topik",
    "venue": "tempat",
    "people": "orang",
    "programs": "program",
    "figures": "angka",
    "outcomes": "hasil",
    "status": "status",
}
"""Name of a field of a visit -> its Indonesian word."""


def unknown_field(name: str) -> str:
    """A field that cannot be corrected."""
    return f"Isian “{name}” tidak dapat dikoreksi; pilih salah satu: {', '.join(FIELDS.values())}."


def not_a_list(name: str) -> str:
    """One value where several are expected."""
    return f"Isian {FIELDS[name]} harus berupa daftar; tuliskan setiap nilainya sendiri-sendiri."


def too_long(longest: int) -> str:
    """A text that is too long."""
    return f"Isian paling panjang {longest} huruf; persingkat teksnya."


def unknown_region(name: str, nearest: Sequence[str]) -> str:
    """A region that the gazetteer does not have."""
    return f"Daerah “{name}” tidak dikenal{_hint(nearest)}; tuliskan nama resminya."


def ambiguous_region(name: str, meant: Sequence[str]) -> str:
    """A name that several regions have."""
    return (
        f"Nama daerah “{name}” dapat berarti {' atau '.join(meant)}; tuliskan salah satunya secara lengkap."
    )


def bad_date(text: str) -> str:
    """A date that cannot be read, or that there is not."""
    return (
        f"Tanggal “{text}” tidak ada atau tidak dapat dibaca; tulis seperti 2022-06-07, 2022-06, atau 2022."
    )


def unknown_form(name: str, forms: Sequence[str]) -> str:
    """A form that is not in the list."""
    return f"Bentuk kunjungan “{name}” tidak ada dalam daftar; pilih salah satu: {', '.join(forms)}."


def unknown_topic(name: str, nearest: Sequence[str]) -> str:
    """A topic that is not in the list."""
    return f"Topik “{name}” tidak ada dalam daftar topik{_hint(nearest)}; pilih topik dari daftar."


def unknown_status(known: Sequence[str]) -> str:
    """A status that there is not."""
    return f"Status kunjungan tidak dikenal; pilih salah satu: {', '.join(known)}."


def not_deleted(visit_id: str) -> str:
    """An id that no deleted visit has."""
    return f"Tidak ada kunjungan terhapus dengan ID “{visit_id}”; pilih dari daftar kunjungan yang dihapus."


def _hint(nearest: Sequence[str]) -> str:
    return f" (mungkin maksudnya {' atau '.join(nearest)})" if nearest else ""


def unknown_visit(visit_id: str, near: Sequence[str]) -> str:
    """An id that no visit has."""
    if near:
        return UNKNOWN_VISIT_NEAR.format(id=visit_id, near=", ".join(near))
    return UNKNOWN_VISIT.format(id=visit_id)


def year_untold(day: str) -> str:
    """A day and month of which no article tells the year."""
    return f"{day} (tahun tidak disebut)"
