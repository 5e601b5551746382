from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerSentence, AnswerTable, Citation, Reason, Status, TableRow
from assistant.links import safe_link
from assistant.page.conversation import Conversation, Turn
from assistant.page.listing import Coverage, Row
from assistant.page.rendering import copy_text, group_sources, mark_paragraphs, render, split_short
from corpus.article import Article
from corpus.spans import Span

HOSTILE = "<img src=x onerror=alert(1)> \"'><script>alert(2)</script> ![x](http://x.test) {{7*7}} ${7*7}"
NOTHING = Coverage(0, None, None, ())


def article(article_id: str = "a", text: str = "Satu kalimat. Dua kalimat.") -> Article:
    return Article(
        article_id, f"Judul {article_id}", text, "Media", "https://contoh.test/a", date(2024, 3, 1)
    )


def answered(*citations: Citation, short: str | None = None) -> Answer:
    sentences = tuple(AnswerSentence(citation.quote, (citation.number,)) for citation in citations)
    return Answer("Siapa?", "Siapa?", Status.ANSWERED, short=short, sentences=sentences, citations=citations)


@pytest.mark.parametrize(
    "url", ["https://contoh.test/a?b=1&c=2", "http://contoh.test:8080/", "https://xn--n3h.test/é"]
)
def test_plain_web_addresses_become_links(url):
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//contoh.test/a",
        "https:///tanpa-host",
        "https://contoh.test/a b",
        "https://contoh.test/\u202egpj.exe",
        "http://[bukan-alamat/",
        "file:///etc/passwd",
    ],
)
def test_anything_else_is_no_link(url):
    assert safe_link(url) is None


def hostile_article() -> Article:
    return Article(
        "x", HOSTILE, f"{HOSTILE}\n\n{HOSTILE}", HOSTILE, f"https://x.test/{HOSTILE}", date(2024, 3, 1)
    )


def hostile_transcript() -> str:
    source = hostile_article()
    answer = answered(Citation(1, source, Span(0, len(HOSTILE))), short=HOSTILE)
    none = Answer(HOSTILE, HOSTILE + "?", Status.NOT_FOUND, Reason.NOTHING_FOUND, message=HOSTILE)
    row = Row("x", HOSTILE, HOSTILE, None, True, HOSTILE)
    turns = (
        Turn(1, HOSTILE, answer=answer),
        Turn(2, HOSTILE, answer=none, nearby=(source,)),
        Turn(3, HOSTILE, problem=HOSTILE),
        Turn(4, HOSTILE, stage=HOSTILE),
    )
    coverage = Coverage(1, 2020, 2021, (row,))
    return render("transcript", turns=turns, examples=(HOSTILE,), coverage=coverage, said=HOSTILE)


def hostile_view() -> str:
    return render(
        "article",
        notice="",
        shown=HOSTILE,
        name="panel",
        article=hostile_article(),
        title=mark_paragraphs(hostile_article().title, Span(2, 5)),
        paragraphs=mark_paragraphs(hostile_article().text, Span(2, 30)),
        changed=True,
        old=True,
        versions=(1, 2),
        twins=(hostile_article(),),
    )


@pytest.mark.parametrize("make", [hostile_transcript, hostile_view])
def test_templates_show_hostile_text_as_text(make):
    html = make()
    assert "&lt;script&gt;" in html
    for piece in ("<script", "<img", 'onerror=alert(1)> "', "![x](http://x.test)</a"):
        assert piece not in html
    assert 'href="' not in html


def test_results_and_notices_show_file_names_as_text():
    html = render("notice", text=HOSTILE, bad=True)
    assert "<img" not in html
    assert "&lt;img" in html


@given(st.text(alphabet="ab. \n", min_size=1, max_size=60), st.data())
def test_marked_pieces_are_the_span_and_all_pieces_are_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    pieces = [piece for paragraph in mark_paragraphs(text, span) for piece in paragraph]
    assert "".join(piece.text for piece in pieces) == text.replace("\n", "")
    assert "".join(piece.text for piece in pieces if piece.marked) == span.of(text).replace("\n", "")


