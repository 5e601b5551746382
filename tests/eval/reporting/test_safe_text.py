import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.reporting.safe_text import LONGEST, dump_for_script, show_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a⟨U+0000⟩b"),
        ("\x1b[31mmerah", "⟨U+001B⟩[31mmerah"),
        ("kanan\u202ekiri", "kanan⟨U+202E⟩kiri"),
        ("\ud800", "⟨U+D800⟩"),
        ("baris\nbaru\ttab", "baris\nbaru\ttab"),
        ("café “85 %” <b>", "café “85 %” <b>"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text, shown):
    assert show_text(text) == shown


def test_an_endless_text_is_cut_and_says_how_much_is_missing():
    shown = show_text("x" * (LONGEST + 1234))

    assert shown == f"{'x' * LONGEST} … (dipotong; 1.234 karakter lagi ada di berkas JSON)"


@given(st.text())
def test_shown_text_can_be_written_to_a_file_and_shown_again(text):
    shown = show_text(text)

    assert shown.encode("utf-8").decode("utf-8") == shown
    assert show_text(shown) == shown


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_for_a_script_holds_the_value_and_no_markup(value):
    text = dump_for_script(value)

    assert json.loads(text) == value
    assert not re.search("[<>&\u2028\u2029]", text)
