"""Every Indonesian sentence of `rujukan visits`."""

from collections.abc import Sequence

from assistant.messages import either, thousands, typed_name

HELP_VISITS = "Menampilkan register kunjungan, atau menulisnya sebagai JSON, CSV, atau XLSX."
HELP_VISIT_HOST = "Hanya kunjungan ke daerah ini (nama atau kode wilayah)."
HELP_VISIT_VISITOR = "Hanya kunjungan oleh daerah ini (nama atau kode wilayah)."
HELP_VISIT_PROVINCE = "Hanya kunjungan ke daerah di provinsi ini."
HELP_VISITOR_PROVINCE = "Hanya kunjungan oleh daerah dari provinsi ini."
HELP_VISIT_TOPIC = "Hanya kunjungan dengan topik ini, termasuk bagian-bagiannya."
HELP_VISIT_FORM = (
    "Hanya bentuk ini: studi banding, studi tiru, kunjungan kerja, benchmarking, kerja sama, lainnya."
)
HELP_VISIT_FROM = "Hanya kunjungan sejak tanggal, bulan, atau tahun ini."
HELP_VISIT_TO = "Hanya kunjungan sampai tanggal, bulan, atau tahun ini."
HELP_HOST_UNIT = "Hanya kunjungan yang diterima instansi jenis ini, misalnya diskominfo."
HELP_VISITOR_UNIT = "Hanya kunjungan oleh instansi jenis ini, misalnya dprd."
HELP_VISIT_TEXT = "Hanya kunjungan yang memuat semua kata ini."
HELP_PLANNED = "Termasuk kunjungan yang baru direncanakan."
HELP_FORMAT = "Bentuk hasil; tanpa pilihan ini mengikuti nama berkas pada -o, atau berupa tabel."
HELP_VISIT_OUTPUT = "Menulis hasil ke berkas ini (.json, .csv, atau .xlsx)."

NO_VISITS = (
    "Tidak ada kunjungan yang cocok; longgarkan saringannya atau tambahkan artikel dengan `rujukan add`."
)
XLSX_NEEDS_FILE = "Berkas XLSX tidak dapat ditampilkan di terminal; sebutkan nama berkasnya dengan -o."
NO_WORD_TO_FIND = "Nilai pada --text tidak memuat kata; tulis sedikitnya satu kata."
PERIOD_REVERSED = "Tanggal pada --from lebih akhir daripada tanggal pada --to; tukar keduanya."
NOT_TOLD = "tidak disebut"
UNDECIDED = "kota atau kabupaten tidak pasti"
VISIT_COLUMNS = ("Tanggal", "Tamu", "Tuan rumah", "Bentuk", "Topik", "Artikel", "ID")


def ambiguous_region(name: str, meant: Sequence[str]) -> str:
    """A name that several regions have."""
    return f"Nama daerah {typed_name(name)} dapat berarti {either(meant)}; tuliskan salah satunya secara lengkap."


def unknown_province(name: str, nearest: Sequence[str]) -> str:
    """A name that no province has."""
    hint = f"; mungkin maksudnya {either(nearest)}" if nearest else "; periksa ejaannya"
    return f"Provinsi {typed_name(name)} tidak dikenal{hint}."


def unknown_topic(name: str, nearest: Sequence[str]) -> str:
    """A topic that is not in the list."""
    hint = (
        f"; mungkin maksudnya {either(nearest)}" if nearest else "; gunakan --text untuk mencari kata bebas"
    )
    return f"Topik {typed_name(name)} tidak ada dalam daftar topik{hint}."


def unknown_form(name: str, forms: Sequence[str]) -> str:
    """A form that is not in the list."""
    return f"Bentuk kunjungan {typed_name(name)} tidak dikenal; pilih salah satu: {', '.join(forms)}."


def unknown_unit(name: str, nearest: Sequence[str]) -> str:
    """A kind of office that is not in the list."""
    hint = f"; mungkin maksudnya {either(nearest)}" if nearest else "; periksa ejaannya"
    return f"Jenis instansi {typed_name(name)} tidak dikenal{hint}."


def visit_count(number: int) -> str:
    """How many visits were found."""
    return f"{thousands(number)} kunjungan"


def visits_written(number: int, path: str) -> str:
    """How many visits a file was given."""
    return f"{thousands(number)} kunjungan ditulis ke {path}."


def format_disagrees(kind: str, path: str) -> str:
    """A format and a file's name that contradict each other."""
    return f"Bentuk {kind} tidak sesuai dengan nama berkas {path}; samakan keduanya atau hapus --format."
