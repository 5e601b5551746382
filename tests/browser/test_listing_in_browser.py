"""A question to the register: its table, the sources of its rows, on a wide screen and on a phone."""

import pytest

QUESTION = "Kota Kediri pernah dikunjungi siapa saja?"
PHONE = {"viewport": {"width": 390, "height": 844}}


def test_a_row_of_the_table_opens_the_sentence_that_tells_of_the_visit(page):
    turn = page.ask(QUESTION)
    assert turn.locator(".rj-answer").get_attribute("data-status") == "listed"
    assert "Kota Bengkulu" in turn.locator(".rj-sentences").inner_text()
    row = turn.locator(".rj-listing tbody tr").filter(has_text="Kota Bengkulu").first
    row.locator(".rj-cite").first.click()
    mark = page.page.locator("#rj-panel mark")
    mark.first.wait_for()
    assert "Bengkulu" in mark.first.inner_text()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_the_table_stays_inside_the_page(visit, options):
    page = visit(**options)
    turn = page.ask(QUESTION)
    turn.locator(".rj-listing").first.wait_for()
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table = turn.locator(".rj-listing table").bounding_box()
    frame = turn.locator(".rj-listing").bounding_box()
    assert table["width"] <= frame["width"] + 1


def test_the_nearest_visits_are_a_hint_under_no_answer(page):
    turn = page.ask("Apakah Kota Kediri pernah berkunjung ke Kota Bengkulu?")
    box = turn.locator(".rj-none")
    assert box.get_attribute("data-status") == "not_found"
    assert "Belum ada di arsip" in box.inner_text()
    assert box.locator(".rj-listing caption").inner_text() == "Yang terdekat di arsip"


def test_a_follow_up_carries_the_question_over(page):
    page.ask(QUESTION)
    turn = page.ask("berapa jumlahnya?")
    assert "ke Kota Kediri" in turn.locator(".rj-understood").inner_text()
    assert turn.locator(".rj-listing tbody tr").count() > 0
