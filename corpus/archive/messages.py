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
