import pytest

from eval.errors import EvalError
from eval.page.choosing import RunChoice, choose_cases, offer_files, read_choice

BOTH = ("kades.toml", "lain.toml")


def test_files_are_offered_with_their_cases_the_homes_own_last(shipped, tmp_path):
    own = tmp_path / "kasus.toml"
    own.write_text((shipped / "kades.toml").read_text().replace('"kades"', '"sendiri"'), encoding="utf-8")
    offered = offer_files(own, shipped)
    assert [(file.name, file.cases, file.own) for file in offered] == [
        ("kades.toml", 1, False),
        ("lain.toml", 2, False),
        ("kasus.toml", 1, True),
    ]


def test_a_file_that_is_not_in_order_is_offered_with_its_fault_and_cannot_be_chosen(shipped):
    (shipped / "rusak.toml").write_text("[[case]]\nid = 3", encoding="utf-8")
    offered = offer_files(None, shipped)
    assert "rusak.toml" in offered[-1].problem
    assert read_choice({"files": ["rusak.toml", "kades.toml"]}, offered).files == ("kades.toml",)


def test_a_choice_is_read_from_what_a_browser_sent(offered):
    assert read_choice({}, offered) == RunChoice()
    sent = {"split": "dev", "files": "lain.toml", "limit": " 7 "}
    assert read_choice(sent, offered) == RunChoice("dev", ("lain.toml",), 7)
    sent = {"split": "semua", "files": ["../etc/passwd", *reversed(BOTH)], "limit": ["7"]}
    assert read_choice(sent, offered) == RunChoice("all", BOTH)


@pytest.mark.parametrize("typed", ["0", "-1", "1,5", "²", "9" * 30, "tujuh"])
def test_a_limit_that_is_no_count_is_refused(offered, typed):
    with pytest.raises(EvalError, match="bilangan bulat"):
        read_choice({"limit": typed}, offered)


def test_cases_are_those_of_the_files_and_the_split(offered):
    assert [case.id for case in choose_cases(RunChoice("all", BOTH), offered)] == ["kades", "tuban", "bulan"]
    assert [case.id for case in choose_cases(RunChoice("dev", BOTH), offered)] == ["kades", "bulan"]
    assert [case.id for case in choose_cases(RunChoice("all", BOTH, 1), offered)] == ["kades"]


def test_a_choice_without_cases_says_what_to_do(offered):
    with pytest.raises(EvalError, match="Pilih sedikitnya satu berkas"):
        choose_cases(RunChoice(), offered)
    with pytest.raises(EvalError, match="Tidak ada kasus di bagian itu"):
        choose_cases(RunChoice("check", ("kades.toml",)), offered)
