from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.calendar_words import load_calendar
from corpus.dates import DateMention, find_dates, format_date

PUBLISHED = date(2022, 6, 24)  # a Friday


def only(text: str, published: date | None = None) -> DateMention:
    (mention,) = find_dates(text, published)
    return mention


@pytest.mark.parametrize(
    ("text", "span", "day"),
    [
        ("Acara itu, Selasa (14 Maret 2023).", "Selasa (14 Maret 2023)", (2023, 3, 14)),
        ("di Bandung, Kamis (05/08/2021)", "Kamis (05/08/2021)", (2021, 8, 5)),
        ("di Pendopo, Selasa 7 Juni 2022.", "Selasa 7 Juni 2022", (2022, 6, 7)),
        ("Jum'at, 24 Juni 2022", "Jum'at, 24 Juni 2022", (2022, 6, 24)),
        ("Jum’at (24/6/2022)", "Jum’at (24/6/2022)", (2022, 6, 24)),
        ("- 11 Desember 2023, 21:36 WIB", "11 Desember 2023", (2023, 12, 11)),
        ("hari Selasa tanggal 7 Juni 2022", "Selasa tanggal 7 Juni 2022", (2022, 6, 7)),
        ("Selasa malam, 25 Desember 2012", "Selasa malam, 25 Desember 2012", (2012, 12, 25)),
        ("pada 12 Agt 2022", "12 Agt 2022", (2022, 8, 12)),
        ("3 Sept. 2021", "3 Sept. 2021", (2021, 9, 3)),
        ("5 Okt 2021", "5 Okt 2021", (2021, 10, 5)),
        ("24 Nopember 2015", "24 Nopember 2015", (2015, 11, 24)),
        ("tgl 7 juni 2022", "7 juni 2022", (2022, 6, 7)),
        ("2022-06-07", "2022-06-07", (2022, 6, 7)),
        ("12.10.2022", "12.10.2022", (2022, 10, 12)),
        ("5/4/18", "5/4/18", (2018, 4, 5)),
        ("06/22/2022", "06/22/2022", (2022, 6, 22)),
        ("17 Agustus 1945", "17 Agustus 1945", (1945, 8, 17)),
        ("Jum,at 24 Juni 2022", "Jum,at 24 Juni 2022", (2022, 6, 24)),
        ("Jumat (24/6/22)", "Jumat (24/6/22)", (2022, 6, 24)),
        ("Jumat (24.06.22)", "Jumat (24.06.22)", (2022, 6, 24)),
        ("Jumat Kliwon, 24 Juni 2022", "Jumat Kliwon, 24 Juni 2022", (2022, 6, 24)),
        ("Jumat , 24 Juni2022", "Jumat , 24 Juni2022", (2022, 6, 24)),
        ("Jumat ( 24 / 6 / 2022 )", "Jumat ( 24 / 6 / 2022 )", (2022, 6, 24)),
        ("24Juni 2022", "24Juni 2022", (2022, 6, 24)),
        ("24 Juni 2O22", "24 Juni 2O22", (2022, 6, 24)),
        ("24 Juni'22", "24 Juni'22", (2022, 6, 24)),
        ("tanggal 24 bulan Juni tahun 2022", "24 bulan Juni tahun 2022", (2022, 6, 24)),
        ("June 24, 2022", "June 24, 2022", (2022, 6, 24)),
        ("hari ini, Jumat (24/6/2022).", "hari ini, Jumat (24/6/2022)", (2022, 6, 24)),
        ("kemarin (24/6/2022).", "kemarin (24/6/2022)", (2022, 6, 24)),
    ],
)
def test_a_full_date_is_found_with_its_weekday(text: str, span: str, day: tuple[int, int, int]) -> None:
    mention = only(text)
    assert mention.span.of(text) == span
    assert (mention.year, mention.month, mention.day) == day
    assert mention.resolved == mention.first == mention.last == date(*day)
    assert not mention.conflict


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("pada 20-22 September 2022", "20-22 September 2022", "2022-09-20", "2022-09-22"),
        ("26 sampai 28 Desember 2012", "26 sampai 28 Desember 2012", "2012-12-26", "2012-12-28"),
        ("28 September - 2 Oktober 2022", "28 September - 2 Oktober 2022", "2022-09-28", "2022-10-02"),
        (
            "30 Desember hingga 2 Januari 2022",
            "30 Desember hingga 2 Januari 2022",
            "2021-12-30",
            "2022-01-02",
        ),
        ("Senin-Rabu (20-22/6/2022)", "Senin-Rabu (20-22/6/2022)", "2022-06-20", "2022-06-22"),
        ("Senin dan Selasa (20-21/6/2022)", "Senin dan Selasa (20-21/6/2022)", "2022-06-20", "2022-06-21"),
        ("30 Mei-2 Juni 2022", "30 Mei-2 Juni 2022", "2022-05-30", "2022-06-02"),
        ("30/5-2/6/2022", "30/5-2/6/2022", "2022-05-30", "2022-06-02"),
        ("31/12/2021-2/1/2022", "31/12/2021-2/1/2022", "2021-12-31", "2022-01-02"),
        ("3 s.d. 5 Juni 2022", "3 s.d. 5 Juni 2022", "2022-06-03", "2022-06-05"),
        ("3 sampai tanggal 5 Juni 2022", "3 sampai tanggal 5 Juni 2022", "2022-06-03", "2022-06-05"),
        ("3 s/d 5/6/2022", "3 s/d 5/6/2022", "2022-06-03", "2022-06-05"),
        ("Juli-Agustus 2022", "Juli-Agustus 2022", "2022-07-01", "2022-08-31"),
        ("RPJMD 2019-2024", "2019-2024", "2019-01-01", "2024-12-31"),
        ("pada Desember 2021 silam", "Desember 2021", "2021-12-01", "2021-12-31"),
        ("fase awal pandemi, awal 2020 silam", "awal 2020", "2020-01-01", "2020-12-31"),
        ("akhir Mei 2024", "akhir Mei 2024", "2024-05-01", "2024-05-31"),
        ("tahun 2022", "2022", "2022-01-01", "2022-12-31"),
        ("pada 2019", "2019", "2019-01-01", "2019-12-31"),
        ("APBD 2010.", "2010", "2010-01-01", "2010-12-31"),
        ("dibangun tahun 1819", "1819", "1819-01-01", "1819-12-31"),
        ("Februari 2024", "Februari 2024", "2024-02-01", "2024-02-29"),
    ],
)
def test_ranges_months_and_years_cover_their_days(text: str, span: str, first: str, last: str) -> None:
    mention = only(text)
    assert mention.span.of(text) == span
    assert (str(mention.first), str(mention.last)) == (first, last)