def test_citations_of_one_article_are_one_source():
    first, second = article("a"), article("b")
    citations = (
        Citation(1, first, Span(0, 13)),
        Citation(2, second, Span(0, 13)),
        Citation(3, first, Span(14, 26)),
    )
    grouped = [(source.id, [c.number for c in found]) for source, found in group_sources(citations)]
    assert grouped == [("a", [1, 3]), ("b", [2])]


def test_short_answer_is_marked_once_in_its_sentence():
    pieces = split_short(AnswerSentence("Kota A dan Kota A.", (1,)), "Kota A")
    assert [(piece.text, piece.marked) for piece in pieces] == [("Kota A", True), (" dan Kota A.", False)]


def test_copied_answer_has_numbers_and_numbered_sources():
    text = copy_text(answered(Citation(1, article(), Span(0, 13)), short="Satu"))
    assert text.splitlines() == [
        "Siapa?",
        "",
        "Satu",
        "",
        "Satu kalimat. [1]",
        "",
        "Sumber:",
        "[1] Judul a — Media — 1 Maret 2024 — https://contoh.test/a",
    ]


def test_every_citation_is_a_button_with_a_label():
    turn = Turn(1, "Siapa?", answer=answered(Citation(1, article(), Span(0, 13))))
    html = render("transcript", turns=(turn,), examples=(), coverage=NOTHING, said="")
    assert 'aria-label="Buka kutipan 1: Judul a"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def test_unknown_name_in_a_template_is_an_error():
    with pytest.raises(Exception, match="'bad' is undefined"):
        render("notice", text="x")


def test_conversation_keeps_the_newest_turns_and_never_reuses_a_number():
    conversation = Conversation()
    for _ in range(50):
        conversation = conversation.with_turn(Turn(conversation.next_number(), "?"))
    assert [turn.number for turn in conversation.turns] == list(range(11, 51))
    assert conversation.next_number() == 51


# --- a table from the register --------------------------------------------------------------------------------


def listed(cell: str, *citations: Citation, status: Status = Status.LISTED) -> Turn:
    numbers = tuple(citation.number for citation in citations)
    row = TableRow((cell, "tidak disebut"), numbers, "k1")
    sentences = (AnswerSentence("Arsip mencatat 1 kunjungan.", numbers),) if status is Status.LISTED else ()
    answer = Answer(
        "Berapa?",
        "Berapa?",
        status,
        message="" if sentences else "Belum ada di arsip.",
        sentences=sentences,
        citations=citations,
        table=AnswerTable("kunjungan", ("Tamu", "Bentuk"), (row,)),
        notes=(HOSTILE,),
    )
    return Turn(1, "Berapa?", answer=answer)


@pytest.mark.parametrize("status", [Status.LISTED, Status.NOT_FOUND])
def test_a_table_shows_every_cell_as_text_and_opens_its_sources(status):
    citation = Citation(1, article(), Span(0, 13))
    html = render(
        "transcript",
        turns=(listed(HOSTILE, citation, status=status),),
        examples=(),
        coverage=NOTHING,
        said="",
    )
    assert "<script>alert(2)" not in html and "onerror=alert(1)&gt;" in html
    assert 'data-label="Tamu"' in html and 'data-open="1"' in html
    assert '<td data-label="Bentuk" class="rj-untold">' in html


def test_a_copied_table_has_a_line_for_each_row():
    turn = listed("Kota Kediri", Citation(1, article(), Span(0, 13)))
    assert turn.answer is not None
    copied = copy_text(turn.answer)
    assert "Tamu\tBentuk\tSumber\nKota Kediri\ttidak disebut\t[1]" in copied
    assert copied.count("Arsip mencatat 1 kunjungan.") == 1
