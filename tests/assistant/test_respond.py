import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import messages
from assistant.answer import Answer, Reason, Status
from assistant.json_form import answer_to_json
from assistant.reading.types import Reading, Support
from assistant.reading.weights import Thresholds
from assistant.respond import Assistant, Progress
from assistant.understanding.question import Question
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.sentences import split_sentences
from index.hash_embedding import HashEmbedder
from index.hit import Hit
from index.library import Library

OPEN = Thresholds(
    **{one.name: 0.9 if one.name.startswith("enough") else -1.0 for one in fields(Thresholds)} | {"also": 0.5}
)
QUESTIONS = (
    "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?",
    "Kapan rombongan Pringsewu datang ke Banyumas?",
    "Berapa orang kepala desa Lombok Barat yang mengunjungi Sleman?",
    "Wakil wali kota mana saja yang datang ke Makassar?",
    "Siapa yang datang ke Jayapura?",
    "Berapa harga emas?",
)
HOSTILE = (
    "'; DROP TABLE articles; --",
    'NEAR("a" "b", 5) AND OR NOT * ^ : {x y} : -a + b',
    '"""',
    "title:Kediri OR text:*",
    "a\x00b\x00",
    "\x00",
    "😀🇮🇩 Kediri 👩‍👩‍👧",
    "\u202eiridek ek gnuj\u202c من زار كديري",
    "?!.,;:…",
    "<script>alert(1)</script> Kediri",
    "![x](http://contoh.test) [1] {{7*7}} ${7*7} %s %d {0}",
    "\ud800 Kediri",
    "../../etc/passwd",
    "kediri " * 15_000,
    "k" * 100_000,
    "1 " * 5_000,
    "kalau " * 300,
    "Siapa " + "(" * 400,
    "tahun 99999999999999999999 dan 31/31/2031 pukul 99.99",
)


def body(answer: Answer) -> str:
    """Everything but the time that it took."""
    return json.dumps({**answer_to_json(answer), "seconds": None})


def check_citations(answer: Answer, library: Library) -> None:
    for citation in answer.citations:
        stored = library.archive.article(citation.article.id)
        row = next(one for one in answer_to_json(answer)["citations"] if one["number"] == citation.number)
        assert row["quote"] == stored.text[row["start"] : row["end"]] != ""
        assert row["sha256"] == stored.sha256
    numbers = {citation.number for citation in answer.citations}
    if answer.table is not None:  # the register's own sentence is counted, not quoted
        cited = {number for row in answer.table.rows for number in row.citations}
        assert cited | {number for one in answer.sentences for number in one.citations} == numbers
        assert (answer.reason is None) == (answer.message == "") == (answer.status is Status.LISTED)
        return
    for sentence in answer.sentences:
        assert sentence.citations and numbers.issuperset(sentence.citations)
        assert any(sentence.text in one.quote for one in answer.citations if one.number in sentence.citations)
    assert bool(answer.sentences) == bool(answer.citations) == (answer.status is Status.ANSWERED)
    assert (answer.reason is None) == (answer.message == "") == (answer.status is Status.ANSWERED)


# --- one way --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", [*QUESTIONS, "", "halo"])
def test_the_last_item_of_the_stream_is_the_answer(open_assistant: Assistant, question: str) -> None:
    *stops, last = open_assistant.stream(question)
    assert isinstance(last, Answer)
    assert stops and all(isinstance(stop, Progress) for stop in stops)
    assert body(last) == body(open_assistant.respond(question))


def test_drafts_grow_towards_the_answer(open_assistant: Assistant) -> None:
    *stops, answer = open_assistant.stream("Siapa yang datang ke Makassar?")
    assert isinstance(answer, Answer) and len(answer.sentences) > 1
    drafts = [
        stop.draft for stop in stops if isinstance(stop, Progress) and stop.draft and stop.draft.sentences
    ]
    assert [draft.sentences for draft in drafts] == [answer.sentences[: n + 1] for n in range(len(drafts))]
    assert {stop.stage for stop in stops if isinstance(stop, Progress)} == {
        messages.UNDERSTANDING,
        messages.SEARCHING,
        messages.READING,
        messages.CHECKING,
    }


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_out_of_articles_says_how_sure_it_is(open_assistant: Assistant, question: str) -> None:
    sure = open_assistant.respond(question).confidence

    assert sure is not None and 0.0 <= sure <= 1.0


