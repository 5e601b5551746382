from pathlib import Path

import pytest

from eval.bench_matching import judge_pairs, render
from eval.matching.pair_sets import FactPair, load_pairs

PAIRS = """
[[group]]
name = "orang"
mean = true
match = [["85 orang", "Hadir 85 orang."]]
differ = [["85 orang", "Hadir 185 orang."]]

[[group]]
name = "nama"
mean = false
similar_names = true
match = [["Junaedi", "Kata Junaidi."]]
differ = []
"""


def test_pairs_are_read_in_order_with_their_verdict(tmp_path: Path) -> None:
    (tmp_path / "pairs.toml").write_text(PAIRS, encoding="utf-8")

    assert load_pairs(tmp_path) == (
        FactPair("orang", "85 orang", "Hadir 85 orang.", said=True, mean=True, similar_names=False),
        FactPair("orang", "85 orang", "Hadir 185 orang.", said=False, mean=True, similar_names=False),
        FactPair("nama", "Junaedi", "Kata Junaidi.", said=True, mean=False, similar_names=True),
    )


def test_a_group_without_a_list_is_no_group(tmp_path: Path) -> None:
    (tmp_path / "pairs.toml").write_text('[[group]]\nname = "x"\nmean = true\nmatch = []\n', encoding="utf-8")

    with pytest.raises(KeyError, match="differ"):
        load_pairs(tmp_path)


def test_the_shares_are_told_by_group_and_every_wrong_pair_is_named() -> None:
    wrong = FactPair("orang", "86 orang", "Hadir 85 orang.", said=True, mean=True, similar_names=False)
    right = FactPair("orang", "85 orang", "Hadir 85 orang.", said=True, mean=False, similar_names=False)

    lines = list(render(tuple(judge_pairs((wrong, right)))))

    assert lines[0] == "WRONG orang: '86 orang' is said by 'Hadir 85 orang.' (tidak ditemukan)"
    assert lines[-3:] == ["| orang | 2 | 50.0 % |", "| all mean ones | 1 | 0.0 % |", "| all | 2 | 50.0 % |"]
