"""Every Indonesian sentence of the tab Evaluasi."""

from collections.abc import Mapping
from datetime import datetime

from assistant.messages import day, thousands

TAB = "Evaluasi"
HEADING = "Evaluasi"
INTRO = (
    "Evaluasi mengajukan pertanyaan yang jawabannya sudah diketahui, lalu memeriksa setiap jawaban. "
    "Pengunjung tetap dapat bertanya selama evaluasi berjalan."
)
SIGN_IN_FIRST = (
    "Masuk dahulu sebagai pengelola untuk melihat dan menjalankan evaluasi: "
    "buka tab Arsip, lalu isi kata sandi di bagian Pengelola."
)
SIGNING_IN_OFF = (
    "Evaluasi lewat halaman ini dimatikan; untuk menghidupkannya, pasang kata sandi dalam "
    "RUJUKAN_ADMIN_PASSWORD, lalu jalankan ulang `rujukan serve`."
)
OPENING = "Membuka evaluasi…"
HIDE = "Tutup pemberitahuan"


def tab_title(drafts: int) -> str:
    """Title of the tab with the number of open drafts."""
    return f"{TAB} ({thousands(drafts)})" if drafts else TAB


# --- starting a run -------------------------------------------------------------------------------------------

START_HEADING = "Jalankan evaluasi"
FILES = "Berkas kasus"
OWN_FILE = "kasus sendiri"
FILE_BROKEN = "Berkas ini tidak dapat dipakai:"
SPLIT = "Bagian"
SPLITS = {
    "all": "Semua bagian",
    "dev": "Bagian pengembangan (dev)",
    "check": "Bagian pemeriksaan (check)",
}
LIMIT = "Paling banyak kasus"
LIMIT_PLACEHOLDER = "Semua"
LIMIT_HELP = "Jika dibatasi, kasus diambil merata dari semua berkas yang dipilih."
START = "Jalankan"
CANCEL = "Batalkan evaluasi"
WRONG_LIMIT = "Isi “Paling banyak kasus” dengan bilangan bulat mulai dari 1, atau kosongkan untuk semua."
CHOOSE_FILES = "Pilih sedikitnya satu berkas kasus."
NO_CASES = "Tidak ada kasus di bagian itu; pilih bagian atau berkas lain."
ALREADY_RUNNING = "Satu evaluasi sedang berjalan; tunggu sampai selesai, atau batalkan dahulu."
CANCELLING = "Evaluasi dihentikan setelah kasus yang sedang dikerjakan."


def count_cases(count: int) -> str:
    """How many cases: "52 kasus"."""
    return f"{thousands(count)} kasus"


def not_in_archive(count: int, first: str) -> str:
    """Cases expect what the archive does not hold."""
    return f"{thousands(count)} hal dalam kasus tidak cocok dengan arsip; yang pertama: {first}"


# --- progress -------------------------------------------------------------------------------------------------

STAGES = {
    "checking": "Memeriksa kecocokan kasus dengan arsip",
    "running": "Evaluasi berjalan",
    "writing": "Menghitung ukuran dan menyimpan hasil",
}
CANCELLED = "Evaluasi dibatalkan; tidak ada hasil yang disimpan."
FAILED = "Evaluasi tidak selesai."
PROGRESS = "Kemajuan evaluasi"


def progress(done: int, total: int, share: float) -> str:
    """How far a run is: "37 dari 500 kasus (7 %)"."""
    return f"{thousands(done)} dari {thousands(total)} kasus ({int(share * 100)} %)"


def results_so_far(passed: int, failed: int) -> str:
    """What came of the cases so far."""
    return f"{thousands(passed)} lulus, {thousands(failed)} gagal"


def time_left(seconds: float) -> str:
    """The estimated rest, in words that do not promise too much."""
    if seconds < 10:
        return "beberapa detik lagi"
    if seconds < 90:
        return f"kira-kira {round(seconds / 10) * 10} detik lagi"
    if seconds < 5400:
        return f"kira-kira {round(seconds / 60)} menit lagi"
    return f"kira-kira {round(seconds / 3600)} jam lagi"


