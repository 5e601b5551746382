"""Values in the place of a fact."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.matching.contradiction import find_contradiction
from eval.matching.facts import match_fact, read_text

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "contradictions.toml").read_text(encoding="utf-8")
)["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['fact'][0]} ~ {pair['claim'][:40]}")
def test_only_another_value_in_the_place_of_the_fact_contradicts(pair: dict[str, Any]) -> None:
    forms, said = tuple(pair["fact"]), read_text(pair["claim"])
    others = [tuple(other) for other in pair.get("others", [])]

    found = find_contradiction(forms, said, direct=pair.get("direct", True), others=others)

    expected = (pair["said"], pair["kind"]) if "said" in pair else None
    assert (found and (found.words, found.kind)) == expected


def test_the_set_is_large_and_holds_both_sides() -> None:
    wrong = sum("said" in pair for pair in PAIRS)

    assert len(PAIRS) >= 60
    assert wrong >= 25
    assert len(PAIRS) - wrong >= 25
    assert not any(match_fact(tuple(pair["fact"]), pair["claim"]).found for pair in PAIRS if "said" in pair)


@pytest.mark.parametrize(
    "fact",
    [
        "85 orang",
        "Rp147,07 miliar",
        "85,3 persen",
        "5 April 2018",
        "H. Tatang Sutisna, S.E.",
        "Kota Kediri",
        "2018",
    ],
)
@pytest.mark.parametrize("direct", [True, False])
def test_a_fact_does_not_contradict_itself(fact: str, direct: bool) -> None:
    assert find_contradiction((fact,), read_text(fact), direct=direct) is None
    assert find_contradiction((fact,), read_text(f"Jawabannya {fact}."), direct=direct) is None


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_text_is_read_and_what_contradicts_stands_in_it(fact: str, claim: str, direct: bool) -> None:
    found = find_contradiction((fact,), read_text(claim), direct=direct)

    assert found is None or found.words in claim
