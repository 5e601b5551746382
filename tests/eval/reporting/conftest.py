"""Made-up reports in their JSON form: what every report is rendered from."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

QUOTE = "Sebanyak 85 orang kepala desa mengunjungi Sleman pada 5 April 2023."
RESULT: dict[str, Any] = {
    "id": "satu",
    "file": "k.toml",
    "line": 7,
    "split": "dev",
    "tags": {"kind": "berapa", "difficulty": "easy", "origin": "manual", "region": "Kabupaten Sleman"},
    "question": "Berapa kepala desa mengunjungi Sleman?",
    "history": [],
    "answerable": True,
    "expected": {
        "reason": None,
        "articles": ["sleman"],
        "visits": None,
        "optional_visits": [],
        "count": None,
    },
    "passed": True,
    "faults": [],
    "status": "answered",
    "reason": None,
    "resolved": "Berapa kepala desa mengunjungi Sleman?",
    "short": "85 orang",
    "answer": f"{QUOTE} [1]",
    "confidence": 0.875,
    "visits": [],
    "facts": [
        {"forms": ["85 orang", "85 kepala desa"], "found": True, "why": "ditemukan sebagai “85 orang”"}
    ],
    "forbidden": [],
    "wrong_facts": [],
    "citations": [
        {
            "number": 1,
            "article_id": "sleman",
            "resolves": True,
            "why": "sama",
            "title": "Tamu Sleman",
            "quote": QUOTE,
        }
    ],
    "sentences": [
        {"text": QUOTE, "citations": [1], "supported": True, "needless": [], "why": "kutipan langsung"}
    ],
    "foreign": False,
    "retrieved": ["sleman"],
    "passages": [{"article_id": "sleman", "title": "Tamu Sleman", "text": QUOTE}],
    "told_count": None,
    "values": {"passed": [1.0], "mrr": [0.5]},
    "error": None,
}


def figure(
    value: float | None, low: float | None = None, high: float | None = None, count: int = 3
) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high, "count": count if value is not None else 0}


@pytest.fixture(scope="session")
def make_result() -> Callable[..., dict[str, Any]]:
    """A passed case, with whatever is to be different."""

    def make(**other: Any) -> dict[str, Any]:
        return {**copy.deepcopy(RESULT), **other}

    return make


@pytest.fixture(scope="session")
def make_failed(make_result: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The same case, failed: a wrong number, nothing supported, another article."""

    def make(**other: Any) -> dict[str, Any]:
        failed = make_result(
            id="dua",
            passed=False,
            faults=["fakta tidak lengkap", "sumber yang dirujuk bukan artikel yang diharapkan"],
            short="58 orang",
            facts=[{"forms": ["85 orang"], "found": False, "why": "tidak ditemukan"}],
            wrong_facts=[{"forms": ["85 orang"], "said": "58 orang", "kind": "number"}],
            forbidden=[{"forms": ["Bantul"], "found": True, "why": "ditemukan sebagai “Bantul”"}],
        )
        failed["citations"][0]["article_id"] = "bantul"
        failed["sentences"][0] |= {"supported": False, "needless": [1], "why": "angka 58 tidak ada"}
        return failed | other

    return make


@pytest.fixture(scope="session")
def make_report(
    make_result: Callable[..., dict[str, Any]], make_failed: Callable[..., dict[str, Any]]
) -> Callable[..., dict[str, Any]]:
    """A whole report of the given cases, or of one passed and one failed."""

    def make(*results: dict[str, Any], **other: Any) -> dict[str, Any]:
        chosen = list(results) or [make_result(), make_failed()]
        passed = sum(result["passed"] for result in chosen)
        shares = {
            "passed": figure(passed / len(chosen), 0.25, 0.975, len(chosen)),
            "citations_resolve": figure(1.0, 1.0, 1.0),
            "false_refusals": figure(0.125, 0.0, 0.25),
            "mrr": figure(0.5, 0.25, 0.75),
            "register_exact": figure(None),
        }
        report = {
            "format": 2,
            "cases": len(chosen),
            "passed": passed,
            "options": {"split": "all", "fast": False, "files": ["k.toml"]},
            "figures": shares,
            "slices": {"file=k.toml": shares, "kind=berapa": shares, "region=Kabupaten Sleman": shares},
            "curves": {"risk_coverage": {"points": [[0.9, 0.25, 0.0], [0.5, 0.75, 0.2]], "area": 0.08}},
            "results": chosen,
            "times": {
                "p50": 0.1,
                "p95": 0.25,
                "p99": 0.25,
                "unit": 1.0,
                "cases": {result["id"]: 0.1 + 0.05 * number for number, result in enumerate(chosen)},
            },
        }
        return copy.deepcopy({**report, **other})

    return make
