"""Indonesian sentences of `rujukan eval`, and those that several rooms share; the others have files of their own."""

CASES_NONE = "Tidak ada kasus untuk dijalankan; pilih berkas atau --split yang lain."
CASES_NOT_IN_ARCHIVE = (
    "{count} hal dalam kasus tidak cocok dengan arsip (semuanya: `rujukan eval --check`);"
    " yang pertama: {first}"
)
EXAMPLE_FILE = "kasus.toml"
SHIPPED_NOT_IN_ARCHIVE = (
    "Arsip di {home} tidak memuat semua artikel bawaan, jadi kasus bawaan tidak dapat dijalankan; sebutkan berkas"
    " kasus untuk arsip ini, misalnya `rujukan eval {example}`."
)
ARCHIVE_EMPTY = "Arsip di {home} masih kosong; isi dahulu dengan `rujukan add`, lalu ulangi evaluasi."
PREPARING_SHIPPED = "Arsip masih kosong: artikel bawaan disiapkan dahulu."
FILE_UNWRITABLE = "Hasil tidak dapat ditulis ke {path}; pilih tempat lain."
FILE_TAKEN = (
    "Hasil tidak ditulis ke {path}, karena nama itu milik berkas kasus, masukan lain perintah ini, atau hasil lain;"
    " pilih nama lain."
)

FOUND = "ditemukan sebagai “{words}”"
NOT_FOUND = "tidak ditemukan"
NEGATED = "hanya ditemukan dalam sangkalan: “{words}”"
INSIDE_CODE = "hanya ditemukan sebagai bagian dari kode atau angka lain: “{words}”"
OTHER_REGION = "hanya ditemukan sebagai bagian dari nama daerah lain: “{words}”"
INSIDE_TERM = "hanya ditemukan sebagai bagian dari istilah lain: “{words}”"
OTHER_POST = "hanya ditemukan dengan jabatan lain: “{words}”"
ITEM_MISSING = "butir daftar tidak ditemukan: {item}"
NOT_TOGETHER = "butir-butir daftar tidak disebut bersama dalam satu kalimat"
NOTHING_TO_MATCH = "bentuk fakta tidak berisi kata atau angka"

CITATION_GOOD = "kutipan sama dengan artikel tersimpan"
CITATION_NO_ARTICLE = "artikel {article} tidak ada di arsip"
CITATION_OTHER_TEXT = "naskah artikel {article} sudah berubah"
CITATION_OTHER_QUOTE = "kutipan berbeda dari naskah artikel {article}"
CITATION_UNKNOWN_NUMBER = "kalimat merujuk nomor {number} yang tidak ada"
CITATION_NONE = "kalimat tanpa nomor rujukan"

SUPPORT_GOOD = "didukung kutipannya"
SUPPORT_NO_CITATION = "tanpa rujukan yang ada"
SUPPORT_NO_QUOTE = "tidak terdapat dalam kutipan yang dirujuk"
SUPPORT_UNTOLD = "kutipan yang dirujuk tidak menyebut “{words}”"
SUPPORT_DENIED = "kutipan yang dirujuk menyangkal atau membenarkan yang sebaliknya"
SUPPORT_OTHER_WORDS = "sebagian besar katanya tidak ada dalam kutipan yang dirujuk"
SUPPORT_NOT_READ = "menurut pembacaan model, kutipan yang dirujuk tidak menyatakannya"
SUPPORT_MISCOUNTED = "angka “{words}” tidak sesuai dengan {count} kunjungan yang disebut"
ROW = " | "

WHY_CRASHED = "galat: {error}"
WHY_REFUSED = "tidak dijawab, padahal jawabannya ada di arsip"
WHY_ANSWERED = "dijawab, padahal jawabannya tidak ada di arsip"
WHY_EMPTY = "jawaban kosong"
WHY_MISSING = "fakta tidak lengkap"
WHY_WRONG_FACT = "menyebut nilai lain di tempat fakta yang diharapkan: {said}"
WHY_COUNT = "jumlah tidak tepat (diharapkan {expected}; dijawab {told})"
WHY_UNSUPPORTED = "ada kalimat yang tidak didukung kutipannya"
WHY_FOREIGN = "jawaban tidak berbahasa Indonesia"
WHY_SOURCE = "sumber yang dirujuk bukan artikel yang diharapkan"
WHY_VISITS = "kunjungan tidak tepat (kurang: {missed}; lebih: {extra})"
WHY_FORBIDDEN = "jawaban memuat fakta terlarang"
WHY_CITATION = "ada rujukan yang tidak sesuai dengan artikel"

