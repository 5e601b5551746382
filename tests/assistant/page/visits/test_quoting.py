import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.visits.quoting import AROUND, LONGEST, Quoting, _after, _before
from corpus.visits.visit import Evidence


@pytest.fixture
def quoting(library):
    return Quoting(library.archive)


def test_a_quote_is_what_the_article_says_there(quoting, library):
    text = library.archive.article("alfa").text
    start = text.index("Budi")
    quote = quoting.quotes([Evidence("alfa", start, start + 4)])[0]
    assert quote.text == "Budi"
    assert quote.before + quote.text in text
    assert quote.sha256 == library.archive.article("alfa").sha256


def test_a_quote_from_the_title_has_the_hash_of_the_title(quoting, library):
    quote = quoting.quotes([Evidence("alfa", 0, 9, in_title=True)])[0]
    assert quote.text == "Wali Kota"
    assert quote.sha256 != library.archive.article("alfa").sha256


@pytest.mark.parametrize(
    "evidence",
    [Evidence("tiada", 0, 4), Evidence("alfa", 5, 5), Evidence("alfa", -4, 2), Evidence("alfa", 0, 10**9)],
)
def test_what_no_longer_lies_in_an_article_is_left_out(quoting, evidence):
    assert quoting.quotes([evidence]) == ()


def test_the_same_place_is_quoted_once(quoting):
    assert len(quoting.quotes([Evidence("alfa", 0, 4)] * 3)) == 1


@given(st.text(alphabet="ab \n", max_size=400), st.data())
def test_what_stands_around_is_short_and_of_the_same_paragraph(text, data):
    at = data.draw(st.integers(0, len(text)))
    before, after = _before(text, at), _after(text, at)
    assert len(before) <= AROUND + 2 and len(after) <= AROUND + 2
    assert "\n" not in before + after
    assert text[:at].endswith(before.removeprefix("… ").removeprefix("…"))
    assert text[at:].startswith(after.removesuffix("…").removesuffix(" "))


def test_long_evidence_is_cut_with_a_mark(library, tmp_path):
    path = tmp_path / "panjang.md"
    path.write_text(
        "# Judul\n\n" + "Wali kota meninjau pasar rakyat bersama rombongan. " * 30, encoding="utf-8"
    )
    added = next(iter(library.add([str(path)])))
    quote = Quoting(library.archive).quotes([Evidence(added.article_id, 0, 1000)])[0]
    assert quote.text.endswith("…") and len(quote.text) <= LONGEST + 1
