import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefing import renderer_of
from assistant.briefing.document import printable
from assistant.briefing.markdown import escape, render_markdown

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
PARSER = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def inline(tokens):
    return [child for token in tokens if token.children for child in token.children]


@given(st.text(alphabet=st.sampled_from("ab1 *_`[]()<>#|~!&\\-+=.{}:/\"'é“”–😀")))
def test_escaped_text_reads_as_itself(text):
    shown = printable(text)
    tokens = PARSER.parse(escape(shown))
    assert {token.type for token in inline(tokens)} <= {"text", "text_special"}
    assert "".join(token.content for token in inline(tokens)) == shown


def test_hostile_text_makes_no_markup_and_no_link(world):
    tokens = PARSER.parse(render_markdown(world.brief()))
    assert not [token for token in tokens if token.type == "html_block"]
    links = [token.attrs["href"] for token in inline(tokens) if token.type == "link_open"]
    assert links
    assert all(link.startswith(("https://contoh.test/", "https://github.com/")) for link in links)
    assert not [token for token in inline(tokens) if token.type in ("html_inline", "image")]


def test_every_table_keeps_its_columns(world):
    tokens = PARSER.parse(render_markdown(world.brief()))
    widths = []
    for token in tokens:
        if token.type == "tr_open":
            widths.append(0)
        elif token.type in ("td_open", "th_open"):
            widths[-1] += 1
    assert set(widths) == {2, 3, 4, 5, 6}
    assert sum(token.type == "table_open" for token in tokens) == 10


def test_sections_and_numbers_of_sources_are_there(kediri):
    text = render_markdown(kediri)
    for number, section in enumerate(kediri.sections, 1):
        assert f"## {number}. {section.title}" in text
    assert "## 10. Sumber" in text
    assert "\\[1\\]" in text
    assert "| Nomor | …" in text
    assert text.startswith("**PEMERINTAH KABUPATEN SIAK**")
    assert renderer_of("md")(kediri).decode("utf-8") == text
