from types import SimpleNamespace

from assistant.answer import Answer, Status
from assistant.page.ask_tab import Answerer
from assistant.page.conversation import Conversation, Turn


def fields(typed, states):
    asking = SimpleNamespace(ask=lambda typed, conversation: iter(states), render=lambda state: "")
    return [field for _, _, field in Answerer(asking).ask(typed, START)]


START = Conversation()
ASKED = Conversation((Turn(1, "Siapa?", stage="Mencari"),))
DONE = Conversation((Turn(1, "Siapa?", answer=Answer("Siapa?", "Siapa?", Status.NOT_FOUND)),))
REFUSED = Conversation((Turn(1, "Siapa…", problem="Terlalu panjang."),))


def test_the_field_is_emptied_once_so_that_the_next_question_can_be_typed():
    first, *rest = fields("Siapa?", [ASKED, DONE])
    assert first == ""
    assert all(field != "" for field in rest)


def test_a_question_that_is_not_asked_stays_in_the_field():
    assert all(field != "" for field in fields(" ", [START]) + fields("a" * 2000, [REFUSED]))
