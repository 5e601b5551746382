"""Every Indonesian sentence of the tab for briefings; the briefing's own words are in assistant.briefing.messages."""

from assistant.briefing.messages import (
    CLOSING,
    NOTE,
    SIGNATURE,
    SOURCES,
    SOURCES_NOTE,
    drawn,
)

TAB = "Bahan Kunjungan"
FORM = "Isian bahan kunjungan"
HINT = (
    "Pilih tuan rumah, topik, dan daerah sendiri. Bahan disusun dari kunjungan yang tercatat di arsip, dan setiap "
    "keterangannya bersumber."
)
HOST = "Tuan rumah"
TOPIC = "Topik"
OWN = "Daerah sendiri"
FIRST = "Berangkat"
LAST = "Pulang"
OFFICE = "Unit penyusun"
NUMBER = "Nomor"
SUBJECT = "Perihal"
MORE = "Isian nota dinas lainnya (boleh kosong)"
REGION_PLACEHOLDER = "misalnya Kota Kediri"
OWN_PLACEHOLDER = "misalnya Kabupaten Siak"
OFFICE_PLACEHOLDER = "misalnya Sekretariat Daerah"
CHOOSE_TOPIC = "Pilih topik"
MAKE = "Susun bahan"
DOWNLOAD = "Unduh"
KINDS = {"docx": "Word (DOCX)", "pdf": "PDF", "md": "Markdown"}
PREVIEW = "Pratinjau bahan kunjungan"
SCROLL = "Tabel; geser ke samping bila terpotong"
BAD_DATE = "Tanggal tidak dapat dibaca; pilih tanggal dari kalender."

__all__ = [
    "BAD_DATE",
    "CHOOSE_TOPIC",
    "CLOSING",
    "DOWNLOAD",
    "FIRST",
    "FORM",
    "HINT",
    "HOST",
    "KINDS",
    "LAST",
    "MAKE",
    "MORE",
    "NOTE",
    "NUMBER",
    "OFFICE",
    "OFFICE_PLACEHOLDER",
    "OWN",
    "OWN_PLACEHOLDER",
    "PREVIEW",
    "REGION_PLACEHOLDER",
    "SCROLL",
    "SIGNATURE",
    "SOURCES",
    "SOURCES_NOTE",
    "SUBJECT",
    "TAB",
    "TOPIC",
    "drawn",
    "go_to_sources",
]


def go_to_sources(first: int, last: int) -> str:
    """What a screen reader says of `[2–9]`."""
    return f"Sumber {first} sampai {last}"
