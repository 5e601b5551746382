"""The tab Evaluasi as evaluators use it: start a run, watch it, open its report, make a case of a reader's verdict."""

import re

import pytest

QUESTION = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"


def open_tab(screen, name):
    """A tab by its name, on a phone out of the menu of those that have no room."""
    tab = screen.get_by_role("tab", name=name).locator("visible=true")
    more = screen.get_by_role("button", name="Tab lain").locator("visible=true")
    tab.or_(more).first.wait_for()
    if tab.count():
        tab.first.click()
    else:
        more.click()
        screen.locator(".overflow-dropdown button", has_text=name).click()


def sign_in(screen):
    open_tab(screen, "Arsip")
    screen.get_by_role("button", name="Pengelola").click()
    screen.get_by_label("Kata sandi pengelola").fill("kata sandi uji")
    screen.get_by_role("button", name="Masuk").click()
    screen.get_by_text("Anda masuk sebagai pengelola.").wait_for()
    open_tab(screen, "Evaluasi")
    screen.locator("form[data-start]").wait_for()


def run_some(screen, count):
    """A run over a few cases, to its end."""
    for name in ("paraphrases.toml", "register.toml", "unanswerable.toml", "visits.toml"):
        screen.get_by_role("checkbox", name=name).uncheck()
    screen.get_by_label("Paling banyak kasus").fill(str(count))
    screen.get_by_role("button", name="Jalankan").click()
    screen.get_by_role("button", name="Batalkan evaluasi").wait_for()
    screen.get_by_text("Evaluasi selesai:").wait_for(timeout=120_000)


def test_only_who_is_signed_in_has_the_tab(page):
    assert page.page.get_by_role("tab", name="Evaluasi").count() == 0
    sign_in(page.page)
    open_tab(page.page, "Arsip")
    page.page.get_by_role("button", name="Keluar").click()
    page.page.get_by_text("Anda sudah keluar.").wait_for()
    page.page.get_by_role("tab", name="Evaluasi").wait_for(state="detached")


def test_a_run_is_watched_to_its_end_and_its_report_opened(page):
    screen = page.page
    sign_in(screen)
    screen.get_by_label("Paling banyak kasus").fill("nol")
    screen.get_by_role("button", name="Jalankan").click()
    screen.get_by_text("Isi “Paling banyak kasus” dengan bilangan bulat").wait_for()
    open_tab(screen, "Arsip")
    open_tab(screen, "Evaluasi")
    screen.get_by_text("Isi “Paling banyak kasus” dengan bilangan bulat").wait_for(state="detached")
    assert screen.get_by_label("Paling banyak kasus").input_value() == "nol"
    run_some(screen, 3)
    assert re.search(r"\d dari 3 kasus lulus", screen.locator("#rj-eval-progress").inner_text())
    row = screen.locator(".rj-eval-table tbody tr").first
    assert "3 kasus" in row.inner_text()
    with screen.context.expect_page() as opened:
        row.get_by_role("link", name="Buka laporan").click()
    report = opened.value
    report.get_by_role("heading", name="Laporan evaluasi").wait_for()
    assert report.evaluate("window.origin") == "null"
    report.close()
    row.locator("summary", has_text="Lainnya").click()
    with screen.expect_download() as download:
        row.get_by_role("link", name="JUnit").click()
    assert download.value.suggested_filename.endswith("-junit.xml")


def test_a_verdict_becomes_a_case_that_is_part_of_the_next_run(page, served):
    screen = page.page
    turn = page.ask(QUESTION)
    turn.locator(".rj-feedback summary").click()
    turn.get_by_label("Catatan").fill("<img src=x onerror=alert(1)> tepat")
    turn.get_by_role("button", name="Benar", exact=True).click()
    screen.get_by_text("Terima kasih").first.wait_for()
    sign_in(screen)
    assert re.search(r"Evaluasi \(\d+\)", screen.get_by_role("tab", name="Evaluasi").inner_text())
    screen.locator(".rj-eval-drafts > details > summary").click()
    draft = screen.locator(".rj-eval-list li", has_text=QUESTION).first
    assert "<img src=x onerror=alert(1)> tepat" in draft.inner_text()
    draft.get_by_role("button").click()
    form = screen.locator("form[data-accept]")
    facts = form.get_by_label("Fakta yang harus disebut")
    told = facts.input_value()
    assert told
    facts.fill("Jaka Tingkir yang tidak pernah ada")
    form.get_by_role("button", name="Terima sebagai kasus").click()
    screen.locator("#rj-eval-draft-notice [role='alert']").wait_for()
    assert facts.input_value() == "Jaka Tingkir yang tidak pernah ada"
    facts.fill(told)
    form.get_by_role("button", name="Terima sebagai kasus").click()
    screen.get_by_text("Kasus diterima").wait_for()
    own = screen.get_by_role("checkbox", name="kasus.toml")
    own.wait_for()
    assert own.is_checked()
    assert screen.evaluate("window.harmed") is None
    assert "kasus sendiri" in screen.locator("label", has=own).inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways_in_the_tab(visit, scheme):
    screen = visit(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True).page

    def fits():
        return screen.evaluate("document.documentElement.scrollWidth <= innerWidth")

    sign_in(screen)
    assert fits()
    screen.locator(".rj-eval-drafts > details > summary").tap()
    assert fits()
    if screen.locator(".rj-eval-table").count():
        screen.locator(".rj-eval-table summary").first.tap()
        assert fits()
