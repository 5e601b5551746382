"""Every Indonesian sentence of the page and of the command that serves it."""

from assistant.messages import thousands

# --- the command ----------------------------------------------------------------------------------------------

HELP_SERVE = "Membuka halaman tanya jawab di komputer ini."
HELP_HOST = "Alamat jaringan yang dilayani; 0.0.0.0 berarti semua jaringan komputer ini."
HELP_PORT = "Nomor port halaman."
STOPPED = "Halaman ditutup."


def serving_at(address: str) -> str:
    """Where the page is."""
    return f"Halaman siap dibuka di {address} (tekan Ctrl+C untuk menutup)."


def address_in_use(host: str, port: int) -> str:
    """Another program has the port, or there is no such address."""
    return f"Port {port} di {host} sudah dipakai program lain: tutup program itu, atau pilih port lain dengan --port."


def address_unusable(host: str, port: int) -> str:
    """The address can't be served from."""
    return f"Alamat {host} port {port} tidak dapat dipakai: periksa --host dan --port."


# --- frame ----------------------------------------------------------------------------------------------------

NAME = "Rujukan"
TITLE = "Rujukan — tanya jawab kunjungan antardaerah"
TAGLINE = (
    "Menjawab pertanyaan tentang kunjungan kerja dan studi tiru antardaerah dari arsip berita, "
    "dengan kutipan yang dapat diperiksa."
)
SKIP = "Langsung ke pertanyaan"
TAB_ASK = "Tanya"
TAB_ARCHIVE = "Arsip"
TAB_BROKEN = "Tab ini sedang tidak dapat dibuka; sebabnya sudah dicatat, hubungi pengelola."
UNEXPECTED = "Terjadi kesalahan yang tidak terduga dan sudah dicatat; silakan coba lagi."
NO_SCRIPT = "Halaman ini memerlukan JavaScript: aktifkan di peramban Anda, lalu muat ulang."

FRAMEWORK_WORDS = {
    "Connection to the server was lost. Attempting reconnection...": (
        "Sambungan ke Rujukan terputus dan sedang dicoba lagi. Jika tidak pulih, hubungi pengelola."
    ),
    "Connection errored out.": "Sambungan ke Rujukan terputus; silakan coba lagi.",
    "Error": "Gangguan",
    "Warning": "Perhatian",
    "Info": "Keterangan",
    "More tabs": "Tab lain",
}
"""What Gradio says by itself and has no translation for, and what the page says instead."""


def header_count(articles: int) -> str:
    """How much the archive holds."""
    return f"{thousands(articles)} artikel di arsip"


# --- asking ---------------------------------------------------------------------------------------------------

QUESTION_LABEL = "Pertanyaan Anda"
QUESTION_PLACEHOLDER = "Tulis pertanyaan…"
ASK = "Tanyakan"
NEW_CONVERSATION = "Percakapan baru"
WELCOME = "Apa yang ingin Anda ketahui?"
WELCOME_HINT = (
    "Tanyakan siapa, kapan, di mana, berapa, atau bagaimana. Pertanyaan lanjutan boleh singkat, "
    "misalnya “Siapa yang menyambutnya?”"
)
EXAMPLES = "Contoh pertanyaan"
YOU = "Anda bertanya:"
ANSWER = "Jawaban"
NO_ANSWER = "Tidak ada jawabannya di arsip"
OUTSIDE = "Di luar isi arsip"
SOURCES_DISAGREE = "Sumber tidak sepakat"
UNDERSTOOD = "Dipahami sebagai:"
SOURCES = "Sumber"
QUOTED = "kutipan"
QUOTED_HINT = "Setiap kalimat jawaban ini dikutip persis dari artikel sumbernya."
MODES = {"kutipan": QUOTED, "model": "model bahasa"}
LISTED = "register"
LISTED_HINT = "Jawaban ini dihitung dari register kunjungan; setiap baris tabel dirujuk ke artikelnya."
NOT_TOLD = "tidak disebut"
SHORT_LIMIT = 80
"""Letters of a short answer that is shown large."""
SOURCES_SHOWN = 8
"""Citations of a list from which on its sources are folded away: the rows of its table open them too."""
DIGEST = "ikhtisar"
DIGEST_HINT = "Teks ini ikhtisar dengan kata-kata sendiri, bukan teks asli medianya."
ORIGINAL = "Buka sumber asli"
NEW_TAB = "(membuka tab baru)"
NEARBY = "Artikel yang mungkin berkaitan"
COVERAGE = "Yang dimuat arsip ini"
COPY = "Salin jawaban"
COPIED = "Tersalin"
NOT_COPIED = "Tidak dapat menyalin; pilih teksnya, lalu tekan Ctrl+C."
QUESTION_LIMIT = 1000


