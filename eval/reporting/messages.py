"""Every Indonesian sentence of the reports: terminal, HTML and JUnit."""

CUT = "… (dipotong; {count} karakter lagi ada di berkas JSON)"
NONE = "tidak ada"

# --- frame ----------------------------------------------------------------------------------------------------

PRODUCT = "Rujukan"
TITLE = "Laporan evaluasi"
SKIP = "Langsung ke kasus"
CONTENTS = "Isi laporan"
OVERVIEW = "Ikhtisar"
COMPARISON = "Perbandingan"
SLICES = "Irisan"
CURVES = "Kurva"
CASES = "Kasus"
NO_SCRIPT = (
    "Tanpa JavaScript laporan ini tetap memuat ikhtisar, irisan, kurva, dan semua kasus yang gagal; "
    "kasus yang lulus, saringan, dan pencarian memerlukan JavaScript."
)
ABOUT = (
    "Laporan ini dibuat tanpa model juri: fakta, rujukan, dan penolakan diperiksa dengan aturan yang tetap, "
    "sehingga dua kali menjalankan memberi angka yang sama."
)

# --- overview -------------------------------------------------------------------------------------------------

OPTION_FILES = "berkas kasus: {files}"
OPTION_SPLIT = {"all": "semua bagian", "dev": "bagian dev", "check": "bagian check"}
OPTION_FAST = "tanpa model pembaca (--fast)"
OPTION_MODEL = "dengan model pembaca"
SUMMARY_ALL = "Dari {cases} kasus, {passed} lulus ({share}) dan {failed} gagal."
SUMMARY_SURE = (
    "Jika kasus lain yang serupa diuji, bagian yang lulus, dengan keyakinan 95 %, "
    "terletak antara {low} dan {high}."
)
SUMMARY_FACTS = "Jawaban memuat {share} fakta yang diharapkan."
SUMMARY_CITATIONS = "{share} rujukan sama persis dengan artikel tersimpan."
SUMMARY_ABSTAIN = "Dari pertanyaan yang jawabannya tidak ada di arsip, {share} ditolak sebagaimana mestinya."
SUMMARY_REFUSED = "Dari pertanyaan yang jawabannya ada, {share} keliru ditolak."
SUMMARY_TIME = "Separuh jawaban siap dalam {p50}, 95 % dalam {p95}."
TIME_TILE = "Waktu per jawaban (p50)"
TIME_NOTE = "p95 {p95}, p99 {p99}"
TILE_NOTE = "{interval} · {count} pengamatan"
WHISKER_HELP = (
    "Titik adalah nilai yang terukur; balok adalah selang 95 % (bootstrap atas kasus, benih tetap). "
    "Garis dari kiri ke kanan berarti 0 sampai 100 %. Balok yang pendek berarti nilainya pasti; balok yang panjang "
    "berarti kasusnya terlalu sedikit. Jumlah adalah banyaknya pengamatan (kasus, kalimat, atau rujukan). "
    "Ketuk nama ukuran untuk membaca artinya."
)
MEASURE = "Ukuran"
VALUE = "Nilai"
INTERVAL = "Selang 95 %"
COUNT = "Jumlah"
HIGHER = "makin tinggi makin baik"
LOWER = "makin rendah makin baik"
UNMEASURED = "Tidak terukur oleh kasus-kasus ini: {names}."
OTHER_GROUP = "Lainnya"

# --- slices ---------------------------------------------------------------------------------------------------

SLICES_LEAD = (
    "Ukuran yang sama menurut jenis kasus, dalam persen. Makin gelap hijaunya, makin baik; makin merah, makin buruk. "
    "Angka miring berasal dari kurang dari 5 pengamatan. Ketuk judul kolom untuk mengurutkan, ketuk nama irisan "
    "untuk melihat kasusnya."
)
SLICE_COUNT = "Kasus"
SORT = "Urutkan menurut {column}"
LOWER_SHORT = "rendah = baik"
TAGS = {
    "kind": "Jenis pertanyaan",
    "difficulty": "Kesulitan",
    "topic": "Topik",
    "region": "Daerah",
    "origin": "Asal",
    "file": "Berkas",
    "split": "Bagian",
}
TAG_VALUES = {
    "easy": "mudah",
    "medium": "sedang",
    "hard": "sulit",
    "missing_detail": "rincian tidak ada",
    "near_field": "bidang berdekatan",
    "outside": "di luar isi arsip",
    "wrong_direction": "arah terbalik",
    "wrong_person": "orang lain",
    "wrong_region": "daerah lain",
    "wrong_region_type": "kota atau kabupaten lain",
    "wrong_year": "tahun lain",
    "founding": "artikel awal",
    "paraphrases": "cara bertanya lain",
    "unanswerable": "tidak terjawab",
    "visits": "kunjungan",
}
"""Tags of the shipped cases whose values are English words."""
COLUMNS = {
    "passed": "Lulus",
    "facts_found": "Fakta",
    "right_article": "Artikel benar",
    "citation_recall": "Kalimat didukung",
    "citation_precision": "Rujukan perlu",
    "abstention_recall": "Ditolak benar",
    "false_refusals": "Salah tolak",
    "register_exact": "Register tepat",
    "hit_at_5": "hit@5",
}
"""Short headings of the tables, which have many columns."""

