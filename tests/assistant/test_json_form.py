import json
from datetime import date

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from assistant.json_form import answer_to_json, hits_to_json
from corpus.article import Article, Passage
from corpus.spans import Span
from index.hit import Hit

ARTICLE = Article(
    "a", "Judul", "Wali Kota datang. Ia disambut.", "Media", "https://contoh.test/a", date(2022, 6, 7)
)
ANSWER = Answer(
    question="sapa dtg",
    resolved="siapa datang",
    status=Status.ANSWERED,
    short="Wali Kota",
    sentences=(AnswerSentence("Wali Kota datang.", (1,)), AnswerSentence("Ia disambut.", (2,))),
    citations=(Citation(1, ARTICLE, Span(0, 17)), Citation(2, ARTICLE, Span(18, 30))),
    seconds=0.123456,
)


def test_an_answer_has_exactly_the_keys_that_programs_rely_on() -> None:
    assert answer_to_json(ANSWER, "x1") == {
        "id": "x1",
        "question": "sapa dtg",
        "resolved": "siapa datang",
        "status": "answered",
        "reason": None,
        "answer": "Wali Kota datang. [1] Ia disambut. [2]",
        "short": "Wali Kota",
        "sentences": [
            {"text": "Wali Kota datang.", "citations": [1]},
            {"text": "Ia disambut.", "citations": [2]},
        ],
        "citations": [
            {
                "number": number,
                "article_id": "a",
                "title": "Judul",
                "outlet": "Media",
                "url": "https://contoh.test/a",
                "published": "2022-06-07",
                "start": start,
                "end": end,
                "quote": ARTICLE.text[start:end],
                "sha256": ARTICLE.sha256,
            }
            for number, start, end in ((1, 0, 17), (2, 18, 30))
        ],
        "visits": [],
        "mode": "kutipan",
        "seconds": 0.1235,
    }


def test_an_abstention_has_the_same_keys_and_no_sources() -> None:
    none = Answer("x", "x", Status.NOT_FOUND, Reason.OTHER_REGION, "Tidak ada untuk daerah itu.")
    form = answer_to_json(none)
    assert form.keys() == answer_to_json(ANSWER).keys()
    assert (form["id"], form["status"], form["reason"]) == (None, "not_found", "other_region")
    assert (form["answer"], form["short"]) == ("Tidak ada untuk daerah itu.", None)
    assert form["sentences"] == form["citations"] == form["visits"] == []


def test_unknown_things_of_an_article_are_null() -> None:
    bare = Article("b", "", "Wali Kota datang.")
    answer = Answer("x", "x", Status.ANSWERED, citations=(Citation(1, bare, Span(0, 9)),))
    (row,) = answer_to_json(answer)["citations"]
    assert (row["outlet"], row["url"], row["published"], row["title"]) == (None, None, None, "")


def test_a_search_result_has_exactly_the_keys_that_programs_rely_on() -> None:
    found = (Hit(Passage(ARTICLE, 0, 17), 0.9, 7.5, None), Hit(Passage(ARTICLE, 18, 30), 0.5, None, 0.8, 0.1))
    form = hits_to_json("siapa", found, 0.00004, "x1")
    assert form == {
        "id": "x1",
        "q": "siapa",
        "hits": [
            {
                "article_id": "a",
                "title": "Judul",
                "url": "https://contoh.test/a",
                "start": start,
                "end": end,
                "text": ARTICLE.text[start:end],
                "fused": fused,
                "lexical": lexical,
                "dense": dense,
                "rerank": rerank,
            }
            for start, end, fused, lexical, dense, rerank in (
                (0, 17, 0.9, 7.5, None, None),
                (18, 30, 0.5, None, 0.8, 0.1),
            )
        ],
        "seconds": 0.0,
    }
    assert json.loads(json.dumps(form)) == form
