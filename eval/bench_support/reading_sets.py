"""What the reader is measured on: held-out questions, and the hardest wrong passage for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eval.bench_store import opened_retriever, passage_id
from eval.bench_support.answer_match import holds_answer
from eval.bench_support.qa_corpus import SETS, QaCorpus, load_qa_corpus
from index.embedding import Embedder
from index.hit import SearchQuery
from index.pair_text import tidy_question
from index.retrieval import HybridRetriever
from index.training.held_out import Fold
from index.training.qa_data import MEASURED_SETS, load_held_out
from index.training.reader.examples import ReadingExample
from index.training.visits.examples import build_visit_examples
from index.training.visits.records import load_visits

DEPTH = 20
"""Hits among which the wrong passage is looked for."""
WRONG = "/wrong"
VISIT_SEED = 7


def load_reading_sets(data: Path) -> dict[str, tuple[ReadingExample, ...]]:
    """The held-out questions of each public set, never trained on."""
    return {name: load_held_out(data, name) for name in MEASURED_SETS}


def tidy_questions(examples: Sequence[ReadingExample]) -> tuple[ReadingExample, ...]:
    """The same examples with their questions as `tidy_question` writes them."""
    return tuple(replace(example, question=tidy_question(example.question)) for example in examples)


def load_visit_set(visits: Path, fold: Fold, retellings: int = 0) -> tuple[ReadingExample, ...]:
    """Questions made from the fields of the visits of a fold, with their unanswerable twins and wrong passages.

    `retellings`: how often each visit is told with other names and figures, besides as it is.
    """
    return build_visit_examples(load_visits(visits), {fold}, VISIT_SEED, swaps=retellings)


def find_wrong_passages(
    data: Path, sets: Mapping[str, Sequence[ReadingExample]], embedder: Embedder, cache: Path
) -> tuple[ReadingExample, ...]:
    """For each answerable question of the retrieval sets, the highest hit that is wrong.

    The product's hybrid retriever searches all contexts of both sets. Wrong: neither the question's own context (or a
    near-copy) nor one in which a right answer stands. Questions without such a hit are left out. `source` is the
    set's name with WRONG, `group` the id of the question.
    """
    corpus = load_qa_corpus(data)
    asked = [example for name in SETS for example in sets[name] if example.answerable]
    texts = list(dict.fromkeys(example.question for example in asked))
    golds = _gold_places(corpus)
    with opened_retriever(corpus.contexts, texts, embedder, cache) as retriever:
        places = {passage_id(number, text): number for number, text in enumerate(corpus.contexts)}
        found = (
            (example, _search(retriever, corpus, places, example, golds[example.source, example.question]))
            for example in asked
        )
        return tuple(_as_wrong(example, text) for example, text in found if text is not None)


def _gold_places(corpus: QaCorpus) -> Mapping[tuple[str, str], set[int]]:
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    for question in corpus.questions:
        places[question.source, question.text].add(question.gold)
    return places


def _search(
    retriever: HybridRetriever,
    corpus: QaCorpus,
    places: Mapping[str, int],
    example: ReadingExample,
    golds: set[int],
) -> str | None:
    answers = [span.of(example.passage) for span in example.spans]
    hits = retriever.retrieve(SearchQuery(example.question, DEPTH))
    contexts = _wrong_ones((places[hit.passage.id] for hit in hits), golds, corpus)
    return next((text for text in contexts if not holds_answer(text, answers)), None)


def _wrong_ones(found: Iterable[int], golds: set[int], corpus: QaCorpus) -> Iterator[str]:
    return (corpus.contexts[place] for place in found if place not in golds)


def _as_wrong(example: ReadingExample, context: str) -> ReadingExample:
    return replace(
        example,
        id=f"{example.id}{WRONG}",
        passage=context,
        spans=(),
        answerable=False,
        relevant=False,
        source=f"{example.source}{WRONG}",
        group=example.id,
    )