def started_by(at: datetime, address: str, *, mine: bool) -> str:
    """Who started a run, and when: the time in hours and minutes, the address of the browser."""
    somebody = f"pengelola di alamat {address}" if address else "pengelola lain"
    return f"Dimulai pukul {at.strftime('%H.%M')} oleh {'Anda' if mine else somebody}"


def finished(passed: int, total: int) -> str:
    """A run is done."""
    return f"Evaluasi selesai: {thousands(passed)} dari {thousands(total)} kasus lulus."


# --- runs -----------------------------------------------------------------------------------------------------

RUNS_HEADING = "Hasil evaluasi"
RUNS_LABEL = "Hasil evaluasi, yang terbaru di atas"
NO_RUNS = "Belum ada hasil; jalankan evaluasi di atas."
COLUMN_TIME = "Waktu"
COLUMN_CHANGE = "Dibanding sebelumnya"
COLUMN_REPORT = "Laporan"
FIGURES = {
    "passed": "Kasus lulus",
    "facts_found": "Fakta ditemukan",
    "citation_recall": "Didukung kutipan",
    "abstention_recall": "Tepat menolak",
}
"""The main figures: name of the metric -> head of its column and its line."""
NO_CHANGE = "sama"
NOTHING_BEFORE = "belum ada pembanding"
OPEN_REPORT = "Buka laporan"
NEW_TAB = "(membuka tab baru)"
MORE = "Lainnya"
DOWNLOAD = "Unduh"
KINDS = {"laporan.html": "HTML", "hasil.json": "JSON", "junit.xml": "JUnit"}
DELETE = "Hapus"
DELETE_DO = "Ya, hapus hasil ini"
DELETE_HINT = "Hasil yang dihapus tidak dapat dikembalikan."
DELETED = "Hasil evaluasi sudah dihapus."
RUN_GONE = "Hasil evaluasi itu sudah tidak ada; muat ulang halaman."
RUN_UNREADABLE = "Hasil evaluasi itu tidak dapat dibaca; hapus berkasnya, lalu jalankan evaluasi lagi."
RUN_NOT_DELETED = (
    "Hasil evaluasi tidak dapat dihapus; periksa hak akses folder eval/runs di folder kerja Rujukan."
)
RUN_NOT_SAVED = "Hasil evaluasi tidak dapat disimpan; periksa ruang dan hak akses folder kerja Rujukan."
TICKET_OVER = (
    "Tautan ini sudah tidak berlaku; kembali ke tab Evaluasi di halaman Rujukan, lalu buka lagi laporannya."
)
COMPARE_HEADING = "Bandingkan dua hasil"
COMPARE_NEW = "Hasil"
COMPARE_OLD = "Pembanding"
COMPARE_DO = "Buka perbandingan"
CHART = "Ukuran utama dari waktu ke waktu"
CHART_HINT = "Hanya hasil dengan pilihan berkas, bagian, dan batas yang sama dengan hasil terbaru."


def shown_newest(shown: int, total: int) -> str:
    """Older runs are left out of the list."""
    return (
        f"{thousands(shown)} hasil terbaru dari {thousands(total)}; yang lama tersimpan di folder eval/runs."
    )


def skipped_files(names: tuple[str, ...]) -> str:
    """Files in the folder that are no reports."""
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    return f"{thousands(len(names))} berkas di eval/runs dilewati karena bukan hasil evaluasi yang utuh: {shown}."


def when(at: datetime) -> str:
    """Day and minute of a run, or of a draft."""
    return f"{day(at.date())}, {at.strftime('%H.%M')}"


def change(better: int, worse: int) -> str:
    """How many cases got better and worse."""
    parts = [(better, "membaik"), (worse, "memburuk")]
    return ", ".join(f"{thousands(count)} {word}" for count, word in parts if count) or NO_CHANGE


def compared_with(name: str) -> str:
    """The run that the change is counted against."""
    return f"dibanding {name}"


def selection(split: str, files: int, limit: int) -> str:
    """What a run took: "semua bagian, 5 berkas, paling banyak 50 kasus"."""
    parts = [SPLITS.get(split, split).lower(), f"{thousands(files)} berkas" if files else ""]
    parts.append(f"paling banyak {thousands(limit)} kasus" if limit else "")
    return ", ".join(part for part in parts if part)


