"""Examples of the cross-encoder from labelled visits: `python -m index.training.visits.examples VISITS --check`.

Answers come from the labelled fields and from the build of sentences, questions from phrasings.toml, wrong
details from the other visits. The evaluation's own questions are never read.
"""

import argparse
import itertools
import logging
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import Passage
from index.training.held_out import Fold, visit_fold
from index.training.reader.examples import ReadingExample
from index.training.visits.entity_swaps import swap_record
from index.training.visits.facts import FIELD_FACTS, Fact
from index.training.visits.gaps import find_gaps
from index.training.visits.records import Place, Record, Visit, load_visits, read_visit, words_of
from index.training.visits.sentence_facts import SENTENCE_FACTS
from index.training.visits.twins import Pool, build_pool, change_frame
from index.training.visits.wording import Frame, Wording, draw_wording, fits, word_question

logger = logging.getLogger(__name__)

SOURCE, WRONG = "visits", "visits/wrong"
SWAPS = 7
"""Retellings of each visit."""
PER_KIND = 2
"""Facts of one kind in one telling."""
PER_TELLING = 8
"""Facts asked for in one telling."""
GAPS = 1
"""Questions in one telling that the whole article leaves open."""
_RARE = frozenset({"siapa_tamu", "ke_mana", "bentuk", "jabatan"})
"""Kinds that every article answers, asked once in a telling at most."""
_TWIN_SHARE, _OTHER_PASSAGE_SHARE, _WRONG_VISIT_SHARE = 0.9, 0.25, 0.25
_SAMPLED = 40
"""Passages of other visits among which the most alike is the wrong one."""
_PLAIN_ANSWERS = frozenset(
    {"pemimpin", "penerima", "nama_pejabat", "jabatan", "kapan", "tempat", "peserta", "angka", "persen", "tahun",
     "siapa_yang", "jumlah_kalimat", "komisi", "program", "kapan_kalimat"}
)  # fmt: skip
"""Kinds whose answer is a name or a number, so that a passage without it holds no answer."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A worded question over the passage that answers it."""

    visit: Visit
    passage: Passage
    fact: Fact
    frame: Frame
    wording: Wording
    example: ReadingExample


def build_visit_examples(
    records: Iterable[Record], folds: Collection[Fold], seed: int, *, swaps: int = SWAPS, rounds: int = 1
) -> tuple[ReadingExample, ...]:
    """Answerable and unanswerable examples of the visits in `folds`; the same for the same arguments.

    Every visit is told once as it is and `swaps` times of other regions, people, days and figures; each telling
    is asked about `rounds` times in other words.
    """
    chosen = [record for record in records if visit_fold(record["id"]) in folds]
    visits = [visit for record in chosen for visit in _tell(record, seed, swaps)]
    pool = build_pool(visits)
    examples: list[ReadingExample] = []
    for visit, number in itertools.product(visits, range(rounds)):
        rng = random.Random(f"{seed}:{visit.id}:{number}")  # noqa: S311 - choices, not secrets
        for asked in ask_visit(visit, rng, number):
            examples.append(asked.example)
            examples.extend(_wrong_ones(asked, visits, pool, rng))
        examples.extend(ask_gaps(visit, rng, number))
    return tuple(examples)


def _tell(record: Record, seed: int, swaps: int) -> Iterator[Visit]:
    yield read_visit(record)
    for number in range(1, swaps + 1):
        rng = random.Random(f"{seed}:{record['id']}:{number}")  # noqa: S311
        yield replace(read_visit(swap_record(record, rng)), id=f"{record['id']}~{number}")


def ask_visit(visit: Visit, rng: random.Random, number: int = 0) -> Iterator[_Asked]:
    """Worded questions over the passages of one telling, kinds mixed; `number` of the round goes into the ids."""
    found = [
        (passage, fact)
        for passage in visit.passages
        for find in (*FIELD_FACTS, *SENTENCE_FACTS)
        for fact in find(visit, passage.text)
    ]
    for place, (passage, fact) in enumerate(_choose_mixed(found, rng)):
        frame = build_frame(visit, passage, fact, rng)
        wording = draw_wording(frame, rng)
        if wording is None:
            continue
        identity = f"{SOURCE}:{visit.id}:{number}.{place}"
        example = ReadingExample(
            id=identity, question=word_question(wording, frame), passage=passage.text, heading=visit.heading,
            spans=fact.spans, listing=fact.listing, answerable=True, relevant=True, source=SOURCE, group=identity,
        )  # fmt: skip
        yield _Asked(visit, passage, fact, frame, wording, example)


