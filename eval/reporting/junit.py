"""A run as JUnit XML, which every CI can show: a suite for each file of cases, a test for each case.

The elements and attributes are those that the schemas of Jenkins and of pytest ("xunit2") both know; figures are
properties of the suites, those of the whole run with `total.` before their names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from eval.reporting import messages
from eval.reporting.cards import reason_words, status_words
from eval.reporting.safe_text import show_text

Results = Sequence[Mapping[str, Any]]


def render_junit(report_json: Mapping[str, Any]) -> str:
    """The report of one run (format 2 of `eval.reporting.json_report`) as JUnit XML; times only where it has them.

    A failed case is a `failure`, a crash an `error`; signs that XML cannot hold are written out.
    """
    results: Results = report_json["results"]
    seconds = report_json.get("times", {}).get("cases", {})
    root = ET.Element("testsuites", {"name": messages.SUITES, **_counts(results, seconds)})
    for file in sorted({result["file"] for result in results}):
        part = [result for result in results if result["file"] == file]
        suite = ET.SubElement(root, "testsuite", {"name": show_text(file), **_counts(part, seconds)})
        _add_properties(suite, report_json, file)
        for result in part:
            _add_case(suite, result, seconds)
    ET.indent(root, " ")
    # Texts hold nothing that XML cannot: show_text has written it out.
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _counts(results: Results, seconds: Mapping[str, float]) -> dict[str, str]:
    errors = sum(result["error"] is not None for result in results)
    failures = sum(not result["passed"] for result in results) - errors
    counts = {"tests": len(results), "failures": failures, "errors": errors, "skipped": 0}
    total = sum(seconds.get(result["id"], 0.0) for result in results)
    times = {"time": f"{total:.3f}"} if seconds else {}
    return {name: str(count) for name, count in counts.items()} | times


def _add_properties(suite: ET.Element, report: Mapping[str, Any], file: str) -> None:
    own = report["slices"].get(f"file={file}", {})
    named = [(name, figure) for name, figure in own.items()]
    named += [(f"total.{name}", figure) for name, figure in report["figures"].items()]
    properties = ET.SubElement(suite, "properties")
    for name, figure in named:
        if figure["count"]:
            value = f"{figure['value']} [{figure['low']}, {figure['high']}] n={figure['count']}"
            ET.SubElement(properties, "property", {"name": show_text(name), "value": value})


def _add_case(suite: ET.Element, result: Mapping[str, Any], seconds: Mapping[str, float]) -> None:
    names = {"name": show_text(result["id"]), "classname": suite.get("name", "").removesuffix(".toml")}
    times = {"time": f"{seconds[result['id']]:.3f}"} if result["id"] in seconds else {}
    case = ET.SubElement(suite, "testcase", {**names, **times})
    if not result["passed"]:
        message = "; ".join(map(show_text, result["faults"]))
        kind = ("error", "crash") if result["error"] is not None else ("failure", "fault")
        fault = ET.SubElement(case, kind[0], {"message": message, "type": kind[1]})
        fault.text = "\n".join(map(show_text, _lines(result)))


def _lines(result: Mapping[str, Any]) -> Iterator[str]:
    yield messages.JUNIT_PLACE.format(file=result["file"], line=result["line"])
    yield messages.JUNIT_WHY.format(text="; ".join(result["faults"]))
    for question in result["history"]:
        yield messages.JUNIT_BEFORE.format(text=question)
    yield messages.JUNIT_QUESTION.format(text=result["question"])
    yield messages.STATUS.format(status=status_words(result["status"], result["reason"]))
    if result["short"]:
        yield messages.JUNIT_SHORT.format(text=result["short"])
    if result["answer"]:
        yield messages.JUNIT_ANSWER.format(text=result["answer"])
    yield from _expected(result)


def _expected(result: Mapping[str, Any]) -> Iterator[str]:
    if not result["answerable"]:
        yield messages.SHOULD_REFUSE.format(reason=reason_words(result["expected"]["reason"]))
    for fact in result["facts"]:
        sign = "✓" if fact["found"] else "✗"
        yield f"{sign} {messages.FORMS_OR.join(fact['forms'])} ({fact['why']})"
    for wrong in result["wrong_facts"]:
        said = messages.CONTRADICTED.format(said=wrong["said"])
        yield f"✗ {messages.FORMS_OR.join(wrong['forms'])}: {said}"
    for fact in result["forbidden"]:
        if fact["found"]:
            yield f"✗ {messages.FORBIDDEN_FOUND.format(forms=messages.FORMS_OR.join(fact['forms']))}"
    for citation in result["citations"]:
        if not citation["resolves"]:
            yield f"✗ [{citation['number']}] {citation['why']}"
    if result["expected"]["articles"]:
        yield messages.JUNIT_ARTICLES.format(text=", ".join(result["expected"]["articles"]))
