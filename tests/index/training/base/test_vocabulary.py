from pathlib import Path

import pytest

pytest.importorskip("sentencepiece", reason="only there with the extra `train`")
pytest.importorskip("wordfreq", reason="only there with the extra `train`")

from index.training.base.vocabulary import (
    STORED_LIST,
    VocabularyError,
    is_always_kept,
    load_vocabulary,
    read_sample,
    read_words,
    save_vocabulary,
)


@pytest.mark.parametrize(
    "piece",
    ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "▁", "▁a", "é", "Ж", "ب", "▁2019", "1.250", "▁(", "...", "€"],
)
def test_special_numeric_punctuation_and_single_latin_pieces_stay(piece: str) -> None:
    assert is_always_kept(piece)


@pytest.mark.parametrize("piece", ["▁kata", "ab", "中", "한", "ก", "▁2a"])
def test_words_and_far_scripts_stay_only_if_they_were_seen(piece: str) -> None:
    assert not is_always_kept(piece)


def test_a_saved_list_is_loaded_in_ascending_order(tmp_path: Path) -> None:
    save_vocabulary([9, 0, 4], tmp_path / "ids.txt")
    assert load_vocabulary(tmp_path / "ids.txt") == (0, 4, 9)


@pytest.mark.parametrize(("content", "line"), [("0\n2\n1\n", 3), ("0\nx\n", 2), ("0\n\n", 2), ("3\n3\n", 2)])
def test_the_first_wrong_line_of_a_list_is_named(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "ids.txt").write_text(content)
    with pytest.raises(VocabularyError, match=f"ids.txt:{line}: expected an id above the one before"):
        load_vocabulary(tmp_path / "ids.txt")


def test_the_stored_list_has_the_special_pieces_and_a_sensible_size() -> None:
    ids = load_vocabulary(STORED_LIST)
    assert ids[:4] == (0, 1, 2, 3)
    assert ids[-1] == 250_001
    assert 40_000 <= len(ids) <= 45_000


def test_word_lists_come_in_three_casings_without_digits() -> None:
    words = set(read_words("id"))
    assert {"kunjungan", "Kunjungan", "KUNJUNGAN"} <= words
    assert not any(character.isdecimal() for word in words for character in word)


def test_the_sample_takes_the_text_fields_of_data_and_visits(tmp_path: Path) -> None:
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "x.jsonl").write_text(
        '{"id": "1", "question": "Apa?", "context": "Isi.", "title": ""}\n'
    )
    visits = tmp_path / "visits.jsonl"
    visits.write_text('{"title": "Judul", "body": "Tubuh", "outlet": null}\n')
    texts = [text for _, text in zip(range(4), read_sample(tmp_path, visits), strict=False)]
    assert texts == ["Apa?", "Isi.", "Judul", "Tubuh"]
