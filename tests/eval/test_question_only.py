"""Guesses from the question alone."""

from eval.bench_support.question_only import QuestionOnly


def test_a_habit_of_typing_is_found_and_gone_once_tidied() -> None:
    habits = [f"Siapa bupati nomor {n} ?" for n in range(40)]
    plain = [f"Siapa bupati nomor {n}?" for n in range(40)]
    labels = [True] * 40 + [False] * 40
    seen = QuestionOnly([*habits, *plain], labels).judge(
        ["Siapa bupati nomor 99 ?", "Siapa bupati nomor 99?"]
    )
    assert seen[0] > 0.55 > 0.45 > seen[1]
    unseen = QuestionOnly([*plain, *plain], labels).judge(["Siapa bupati nomor 99?"])
    assert abs(unseen[0] - 0.5) < 0.05