def test_what_is_counted_or_not_read_has_no_confidence(open_assistant: Assistant) -> None:
    assert open_assistant.respond("Halo").confidence is None
    assert open_assistant.respond("Berapa kunjungan ke Kediri?").confidence is None


def test_two_assistants_give_the_same_bytes(small_library: Library) -> None:
    one, other = Assistant(small_library, thresholds=OPEN), Assistant(small_library, thresholds=OPEN)
    for question in QUESTIONS:
        assert body(one.respond(question)) == body(other.respond(question))


def test_eight_threads_get_the_answers_that_one_gets(small_library: Library) -> None:
    alone = [body(Assistant(small_library, thresholds=OPEN).respond(question)) for question in QUESTIONS]
    shared = Assistant(small_library, thresholds=OPEN)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda question: body(shared.respond(question)), QUESTIONS * 4))
    assert found == alone * 4


# --- abstaining -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["", "   ", "\u200b\x00"])
def test_an_empty_question_is_told(open_assistant: Assistant, question: str) -> None:
    answer = open_assistant.respond(question)
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOTHING_FOUND)
    assert answer.message == messages.EMPTY_QUESTION


@pytest.mark.parametrize("question", ["halo", "terima kasih ya"])
def test_small_talk_gets_an_invitation(open_assistant: Assistant, question: str) -> None:
    answer = open_assistant.respond(question)
    assert (answer.status, answer.message) == (Status.OUT_OF_SCOPE, messages.SMALL_TALK)


@pytest.mark.parametrize(
    ("question", "reason", "said"),
    [
        ("Siapa Wali Kota Bengkulu yang berkunjung ke Makassar?", Reason.OTHER_REGION, "Makassar"),
        ("Kapan Lombok Barat berkunjung ke Kota Denpasar?", Reason.OTHER_REGION, "Denpasar"),
        ("Siapa yang memimpin rombongan Lombok Barat ke Sleman tahun 2019?", Reason.OTHER_YEAR, "2019"),
        ("Apa kata Budi Santoso di Kediri?", Reason.NOTHING_FOUND, "Budi Santoso"),
        ("Kapan Kediri berkunjung ke Bengkulu?", Reason.NOTHING_FOUND, messages.OTHER_DIRECTION),
    ],
)
def test_the_reason_says_what_is_missing(
    open_assistant: Assistant, question: str, reason: Reason, said: str
) -> None:
    answer = open_assistant.respond(question)
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, reason)
    assert said in answer.message and "Yang terdekat di arsip" in answer.message
    assert answer.short is None and not answer.sentences and not answer.citations


def test_nothing_near_is_out_of_scope(small_library: Library) -> None:
    strict = Assistant(small_library, thresholds=replace(OPEN, answer=1.0, in_scope=1.0))
    answer = strict.respond("Berapa harga emas?")
    assert (answer.status, answer.reason) == (Status.OUT_OF_SCOPE, Reason.OUT_OF_SCOPE)
    assert answer.text == messages.ABSTENTIONS[Reason.OUT_OF_SCOPE]
    assert strict.respond("Siapa kepala desa yang berkunjung ke Sleman?").reason is Reason.NOTHING_FOUND


def test_a_question_in_english_is_asked_for_in_indonesian(small_library: Library) -> None:
    answer = Assistant(small_library).respond("How do I repair the engine of my old car?")
    assert (answer.status, answer.reason) == (Status.OUT_OF_SCOPE, Reason.OUT_OF_SCOPE)
    assert answer.text == messages.IN_ENGLISH


