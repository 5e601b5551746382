"""The tab for briefings as an official uses it."""

from pathlib import Path

import pytest


def fill(watched, host="Kota Kediri", own="Kabupaten Siak", topic="pelayanan publik"):
    page = watched.page
    page.get_by_role("tab", name="Bahan Kunjungan").click()
    form = page.get_by_role("form", name="Isian bahan kunjungan")
    form.get_by_label("Tuan rumah").fill(host)
    form.get_by_label("Daerah sendiri").fill(own)
    form.get_by_label("Topik", exact=True).select_option(topic)
    page.get_by_role("button", name="Susun bahan").click()
    return page


def test_a_briefing_is_made_read_and_downloaded(page, tmp_path: Path):
    shown = fill(page)
    paper = shown.locator(".rj-paper")
    paper.wait_for()
    assert "PEMERINTAH KABUPATEN SIAK" in paper.inner_text()
    assert paper.locator("h3").count() == 10
    paper.locator("button.rj-cite").first.click()
    panel = shown.locator("#rj-brief-panel .rj-article")
    panel.wait_for()
    assert panel.locator("mark").count() >= 1
    shown.keyboard.press("Escape")
    panel.wait_for(state="detached")
    for name, start in (("Word (DOCX)", b"PK"), ("PDF", b"%PDF-"), ("Markdown", b"**PEMERINTAH")):
        with shown.expect_download() as download:
            shown.get_by_role("link", name=name).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name.startswith("bahan-kunjungan-kota-kediri-pelayanan-publik.")
        assert file.read_bytes().startswith(start)


def test_a_name_with_two_meanings_is_asked_back(page):
    shown = fill(page, host="Kediri")
    notice = shown.locator("#rj-brief-paper .rj-notice")
    notice.wait_for()
    assert "Kabupaten Kediri atau Kota Kediri" in notice.inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_paper_is_no_wider_than_the_window(visit, width):
    shown = fill(visit(viewport={"width": width, "height": 850}))
    shown.locator(".rj-paper").wait_for()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
