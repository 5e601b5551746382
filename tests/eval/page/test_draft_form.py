import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Reason
from eval.casework.case import CaseTags, EvalCase
from eval.page.draft_form import CaseValues, FormProblem, fill_values, read_case_of, read_facts, read_values

TAGS = CaseTags("siapa", "easy", "umpan balik", "pajak", "Kota Kediri")
ANSWERED = EvalCase(
    "satu",
    "Siapa yang memimpin?",
    True,
    TAGS,
    "dev",
    history=("Ke mana?", "Kapan?"),
    facts=(("Teguh Prabowo", "Teguh"), ("12/2023",)),
    articles=("badung", "sleman"),
    forbidden=(("Udin",),),
    similar_names=True,
)
DECLINED = EvalCase("dua", "Apa?", False, TAGS, "check", reason=Reason.OTHER_YEAR)
LISTED = EvalCase("tiga", "Berapa?", True, TAGS, "dev", visits=("badung", "sleman#Kota Kediri"), count=2)


def sent_back(case: EvalCase) -> dict[str, object]:
    """What a browser sends of an untouched form: one tick comes as a text, several as a list."""
    values = fill_values(case)
    sent = {name: getattr(values, name) for name in CaseValues.__slots__}
    articles = list(values.articles)
    return sent | {"articles": articles[0] if len(articles) == 1 else articles, "tidak_dikenal": "x"}


@pytest.mark.parametrize("case", [ANSWERED, DECLINED, LISTED])
def test_an_untouched_form_is_the_same_case(case):
    assert read_case_of(read_values(sent_back(case)), case) == case


def test_facts_are_lines_and_forms_stand_apart():
    assert read_facts("25 orang /  dua puluh lima\n\n 12/2023 \n / \na / a") == (
        ("25 orang", "dua puluh lima"),
        ("12/2023",),
        ("a",),
    )


def test_ticked_and_typed_articles_count_once():
    sent = sent_back(ANSWERED) | {"articles": "badung", "more_articles": "sleman\r\n badung \n"}
    assert read_case_of(read_values(sent), ANSWERED).articles == ("badung", "sleman")


def test_a_case_without_an_answer_has_neither_facts_nor_articles():
    sent = sent_back(ANSWERED) | {"answerable": "tidak", "reason": "nothing_found"}
    case = read_case_of(read_values(sent), ANSWERED)
    assert (case.facts, case.articles, case.reason) == ((), (), Reason.NOTHING_FOUND)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"answerable": ""}, "Isi “Apakah jawabannya ada di arsip?”."),
        ({"answerable": "mungkin"}, "Isi “Apakah jawabannya ada di arsip?”."),
        ({"question": " \n "}, "Isi “Pertanyaan”."),
        ({"kind": ""}, "Isi “Jenis pertanyaan”."),
        ({"answerable": "tidak", "reason": "sebab lain"}, "Isi “Alasan tidak dijawab”."),
    ],
)
def test_what_is_missing_is_named_as_in_the_form(change, told):
    with pytest.raises(FormProblem, match=told[5:-2].rstrip("?")):
        read_case_of(read_values(sent_back(ANSWERED) | change), ANSWERED)


def test_a_number_makes_a_question_to_the_register_and_its_refusal_an_empty_list():
    values = read_values(sent_back(ANSWERED) | {"articles": [], "facts": "", "count": "7"})
    case = read_case_of(values, ANSWERED)
    assert (case.visits, case.count, case.asks_register) == (None, 7, True)
    declined = sent_back(LISTED) | {"answerable": "tidak", "reason": "nothing_found"}
    case = read_case_of(read_values(declined), LISTED)
    assert (case.visits, case.count, case.asks_register) == ((), None, True)
    assert not read_case_of(read_values(sent_back(DECLINED)), DECLINED).asks_register


def test_a_number_that_is_none_and_a_text_without_end_are_refused():
    with pytest.raises(FormProblem, match="Jumlah yang tepat"):
        read_case_of(read_values(sent_back(LISTED) | {"count": "dua"}), LISTED)
    assert read_case_of(read_values(sent_back(LISTED) | {"count": "1.234"}), LISTED).count == 1234
    with pytest.raises(FormProblem, match=r"paling panjang 4\.000 huruf"):
        read_values({"facts": "x" * 4001})


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(CaseValues.__slots__), st.text(max_size=30) | st.lists(st.text()) | st.none()
    )
)
def test_whatever_is_sent_is_a_case_or_a_sentence(sent):
    case = told = None
    try:
        case = read_case_of(read_values(sent), DECLINED)
    except FormProblem as problem:
        told = problem.user_message
    assert (case is None) == (told is not None)
    assert told is None or told.startswith(("Isi ", "“"))
