"""What the sections of a briefing say."""

from collections.abc import Sequence

from assistant.briefing.comparing import EXPERIENCE_WEIGHT, HALF_KM, NEARNESS_WEIGHT, POPULATION_WEIGHT
from assistant.briefing.formats import decimal
from assistant.briefing.messages import TITLES
from assistant.messages import join_words, thousands

# summary


def summary_host(name: str, province: str, figures: Sequence[str]) -> str:
    """The host in one sentence; `province` is empty for a province."""
    place = f"{name}, {province}," if province else f"Provinsi {name}"
    return f"{place} {join_words(figures)}."


def summary_population(text: str, year: int) -> str:
    """Part of the sentence on the host."""
    return f"berpenduduk {text} ({year})"


def summary_area(text: str) -> str:
    """Part of the sentence on the host."""
    return f"memiliki luas {text}"


def summary_distance(text: str, own: str) -> str:
    """Part of the sentence on the host."""
    return f"berjarak sekitar {text} dari {own}"


def no_visits(host: str) -> str:
    """The archive has nothing on the host."""
    return f"Arsip belum memuat berita kunjungan ke {host}."


def none_on_topic(host: str, topic: str) -> str:
    """The archive has visits to the host, none on the topic."""
    return f"Belum ada di antaranya yang membahas {topic}; kunjungan ke {host} dengan topik lain dimuat di bawah ini."


def visits_counted(host: str, number: int, years: str, topic: str, on_topic: int) -> str:
    """How many visits there are, in one sentence; `years` as of `years_covered`."""
    when = f" ({years})" if years else ""
    if not on_topic:
        share = f"belum ada yang membahas {topic}"
    elif on_topic == number:
        share = f"{'seluruhnya' if number > 1 else 'yaitu'} tentang {topic}"
    else:
        share = f"{thousands(on_topic)} di antaranya tentang {topic}"
    return f"Arsip mencatat {thousands(number)} kunjungan ke {host}{when}, {share}."


def years_covered(years: str, undated: int) -> str:
    """First and last year of visits, and how many have none."""
    if not years:
        return ""
    return f"{years}; {thousands(undated)} tanpa tanggal" if undated else years


def last_visit(guest: str, when: str, topic: str | None, undated: int) -> str:
    """Who came last, of the visits with a date; `topic` None: whatever it was about; `undated`: the others."""
    what = f"Kunjungan terakhir tentang {topic}" if topic else "Kunjungan terakhir"
    besides = f"; {thousands(undated)} kunjungan lain tidak bertanggal" if undated else ""
    return f"{what} dilakukan oleh {guest} ({when}){besides}."


def guests_named(guests: Sequence[str], topic: str | None) -> str:
    """Who came, where no visit has a date."""
    what = f"Tamu yang tercatat untuk {topic}" if topic else "Tamu yang tercatat"
    return f"{what}: {join_words(guests)}."


def shown_most(programs: Sequence[str]) -> str:
    """Which programs were shown."""
    return f"Yang ditunjukkan kepada tamu antara lain {join_words(programs)}."


def outcomes_counted(number: int) -> str:
    """How many results are reported."""
    where = _part("outcomes")
    return f"Berita memuat {thousands(number)} keterangan tentang hasil atau tindak lanjut ({where})."


def _part(key: str) -> str:
    """Where a section stands: "bagian 6"."""
    return f"bagian {list(TITLES).index(key) + 1}"


def nearest_comparable(name: str, population: str, distance: str) -> str:
    """The best of the comparable hosts."""
    told = ", ".join(part for part in (population, distance) if part)
    return f"Pembanding yang paling mendekati ialah {name}{f' ({told})' if told else ''}."


def questions_counted(number: int) -> str:
    """How many questions there are."""
    where = _part("questions")
    return f"Ada {thousands(number)} pertanyaan yang belum terjawab oleh arsip dan patut diajukan ({where})."


# the host


HOST_HEADS = ("Uraian", "{host}", "{own}", "Sumber")
PROVINCE, POPULATION, AREA, DENSITY, DISTANCE = (
    *("Provinsi", "Jumlah penduduk", "Luas wilayah", "Kepadatan penduduk", "Jarak garis lurus"),
)


