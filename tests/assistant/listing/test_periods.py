"""Times in questions to the register."""

from datetime import date

import pytest

from assistant.listing.periods import find_periods

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("pada 2022", "2022-01-01..2022-12-31"),
        ("tahun 2021 dan 2023", "2021-01-01..2021-12-31 2023-01-01..2023-12-31"),
        ("antara tahun 2019 dan 2021", "2019-01-01..2021-12-31"),
        ("antara 2021 dan 2019", "2019-01-01..2021-12-31"),
        ("dari 2019 sampai dengan 2021", "2019-01-01..2021-12-31"),
        ("2019-2021", "2019-01-01..2021-12-31"),
        ("dari Maret sampai Juli 2022", "2022-03-01..2022-07-31"),
        ("antara Januari 2020 dan Maret 2021", "2020-01-01..2021-03-31"),
        ("sejak tahun 2021", "2021-01-01.."),
        ("2021 ke atas", "2021-01-01.."),
        ("mulai 2020 hingga sekarang", "2020-01-01.."),
        ("setelah Juni 2022", "2022-07-01.."),
        ("sebelum 2020", "..2019-12-31"),
        ("hingga 2020", "..2020-12-31"),
        ("semester I tahun 2023", "2023-01-01..2023-06-30"),
        ("triwulan II 2022", "2022-04-01..2022-06-30"),
        ("semester kedua 2023", "2023-07-01..2023-12-31"),
        ("dalam lima tahun terakhir", "2021-11-22.."),
        ("setahun terakhir", "2025-11-22.."),
        ("3 bulan terakhir ini", "2026-08-22.."),
        ("tahun lalu", "2025-01-01..2025-12-31"),
        ("tahun ini", "2026-01-01..2026-12-31"),
        ("pada 12 Mei 2022", "2022-05-12..2022-05-12"),
    ],
)
def test_a_time_is_read_as_its_days(text, spans):
    found = find_periods(f"kunjungan {text} ke Siak", TODAY)
    assert " ".join(f"{one.period.first or ''}..{one.period.last or ''}" for one in found) == spans


def test_a_month_without_a_year_is_no_time():
    assert find_periods("kunjungan pada Juni ke Siak", TODAY) == ()


def test_only_a_day_is_exact():
    exact = [one.exact_day for one in find_periods("pada 12 Mei 2022 dan Juni 2023", TODAY)]
    assert exact == [True, False]
