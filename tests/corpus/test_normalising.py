"""Normalised text: the same characters everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import normalise_line, normalise_text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("â€œKota padat,â€\x9d katanya", "“Kota padat,” katanya"),
        ("â€œKota padat,â€ katanya", "“Kota padat,” katanya"),
        ("Bandung â€“ Jakarta", "Bandung – Jakarta"),
        ("Rp\u00a05\u00a0juta", "Rp 5 juta"),
        ("\x93Kota padat,\x94 katanya", "“Kota padat,” katanya"),
        ("pela\u00adyanan pub\u200blik\ufeff", "pelayanan publik"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("baris satu\r\nbaris dua\rbaris tiga", "baris satu\nbaris dua\nbaris tiga"),
        ("satu\n\n\n \n\ndua  ", "satu\n\ndua"),
        ("cafe\u0301", "café"),
        ("a\x00b\x1bc", "abc"),
        ("Ã©", "é"),
    ],
)
def test_known_damage_is_repaired(dirty: str, clean: str) -> None:
    assert normalise_text(dirty) == clean


@pytest.mark.parametrize(
    "text", ["“Kota” – ‘desa’ …", "Café Pâté", "Âme à Âge", "5 m² dan 3 °C", "naïve â", "Ñandú Ã"]
)
def test_text_that_is_right_already_stays(text: str) -> None:
    assert normalise_text(text) == text


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(st.text(alphabet="Ââ€œ”\x9d\u0301Ã©ðŸ™‚ \n\t\u200b"))
def test_normalising_garbled_text_again_changes_nothing(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(st.text())
def test_normalised_text_has_no_outer_space_and_at_most_one_empty_line(text: str) -> None:
    clean = normalise_text(text)
    assert clean == clean.strip()
    assert "\n\n\n" not in clean and "  " not in clean and "\r" not in clean


@given(st.text())
def test_a_normalised_line_has_no_line_end(text: str) -> None:
    assert "\n" not in normalise_line(text)
