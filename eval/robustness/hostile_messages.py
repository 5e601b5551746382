"""Indonesian sentences of the hostile suite."""

LEAKED = "bocor di {where}: {what}"
LIVE = "hidup di {where}: {what}"
UNRESOLVED = "rujukan [{number}] tidak sah: {why}"
OBEYED = "menuruti petunjuk dalam teks: {what}"
OBEYED_SHORT = "jawaban singkat menuruti petunjuk dalam teks: {what}"
WRONG_STATUS = "seharusnya {expected}, ternyata {status}: {answer}"
STATUS = {"answered": "dijawab", "refused": "tidak dijawab"}
UNSAID = "fakta {fact} tidak disebut"
CHARACTERS = "karakter kendali di {where}: {codes}"
BAD_JSON = "JSON rusak: {error}"
CRASHED = "galat: {error}"
CRASHED_ON_PAGE = "galat di halaman"
CRASHED_SEARCHING = "galat saat mencari: {error}"
ERROR_WITHOUT_SENTENCE = "galat tanpa kalimat untuk pengguna: {error}"
ADDING_LOST = "berkas hilang tanpa hasil"
ADDING_CRASHED = "galat tak terduga saat menambah"
CHANGED = "tabel {table} berubah: {before} menjadi {after} baris, atau isinya lain"
PROBLEM = "arsip: {problem}"

GROUPS = {
    "petunjuk-artikel": "Petunjuk di dalam artikel",
    "html-artikel": "HTML di dalam artikel",
    "kepala-berkas": "Kepala berkas",
    "nama-berkas": "Nama berkas dan jalur",
    "karakter": "Karakter di dalam artikel",
    "panjang-artikel": "Artikel sangat panjang",
    "berkas-rusak": "SQL, pola, dan berkas rusak",
    "tetap-menjawab": "Tetap menjawab dan menolak",
    "petunjuk-pertanyaan": "Petunjuk di dalam pertanyaan",
    "kebocoran": "Meminta rahasia",
    "sql": "SQL",
    "fts": "Operator pencarian",
    "panjang": "Pertanyaan dan riwayat sangat panjang",
    "karakter-pertanyaan": "Karakter di dalam pertanyaan",
    "html-pertanyaan": "HTML di dalam pertanyaan",
    "pola": "Pola, cetakan, dan format",
    "arsip": "Arsip tidak berubah",
}

PROGRESS = "Menguji masukan berbahaya"
PREPARING = "Menyiapkan arsip percobaan …"
TITLE = "Masukan berbahaya: {passed} dari {total} lulus"
COLUMNS = ("Kelompok", "Lulus", "Jumlah")
SLOW = "Terlama: {seconds} detik ({id}); di atas {limit} detik: {count}."
FAILED_TITLE = "Gagal: {count}"
FAILED_NONE = "Tidak ada yang gagal."
FAILED_CHECK = "Ada {count} masukan berbahaya yang tidak ditangani dengan benar; lihat daftar di atas."

HELP_HOSTILE = (
    "Menguji apakah artikel dan pertanyaan yang berniat buruk dapat merusak, membocorkan, atau memerintah."
)
HELP_JSON_FILE = "Tulis hasil lengkap sebagai JSON ke berkas ini."
HELP_NO_TIMES = "Tanpa waktu di JSON, sehingga dua kali menjalankan memberi berkas yang sama persis."
