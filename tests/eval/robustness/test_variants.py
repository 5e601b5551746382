from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.regions import load_gazetteer
from eval.casework.case import CaseTags, EvalCase
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.errors import EvalError
from eval.robustness import messages
from eval.robustness.kinds import KINDS, build_variants, choose_kinds
from eval.robustness.suite_case import Judge
from eval.running.fakes import MemoryArchive

ARTICLE = Article(
    "siak",
    "Siak Belajar ke Kampar",
    "Rombongan Kabupaten Siak mengunjungi Kabupaten Kampar pada 5 April 2018.",
)
SOURCE = MemoryArchive((ARTICLE,))


def case(question: str, case_id: str = "satu", **rest: object) -> EvalCase:
    plain = EvalCase(
        id=case_id,
        question=question,
        answerable=True,
        tags=CaseTags(kind="siapa", difficulty="easy", origin="manual"),
        split="dev",
        facts=(("Siak",),),
        articles=("siak",),
    )
    return replace(plain, **rest)  # type: ignore[arg-type]


def vary(question: str, kind: str, **rest: object) -> str | None:
    variants = build_variants([case(question, **rest)], [kind], SOURCE)  # type: ignore[arg-type]
    return variants[0].case.question if variants else None


@pytest.fixture(scope="module")
def dev_cases() -> tuple[EvalCase, ...]:
    return tuple(case for case in load_cases([CASES_FOLDER]) if case.split == "dev")


def test_every_kind_has_a_label_and_a_name_of_its_own() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert set(names) == set(messages.KINDS)


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(EvalError, match="Ragam ejaan tidak dikenal; pilih dari informal, typo"):
        choose_kinds(["ejaan"])


def test_a_variant_is_the_case_with_another_question_and_a_telling_id() -> None:
    (variant,) = build_variants([case("Siapa yang memimpin rombongan Siak?")], ["lower"])
    assert variant.case.id == "satu~lower"
    assert variant.case == replace(
        variant.plain, id="satu~lower", question="siapa yang memimpin rombongan siak?"
    )
    assert variant.judge is Judge.SAME


def test_the_same_cases_give_the_same_variants(dev_cases: tuple[EvalCase, ...]) -> None:
    some = dev_cases[:60]
    assert build_variants(some, (), SOURCE) == build_variants(some, (), SOURCE)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("informal", 400),
        ("typo", 500),
        ("typo_region", 400),
        ("order", 300),
        ("english", 200),
        ("chatter", 600),
    ],
)
def test_rules_apply_to_most_questions_that_they_are_for(
    kind: str, least: int, dev_cases: tuple[EvalCase, ...]
) -> None:
    assert len(build_variants(dev_cases, [kind])) >= least


def test_no_rule_touches_a_number(dev_cases: tuple[EvalCase, ...]) -> None:
    digits = [
        (v, "".join(filter(str.isdigit, v.plain.question)))
        for v in build_variants(dev_cases, ["typo", "order"])
    ]
    assert [v.case.id for v, d in digits if "".join(filter(str.isdigit, v.case.question)) != d] == []


def test_slips_leave_regions_alone_unless_they_are_for_regions(dev_cases: tuple[EvalCase, ...]) -> None:
    def names(question: str) -> list[str]:
        return [m.name_span.of(question) for m in load_gazetteer().find(question, lowercase_ok=True)]

    kept = [v for v in build_variants(dev_cases, ["typo"]) if names(v.plain.question)]
    assert all(name in v.case.question for v in kept for name in names(v.plain.question))


def test_a_slip_in_a_region_is_still_nearest_to_it() -> None:
    slipped = vary("Siapa yang menyambut rombongan Pringsewu?", "typo_region")
    assert slipped is not None
    assert slipped.startswith("Siapa yang menyambut rombongan P")
    assert "Pringsewu" not in slipped


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Siapa yang menyambut Pemkot Padang?", "nyambut"),
        ("Apa yang disampaikan Bupati Siak?", "disampein"),
        ("Kapan Pemkab Siak melakukan pertemuan?", "ngelakuin"),
    ],
)
def test_verbs_are_written_as_they_are_spoken(question: str, written: str) -> None:
    assert written in str(vary(question, "informal"))


def test_informal_spelling_keeps_names_and_numbers() -> None:
    told = str(
        vary("Berapa aplikasi yang dimiliki Kota Tangerang menurut Ridwan Kamil pada tahun 2018?", "informal")
    )
    assert "Kota Tangerang" in told and "Ridwan Kamil" in told and "2018" in told


