"""What of a statement can be looked up word for word in its sources: numbers, dates, regions and names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.dates import DateMention, find_dates
from corpus.name_words import load_name_words
from corpus.regions import RegionMention, load_gazetteer
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.words import Word, fold, split_words
from eval import messages
from eval.matching.claimed_values import Quantity, read_quantities
from eval.matching.words import same_words
from eval.running.language import is_indonesian_word
from index.stemming import stem_word

_REGION_KINDS = frozenset({"kota", "kabupaten", "provinsi", "pemerintah", "daerah"})
"""Capitalised words beside the name of a region that its gazetteer entry covers: "Pemkot X", "Pemerintah Kota X"."""
_DENYING = frozenset({"tidak", "bukan", "belum", "tanpa", "tak", "batal", "gagal"})

Ymd = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is cited, with the day from which it tells days without a year."""

    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What sources tell, gathered once."""

    words: frozenset[str]
    """Folded; abbreviations also written out."""
    numbers: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    regions: tuple[RegionMention, ...]

    @classmethod
    def by(cls, sources: Iterable[Source]) -> "Told":
        """All that `sources` tell together."""
        read = [_read_source(source) for source in sources]
        return cls(
            frozenset().union(*(one.words for one in read)),
            tuple(number for one in read for number in one.numbers),
            tuple(day for one in read for day in one.dates),
            tuple(region for one in read for region in one.regions),
        )


@lru_cache(maxsize=1_000)
def _read_source(source: Source) -> Told:
    """A quotation is asked for each statement that cites it, together with others and alone."""
    return Told(
        frozenset(key for word in split_words(source.text) for key in _keys(word.text)),
        read_quantities(source.text),
        find_dates(source.text, source.published),
        load_gazetteer().find(source.text),
    )


def find_untold(statement: str, told: Told) -> str | None:
    """What the sources do not tell of the numbers, dates, regions and names of `statement`.

    An Indonesian phrase that names the first such thing, by kind, then by place; None where they tell all.
    """
    dates = find_dates(statement)
    regions = load_gazetteer().find(statement)
    taken = [*(one.span for one in dates), *(one.span for one in regions)]
    numbers = [one for one in read_quantities(statement) if not _covered(one.span, taken)]
    taken += [one.span for one in numbers]
    missing = (
        *(one.span for one in numbers if not any(tells_number(one, other) for other in told.numbers)),
        *(one.span for one in dates if not tells_date(one, told.dates)),
        *(one.span for one in regions if not tells_region(one, told.regions)),
        *(Span(word.start, word.end) for word in _names(statement, taken) if not _is_known(word, told)),
        *_unread_digits(statement, taken, told),
    )
    first = next(iter(missing), None)
    return None if first is None else messages.SUPPORT_UNTOLD.format(words=first.of(statement))


def denies_otherwise(statement: str, sources: Sequence[Source]) -> bool:
    """Whether the statement denies something where the sources deny nothing, or says the opposite of a word of theirs.

    The opposite: it affirms a word that they have only behind a denying word, or the other way round.
    """
    said, known = _polarity([Source(statement)]), _polarity(sources)
    if _denies(said) and not _denies(known):
        return True
    return any(word in known and known[word].isdisjoint(ways) for word, ways in said.items())


def tells_number(wanted: Quantity, found: Quantity) -> bool:
    """Same bounds and unit; what is counted is the same, where both say it."""
    if (wanted.low, wanted.high) != (found.low, found.high):
        return False
    if wanted.unit != found.unit and {wanted.unit, found.unit} != {"", "orang"}:
        return False
    return not wanted.nouns or not found.nouns or wanted.shares_nouns(found)


def tells_date(wanted: DateMention, found: Iterable[DateMention]) -> bool:
    """Whether one of `found` tells every part of a date that `wanted` tells; its year may follow from publication."""
    parts = [(wanted.year, wanted.month, wanted.day), wanted.end]
    if wanted.year is None and wanted.month is None:
        return True  # "kemarin", "Kamis": nothing that could be looked up
    told = [ends for one in found for ends in _ends(one)]
    return all(any(_fits(part, one) for one in told) for part in parts if part is not None)


def tells_region(wanted: RegionMention, found: Iterable[RegionMention]) -> bool:
    """Whether one of `found` may be the same region, or lies in the province that `wanted` names."""
    codes = {region.code for region in wanted.regions or wanted.named}
    for mention in found:
        for region in mention.regions or mention.named:
            if region.code in codes or region.code.split(".")[0] in codes:
                return True
    return False


def _ends(one: DateMention) -> Iterator[Ymd]:
    begin: Ymd = (one.year, one.month, one.day)
    yield begin
    for day in (one.resolved, one.last if one.end is not None else None):
        if day is not None:
            yield (day.year, day.month, day.day)
    if one.year is None and one.first is not None and one.month is not None:
        yield (one.first.year, one.month, one.day)
    if one.end is not None:
        year, month, number = (b if b is not None else a for a, b in zip(begin, one.end, strict=True))
        yield (year, month, number)


def _fits(wanted: Ymd, told: Ymd) -> bool:
    return all(part is None or part == have for part, have in zip(wanted, told, strict=True))


def _covered(span: Span, by: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in by)


def _names(statement: str, taken: Sequence[Span]) -> Iterator[Word]:
    """Capitalised words outside `taken`; one that begins a sentence only where it is no ordinary word."""
    words = load_name_words()
    begins = _sentence_starts(statement)
    for word in split_words(statement):
        key = fold(word.text)
        if not word.text[:1].isupper() or key in _REGION_KINDS or _covered(Span(word.start, word.end), taken):
            continue
        if words.is_title(key) or (word.start in begins and _is_no_name(key)):
            continue
        yield word


def _is_no_name(key: str) -> bool:
    """Whether the word that begins a sentence is an ordinary one: "Rombongan", "Mempelajari", but not "Budi"."""
    derived = stem_word(key) != key and is_indonesian_word(key)
    return derived or load_name_words().is_common(key)


def _sentence_starts(text: str) -> frozenset[int]:
    """Where the first words of the sentences of `text` begin."""
    firsts = (next(iter(split_words(span.of(text))), None) for span in split_sentences(text))
    starts = zip(split_sentences(text), firsts, strict=True)
    return frozenset(span.start + word.start for span, word in starts if word is not None)


def _is_known(word: Word, told: Told) -> bool:
    return all(key in told.words for key in _plain_keys(word.text)) or fold(word.text) in told.words


def _keys(word: str) -> Iterator[str]:
    key = fold(word)
    yield key
    yield from same_words().get(key, "").split()
    yield from key.split("-")


def _plain_keys(word: str) -> list[str]:
    key = fold(word)
    return same_words().get(key, key).split()


def _unread_digits(statement: str, taken: Sequence[Span], told: Told) -> Iterator[Span]:
    """Words with digits that neither a number nor a date has taken: "TPS3R", "B-2022/17"."""
    for word in split_words(statement):
        span = Span(word.start, word.end)
        has_digits = any(character.isdigit() for character in word.text)
        if has_digits and not _covered(span, taken) and fold(word.text) not in told.words:
            yield span


def _denies(polarity: dict[str, set[bool]]) -> bool:
    return any(False in ways for ways in polarity.values())


def _polarity(sources: Iterable[Source]) -> dict[str, set[bool]]:
    """Stem of each word that a denying word stands right before, or that is said without one: False, True."""
    found: dict[str, set[bool]] = {}
    for source in sources:
        before = ""
        for word in split_words(source.text):
            key = fold(word.text)
            if key not in _DENYING:
                found.setdefault(stem_word(key), set()).add(before not in _DENYING)
            before = key
    return found
