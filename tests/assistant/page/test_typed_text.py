import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.typed_text import clean_typed


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Siapa\n\n Wali\tKota? ", "Siapa Wali Kota?"),
        ("a\x00b\x1bc", "a b c"),
        ("\ud83d sendiri", "sendiri"),
        ("😀 kota", "😀 kota"),
        ("e\u0301", "é"),
        (None, ""),
        (17, ""),
        ({"a": 1}, ""),
    ],
)
def test_typed_text_is_cleaned(typed, cleaned):
    assert clean_typed(typed) == cleaned


@given(st.text())
def test_cleaned_text_can_be_stored_and_stays_as_it_is(typed):
    cleaned = clean_typed(typed)
    cleaned.encode("utf-8")
    assert clean_typed(cleaned) == cleaned
