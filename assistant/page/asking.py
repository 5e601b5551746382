"""One turn of a conversation, without the framework: clean the question, answer it, render what came of it."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.answer import Answer, Status
from assistant.json_form import answer_to_json
from assistant.page import texts
from assistant.page.conversation import Conversation, Turn
from assistant.page.examples import load_examples
from assistant.page.listing import Listing
from assistant.page.rendering import render
from assistant.page.typed_text import clean_typed
from assistant.respond import Assistant
from corpus.archive import VERDICTS, Feedback
from corpus.article import Article
from corpus.errors import RujukanError

NEARBY = 3
EXAMPLES_SHOWN = 6
OPENING = 150
"""Characters shown of a question that is too long."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers for one page; holds nothing of any visitor."""

    assistant: Assistant
    listing: Listing

    def ask(self, typed: str, conversation: Conversation) -> Iterator[Conversation]:
        """The conversation after every stop on the way of a question; the last one has the answer or a problem.

        A question without a character changes nothing.
        """
        question = clean_typed(typed)
        if not question:
            yield conversation
            return
        turn = Turn(conversation.next_number(), question)
        if len(question) > texts.QUESTION_LIMIT:
            shown = replace(turn, question=f"{question[:OPENING]}…", problem=texts.question_too_long())
            yield conversation.with_turn(shown)
            return
        try:
            for item in self.assistant.stream(question, conversation.questions):
                turn = self._after(turn, item, conversation)
                yield conversation.with_turn(turn)
        except RujukanError as error:
            log.warning("question not answered: %s", error.detail, exc_info=True)
            yield conversation.with_turn(replace(turn, draft=None, problem=error.user_message))
        except Exception:
            log.exception("question not answered")
            yield conversation.with_turn(replace(turn, draft=None, problem=texts.UNEXPECTED))

    def judge(self, conversation: Conversation, number: int, verdict: str, comment: str) -> Conversation:
        """The conversation after the reader's verdict on one answer is stored; an unknown one changes nothing."""
        turn = conversation.turn(number)
        if turn is None or turn.answer is None or turn.verdict or verdict not in VERDICTS:
            return conversation
        feedback = Feedback(
            at=datetime.now(UTC),
            question=turn.question,
            answer=_stored_form(turn.answer),
            verdict=verdict,
            comment=clean_typed(comment)[: texts.COMMENT_LIMIT],
        )
        self.assistant.library.archive.add_feedback(feedback)
        return conversation.with_turn(replace(turn, verdict=verdict))

    def render(self, conversation: Conversation) -> str:
        """The transcript as HTML; before the first question a welcome with examples."""
        contents = self.listing.contents()
        examples = () if conversation.turns else load_examples(contents.ids)[:EXAMPLES_SHOWN]
        return render(
            "transcript",
            turns=conversation.turns,
            examples=examples,
            coverage=contents.coverage,
            said=_said(conversation),
        )

    def _after(self, turn: Turn, item: object, conversation: Conversation) -> Turn:
        if isinstance(item, Answer):
            return replace(turn, answer=item, nearby=self._nearby(item, conversation))
        stage, draft = getattr(item, "stage", ""), getattr(item, "draft", None)
        shown = draft if isinstance(draft, Answer) and draft.sentences else None
        return replace(turn, stage=str(stage), draft=shown)

    def _nearby(self, answer: Answer, conversation: Conversation) -> tuple[Article, ...]:
        """What the reader may have meant, where there is no answer to a question of the field."""
        if answer.status is not Status.NOT_FOUND or not answer.resolved or answer.table:
            return ()
        question = self.assistant.understand(answer.question, conversation.questions)
        found = {hit.passage.article.id: hit.passage.article for hit in self.assistant.search(question)}
        return tuple(found.values())[:NEARBY]


def _said(conversation: Conversation) -> str:
    """What a screen reader says of the newest turn: the stage, then the answer."""
    if not conversation.turns:
        return ""
    turn = conversation.turns[-1]
    if turn.verdict:
        return texts.THANKS
    if turn.answer is None:
        return turn.problem or turn.stage
    return f"{texts.ANSWER}: {turn.answer.short or turn.answer.text}"


def _stored_form(answer: Answer) -> str:
    return json.dumps(answer_to_json(answer), ensure_ascii=False)
