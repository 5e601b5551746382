import json
from collections.abc import Iterator, Sequence
from types import SimpleNamespace

import pytest

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from assistant.page.asking import Asking
from assistant.page.conversation import Conversation
from assistant.page.listing import Listing
from assistant.respond import Progress
from corpus.errors import ArchiveError
from corpus.spans import Span


class ScriptedAssistant:
    """Answers every question with the first sentence of one article; remembers what it was asked."""

    def __init__(self, library) -> None:
        self.library = library
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.failure: Exception | None = None

    def stream(self, text: str, history: Sequence[str] = ()) -> Iterator[Progress | Answer]:
        self.asked.append((text, tuple(history)))
        yield Progress("Mencari di arsip")
        if self.failure:
            raise self.failure
        if text.startswith("Kapan"):
            yield Answer(text, text, Status.NOT_FOUND, Reason.NOTHING_FOUND, message="Tidak ada di arsip.")
            return
        article = self.library.archive.article("alfa")
        citation = Citation(1, article, Span(0, article.text.index(".") + 1))
        answer = Answer(
            text,
            text,
            Status.ANSWERED,
            short="Budi",
            sentences=(AnswerSentence(citation.quote, (1,)),),
            citations=(citation,),
        )
        yield Progress("Memeriksa kutipan", answer)
        yield answer

    def understand(self, text: str, history: Sequence[str] = ()) -> str:
        return text

    def search(self, question: str) -> tuple[SimpleNamespace, ...]:
        passages = [
            SimpleNamespace(article=self.library.archive.article(name)) for name in ("beta", "beta", "gama")
        ]
        return tuple(SimpleNamespace(passage=passage) for passage in passages)


@pytest.fixture
def assistant(library):
    return ScriptedAssistant(library)


@pytest.fixture
def asking(assistant, library):
    return Asking(assistant, Listing(library))


def ask(asking, question, conversation=None):
    *_, last = asking.ask(question, conversation or Conversation())
    return last


def test_stages_and_drafts_come_before_the_answer(asking):
    states = [state.turns[-1] for state in asking.ask("Siapa?", Conversation())]
    assert [bool(turn.draft) for turn in states[:2]] == [False, True]
    assert [turn.answer for turn in states[:-1]] == [None, None]
    assert states[-1].answer
    assert "Mencari di arsip…" in asking.render(Conversation((states[0],)))
    assert "rj-after" not in asking.render(Conversation((states[1],)))


def test_history_is_the_earlier_questions_of_this_conversation_only(asking, assistant):
    conversation = ask(asking, "Dua?", ask(asking, "Satu?"))
    ask(asking, "Tiga?", conversation)
    ask(asking, "Lain?")
    assert [history for _, history in assistant.asked] == [(), ("Satu?",), ("Satu?", "Dua?"), ()]


@pytest.mark.parametrize("typed", ["", "  \n ", "\x00", None, 7])
def test_nothing_typed_changes_nothing(asking, typed):
    conversation = ask(asking, "Siapa?")
    assert ask(asking, typed, conversation) is conversation


def test_a_question_that_is_too_long_is_not_asked(asking, assistant):
    turn = ask(asking, "a" * 1001).turns[-1]
    assert turn.problem == "Pertanyaan paling panjang 1.000 huruf; ringkas dahulu, lalu tanyakan lagi."
    assert len(turn.question) < 200
    assert assistant.asked == []


@pytest.mark.parametrize(
    ("failure", "shown"),
    [
        (ArchiveError("Arsip sedang dipakai; coba lagi.", "locked"), "Arsip sedang dipakai; coba lagi."),
        (RuntimeError("boom <b>"), "Terjadi kesalahan yang tidak terduga"),
    ],
)
def test_a_failure_is_one_sentence_and_no_part_of_the_history(asking, assistant, failure, shown):
    assistant.failure = failure
    conversation = ask(asking, "Siapa?")
    html = asking.render(conversation)
    assert shown in html
    assert "boom" not in html
    assert conversation.questions == ()


def test_abstention_names_articles_near_the_question_and_what_the_archive_covers(asking):
    conversation = ask(asking, "Kapan?")
    assert [article.id for article in conversation.turns[-1].nearby] == ["beta", "gama"]
    html = asking.render(conversation)
    assert "rj-none" in html
    assert "3 artikel tentang kunjungan antardaerah, terbit 2021–2023" in html


def test_feedback_is_stored_once_with_the_answer(asking, library):
    conversation = ask(asking, "Siapa?")
    judged = asking.judge(conversation, 1, "sumber_salah", " Sumbernya\x00 lain ")
    assert "Terima kasih" in asking.render(judged)
    assert asking.judge(judged, 1, "benar", "") is judged
    (stored,) = library.archive.feedback()
    assert (stored.question, stored.verdict, stored.comment) == ("Siapa?", "sumber_salah", "Sumbernya lain")
    assert json.loads(stored.answer)["short"] == "Budi"


@pytest.mark.parametrize(("number", "verdict"), [(1, "bagus"), (2, "benar"), (0, "benar"), (-1, "")])
def test_feedback_on_nothing_or_of_no_kind_is_dropped(asking, library, number, verdict):
    conversation = ask(asking, "Siapa?")
    assert asking.judge(conversation, number, verdict, "") is conversation
    assert library.archive.feedback() == ()


def test_welcome_shows_examples_until_the_first_question(asking):
    assert "data-ask=" in asking.render(Conversation())
    assert "data-ask=" not in asking.render(ask(asking, "Siapa?"))