def ask_gaps(visit: Visit, rng: random.Random, number: int = 0) -> Iterator[ReadingExample]:
    """Questions of the right visit that its article does not answer."""
    for place, gap in enumerate(itertools.islice(find_gaps(visit, rng), GAPS)):
        passage = visit.passages[0] if rng.random() < 0.6 else rng.choice(visit.passages)
        frame = build_frame(visit, passage, gap, rng)
        wording = draw_wording(frame, rng)
        if wording is not None:
            identity = f"{SOURCE}:{visit.id}:{number}.gap{place}"
            yield ReadingExample(
                id=identity, question=word_question(wording, frame), passage=passage.text, heading=visit.heading,
                answerable=False, source=SOURCE, group=identity,
            )  # fmt: skip


def build_frame(visit: Visit, passage: Passage, fact: Fact, rng: random.Random) -> Frame:
    """What heading and passage tell of the visit; a question must not ask by what they do not."""
    text = f"{visit.heading}\n{passage.text}"
    words = words_of(text)
    topics = [topic for topic in visit.topics if words_of(topic) <= words]
    if fact.kind in ("dipelajari", "topik_daftar", "tujuan"):
        topics = []
    year = visit.year if visit.year in words and fact.kind != "kapan" else ""
    month_known = bool(year) and visit.month.split()[0].casefold() in words
    visitor = None if fact.hides == "visitor" else _told(visit.visitor, text)
    if visitor is not None and fact.kind in ("komisi", "dinas"):
        visitor = replace(visitor, office="")
    return Frame(
        kind=fact.kind,
        visitor=visitor,
        host=None if fact.hides == "host" else _told(visit.host, text),
        form=visit.form,
        month=visit.month if month_known else "",
        year=year,
        topic=rng.choice(topics) if topics else "",
        values=fact.values,
    )


def _told(place: Place, text: str) -> Place | None:
    if place.name not in text:
        return None
    return place if not place.office or place.office in text else replace(place, office="")


def _choose_mixed(found: Sequence[tuple[Passage, Fact]], rng: random.Random) -> list[tuple[Passage, Fact]]:
    """Up to PER_TELLING facts, at most PER_KIND of a kind, the kinds in turn."""
    by_kind: dict[str, list[tuple[Passage, Fact]]] = {}
    for item in rng.sample(found, len(found)):
        by_kind.setdefault(item[1].kind, []).append(item)
    turns = [
        item
        for turn in range(PER_KIND)
        for kind, items in by_kind.items()
        for item in items[turn : turn + 1]
        if not (turn and kind in _RARE)
    ]
    return turns[:PER_TELLING]


def _wrong_ones(
    asked: _Asked, visits: Sequence[Visit], pool: Pool, rng: random.Random
) -> Iterator[ReadingExample]:
    if rng.random() < _TWIN_SHARE:
        twin = _twin(asked, pool, rng)
        if twin is not None:
            yield twin
    if rng.random() < _OTHER_PASSAGE_SHARE:
        yield from _other_passage(asked, rng)
    if rng.random() < _WRONG_VISIT_SHARE:
        yield from _wrong_visit(asked, visits, rng)


def _twin(asked: _Asked, pool: Pool, rng: random.Random) -> ReadingExample | None:
    """The question with one detail changed, over the same passage."""
    for change in change_frame(asked.frame, asked.visit, pool, rng):
        if not fits(asked.wording.pattern, change.frame):
            continue
        question = word_question(asked.wording, change.frame)
        if question != asked.example.question:
            return replace(
                asked.example, id=f"{asked.example.id}:twin", question=question, spans=(), listing=False,
                answerable=False, relevant=change.relevant,
            )  # fmt: skip
    return None


