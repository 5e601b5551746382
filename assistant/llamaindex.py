"""Drop-in parts for LlamaIndex programs; the only module that imports LlamaIndex."""

from collections.abc import Sequence
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answer import Answer, Citation
from assistant.json_form import answer_to_json
from assistant.respond import Assistant
from corpus.article import Article
from index.hit import Hit, SearchQuery
from index.library import Library


class RujukanRetriever(BaseRetriever):
    """Finds passages of a Rujukan library: nodes with the fused score, best first.

    Where the library has a reader, it decides the order, so that scores need not fall.
    """

    def __init__(self, library: Library, limit: int = 10, **options: Any) -> None:
        self._library = library
        self._limit = limit
        super().__init__(**options)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._library.retriever.retrieve(SearchQuery(query_bundle.query_str, self._limit))
        return [_hit_to_node(hit) for hit in hits]


class RujukanQueryEngine(BaseQueryEngine):
    """Answers from a Rujukan library: the response is the checked answer, its source nodes are the quotations.

    `response.metadata` is the answer in the JSON form of `rujukan ask --json`; an abstention has no source nodes.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        super().__init__(callback_manager=None)

    def _query(self, query_bundle: QueryBundle) -> Response:
        return _answer_to_response(self._assistant.respond(query_bundle.query_str))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


def _answer_to_response(answer: Answer) -> Response:
    return Response(
        response=answer.text,
        source_nodes=_citation_nodes(answer.citations),
        metadata=answer_to_json(answer),
    )


def _citation_nodes(citations: Sequence[Citation]) -> list[NodeWithScore]:
    return [
        NodeWithScore(
            node=_node(citation.article, citation.span.start, citation.span.end, {"number": citation.number}),
            score=1.0,
        )
        for citation in citations
    ]


def _hit_to_node(hit: Hit) -> NodeWithScore:
    scores = {"lexical": hit.lexical, "dense": hit.dense, "rerank": hit.rerank}
    passage = hit.passage
    return NodeWithScore(node=_node(passage.article, passage.start, passage.end, scores), score=hit.fused)


def _node(article: Article, start: int, end: int, extra: dict[str, Any]) -> TextNode:
    return TextNode(
        id_=f"{article.id}:{start}-{end}",
        text=article.text[start:end],
        start_char_idx=start,
        end_char_idx=end,
        metadata={
            "article_id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "sha256": article.sha256,
            **extra,
        },
    )