def test_the_end_of_a_range_keeps_what_is_written() -> None:
    assert only("20-22 September 2022").end == (2022, 9, 22)
    assert only("Senin (20/6) hingga Rabu (22/6)").end == (None, 6, 22)
    assert only("7 Juni 2022").end is None


def test_days_joined_by_dan_are_two_dates() -> None:
    first, second = find_dates("15 dan 20 Mei 2021")
    assert (first.resolved, second.resolved) == (date(2021, 5, 15), date(2021, 5, 20))


def test_every_day_of_a_list_is_a_date_with_its_own_weekday() -> None:
    days = find_dates("Senin dan Selasa (20 dan 21 Juni 2022)")
    assert [(day.day, day.weekday, day.conflict) for day in days] == [(20, 0, False), (21, 1, False)]
    assert [day.day for day in find_dates("tanggal 3, 4, dan 5 Juni 2022")] == [3, 4, 5]
    assert [day.day for day in find_dates("tanggal 3, 4, 5 Juni 2022")] == [3, 4, 5]
    assert [day.day for day in find_dates("RT 3, 4 Juni 2022")] == [4]
    assert [day.resolved for day in find_dates("3 dan 4/6/2022")] == [date(2022, 6, 3), date(2022, 6, 4)]


@pytest.mark.parametrize(
    ("text", "published", "resolved"),
    [
        ("14 Maret tahun lalu", PUBLISHED, "2021-03-14"),
        ("14 Maret tahun ini", PUBLISHED, "2022-03-14"),
        ("Selasa kemarin", PUBLISHED, "2022-06-21"),
        ("Selasa besok", PUBLISHED, "2022-06-28"),
        ("kemarin (22/6)", PUBLISHED, "2022-06-22"),
        ("besok, Sabtu (25/6)", PUBLISHED, "2022-06-25"),
        ("tadi malam", PUBLISHED, "2022-06-23"),
        ("siang tadi", PUBLISHED, "2022-06-24"),
        ("Rabu (22/6) lalu", PUBLISHED, "2022-06-22"),
        ("Rabu (22/6)", PUBLISHED, "2022-06-22"),
        ("Rabu (22/6)", date(2016, 6, 23), "2016-06-22"),
        ("Rabu (22/6)", date(2024, 1, 5), "2022-06-22"),  # 2023 was a Thursday
        ("Kamis, 30 Desember", date(2022, 1, 3), "2021-12-30"),
        ("Sabtu, 25 Juni", PUBLISHED, "2022-06-25"),  # announced for the day after
        ("4 Okt", PUBLISHED, "2021-10-04"),
        ("15 Juli mendatang", PUBLISHED, "2022-07-15"),
        ("(22/6)", PUBLISHED, "2022-06-22"),
        ("Kamis", PUBLISHED, "2022-06-23"),
        ("Jumat", PUBLISHED, "2022-06-24"),
        ("Jumat lalu", PUBLISHED, "2022-06-17"),
        ("Senin depan", PUBLISHED, "2022-06-27"),
        ("Senin pekan lalu", PUBLISHED, "2022-06-13"),
        ("hari Minggu lalu", PUBLISHED, "2022-06-19"),
        ("kemarin", PUBLISHED, "2022-06-23"),
        ("hari ini", PUBLISHED, "2022-06-24"),
        ("tiga hari lalu", PUBLISHED, "2022-06-21"),
    ],
)
def test_what_the_text_leaves_out_comes_from_publication(text: str, published: date, resolved: str) -> None:
    mention = only(text, published)
    assert str(mention.resolved) == resolved
    assert mention.year is None
    assert not mention.conflict


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("pekan lalu", "2022-06-13", "2022-06-19"),
        ("minggu ini", "2022-06-20", "2022-06-26"),
        ("bulan lalu", "2022-05-01", "2022-05-31"),
        ("tahun lalu", "2021-01-01", "2021-12-31"),
        ("dua tahun silam", "2020-01-01", "2020-12-31"),
        ("tiga puluh lima tahun lalu", "1987-01-01", "1987-12-31"),
        ("8 bulan yang lalu", "2021-10-01", "2021-10-31"),
        ("setahun lalu", "2021-01-01", "2021-12-31"),
        ("pada Juni", "2022-06-01", "2022-06-30"),
        ("Desember lalu", "2021-12-01", "2021-12-31"),
        ("Agustus mendatang", "2022-08-01", "2022-08-31"),
        ("Desember tahun lalu", "2021-12-01", "2021-12-31"),
        ("awal Mei tahun ini", "2022-05-01", "2022-05-31"),
    ],
)
def test_periods_told_from_publication(text: str, first: str, last: str) -> None:
    mention = only(text, PUBLISHED)
    assert (str(mention.first), str(mention.last)) == (first, last)
    assert mention.resolved is None


