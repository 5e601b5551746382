import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from eval.reporting.junit import render_junit

SUITES = {"name", "tests", "failures", "errors", "skipped", "time"}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase"},
    "properties": {"property"},
    "property": set(),
    "testcase": {"failure", "error"},
    "failure": set(),
    "error": set(),
}
ATTRIBUTES = {
    "testsuites": SUITES,
    "testsuite": SUITES,
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
}
"""What the schemas of Jenkins and of pytest both allow."""


def check_schema(root: ET.Element) -> None:
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        if element.tag in {"testsuite", "testsuites"}:
            cases = list(element.iter("testcase"))
            assert element.get("tests") == str(len(cases))
            assert element.get("failures") == str(len(list(element.iter("failure"))))
            assert element.get("errors") == str(len(list(element.iter("error"))))
        if element.tag == "testsuite":
            assert [child.tag for child in element][:1] == ["properties"]
        if element.tag == "testcase":
            assert {"name", "classname"} <= set(element.attrib)
            assert len(element) <= 1
        if "time" in element.attrib:
            assert re.fullmatch(r"\d+\.\d{3}", element.attrib["time"])


def test_each_file_is_a_suite_and_each_case_a_test(make_report, make_result, make_failed):
    report = make_report(make_result(), make_failed(), make_result(id="tiga", file="a.toml"))

    root = ET.fromstring(render_junit(report).encode())

    check_schema(root)
    assert [suite.get("name") for suite in root] == ["a.toml", "k.toml"]
    assert [case.get("name") for case in root.iter("testcase")] == ["tiga", "satu", "dua"]
    assert {case.get("classname") for case in root[1].iter("testcase")} == {"k"}


def test_a_failure_can_be_read_without_the_report(make_report):
    root = ET.fromstring(render_junit(make_report()))

    (failure,) = root.iter("failure")
    assert failure.get("message") == "fakta tidak lengkap; sumber yang dirujuk bukan artikel yang diharapkan"
    text = failure.text or ""
    for line in (
        "Kasus: k.toml baris 7",
        "Pertanyaan: Berapa kepala desa mengunjungi Sleman?",
        "Status: dijawab",
        "Jawaban singkat: 58 orang",
        "✗ 85 orang (tidak ditemukan)",
        "✗ 85 orang: dikatakan “58 orang”",
        "✗ fakta terlarang: Bantul",
        "Artikel yang diharapkan: sleman",
    ):
        assert line in text


def test_a_crash_is_an_error_and_not_a_failure(make_report, make_failed):
    report = make_report(
        make_failed(error="KeyError: 'x'", faults=["galat: KeyError: 'x'"], answer=None, status=None)
    )

    root = ET.fromstring(render_junit(report))

    check_schema(root)
    (error,) = root.iter("error")
    assert error.get("message") == "galat: KeyError: 'x'"
    assert (root.get("failures"), root.get("errors")) == ("0", "1")


def test_the_figures_are_properties_of_the_suite(make_report):
    root = ET.fromstring(render_junit(make_report()))

    values = {one.get("name"): one.get("value") for one in root.iter("property")}
    assert values["passed"] == values["total.passed"] == "0.5 [0.25, 0.975] n=2"
    assert "register_exact" not in values


def test_without_times_there_are_none(make_report):
    report = make_report()
    del report["times"]

    assert "time=" not in render_junit(report)
    assert 'time="0.250"' in render_junit(make_report())


HOSTILE = st.text() | st.sampled_from(
    ["\x00\x1b\x0b", "\ud800", "\ufffe\uffff", "]]></failure><x>", "a\r\nb\u2028"]
)


@given(text=HOSTILE)
def test_any_text_gives_valid_xml(make_report, make_failed, text):
    failed = make_failed(
        id=text, question=text, answer=text, short=text, file=text, history=[text], faults=[text]
    )
    failed["citations"] = [{"number": 1, "article_id": text, "resolves": False, "why": text}]

    written = render_junit(make_report(failed)).encode("utf-8")

    check_schema(ET.fromstring(written))
