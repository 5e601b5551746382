import pytest

from eval.reporting.case_list import SharedTexts, name_fault, view_cases
from eval.reporting.changes_view import view_changes
from eval.reporting.curves_view import view_curves, wilson_interval
from eval.reporting.figures_view import describe_options, view_figures
from eval.reporting.slices_view import shade_of, view_slices


def test_the_summary_says_the_figures_in_plain_sentences(make_report):
    sentences = " ".join(view_figures(make_report()).sentences)

    assert "Dari 2 kasus, 1 lulus (50,0 %) dan 1 gagal." in sentences
    assert "terletak antara 25,0 % dan 97,5 %" in sentences
    assert "12,5 % keliru ditolak" in sentences
    assert "Separuh jawaban siap dalam 0,100 detik, 95 % dalam 0,250 detik." in sentences


def test_figures_without_observations_are_named_but_not_shown(make_report):
    figures = view_figures(make_report())

    assert figures.unmeasured == "Pertanyaan register tepat"
    shown = [row.measure.name for group in figures.groups for row in group.rows]
    assert shown == ["passed", "citations_resolve", "false_refusals", "mrr"]


def test_an_empty_run_without_times_has_an_overview(make_report):
    empty = make_report(results=[], cases=0, passed=0, figures={}, slices={}, curves={})
    del empty["times"]

    assert view_figures(empty).sentences == ("Dari 0 kasus, 0 lulus (–) dan 0 gagal.",)
    assert view_curves(empty) == ()


def test_the_options_are_told(make_report):
    report = make_report(options={"split": "check", "fast": True, "files": ["a.toml", "b.toml"]})

    assert describe_options(report) == (
        "berkas kasus: a.toml, b.toml · bagian check · tanpa model pembaca (--fast)"
    )


def test_slices_become_a_table_for_each_tag_with_links_to_their_cases(make_report):
    kind, region, file = view_slices(make_report())

    assert [table.title for table in (kind, region, file)] == ["Jenis pertanyaan", "Daerah", "Berkas"]
    assert (kind.open, region.open) == (True, False)
    (row,) = region.rows
    assert (row.label, row.link, row.cases) == ("Kabupaten Sleman", "#region=Kabupaten+Sleman", 2)
    cells = dict(zip((column.name for column in region.columns), row.cells, strict=True))
    assert cells["passed"].text == "50"
    assert cells["false_refusals"].shade == shade_of(0.875)
    assert cells["passed"].few
    assert "register_exact" not in cells


@pytest.mark.parametrize(("goodness", "shade"), [(0.0, 0), (0.5, 1), (0.899, 3), (0.95, 5), (1.0, 6)])
def test_shades_are_finer_near_the_best(goodness, shade):
    assert shade_of(goodness) == shade


def test_every_curve_comes_with_its_numbers(make_report):
    risk, latency, reliability = view_curves(make_report())

    assert risk.rows == (("90,0 %", "25,0 %", "0,0 %"), ("50,0 %", "75,0 %", "20,0 %"))
    assert risk.says[-1] == "Luas di bawah kurva: 0,080 (makin kecil makin baik)."
    assert sum(int(count) for _, count in latency.rows) == 2
    assert latency.says[0] == "p50 0,100 detik, p95 0,250 detik, p99 0,250 detik."
    assert reliability.rows[8] == ("80–90 %", "50,0 %", "2")
    assert reliability.rows[0] == ("0–10 %", "–", "0")


def test_a_risk_above_the_picture_is_told(make_report):
    points = [[1 - n / 100, n / 100, 1.0 if n == 1 else 0.05] for n in range(1, 91)]

    (risk, *_) = view_curves(make_report(curves={"risk_coverage": {"points": points, "area": None}}))
    (flat, *_) = view_curves(make_report(curves={"risk_coverage": {"points": points[1:], "area": None}}))

    assert risk.says[-1].startswith("Risiko di atas 5,0 %, dari jawaban pertama")
    assert len(flat.says) == 1


def test_a_long_curve_is_a_short_table_that_ends_where_it_ends(make_report):
    points = [[1 - n / 1000, n / 1000, n / 5000] for n in range(1, 901)]

    (risk, *_) = view_curves(make_report(curves={"risk_coverage": {"points": points, "area": None}}))

    assert len(risk.rows) <= 21
    assert risk.rows[-1] == ("10,0 %", "90,0 %", "18,0 %")


def test_crashes_have_no_time(make_report, make_result, make_failed):
    report = make_report(make_result(), make_failed(error="KeyError"))

    latency = view_curves(report)[1]

    assert sum(int(count) for _, count in latency.rows) == 1


def test_the_wilson_interval_is_the_published_one():
    low, high = wilson_interval(8, 10)

    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson_interval(0, 5)[0] == pytest.approx(0.0)
    assert wilson_interval(5, 5)[1] == pytest.approx(1.0)