def from_own(distance: str, own: str) -> str:
    """A distance and from where."""
    return f"{distance} dari {own}"


DISTANCE_NOTE = (
    "Jarak dihitung sebagai garis lurus antara kedua pusat pemerintahan; jarak tempuh lebih panjang."
)
NO_COORDINATES = "Jarak tidak dapat dihitung karena koordinat salah satu daerah tidak tersedia."


# visits


VISIT_HEADS = ("Waktu", "Tamu", "Bentuk", "Topik", "Sumber")
IN_PASSING = "disebut sepintas"


def visits_caption(host: str) -> str:
    """Above the table of visits."""
    return f"Kunjungan ke {host}, yang terbaru di atas"


def not_shown(number: int) -> str:
    """How many rows were left out."""
    return (
        f"Masih ada {thousands(number)} kunjungan lain di arsip; lihat tab Kunjungan atau `rujukan visits`."
    )


def conflict(field: str, guest: str) -> str:
    """Begins a sentence on sources that disagree."""
    return f"Sumber berbeda mengenai {field} kunjungan {guest}: "


FIELDS = {
    "date": "waktu",
    "visitors": "tamu",
    "hosts": "tuan rumah",
    "form": "bentuk",
    "topics": "topik",
    "venue": "tempat",
    "people": "nama dan jabatan",
    "programs": "program",
    "figures": "angka",
    "outcomes": "hasil",
}


# what was shown


PROGRAM_HEADS = ("Program atau aplikasi", "Keterangan dalam berita", "Ditunjukkan kepada", "Sumber")
FIGURE_HEADS = ("Angka", "Keterangan dalam berita", "Kunjungan", "Sumber")
PROGRAMS_CAPTION = "Program dan aplikasi"
FIGURES_CAPTION = "Angka yang disebut"


def nothing_shown(host: str) -> str:
    """No visit names a program or a figure."""
    return f"Berita kunjungan ke {host} tidak menyebut nama program, aplikasi, atau angka."


def on_topic_first(topic: str) -> str:
    """How the table is ordered."""
    return f"Yang ditunjukkan dalam kunjungan tentang {topic} didahulukan."


def silent_on_programs(number: int) -> str:
    """How many visits name no program."""
    return f"Berita tentang {thousands(number)} kunjungan tidak menyebut nama program atau aplikasi."


def more_programs(number: int) -> str:
    """How many were left out."""
    return f"{thousands(number)} program atau aplikasi lain tidak dimuat di tabel ini."


# officials


OFFICIAL_HEADS = ("Jabatan", "Nama", "Waktu", "Menemui", "Sumber")
OFFICE_HOLDERS_CHANGE = (
    "Nama dan jabatan sesuai dengan waktu kunjungan yang diberitakan. Pejabat dapat berganti; pastikan kembali "
    "sebelum surat dikirim."
)


def nobody_named(host: str) -> str:
    """No visit names anybody of the host."""
    return f"Berita kunjungan ke {host} tidak menyebut pejabat tuan rumah yang menemui tamu."


def units_named(names: Sequence[str]) -> str:
    """Which offices received guests."""
    return f"Unit yang disebut menerima tamu: {join_words(names)}."


def places_named(names: Sequence[str]) -> str:
    """Where guests were received."""
    return f"Tempat yang disebut: {join_words(names)}."


# outcomes


def outcome_of(quote: str, guest: str) -> str:
    """One result, as quoted."""
    return f"{guest}: “{quote}”"


def no_outcomes(host: str) -> str:
    """No visit tells of a result."""
    return f"Berita kunjungan ke {host} tidak memuat hasil atau tindak lanjut."


# comparable hosts


COMPARABLE_HEADS = ("Daerah", "Penduduk", "Jarak", "Kunjungan", "Nilai", "Sumber")


def comparable_caption(topic: str, own: str) -> str:
    """Above the table of comparable hosts."""
    return f"Daerah lain yang dikunjungi untuk {topic}; jarak dihitung dari {own}"


def chosen(host: str) -> str:
    """The host itself, in the table of comparable hosts."""
    return f"{host} (tuan rumah)"