@pytest.mark.parametrize("text", ["Rabu (22/6)", "22 Juni", "Kamis", "kemarin", "bulan lalu", "pada Juni"])
def test_without_publication_nothing_is_invented(text: str) -> None:
    mention = only(text)
    assert (mention.year, mention.resolved, mention.first, mention.conflict) == (None, None, None, False)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Senin (7/6/2022)", None),
        ("31 Juni 2022", None),
        ("31 Juni", None),
        ("Senin (22/6)", PUBLISHED),
        ("Senin-Kamis (20-22/6/2022)", None),
    ],
)
def test_a_date_that_contradicts_itself_is_flagged(text: str, published: date | None) -> None:
    assert only(text, published).conflict


def test_a_weekday_that_fits_no_year_leaves_the_day_open() -> None:
    mention = only("Rabu (29/2)", date(2022, 6, 24))
    assert (mention.resolved, mention.year) == (date(2012, 2, 29), None)
    assert only("Rabu (29/2)", date(2011, 6, 24)).resolved is None


@pytest.mark.parametrize(
    "text",
    [
        "2001 lingkungan, 2019 orang, 2000 meter, sebanyak 2000 peserta",
        "Perda Nomor 44 Tahun 2021 tentang pajak",
        "3/4 bagian dan 22/6 suara",
        "Mei Sari bertemu Maret Samuel",
        "beberapa tahun lalu",
        "Pasar Minggu dan dua minggu",
        "Rp2.022 dan 1.2.3 serta 192.168.1.20",
        "era 1990-an",
        "setiap Senin",
        "Jalan 17 Agustus No. 5",
        "Nomor 5/6/2021",
        "halaman (1/2)",
        "layanan (24/7)",
        "program Jumat Berkah",
        "telepon 0812-2021-2022",
        "pukul 20.22 WIB",
        "32 Mei-13 orang",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, PUBLISHED) == ()


_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(_DAYS)
def test_a_written_day_is_read_back(day: date) -> None:
    assert only(f"pada {format_date(day)}, tamu").resolved == day
    assert only(f"({day.day:02}/{day.month:02}/{day.year})").resolved == day


@given(_DAYS, st.integers(0, 90))
def test_the_year_of_a_recent_day_with_its_weekday_is_found(published: date, days: int) -> None:
    day = published - timedelta(days=days)
    weekday = next(name for name, number in load_calendar().weekdays.items() if number == day.weekday())
    mention = only(f"{weekday.capitalize()} ({day.day}/{day.month})", published)
    assert (mention.resolved, mention.conflict) == (day, False)


def _weekday_name(day: date) -> str:
    forms = load_calendar().weekdays.items()
    return next(name.capitalize() for name, number in forms if number == day.weekday())


def _month_forms(day: date) -> list[str]:
    return [form for form, number in load_calendar().months.items() if number == day.month]


_DAY_FORMS = (
    "{w} ({d} {m} {y})",
    "{w} ({d:02}/{n:02}/{y})",
    "{w} ({d}/{n}/{y})",
    "{w} {d} {m} {y}",
    "{w}, {d} {m} {y}",
    "{w} malam, {d} {m} {y}",
    "{w}, tanggal {d} {m} {y}",
    "hari {w} tanggal {d} bulan {m} tahun {y}",
    "{w} Wage ({d}/{n}/{y})",
    "{w}({d}/{n}/{y})",
    "{w} ( {d} / {n} / {y} )",
    "{w} ({d}-{n}-{y})",
    "{w} ({d}.{n}.{y})",
    "{w}\n{d}  {m}\n{y}",
    "{d} {m}, {y}",
    "{d}-{m}-{y}",
    "{y}-{n:02}-{d:02}",
    "pada {d} {m} {y} silam",
)
_AROUND = st.sampled_from(
    [("", ""), ("di Pendopo, ", "."), ("“Acara ", " itu,” kata 12 orang"), ("2 hari. ", " (12)")]
)


@given(_DAYS, st.sampled_from(_DAY_FORMS), _AROUND, st.data())
def test_every_written_form_of_a_day_is_read_back(
    day: date, form: str, around: tuple[str, str], data: st.DataObject
) -> None:
    month = data.draw(st.sampled_from(_month_forms(day)))
    written = form.format(w=_weekday_name(day), d=day.day, m=month.capitalize(), n=day.month, y=day.year)
    found = [m for m in find_dates(around[0] + written + around[1]) if m.day is not None]
    assert [(m.resolved, m.conflict, m.year) for m in found] == [(day, False, day.year)]


@given(_DAYS, st.integers(1, 6), st.sampled_from(_DAY_FORMS[:14]))
def test_a_weekday_of_another_day_is_always_a_conflict(day: date, off: int, form: str) -> None:
    wrong = _weekday_name(day + timedelta(days=off))
    written = form.format(w=wrong, d=day.day, m=format_date(day).split()[1], n=day.month, y=day.year)
    assert only(written).conflict
    assert only(written).resolved == day


@given(
    _DAYS, st.integers(1, 20), st.sampled_from(["-", " - ", "–", " s.d. ", " s/d ", " hingga ", " sampai "])
)
def test_a_range_covers_its_days_across_months_and_years(first: date, days: int, to: str) -> None:
    last = first + timedelta(days=days)
    full = only(f"pada {format_date(first)}{to}{format_date(last)}, tamu")
    assert (full.first, full.last, full.conflict) == (first, last, False)
    start = f"{first.day}" if first.month == last.month else format_date(first).rsplit(" ", 1)[0]
    short = only(f"pada {start}{to}{format_date(last)}, tamu")
    assert (short.first, short.last) == (first, last)


_PERIODS = (
    "{w} ({d}/{n})",
    "{w}, {d} {m}",
    "{d} {m}",
    "({d}/{n})",
    "{w}",
    "pada {m}",
    "kemarin",
    "pekan lalu",
    "{d} {m} lalu",
)


@given(_DAYS, st.sampled_from(_PERIODS), _DAYS)
def test_the_year_is_never_invented(day: date, form: str, published: date) -> None:
    month = format_date(day).split()[1]
    text = form.format(w=_weekday_name(day), d=day.day, m=month, n=day.month)
    for mention in find_dates(text):
        assert (mention.year, mention.resolved, mention.first, mention.last) == (None, None, None, None)
    for mention in find_dates(text, published):
        assert mention.year is None
        if mention.resolved is not None and "lalu" not in text:
            ahead = (mention.resolved - published).days
            assert ahead <= 60
            assert ahead >= -11 * 366


_WORDS = (
    "Senin Minggu lalu 7 31 Juni Mei 2022 / - ( ) , . hingga tahun pekan dua awal dan tanggal kemarin 9999"
)
_PIECES = st.sampled_from([*_WORDS.split(), " ", "  ", "\n", "2022-06-07", "hari ini"])


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join)), st.none() | st.dates())
def test_mentions_are_in_order_and_inside_the_text(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.span.start
        assert mention.span.of(text).strip()
        end = mention.span.end
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
    assert end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1/", "7 Juni ", "Senin ", "2022 ", "(", "1-", "tahun ", "awal ", "7", "Senin ("]
)
def test_hostile_text_of_a_hundred_kilobytes_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(mention.span.end <= len(text) for mention in find_dates(text, PUBLISHED))


def test_a_date_is_written_as_indonesians_do() -> None:
    assert format_date(date(2022, 6, 7)) == "7 Juni 2022"
