"""The report as people use it, in the real Chromium, from a file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from eval.reporting.cards import build_card
from eval.reporting.html_report import render_html

HOSTILE = "</script><img src=x onerror='window.harmed=1'><b>tebal</b> \x00\u202e"
TREE = """(place) => {
  const all = (node) => [node.localName, node.className, ...[...node.childNodes].map(read)];
  const read = (node) => (node.nodeType === 3 ? node.data : all(node));
  return read(document.querySelector(place));
}"""
"""An element as a card describes it."""
Open = Callable[..., Any]


@pytest.fixture
def show(browser: Any, make_report: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a report of the given cases; afterwards nothing may have gone wrong or outside."""
    problems: list[str] = []
    contexts = []

    def open_page(*results: Any, fragment: str = "", width: int = 1280, **settings: Any) -> Any:
        path = tmp_path / "laporan.html"
        path.write_text(render_html(make_report(*results)), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text))
        page.on(
            "request",
            lambda request: request.url.startswith(("file:", "data:")) or problems.append(request.url),
        )
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def found(page: Any) -> str:
    return str(page.inner_text("#jumlah"))


def wait_for(page: Any, text: str) -> None:
    page.locator("#jumlah").filter(has_text=text).wait_for()


def visible(page: Any) -> list[str]:
    return [str(text) for text in page.locator("details.case:visible > summary .id").all_inner_texts()]


def test_a_passed_case_is_drawn_as_a_failed_one_would_be(show, make_result, make_failed):
    page = show(make_result(), make_failed())

    assert page.locator("#k-0 .body").count() == 0
    page.click("#k-0 > summary")
    page.locator("#k-0 .body").wait_for()
    assert page.evaluate(TREE, "#k-0 .columns") == build_card(make_result()).body[0]
    assert page.evaluate(TREE, "#k-1 .columns") == build_card(make_failed()).body[0]


def test_a_failed_case_is_drawn_by_the_template_as_by_the_script(show, make_failed):
    failed = make_failed(history=["Sebelumnya?"])
    page = show(failed, java_script_enabled=False)

    text = page.locator("#k-0 .columns").inner_text()
    assert "Sebelumnya?" in text
    assert page.locator("#saring").is_hidden()
    assert "memerlukan JavaScript" in page.inner_text("body")


def test_cases_are_filtered_searched_and_counted(show, make_result, make_failed):
    other = make_result(
        id="tiga", question="Siapa camat?", tags={"kind": "siapa", "difficulty": "hard", "origin": "x"}
    )
    page = show(make_result(), make_failed(), other)
    assert found(page) == "3 dari 3 kasus"

    page.select_option("[name=hasil]", "lulus")
    wait_for(page, "2 dari 3 kasus")
    assert visible(page) == ["satu", "tiga"]
    assert page.url.endswith("#hasil=lulus")
    page.select_option("[name=kind]", "siapa")
    wait_for(page, "1 dari 3 kasus")
    assert visible(page) == ["tiga"]
    assert page.url.endswith("#hasil=lulus&kind=siapa")
    page.fill("[name=q]", "tidakadakata")
    wait_for(page, "Tidak ada kasus yang cocok")
    page.click("button[type=reset]")
    wait_for(page, "3 dari 3 kasus")
    assert page.url.endswith("#kasus-kasus")
    page.fill("[name=q]", "CAMAT siapa")
    wait_for(page, "1 dari 3 kasus")
    assert visible(page) == ["tiga"]


def test_faults_are_a_filter(show, make_failed):
    page = show(make_failed(), make_failed(id="tiga", faults=["galat: KeyError"]))

    page.select_option("[name=sebab]", "galat")
    wait_for(page, "1 dari 2 kasus")
    assert visible(page) == ["tiga"]


def test_a_view_and_a_case_have_an_address(show, make_result, make_failed):
    page = show(make_result(id="a & b/ü"), make_failed(), fragment="#kind=berapa&hasil=gagal")
    assert visible(page) == ["dua"]

    page = show(make_result(id="a & b/ü"), make_failed(), fragment="#kasus=a+%26+b%2F%C3%BC")
    assert page.locator("#k-0").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.parentElement.id") == "k-0"
    link = page.locator("#k-0 .link a").get_attribute("href")
    assert link == "#kasus=a+%26+b%2F%C3%BC"


def test_an_unknown_address_shows_everything(show, make_result):
    page = show(make_result(), fragment="#kasus=hilang&kind=tidakada&%E0%A4%A")

    assert found(page) == "1 dari 1 kasus"


def test_a_slice_leads_to_its_cases(show, make_result, make_failed):
    page = show(make_result(), make_failed(tags={"kind": "siapa", "difficulty": "easy", "origin": "x"}))

    page.get_by_role("link", name="berapa").click()
    wait_for(page, "1 dari 2 kasus")
    assert visible(page) == ["satu"]


def test_tables_are_sorted_by_their_headings(show, make_result):
    page = show(make_result())
    heading = page.locator("table.heat").first.locator("th").nth(1)

    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"


def test_hostile_text_does_nothing(show, make_result, make_failed):
    hostile = {"id": HOSTILE, "question": HOSTILE, "answer": HOSTILE, "short": HOSTILE, "file": HOSTILE}
    page = show(make_result(**hostile), make_failed(**hostile))
    page.click("#buka")

    assert page.locator("img, details.case b:not(.title)").count() == 0
    assert page.evaluate("window.harmed") is None
    assert page.locator("#k-0 .short").inner_text() == page.locator("#k-1 .short").inner_text()
    assert "⟨U+202E⟩" in page.locator("#k-0 .short").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(show, make_result, make_failed, width):
    long = "sangatpanjang" * 40
    page = show(make_result(id=long, question=long, short=long), make_failed(answer=long), width=width)
    page.click("#buka")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_has_a_dark_side_and_prints_light(show, make_result):
    ground = "getComputedStyle(document.body).backgroundColor"
    page = show(make_result(), color_scheme="dark")

    assert page.evaluate(ground) == "rgb(15, 21, 20)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
