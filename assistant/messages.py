"""Every Indonesian sentence that the assistant and its command line say of themselves."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from assistant.answer import Reason
from corpus.article import Article
from corpus.dates import format_date

# --- answers --------------------------------------------------------------------------------------------------

ABSTENTIONS: dict[Reason, str] = {
    Reason.NOTHING_FOUND: "Jawaban atas pertanyaan ini tidak ada di arsip.",
    Reason.OTHER_REGION: "Keterangan ini tidak ada di arsip untuk daerah yang ditanyakan.",
    Reason.OTHER_YEAR: "Keterangan ini tidak ada di arsip untuk waktu yang ditanyakan.",
    Reason.DISAGREE: "Sumber-sumber di arsip tidak sepakat mengenai hal ini.",
    Reason.OUT_OF_SCOPE: "Pertanyaan ini di luar isi arsip, yang hanya memuat berita kunjungan antardaerah.",
}
OTHER_DIRECTION = "Arsip hanya memuat kunjungan dengan arah sebaliknya."
EMPTY_QUESTION = "Pertanyaan masih kosong; tuliskan apa yang ingin diketahui tentang kunjungan antardaerah."

SMALL_TALK = (
    "Silakan bertanya tentang kunjungan antardaerah, misalnya siapa yang datang, kapan, atau untuk apa."
)
IN_ENGLISH = (
    "Pertanyaan ini tampaknya ditulis dalam bahasa Inggris, sedangkan arsip berbahasa Indonesia; silakan ajukan "
    "kembali dalam bahasa Indonesia."
)
UNDERSTANDING = "Memahami pertanyaan"
SEARCHING = "Mencari di arsip"
LISTING = "Mencari di register kunjungan"
READING = "Membaca bagian yang ditemukan"
CHECKING = "Memeriksa kutipan"

SAME_NUMBER = "Jawaban dengan nomor sumber yang sama tidak ditampilkan."
UNKNOWN_SOURCE = "Jawaban dengan sumber yang tidak dikenal tidak ditampilkan."
NO_SOURCE = "Jawaban tanpa sumber tidak ditampilkan."
NOT_THE_SOURCE = "Jawaban yang tidak sama dengan sumbernya tidak ditampilkan."
SOURCE_CHANGED = "Artikel sumber berubah ketika dibaca; silakan ulangi pertanyaannya."
OUTSIDE_SOURCE = "Kutipan menunjuk ke luar artikel; silakan ulangi pertanyaannya."


def missing_person(name: str) -> str:
    """Why there is no answer: nobody of that name."""
    return f"Nama {name} tidak ditemukan dalam artikel yang membahas hal ini."


def missing_regions(names: Sequence[str]) -> str:
    """Why there is no answer: the regions are not together in any article."""
    return f"Arsip tidak memuat keterangan ini untuk {join_words(names)}."


def missing_time(time: str) -> str:
    """Why there is no answer: another time."""
    return f"Arsip tidak memuat keterangan ini untuk {time}."


def disagree(first: str, one: Article, second: str, other: Article) -> str:
    """Why there is no answer: two reports of the same visit contradict each other."""
    return (
        f"{ABSTENTIONS[Reason.DISAGREE]} “{first}” menurut {one.outlet or one.heading}, "
        f"tetapi “{second}” menurut {other.outlet or other.heading}."
    )


def nearest_article(article: Article) -> str:
    """What the archive does have."""
    when = f" ({format_date(article.published)})" if article.published else ""
    return f"Yang terdekat di arsip: “{article.heading}”{when}."


def join_words(words: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def either(words: Sequence[str]) -> str:
    """`A`, `A atau B`, `A, B, atau C`."""
    if len(words) < 3:
        return " atau ".join(words)
    return f"{', '.join(words[:-1])}, atau {words[-1]}"


def thousands(number: int) -> str:
    """1234 as Indonesians write it: `1.234`."""
    return f"{number:,}".replace(",", ".")


def understood_as(resolved: str) -> str:
    """What a follow-up was taken to mean."""
    return f"Dipahami sebagai: {resolved}"


def short_answer(short: str) -> str:
    """The shortest direct answer."""
    return f"Jawaban singkat: {short}"


SOURCES = "Sumber:"
SOURCE_COLUMN = "Sumber"
UNDATED = "tanpa tanggal"


def day(published: date | None) -> str:
    """A day as Indonesians write it, or `tanpa tanggal`."""
    return format_date(published) if published else UNDATED


def source_line(article: Article) -> str:
    """Title, outlet, day and address of an article, with what is known of them."""
    parts = [article.heading, article.outlet, day(article.published), article.url]
    return " — ".join(part for part in parts if part)


# --- command line ---------------------------------------------------------------------------------------------

PROGRAM_HELP = (
    "Menjawab pertanyaan tentang kunjungan antardaerah dari arsip berita, dengan kutipan sumbernya."
)
HELP_FAST = "Tanpa model pembaca: lebih cepat, tetapi kurang teliti (sama dengan RUJUKAN_FAST=1)."
HELP_HELP = "Menampilkan bantuan ini."
HELP_HOME = "Folder arsip dan indeks (bawaan: RUJUKAN_HOME, atau folder var di samping kode)."
HELP_JSON = "Menulis hasil sebagai JSON."
HELP_BATCH = "Berkas berisi satu pertanyaan JSON per baris; tanda - berarti masukan standar."
HELP_QUESTION = "Pertanyaan dalam bahasa Indonesia."
HELP_HISTORY = "Pertanyaan sebelumnya dalam percakapan; boleh diulang, dari yang terlama."
HELP_ASK = "Menjawab satu pertanyaan dengan kutipan."
HELP_SEARCH = "Mencari bagian artikel, dengan semua nilainya."
HELP_LIMIT = "Jumlah hasil paling banyak."
HELP_REGION = "Hanya artikel yang menyebut daerah ini; boleh diulang."
HELP_OUTLET = "Hanya artikel dari media ini; boleh diulang."
HELP_FROM = "Hanya artikel yang terbit sejak tanggal ini."
HELP_TO = "Hanya artikel yang terbit sampai tanggal ini."
HELP_ADD = "Menambahkan berkas, folder, atau alamat web ke arsip."
HELP_SOURCES = "Berkas (.txt, .md, .html, .pdf, .docx, .jsonl), folder, atau alamat web."
HELP_LIST = "Menampilkan daftar artikel di arsip."
HELP_SHOW = "Menampilkan satu artikel."
HELP_REMOVE = "Menghapus satu artikel beserta semua versinya."
HELP_PREPARE = "Memuat artikel bawaan ke arsip."
HELP_ID = "Pengenal artikel, seperti tampak pada `rujukan list`."
HELP_DOCTOR = "Memeriksa pemasangan, model, dan arsip."
HELP_REBUILD = "Membangun ulang seluruh indeks dari teks artikel."
HELP_HASH = "Membuat hash kata sandi untuk RUJUKAN_ADMIN_PASSWORD."

INTERRUPTED = "Dihentikan; yang sudah tersimpan tetap ada di arsip."
UNEXPECTED = (
    "Terjadi kesalahan yang tidak terduga: ulangi perintahnya, dan bila tetap gagal sampaikan berkas rujukan.log "
    "di folder arsip kepada pengelola."
)
QUESTION_OR_BATCH = "Berikan satu pertanyaan atau satu berkas dengan --batch, bukan keduanya."
ARCHIVE_EMPTY = (
    "Arsip masih kosong: muat artikel bawaan dengan `rujukan prepare`, atau milik Anda dengan `rujukan add`."
)
NO_HITS = "Tidak ada bagian artikel yang cocok; coba kata lain atau longgarkan saringannya."
NOT_JSON = "bukan JSON yang sah"
NOT_AN_OBJECT = "bukan objek JSON"
NO_QUESTION = "tidak memuat teks pertanyaan pada kunci `q`"
BAD_HISTORY = "`history` harus berupa daftar teks"
BAD_LIMIT = "`k` harus bilangan bulat 1 sampai 1000"
PASSWORD_PROMPT = "Kata sandi"  # noqa: S105
PASSWORD_AGAIN = "Ulangi kata sandi"  # noqa: S105
PASSWORDS_DIFFER = "Kedua kata sandi tidak sama; ulangi perintahnya."
PASSWORD_EMPTY = "Kata sandi masih kosong; ketikkan satu kata sandi."  # noqa: S105
PREPARING = "Menyiapkan artikel bawaan"
TYPED_SHOWN = 80
"""Characters of something unknown that a refusal repeats."""
READING_VISITS = "Membaca kunjungan dari artikel"
ADDING = "Menambahkan artikel"
REBUILDING = "Membangun ulang indeks"
RENEWING = "Aturan indeks berubah pada versi ini; indeks dibangun ulang sekali, mohon tunggu."
REBUILT = "Indeks selesai dibangun ulang."
ALL_WELL = "Semuanya siap dipakai."

HIT_COLUMNS = ("#", "gabungan", "leksikal", "makna", "urut ulang", "judul dan bagian")
LIST_COLUMNS = ("ID", "Terbit", "Media", "Judul")
ADD_COLUMNS = ("Hasil", "Judul atau sumber", "ID", "Keterangan")
OUTCOMES: dict[str, str] = {
    "added": "ditambahkan",
    "updated": "diperbarui",
    "unchanged": "tidak berubah",
    "refused": "ditolak",
}


def add_summary(counts: Mapping[str, int]) -> str:
    """How many articles had which outcome."""
    return ", ".join(f"{counts[outcome]} {word}" for outcome, word in OUTCOMES.items()) + "."


def article_count(number: int) -> str:
    """How many articles there are."""
    return f"{number} artikel"


def prepared(number: int) -> str:
    """How many shipped articles were looked at."""
    return f"{number} artikel bawaan siap dipakai."


def removed(article_id: str) -> str:
    """An article is gone."""
    return f"Artikel {article_id} dihapus dari arsip."


def score(value: float | None) -> str:
    """A raw score with a decimal comma, or a dash."""
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def bad_batch_line(number: int, problem: str) -> str:
    """A line of a batch that can't be read."""
    return f"Baris {number} {problem}; perbaiki baris itu, baris lain tetap dijawab."


