"""The task qa: windows of a context become one answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest

from corpus.spans import Span
from eval.bench_support.windows import WindowCutter
from eval.public_sets.context_reading import ContextReader, join_windows
from eval.public_sets.figures import QaRun, run_qa, score_lists
from eval.public_sets.question_set import PublicQuestion
from eval.public_sets.squad_scores import Prediction
from index.cross_encoder import BUNDLED_READER
from index.passage_reading import NOTHING_READ, PassageReading, ReadText, ScoredSpan


@contextmanager
def silent(_: str) -> Iterator[Callable[[int, int], None]]:
    yield lambda done, total: None


def reading(answerable: float, *spans: tuple[int, int, float]) -> PassageReading:
    return PassageReading(0.5, answerable, tuple(ScoredSpan(Span(s, e), score) for s, e, score in spans))


class FindsNames:
    """Reads every capitalised word as an answer, surer where there are more of them."""

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        return tuple(self._read(passage.text) for passage in passages)

    def _read(self, text: str) -> PassageReading:
        starts = [at for at in range(len(text)) if text[at].isupper()]
        spans = [(at, at + len(text[at:].split(maxsplit=1)[0].rstrip(".,")), 0.3) for at in starts]
        return reading(min(0.9, 0.3 * len(spans)), *spans)


class HalvesOnly:
    """Cuts in two at the first full stop."""

    def cut(self, question: str, context: str) -> tuple[Span, ...]:
        at = context.find(". ") + 1
        return (Span(0, at), Span(at + 1, len(context))) if at else (Span(0, len(context)),)


def test_the_surest_window_answers_and_its_doubt_is_the_probability_of_none() -> None:
    texts = ("Di Siak.", "Di Bandung.")
    joined = join_windows(texts, [reading(0.4, (3, 7, 0.9)), reading(0.7, (3, 10, 0.2))])
    assert joined.text == "Bandung"
    assert joined.no_answer == pytest.approx(0.3)
    assert join_windows(texts, [reading(0.4, (3, 7, 0.5)), reading(0.4, (3, 10, 0.9))]).text == "Siak"


def test_a_context_without_words_gives_no_words() -> None:
    assert join_windows(("—",), [NOTHING_READ]) == Prediction("", 1.0)


def test_items_come_from_all_windows_in_their_order_without_the_unlikely_and_without_repeats() -> None:
    texts = ("Siak dan Pelalawan", "Siak, Rokan")
    joined = join_windows(
        texts, [reading(0.9, (9, 18, 0.5), (0, 4, 0.4)), reading(0.5, (0, 4, 0.2), (6, 11, 0.001))]
    )
    assert joined.items == ("Siak", "Pelalawan")


def test_every_question_is_read_in_order_whatever_the_threads() -> None:
    questions = tuple(
        PublicQuestion(
            str(number), "Di mana?", f"rapat ke-{number}. di Siak{number} dan Riau.", (f"Siak{number}",)
        )
        for number in range(70)
    )
    told: list[tuple[int, int]] = []
    reader = ContextReader(FindsNames(), HalvesOnly(), threads=3)

    found = reader.read_all(questions, lambda done, total: told.append((done, total)))

    assert [prediction.text for prediction in found] == [f"Siak{number}" for number in range(70)]
    assert told == [(32, 70), (64, 70), (70, 70)]
    assert reader.read_all(questions, lambda done, total: None) == found


def test_lists_have_a_figure_of_their_own_and_no_part_in_em() -> None:
    questions = (
        PublicQuestion("1", "Siapa?", "Datang Siak.", ("Siak",)),
        PublicQuestion("2", "Siapa saja?", "Datang Siak dan Riau.", ("Siak", "Riau", "Jambi"), listing=True),
    )
    run = run_qa(questions, ContextReader(FindsNames(), HalvesOnly(), threads=1), silent)
    figures = run.groups()["all"]
    assert figures.count == 2
    assert figures.rules["official"]["exact"].mean == 0.0, (
        "“Datang” was read for the only question that is no list"
    )
    # found Datang, Siak, Riau; right Siak, Riau, Jambi: 2 of 3 both ways
    assert figures.lists is not None and figures.lists.mean == pytest.approx(2 / 3)


def test_a_declined_list_has_no_items() -> None:
    right = PublicQuestion("1", "Siapa saja?", "…", ("Siak", "Riau"), listing=True)
    none = PublicQuestion("2", "Siapa saja?", "…", (), listing=True)
    sure, declined = Prediction("Siak", 0.1, ("siak.", "Riau")), Prediction("Siak", 0.6, ("Siak", "Riau"))
    for question, prediction, value in (
        (right, sure, 1),
        (right, declined, 0),
        (none, declined, 1),
        (none, sure, 0),
    ):
        estimate = score_lists([(question, prediction)])
        assert estimate is not None and estimate.mean == pytest.approx(value)
    assert score_lists([]) is None


def test_questions_never_trained_on_are_a_group_where_others_were() -> None:
    contexts = [f"Kunjungan nomor {number} ke kota." for number in range(100)]
    questions = tuple(PublicQuestion(text, "?", text, ("kota",), source="facqa") for text in contexts)
    run = QaRun(questions, tuple(Prediction("kota", 0.0) for _ in questions), "model")
    groups = run.groups()
    assert groups["all"].count == 100
    assert groups["held_out"].count == sum(not question.trained for question in questions) > 0
    alone = QaRun(questions[:1], (Prediction("kota", 0.0),), "model")
    assert set(alone.groups()) == {"all"}


@pytest.mark.skipif(not BUNDLED_READER.is_dir(), reason="the bundled reader is missing")
def test_the_bundled_reader_answers_and_declines_and_survives_odd_input() -> None:
    reader = ContextReader.open()
    assert reader is not None
    context = (
        "Rombongan DPRD Kabupaten Siak yang berjumlah 85 orang diterima Wali Kota Bandung pada 7 Juni 2022."
    )
    answered = reader.read(PublicQuestion("1", "Berapa orang rombongan DPRD Kabupaten Siak?", context))
    assert "85" in answered.text and answered.no_answer < 0.5
    declined = reader.read(PublicQuestion("2", "Siapa penemu lampu pijar?", context))
    assert declined.no_answer > 0.5
    long_one = PublicQuestion(
        "3", "Berapa orang rombongan DPRD Kabupaten Siak?", "Lain lagi halnya. " * 400 + context
    )
    assert "85" in reader.read(long_one).text
    for question, odd in (("?", "\u200b"), ("ﷺ" * 300, "\u202e" * 50), ("1 " * 5000, "a" * 30_000)):
        assert 0.0 <= reader.read(PublicQuestion("4", question, odd)).no_answer <= 1.0
    assert isinstance(reader.cutter, WindowCutter) and reader.name.startswith("rujukan-reader-id@")


def test_without_a_model_folder_there_is_no_reader(tmp_path: object) -> None:
    assert ContextReader.open(BUNDLED_READER / "tiada") is None
