"""The evaluation cases themselves: facts stand in their articles, unanswerable ones have no answer."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import yaml

from assistant.answer import Reason
from corpus.article import Article
from eval.casework.case import EvalCase
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.casework.checking import check_against
from eval.make_cases import CORRECTIONS, build_cases, difficulty_of, split_of

ROOT = Path(__file__).parents[3]
ARTICLES = ROOT / "corpus" / "articles"
RECORDS = ROOT.parent / "shared" / "visits" / "visits.jsonl"
ABSENT_WORDS = Path(__file__).parent / "absent_words.toml"
CASES = load_cases([CASES_FOLDER])
ANSWERABLE = [case for case in CASES if case.answerable and not case.asks_register]
UNANSWERABLE = [case for case in CASES if not case.answerable and not case.asks_register]
REGISTER = [case for case in CASES if case.asks_register]

REASONS_OF_KIND = {
    "wrong_region": {Reason.OTHER_REGION},
    "wrong_region_type": {Reason.OTHER_REGION},
    "wrong_direction": {Reason.NOTHING_FOUND},
    "wrong_year": {Reason.OTHER_YEAR},
    "wrong_person": {Reason.NOTHING_FOUND},
    "missing_detail": {Reason.NOTHING_FOUND, Reason.OTHER_REGION},
    "near_field": {Reason.NOTHING_FOUND},
    "outside": {Reason.OUT_OF_SCOPE},
}


class ShippedArticles:
    """The shipped articles, read straight from their files."""

    def article(self, id: str) -> Article:  # noqa: A002 (the archive's own parameter name)
        return read_article(id)


@cache
def read_article(article_id: str) -> Article:
    _, front, body = (ARTICLES / f"{article_id}.md").read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)
    return Article(fields["id"], fields["title"], body.strip(), published=fields["published"])


@cache
def text_of(article_id: str) -> str:
    """Title and text of a shipped article, normalised for comparison."""
    article = read_article(article_id)
    return normalise(f"{article.title}\n{article.text}")


def normalise(text: str) -> str:
    """Lower case, plain dashes and quotes, one space between words."""
    plain = text.casefold().replace("–", "-").replace("’", "'").replace("‘", "'")
    return " ".join(plain.split())


def holds_all(text: str, words: Iterable[str]) -> bool:
    return all(re.search(rf"(?<!\w){re.escape(normalise(word))}(?!\w)", text) for word in words)


def from_file(name: str) -> list[EvalCase]:
    return [case for case in CASES if case.file == name]


def test_there_are_enough_cases_of_every_origin() -> None:
    assert len(from_file("visits.toml")) == 444
    assert len(from_file("founding.toml")) >= 30
    assert len(from_file("paraphrases.toml")) >= 60
    assert len(from_file("unanswerable.toml")) >= 140
    assert from_file("register.toml") == REGISTER and len(REGISTER) >= 120


@pytest.mark.parametrize("case", ANSWERABLE, ids=lambda case: case.id)
def test_every_expected_fact_stands_in_an_expected_article(case: EvalCase) -> None:
    texts = [text_of(article_id) for article_id in case.articles]
    missing = [
        fact for fact in case.facts if not any(normalise(form) in text for form in fact for text in texts)
    ]
    assert missing == []


def test_the_fact_matcher_finds_every_fact_in_its_article() -> None:
    assert [fault.detail for fault in check_against(CASES, ShippedArticles())] == []


def test_register_questions_are_of_every_kind() -> None:
    kinds = Counter(case.tags.kind for case in REGISTER)
    wanted = {
        "daftar",
        "hitung",
        "tujuan",
        "terakhir",
        "topik",
        "lembaga",
        "bentuk",
        "banding",
        "sudah pernah",
    }
    assert wanted | {"nihil", "lanjutan", "lisan"} == set(kinds)
    assert min(kinds.values()) >= 3
    assert sum(not case.visits for case in REGISTER) >= 12


def test_counts_of_register_questions_agree_with_their_visits() -> None:
    counted = [(case, fact) for case in REGISTER for fact in case.facts if fact[0].endswith(" kunjungan")]
    differ = [case.id for case, fact in counted if fact[0] != f"{len(case.visits or ())} kunjungan"]
    assert len(counted) >= 15
    assert len(differ) == 2  # one trip to two hosts, told by one article, is two visits


def test_unanswerable_cases_expect_no_article() -> None:
    assert [case.id for case in UNANSWERABLE if case.articles] == []


def test_every_kind_of_unanswerable_question_is_there_with_its_reason() -> None:
    assert {case.tags.kind for case in UNANSWERABLE} == set(REASONS_OF_KIND)
    wrong = [case.id for case in UNANSWERABLE if case.reason not in REASONS_OF_KIND[case.tags.kind]]
    assert wrong == []


def test_words_of_unanswerable_questions_stand_together_in_no_article() -> None:
    texts = {path.stem: text_of(path.stem) for path in ARTICLES.glob("*.md")}
    absent = tomllib.loads(ABSENT_WORDS.read_text(encoding="utf-8"))
    assert texts and set(absent) <= {case.id for case in UNANSWERABLE}
    assert len(absent) > 0.9 * len(UNANSWERABLE)
    found = [
        (case_id, group, article_id)
        for case_id, groups in absent.items()
        for group in groups
        for article_id, text in texts.items()
        if holds_all(text, group)
    ]
    assert found == []


def test_no_conversation_is_asked_twice() -> None:
    asked = Counter((case.history, normalise(case.question)) for case in CASES)
    assert [words for words, count in asked.items() if count > 1] == []


def test_paraphrases_are_no_copies_of_the_visit_questions() -> None:
    known = {normalise(case.question).rstrip("?") for case in from_file("visits.toml")}
    copies = [
        case.id for case in from_file("paraphrases.toml") if normalise(case.question).rstrip("?") in known
    ]
    assert copies == []


def test_follow_ups_are_asked_in_every_hand_written_file() -> None:
    for name in ("founding.toml", "paraphrases.toml", "unanswerable.toml"):
        assert sum(bool(case.history) for case in from_file(name)) >= 5, name


def test_the_split_of_every_case_follows_from_its_article_or_id() -> None:
    wrong = [case.id for case in CASES if case.split != split_of((*case.articles, case.id)[0])]
    assert wrong == []


def test_both_splits_are_large_enough_in_every_file() -> None:
    for name in {case.file for case in CASES}:
        splits = Counter(case.split for case in from_file(name))
        assert 0.2 <= splits["check"] / splits.total() <= 0.4, name


def test_visit_cases_are_what_the_script_makes_of_the_records() -> None:
    if not RECORDS.is_file():
        pytest.skip("the visit records are not beside the repository (../shared/visits)")
    records = map(json.loads, RECORDS.read_text(encoding="utf-8").splitlines())
    corrections = tomllib.loads(CORRECTIONS.read_text(encoding="utf-8"))
    made = tomllib.loads("\n".join(build_cases(records, corrections)))
    kept = tomllib.loads((CASES_FOLDER / "visits.toml").read_text(encoding="utf-8"))
    assert made == kept
    assert set(corrections) <= {case["id"] for case in made["case"]}


@pytest.mark.parametrize(
    ("question", "difficulty"),
    [
        ("Kapan Kota Metro belajar ke Surabaya?", "easy"),
        ("Siapa Wali Kota Surabaya?", "medium"),
        ("Siapa yang datang?", "hard"),
    ],
)
def test_a_question_is_harder_the_fewer_regions_it_names(question: str, difficulty: str) -> None:
    assert difficulty_of(question, "Kota Metro", "Kota Surabaya") == difficulty