def unreadable_file(path: str) -> str:
    """A file that can't be read."""
    return f"Berkas {path} tidak dapat dibaca; periksa nama dan izinnya."


def typed_name(name: str) -> str:
    """What somebody typed, between quotes: one line without control signs, no longer than a name is."""
    return repr(name if len(name) <= TYPED_SHOWN else f"{name[:TYPED_SHOWN]}…")


def unknown_region(name: str, nearest: Sequence[str]) -> str:
    """A region that the gazetteer does not have."""
    hint = f"; mungkin maksudnya {either(nearest)}" if nearest else "; periksa ejaannya"
    return f"Daerah {typed_name(name)} tidak dikenal{hint}."


def unwritable_file(path: str) -> str:
    """A file that can't be written."""
    return f"Berkas {path} tidak dapat ditulis; periksa folder, izin, dan sisa ruangnya."


def bad_date(option: str, text: str) -> str:
    """A day that can't be read."""
    return f"Tanggal {typed_name(text)} pada {option} tidak dapat dibaca; tulis seperti 2022-06-07."


def home_is(folder: str, can_change: bool) -> str:
    """Where the home is, and whether an administrator may change things."""
    admin = (
        "kata sandi admin terpasang"
        if can_change
        else "tanpa kata sandi admin: perubahan lewat halaman dimatikan"
    )
    return f"Folder arsip: {folder} ({admin})"


