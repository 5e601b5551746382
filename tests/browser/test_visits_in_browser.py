"""The tab of visits as people use it: filter, look at a picture, open a visit, see its evidence, correct it."""

import csv
import io

import pytest


@pytest.fixture
def visits(page):
    """The tab with its table, over the register of the shipped articles."""
    page.page.get_by_role("tab", name="Kunjungan", exact=True).click()
    page.page.locator("#rj-visit-table table").wait_for(timeout=60_000)
    return page.page


def number(screen) -> int:
    return int(screen.locator(".rj-number strong").inner_text().split()[0].replace(".", ""))


def expect_other_number(screen, before) -> int:
    screen.wait_for_function(
        "before => !document.querySelector('.rj-number strong').innerText.startsWith(before + ' ')",
        arg=str(before),
    )
    return number(screen)


def test_filtering_sorting_and_opening_a_visit(visits):
    every = number(visits)
    assert every > 50
    visits.get_by_label("Tuan rumah", exact=True).fill("kota bandung")
    visits.keyboard.press("Enter")
    some = expect_other_number(visits, every)
    assert 0 < some < every
    assert "Kota Bandung" in visits.locator("#rj-visit-table tbody .rj-col-host").first.inner_text()

    with visits.expect_download() as download:
        visits.get_by_role("link", name="CSV").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == some + 1

    visits.get_by_role("button", name="Hapus semua saringan").click()
    assert expect_other_number(visits, some) == every
    assert visits.get_by_label("Tuan rumah", exact=True).input_value() == ""
    visits.get_by_role("button", name="Tuan rumah", exact=False).first.focus()
    visits.keyboard.press("Enter")
    visits.locator("th[aria-sort='ascending'] [data-sort='host']").wait_for()

    visits.locator("#rj-visit-table tbody tr").nth(2).click()
    visits.locator(".rj-visit h2").wait_for()
    visits.locator(".rj-quote").first.click()
    mark = visits.locator("#rj-visits-panel mark").first
    mark.wait_for()
    assert mark.inner_text() in visits.locator(".rj-quote").first.inner_text()
    visits.keyboard.press("Escape")
    visits.locator("#rj-visits-panel .rj-article").wait_for(state="detached")
    visits.get_by_role("button", name="Kembali ke daftar").click()
    visits.locator("#rj-visit-table").wait_for()


def test_pictures_filter_when_they_are_clicked(visits):
    every = number(visits)
    assert visits.locator(".rj-map svg[role='img'] title").count() > 10
    visits.locator(".rj-ranking button").first.click()
    some = expect_other_number(visits, every)
    assert str(some) == visits.locator(".rj-map circle title").first.text_content().split(": ")[1].split()[0]
    visits.locator(".rj-chips [data-drop='host']").click()
    assert expect_other_number(visits, some) == every
    visits.locator(".rj-legend button").first.click()
    assert 0 < expect_other_number(visits, every) < every


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways_in_the_tab_of_visits(visit, scheme):
    screen = visit(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True).page

    def fits():
        return screen.evaluate("document.documentElement.scrollWidth <= innerWidth")

    screen.get_by_role("tab", name="Kunjungan", exact=True).tap()
    screen.locator("#rj-visit-table table").wait_for(timeout=60_000)
    assert fits()
    assert not screen.locator("#rj-visits select[name='topic']").is_visible()
    screen.get_by_role("button", name="Saringan", exact=True).tap()
    assert screen.locator("#rj-visits select[name='topic']").is_visible() and fits()
    screen.locator("#rj-visit-table tbody tr").first.tap()
    screen.locator(".rj-visit h2").wait_for()
    assert fits()


def test_an_administrator_corrects_a_visit_and_a_stranger_does_not(visits, served):
    visits.locator("#rj-visit-table tbody tr").first.click()
    visits.locator(".rj-visit h2").wait_for()
    assert visits.locator(".rj-correct").count() == 0
    visits.get_by_role("tab", name="Arsip").click()
    visits.get_by_role("button", name="Pengelola").click()
    visits.get_by_label("Kata sandi pengelola").fill("kata sandi uji")
    visits.get_by_role("button", name="Masuk").click()
    visits.get_by_text("Anda masuk sebagai pengelola.").wait_for()
    visits.get_by_role("tab", name="Kunjungan", exact=True).click()
    visits.locator(".rj-correct").get_by_text("Ubah isian").click()
    form = visits.locator("form[data-form='correct']")
    told = form.locator("input[name='date']").input_value()
    form.locator("input[name='date']").fill("32 Maret 2023")
    form.get_by_role("button", name="Simpan koreksi").click()
    visits.get_by_text("Tanggal “32 Maret 2023” tidak dapat dibaca").wait_for()
    assert form.locator("input[name='date']").input_value() == "32 Maret 2023"
    form.locator("input[name='date']").fill(told)
    form.locator("input[name='venue']").fill("<img src=x onerror=alert(1)>")
    form.get_by_role("button", name="Simpan koreksi").click()
    visits.get_by_text("Koreksi tersimpan.").wait_for()
    visits.locator(".rj-visit-meta", has_text="dikoreksi").wait_for()
    assert "<img src=x onerror=alert(1)>" in visits.locator("[data-field='venue']").inner_text()
    assert served.library.archive.audit_lines()[-1].actor == "halaman"
    visits.locator(".rj-correct summary", has_text="Hapus").click()
    visits.get_by_role("button", name="Ya, hapus kunjungan ini").click()
    visits.get_by_text("Kunjungan sudah dihapus dari register.").wait_for()
    visits.locator("#rj-visit-notice").get_by_role("button", name="Pulihkan").click()
    visits.get_by_text("Kunjungan sudah dipulihkan.").wait_for()