# --- curves ---------------------------------------------------------------------------------------------------

RISK = "Risiko dan cakupan"
RISK_LEAD = (
    "Bila hanya pertanyaan dengan keyakinan tertinggi yang dijawab, sebesar ini bagian yang dijawab (cakupan) "
    "dan bagian jawaban itu yang keliru (risiko). Makin rendah garisnya, makin berguna keyakinannya; "
    "ujung kirinya bergoyang karena berasal dari sedikit jawaban."
)
RISK_AREA = "Luas di bawah kurva: {area} (makin kecil makin baik)."
RISK_SAYS = "Pada cakupan {coverage} risikonya {risk}."
RISK_CUT = "Risiko di atas {risk}, dari jawaban pertama yang masih sedikit, tidak tergambar."
COVERAGE = "Cakupan"
RISK_AXIS = "Risiko"
THRESHOLD = "Batas keyakinan"
LATENCY = "Waktu jawaban"
LATENCY_LEAD = (
    "Berapa kasus yang dijawab dalam waktu sekian; garis tegak menandai separuh, 95 %, dan 99 % jawaban."
)
LATENCY_SAYS = "p50 {p50}, p95 {p95}, p99 {p99}."
LATENCY_MORE = "{count} jawaban lebih lama daripada {seconds} dihitung pada batang terakhir."
SECONDS = "Detik"
CASE_COUNT = "Banyaknya kasus"
BIN = "Rentang"
BIN_TITLE = "{low}–{high} detik: {count} kasus"
RELIABILITY = "Keyakinan dan kenyataan"
RELIABILITY_LEAD = (
    "Jawaban dikelompokkan menurut keyakinannya; tingginya titik adalah bagian yang lulus, dengan selang 95 % "
    "(Wilson). Titik di atas garis putus-putus berarti jawabannya lebih baik daripada yang disangka, di bawahnya lebih "
    "buruk."
)
RELIABILITY_SAYS = "{count} jawaban mempunyai keyakinan; rata-rata keyakinannya {mean}, yang lulus {share}."
CONFIDENCE = "Keyakinan"
PASSED_SHARE = "Lulus"
DOT_TITLE = "Keyakinan {low}–{high}: {share} dari {count} jawaban lulus"
AS_TABLE = "Lihat sebagai tabel"

# --- cases ----------------------------------------------------------------------------------------------------

FILTERS = "Saring kasus"
SEARCH = "Cari dalam kasus"
SEARCH_HINT = "kata dalam pertanyaan, jawaban, atau kutipan"
OUTCOME = "Hasil"
OUTCOMES = {"gagal": "Gagal", "lulus": "Lulus"}
FAULT = "Sebab gagal"
SHORT_WRONG = "jawaban singkat salah (kasusnya dapat lulus)"
ALL = "semua"
RESET = "Hapus saringan"
OPEN_ALL = "Buka yang tampak"
CLOSE_ALL = "Tutup semua"
FOUND = "{shown} dari {all} kasus"
FOUND_NONE = "Tidak ada kasus yang cocok; ubah saringan atau kata pencariannya."
FAILED_CASES = "Kasus yang gagal"
PASSED_CASES = "Kasus yang lulus"
ALL_PASSED = "Semua kasus lulus."
LINK = "Tautan ke kasus ini"
PASSED = "lulus"
FAILED = "gagal"
PLACE = "{file} baris {line} · {tags}"
CRASH = "galat"
STATUSES = {
    "answered": "dijawab",
    "listed": "dijawab dari register",
    "not_found": "tidak ada di arsip",
    "out_of_scope": "di luar isi arsip",
}
REASONS = {
    "nothing_found": "tidak ditemukan",
    "other_region": "daerah lain",
    "other_year": "waktu lain",
    "disagree": "sumber tidak sepakat",
    "out_of_scope": "di luar isi arsip",
}
BEFORE = "Sebelumnya ditanyakan:"
UNDERSTOOD = "Dipahami sebagai: {text}"
ANSWER = "Jawaban"
STATUS = "Status: {status}"
STATUS_REASON = "{status} ({reason})"
CONFIDENT = "keyakinan {share}"
NOTHING_SAID = "Tidak ada jawaban."
FOREIGN = "Jawaban tidak seluruhnya berbahasa Indonesia."
UNSUPPORTED = "tidak didukung rujukannya: {why}"
NEEDLESS = "rujukan yang tidak perlu: {numbers}"
STATEMENTS = "Kalimat dan dukungan rujukannya"
SUPPORTED = "didukung"
EXPECTED = "Yang diharapkan"
FACTS = "Fakta"
FORMS_OR = " / "
CONTRADICTED = "dikatakan “{said}”"
FORBIDDEN_FOUND = "fakta terlarang: {forms}"
FORBIDDEN_ABSENT = "tidak memuat fakta terlarang: {forms}"
SHOULD_REFUSE = "Seharusnya tidak dijawab (alasan: {reason})."
SHOULD_ANSWER = "Seharusnya dijawab."
ARTICLES = "Artikel (salah satu cukup)"
ARTICLE_CITED = "dirujuk"
ARTICLE_RETRIEVED = "ditemukan pencarian pada peringkat {rank}, tidak dirujuk"
ARTICLE_LOST = "tidak ditemukan pencarian"
VISITS = "Kunjungan"
VISIT_TOLD = "disebut"
VISIT_MISSED = "tidak disebut"
VISIT_EXTRA = "disebut, padahal tidak termasuk"
VISIT_OPTIONAL = "disebut, boleh termasuk"
NO_VISIT = "tidak ada kunjungan yang boleh disebut"
COUNT_RIGHT = "jumlah {told}"
COUNT_WRONG = "jumlah {expected}, tetapi dikatakan {told}"
COUNT_UNTOLD = "jumlah {expected}, tetapi tidak disebut"
SOURCES = "Rujukan"
PASSAGES = "Bagian artikel yang ditemukan"
PASSAGE_EXPECTED = "artikel yang diharapkan"
MEASURES = "Ukuran kasus ini"

