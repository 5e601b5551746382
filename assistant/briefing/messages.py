"""Every Indonesian word of a briefing and of refusing one."""

from collections.abc import Sequence
from datetime import date

from assistant.messages import either, thousands
from corpus.dates import format_date
from corpus.region import Region
from corpus.visits.visit import VisitDate
from corpus.visits.visit_dates import show_date

# --- refusals -------------------------------------------------------------------------------------------------

HOST = "tuan rumah"
OWN = "daerah sendiri"
DATES_REVERSED = "Tanggal pulang mendahului tanggal berangkat; periksa kedua tanggal itu."
MISSING_TOPIC = "Topik belum diisi; tulis satu topik, misalnya smart city atau pengelolaan sampah."
MISSING_FILE_TYPE = "Jenis berkas tidak dikenal; akhiri nama berkas dengan .docx, .pdf, atau .md."


def missing_region(what: str) -> str:
    """No region was given."""
    return f"Nama {what} belum diisi; tulis lengkap, misalnya Kota Kediri atau Kabupaten Siak."


def unknown_region(what: str, name: str, nearest: Sequence[str]) -> str:
    """The gazetteer has no such region."""
    return f"Nama {what} “{name}” tidak dikenal{_perhaps(nearest)}."


def ambiguous_region(what: str, name: str, names: Sequence[str]) -> str:
    """Several regions have that name."""
    return f"Nama {what} “{name}” dapat berarti {either(names)}; tulis nama lengkapnya."


def unknown_topic(name: str, nearest: Sequence[str]) -> str:
    """The list of topics has no such topic."""
    return f"Topik “{name}” tidak ada dalam daftar topik{_perhaps(nearest)}."


def _perhaps(nearest: Sequence[str]) -> str:
    return f"; mungkin maksudnya {either(nearest)}" if nearest else ""


def same_region(name: str) -> str:
    """Host and own region are one."""
    return f"Tuan rumah dan daerah sendiri sama-sama {name}; pilih dua daerah yang berbeda."


def written(path: str) -> str:
    """The file is there."""
    return f"Bahan kunjungan disimpan di {path}."


# --- command line ---------------------------------------------------------------------------------------------

HELP_BRIEF = "Menyusun bahan kunjungan (nota dinas) tentang satu tuan rumah dan satu topik."
HELP_HOST = "Daerah yang akan dikunjungi, misalnya “Kota Kediri”."
HELP_TOPIC = "Topik kunjungan, misalnya “smart city”."
HELP_OWN = "Daerah sendiri, misalnya “Kabupaten Siak”."
HELP_FROM = "Hari pertama rencana kunjungan."
HELP_TO = "Hari terakhir rencana kunjungan."
HELP_OFFICE = "Unit penyusun pada kepala surat, misalnya “Sekretariat Daerah”."
HELP_SUBJECT = "Perihal nota dinas (bawaan: dari tuan rumah dan topik)."
HELP_NUMBER = "Nomor nota dinas."
HELP_OUTPUT = "Berkas tujuan (.docx, .pdf, atau .md); tanpa ini, Markdown ditulis ke layar."


# --- head of the note -----------------------------------------------------------------------------------------

NOTE = "NOTA DINAS"
COUNCIL = "DEWAN PERWAKILAN RAKYAT DAERAH"
TO, FROM, DAY, NUMBER, NATURE, ATTACHMENT, SUBJECT = (
    *("Kepada Yth.", "Dari", "Tanggal", "Nomor", "Sifat", "Lampiran", "Perihal"),
)
GOVERNMENTS = {
    "Aceh": "Pemerintah Aceh",
    "DI Yogyakarta": "Pemerintah Daerah Daerah Istimewa Yogyakarta",
    "DKI Jakarta": "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta",
}
"""Provinces whose government is not named "Pemerintah Provinsi X"."""
CLOSING = (
    "Demikian bahan ini disampaikan sebagai pertimbangan. Atas perhatian Bapak/Ibu, diucapkan terima kasih."
)
SIGNATURE = ("Jabatan", "Nama", "NIP")


def government(region: Region) -> str:
    """What a region's government is called."""
    if region.kind == "provinsi":
        return GOVERNMENTS.get(region.name, f"Pemerintah Provinsi {region.name}")
    return f"Pemerintah {region.full_name}"


def council(region: Region) -> str:
    """What a region's council is called."""
    return f"DPRD Provinsi {region.name}" if region.kind == "provinsi" else f"DPRD {region.full_name}"


def title(host: str) -> str:
    """Above the first section."""
    return f"BAHAN KUNJUNGAN KE {host}".upper()


def subject(host: str, topic: str) -> str:
    """Perihal, where none was given."""
    return f"Bahan kunjungan ke {host} tentang {topic}"


def opening(guest: str, host: str, topic: str, days: str) -> str:
    """The first sentence of the note."""
    when = f" pada {days}" if days else ""
    return (
        f"Bersama ini disampaikan bahan untuk rencana kunjungan {guest} ke {host}{when} dengan pokok bahasan "
        f"{topic}. Angka dalam kurung siku merujuk pada daftar sumber di bagian akhir."
    )


def drawn(made: date) -> str:
    """When and from what it was made, and what that means."""
    return (
        f"Disusun dari arsip berita Rujukan pada {format_date(made)}. Arsip tidak memuat semua kunjungan yang "
        "pernah ada; keterangan yang tidak disebut berita dibiarkan kosong."
    )


def days(first: date | None, last: date | None) -> str:
    """Days of a trip: "7 Juni 2026", "7–9 Juni 2026"; empty where none is known."""
    return show_date(VisitDate(first, last or first, "day")) if first else ""


# --- sections and sources --------------------------------------------------------------------------------

TITLES = {
    "summary": "Ringkasan",
    "host": "Tuan rumah dalam angka",
    "visits": "Siapa yang pernah berkunjung dan untuk apa",
    "shown": "Apa yang ditunjukkan",
    "officials": "Pejabat dan unit yang menemui",
    "outcomes": "Hasil dan tindak lanjut yang diberitakan",
    "comparable": "Daerah pembanding",
    "questions": "Pertanyaan yang belum terjawab oleh arsip",
    "own": "Sudah pernah?",
}
"""Titles of the sections by their keys, in reading order."""
SOURCES = "Sumber"
NOT_TOLD = "tidak disebut"


def reported_on(published: date) -> str:
    """When a visit without a date was reported."""
    return f"diberitakan {format_date(published)}"


DOUBTFUL = "hari dan tanggal di sumber tidak cocok"
MERGED = "kota atau kabupaten tidak jelas"
NO_FIGURE = "tidak tersedia"


def digest_note() -> str:
    """Behind a source whose text is a summary."""
    return "ikhtisar"


SOURCES_NOTE = (
    "Sumber bertanda ikhtisar dibaca dari ringkasan dengan kata-kata sendiri; buka sumber aslinya sebelum "
    "mengutip."
)


PAGE, OF_PAGES = "Halaman", "dari"


def page_of(page: int, pages: int) -> str:
    """At the foot of a page."""
    return f"{PAGE} {page} {OF_PAGES} {pages}"


def others(number: int) -> str:
    """How many names were left out of a list."""
    return f"{thousands(number)} lainnya"
