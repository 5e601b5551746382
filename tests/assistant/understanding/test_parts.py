"""A question that asks several things at once is taken apart, and each part answered."""

import pytest

from assistant.respond import Assistant
from assistant.understanding.parts import MAX_PARTS, split_parts
from assistant.understanding.question import Kind, understand
from corpus.regions import load_gazetteer


def parts(text: str) -> list[tuple[str, Kind]]:
    gazetteer = load_gazetteer()
    return [(part.text, part.kind) for part in split_parts(understand(text, gazetteer), gazetteer)]


@pytest.mark.parametrize(
    "text",
    [
        "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?",
        "Apa yang dipelajari Kota Padang dan Kota Solok di Bandung?",
        "Mengapa Siak dan Pelalawan belajar ke Kampar?",
    ],
)
def test_one_thing_stays_one_question(text: str) -> None:
    assert [part for part, _ in parts(text)] == [text]


def test_two_question_words_share_what_follows() -> None:
    assert parts("Siapa dan kapan Wali Kota Bengkulu berkunjung ke Kediri?") == [
        ("Siapa Wali Kota Bengkulu berkunjung ke Kediri?", Kind.WHO),
        ("kapan Wali Kota Bengkulu berkunjung ke Kediri?", Kind.WHEN),
    ]


def test_a_part_without_a_place_takes_the_first_ones_subject() -> None:
    (first, who), (second, when) = parts(
        "Siapa yang memimpin rombongan Siak ke Kampar dan kapan berangkatnya?"
    )
    assert (first, who) == ("Siapa yang memimpin rombongan Siak ke Kampar?", Kind.WHO)
    assert when is Kind.WHEN
    assert "Siak ke Kampar" in second


def test_no_more_than_a_few_parts_are_made() -> None:
    text = "Siapa yang datang ke Kampar dan kapan dan di mana dan berapa dan mengapa?"
    assert len(parts(text)) == MAX_PARTS


def test_both_parts_are_answered(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.respond("Siapa dan kapan Wali Kota Bengkulu berkunjung ke Kediri?")
    assert answer.short is not None
    assert "Helmi Hasan" in answer.short
    assert "22/6" in answer.short
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert len({(c.article.id, c.span) for c in answer.citations}) == len(answer.citations)