def _other_passage(asked: _Asked, rng: random.Random) -> Iterator[ReadingExample]:
    """The question over a passage of the same article that has not the answer."""
    if asked.fact.kind not in _PLAIN_ANSWERS:
        return
    fitting = [passage for passage in asked.visit.passages if _lacks_answer(asked, passage)]
    if fitting:
        passage = rng.choice(fitting)
        yield replace(
            asked.example, id=f"{asked.example.id}:else", passage=passage.text, spans=(), listing=False,
            answerable=False, relevant=None,
        )  # fmt: skip


def _wrong_visit(asked: _Asked, visits: Sequence[Visit], rng: random.Random) -> Iterator[ReadingExample]:
    """The question over the most alike of some passages of other visits that lack a region that it names."""
    question = asked.example.question.casefold()
    places = [place.name for place in (asked.frame.visitor, asked.frame.host) if place]
    asked_for = [name for name in places if name.casefold() in question]
    wanted = words_of(question)
    best: tuple[int, Visit, Passage] | None = None
    base = asked.visit.id.split("~")[0]
    siblings = [visit for visit in visits if visit.id.split("~")[0] == base and visit is not asked.visit]
    candidates = rng.sample(visits, min(_SAMPLED, len(visits))) + rng.sample(siblings, min(1, len(siblings)))
    for visit in candidates if asked_for else ():
        article = f"{visit.heading}\n{visit.article.text}"
        if all(name in article for name in asked_for):
            continue
        passage = rng.choice(visit.passages)
        overlap = len(wanted & words_of(f"{visit.heading} {passage.text}"))
        if _lacks_answer(asked, passage) and (best is None or overlap > best[0]):
            best = (overlap, visit, passage)
    if best is not None:
        yield replace(
            asked.example, id=f"{asked.example.id}:wrong", passage=best[2].text, heading=best[1].heading, spans=(),
            listing=False, answerable=False, relevant=False, source=WRONG,
        )  # fmt: skip


def _lacks_answer(asked: _Asked, passage: Passage) -> bool:
    """Has `passage` no telling word of any answer?"""
    words = words_of(passage.text)
    return not any(
        {word for word in words_of(span.of(asked.passage.text)) if len(word) > 3 or word.isdigit()} & words
        for span in asked.fact.spans
    )


def measure_question_leak(examples: Sequence[ReadingExample]) -> float:
    """ROC AUC (0.5: none) of telling answerable from unanswerable by the words of the question alone.

    Logistic regression over n-grams of one to three words, five folds by group.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - for this check alone
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold, cross_val_predict  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    labels = [bool(example.answerable) for example in examples]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 3), min_df=2), LogisticRegression(max_iter=1000))
    guesses = cross_val_predict(
        model, [example.question for example in examples], labels, cv=GroupKFold(5),
        groups=[example.group.split("~")[0].split(":")[1] for example in examples], method="predict_proba",
    )  # fmt: skip
    return float(roc_auc_score(labels, guesses[:, 1]))


def describe(example: ReadingExample) -> str:
    """One example in a few lines, for reading."""
    mark = "+" if example.answerable else "-"
    answer = " | ".join(span.of(example.passage) for span in example.spans)
    return f"{mark} {example.question}\n    [{example.heading.splitlines()[0]}] {example.passage}\n    = {answer}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the examples and report on them."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("visits", type=Path, help="visits.jsonl")
    parser.add_argument("--fold", choices=("train", "tune"), default="train")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--swaps", type=int, default=SWAPS)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--check", action="store_true", help="measure what the question alone gives away")
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    examples = build_visit_examples(
        load_visits(options.visits), {options.fold}, options.seed, swaps=options.swaps, rounds=options.rounds
    )
    answerable = sum(bool(example.answerable) for example in examples)
    logger.info("%d examples, %d answerable", len(examples), answerable)
    for example in random.Random(options.seed).sample(examples, min(options.samples, len(examples))):  # noqa: S311
        logger.info("%s", describe(example))
    if options.check:
        logger.info("question-only AUC %.3f", measure_question_leak(examples))


if __name__ == "__main__":
    main()
