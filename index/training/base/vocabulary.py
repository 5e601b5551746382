"""Chooses the pieces that the bundled model keeps, and reads and writes the list of their ids.

`python -m index.training.base.vocabulary --data FOLDER --visits FILE` rebuilds the stored list.
"""

import argparse
import json
import logging
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import wordfreq
from tokenizers import Tokenizer

from index.training.base.container import Container, load_container
from index.training.base.tokenization import MASK, SPACE, build_tokenizer

logger = logging.getLogger(__name__)

STORED_LIST = Path(__file__).with_name("vocabulary.txt")
"""Ids of the kept pieces in the full vocabulary, ascending, one a line."""
WORD_LISTS = ("id", "ms", "en")
"""Languages of the wordfreq lists that join the sample."""
WORDS_EACH = 30_000
"""The most frequent words of each list; the tail of the English one is mostly other languages."""
KEPT_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC")
"""Scripts whose single letters are kept: names, formulas and quotations in Indonesian news use them."""
BATCH = 2000


class VocabularyError(ValueError):
    """A stored list that does not fit the packed file."""


def load_vocabulary(path: Path = STORED_LIST) -> tuple[int, ...]:
    """Kept ids, ascending; VocabularyError names the first line that is wrong."""
    ids: list[int] = []
    for number, line in enumerate(path.read_text("ascii").splitlines(), start=1):
        if not line.isdecimal() or (ids and int(line) <= ids[-1]):
            raise VocabularyError(f"{path}:{number}: expected an id above the one before, got {line!r}")
        ids.append(int(line))
    return tuple(ids)


def save_vocabulary(ids: Sequence[int], path: Path = STORED_LIST) -> None:
    """Write `ids`, one a line, in ascending order."""
    path.write_text("".join(f"{i}\n" for i in sorted(ids)), "ascii")


def choose_pieces(container: Container, texts: Iterable[str]) -> tuple[int, ...]:
    """Ids of the pieces seen in `texts`, plus all special, numeric, punctuation and single-character ones."""
    seen = find_seen(build_tokenizer(container), texts)
    always = {i for i, piece in enumerate(container.pieces) if is_always_kept(piece)}
    logger.info("%d pieces seen, %d more kept without being seen", len(seen), len(always - seen))
    return tuple(sorted(seen | always))


def find_seen(tokenizer: Tokenizer, texts: Iterable[str]) -> set[int]:
    """Ids that occur when `texts` are tokenised."""
    seen: set[int] = set()
    remaining = iter(texts)
    while batch := list(islice(remaining, BATCH)):
        for encoding in tokenizer.encode_batch_fast(batch):
            seen.update(encoding.ids)
    return seen


def is_always_kept(piece: str) -> bool:
    """Whether a piece stays even if the sample lacks it, so that no ordinary text becomes unknown."""
    if piece in ("<s>", "<pad>", "</s>", "<unk>", MASK):
        return True
    core = piece.removeprefix(SPACE)
    if len(core) <= 1:
        return not core or _is_kept_character(core)
    return all(
        unicodedata.category(character) in ("Nd", "Po", "Pd", "Ps", "Pe", "Sm", "Sc") for character in core
    )


def _is_kept_character(character: str) -> bool:
    if not unicodedata.category(character).startswith(("L", "M")):
        return True
    return unicodedata.name(character, "").startswith(KEPT_SCRIPTS)


def read_sample(data: Path, visits: Path) -> Iterator[str]:
    """The texts that decide which pieces are kept: training data, visits, region names, word lists."""
    for path in sorted(data.glob("*/*.jsonl")):
        yield from _read_strings(path, ("question", "context", "query", "positive", "full_name", "province"))
    yield from _read_strings(visits, ("title", "body", "outlet"))
    yield from chain.from_iterable(map(read_words, WORD_LISTS))


def read_words(language: str) -> Iterator[str]:
    """The most frequent words of `language` in three casings, those with digits left out."""
    for word in wordfreq.top_n_list(language, WORDS_EACH):
        if not any(character.isdecimal() for character in word):
            yield from (word, word.capitalize(), word.upper())


def _read_strings(path: Path, fields: Sequence[str]) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from (row[field] for field in fields if row.get(field))


def main(arguments: Sequence[str] | None = None) -> None:
    """Rebuild the list of kept pieces."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--source", type=Path, help="wheel or .bin (default: the installed package)")
    parser.add_argument("--data", type=Path, required=True, help="folder with */*.jsonl training data")
    parser.add_argument("--visits", type=Path, required=True, help="visits.jsonl")
    parser.add_argument("-o", "--output", type=Path, default=STORED_LIST)
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("index").setLevel(logging.INFO)
    logger.setLevel(logging.INFO)
    chosen = choose_pieces(load_container(options.source), read_sample(options.data, options.visits))
    save_vocabulary(chosen, options.output)
    logger.info("%d pieces kept: %s", len(chosen), options.output)


if __name__ == "__main__":
    main()
