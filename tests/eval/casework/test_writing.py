import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Reason
from eval.casework.case import CaseTags, EvalCase
from eval.casework.case_files import CASES_FOLDER, load_cases, read_cases
from eval.casework.writing import quote, render_case, render_cases

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
FACTS = st.lists(
    st.lists(TEXTS.map(lambda text: f"{text}satu"), min_size=1, max_size=3).map(tuple), max_size=3
)
TAGS = st.builds(CaseTags, TEXTS, TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS)


@st.composite
def some_cases(draw: st.DrawFn) -> EvalCase:
    """Cases that are in order, with any texts."""
    history = tuple(draw(st.lists(TEXTS, max_size=2)))
    plain = EvalCase(
        draw(TEXTS), draw(TEXTS), False, draw(TAGS), draw(st.sampled_from(["dev", "check"])), history
    )
    similar = draw(st.booleans())
    kind = draw(st.sampled_from(["passages", "refusal", "register"]))
    if kind == "refusal":
        forbidden = tuple(draw(FACTS))
        return replace(
            plain, reason=draw(st.sampled_from(Reason)), forbidden=forbidden, similar_names=similar
        )
    names = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
    facts = tuple(draw(FACTS)) or (("satu",),)
    if kind == "passages":
        return replace(plain, answerable=True, facts=facts, articles=tuple(names), similar_names=similar)
    visits, optional = tuple(names[:2]), tuple(names[2:])
    count = draw(st.none() | st.integers(len(visits), len(names)))
    return replace(plain, answerable=True, visits=visits, optional_visits=optional, count=count)


@settings(deadline=None)
@given(some_cases())
def test_what_is_written_is_read_again(case: EvalCase) -> None:
    (read,) = read_cases(render_cases([case], "Judul\nbaris dua"), "x.toml")
    assert read.faults == ()
    assert read.case == replace(case, file="x.toml", line=4)


@settings(deadline=None)
@given(some_cases())
def test_no_sign_that_cannot_be_seen_is_written(case: EvalCase) -> None:
    hidden = {"Cc", "Cf", "Zl", "Zp"}
    assert not [sign for sign in render_case(case) if sign != "\n" and unicodedata.category(sign) in hidden]


@pytest.mark.parametrize("name", ["paraphrases.toml", "unanswerable.toml", "register.toml", "visits.toml"])
def test_shipped_cases_are_written_as_they_stand(name: str) -> None:
    path = CASES_FOLDER / name
    lines = {line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    written = render_cases(load_cases([path])).splitlines()
    # Two long facts stand on one line there.
    assert len([line for line in written if line not in lines]) <= 8
    read = (read.case for read in read_cases("\n".join(written), name))
    assert [replace(case, line=0) for case in read if case] == [
        replace(case, line=0) for case in load_cases([path])
    ]


def test_a_block_looks_like_this() -> None:
    case = EvalCase(
        id="r-1",
        question='Siapa "tamu" Sleman?',
        answerable=True,
        tags=CaseTags("hitung", "easy", "register", region="Kabupaten Sleman"),
        split="dev",
        visits=("satu", "dua#Kota Kediri"),
        count=2,
        similar_names=True,
    )
    assert render_cases([case], "Kasus register.") == (
        "# Kasus register.\n"
        "\n"
        "[[case]]\n"
        'id = "r-1"\n'
        'question = "Siapa \\"tamu\\" Sleman?"\n'
        "visits = [\n"
        '  "satu",\n'
        '  "dua#Kota Kediri",\n'
        "]\n"
        "count = 2\n"
        "articles = []\n"
        "answerable = true\n"
        "similar_names = true\n"
        'split = "dev"\n'
        'tags = { kind = "hitung", difficulty = "easy", origin = "register", region = "Kabupaten Sleman" }\n'
    )


def test_signs_that_nobody_sees_are_escapes() -> None:
    assert quote("a\u202eb\u200b\x7f\n\U000e0041") == '"a\\u202Eb\\u200B\\u007F\\n\\U000E0041"'
    assert quote("\ud800") == '"\ufffd"'


def test_no_cases_are_a_head_alone() -> None:
    assert render_cases([], "Judul") == "# Judul\n"
    assert render_cases([]) == ""


def test_a_home_file_written_by_hand_and_by_program_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "kasus.toml"
    case = load_cases([CASES_FOLDER / "founding.toml"])[0]
    path.write_text(render_cases([case]) + "\n# catatan\n" + render_case(replace(case, id="lain")), "utf-8")
    assert [read.id for read in load_cases([path])] == [case.id, "lain"]