# --- comparison -----------------------------------------------------------------------------------------------

COMPARED = "Dibandingkan atas {cases} kasus yang ada pada kedua hasil."
REFUSED = "Hasil ini lebih buruk daripada pembandingnya: {count} alasan untuk menolak."
NOT_WORSE = "Tidak ada kemunduran dibandingkan dengan hasil sebelumnya."
CHANGE_BEFORE = "Sebelum"
CHANGE_NOW = "Sekarang"
CHANGE_POINTS = "Selisih (poin)"
CHANGE_INTERVAL = "Selang 95 % selisih"
CHANGE_P = "Nilai p"
CHANGE_VERDICT = "Putusan"
VERDICTS = {"better": "lebih baik", "worse": "lebih buruk", "same": "sama"}
CHANGE_HELP = (
    "Balok menunjukkan selang 95 % dari selisih, garis tengah berarti tidak berubah, tepi gambar berarti {reach} poin. "
    "Nilai p (uji McNemar atau bootstrap berpasangan) di bawah 0,05 berarti perubahannya sulit dijelaskan dengan "
    "kebetulan. Putusan “lebih baik” atau “lebih buruk” diberikan bila demikian, atau bila perubahannya melampaui "
    "batas toleransi ukuran itu."
)
WORSE_CASES = "Dahulu lulus, sekarang gagal"
BETTER_CASES = "Dahulu gagal, sekarang lulus"
CHANGED_CASES = "Hasil tetap, jawabannya berubah mutu"
ONLY_BEFORE = "Hanya pada hasil sebelumnya"
ONLY_NOW = "Hanya pada hasil ini"
EDITED = "Pertanyaan atau harapannya sudah diubah"
LATENCY_CHANGE = (
    "Median waktu jawaban {before} menjadi {now}; {ratio} kali waktu sebelumnya pada mesin yang sama cepat."
)
GAINED = "membaik: {names}"
LOST = "memburuk: {names}"
CRASHED = "sekarang galat"
CITED = "Merujuk: {articles}"

# --- terminal -------------------------------------------------------------------------------------------------

SECONDS_LINE = "Detik per jawaban: p50 {p50}, p95 {p95}, p99 {p99}"
AREA_LINE = "Luas di bawah kurva risiko–cakupan: {area}"

# --- JUnit ----------------------------------------------------------------------------------------------------

SUITES = "Evaluasi Rujukan"
JUNIT_PLACE = "Kasus: {file} baris {line}"
JUNIT_WHY = "Sebab: {text}"
JUNIT_BEFORE = "Sebelumnya: {text}"
JUNIT_QUESTION = "Pertanyaan: {text}"
JUNIT_SHORT = "Jawaban singkat: {text}"
JUNIT_ANSWER = "Jawaban: {text}"
JUNIT_ARTICLES = "Artikel yang diharapkan: {text}"


def name_tag(value: str) -> str:
    """A value of a tag as people read it; as it is where it has no other name."""
    return TAG_VALUES.get(value, value)
