"""Sentences of this package that a user may read."""

MODEL_MISSING = (
    "Berkas model pencarian {name} tidak ditemukan; pasang ulang Rujukan atau kosongkan RUJUKAN_EMBEDDER."
)
MODEL_DAMAGED = (
    "Berkas model pencarian {name} rusak atau berubah; pasang ulang Rujukan agar berkas aslinya kembali."
)
EMBEDDER_UNKNOWN = (
    "Model pencarian {setting} pada RUJUKAN_EMBEDDER tidak dapat dimuat; isi dengan folder model "
    "sentence-transformers yang ada di komputer ini, atau kosongkan untuk memakai model bawaan."
)
