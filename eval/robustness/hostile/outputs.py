"""Every form in which an answer leaves the program."""

import io
import json
from contextlib import redirect_stdout
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.command_line.ask import print_answer
from assistant.json_form import answer_to_json
from assistant.page.asking import Asking
from assistant.page.conversation import Conversation
from assistant.page.rendering import copy_text


@dataclass(frozen=True, slots=True)
class Outputs:
    """One answer as text, by way."""

    json: str
    """A line of `rujukan ask --json`."""
    terminal: str
    """What `rujukan ask` prints."""
    copied: str
    """What the page puts on the clipboard."""
    page: str
    """HTML of the conversation on the page, where the question was asked again there."""
    problem: str
    """The sentence that the page shows in the place of an answer."""

    @property
    def all(self) -> tuple[tuple[str, str], ...]:
        """Name and text of each."""
        return (
            ("JSON", self.json),
            ("terminal", self.terminal),
            ("salinan", self.copied),
            ("halaman", self.page),
        )


def write_answer(answer: Answer, asking: Asking, question: str, history: tuple[str, ...]) -> Outputs:
    """`answer` in every form; the page is asked the same, with the last turns of the history."""
    conversation = Conversation()
    for typed in (*history[-1:], question):
        for state in asking.ask(typed, conversation):
            conversation = state
    turn = conversation.turns[-1] if conversation.turns else None
    return Outputs(
        json=json.dumps(answer_to_json(answer), ensure_ascii=False),
        terminal=_printed(answer),
        copied=copy_text(turn.answer) if turn and turn.answer else "",
        page=asking.render(conversation),
        problem=turn.problem if turn else "",
    )


def _printed(answer: Answer) -> str:
    """What is printed; halves of characters as the terminal's encoding writes them."""
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="utf-8", errors="replace", newline="\n")
    with redirect_stdout(stream):
        print_answer(answer)
    stream.flush()
    return buffer.getvalue().decode("utf-8")
