from dataclasses import replace

import pytest

from assistant import messages
from assistant.answer import Reason
from assistant.evidence import Abstention, judge
from assistant.reading.agreement import find_disagreement
from assistant.reading.constraints import Misfit
from assistant.reading.quoting_reader import load_weights
from assistant.reading.types import Reading, Support
from assistant.understanding.question import understand
from corpus.article import Article
from corpus.regions import load_gazetteer
from corpus.spans import Span

LINES = replace(load_weights().thresholds, answer=0.5, in_scope=0.4, unanchored=0.6)
QUESTION = understand("Siapa Budi Santoso dari Kota Bogor pada 22 Juni 2023?", load_gazetteer())
ARTICLE = Article("a", "Judul Berita", "Wali Kota datang.", outlet="Media")
ENOUGH = Reading((Support(ARTICLE, Span(0, 17), 0.9),), 0.5, nearest=ARTICLE)


def judged(reading: Reading, likeness: float = 0.9, text: str | None = None) -> Abstention:
    question = QUESTION if text is None else understand(text, load_gazetteer())
    abstention = judge(question, reading, likeness, LINES)
    assert abstention is not None
    return abstention


def test_a_reading_at_the_line_is_enough() -> None:
    assert judge(QUESTION, ENOUGH, 0.0, LINES) is None


def test_below_the_line_nothing_is_found() -> None:
    abstention = judged(replace(ENOUGH, confidence=0.49))
    assert abstention.reason is Reason.NOTHING_FOUND
    assert abstention.message.endswith("Yang terdekat di arsip: “Judul Berita”.")


def test_without_a_support_there_is_no_answer_however_sure() -> None:
    assert judged(Reading((), 1.0)).reason is Reason.NOTHING_FOUND


@pytest.mark.parametrize(
    ("misfit", "reason", "said"),
    [
        (Misfit(people=("Budi Santoso",)), Reason.NOTHING_FOUND, "Nama Budi Santoso"),
        (Misfit(regions=QUESTION.regions), Reason.OTHER_REGION, "Kota Bogor"),
        (Misfit(dates=QUESTION.dates), Reason.OTHER_YEAR, "22 Juni 2023"),
        (Misfit(reversed=True), Reason.NOTHING_FOUND, messages.OTHER_DIRECTION),
        (Misfit(regions=QUESTION.regions, dates=QUESTION.dates), Reason.OTHER_REGION, "Kota Bogor"),
    ],
)
def test_what_is_missing_gives_the_reason(misfit: Misfit, reason: Reason, said: str) -> None:
    abstention = judged(Reading((), 0.0, nearest=ARTICLE, misfit=misfit))
    assert abstention.reason is reason
    assert said in abstention.message and "Judul Berita" in abstention.message


def test_a_far_question_is_out_of_scope_unless_it_names_whom_and_where() -> None:
    assert judged(Reading((), 0.0), likeness=0.39, text="Berapa harga emas?").reason is Reason.OUT_OF_SCOPE
    assert judged(Reading((), 0.0), likeness=0.39).reason is Reason.NOTHING_FOUND


def test_a_question_about_nothing_particular_needs_a_nearer_passage() -> None:
    loose = replace(ENOUGH, anchored=False)
    assert judged(loose, likeness=0.59).reason is Reason.OUT_OF_SCOPE
    assert judge(QUESTION, loose, 0.6, LINES) is None


# --- two reports ----------------------------------------------------------------------------------------------


@pytest.fixture
def compare(view_of):
    def hold(first: str, second: str, question: str, short: tuple[str, str]):
        supports, views = [], {}
        for article_id, text, words in (("satu", first, short[0]), ("dua", second, short[1])):
            view = view_of(text)
            article = replace(view.article, id=article_id)
            start = text.index(words)
            span = Span(start, start + len(words))
            supports.append(Support(article, Span(0, len(text)), 0.9, span, 1.0))
            views[article_id] = view
        asked = understand(question, load_gazetteer())
        return find_disagreement(asked, supports, views, frozenset({"dua"}))

    return hold


@pytest.mark.parametrize(
    ("words", "differ"),
    [
        (("85 orang", "58 orang"), True),
        (("85 orang", "85 orang"), False),
        (("85 orang", "58 hektare"), False),
        (("85 orang", "sekitar 80 orang"), False),
    ],
)
def test_figures_of_one_thing_must_agree(compare, words: tuple[str, str], differ: bool) -> None:
    first, second = (f"Rombongan yang terdiri atas {figure} datang ke Sleman." for figure in words)
    assert bool(compare(first, second, "Berapa orang yang datang ke Sleman?", words)) is differ


def test_days_must_agree(compare) -> None:
    days = ("22 Juni 2023", "23 Juni 2023")
    first, second = (f"Rombongan datang ke Sleman pada {day}." for day in days)
    assert compare(first, second, "Kapan rombongan datang ke Sleman?", days) is not None
    assert compare(first, first, "Kapan rombongan datang ke Sleman?", (days[0], days[0])) is None
    assert compare(first, second, "Siapa yang datang ke Sleman?", days) is None


def test_a_disagreement_names_both_sides() -> None:
    one = Support(replace(ARTICLE, id="b", text="85 orang"), Span(0, 8), 0.9, Span(0, 8), 1.0)
    other = Support(replace(ARTICLE, id="c", text="58 orang", outlet=None), Span(0, 8), 0.9, Span(0, 8), 1.0)
    abstention = judged(replace(ENOUGH, disagreement=(one, other)))
    assert abstention.reason is Reason.DISAGREE
    assert (
        "“85 orang” menurut Media" in abstention.message
        and "“58 orang” menurut Judul Berita" in abstention.message
    )
