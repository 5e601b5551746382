"""Every Indonesian sentence of the comparison of two runs."""

NO_FILE = (
    "Berkas pembanding {path} tidak ada; buat dengan `rujukan eval --json {path}`, atau periksa namanya."
)
IS_FOLDER = "{path} adalah folder, bukan berkas pembanding; sebutkan berkas JSON di dalamnya."
UNREADABLE = "Berkas pembanding {path} tidak dapat dibaca; periksa izin berkasnya."
NOT_JSON = (
    "Berkas pembanding {path} tidak dapat dibaca sebagai JSON yang utuh; buat lagi dengan"
    " `rujukan eval --json {path}`."
)
OLD_FORMAT = (
    "Berkas pembanding {path} ditulis oleh versi Rujukan yang lama (bentuk {format}); jalankan ulang evaluasi"
    " dengan versi ini, lalu bandingkan."
)
NEW_FORMAT = (
    "Berkas pembanding {path} ditulis oleh versi Rujukan yang lebih baru (bentuk {format}); perbarui Rujukan"
    " dahulu."
)
OTHER_JSON = (
    "Berkas pembanding {path} bukan hasil evaluasi Rujukan; pilih berkas dari `rujukan eval --json`"
    " atau `rujukan eval baseline`."
)
DAMAGED = "Berkas pembanding {path} rusak sehingga tidak dapat dipakai; buat lagi dengan `rujukan eval --json {path}`."
NO_RUN = "Salah satu hasil rusak sehingga tidak dapat dibandingkan; jalankan ulang evaluasinya."
NO_SHARED_CASES = (
    "Tidak ada satu pun kasus yang sama dengan kasus pembanding; pilih berkas pembanding yang memuat kasus"
    " yang dijalankan."
)

WORSE_FIGURE = "{label}: memburuk dari {old} menjadi {new} ({why})"
BEYOND = "melampaui batas {tolerance}"
SIGNIFICANT = "selisih bermakna, p {p}"
WORSE_CASE = "kasus {id} dahulu lulus, sekarang gagal: {why}"
NEW_CRASH = "kasus {id} dahulu hanya gagal, sekarang terhenti: {why}"
SLOWER = (
    "jawaban {percent} % lebih lambat daripada pembanding (median {cases} kasus, kecepatan mesin sudah disamakan;"
    " batas {limit} %)"
)

NOTE_FAST = (
    "Pembanding dijalankan {before}, hasil ini {now}; perbedaan dapat berasal dari situ,"
    " dan waktu tidak dibandingkan."
)
WITH_FAST = "dengan --fast"
WITHOUT_FAST = "tanpa --fast"
NOTE_SPLIT = "Pembanding dijalankan dengan --split {before}, hasil ini dengan --split {now}."
NOTE_MISSING = "{count} kasus pembanding tidak dijalankan sekarang: {ids}."
NOTE_ADDED = "{count} kasus belum ada pada pembanding: {ids}."
NOTE_EDITED = "{count} kasus berubah pertanyaan atau harapannya sejak pembanding dibuat: {ids}."
AND_MORE = "{ids}, dan {count} lagi"

TITLE = "Perbandingan atas {count} kasus yang sama: {better} membaik, {worse} memburuk, {changed} berubah"
COLUMN_METRIC = "Ukuran"
COLUMN_BEFORE = "Dahulu"
COLUMN_NOW = "Sekarang"
COLUMN_INTERVAL = "Selisih, selang 95 %"
INTERVAL = "{low} … {high}"
COLUMN_P = "p"
COLUMN_HOLM = "p (Holm)"
ALL_EQUAL = "Semua {count} ukuran sama dengan pembanding."
OTHERS_EQUAL = "{count} ukuran lain sama dengan pembanding."
SIGNS = {"better": "▲", "worse": "▼", "same": "="}
LATENCY = {
    "better": "{sign} Waktu jawaban: {percent} % lebih cepat (median {cases} kasus, kecepatan mesin disamakan).",
    "worse": "{sign} Waktu jawaban: {percent} % lebih lambat (median {cases} kasus, kecepatan mesin disamakan).",
    "same": "{sign} Waktu jawaban: {ratio} kali waktu pembanding (median {cases} kasus, kecepatan mesin disamakan).",
}
NO_LATENCY = (
    "Waktu tidak dibandingkan: itu memerlukan dua laporan lengkap dengan waktu, --fast yang sama, dan sedikitnya"
    " 20 jawaban."
)
WORSE_TITLE = "Memburuk: {count} kasus"
BETTER_TITLE = "Membaik: {count} kasus"
CHANGED_TITLE = "Berubah tanpa mengubah lulus atau gagal: {count} kasus"
MORE_CASES = "… dan {count} kasus lagi"
PASSED = "lulus"
BEFORE = "dahulu"
NOW = "sekarang"
QUESTION = "pertanyaan"
ANSWER_BEFORE = "jawab dulu"
ANSWER_NOW = "jawab kini"
GAINED = "naik"
LOST = "turun"

HELP_BASELINE = "Menjalankan kasus dan menyimpan angka acuannya, untuk dibandingkan dengan --baseline."
HELP_FILE = "Berkas JSON tujuan; bawaan pada kode sumber: eval/baselines/."
HELP_CASES = "Berkas atau folder kasus (.toml); bawaan: semua kasus yang disertakan."
NEEDS_FILE = "Sebutkan berkas tujuan, misalnya `rujukan eval baseline angka-acuan.json`."
NEEDS_JSON_FILE = (
    "{path} bukan nama berkas .json; sebutkan berkas tujuan dahulu, lalu berkas kasus, misalnya"
    " `rujukan eval baseline angka-acuan.json kasus.toml`."
)
NOT_GOLDEN = (
    "{path} sudah ada dan bukan angka acuan, jadi tidak ditimpa; pilih nama lain atau pindahkan berkas itu."
)
GOLDEN_NEW = "Angka acuan {count} kasus ditulis ke {path}."
GOLDEN_SAME = "Angka acuan di {path} tidak berubah."
GOLDEN_CHANGED = "Angka acuan di {path} diperbarui; periksa perubahannya (git diff) sebelum disimpan."
GOLDEN_INCOMPARABLE = "Angka acuan yang lama di {path} tidak dapat dibandingkan: {why}"
