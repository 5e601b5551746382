from collections.abc import Iterator

import pytest

from eval.reporting.cards import TAGS, Card, Node, build_card


def nodes(card: Card) -> Iterator[list[Node]]:
    pending = [*card.head, *card.body]
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            yield node
            pending = [*node[2:], *pending]


def text_of(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(text_of, node[2:]))


def texts(card: Card, name: str) -> list[str]:
    return [text_of(node) for node in nodes(card) if name in str(node[1]).split()]


def test_a_failed_case_shows_question_reason_answer_quotation_and_passage(make_failed):
    card = build_card(make_failed(history=["Siapa tamu Sleman?"], resolved="Berapa tamu Sleman?"))

    assert texts(card, "question") == ["Berapa kepala desa mengunjungi Sleman?"]
    assert texts(card, "fault") == [
        "fakta tidak lengkap",
        "sumber yang dirujuk bukan artikel yang diharapkan",
    ]
    assert texts(card, "history") == ["Siapa tamu Sleman?"]
    assert "Dipahami sebagai: Berapa tamu Sleman?" in texts(card, "note")
    assert "Status: dijawab · keyakinan 87,5 %" in texts(card, "note")
    assert texts(card, "short") == ["58 orang"]
    assert texts(card, "answer") == [
        "Sebanyak 85 orang kepala desa mengunjungi Sleman pada 5 April 2023. [1]"
    ]
    assert len(texts(card, "quote")) == 2
    assert texts(card, "tag") == ["artikel yang diharapkan"]
    assert texts(card, "place") == ["k.toml baris 7 · berapa, mudah, manual, Kabupaten Sleman, dev"]


def test_found_facts_are_good_and_missing_wrong_and_forbidden_ones_bad(make_result, make_failed):
    good, bad = (
        [text_of(node) for node in nodes(build_card(result)) if node[0] == "li" and node[1] == mark]
        for result, mark in ((make_result(), "good"), (make_failed(), "bad"))
    )

    assert "85 orang / 85 kepala desaditemukan sebagai “85 orang”" in good
    assert "slemandirujuk" in good
    assert "85 orangtidak ditemukan" in bad
    assert "85 orangdikatakan “58 orang”" in bad
    assert "fakta terlarang: Bantulditemukan sebagai “Bantul”" in bad
    assert "slemanditemukan pencarian pada peringkat 1, tidak dirujuk" in bad
    assert any("tidak didukung rujukannya: angka 58 tidak ada" in text for text in bad)
    assert any("rujukan yang tidak perlu: 1" in text for text in bad)


def test_a_refusal_is_right_only_where_nothing_was_to_be_answered(make_result):
    expected = {"reason": "other_year", "articles": [], "visits": None, "optional_visits": [], "count": None}
    refused = make_result(
        answerable=False, expected=expected, status="not_found", reason="nothing_found", short=None, facts=[]
    )

    card = build_card(refused)

    assert "Status: tidak ada di arsip (tidak ditemukan) · keyakinan 87,5 %" in texts(card, "note")
    (should,) = [node for node in nodes(card) if "Seharusnya tidak dijawab (alasan: waktu lain)." in node]
    assert should[:2] == ["li", "good"]
    (should,) = [
        node for node in nodes(build_card(refused | {"answerable": True})) if "Seharusnya dijawab." in node
    ]
    assert should[:2] == ["li", "bad"]


def test_visits_and_counts_are_compared_one_by_one(make_result):
    expected = {"reason": None, "articles": [], "visits": ["a", "b"], "optional_visits": ["c"], "count": 2}

    card = build_card(make_result(expected=expected, visits=["a", "c", "d"], told_count=3, facts=[]))

    checks = {text_of(node): node[1] for node in nodes(card) if node[0] == "li"}
    assert checks["adisebut"] == "good"
    assert checks["btidak disebut"] == "bad"
    assert checks["cdisebut, boleh termasuk"] == "good"
    assert checks["ddisebut, padahal tidak termasuk"] == "bad"
    assert checks["jumlah 2, tetapi dikatakan 3"] == "bad"


@pytest.mark.parametrize(("told", "words"), [(2, "jumlah 2"), (None, "jumlah 2, tetapi tidak disebut")])
def test_a_count_without_visits_is_compared_too(make_result, told, words):
    expected = {"reason": None, "articles": [], "visits": None, "optional_visits": [], "count": 2}

    card = build_card(make_result(expected=expected, told_count=told))

    assert words in [text_of(node) for node in nodes(card) if node[0] == "li"]


def test_a_crash_is_shown_with_its_cause(make_failed):
    crashed = make_failed(error="KeyError: 'x' (y.py:3)", status=None, answer=None, short=None, resolved=None)

    card = build_card(crashed)

    assert texts(card, "crash") == ["KeyError: 'x' (y.py:3)"]
    assert texts(card, "answer") == ["Tidak ada jawaban."]
    assert "Status: galat · keyakinan 87,5 %" in texts(card, "note")


def test_a_card_has_known_tags_and_nothing_invisible(make_failed):
    hostile = "</script><img src=x onerror=alert(1)>\x00\u202e"
    failed = make_failed(id=hostile, question=hostile, answer=hostile, short=hostile, faults=[hostile])
    failed["passages"][0]["title"] = failed["citations"][0]["title"] = hostile

    card = build_card(failed)

    assert {node[0] for node in nodes(card)} <= TAGS
    assert all(
        (isinstance(node[1], str) and node[1].replace(" ", "").isalpha()) or not node[1]
        for node in nodes(card)
    )
    everything = "".join(text_of(node) for node in (*card.head, *card.body))
    assert "⟨U+202E⟩" in everything
    assert not {"\x00", "\u202e"} & set(everything)


def test_a_citation_that_does_not_resolve_says_why(make_failed):
    failed = make_failed()
    failed["citations"] = [
        {
            "number": 0,
            "article_id": None,
            "resolves": False,
            "why": "kalimat tanpa nomor",
            "title": None,
            "quote": None,
        }
    ]

    card = build_card(failed)

    (citation,) = [node for node in nodes(card) if node[0] == "li" and "kalimat tanpa nomor" in text_of(node)]
    assert citation[1] == "bad"
