"""Every kind of regression, planted in one answer of a small assistant, is refused by `rujukan eval --baseline`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from corpus.spans import Span
from eval.errors import EvalError

Change = Callable[[Any, Answer], Answer]

BANTUL = "Berapa kepala desa mengunjungi Bantul?"
OUTSIDE = "Mengapa langit biru?"
REGISTER = "Kunjungan mana saja ke Bantul?"


def say(answer: Answer, text: str) -> Answer:
    return replace(answer, sentences=(AnswerSentence(text, (1,)),))


def wrong_number(_: Any, answer: Answer) -> Answer:
    return say(answer, answer.sentences[0].text.replace("32", "38"))


def lost_citation(_: Any, answer: Answer) -> Answer:
    return replace(answer, sentences=(AnswerSentence(answer.sentences[0].text, ()),))


def wrong_article(small: Any, answer: Answer) -> Answer:
    article = small.library.archive.article("tuban")
    return replace(answer, citations=(Citation(1, article, Span(0, len(article.text))),))


def answered_unanswerable(small: Any, answer: Answer) -> Answer:
    return replace(small.inner.respond(BANTUL), question=answer.question)


def refused_answerable(_: Any, answer: Answer) -> Answer:
    message = "Arsip tidak memuat jawabannya."
    return Answer(answer.question, answer.resolved, Status.NOT_FOUND, Reason.NOTHING_FOUND, message)


def wrong_reason(_: Any, answer: Answer) -> Answer:
    return replace(answer, reason=Reason.OTHER_YEAR)


def lost_visit(_: Any, answer: Answer) -> Answer:
    return replace(answer, visits=answer.visits[:-1])


def strange_visit(_: Any, answer: Answer) -> Answer:
    return replace(answer, visits=(*answer.visits, replace(answer.visits[0], articles=("tuban",))))


def wrong_count(_: Any, answer: Answer) -> Answer:
    return replace(answer, short="3 kunjungan")


def foreign_language(_: Any, answer: Answer) -> Answer:
    english = "The village heads of the regency were welcomed by the mayor and learned about public services."
    return replace(answer, sentences=(*answer.sentences, AnswerSentence(english, (1,))))


def empty_answer(_: Any, answer: Answer) -> Answer:
    return replace(answer, sentences=(), citations=())


def crash(_: Any, answer: Answer) -> Answer:
    raise RuntimeError("no answer today")


PLANTED: tuple[tuple[Change, str, tuple[str, ...]], ...] = (
    (
        wrong_number,
        BANTUL,
        (
            "kasus berapa-bantul dahulu lulus, sekarang gagal: fakta tidak lengkap",
            "Menyebut fakta yang salah: memburuk dari 0,0 % menjadi 5,0 %",
        ),
    ),
    (
        lost_citation,
        BANTUL,
        (
            "kasus berapa-bantul dahulu lulus, sekarang gagal: ada rujukan yang tidak sesuai dengan artikel",
            "Rujukan tepat sama dengan artikel: memburuk dari 100,0 % menjadi 95,8 %",
        ),
    ),
    (
        wrong_article,
        BANTUL,
        (
            "kasus berapa-bantul dahulu lulus, sekarang gagal: sumber yang dirujuk bukan artikel yang diharapkan",
            "Artikel yang benar dirujuk: memburuk dari 100,0 % menjadi 95,0 %",
            "Pernyataan didukung rujukannya: memburuk dari",
        ),
    ),
    (
        answered_unanswerable,
        OUTSIDE,
        (
            "kasus luar-3 dahulu lulus, sekarang gagal: dijawab, padahal jawabannya tidak ada di arsip",
            "Kelengkapan penolakan: memburuk dari 100,0 % menjadi 75,0 %",
        ),
    ),
    (
        refused_answerable,
        BANTUL,
        (
            "kasus berapa-bantul dahulu lulus, sekarang gagal: tidak dijawab, padahal jawabannya ada di arsip",
            "Salah menolak: memburuk dari 0,0 % menjadi 5,0 %",
        ),
    ),
    (wrong_reason, OUTSIDE, ("Alasan penolakan benar: memburuk dari 100,0 % menjadi 75,0 %",)),
    (
        lost_visit,
        REGISTER,
        (
            "kasus register-bantul dahulu lulus, sekarang gagal: kunjungan tidak tepat (kurang: sleman; lebih: –)",
            "Pertanyaan register tepat: memburuk dari 100,0 % menjadi 66,7 %",
        ),
    ),
    (strange_visit, REGISTER, ("kunjungan tidak tepat (kurang: –; lebih: tuban)",)),
    (
        wrong_count,
        REGISTER,
        ("kasus register-bantul dahulu lulus, sekarang gagal", "Pertanyaan register tepat: memburuk"),
    ),
    (
        foreign_language,
        BANTUL,
        (
            "kasus berapa-bantul dahulu lulus, sekarang gagal",
            "Bukan bahasa Indonesia: memburuk dari 0,0 % menjadi",
        ),
    ),
    (empty_answer, BANTUL, ("kasus berapa-bantul dahulu lulus, sekarang gagal",)),
    (
        crash,
        BANTUL,
        ("kasus berapa-bantul dahulu lulus, sekarang gagal: galat: RuntimeError: no answer today",),
    ),
)


@pytest.mark.parametrize("kept", ["report", "golden"])
@pytest.mark.parametrize(
    ("change", "question", "sentences"), PLANTED, ids=lambda one: one.__name__ if callable(one) else ""
)
def test_a_fault_in_one_answer_is_refused(
    bench: Any, kept: str, change: Change, question: str, sentences: tuple[str, ...]
) -> None:
    before = getattr(bench, kept)()
    bench.small.answer = lambda text, answer: change(bench.small, answer) if text == question else answer

    result = bench.compare(before)

    assert result.exit_code == 1, result.output
    for sentence in sentences:
        assert sentence in result.stderr
    assert "Hasil lebih buruk daripada" in result.stderr


def demote(text: str, hits: tuple[Any, ...]) -> tuple[Any, ...]:
    """The right article of one question from the first rank to the fourth."""
    return (*hits[1:4], hits[0], *hits[4:]) if "Bantul" in text else hits


@pytest.mark.parametrize("kept", ["report", "golden"])
def test_a_worse_order_of_the_search_is_refused_though_every_answer_is_right(bench: Any, kept: str) -> None:
    before = getattr(bench, kept)()
    bench.small.hits = demote

    result = bench.compare(before)

    assert result.exit_code == 1
    assert "Pencarian: MRR: memburuk dari 1,000 menjadi 0,963" in result.stderr
    assert "Pencarian: hit@1: memburuk dari 100,0 % menjadi 95,0 %" in result.stderr
    assert "dahulu lulus" not in result.stderr


def test_answers_that_are_slower_by_half_are_refused(bench: Any) -> None:
    before = bench.report()
    bench.small.seconds = lambda _: 0.1 * 1.6

    result = bench.compare(before)

    assert result.exit_code == 1
    assert "jawaban 60 % lebih lambat daripada pembanding" in result.stderr
    assert "1 temuan" in result.stderr


def test_a_slower_program_is_not_hidden_by_a_faster_machine(bench: Any) -> None:
    before = bench.report()
    bench.small.clock.unit /= 2

    result = bench.compare(before)

    assert result.exit_code == 1
    assert "jawaban 100 % lebih lambat" in result.stderr


def test_the_same_answers_are_accepted(bench: Any) -> None:
    for before in (bench.report(), bench.golden()):
        result = bench.compare(before)

        assert result.exit_code == 0, result.output
        assert "Tidak ada kemunduran" in result.output


def test_noise_in_the_times_is_accepted(bench: Any) -> None:
    before = bench.report()
    bench.small.seconds = lambda text: 0.1 * (0.8 + 0.4 * (len(text) % 5) / 4) if "desa" in text else 4.0

    assert bench.compare(before).exit_code == 0


def test_a_slower_machine_is_accepted(bench: Any) -> None:
    before = bench.report()
    bench.small.seconds = lambda _: 0.3
    bench.small.clock.unit *= 3

    assert bench.compare(before).exit_code == 0


def test_better_answers_are_accepted(bench: Any) -> None:
    as_it_is = bench.small.answer, bench.small.hits
    bench.small.hits = demote
    bench.small.answer = lambda text, answer: (
        wrong_number(None, answer) if text == BANTUL else refused_answerable(None, answer)
    )
    before = [bench.report(), bench.golden()]
    bench.small.answer, bench.small.hits = as_it_is

    for path in before:
        result = bench.compare(path)

        assert result.exit_code == 0, result.output
        assert "23 membaik, 0 memburuk" in " ".join(result.output.split())


def test_running_fewer_cases_than_the_baseline_is_noted_and_accepted(bench: Any) -> None:
    before = bench.report()
    text = bench.cases.read_text(encoding="utf-8")
    bench.cases.write_text("[[case]]" + "[[case]]".join(text.split("[[case]]")[1:23]), encoding="utf-8")

    result = bench.compare(before)

    assert result.exit_code == 0, result.output
    assert "5 kasus pembanding tidak dijalankan sekarang" in " ".join(result.output.split())


def test_other_files_are_refused_before_any_case_is_run(bench: Any) -> None:
    bench.small.answer = stop
    other = bench.folder / "lain.json"
    other.write_text(
        '{"format": 2, "results": [{"id": "lain", "passed": true, "values": {}}]}', encoding="utf-8"
    )

    for path, sentence in (
        (bench.cases, "tidak dapat dibaca sebagai JSON"),
        (other, "Tidak ada satu pun kasus"),
    ):
        result = bench.compare(path)

        assert isinstance(result.exception, EvalError)
        assert sentence in result.exception.user_message


def stop(_: str, answer: Answer) -> Answer:
    raise KeyboardInterrupt