def question_too_long() -> str:
    """The question is longer than the page takes."""
    return f"Pertanyaan paling panjang {thousands(QUESTION_LIMIT)} huruf; ringkas dahulu, lalu tanyakan lagi."


def citation_label(number: int, title: str) -> str:
    """What a screen reader says of `[1]`."""
    return f"Buka kutipan {number}: {title}"


def sources_folded(count: int) -> str:
    """What opens the sources of a long list."""
    return f"{SOURCES}: {thousands(count)} kutipan"


def seconds(value: float) -> str:
    """Time with a decimal comma."""
    return f"{value:.2f} detik".replace(".", ",")


# --- feedback -------------------------------------------------------------------------------------------------

FEEDBACK = "Apakah jawaban ini tepat?"
VERDICTS = {
    "benar": "Benar",
    "salah": "Salah",
    "sumber_salah": "Sumber salah",
    "seharusnya_tidak_dijawab": "Seharusnya tidak dijawab",
}
VERDICTS_WITHOUT_ANSWER = {"benar": "Benar, memang tidak ada", "salah": "Salah, ada di arsip"}
COMMENT = "Catatan (boleh kosong)"
COMMENT_LIMIT = 1000
THANKS = "Terima kasih, penilaian Anda tersimpan."
FEEDBACK_FAILED = "Penilaian belum tersimpan; silakan coba lagi."


# --- articles -------------------------------------------------------------------------------------------------

ARTICLE_PANEL = "Artikel sumber"
CLOSE = "Tutup"
UNTITLED = "(tanpa judul)"
CHANGED = (
    "Teks artikel ini sudah berubah sejak jawaban dibuat, sehingga kutipannya tidak ditandai. "
    "Ajukan lagi pertanyaannya untuk jawaban dari teks yang baru."
)
GONE = "Artikel ini sudah tidak ada di arsip."
VERSIONS = "Versi"
VERSION_NEWEST = "terbaru"
NEAR_DUPLICATES = "Artikel yang hampir sama"
OLD_VERSION = "Ini versi lama; teks yang dipakai untuk menjawab adalah versi terbaru."


def version(number: int) -> str:
    """One version of an article."""
    return f"Versi {number}"


# --- the archive ----------------------------------------------------------------------------------------------

SEARCH_LABEL = "Cari artikel"
SEARCH_PLACEHOLDER = "Kata dari judul atau isi"
OUTLET_LABEL = "Media"
EVERY_OUTLET = "Semua media"
FROM_LABEL = "Terbit sejak"
TO_LABEL = "Terbit sampai"
EVERY_YEAR = "Semua"
SEARCH_BUTTON = "Cari"
TABLE_LABEL = "Daftar artikel, yang terbaru di atas"
TABLE_LABEL_FOUND = "Hasil pencarian, yang paling cocok di atas"
COLUMN_TITLE = "Judul"
COLUMN_OUTLET = "Media"
COLUMN_DATE = "Terbit"
NOTHING_LISTED = "Tidak ada artikel yang cocok; coba kata lain atau longgarkan saringannya."
EMPTY_ARCHIVE = "Arsip masih kosong."
PREVIOUS = "Sebelumnya"
NEXT = "Berikutnya"


