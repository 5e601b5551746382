"""Every Indonesian sentence on cases as data: their files, sheets and drafts, and their fit to the archive."""

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

SHEET_WRONG = "Perbaiki {file}{sheet} baris {row}{column}: {problem}."
SHEET_NAMED = " lembar {sheet}"
SHEET_COLUMN = " kolom {letter} ({heading})"
SHEET_MISSING = "Berkas {path} tidak ada; periksa jalurnya."
SHEET_UNREADABLE = "Berkas {path} tidak dapat dibaca; periksa izin dan jenis berkasnya."
SHEET_TOO_LARGE = "Berkas {path} lebih besar dari {limit} MB; pecah menjadi beberapa berkas."
SHEET_TOO_LONG = "Lembar ini berisi lebih dari {limit} baris; pecah menjadi beberapa berkas."
SHEET_OLD = (
    "Berkas {path} adalah buku kerja lama (.xls) atau bersandi; simpan ulang sebagai .xlsx tanpa sandi."
)
SHEET_OTHER_KIND = (
    "Berkas ini bukan buku kerja .xlsx; simpan ulang sebagai .xlsx atau CSV dari aplikasi lembar kerja."
)
SHEET_NO_TEXT = (
    "Berkas ini bukan CSV; buka dengan aplikasi lembar kerja, lalu simpan sebagai .xlsx atau CSV UTF-8."
)
SHEET_ONE = "Berkas {path} hanya berisi satu lembar; hapus --sheet."
SHEET_UNKNOWN = "Tidak ada lembar {wanted}; pilih salah satu dari {names}."
SHEET_NO_HEADING = "{file} tidak memiliki baris judul dengan kolom Pertanyaan{others}."
SHEET_OTHERS = "; bila kasusnya ada di lembar lain ({names}), pilih dengan --sheet"
SHEET_COLUMN_UNKNOWN = "judul kolom {heading} tidak dikenal; mungkin maksudnya {near}"
SHEET_COLUMN_PASSED = "Kolom {letter} ({heading}) tidak dikenal dan dilewati."
SHEET_HIDDEN = "{count} baris tersembunyi ikut dibaca."
SHEET_EMPTY = "{file} tidak berisi satu pun pertanyaan; isi baris di bawah judul kolom."
SHEET_QUOTE_OPEN = "tanda kutip yang dibuka di baris ini tidak ditutup, atau selnya terlalu panjang"
SHEET_QUOTE_WRONG = "tanda kutip di dalam sel harus ditulis dua kali"
WORKBOOK_BROKEN = "Buku kerja ini rusak; buka dengan aplikasi lembar kerja, lalu simpan ulang sebagai .xlsx."
WORKBOOK_BOMB = "Buku kerja ini mengembang jauh di atas ukuran wajar; simpan lembar kasusnya sebagai CSV."
WORKBOOK_LOCKED = "Buku kerja ini bersandi; simpan ulang tanpa sandi."

CELL_ERROR = "selnya berisi galat {value}; tulis nilainya"
CELL_NOT_COUNTED = (
    "rumusnya belum dihitung; buka dan simpan berkasnya di aplikasi lembar kerja, atau tulis nilainya"
)
CELL_ROUNDED = "angka {value} sudah dibulatkan aplikasi lembar kerja; tulis lengkap sebagai teks"
CELL_LOST = "selnya memuat aksara rusak (�); simpan ulang berkasnya sebagai .xlsx atau CSV UTF-8"
CELL_TOO_LONG = "Sebuah teks lebih panjang daripada {limit} aksara, batas sel buku kerja; simpan sebagai CSV."
CELL_NO_NUMBER = "isinya harus bilangan bulat 0 atau lebih, bukan {value}"
CELL_NO_WORD = "isinya harus {words}, bukan {value}"
CELL_TWICE = "kolom ini dan kolom {letter} berisi hal yang berbeda; sisakan satu"
NO_QUESTION = "pertanyaannya masih kosong"
NO_EXPECTATION = "isi Fakta, Kunjungan, atau Jumlah, atau pilih Alasan bila tidak dapat dijawab"
SAME_QUESTION = "pertanyaannya sama dengan baris {row}; hapus salah satu, atau beri ID yang berbeda"
SAME_ID = "ID sudah dipakai di baris {row}"

SHEET_OF_CASES = "Kasus"
SHEET_OF_COLUMNS = "Petunjuk"
COLUMN_HEADINGS = ("Kolom", "Isi")
CHOOSE = "Pilih {words}."

TARGET_UNKNOWN = "Berkas hasil {path} harus berakhiran .toml, .csv, atau .xlsx."
TARGET_IS_SOURCE = "Berkas hasil {path} sama dengan berkas asalnya; pilih nama lain."
CONVERTED_HEAD = "Dari {name} dengan `rujukan eval convert`."
CONVERTED = "{count} kasus ditulis ke {path}."
CONVERTED_TOML = (
    "{count} kasus ditulis ke {path}; periksa kecocokannya dengan arsip: `rujukan eval --check {path}`."
)
REFUSED = "{count} baris ditolak karena sebab di atas; perbaiki, lalu ulangi dengan --force."
REFUSED_ALL = "Semua baris ({count}) ditolak karena sebab di atas; tidak ada berkas yang ditulis."

HELP_CONVERT = "Mengubah lembar pertanyaan (CSV, XLSX) menjadi berkas kasus (.toml), atau sebaliknya."
HELP_SOURCE = "Berkas yang dibaca: .xlsx, .csv, atau .toml; untuk .toml boleh juga satu folder."
HELP_TARGET = "Berkas yang ditulis; akhirannya (.toml, .csv, .xlsx) menentukan jenisnya."
HELP_SHEET = "Nama lembar di buku kerja; bawaan: lembar pertama yang tampak."
HELP_FORCE = "Timpa berkas hasil yang sudah ada."

HELP_DRAFTS = "Menampilkan umpan balik sebagai draf kasus, dan menerima atau membuangnya."
HELP_ACCEPT = "Terima usulan kasus draf ini apa adanya; boleh diulang."
HELP_DISCARD = "Buang draf ini; boleh diulang."
HELP_ALL = "Tampilkan juga draf yang sudah diterima atau dibuang."
HELP_EXPORT = "Tulis semua draf terbuka yang usulannya lengkap sebagai berkas kasus (.toml)."
ACCEPTED = "Kasus {case} diterima dan ditambahkan ke {path}."
DISCARDED = "Draf {id} dibuang."
EXPORTED_HEAD = "Usulan kasus dari umpan balik, belum diperiksa evaluator."
EXPORTED = "{count} kasus ditulis ke {path}; {left} draf belum lengkap dan dilewati."
NOTHING_TO_EXPORT = "Tidak ada draf terbuka yang usulannya lengkap; lengkapi dahulu di halaman Evaluasi."
EXPORT_NEEDS_TOML = "Berkas hasil {path} harus berakhiran .toml."
NO_DRAFTS = "Belum ada umpan balik yang menunggu; draf terbentuk setiap kali pembaca menilai sebuah jawaban."
DRAFT_COUNT = "Draf kasus dari umpan balik: {count}"
DRAFT_LINES = ("pertanyaan", "jawaban", "catatan", "usulan")
DRAFT_COMPLETE = "lengkap"
NOTHING = "–"
VERDICTS = {
    "benar": "benar",
    "salah": "salah",
    "sumber_salah": "sumber salah",
    "seharusnya_tidak_dijawab": "seharusnya tidak dijawab",
}
