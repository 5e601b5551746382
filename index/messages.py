"""Sentences of this package that a user may read."""

MODEL_MISSING = (
    "Berkas model pencarian {name} tidak ditemukan; pasang ulang Rujukan atau kosongkan RUJUKAN_EMBEDDER."
)
MODEL_DAMAGED = (
    "Berkas model pencarian {name} rusak atau berubah; pasang ulang Rujukan agar berkas aslinya kembali."
)
READER_MISSING = (
    "Berkas model pembaca {name} tidak ditemukan; pasang ulang Rujukan agar berkas aslinya kembali, "
    "atau pakai --fast untuk menjawab tanpa model itu."
)
READER_DAMAGED = (
    "Berkas model pembaca {name} rusak atau berubah; pasang ulang Rujukan agar berkas aslinya kembali, "
    "atau pakai --fast untuk menjawab tanpa model itu."
)
EMBEDDER_UNKNOWN = (
    "Model pencarian {setting} pada RUJUKAN_EMBEDDER tidak dapat dimuat; isi dengan folder model "
    "sentence-transformers yang ada di komputer ini, atau kosongkan untuk memakai model bawaan."
)

STALE_INDEX = (
    "Indeks arsip dibuat dengan {field} “{stored}”, sedangkan yang berlaku sekarang “{current}”; "
    "jalankan `rujukan doctor --bangun-ulang`."
)
UNFINISHED_REBUILD = (
    "Pembangunan ulang indeks belum selesai; jalankan `rujukan doctor --bangun-ulang` untuk melanjutkannya."
)
INDEX_FIELDS = {
    "embedder": "model pencarian",
    "dimension": "panjang vektor",
    "chunks": "aturan pemotongan artikel",
    "terms": "aturan kata",
    "preparation": "aturan penyiapan artikel",
}
CHROMA_UNREACHABLE = (
    "Server Chroma di {where} tidak dapat dihubungi; periksa RUJUKAN_CHROMA_URL, atau kosongkan "
    "untuk memakai penyimpanan di komputer ini."
)
CHROMA_UNUSABLE = (
    "Penyimpanan vektor tidak dapat dibuka; periksa hak akses folder {where} dan sisa ruang penyimpanan."
)
UNEXPECTED = "Artikel ini gagal diproses karena kesalahan tak terduga; lihat catatan log untuk rinciannya."
NEAR_DUPLICATE = "Teksnya hampir sama dengan artikel {ids}; keduanya disimpan dan saling ditautkan."
STORES_DIFFER = "Isi arsip dan penyimpanan vektor berbeda; jalankan `rujukan doctor --bangun-ulang`."
