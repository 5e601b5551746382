"""What must never happen: foreign text that does something, a request that leaves, a change by a stranger."""

import pytest

FOREIGN = ":is(.rj-turn, .rj-article, #rj-table) :is(img, iframe, script, b, a[href^='javascript'])"


def is_harmless(page):
    assert page.evaluate("window.harmed") is None
    assert page.locator(FOREIGN).count() == 0


def test_a_hostile_article_is_shown_as_text(page):
    turn = page.ask("Berapa orang rombongan Wali Kota Antahberantah ke Kota Khayal?")
    assert "17 orang" in turn.inner_text()
    assert "<img src=x onerror=alert(1)>" in turn.locator(".rj-sources").inner_text()
    turn.locator(".rj-cite").first.click()
    page.page.locator("#rj-panel mark").first.wait_for()
    panel = page.page.locator("#rj-panel").inner_text()
    for piece in (
        "<script>window.harmed=1</script>",
        '<img src=x onerror="window.harmed=2">',
        "${7*7} {{7*7}}",
    ):
        assert piece in panel
    is_harmless(page.page)


def test_a_hostile_article_is_harmless_in_the_archive(page):
    page.page.get_by_role("tab", name="Arsip").click()
    page.page.get_by_label("Cari artikel").fill("Antahberantah")
    page.page.get_by_role("button", name="Cari", exact=True).click()
    page.page.get_by_text("Hasil pencarian").wait_for()
    page.page.locator("#rj-table .rj-title").first.click()
    page.page.locator("#rj-archive-panel h2").wait_for()
    assert "**Wali Kota Antahberantah**" in page.page.locator("#rj-archive-panel h2").inner_text()
    is_harmless(page.page)


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=alert(5)> Siapa Jaka Sembung?",
        "![x](http://jahat.test/tanya.png) **siapa** [klik](javascript:alert(6))",
        "${alert(7)} {{7*7}} `siapa` <b>tebal</b>",
        "\u202eterbalik \u2067kanan 😀👩‍👩‍👧 siapa?",
    ],
)
def test_a_hostile_question_is_shown_as_it_was_typed(page, question):
    turn = page.ask(question)
    assert turn.locator(".rj-question bdi").inner_text() == question
    is_harmless(page.page)


def test_a_very_long_question_is_refused_and_kept_for_cutting(page):
    turn = page.ask("panjang " * 1000)
    assert "Pertanyaan paling panjang 1.000 huruf" in turn.inner_text()
    assert len(page.page.get_by_label("Pertanyaan Anda").input_value()) > 5000
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_is_indonesian_whatever_the_browser_speaks(page):
    assert page.page.evaluate("document.documentElement.lang") == "id"
    assert page.page.title() == "Rujukan — tanya jawab kunjungan antardaerah"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(visit, scheme):
    page = visit(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True)

    def fits():
        return page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert fits()
    turn = page.ask("Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?")
    assert fits()
    assert page.page.evaluate(
        "document.querySelector('#rj-ask').getBoundingClientRect().bottom <= innerHeight"
    )
    turn.locator(".rj-cite").first.tap()
    page.page.locator("#rj-panel mark").first.wait_for()
    assert page.page.locator("#rj-panel mark").first.is_visible()
    assert fits()
    page.page.get_by_role("button", name="Tutup").tap()
    page.page.get_by_role("tab", name="Arsip").tap()
    page.page.locator("#rj-table table").wait_for()
    assert fits()


def test_only_an_administrator_sees_and_makes_changes(page, served, tmp_path):
    screen = page.page
    screen.get_by_role("tab", name="Arsip").click()
    screen.get_by_role("button", name="Pengelola").click()
    assert not screen.locator("#rj-changes").is_visible()
    screen.get_by_label("Kata sandi pengelola").fill("salah")
    screen.get_by_role("button", name="Masuk").click()
    screen.get_by_text("Kata sandi tidak cocok.").wait_for()
    assert not screen.locator("#rj-changes").is_visible()
    screen.get_by_label("Kata sandi pengelola").fill("kata sandi uji")
    screen.get_by_role("button", name="Masuk").click()
    screen.get_by_text("Anda masuk sebagai pengelola.").wait_for()

    upload = tmp_path / "<b>unggahan.md"
    sentence = (
        "Bupati Uji Coba berkunjung ke Kota Percobaan untuk belajar mengunggah berkas artikel ke arsip."
    )
    upload.write_text(
        f"# Bupati Uji Coba ke Kota Percobaan\n\n{sentence} {sentence[::-1]}\n", encoding="utf-8"
    )
    screen.set_input_files("#rj-files input[type=file]", upload)
    screen.get_by_role("button", name="Tambahkan berkas").click()
    screen.get_by_text("1 ditambahkan, 0 diperbarui, 0 tidak berubah, 0 ditolak.").wait_for()
    screen.locator(".rj-count", has_text="156 artikel").wait_for()
    is_harmless(screen)

    screen.get_by_label("Cari artikel").fill("Uji Coba ke Kota Percobaan")
    screen.get_by_role("button", name="Cari", exact=True).click()
    screen.get_by_text("Hasil pencarian").wait_for()
    screen.get_by_role("button", name="Bupati Uji Coba ke Kota Percobaan").first.click()
    screen.locator("#rj-archive-panel h2").wait_for()
    screen.get_by_role("button", name="Hapus artikel ini").click()
    screen.get_by_role("button", name="Ya, hapus dengan semua versinya").click()
    screen.get_by_text("sudah dihapus dari arsip").wait_for()
    screen.locator(".rj-count", has_text="155 artikel").wait_for()
    assert served.library.archive.count().articles == 155

    screen.get_by_role("button", name="Keluar").click()
    screen.get_by_text("Anda sudah keluar.").wait_for()
    assert not screen.locator("#rj-changes").is_visible()


def test_the_server_itself_calls_nobody(page, served):
    page.ask("Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?")
    assert served.called == []