def chart_told(lines: Mapping[str, str]) -> str:
    """The chart in words: the newest value of each line."""
    return "Nilai terbaru: " + "; ".join(f"{name} {value}" for name, value in lines.items()) + "."


# --- drafts ---------------------------------------------------------------------------------------------------

DRAFTS_HEADING = "Usulan kasus dari penilaian pembaca"
DRAFTS_INTRO = "Penilaian di bawah jawaban menjadi usulan kasus; periksa, lengkapi, lalu terima atau buang."
NO_DRAFTS = "Tidak ada usulan yang menunggu."
DRAFT_OPEN = "Periksa"
DRAFT_BACK = "Kembali ke daftar usulan"
DRAFT_READER = "Penilaian pembaca"
DRAFT_COMMENT = "Catatan"
DRAFT_ANSWER = "Jawaban saat itu"
NO_ANSWER_KEPT = "Jawabannya sudah tidak tersimpan."
DRAFT_LACKS = "Belum lengkap:"
ORIGIN = "umpan balik"
DRAFT_GONE = "Usulan itu sudah diterima atau dibuang; kembali ke daftar usulan."
ACCEPT = "Terima sebagai kasus"
ACCEPTED = "Kasus diterima dan ikut dijalankan pada evaluasi berikutnya."
DISCARD = "Buang usulan ini"
DISCARD_DO = "Ya, buang"
DISCARD_HINT = "Usulan yang dibuang tidak ditawarkan lagi."
DISCARDED = "Usulan sudah dibuang."
FIELDS = {
    "id": "Nama kasus (id)",
    "question": "Pertanyaan",
    "history": "Pertanyaan sebelumnya, satu per baris",
    "answerable": "Apakah jawabannya ada di arsip?",
    "facts": "Fakta yang harus disebut, satu per baris",
    "articles": "Artikel yang memuat jawabannya",
    "more_articles": "Artikel lain, satu id per baris",
    "reason": "Alasan tidak dijawab",
    "forbidden": "Fakta yang tidak boleh disebut, satu per baris",
    "visits": "Kunjungan yang tepat, satu kunci per baris",
    "count": "Jumlah yang tepat",
    "similar_names": "Ejaan nama orang boleh sedikit berbeda",
    "kind": "Jenis pertanyaan",
    "difficulty": "Tingkat kesulitan",
    "topic": "Topik (boleh kosong)",
    "region": "Daerah (boleh kosong)",
    "split": "Bagian",
}
FACTS_HELP = (
    "Pisahkan bentuk yang sama-sama diterima dengan “ / ”, misalnya: 25 orang / dua puluh lima orang."
)
IN_ARCHIVE = "Ya, ada"
NOT_IN_ARCHIVE = "Tidak ada"
DIFFICULTIES = {"easy": "mudah", "medium": "sedang", "hard": "sulit"}
"""Words for the usual difficulties; any other is shown as it is."""
REASONS = {
    "nothing_found": "tidak ada di arsip",
    "other_region": "hanya ada untuk daerah lain",
    "other_year": "hanya ada untuk tahun lain",
    "disagree": "sumber tidak sepakat",
    "out_of_scope": "di luar isi arsip",
}
"""Words for the reasons of an abstention; a reason without any is shown as it is."""
VISITS_HELP = (
    "Untuk pertanyaan ke register: id artikel setiap kunjungan, "
    "atau id#tamu bila artikel hanya menyebutnya sepintas."
)
WRONG_COUNT = "Isi “Jumlah yang tepat” dengan bilangan bulat, atau kosongkan."
UNSET = "(pilih)"
FORM_WRONG = "Periksa lagi isian ini:"
OPTIONAL = "Isian tambahan"


def drafts_waiting(count: int) -> str:
    """How many drafts wait."""
    return f"{thousands(count)} menunggu"


def more_drafts(count: int) -> str:
    """Older drafts are not shown yet."""
    return f"{thousands(count)} usulan lain ditampilkan setelah yang di atas diterima atau dibuang."


def fill_in(label: str) -> str:
    """A field must not stay empty."""
    return f"Isi “{label}”."


def too_long(label: str, limit: int) -> str:
    """A field holds more than the page takes."""
    return f"“{label}” paling panjang {thousands(limit)} huruf; persingkat."
