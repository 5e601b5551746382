import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words import fold, fold_by_character, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wali Kota Bandung, Yana Mulyana.", ["Wali", "Kota", "Bandung", "Yana", "Mulyana"]),
        (
            "masing-masing Jum'at Jum’at Covid-19 ke-5",
            ["masing-masing", "Jum'at", "Jum’at", "Covid-19", "ke-5"],
        ),
        ("Rp147,07 miliar", ["Rp", "147,07", "miliar"]),
        ("1.250,5 ha; 20-22 orang", ["1.250,5", "ha", "20", "22", "orang"]),
        ("UMKM/IKM 4G 3R TPS3R", ["UMKM", "IKM", "4G", "3R", "TPS3R"]),
        ("“kata’ (Yana)", ["kata", "Yana"]),
        ("1.250rb", ["1.250", "rb"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_words_keep_what_belongs_together(text: str, expected: list[str]) -> None:
    assert [word.text for word in split_words(text)] == expected


@given(st.text())
def test_words_are_in_order_and_exact(text: str) -> None:
    end = 0
    for word in split_words(text):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end


@given(st.text(alphabet="abcdefghijABC 0123456789.,-'", max_size=80))
def test_no_letter_or_digit_falls_between_words(text: str) -> None:
    inside = {at for word in split_words(text) for at in range(word.start, word.end)}
    assert all(at in inside for at, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jum’AT", "jum’at"),
        ("Café", "cafe"),
        ("ﬁnal", "final"),
        ("km²", "km2"),
        ("ＳＰＢＥ", "spbe"),
        ("STRASSE", "strasse"),
    ],
)
def test_fold_makes_spellings_equal(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_by_character_keeps_every_offset(text: str) -> None:
    assert len(fold_by_character(text)) == len(text)


def test_fold_by_character_folds_accents_and_keeps_what_would_grow() -> None:
    assert fold_by_character("ÉmBun km² ﬁ") == "embun km2 ﬁ"
