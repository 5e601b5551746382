"""What a visitor does: ask, read, open the source, ask on, judge the answer."""

import re

QUESTION = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"


def in_view(page, selector):
    return page.evaluate(
        """(selector) => {
          const box = document.querySelector(selector).getBoundingClientRect();
          const frame = document.querySelector(".rj-scroll").getBoundingClientRect();
          return box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom
            && box.top >= 0 && box.bottom <= innerHeight;
        }""",
        selector,
    )


def test_the_first_question_gets_its_name_and_the_quotation_behind_the_citation(page):
    turn = page.ask(QUESTION)
    assert "Helmi" in turn.locator(".rj-short").inner_text()
    assert "Helmi Hasan" in turn.locator(".rj-sentences").inner_text()
    turn.locator(".rj-sentences .rj-cite").first.click()
    mark = page.page.locator("#rj-panel mark")
    mark.first.wait_for()
    assert "Helmi Hasan" in mark.first.inner_text()
    assert in_view(page.page, "#rj-panel mark")
    assert page.page.evaluate("document.activeElement.id") == "panel-title"


def test_a_quotation_far_down_is_scrolled_to(page):
    turn = page.ask("Berapa ekor sapi yang diserahkan Bupati Panjang Umur kepada Kota Jauh?")
    turn.locator(".rj-sentences .rj-cite").first.click()
    mark = page.page.locator("#rj-panel mark")
    mark.first.wait_for()
    assert "77 ekor sapi" in mark.first.inner_text()
    assert in_view(page.page, "#rj-panel mark")
    assert page.page.evaluate("document.querySelector('.rj-scroll').scrollTop") > 500


def test_sources_are_numbered_and_open_safely(page):
    turn = page.ask(QUESTION)
    source = turn.locator(".rj-sources li").first
    assert source.locator(".rj-cite").first.inner_text() == "1"
    assert "ikhtisar" in source.inner_text()
    link = source.get_by_role("link")
    assert link.get_attribute("href").startswith("https://")
    assert link.get_attribute("target") == "_blank"
    assert set(link.get_attribute("rel").split()) == {"noopener", "noreferrer", "nofollow"}


def test_no_answer_is_calm_and_says_what_the_archive_covers(page):
    turn = page.ask("Siapa presiden Prancis yang menang pemilu tahun 1995?")
    box = turn.locator(".rj-none")
    assert box.get_attribute("data-status") in ("not_found", "out_of_scope")
    text = box.inner_text()
    assert "Yang dimuat arsip ini" in text
    assert re.search(r"155 artikel tentang kunjungan antardaerah, terbit \d{4}–\d{4}", text)
    assert turn.locator(".rj-cite").count() == 0


def test_a_follow_up_is_resolved_and_says_how(page):
    page.ask(QUESTION)
    turn = page.ask("Siapa yang menyambutnya?")
    understood = turn.locator(".rj-understood").inner_text()
    assert understood.startswith("Dipahami sebagai:")
    assert "Bengkulu" in understood


def test_a_new_conversation_forgets_the_old_one(page):
    page.ask(QUESTION)
    page.page.get_by_role("button", name="Percakapan baru").click()
    page.page.locator(".rj-welcome").wait_for()
    turn = page.ask("Siapa yang menyambutnya?")
    assert "Bengkulu" not in turn.inner_text()


def test_an_example_is_asked_by_a_click(page):
    example = page.page.locator("[data-ask]").nth(1)
    question = example.inner_text()
    example.click()
    page.page.locator('[data-turn="1"] .rj-after').wait_for()
    assert page.page.locator('[data-turn="1"] .rj-question bdi').inner_text() == question


def test_two_visitors_do_not_see_each_other(visit):
    first, second = visit(), visit()
    first.ask(QUESTION)
    assert second.page.locator("[data-turn]").count() == 0
    second.ask("Kapan rombongan Pringsewu datang ke TPST Kedungrandu?")
    assert first.page.locator("[data-turn]").count() == 1


def test_feedback_is_stored(page, served):
    before = len(served.library.archive.feedback())
    turn = page.ask(QUESTION)
    turn.get_by_text("Apakah jawaban ini tepat?").click()
    turn.get_by_label("Catatan (boleh kosong)").fill("Namanya <b>tepat</b>")
    turn.get_by_role("button", name="Sumber salah").click()
    turn.locator(".rj-thanks").wait_for()
    stored = served.library.archive.feedback()
    assert len(stored) == before + 1
    assert (stored[-1].question, stored[-1].verdict) == (QUESTION, "sumber_salah")
    assert stored[-1].comment == "Namanya <b>tepat</b>"


def test_the_answer_is_copied_with_its_sources(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    turn = page.ask(QUESTION)
    turn.get_by_role("button", name="Salin jawaban").click()
    turn.get_by_role("button", name="Tersalin").wait_for()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "Helmi Hasan" in copied
    assert re.search(r"Sumber:\n\[1\] .+ — .+ — .+ — https://", copied)


def test_everything_works_by_keyboard(page):
    keyboard = page.page.keyboard
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "rj-skip"
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    keyboard.type(QUESTION)
    keyboard.press("Enter")
    page.page.locator('[data-turn="1"] .rj-after').wait_for()
    for _ in range(40):
        if page.page.evaluate("document.activeElement.matches('.rj-cite')"):
            break
        keyboard.press("Shift+Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.page.evaluate(outline) == "solid"
    keyboard.press("Enter")
    page.page.locator("#rj-panel mark").first.wait_for()
    keyboard.press("Escape")
    page.page.locator("#rj-panel .rj-article").wait_for(state="detached")
    assert page.page.evaluate("document.activeElement.matches('.rj-cite')")


def test_a_changed_article_is_shown_with_a_remark(page, served, tmp_path):
    turn = page.ask("Berapa orang rombongan Wali Kota Antahberantah ke Kota Khayal?")
    turn.locator(".rj-cite").first.wait_for()
    text = served.hostile.read_text(encoding="utf-8")
    try:
        served.hostile.write_text(text.replace("17 orang", "18 orang"), encoding="utf-8")
        assert [result.outcome for result in served.library.add([str(served.hostile)])] == ["updated"]
        turn.locator(".rj-cite").first.click()
        page.page.get_by_text("Teks artikel ini sudah berubah").wait_for()
        assert page.page.locator("#rj-panel mark").count() == 0
    finally:
        served.hostile.write_text(text, encoding="utf-8")
        list(served.library.add([str(served.hostile)]))


def test_nothing_typed_is_not_asked(page):
    page.page.get_by_label("Pertanyaan Anda").fill("  ")
    page.page.get_by_label("Pertanyaan Anda").press("Enter")
    page.page.wait_for_timeout(800)
    assert page.page.locator("[data-turn]").count() == 0
    assert page.ask(QUESTION).get_attribute("data-turn") == "1"
