"""Every sentence of the archive that a user reads."""

CANNOT_OPEN = (
    "Berkas arsip tidak dapat dibuka; periksa hak akses folder arsip dan isi berkasnya, lalu coba lagi."
)
NOT_AN_ARCHIVE = (
    "Berkas arsip rusak atau bukan berkas arsip; pulihkan dari salinan cadangan atau pilih folder lain."
)
CANNOT_WRITE = (
    "Arsip tidak dapat ditulis; periksa sisa ruang penyimpanan dan hak akses folder, lalu coba lagi."
)
NEWER_SCHEMA = "Arsip ini dibuat oleh versi Rujukan yang lebih baru; perbarui Rujukan terlebih dahulu."
BUSY = "Arsip masih diubah oleh proses lain; tunggu sampai proses itu selesai, lalu coba lagi."
WAITING = "Menunggu proses lain selesai mengubah arsip …"
UNKNOWN_ARTICLE = (
    "Tidak ada artikel dengan ID “{id}” di arsip; lihat daftar ID dengan perintah `rujukan list`."
)
UNKNOWN_ARTICLE_NEAR = "Tidak ada artikel dengan ID “{id}” di arsip; mungkin maksud Anda: {near}."
UNKNOWN_VERSION = "Artikel “{id}” tidak memiliki versi {version}; versi yang tersimpan: {versions}."
EMPTY_ARTICLE = "Artikel tidak berisi teks; periksa isi berkasnya."
UNKNOWN_VERDICT = "Penilaian “{verdict}” tidak dikenal; pilih salah satu: {verdicts}."
DAMAGED = "Berkas arsip rusak; pulihkan dari salinan cadangan."
PASSAGES_WITHOUT_WORDS = (
    "{count} bagian artikel tidak ada dalam indeks kata; jalankan `rujukan doctor --bangun-ulang`."
)
WORDS_WITHOUT_PASSAGE = (
    "{count} baris indeks kata tidak punya artikel; jalankan `rujukan doctor --bangun-ulang`."
)
PASSAGES_WITHOUT_VECTOR = (
    "{count} bagian artikel tidak punya vektor; jalankan `rujukan doctor --bangun-ulang`."
)
ARTICLES_WITHOUT_PASSAGES = (
    "{count} artikel belum dipotong menjadi bagian; jalankan `rujukan doctor --bangun-ulang`."
)
BROKEN_REFERENCES = "{count} baris arsip merujuk ke artikel yang tidak ada; pulihkan dari salinan cadangan."
