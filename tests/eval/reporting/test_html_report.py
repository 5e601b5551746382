import json
import re
from html.parser import HTMLParser

import pytest

from eval.reporting.html_report import render_html
from eval.reporting.safe_text import LONGEST

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\x00\u202e\u2028\ud800"
VOID = {"meta", "link", "input", "br", "img"}


class Page(HTMLParser):
    """Every element with its attributes, and all text outside of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.data = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} closes another element"

    def handle_data(self, data):
        if self.open[-1:] == ["script"] and not self.data:
            self.data = data
        elif self.open[-1:] not in (["script"], ["style"]):
            self.text += data

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]


@pytest.fixture(scope="module")
def page(make_report) -> Page:
    return Page(render_html(make_report()))


def test_the_page_is_whole_and_indonesian(page):
    assert page.open == []
    assert ("html", {"lang": "id"}) in page.elements
    for words in ("Laporan evaluasi", "Ikhtisar", "Irisan", "Kurva", "Kasus yang gagal (1)"):
        assert words in page.text
    assert "Perbandingan" not in page.text


def test_the_page_asks_nothing_of_anybody(page):
    assert page.values("src") == []
    assert all(href.startswith(("#", "data:,")) for href in page.values("href"))
    assert {tag for tag, _ in page.elements}.isdisjoint({"iframe", "object", "embed", "base", "img", "video"})


def test_styles_and_scripts_hold_no_address(make_report):
    html = render_html(make_report())

    inside = "".join(re.findall(r"<(?:style|script)\b.*?</(?:style|script)>", html, re.S))
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|fetch\(|XMLHttp|innerHTML|outerHTML|insertAdjacent|eval\(", inside
    )
    assert not re.search(r"\son[a-z]+=", re.sub(r"<script.*?</script>", "", html, flags=re.S))


def test_everything_about_a_failed_case_can_be_read_without_a_script(page):
    for words in (
        "Berapa kepala desa mengunjungi Sleman?",
        "fakta tidak lengkap",
        "58 orang",
        "dikatakan “58 orang”",
        "fakta terlarang: Bantul",
        "Sebanyak 85 orang kepala desa mengunjungi Sleman pada 5 April 2023.",
        "artikel yang diharapkan",
    ):
        assert words in page.text


def test_passed_cases_wait_as_data(page):
    first, second = json.loads(page.data)["cases"]

    assert first["body"]
    assert "body" not in second


def test_the_same_report_gives_the_same_page(make_report):
    assert render_html(make_report()) == render_html(make_report())


def test_hostile_text_stays_text_everywhere(make_report, make_result, make_failed):
    tags = {"kind": HOSTILE, "difficulty": HOSTILE, "origin": HOSTILE, "region": HOSTILE, "topic": HOSTILE}
    hostile = {
        "id": HOSTILE,
        "file": HOSTILE,
        "tags": tags,
        "question": HOSTILE,
        "resolved": HOSTILE + ".",
        "short": HOSTILE,
        "answer": HOSTILE,
        "history": [HOSTILE],
        "facts": [{"forms": [HOSTILE], "found": False, "why": HOSTILE}],
        "citations": [
            {
                "number": 1,
                "article_id": HOSTILE,
                "resolves": False,
                "why": HOSTILE,
                "title": HOSTILE,
                "quote": HOSTILE,
            }
        ],
        "passages": [{"article_id": HOSTILE, "title": HOSTILE, "text": HOSTILE}],
        "retrieved": [HOSTILE],
    }
    results = (make_result(**hostile), make_failed(**hostile, faults=[HOSTILE]))
    report = make_report(*results, options={"split": HOSTILE, "fast": False, "files": [HOSTILE]})
    report["slices"] = {f"kind={HOSTILE}": report["figures"]}

    html = render_html(report)

    page = Page(html)
    assert page.open == []
    assert "img" not in {tag for tag, _ in page.elements}
    assert page.values("onerror") == []
    assert html.count("</script>") == 2
    assert "{{ 7*7 }}" in page.text
    assert not {"\x00", "\u202e", "\u2028", "\ud800"} & set(html)
    assert html.encode("utf-8")


def test_an_endless_answer_does_not_make_an_endless_page(make_report, make_failed):
    html = render_html(make_report(make_failed(answer="panjang " * 12_500)))

    assert "karakter lagi ada di berkas JSON" in html
    assert len(html) < LONGEST + 150_000


def test_a_thousand_cases_stay_below_five_megabytes(make_report, make_result, make_failed):
    def passages(number):
        return [
            {
                "article_id": f"artikel-{(number * 7 + at) % 160}",
                "title": "Judul",
                "text": f"{(number * 7 + at) % 160} " + "kata " * 79,
            }
            for at in range(5)
        ]

    results = [
        (make_failed if number % 10 == 0 else make_result)(
            id=f"kasus-{number}",
            answer=f"{number} " + "jawaban yang panjangnya wajar " * 20,
            passages=passages(number),
        )
        for number in range(1000)
    ]

    assert len(render_html(make_report(*results)).encode("utf-8")) < 5_000_000


def test_a_run_without_any_failure_says_so(make_report, make_result):
    page = Page(render_html(make_report(make_result())))

    assert "Semua kasus lulus." in page.text


def test_a_run_without_cases_times_and_curves_is_a_page_too(make_report):
    report = make_report(results=[], cases=0, passed=0, figures={}, slices={}, curves={})
    del report["times"]

    assert "Dari 0 kasus" in Page(render_html(report)).text


def test_a_comparison_is_shown_with_both_sides(make_report):
    side = {
        "status": "answered",
        "reason": None,
        "short": "85 orang",
        "answer": HOSTILE,
        "articles": ["sleman"],
    }
    change = {
        "id": "dua",
        "question": HOSTILE,
        "why_before": [],
        "why_now": ["fakta tidak lengkap"],
        "gained": [],
        "lost": [],
        "crashed": False,
        "answers": {"question": HOSTILE, "before": side, "now": {**side, "short": "58 orang"}},
    }
    comparison = {
        "cases": 2,
        "figures": [
            {
                "name": "passed",
                "before": 1.0,
                "now": 0.5,
                "low": -1.0,
                "high": 0.0,
                "p_value": 0.5,
                "verdict": "worse",
            }
        ],
        "better": [],
        "worse": [change],
        "changed": [],
        "missing": [],
        "added": [],
        "edited": [],
        "latency": None,
        "notes": [],
        "regressions": ["kasus dua dahulu lulus, sekarang gagal"],
    }

    page = Page(render_html(make_report(), comparison))

    assert "img" not in {tag for tag, _ in page.elements}
    for words in (
        "−50,0",
        "−100,0 … 0,0",
        "1 alasan untuk menolak",
        "Dahulu lulus, sekarang gagal",
        "58 orang",
    ):
        assert words in page.text
    assert "#kasus=dua" in page.values("href")