def shown_range(first: int, last: int, total: int) -> str:
    """Which rows are shown."""
    return f"{thousands(first)}–{thousands(last)} dari {thousands(total)} artikel"


def coverage(articles: int, first: int | None, last: int | None) -> str:
    """What the archive covers."""
    if not articles:
        return "Arsip masih kosong, sehingga belum ada yang dapat dijawab."
    years = "" if first is None else f", terbit {first}" if first == last else f", terbit {first}–{last}"
    return f"{thousands(articles)} artikel tentang kunjungan antardaerah{years}, misalnya:"


# --- the administrator ----------------------------------------------------------------------------------------

ADMIN = "Pengelola"
ADMIN_OFF = (
    "Perubahan arsip lewat halaman ini dimatikan. Untuk menghidupkannya, pasang kata sandi dalam "
    "RUJUKAN_ADMIN_PASSWORD, lalu jalankan ulang `rujukan serve`."
)
PASSWORD_LABEL = "Kata sandi pengelola"  # noqa: S105 (a label)
SIGN_IN = "Masuk"
SIGN_OUT = "Keluar"
SIGNED_IN = "Anda masuk sebagai pengelola."
SIGNED_OUT = "Anda sudah keluar."
SIGN_IN_HINT = "Masuk untuk menambah atau menghapus artikel, mengoreksi kunjungan, dan menjalankan evaluasi."
WRONG_PASSWORD = "Kata sandi tidak cocok."  # noqa: S105 (a sentence)
REFUSED = "Masuk dahulu sebagai pengelola; sesi masuk mungkin sudah berakhir."
FILES_LABEL = "Berkas artikel (.txt, .md, .html, .pdf, .docx, .jsonl)"
URL_LABEL = "Alamat web artikel (satu alamat per baris)"
URL_PLACEHOLDER = "https://…"
ADD_FILES = "Tambahkan berkas"
ADD_ADDRESSES = "Tambahkan dari alamat web"
FILES = "Berkas"
NOT_UPLOADED = "Berkas itu tidak ada lagi di server; pilih lagi berkasnya, lalu tambahkan."
TOO_LONG_REQUEST = "Permintaan terlalu panjang; persingkat, lalu kirim lagi."
NO_FILES = "Pilih dahulu berkas yang akan ditambahkan."
NO_ADDRESSES = "Isi dahulu alamat web artikelnya."
ONLY_ADDRESSES = "Bukan alamat web: tulis lengkap dengan http:// atau https://."
TOO_MANY_ADDRESSES = "Paling banyak 50 alamat sekali tambah."
ADDRESSES_AT_ONCE = 50
ADDING = "Menambahkan artikel"
OUTCOMES = {
    "added": "ditambahkan",
    "updated": "diperbarui",
    "unchanged": "tidak berubah",
    "refused": "ditolak",
}
STOPPED_ADDING = "Penambahan terhenti"
RESULTS_LABEL = "Hasil penambahan"
COLUMN_OUTCOME = "Hasil"
COLUMN_SOURCE = "Artikel atau sumber"
COLUMN_REMARK = "Keterangan"
REMOVE = "Hapus artikel ini"
CONFIRM_REMOVE = "Ya, hapus dengan semua versinya"
CANCEL = "Batal"
NOTHING_OPEN = "Buka dahulu artikel yang akan dihapus."


def try_again_in(wait: float) -> str:
    """Too many wrong passwords."""
    return f"Terlalu banyak kata sandi yang salah; coba lagi {max(1, round(wait))} detik lagi."


def sure_to_remove(title: str) -> str:
    """The question before an article is removed."""
    return f"Hapus “{title}” dari arsip? Penghapusan tidak dapat dibatalkan."


def removed(title: str) -> str:
    """An article is gone."""
    return f"“{title}” sudah dihapus dari arsip."


def progress(done: int, total: int) -> str:
    """How far adding is."""
    return f"{thousands(done)} dari {thousands(total)} sudah diperiksa"
