from typing import Any

from rich.console import Console

from eval.comparing.comparison import compare
from eval.comparing.rendering import MOST_CASES, render_comparison


def case(name: str, passed: bool = True, **more: Any) -> dict[str, Any]:
    faults = [] if passed else ["fakta tidak lengkap"]
    given = {
        "status": "answered",
        "question": "Apa?",
        "answer": "Itu [1]",
        "values": {"passed": [float(passed)]},
    }
    return {"id": name, "passed": passed, "faults": faults, **given, **more}


def report(*cases: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"format": 2, "options": {}, "results": list(cases), **more}


def shown(now: dict[str, Any], before: dict[str, Any]) -> str:
    console = Console(width=160, markup=False, highlight=False, force_terminal=False)
    with console.capture() as captured:
        console.print(render_comparison(compare(now, before)))
    return captured.get()


def test_figures_show_both_values_interval_and_p() -> None:
    before = report(*(case(f"k{i}") for i in range(20)))
    now = report(*(case(f"k{i}", i > 8) for i in range(20)))

    lines = [" ".join(line.replace("│", " ").split()) for line in shown(now, before).splitlines()]

    assert "Perbandingan atas 20 kasus yang sama: 0 membaik, 9 memburuk, 0 berubah" in lines
    assert any(
        line.startswith("▼ Kasus lulus 100,0 % 55,0 % −65,0 … −2") and line.endswith("0,004 0,004")
        for line in lines
    )


def test_figures_that_did_not_move_are_only_counted() -> None:
    before = report(case("a", values={"passed": [1.0], "mrr": [0.5]}))
    now = report(case("a", values={"passed": [1.0], "mrr": [0.25]}))

    assert "1 ukuran lain sama dengan pembanding." in shown(now, before)
    assert "Kasus lulus" not in shown(now, before)
    assert "Semua 2 ukuran sama dengan pembanding." in shown(now, now)


def test_cases_show_the_reasons_and_answers_of_both_runs() -> None:
    text = shown(report(case("a", False, answer="Lain\n[1]", short="lain")), report(case("a")))

    assert [line.split(maxsplit=1) for line in text.splitlines()[-8:]] == [
        ["Memburuk:", "1 kasus"],
        ["-", "a"],
        ["pertanyaan", "Apa?"],
        ["dahulu", "lulus"],
        ["sekarang", "fakta tidak lengkap"],
        ["turun", "Kasus lulus"],
        ["jawab", "dulu  dijawab | Itu [1]"],
        ["jawab", "kini  dijawab | lain | Lain [1]"],
    ]


def test_better_cases_and_times_are_shown_and_notes_stand_first() -> None:
    names = [f"k{i}" for i in range(30)]
    before = report(
        *(case(n, n != "k3") for n in names), times={"unit": 1, "cases": dict.fromkeys(names, 2.0)}
    )
    now = report(*map(case, names), case("baru"), times={"unit": 1, "cases": dict.fromkeys(names, 1.0)})

    text = shown(now, before)

    assert text.startswith("1 kasus belum ada pada pembanding: baru.")
    assert "▲ Waktu jawaban: 50 % lebih cepat (median 30 kasus, kecepatan mesin disamakan)." in text
    assert "Membaik: 1 kasus\n- k3" in text
    assert "▼ Waktu jawaban: 100 % lebih lambat" in shown(before, {**now, "results": now["results"][:-1]})
    assert "= Waktu jawaban: 1,00 kali waktu pembanding" in shown(now, now)


def test_times_that_are_not_compared_are_told() -> None:
    assert "Waktu tidak dibandingkan: itu memerlukan dua laporan" in shown(
        report(case("a")), report(case("a"))
    )


def test_a_long_list_is_cut_with_a_count() -> None:
    names = [f"k{i:02}" for i in range(MOST_CASES + 7)]

    text = shown(report(*(case(n, False) for n in names)), report(*map(case, names)))

    assert text.rstrip().endswith("… dan 7 kasus lagi")
    assert text.count("\n- k") == MOST_CASES


def test_foreign_text_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;jahat\x07\x1b[2J [bold]tebal[/bold] \u202eterbalik\r\nbaris"
    text = shown(report(case("a", False, faults=[evil], answer=evil, question=evil)), report(case("a")))

    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(text)
    assert "[bold]tebal[/bold] terbalik baris" in text
