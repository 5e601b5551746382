"""Every Indonesian sentence of the tab of visits."""

from collections.abc import Sequence

from assistant.messages import either, thousands

TAB = "Kunjungan"
NOT_TOLD = "tidak disebut"
READING_REGISTER = "Membaca register kunjungan"

# --- filters --------------------------------------------------------------------------------------------------

VISITOR = "Tamu"
HOST = "Tuan rumah"
REGION_PLACEHOLDER = "Ketik nama daerah"
PROVINCE = "Provinsi tuan rumah"
TOPIC = "Topik"
FORM = "Bentuk"
SINCE = "Sejak tahun"
UNTIL = "Sampai tahun"
TEXT = "Kata"
TEXT_PLACEHOLDER = "Orang, program, tempat"
PLANNED = "Termasuk rencana"
EVERY = "Semua"
FILTERS = "Saringan"
CLEAR = "Hapus semua saringan"
EXPORT = "Unduh daftar ini"
FOUND_NONE = "Tidak ada kunjungan yang cocok dengan semua saringan ini."
FOUND_NONE_HINT = "Lepaskan salah satu saringan di atas, atau hapus semuanya."
REGISTER_EMPTY = "Register masih kosong: belum ada artikel di arsip yang menceritakan kunjungan."
WRONG_YEARS = "Tahun “sejak” lebih besar daripada tahun “sampai”; tukar keduanya."
DID_YOU_MEAN = "Mungkin maksud Anda:"
MEANT = "Yang mana?"


def count_visits(count: int) -> str:
    """How many visits are shown: "37 kunjungan"."""
    return f"{thousands(count)} kunjungan"


def of_all(count: int) -> str:
    """How many there are without filters."""
    return f"dari {thousands(count)}"


def unknown_region(typed: str) -> str:
    """No region has that name."""
    return f"Daerah “{typed}” tidak dikenal; periksa ejaannya atau pilih dari daftar."


def ambiguous_region(typed: str, names: Sequence[str]) -> str:
    """Several regions have that name."""
    return f"“{typed}” dapat berarti {either(names)}; pilih salah satu."


def remove_filter(label: str, value: str) -> str:
    """What a screen reader says of the cross beside a filter."""
    return f"Lepaskan saringan {label}: {value}"


# --- table ----------------------------------------------------------------------------------------------------

COLUMNS = {
    "date": "Tanggal",
    "visitor": "Tamu",
    "host": "Tuan rumah",
    "form": "Bentuk",
    "topic": "Topik",
    "articles": "Artikel",
}
"""Key of a column that can be sorted by -> its head."""
TABLE = "Daftar kunjungan"
PLANNED_BADGE = "rencana"
PASSING_BADGE = "disebut sepintas"
PASSING_HINT = "Disebut sepintas dalam artikel tentang hal lain."
CONFLICT_BADGE = "sumber berbeda"
CONFLICT_HINT = "Artikel-artikelnya berbeda keterangan; buka kunjungan ini untuk melihatnya."
YEAR_UNTOLD = "tahunnya tidak disebut"
DOUBTFUL = "hari dan tanggalnya tidak cocok"
UNDECIDED = "kota atau kabupatennya tidak disebut"


def sorted_by(column: str, *, descending: bool) -> str:
    """How the table is sorted."""
    return f"diurutkan menurut {column.lower()}, {'turun' if descending else 'naik'}"


def open_visit(visitors: str, hosts: str) -> str:
    """What a screen reader says of the button that opens a visit."""
    return f"Buka kunjungan {visitors} ke {hosts}"


def shown_rows(first: int, last: int, total: int) -> str:
    """Which rows are shown."""
    return f"{thousands(first)}–{thousands(last)} dari {thousands(total)} kunjungan"


# --- pictures -------------------------------------------------------------------------------------------------

