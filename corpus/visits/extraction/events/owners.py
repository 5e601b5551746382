"""Which sentence of an article tells of which of several parties."""

from collections.abc import Sequence

from corpus.article_reading import ArticleReading
from corpus.visits.extraction.events.party_names import codes_of, codes_of_party
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.visit import Party, Reported


def find_owners(
    reading: ArticleReading, sentences: Sequence[PlainSentence], parties: Sequence[Reported[Party]]
) -> dict[int, int | None]:
    """Position of a sentence -> index of the one party that it tells of.

    That is the one that it names, or that was named last in its paragraph; None for several, or for none yet.
    """
    codes = [codes_of_party(party) for party in parties]
    owners: dict[int, int | None] = {}
    last: int | None = None
    for sentence in sentences:
        if sentence.position < 0:
            continue
        named = {code for group in sentence.groups for m in group.mentions for code in codes_of(m)}
        meant = [index for index, own in enumerate(codes) if named & own]
        if reading.whole[: sentence.span.start].endswith("\n"):
            last = None
        last = (meant[0] if len(meant) == 1 else None) if meant else last
        owners[sentence.position] = last
    return owners