@pytest.mark.parametrize(
    ("question", "orders"),
    [
        (
            "Kapan Pemkot Padang datang ke Bekasi?",
            {"Pemkot Padang datang ke Bekasi kapan?", "Ke Bekasi, kapan Pemkot Padang datang?"},
        ),
        ("Mengapa Kendal belajar ke Badung?", {"Kendal belajar ke Badung karena apa?"}),
        (
            "Siapa yang memimpin rombongan Siak?",
            {
                "Yang memimpin rombongan Siak siapa?",
                "Rombongan Siak dipimpin oleh siapa?",
                "Oleh siapa rombongan Siak dipimpin?",
            },
        ),
        (
            "Berapa angka stunting Denpasar pada 2018?",
            {"Angka stunting Denpasar pada 2018 berapa?", "Pada 2018, berapa angka stunting Denpasar?"},
        ),
    ],
)
def test_questions_are_put_in_another_order(question: str, orders: set[str]) -> None:
    found = {vary(question, "order", case_id=str(number)) for number in range(30)}
    assert found <= orders
    assert len(found) == len(orders)


def test_questions_with_several_parts_are_not_reordered() -> None:
    assert vary("Kapan Siak ke Kampar, dan siapa yang memimpin?", "order") is None


@pytest.mark.parametrize(
    ("question", "english"),
    [
        (
            "Siapa yang memimpin rombongan Pemkot Padang ke Bekasi?",
            "Who led the delegation of the City Government of Padang to Bekasi?",
        ),
        (
            "Kapan Pemkot Padang studi banding ke Kota Bekasi?",
            "When did the City Government of Padang make a comparative study visit to Bekasi City?",
        ),
        (
            "Daerah mana saja yang belajar pengelolaan sampah ke Kabupaten Banyumas?",
            "Which regions studied waste management in Banyumas Regency?",
        ),
        (
            "Berapa orang yang dibawa Wali Kota Pariaman ke Purwakarta?",
            "How many people did the Mayor of Pariaman bring to Purwakarta?",
        ),
        (
            "Di mana pertemuan Pemkot Padang digelar?",
            "Where was the meeting of the City Government of Padang held?",
        ),
        (
            "Apa yang ditinjau Pemkot Balikpapan pada 10 Januari 2026?",
            "What did the City Government of Balikpapan inspect on 10 January 2026?",
        ),
    ],
)
def test_questions_are_translated_by_rule(question: str, english: str) -> None:
    assert vary(question, "english") == english


def test_what_the_tables_do_not_cover_has_no_english_form() -> None:
    assert vary("Siapa yang menggondol gergaji Bupati Siak?", "english") is None


def test_a_swapped_region_is_of_the_same_kind_and_in_no_expected_article() -> None:
    swapped = vary("Siapa yang memimpin rombongan Kabupaten Siak?", "region_swap")
    assert swapped is not None and "Siak" not in swapped
    (mention,) = load_gazetteer().find(swapped)
    assert mention.decided is not None and mention.decided.kind == "kabupaten"
    assert mention.decided.name not in ARTICLE.text


def test_a_swapped_year_is_in_no_expected_article() -> None:
    swapped = vary("Siapa yang ke Kampar pada 2018?", "year_swap")
    assert swapped is not None
    assert swapped.startswith("Siapa yang ke Kampar pada 20") and "2018" not in swapped


@pytest.mark.parametrize("kind", ["region_swap", "year_swap"])
def test_nothing_is_swapped_where_it_could_not_be_judged(kind: str) -> None:
    question = "Siapa yang ke Kabupaten Kampar pada 2018?"
    refused = case(question, answerable=False, facts=(), articles=())
    assert build_variants([case(question)], [kind], None) == ()
    assert build_variants([refused], [kind], SOURCE) == ()
    assert build_variants([case(question, articles=("lain",))], [kind], SOURCE) == ()


def test_years_of_a_period_are_not_swapped() -> None:
    assert vary("Kunjungan ke Kampar sejak 2018", "year_swap") is None
    assert vary("Kunjungan ke Kampar antara 2016 dan 2018", "year_swap") is None


def test_forms_of_writing_change_nothing_else() -> None:
    question = "Siapa yang memimpin rombongan Siak?"
    assert vary(question, "capitals") == question.upper()
    assert vary(question, "no_mark") == question.rstrip("?")
    assert vary(question.rstrip("?"), "no_mark") is None
    assert str(vary(question, "spacing")).split() == question.split()
    assert str(vary(question, "repeated")).split() == question.split() * 2
    assert question[1:] in str(vary(question, "chatter"))


def test_a_limit_draws_evenly_and_the_same_cases_for_each_kind(dev_cases: tuple[EvalCase, ...]) -> None:
    variants = build_variants(dev_cases, ["lower", "chatter"], limit=40)
    by_kind = {kind: {v.plain.id for v in variants if v.kind == kind} for kind in ("lower", "chatter")}
    assert all(len(ids) == 40 for ids in by_kind.values())
    assert len(by_kind["lower"] & by_kind["chatter"]) > 30
    assert len({v.plain.file for v in variants}) == len({case.file for case in dev_cases})
    assert len({v.plain.tags.kind for v in variants}) >= 12


def test_the_word_lists_read_nothing_of_the_product() -> None:
    folder = Path(messages.__file__).parent
    assert not [p for p in folder.glob("*.py") if "normalizing" in p.read_text("utf-8")]
