"""From examples to tokens, targets and batches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.spans import Span
from index.embedding import BUNDLED
from index.training.reader.examples import ReadingExample
from index.training.reader.features import MAX_TOKENS, UNKNOWN, arrange_batches, build_features, collate

PASSAGE = "Rombongan Kabupaten Siak dipimpin Wakil Bupati Husni Merza pada Kamis, 9 Juni 2022."
HEADING = "Siak Belajar ke Bandung\nAntara, 10 Juni 2022"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


def example(
    answer: str | None, passage: str = PASSAGE, heading: str = HEADING, **values: object
) -> ReadingExample:
    spans = (Span(passage.index(answer), passage.index(answer) + len(answer)),) if answer else ()
    known = {"answerable": bool(answer), "relevant": True} | values
    return ReadingExample("x", "siapa  yang memimpin ?", passage, heading, spans, **known)  # type: ignore[arg-type]


def words(tokenizer: Tokenizer, ids: np.ndarray) -> str:
    return str(tokenizer.decode([int(one) for one in ids]))


def test_the_answer_tokens_spell_the_answer(tokenizer: Tokenizer) -> None:
    (feature,) = build_features([example("Husni Merza")], tokenizer)
    ((first, last),) = feature.answers
    assert words(tokenizer, feature.ids[first : last + 1]) == "Husni Merza"
    assert (feature.answerable, feature.relevant) == (1.0, 1.0)


def test_the_own_tokens_are_the_passage_without_its_heading(tokenizer: Tokenizer) -> None:
    (feature,) = build_features([example(None)], tokenizer)
    assert words(tokenizer, feature.ids[slice(*feature.own)]) == PASSAGE
    assert feature.answerable == 0.0


def test_typing_habits_leave_no_trace(tokenizer: Tokenizer) -> None:
    shouted, plain = build_features(
        [example(None), ReadingExample("y", "Siapa yang memimpin?", PASSAGE, HEADING, answerable=False)],
        tokenizer,
    )
    assert shouted.ids.tolist() == plain.ids.tolist()


def test_only_windows_that_hold_the_answer_are_answerable(tokenizer: Tokenizer) -> None:
    long = " ".join(f"Kalimat nomor {number} tentang hal lain." for number in range(90)) + " " + PASSAGE
    features = build_features([example("Husni Merza", long)], tokenizer)
    assert len(features) > 1
    assert all(len(feature.ids) <= MAX_TOKENS for feature in features)
    assert [feature.answerable == 1.0 for feature in features] == [
        bool(feature.answers) for feature in features
    ]
    assert (features[0].answerable, features[-1].answerable) == (0.0, 1.0)


def test_what_is_not_known_has_no_target(tokenizer: Tokenizer) -> None:
    (feature,) = build_features([example(None, answerable=None, relevant=None)], tokenizer)
    assert (feature.answerable, feature.relevant) == (UNKNOWN, UNKNOWN)
    batch = collate([feature], pad=1)
    assert batch.start.sum() == batch.end.sum() == 0


def test_targets_of_a_batch_share_the_weight_between_answers(tokenizer: Tokenizer) -> None:
    spans = tuple(
        Span(PASSAGE.index(word), PASSAGE.index(word) + len(word)) for word in ("Husni Merza", "Siak")
    )
    listed = ReadingExample("x", "Siapa saja?", PASSAGE, "", spans, listing=True, answerable=True)
    batch = collate(build_features([listed, example(None)], tokenizer), pad=1)
    assert sorted(set(batch.start[0].tolist())) == [0.0, 0.5]
    assert batch.start[1, 0] == batch.end[1, 0] == 1.0
    assert batch.inside[0].sum() >= 3
    assert batch.inside[1].sum() == 0
    assert not (batch.own & ~batch.mask.bool()).any()


@given(st.lists(st.integers(1, 320), min_size=1, max_size=200), st.integers(320, 2000), st.integers(0, 5))
def test_every_feature_is_in_one_batch_and_no_batch_is_too_large(
    lengths: list[int], tokens: int, seed: int
) -> None:
    batches = arrange_batches(lengths, tokens, np.random.default_rng(seed), pool=3)
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[place] for place in batch) <= tokens for batch in batches)
    assert batches == arrange_batches(lengths, tokens, np.random.default_rng(seed), pool=3)
