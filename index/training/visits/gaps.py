"""Questions of the right visit whose answer the whole article lacks: who came is told, how many is not."""

import random
import re
from collections.abc import Iterator

from corpus.sentences import split_sentences
from index.training.visits.facts import Fact
from index.training.visits.records import Visit, any_of, load_signs


def find_gaps(visit: Visit, rng: random.Random) -> Iterator[Fact]:
    """What the article surely does not tell, in random order; facts without spans.

    For "kata" and "harapan" the person is one of the article of whom it quotes nothing.
    """
    text = f"{visit.heading}\n{visit.article.text}".casefold()
    kinds = [kind for kind in load_signs()["gaps"] if not re.search(any_of(kind, "gaps"), text)]
    told = {
        "tempat": visit.venue,
        "program": visit.programs,
        "pemimpin": _has_side(visit, "visitor"),
        "penerima": _has_side(visit, "host"),
    }
    gaps = [Fact(kind, ()) for kind in kinds if not told.get(kind)]
    gaps += [Fact(kind, (), {"nama": name}) for name in _silent_people(visit) for kind in ("kata", "harapan")]
    yield from rng.sample(gaps, len(gaps))


def _has_side(visit: Visit, side: str) -> bool:
    return any(person.side == side for person in visit.people)


def _silent_people(visit: Visit) -> Iterator[str]:
    """Those of whom the article names no more than the name: once, and in no sentence about words or wishes."""
    sentences = [
        sentence.of(passage.text) for passage in visit.passages for sentence in split_sentences(passage.text)
    ]
    speaks = re.compile(any_of("speaks", "silence"), re.IGNORECASE)
    for person in visit.people:
        parts = [part for part in person.name.split() if len(part) > 3]
        naming = {sentence for sentence in sentences if any(part in sentence for part in parts)}
        if len(naming) == 1 and not speaks.search(next(iter(naming))):
            yield person.name