PICTURES = "Peta dan grafik"
MAP = "Peta kunjungan"
MAP_WINDOW = "Bagian peta"
MAP_LIST = "Peta sebagai daftar"
MAP_HINT = "Garis menebal ke arah tuan rumah; lingkaran lebih besar berarti lebih sering dikunjungi."
TIMELINE = "Kunjungan per tahun"
TIMELINE_HINT = "Tiap kunjungan dihitung sekali, menurut topiknya yang paling sering muncul."
TIMELINE_TABLE = "Grafik sebagai tabel"
YEAR = "Tahun"
TOTAL = "Jumlah"
OTHER_TOPICS = "topik lain"
NO_TOPIC = "topik tidak disebut"
NO_DATES = "Tidak satu pun kunjungan ini disebut tahunnya."
HIDE = "Tutup pemberitahuan"
RANKINGS = {"host": "Paling sering dikunjungi", "visitor": "Paling sering berkunjung"}
RANKING_NONE = "Daerahnya tidak disebut."


def older(year: int) -> str:
    """The column for all years before `year`."""
    return f"< {year}"


def describe_map(routes: int, hosts: int, visits: int) -> str:
    """What the map shows."""
    return (
        f"Peta Indonesia dengan titik untuk tiap kabupaten dan kota, {thousands(hosts)} tuan rumah, "
        f"dan {thousands(routes)} jalur dari {count_visits(visits)}."
    )


def route(visitor: str, host: str, count: int) -> str:
    """One line of the map."""
    return f"{visitor} → {host}: {count_visits(count)}"


def spot(host: str, count: int) -> str:
    """One circle of the map."""
    return f"{host}: {thousands(count)} kali dikunjungi"


def routes_left(shown: int, total: int) -> str:
    """Not all lines are drawn."""
    return f"Digambar {thousands(shown)} jalur tersering dari {thousands(total)}."


def routes_listed(shown: int, total: int) -> str:
    """Not all lines are listed."""
    return f"{thousands(shown)} jalur tersering dari {thousands(total)}."


def not_on_map(count: int) -> str:
    """Visits without two certain places."""
    return f"{count_visits(count)} tidak tergambar karena daerahnya tidak disebut dengan pasti."


def undated(count: int) -> str:
    """Visits that are not in the timeline."""
    return f"{count_visits(count)} lain tidak disebut tahunnya."


def more_parties(count: int) -> str:
    """Regions that a row of the table leaves out."""
    return f"dan {count} daerah lain"


def year_and_topic(year: str, topic: str, count: int) -> str:
    """One piece of a column."""
    return f"{year}, {topic}: {count_visits(count)}"


def year_total(year: str, count: int) -> str:
    """One column."""
    return f"{year}: {count_visits(count)}"


def more_regions(count: int) -> str:
    """Regions that are not in the ranking."""
    return f"dan {thousands(count)} daerah lain"


# --- one visit ------------------------------------------------------------------------------------------------

VISIT = "Kunjungan"
TO = "ke"
NO_DATE = "waktu tidak disebut"
BACK = "Kembali ke daftar"
GONE = "Kunjungan ini tidak ada lagi di register; daftar di bawah sudah yang terbaru."
FIELDS = {
    "visitors": "Tamu",
    "hosts": "Tuan rumah",
    "date": "Waktu",
    "form": "Bentuk",
    "topics": "Topik",
    "venue": "Tempat",
    "people": "Orang yang disebut",
    "programs": "Program dan aplikasi",
    "figures": "Angka",
    "outcomes": "Hasil dan tindak lanjut",
}
"""Name of a field of `Visit` -> its label, in the order in which they are shown."""
SIDES = {"visitor": "tamu", "host": "tuan rumah"}
SURE = "pasti"
SURE_HINT = "Tertulis jelas di artikelnya."
LIKELY = "mungkin"
LIKELY_HINT = "Disimpulkan dari kalimatnya; periksa kutipannya."
ENTERED = "diisi pengelola"
ENTERED_HINT = "Diisi oleh pengelola, bukan dikutip dari artikel."
IN_TITLE = "judul"
CONFLICTS = "Sumber tidak sepakat"
ARTICLES = "Artikel tentang kunjungan ini"
ARTICLE_GONE = "Artikel ini sudah tidak ada di arsip."
OPEN_EVIDENCE = "Buka kutipan ini di artikelnya"
STATUS = "Status"
REVIEW = "Pemeriksaan"


def of_side(side: str) -> str:
    """Whose people somebody belongs to."""
    return f"pihak {SIDES.get(side, side)}"


def more_quotes(count: int) -> str:
    """Further pieces of evidence."""
    return f"{count} bukti lain"


def conflict(field: str) -> str:
    """What the sources disagree about."""
    return f"{FIELDS.get(field, field)} berbeda antarartikel"


