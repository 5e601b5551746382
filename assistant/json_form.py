"""Answers and hits as the JSON that programs rely on; the keys are stable."""

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer, Citation
from assistant.visit_export import visit_to_json
from corpus.regions import load_gazetteer
from index.hit import Hit

Json = dict[str, Any]


def answer_to_json(answer: Answer, case_id: Any = None) -> Json:
    """One answer as the command line prints it; `quote` is the stored text from `start` to `end`, always."""
    return {
        "id": case_id,
        "question": answer.question,
        "resolved": answer.resolved,
        "status": answer.status.value,
        "reason": answer.reason.value if answer.reason else None,
        "answer": answer.text,
        "short": answer.short,
        "sentences": [{"text": s.text, "citations": list(s.citations)} for s in answer.sentences],
        "citations": [citation_to_json(citation) for citation in answer.citations],
        "visits": [visit_to_json(visit, load_gazetteer()) for visit in answer.visits],
        "mode": answer.mode,
        "seconds": round(answer.seconds, 4),
    }


def citation_to_json(citation: Citation) -> Json:
    """One citation: which characters of which version of which article."""
    article = citation.article
    return {
        "number": citation.number,
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "sha256": article.sha256,
    }


def hits_to_json(query: str, hits: Sequence[Hit], seconds: float, case_id: Any = None) -> Json:
    """One search result, best hit first, with every raw score."""
    return {
        "id": case_id,
        "q": query,
        "hits": [_hit_to_json(hit) for hit in hits],
        "seconds": round(seconds, 4),
    }


def _hit_to_json(hit: Hit) -> Json:
    passage = hit.passage
    return {
        "article_id": passage.article.id,
        "title": passage.article.title,
        "url": passage.article.url,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "fused": hit.fused,
        "lexical": hit.lexical,
        "dense": hit.dense,
        "rerank": hit.rerank,
    }