def test_long_texts_are_written_once():
    shared = SharedTexts()
    long = "panjang " * 10

    nodes = [shared.fold(["p", "x", long, ["b", "y", "pendek"]]), shared.fold(long)]

    assert nodes == [["p", "x", 0, ["b", "y", "pendek"]], 0]
    assert shared.texts == [long]


def test_a_case_that_passed_with_a_wrong_direct_answer_can_be_found(make_report, make_result):
    wrong = make_result(id="salah", values={"passed": [1.0], "short_right": [0.0]})
    right = make_result(id="benar", values={"passed": [1.0], "short_right": [1.0]})

    cases = view_cases(make_report(wrong, right))

    (choice,) = (choice for choice in cases.filters if choice.key == "sebab")
    name = "jawaban singkat salah (kasusnya dapat lulus)"
    assert choice.options == ((name, name),)
    assert [case["faults"] for case in cases.data["cases"]] == [[name], []]


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("kunjungan tidak tepat (kurang: a; lebih: b)", "kunjungan tidak tepat"),
        ("galat: KeyError: 'x'", "galat"),
        ("fakta tidak lengkap", "fakta tidak lengkap"),
    ],
)
def test_faults_are_filtered_by_their_kind(fault, name):
    assert name_fault(fault) == name


def test_only_failed_cases_are_markup_and_only_passed_ones_data(make_report):
    cases = view_cases(make_report())

    assert [(case.number, case.id) for case in cases.failed] == [(1, "dua")]
    first, second = cases.data["cases"]
    assert (first["id"], first["passed"], "body" in first) == ("satu", True, True)
    assert (second["id"], second["passed"], "body" in second) == ("dua", False, False)
    assert first["in"]["region"] == "Kabupaten Sleman"
    assert second["faults"] == ["fakta tidak lengkap", "sumber yang dirujuk bukan artikel yang diharapkan"]
    keys = [choice.key for choice in cases.filters]
    assert keys == ["hasil", "sebab", "kind", "difficulty", "region", "origin", "file", "split"]


FIGURE = {
    "name": "passed",
    "before": 0.9,
    "now": 0.8,
    "low": -0.15,
    "high": -0.05,
    "p_value": 0.003,
    "p_holm": 0.03,
    "test": "mcnemar",
    "cases": 10,
    "verdict": "worse",
}


def comparison(**other):
    side = {
        "status": "answered",
        "reason": None,
        "short": "85 orang",
        "answer": "Ya.",
        "articles": ("sleman",),
    }
    change = {
        "id": "dua\u202e",
        "question": "Berapa?",
        "why_before": (),
        "why_now": ("fakta tidak lengkap",),
        "gained": (),
        "lost": ("facts_found",),
        "crashed": False,
        "answers": {"question": "Berapa?", "before": side, "now": side | {"short": "58 orang"}},
    }
    value = {
        "cases": 10,
        "figures": (FIGURE, FIGURE | {"name": "mrr", "before": None, "now": None, "low": None, "high": None}),
        "better": (),
        "worse": (change,),
        "changed": ({**change, "answers": None},),
        "missing": ("hilang",),
        "added": (),
        "edited": (),
        "latency": {
            "ratio": 1.6,
            "cases": 10,
            "before_p50": 0.1,
            "now_p50": 0.16,
            "machine": 1.0,
            "verdict": "worse",
        },
        "notes": ("catatan",),
        "regressions": ("Kasus lulus turun",),
    }
    return value | other


def test_a_comparison_shows_difference_interval_and_both_sides():
    changes = view_changes(comparison())

    (row,) = changes.rows
    assert (row.before, row.now, row.points, row.interval) == ("90,0 %", "80,0 %", "−10,0", "−15,0 … −5,0")
    assert (row.p_value, row.verdict_words) == ("0,003", "lebih buruk")
    worse, changed = changes.lists
    (case,) = worse.cases
    assert (case.id, case.link) == ("dua⟨U+202E⟩", "#kasus=dua%E2%9F%A8U%2B202E%E2%9F%A9")
    assert case.sides is not None
    assert [side.short for side in case.sides] == ["85 orang", "58 orang"]
    assert case.remarks == ("memburuk: Fakta ditemukan",)
    assert changed.cases[0].sides is None
    assert changes.ids == (("Hanya pada hasil sebelumnya", ("hilang",)),)
    assert "1,60 kali" in changes.latency


def test_a_comparison_of_equal_runs_has_no_cases_and_no_times():
    changes = view_changes(
        comparison(worse=(), changed=(), missing=(), latency=None, regressions=(), notes=())
    )

    assert (changes.lists, changes.ids, changes.latency, changes.regressions) == ((), (), "", ())
