"""Facts in whose place an answer says something else."""

import pytest

from assistant.answer import Answer, AnswerSentence, Status
from eval.running.result import FactCheck, WrongFact
from eval.running.wrong_facts import find_wrong_facts


def missing(*forms: str) -> FactCheck:
    return FactCheck(forms, False, "tidak ditemukan")


def found(*forms: str) -> FactCheck:
    return FactCheck(forms, True, "ditemukan")


def answer(short: str | None, *sentences: str, status: Status = Status.ANSWERED) -> Answer:
    told = tuple(AnswerSentence(sentence, (1,)) for sentence in sentences)
    return Answer("q?", "q?", status, short=short, sentences=told)


QUOTED = "Dari 30 kecamatan, 12 sudah maju; anggarannya Rp5 miliar."


def test_the_direct_answer_is_what_is_claimed_not_the_quotation_behind_it() -> None:
    assert find_wrong_facts([missing("85 orang")], answer("58 orang", QUOTED)) == (
        WrongFact(("85 orang",), "58 orang", "number"),
    )
    assert find_wrong_facts([missing("40 kecamatan")], answer("Kota Bandung", QUOTED)) == ()


def test_without_a_direct_answer_the_sentences_are_the_claim() -> None:
    told = answer(None, "Bandung memiliki 30 kecamatan dan 150 kelurahan.")

    assert find_wrong_facts([found("30 kecamatan"), missing("151 kelurahan")], told) == (
        WrongFact(("151 kelurahan",), "150 kelurahan", "number"),
    )


def test_what_another_fact_accepts_is_not_wrong() -> None:
    facts = [found("Kota Bengkulu"), missing("Kota Kediri")]

    assert find_wrong_facts(facts, answer("Kota Bengkulu")) == ()


@pytest.mark.parametrize("facts", [[], [found("58 orang")]])
def test_facts_that_are_found_are_not_looked_at(facts: list[FactCheck]) -> None:
    assert find_wrong_facts(facts, answer("58 orang")) == ()


@pytest.mark.parametrize("status", [Status.NOT_FOUND, Status.OUT_OF_SCOPE])
def test_an_abstention_claims_nothing(status: Status) -> None:
    assert find_wrong_facts([missing("85 orang")], answer("58 orang", status=status)) == ()


def test_a_wrong_headline_is_wrong_also_where_a_quotation_behind_it_is_right() -> None:
    told = answer("58 orang", "Sebanyak 85 orang datang, 58 orang di antaranya perempuan.")

    assert find_wrong_facts([found("85 orang")], told) == (WrongFact(("85 orang",), "58 orang", "number"),)
    assert find_wrong_facts([found("58 orang perempuan")], answer("58 orang", QUOTED)) == ()
