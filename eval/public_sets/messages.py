"""Indonesian sentences of the public sets."""

HELP = "Mengukur pembaca atau pencari pada kumpulan soal umum (SQuAD 2.0 atau JSON Lines)."
HELP_FILE = "Berkas soal: JSON SQuAD 2.0 atau JSON Lines, boleh dikompresi gzip."
HELP_TASK = "Yang diukur: qa (membaca konteks) atau retrieval (mencari konteks)."
HELP_LIMIT = "Paling banyak sekian soal, berjarak rata di seluruh berkas."
HELP_JSON = "Tulis hasil lengkap, dengan jawaban setiap soal, sebagai JSON ke berkas ini."
HELP_FAST = "Tanpa model pembaca, jadi tanpa baris urutan ulang; hanya untuk retrieval."

FILE_UNREADABLE = "Berkas soal {path} tidak dapat dibaca; periksa jalur dan izinnya."
FILE_TOO_LARGE = "Berkas soal {path} melebihi {limit} MB setelah dibuka; pecah dahulu."
FILE_BAD_GZIP = "Berkas soal {path} bukan gzip yang utuh; unduh atau kompresi lagi."
NO_QUESTION = "Tidak ada soal yang dapat dibaca di {path}; pakai bentuk SQuAD 2.0 atau JSON Lines."
NOTHING_TO_ASK = "Tidak ada soal yang terjawab di {path}; pencarian hanya diukur dengan soal yang terjawab."
NEEDS_READER = (
    "Model pembaca belum terpasang; pasang ulang Rujukan, atau ukur pencarian saja (--task retrieval)."
)
FAST_NEEDS_RETRIEVAL = "--fast hanya berlaku untuk --task retrieval; hapus --fast untuk mengukur pembaca."

BAD_ROW = "{place} dilewati: {problem}."
MORE_BAD_ROWS = "… dan {count} soal lain dilewati."
BAD_ROWS = "{count} soal dilewati karena tidak beres; {good} soal lainnya diukur."
LINE = "Baris {line}"
PLACE = "Soal {place}"
NO_JSON = "bukan JSON yang benar"
NO_UTF8 = "bukan teks UTF-8"
NO_OBJECT = "bukan objek JSON"
NO_FIELD = "{key} harus berupa {expected}"
REPEATED_ID = "id {id} sudah dipakai"
ANSWERS_WITHOUT_ANSWER = "ditandai tidak terjawab, tetapi memuat jawaban"
ANSWER_MISSING = "ditandai terjawab, tetapi tanpa jawaban"
TEXT = "teks yang tidak kosong"
ID = "teks atau bilangan bulat"
TRUTH = "true atau false"
LIST = "daftar"
ANSWER_LIST = "daftar objek dengan text berupa teks"

READING = "Membaca konteks"
INDEXING = "Mengindeks konteks"
SEARCHING = "Mencari"

TITLE_QA = "{file}: {count} soal dibaca ({has} terjawab, {no} tidak), ambang {line}, dalam %"
TITLE_RETRIEVAL = "{file}: {count} soal dicari di antara {contexts} konteks ({passages} potongan), dalam %"
CHOSEN = "Diambil {count} dari {total} soal, berjarak rata."
TRAINED = (
    "{count} dari {total} soal berasal dari data yang ikut melatih model bawaan: angka atasnya bukan ukuran pada "
    "data baru."
)
HELD_OUT = "Bagian “{name}” memakai {count} soal yang konteksnya tidak pernah dilatihkan."

GROUPS = {"all": "semua", "held_out": "tidak dilatihkan"}
COLUMN_GROUP = "Bagian"
COLUMN_COUNT = "Soal"
COLUMN_RULE = "Normalisasi"
RULES = {"indonesian": "Indonesia", "official": "SQuAD 2.0"}
COLUMN_WAY = "Cara"
WAYS = {"lexical": "kata", "dense": "makna", "hybrid": "gabungan", "reranked": "gabungan + pembaca"}
FIGURES = {
    "exact": "EM",
    "f1": "F1",
    "HasAns_exact": "EM terjawab",
    "HasAns_f1": "F1 terjawab",
    "NoAns_f1": "Tidak terjawab",
    "best_exact": "EM terbaik",
    "best_f1": "F1 terbaik",
    "AnsF1": "AnsF1 daftar",
    "recall_at_1": "Recall@1",
    "recall_at_5": "Recall@5",
    "recall_at_10": "Recall@10",
    "mrr_at_10": "MRR@10",
    "ndcg_at_10": "nDCG@10",
}
"""Headings of columns; in percent."""