def test_an_empty_archive_answers_nothing(tmp_path: Any) -> None:
    with Library.open(tmp_path, HashEmbedder(64)) as library:
        answer = Assistant(library, thresholds=OPEN).respond(QUESTIONS[0])
    assert answer.status is Status.NOT_FOUND and answer.message
    assert "Yang terdekat" not in answer.message


# --- the last check -------------------------------------------------------------------------------------------


class FixedReader:
    """Reads the first sentence of the best hit, then does something to the archive."""

    def __init__(self, afterwards: Any) -> None:
        self._afterwards = afterwards

    def read(self, question: Question, hits: Sequence[Hit]) -> Reading:
        article = hits[0].passage.article
        support = Support(article, split_sentences(article.text)[0], 0.99)
        self._afterwards(article)
        return Reading((support,), 0.99, article)


def test_an_article_that_changes_while_it_is_read_is_not_quoted(
    changing_library: Library, tmp_path: Any
) -> None:
    def edit(article: Article) -> None:
        file = tmp_path / "baru.jsonl"
        text = f"Berita ini telah diperbarui oleh redaksi. {article.text}"
        row = {
            "id": article.id,
            "url": article.url,
            "title": article.title,
            "text": text,
        }
        file.write_text(json.dumps(row), encoding="utf-8")
        results = list(changing_library.add([str(file)]))
        assert [result.outcome for result in results] == ["updated"], results

    answer = Assistant(changing_library, FixedReader(edit), OPEN).respond(QUESTIONS[0])
    assert (answer.status, answer.reason, answer.citations) == (Status.NOT_FOUND, Reason.NOTHING_FOUND, ())
    assert answer.message == "Artikel sumber berubah ketika dibaca; silakan ulangi pertanyaannya."
    assert answer.short is None and answer.seconds > 0


def test_an_article_that_is_removed_while_it_is_read_is_not_quoted(changing_library: Library) -> None:
    def remove(article: Article) -> None:
        changing_library.remove(article.id)

    answer = Assistant(changing_library, FixedReader(remove), OPEN).respond(QUESTIONS[0])
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())
    assert answer.message


def test_the_check_reads_the_archive_anew(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(article_id: str) -> Article:
        raise ArchiveError("Artikel sudah tidak ada di arsip.", article_id)

    stored = small_library.archive
    archive = SimpleNamespace(
        article=gone, term_frequencies=stored.term_frequencies, visit_store=stored.visit_store
    )
    fake = SimpleNamespace(retriever=small_library.retriever, archive=archive)
    answer = Assistant(fake, FixedReader(lambda _: None), OPEN).respond(QUESTIONS[0])  # type: ignore[arg-type]
    assert answer.text == "Artikel sudah tidak ada di arsip."


# --- anything may be asked ------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_question_is_a_question(
    open_assistant: Assistant, small_library: Library, question: str
) -> None:
    check_citations(open_assistant.respond(question), small_library)
    check_citations(open_assistant.respond(question, (question, QUESTIONS[0])), small_library)
    check_citations(open_assistant.respond("Siapa yang menyambutnya?", (question,)), small_library)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_every_citation_of_any_text_resolves(
    open_assistant: Assistant, small_library: Library, text: str
) -> None:
    check_citations(open_assistant.respond(text), small_library)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(st.data())
def test_every_citation_of_a_question_of_the_archive_resolves(
    open_assistant: Assistant, small_library: Library, data: st.DataObject
) -> None:
    article = data.draw(st.sampled_from(list(small_library.archive.articles())))
    words = data.draw(st.lists(st.sampled_from(article.text.split()), min_size=1, max_size=8))
    opening = data.draw(
        st.sampled_from(["Siapa", "Kapan", "Di mana", "Berapa", "Apa saja", "Mengapa", "Daerah mana"])
    )
    answer = open_assistant.respond(f"{opening} {' '.join(words)}?")
    check_citations(answer, small_library)