TITLE = "Evaluasi Rujukan: {count} kasus, {passed} lulus"
COLUMN_METRIC = "Ukuran"
COLUMN_VALUE = "Nilai"
COLUMN_INTERVAL = "Selang 95 %"
COLUMN_COUNT = "Kasus"
COLUMN_SLICE = "Irisan"
SLICES_TITLE = "Menurut irisan, dalam %"
NO_VALUE = "–"

LABELS = {
    "passed": "Kasus lulus",
    "facts_found": "Fakta ditemukan",
    "all_facts_found": "Semua fakta ditemukan",
    "right_article": "Artikel yang benar dirujuk",
    "wrong_facts": "Menyebut fakta yang salah",
    "short_right": "Jawaban singkat benar",
    "citations_resolve": "Rujukan tepat sama dengan artikel",
    "citation_recall": "Pernyataan didukung rujukannya",
    "citation_precision": "Rujukan yang memang diperlukan",
    "abstention_precision": "Presisi penolakan",
    "abstention_recall": "Kelengkapan penolakan",
    "false_refusals": "Salah menolak",
    "reason_right": "Alasan penolakan benar",
    "register_exact": "Pertanyaan register tepat",
    "forbidden_facts": "Memuat fakta terlarang",
    "hit_at_1": "Pencarian: hit@1",
    "hit_at_5": "Pencarian: hit@5",
    "hit_at_10": "Pencarian: hit@10",
    "recall_at_5": "Pencarian: Recall@5",
    "recall_at_10": "Pencarian: Recall@10",
    "mrr": "Pencarian: MRR",
    "ndcg_at_10": "Pencarian: nDCG@10",
    "wrong_language": "Bukan bahasa Indonesia",
}

SHORT_LABELS = {
    "passed": "Lulus",
    "facts_found": "Fakta",
    "right_article": "Sumber",
    "abstention_recall": "Tolak",
    "hit_at_5": "hit@5",
}
"""Headings of the table of slices, which has many columns."""

FAILED_TITLE = "Kasus yang gagal: {count}"
FAILED_NONE = "Semua kasus lulus."
FAILED_WHY = "sebab"
FAILED_QUESTION = "pertanyaan"
FAILED_HISTORY = "sebelumnya"
FAILED_RESOLVED = "dipahami"
FAILED_ANSWER = "jawaban"
FAILED_SHORT = "singkat"
FAILED_STATUS = "status"
FAILED_EXPECTED = "diharapkan"
FAILED_SOURCES = "sumber"
FACT_LINE = "{sign} {forms} ({why})"
EXPECTED_REFUSAL = "tidak dijawab ({reason})"
EXPECTED_SOURCES = "{cited}; diharapkan {expected}"

WORSE = "Hasil lebih buruk daripada {path}: {count} temuan di atas; perbaiki sebelum rilis."
NOT_WORSE = "Tidak ada kemunduran dibandingkan dengan {path}."
PROGRESS = "Menjalankan kasus"

HELP_EVAL = "Menguji jawaban dengan kasus yang faktanya sudah diketahui."
HELP_CASES = "Berkas atau folder kasus (.toml); bawaan: semua kasus yang disertakan."
HELP_JSON_FILE = "Tulis hasil lengkap sebagai JSON ke berkas ini."
HELP_SPLIT = "Bagian kasus yang dijalankan: dev, check, atau all."
HELP_FAILURES = "Tampilkan setiap kasus yang gagal beserta sebabnya."
HELP_NO_TIMES = "Tanpa waktu di JSON, sehingga dua kali menjalankan memberi berkas yang sama persis."
HELP_BASELINE = "Bandingkan dengan JSON terdahulu; kode keluar 1 jika ada yang memburuk."
HELP_BESIDE = "Perintah lain: rujukan eval drafts, convert, public, robust, hostile, baseline (lihat --help)."
HELP_HTML_FILE = "Tulis laporan lengkap sebagai satu berkas HTML."
HELP_JUNIT_FILE = "Tulis hasil sebagai JUnit XML, untuk alat CI."
HELP_CHECK = "Hanya memeriksa berkas kasus, tanpa menjalankannya; kode keluar 1 jika ada yang salah."
CHECKED_WITHOUT_ARCHIVE = "Kasus hanya diperiksa bentuknya, karena belum ada arsip di {home}."
CASES_WRONG = "Kesalahan dalam berkas kasus: {count}; perbaiki, lalu periksa lagi."
CASES_RIGHT = "{count} kasus dalam {files} berkas sudah benar."
