import asyncio
import re
from pathlib import Path

import pytest
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import QueryBundle

from assistant.json_form import answer_to_json
from assistant.llamaindex import RujukanQueryEngine, RujukanRetriever

DOCS = Path(__file__).parents[2] / "docs" / "llamaindex.md"
QUESTION = "Berapa orang kepala desa Lombok Barat yang mengunjungi Sleman?"


@pytest.fixture(scope="module")
def engine(open_assistant):
    return RujukanQueryEngine(open_assistant)


def programs() -> list[str]:
    """The Python blocks of the page, in order."""
    return re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)


def test_nodes_are_passages_best_first(small_library) -> None:
    retriever = RujukanRetriever(small_library, limit=3)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.retrieve("kepala desa Lombok Barat")
    assert len(found) == 3
    assert [node.score for node in found] == sorted((node.score for node in found), reverse=True)
    for one in found:
        article = small_library.archive.article(one.node.metadata["article_id"])
        assert one.node.text == article.text[one.node.start_char_idx : one.node.end_char_idx]
        assert one.node.metadata["sha256"] == article.sha256
        assert {
            "lexical",
            "dense",
            "rerank",
            "title",
            "outlet",
            "url",
            "published",
        } <= one.node.metadata.keys()


def test_the_response_is_the_checked_answer(engine, open_assistant) -> None:
    assert isinstance(engine, BaseQueryEngine)
    response = engine.query(QUESTION)
    expected = open_assistant.respond(QUESTION)
    assert str(response) == expected.text
    assert response.metadata.keys() == answer_to_json(expected).keys()
    assert [node.node.text for node in response.source_nodes] == [one.quote for one in expected.citations]
    assert [node.node.metadata["number"] for node in response.source_nodes] == [
        one.number for one in expected.citations
    ]


def test_an_abstention_has_no_source_nodes(engine) -> None:
    response = engine.query("Siapa yang berkunjung ke Jayapura?")
    assert "Jayapura" in str(response)
    assert (response.source_nodes, response.metadata["status"]) == ([], "not_found")


def test_both_work_asynchronously(engine, small_library) -> None:
    async def ask() -> tuple[str, list[str]]:
        response = await engine.aquery(QUESTION)
        found = await RujukanRetriever(small_library, limit=2).aretrieve(QueryBundle("kepala desa"))
        return str(response), [one.node.node_id for one in found]

    text, ids = asyncio.run(ask())
    assert text == str(engine.query(QUESTION))
    assert ids == [
        one.node.node_id for one in RujukanRetriever(small_library, limit=2).retrieve("kepala desa")
    ]


def test_the_retriever_fits_llamaindex_s_own_query_engine(small_library) -> None:
    from llama_index.core.llms import MockLLM  # noqa: PLC0415

    engine = RetrieverQueryEngine.from_args(RujukanRetriever(small_library, limit=2), llm=MockLLM())
    assert len(engine.query("kepala desa").source_nodes) == 2


def test_the_programs_of_the_page_run(shipped_home, monkeypatch, capsys) -> None:
    monkeypatch.setenv("RUJUKAN_HOME", str(shipped_home))
    monkeypatch.delenv("RUJUKAN_EMBEDDER", raising=False)
    monkeypatch.delenv("RUJUKAN_CHROMA_URL", raising=False)
    five_lines, search = programs()
    assert len([line for line in five_lines.splitlines() if line.strip()]) <= 5
    exec(compile(five_lines, str(DOCS), "exec"), {})
    printed = capsys.readouterr().out
    assert "Helmi Hasan" in printed and "[1]" in printed
    exec(compile(search, str(DOCS), "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 3