def no_comparable(topic: str) -> str:
    """No other host on this topic."""
    return f"Arsip belum memuat daerah lain yang dikunjungi untuk {topic}."


def formula(host: str, own: str) -> str:
    """How the comparable hosts are ranked."""
    population, near, visits = map(decimal, (POPULATION_WEIGHT, NEARNESS_WEIGHT, EXPERIENCE_WEIGHT))
    return (
        f"Nilai = {population} × kemiripan penduduk + {near} × kedekatan + {visits} × pengalaman. Kemiripan penduduk "
        f"ialah jumlah penduduk yang lebih kecil dibagi yang lebih besar, dibandingkan dengan {host}; kedekatan ialah "
        f"{HALF_KM:.0f} / ({HALF_KM:.0f} + jarak dari {own} dalam km); pengalaman ialah n / (n + 1) untuk n kunjungan "
        "bertopik sama. Nilai tertinggi 1; yang datanya tidak tersedia dihitung 0."
    )


# questions


QUESTION_HEADS = ("Pertanyaan", "Yang tidak ditemukan di arsip", "Sumber dibaca")


def questions_opening(host: str, topic: str, number: int) -> str:
    """Where the questions come from."""
    if not number:
        return (
            f"Arsip belum memuat berita kunjungan ke {host} tentang {topic}, sehingga hal-hal pokok berikut masih "
            "perlu ditanyakan."
        )
    return (
        f"Hal-hal berikut tidak ditemukan dalam berita tentang {thousands(number)} kunjungan ke {host} untuk {topic}, "
        "sehingga patut ditanyakan."
    )


def stale(when: str) -> str:
    """Why a question on changes is asked."""
    return f"keadaan sesudah {when}"


def what_changed(topic: str, host: str, when: str) -> str:
    """A question on changes."""
    return f"Apa yang sudah berubah pada {topic} di {host} sejak {when}?"


def what_followed(guest: str, host: str) -> str:
    """A question for an earlier guest."""
    return f"Untuk {guest}: apa yang kemudian diterapkan sesudah kunjungan ke {host}?"


NO_FOLLOW_UP = "hasil atau tindak lanjut kunjungan itu"


def which_is_right(field: str, guest: str, values: Sequence[str]) -> str:
    """A question on sources that disagree."""
    said = " atau ".join(f"“{value}”" for value in values)
    return f"Manakah yang benar mengenai {field} kunjungan {guest}: {said}?"


DISAGREE = "keterangan yang sama di semua sumber"


def how_far(program: str) -> str:
    """A question on a program without a figure."""
    return (
        f"Berapa capaian {program} dalam setahun terakhir, misalnya jumlah pengguna atau cakupan layanannya?"
    )


def no_figures(program: str) -> str:
    """Why it is asked."""
    return f"angka capaian {program}"


# own visits


OWN_HEADS = ("Waktu", "Rombongan", "Tuan rumah", "Topik", "Sumber")


def own_here(own: str, host: str, number: int) -> str:
    """The own region's visits to the host."""
    if not number:
        return f"Belum ada catatan di arsip tentang kunjungan {own} ke {host}."
    return f"{own} sudah {thousands(number)} kali tercatat berkunjung ke {host}."


def own_on_topic(own: str, topic: str, number: int) -> str:
    """The own region's visits elsewhere on the topic."""
    if not number:
        return f"Belum ada catatan di arsip tentang kunjungan {own} ke daerah lain untuk {topic}."
    return f"{own} tercatat {thousands(number)} kali berkunjung ke daerah lain untuk {topic}."


ABSENCE_NOTE = (
    "Tidak adanya catatan di arsip tidak berarti kunjungan itu tidak pernah ada; periksa juga laporan perjalanan "
    "dinas sendiri."
)


# what was left out


def more_rows(number: int) -> str:
    """How many rows of a shorter table were left out."""
    return f"{thousands(number)} lainnya tidak dimuat di tabel ini."


def more_guests(number: int) -> str:
    """How many guests were left out of a cell."""
    return f"dan {thousands(number)} tamu lain"


def in_province(name: str, province: str) -> str:
    """The host, where the gazetteer has no figures of it."""
    return f"{name} terletak di {province}." if province else f"{name} adalah provinsi."
