"""The number that an answer of the register gives."""

from assistant.answer import Answer, Status
from corpus.numbers import find_numbers


def read_told_count(answer: Answer) -> int | None:
    """How many visits or governments the answer counts; None where it answers from passages alone, without a number.

    The direct answer tells it ("7 kunjungan"), or else the first sentence ("Arsip mencatat 7 kunjungan …"): the first
    whole number there that counts something; dates, years and codes are none. Where neither has one, it is the number
    of visits that a listed answer tells. Nothing found is 0; outside the archive's subject there is no number.
    """
    if answer.status is Status.OUT_OF_SCOPE:
        return None
    if answer.status is Status.NOT_FOUND:
        return 0
    first = answer.sentences[0].text if answer.sentences and answer.status is Status.LISTED else ""
    for text in (answer.short or "", first):
        counts = _counts_in(text)
        if counts:
            return counts[0]
    return len(answer.visits) if answer.status is Status.LISTED else None


def _counts_in(text: str) -> tuple[int, ...]:
    numbers = (number for number in find_numbers(text) if number.upto is None and number.unit is None)
    return tuple(int(number.value) for number in numbers if number.value == number.value.to_integral_value())