# --- corrections ----------------------------------------------------------------------------------------------

CORRECTING = "Koreksi kunjungan"
ONLY_ADMIN = "Untuk mengoreksi, masuk dahulu sebagai pengelola di tab Arsip."
CONFIRM = "Tandai sudah benar"
CORRECT = "Ubah isian"
SAVE = "Simpan koreksi"
MERGE = "Gabungkan"
MERGE_HINT = "Pilih kunjungan lain yang sebenarnya kunjungan ini juga, atau tulis nomornya."
MERGE_WITH = "Nomor kunjungan lain"
MERGE_DO = "Gabungkan keduanya"
SPLIT = "Pisahkan"
SPLIT_HINT = "Tandai artikel yang sebenarnya menceritakan kunjungan lain."
SPLIT_DO = "Pisahkan artikel yang ditandai"
DELETE = "Hapus"
DELETE_HINT = "Kunjungan ini hilang dari register untuk semua orang; artikelnya tetap ada. Dapat dipulihkan."
DELETE_DO = "Ya, hapus kunjungan ini"
HISTORY = "Riwayat koreksi"
NO_HISTORY = "Belum pernah dikoreksi."
DELETED_VISITS = "Kunjungan yang dihapus"
RESTORE = "Pulihkan"
OPEN_CORRECTIONS = "Koreksi yang perlu diperiksa lagi"
OPEN_HINT = (
    "Kunjungan yang dimaksud tidak ditemukan lagi, atau isinya berbeda dari yang dikonfirmasi, "
    "sejak artikelnya dibaca ulang."
)
REGION_FIELD = "Daerah"
BODY_FIELD = "Instansi (boleh kosong)"
NAME_FIELD = "Nama"
ROLE_FIELD = "Jabatan"
SIDE_FIELD = "Pihak"
WHAT_FIELD = "Yang dihitung"
VALUE_FIELD = "Angka"
ADD_ROW = "Tambah baris"
DROP_ROW = "Hapus baris"
ONE_PER_LINE = "satu per baris"
DATE_HELP = "Tulis 14 Maret 2023, Maret 2023, atau 2023; kosongkan bila tidak disebut."
UNSET = "tidak disebut"
NOTHING_CHANGED = "Tidak ada isian yang berubah; ubah dahulu, lalu simpan."
TOO_MUCH = "Isian terlalu panjang atau terlalu banyak; ringkas dahulu, lalu simpan lagi."
CHOOSE_VISIT = "Pilih dahulu kunjungan lain yang sama, atau tulis nomornya."
CORRECTED = "Koreksi tersimpan."
CONFIRMED = "Kunjungan ini ditandai sudah benar."
MERGED = "Kedua kunjungan sudah digabungkan."
SPLIT_DONE = "Kunjungan sudah dipisahkan."
DELETED = "Kunjungan sudah dihapus dari register."
RESTORED = "Kunjungan sudah dipulihkan."


LABELS = {**FIELDS, "status": STATUS}
DONE = {
    "correct": "dikoreksi",
    "confirm": "ditandai sudah benar",
    "merge": "digabungkan dengan kunjungan lain",
    "split": "dipisahkan",
    "delete": "dihapus",
    "restore": "dipulihkan",
    "add": "ditambahkan",
}
"""Value of an Action -> what was done."""


def done(action: str, fields: Sequence[str]) -> str:
    """What was done to a visit: "dikoreksi: waktu, topik"."""
    said = DONE.get(action, action)
    return f"{said}: {', '.join(field.lower() for field in fields)}" if fields else said


def done_to(done: str, visit_ids: Sequence[str]) -> str:
    """What was done, and to which visits."""
    return f"{done} (nomor {', '.join(visit_ids)})"


def visit_number(visit_id: str) -> str:
    """The id of a visit."""
    return f"Nomor {visit_id}"


def changed_meanwhile(label: str) -> str:
    """Two administrators corrected the same field."""
    return f"Isian {label} baru saja diubah orang lain; buka lagi kunjungan ini, lalu ulangi koreksinya."


def bad_date(typed: str) -> str:
    """The typed date can't be read."""
    return f"Tanggal “{typed}” tidak dapat dibaca; tulis seperti 14 Maret 2023, Maret 2023, atau 2023."
