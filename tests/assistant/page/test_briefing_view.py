"""The tab for briefings without a browser: preview, cited places, downloads."""

import io
import re
import zipfile

import gradio as gr
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.page.briefing_download import ROUTE, BriefingDownload
from assistant.page.briefing_tab import Handlers
from assistant.page.briefing_view import Drafting, Typed, find_marks, read_typed
from corpus.archive import Archive, Prepared
from corpus.incoming import NewArticle
from corpus.visits.register import VisitRegister
from corpus.visits.registry import VisitRegistry
from eval.bench_support.visit_filler import build_visit

TEXT = "Kota Bengkulu <b>datang</b> ke Kota Kediri melihat smart city."
HOSTILE = "<script>alert(1)</script>"
FORM = {"host": "Kota Kediri", "topic": "smart city", "own": "Kabupaten Siak"}


class StillRegister(VisitRegister):
    """A register that has these visits, whatever the articles say."""

    def __init__(self, archive: Archive, registry: VisitRegistry) -> None:
        super().__init__(archive)
        self._registry = registry

    def registry(self, on_progress=None) -> VisitRegistry:
        return self._registry


@pytest.fixture
def drafting(tmp_path):
    with Archive.open(tmp_path / "arsip.sqlite3") as archive:
        for article_id in ("a", "b", "c", "d", "e"):
            url = "javascript:alert(1)" if article_id == "a" else f"https://contoh.test/{article_id}?x=1&y=2"
            incoming = NewArticle(TEXT, id=article_id, title=HOSTILE, outlet=HOSTILE, url=url)
            archive.add(incoming, lambda _: Prepared(()))
        visits = [
            build_visit(article=name, topics=["smart city"], programs=[f"{HOSTILE} {name}"], when=f"202{n}")
            for n, name in enumerate("abcde")
        ]
        yield Drafting(StillRegister(archive, VisitRegistry(visits)), archive)


@pytest.fixture
def client(drafting) -> TestClient:
    application = Starlette()
    application.add_route(ROUTE, BriefingDownload(drafting).download)
    return TestClient(application)


def event(**data):
    return gr.EventData(None, data)


def test_the_preview_shows_all_sections_with_hostile_text_as_text(drafting):
    html = drafting.preview(Typed(**FORM))
    assert len(re.findall(r"<h3>\d+\. ", html)) == 10
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "<b>" not in html
    assert "javascript:" not in html
    assert 'href="https://contoh.test/b?x=1&amp;y=2"' in html


def test_what_is_wrong_is_one_sentence_in_place_of_the_paper(drafting):
    html = drafting.preview(Typed(host="Kediri", topic="smart city", own="<img src=x>"))
    assert "“Kediri” dapat berarti Kabupaten Kediri atau Kota Kediri" in html
    assert "rj-paper" not in html
    assert "&lt;img" in drafting.preview(Typed(host="Kota Kediri", topic="smart city", own="<img src=x>"))


@pytest.mark.parametrize("day", ["7 Desember", "2026-13-01", "<b>"])
def test_a_day_that_no_browser_sends_is_refused(drafting, day):
    assert "Tanggal tidak dapat dibaca" in drafting.preview(Typed(**FORM, first=day))


def test_a_number_carries_the_place_that_it_cites(drafting):
    briefing = drafting.build(Typed(**FORM))
    row = briefing.section("visits").blocks[1].rows[0]
    (mark,) = find_marks(briefing, row[-1])
    assert (mark.first, mark.last, mark.article_id, mark.start, mark.end) == (
        mark.first,
        mark.first,
        "e",
        0,
        10,
    )
    assert len(mark.sha256) == 64


def test_many_numbers_become_runs_that_lead_to_the_list(drafting):
    briefing = drafting.build(Typed(**FORM))
    counted = briefing.section("visits").blocks[0].lines[0]
    assert [(mark.first, mark.last, mark.article_id) for mark in find_marks(briefing, counted)] == [
        (2, 6, "")
    ]
    html = drafting.preview(Typed(**FORM))
    assert 'href="#rj-sumber-2"' in html
    assert 'id="rj-sumber-2"' in html


def test_a_click_opens_the_article_with_the_place_marked(drafting):
    handlers = Handlers(drafting)
    briefing = drafting.build(Typed(**FORM))
    sha = briefing.sources[1].article.sha256
    opened = handlers.cite(event(article="e", start=0, end=13, sha=sha))
    assert "<mark>Kota Bengkulu</mark>" in opened
    assert "<mark>" not in handlers.cite(event(article="e", start=0, end=13, sha="lain"))
    assert "<mark>" not in handlers.cite(event(article="e", start=9, end=3, sha=sha))
    assert "sudah tidak ada" in handlers.cite(event(article="hilang", start=0, end=3, sha=sha))


def test_what_a_browser_sends_is_cleaned():
    typed = read_typed({"host": " Kota\n Kediri ", "topic": 7, "own": "x" * 999, "lain": "y"})
    assert (typed.host, typed.topic, len(typed.own)) == ("Kota Kediri", "", 200)


def test_handlers_take_anything(drafting):
    for sent in (None, [], {"host": ["a"]}):
        preview, panel = Handlers(drafting).make(gr.EventData(None, sent))
        assert "rj-bad" in preview
        assert panel == ""


def test_the_links_give_the_files_of_the_same_form(drafting, client):
    html = drafting.preview(Typed(**FORM, office="Bagian <Kerja Sama> & Umum", first="2026-12-07"))
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(unduh/[^"]+)"', html)]
    answers = [client.get(f"/{link}") for link in links]
    assert [answer.headers["content-disposition"].rpartition(".")[2] for answer in answers] == [
        *('docx"', 'pdf"', 'md"'),
    ]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answers[0].content)).namelist()
    assert answers[1].content.startswith(b"%PDF-")
    assert "pada 7 Desember 2026" in answers[2].text
    assert "BAGIAN \\<KERJA SAMA\\> \\& UMUM" in answers[2].text
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_a_form_that_makes_no_sense_is_one_sentence(client):
    answer = client.get("/unduh/bahan-kunjungan.pdf", params=FORM | {"host": "Kediri"})
    assert answer.status_code == 400
    assert answer.text.startswith("Nama tuan rumah “Kediri” dapat berarti")


@pytest.mark.parametrize(
    "path", ["/unduh/bahan-kunjungan.exe", "/unduh/bahan-kunjungan.", "/unduh/bahan.pdf"]
)
def test_there_are_no_other_files(client, path):
    assert client.get(path, params=FORM).status_code == 404


def test_the_form_offers_all_regions_and_topics(drafting):
    html = drafting.form()
    assert html.count("<option value=") == 552 + 1
    assert "<option>smart city</option>" in html
    assert " novalidate " in html  # browsers complain in their own language
