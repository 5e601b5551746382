"""Every Indonesian sentence on cases as data: their files and their fit to the archive."""

CASE_WRONG = "Perbaiki berkas kasus {file} baris {line}{case}: {problem}."
CASE_NAMED = " (kasus {id})"
CASES_MISSING = "Berkas kasus {path} tidak ada; periksa jalurnya."
CASES_UNREADABLE = "Berkas kasus {path} tidak dapat dibaca; periksa izin dan jenis berkasnya."
CASES_TOO_LARGE = "Berkas kasus {path} lebih besar dari {limit} MB; pecah menjadi beberapa berkas."

NOT_UTF8 = "naskahnya bukan UTF-8; simpan ulang berkas ini dengan pengodean UTF-8"
SYNTAX = "bukan TOML yang benar"
SYNTAX_AT = " (kolom {column})"
SYNTAX_PROBLEMS = {
    "Expected '=' after a key": "sesudah nama kunci harus ada satu tanda =",
    "Cannot overwrite a value": "kunci yang sama ditulis dua kali",
    "Duplicate inline table key": "kunci yang sama ditulis dua kali",
    "Cannot declare": "tabel yang sama ditulis dua kali",
    "Unterminated string": "tanda kutip belum ditutup",
    "Illegal character '\\n'": "tanda kutip belum ditutup pada baris yang sama",
    "Unescaped '\\'": "garis miring terbalik di dalam teks harus ditulis \\\\",
    "Unclosed array": "kurung siku belum ditutup, atau koma belum ada",
    "Unclosed inline table": "kurung kurawal belum ditutup, atau koma belum ada",
    "Expected ']": "kurung siku penutup belum ada",
    "Invalid value": "nilainya bukan teks dalam tanda kutip, angka, true, false, atau daftar",
    "Invalid statement": "baris ini bukan kunci = nilai",
    "Invalid initial character": "nama kunci belum ada",
    "Expected newline": "sesudah nilai masih ada tulisan lain",
    "nested too deeply": "kurung bersarang terlalu dalam",
}
"""Beginnings of the parser's own words -> what they say."""

NO_CASE = "tidak ada [[case]]"
UNKNOWN_KEY = "kunci tidak dikenal: {keys}"
DID_YOU_MEAN = "{name} (mungkin maksudnya {near})"
MISSING_KEY = "kunci wajib belum ada: {keys}"
WRONG_TYPE = "{key} harus berupa {expected}"
NOT_ONE_OF = "{key} harus salah satu dari {allowed}, bukan {value}"
EMPTY_FACT = "setiap fakta memerlukan sedikitnya satu bentuk yang berisi kata atau angka"
REPEATED_ID = "id sudah dipakai di {file} baris {line}"
NEEDS_FACTS = "kasus yang dapat dijawab memerlukan {facts} dan {articles}, tanpa {reason}"
NEEDS_REASON = "kasus yang tidak dapat dijawab memerlukan {reason}, tanpa {facts}"
NEEDS_VISITS = (
    "kasus register memerlukan {visits} atau {count} (0 bila tidak dapat dijawab), tanpa {articles}"
)
OPTIONAL_ALONE = "{optional_visits} hanya berguna bersama {visits}"
COUNT_DIFFERS = (
    "{count} {number} bertentangan dengan {visits} yang berisi {told}; ulangi kunci sebuah artikel sebanyak kunjungan"
    " yang diberitakannya, atau hapus salah satunya"
)
REPEATED_VALUE = "{value} disebut lebih dari sekali dalam {key}"
IN_BOTH = "{value} disebut dalam {visits} dan juga dalam {optional_visits}"
FORBIDDEN_FACT = "fakta {fact} diharapkan dan sekaligus terlarang"
NO_SUCH_ARTICLE = "artikel {article} tidak ada di arsip"
NO_SUCH_GUEST = "tamu {guest} dalam kunjungan {key} bukan nama daerah"
GUEST_NOT_NAMED = "tamu {guest} tidak disebut dalam artikel {article}"
FACT_NOT_IN_ARTICLES = "fakta {fact} tidak terdapat dalam artikel yang diharapkan"

TEXT = "teks yang tidak kosong"
TEXT_LIST = "daftar teks"
FACT_LIST = "daftar dari daftar teks"
TRUTH = "true atau false"
TABLE = "tabel"
NUMBER = "bilangan bulat 0 atau lebih"

DRAFT_NO_QUESTION = "umpan balik ini tidak memuat pertanyaan"
DRAFT_NO_ANSWER = "jawabannya sudah dihapus bersama artikel yang dirujuknya; tulis fakta dan artikelnya"
DRAFT_INCOMPLETE = "lengkapi fakta dan artikelnya"
DRAFT_PROBLEMS = {
    "salah": "jawabannya dinilai salah; tulis jawaban dan sumber yang benar",
    "sumber_salah": "sumbernya dinilai salah; tulis jawaban dan sumber yang benar",
    "seharusnya_tidak_dijawab": "pertanyaan ini seharusnya tidak dijawab; pilih alasannya",
}
DRAFT_UNKNOWN = "Draf {id} tidak ada; lihat daftarnya dengan `rujukan eval drafts`."
DRAFT_UNKNOWN_NEAR = "Draf {id} tidak ada; mungkin maksud Anda {near}."
DRAFT_CLOSED = "Draf {id} sudah {state}; lihat semua draf dengan `rujukan eval drafts --all`."
DRAFT_LACKS = "Draf {id} belum dapat diterima: {problem}; lengkapi di halaman Evaluasi."
DRAFT_CASE_WRONG = "Perbaiki kasus {id}: {problem}."
DRAFT_ID_TAKEN = "id sudah dipakai di {file}"
DRAFTS_BROKEN = "Catatan draf {path} rusak; pulihkan cadangannya, atau pindahkan agar semua draf tampil lagi."
DRAFTS_NEWER = (
    "Catatan draf {path} dibuat oleh versi Rujukan yang lebih baru; perbarui Rujukan terlebih dahulu."
)
HOME_CASES_INLINE = "berkas ini tidak dapat ditambahi; tulis setiap kasus di bawah [[case]] tersendiri"
HOME_CASES_BUSY = "Kasus masih diubah oleh proses lain; tunggu sampai proses itu selesai, lalu coba lagi."
UNWRITABLE = "Berkas {path} tidak dapat ditulis; periksa izin folder dan sisa ruang penyimpanan."
ALREADY_THERE = "Berkas {path} sudah ada; tambahkan --force untuk menimpanya, atau pilih nama lain."
HOME_CASES_HEAD = """\
Kasus yang diterima evaluator dari umpan balik; ikut dijalankan oleh `rujukan eval`.
Boleh disunting dengan tangan; periksa sesudahnya dengan `rujukan eval --check`."""

FIELDS = {
    "id": "ID",
    "question": "Pertanyaan",
    "history": "Riwayat",
    "answerable": "Dapat dijawab",
    "reason": "Alasan",
    "facts": "Fakta",
    "forbidden": "Terlarang",
    "articles": "Artikel",
    "visits": "Kunjungan",
    "optional_visits": "Kunjungan boleh",
    "count": "Jumlah",
    "similar_names": "Nama mirip",
    "kind": "Jenis",
    "topic": "Topik",
    "region": "Wilayah",
    "difficulty": "Kesulitan",
    "origin": "Asal",
    "split": "Bagian",
}
"""TOML keys -> what they are called in sheets and forms."""
