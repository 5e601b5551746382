"""Every Indonesian sentence that the corpus package shows: why an article was refused, what to look at."""

EMPTY = "Berkas ini kosong; isi dulu dengan teks artikel."
TOO_SHORT = "Teksnya terlalu pendek untuk sebuah artikel; masukkan naskah lengkapnya."
TOO_LONG = "Teksnya terlalu panjang untuk satu artikel; bagi menjadi beberapa artikel."
BINARY = "Isi berkas ini bukan teks yang dapat dibaca; simpan artikelnya sebagai .txt, .pdf, atau .docx."
UNSUPPORTED = "Jenis berkas ini tidak didukung; gunakan .txt, .md, .html, .pdf, .docx, atau .jsonl."
NOT_FOUND = "Berkas atau folder ini tidak ditemukan; periksa kembali letak dan namanya."
NOT_A_FILE = "Ini bukan berkas biasa; salin isinya ke berkas teks, lalu tambahkan berkas itu."
UNREADABLE = "Berkas ini tidak dapat dibuka; periksa izin bacanya."
EMPTY_FOLDER = (
    "Folder ini tidak memuat artikel; letakkan berkas .txt, .md, .html, .pdf, .docx, atau .jsonl di dalamnya."
)
UNEXPECTED = (
    "Artikel ini gagal dibaca karena kesalahan yang tidak terduga; simpan sebagai .txt lalu coba lagi."
)

PDF_BROKEN = "Berkas PDF ini rusak atau tidak lengkap; unduh ulang atau simpan kembali sebagai PDF."
PDF_ENCRYPTED = "Berkas PDF ini dikunci dengan kata sandi; buka kuncinya lalu simpan ulang tanpa kata sandi."
PDF_SCANNED = "Berkas PDF ini hanya berisi gambar hasil pindaian; ubah dulu menjadi teks dengan OCR."
WORD_BROKEN = "Berkas Word ini rusak atau bukan .docx; buka di pengolah kata lalu simpan ulang sebagai .docx."
WORD_ENCRYPTED = (
    "Berkas Word ini dikunci atau memakai format lama .doc; simpan ulang sebagai .docx tanpa kata sandi."
)
WORD_BOMB = "Berkas Word ini mengembang jauh di atas ukuran wajar; simpan teksnya sebagai .txt."
NO_ARTICLE_IN_PAGE = "Tidak ada teks artikel yang ditemukan di halaman ini; salin naskahnya ke berkas .txt."

FRONT_MATTER_BROKEN = (
    "Bagian kepala berkas (di antara dua baris ---) tidak dapat dibaca; apit nilainya dengan tanda kutip."
)
FRONT_MATTER_TOO_LONG = (
    "Bagian kepala berkas (di antara dua baris ---) terlalu panjang; sisakan keterangan artikelnya saja."
)

ADDRESS_KIND = "Alamat ini tidak dapat diambil; hanya alamat http:// dan https:// yang diterima."
ADDRESS_BROKEN = "Alamat web ini tidak sah; periksa kembali penulisannya."
ADDRESS_PRIVATE = (
    "Alamat ini menunjuk ke jaringan dalam sehingga tidak diambil; gunakan alamat situs berita yang terbuka."
)
ADDRESS_UNKNOWN = "Nama situs ini tidak ditemukan; periksa penulisan alamat dan sambungan internet."
ADDRESS_UNREACHABLE = "Situs ini tidak dapat dihubungi; periksa sambungan internet atau coba lagi nanti."
ADDRESS_SLOW = "Situs ini terlalu lama menjawab; coba lagi nanti atau simpan halamannya sebagai berkas."
ADDRESS_CIRCLES = "Alamat ini terlalu sering dialihkan ke alamat lain; gunakan alamat akhir artikelnya."
ADDRESS_NOT_SECURE = (
    "Sertifikat keamanan situs ini tidak sah sehingga tidak diambil; simpan halamannya sebagai berkas."
)

NOT_INDONESIAN = "Teks ini tampaknya bukan bahasa Indonesia; pencarian dan jawaban mungkin kurang tepat."


def too_large(limit_mb: int) -> str:
    """Reason: more bytes than the limit."""
    return f"Ukurannya melebihi batas {limit_mb} MB; bagi berkasnya atau simpan teksnya saja."


def too_many_pages(limit: int) -> str:
    """Reason: more PDF pages than the limit."""
    return f"Berkas PDF ini lebih dari {limit} halaman; simpan halaman artikelnya saja."


def bad_field(name: str, expected: str) -> str:
    """Reason: a field of front matter or of a JSON line has the wrong type."""
    return f"Isian '{name}' tidak sah; tulis sebagai {expected}."


def bad_line(number: int) -> str:
    """Reason: a line of a .jsonl file is no JSON object."""
    return f"Baris {number} bukan objek JSON yang sah; perbaiki baris itu lalu tambahkan lagi."


def missing_text(number: int) -> str:
    """Reason: a line of a .jsonl file has no `text`."""
    return f"Baris {number} tidak memuat isian 'text'; tulis naskah artikel di isian itu."


def unknown_field(name: str) -> str:
    """Warning: a field that has no meaning here."""
    return f"Isian '{name}' tidak dikenal dan diabaikan."


def http_status(status: int) -> str:
    """Reason: the site answered with an error status."""
    if status in (404, 410):
        return f"Halaman ini tidak ada lagi di situsnya (kode {status}); periksa kembali alamatnya."
    if status in (401, 403, 451):
        return f"Situs ini menolak permintaan (kode {status}); simpan halamannya sebagai berkas lebih dulu."
    return f"Situs ini menjawab dengan kesalahan (kode {status}); coba lagi nanti."
