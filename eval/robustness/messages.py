"""Indonesian sentences of the robustness suites."""

UNKNOWN_KIND = "Ragam {kind} tidak dikenal; pilih dari {kinds}."
NO_VARIANTS = "Tidak ada pertanyaan yang dapat diubah bentuknya; pilih kasus atau --kind yang lain."

KINDS = {
    "informal": "Ejaan percakapan",
    "typo": "Salah ketik",
    "typo_region": "Salah ketik nama daerah",
    "order": "Urutan kata lain",
    "chatter": "Diapit basa-basi",
    "english": "Bahasa Inggris",
    "capitals": "Huruf besar semua",
    "lower": "Huruf kecil semua",
    "no_mark": "Tanpa tanda tanya",
    "spacing": "Spasi, baris, tanda baca",
    "repeated": "Ditanyakan dua kali",
    "region_swap": "Daerah ditukar",
    "year_swap": "Tahun ditukar",
}

WHY_OLD_FACTS = "masih menjawab dengan fakta lama: {facts}"
WHY_OLD_VISITS = "masih menyebut semua kunjungan dari pertanyaan semula"
WHY_CITATION = "ada rujukan yang tidak sesuai dengan artikel"
WHY_CRASHED = "galat: {error}"

PROGRESS = "Menjalankan ragam pertanyaan"
TITLE = "Ketahanan terhadap bentuk pertanyaan: {count} ragam dari {cases} kasus, dalam %"
COLUMNS = ("Ragam", "Jumlah", "Semula", "Diubah", "Turun", "Selang 95 %", "Rusak", "Membaik")
NOTE_OTHER = "* dinilai benar bila jawabannya bukan lagi fakta lama: menolak, atau menjawab lain."
FLIPPED_TITLE = "Semula benar, menjadi salah: {count}"
FLIPPED_NONE = "Tidak ada kasus yang menjadi salah."
FLIPPED_KIND = "ragam"
FLIPPED_HISTORY = "sebelumnya"
FLIPPED_PLAIN = "semula"
FLIPPED_VARIANT = "menjadi"
FLIPPED_WHY = "sebab"
FLIPPED_STATUS = "status"
FLIPPED_ANSWER = "jawaban"

HELP_ROBUST = "Menguji apakah jawaban bertahan bila pertanyaannya ditulis dengan cara lain."
HELP_KIND = "Hanya ragam ini; boleh diulang. Pilihan: {kinds}."
HELP_LIMIT = "Paling banyak sekian kasus per ragam, diambil merata."
HELP_FLIPPED = "Tampilkan setiap kasus yang semula benar lalu menjadi salah."
HELP_JSON_FILE = "Tulis hasil lengkap sebagai JSON ke berkas ini; sama persis bila diulang."