def model_is(name: str, dimension: int) -> str:
    """Which model is used."""
    return f"Model makna: {name} ({dimension} dimensi)"


def reader_is(name: str) -> str:
    """Which reader model is used."""
    return f"Model pembaca: {name}"


READER_OFF = "Model pembaca: dimatikan oleh RUJUKAN_FAST"
READER_ABSENT = "Model pembaca: tidak terpasang; jawaban disusun tanpa model itu"


def archive_is(articles: int, passages: int) -> str:
    """How much the archive holds."""
    return f"Arsip: {articles} artikel, {passages} bagian"


def register_is(visits: int, open_corrections: int) -> str:
    """How much the register of visits holds, and how many corrections have lost their visit."""
    waiting = f"; {open_corrections} koreksi tidak lagi menemukan kunjungannya" if open_corrections else ""
    return f"Register kunjungan: {visits} kunjungan{waiting}"


def visits_unread(articles: Sequence[str]) -> str:
    """Articles that the rules for visits failed on."""
    shown = ", ".join(articles[:5]) + (" …" if len(articles) > 5 else "")
    return (
        f"Kunjungan dalam {len(articles)} artikel gagal dibaca ({shown}); artikelnya tetap dapat ditanyakan, "
        "sampaikan berkas rujukan.log di folder arsip kepada pengelola."
    )


NO_COMMAND = "Perintah belum diberikan; lihat `rujukan --help`."


def unknown_command(name: str, nearest: Sequence[str]) -> str:
    """A command that there is not."""
    hint = f"; mungkin maksudnya {' atau '.join(nearest)}" if nearest else ""
    return f"Perintah {name!r} tidak dikenal{hint}; lihat `rujukan --help`."


def too_many_words(words: Sequence[str]) -> str:
    """More arguments than a command takes."""
    return f"Masukan {' '.join(words)!r} berlebih; tulis teks yang berspasi di antara tanda kutip."


_USAGE = {
    "NoSuchOption": "Pilihan tidak dikenal",
    "MissingParameter": "Masukan yang wajib belum diberikan",
    "BadParameter": "Nilai yang diberikan tidak sesuai",
    "BadOptionUsage": "Nilai untuk pilihan belum diberikan, atau pilihan itu tidak memerlukan nilai",
}


def wrong_usage(error: Exception) -> str:
    """A command line that can't be read; the names of options and values stay as they were typed."""
    kind = next(
        (_USAGE[cls.__name__] for cls in type(error).__mro__ if cls.__name__ in _USAGE),
        "Perintah tidak dapat dibaca",
    )
    named = getattr(error, "option_name", None) or _parameter_name(getattr(error, "param", None))
    what = f": {named}" if named else ""
    return f"{kind}{what}; lihat `rujukan --help`."


def _parameter_name(parameter: Any) -> str:
    """An option as it is typed, an argument as the help names it; empty for None."""
    names: Sequence[str] = getattr(parameter, "opts", ())
    if names and names[-1].startswith("-"):
        return names[-1]
    return str(getattr(parameter, "metavar", None) or "")
