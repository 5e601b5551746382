"""Names of regions in facts and texts: short forms written out, longer names not cut in two."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.regions import Region, RegionMention, load_gazetteer
from corpus.spans import Span
from eval.matching.token import Token, TokenText
from eval.matching.tokens import read_tokens

KINDS = frozenset({"kota", "kabupaten", "provinsi"})


@dataclass(frozen=True, slots=True)
class RegionNames:
    """The regions that a text names, by where their names begin."""

    spans: tuple[Span, ...]
    """Names without their kind, in the folded text."""
    named: tuple[frozenset[str], ...]
    """For each of `spans`, the codes of all regions of that name."""

    def cuts(self, start: int, end: int) -> Iterator[frozenset[str]]:
        """Codes of the names that lie only partly between `start` and `end`."""
        first = bisect_right(self.spans, start, key=lambda span: span.end)
        for span, codes in zip(self.spans[first:], self.named[first:], strict=True):
            if span.start >= end:
                return
            if span.start < start or end < span.end:
                yield codes


def find_regions(text: TokenText) -> tuple[RegionMention, ...]:
    """Mentions in the folded text; a text without any capital is read as people type."""
    return load_gazetteer().find(text.folded, lowercase_ok=text.folded.islower())


def region_names(mentions: Sequence[RegionMention]) -> RegionNames:
    """Where `mentions` stand and what they name."""
    spans = tuple(mention.name_span for mention in mentions)
    return RegionNames(spans, tuple(frozenset(r.code for r in mention.named) for mention in mentions))


def meant_regions(form: str, mentions: Sequence[RegionMention]) -> frozenset[str]:
    """Codes of every region that a form of a fact may mean."""
    regions: set[Region] = {*load_gazetteer().lookup(form)}
    for mention in mentions:
        regions.update(mention.named)
    return frozenset(region.code for region in regions)


def write_out_regions(text: TokenText, mentions: Sequence[RegionMention]) -> TokenText:
    """`text` with "Jabar" read as "Jawa Barat" and "Kediri" behind "Kabupaten Malang dan" with its kind.

    The same object where nothing is short.
    """
    short = [
        mention for mention in mentions if _written_otherwise(mention, text.folded) or _is_carried(mention)
    ]
    return replace(text, tokens=tuple(_put_names(text, short))) if short else text


def spare_kinds(text: TokenText, mentions: Sequence[RegionMention]) -> frozenset[int]:
    """Tokens "kota", "kabupaten" and "provinsi" before a name that only one region has."""
    starts = [token.start for token in text.tokens]
    found: set[int] = set()
    for mention in mentions:
        if len(mention.named) == 1 and mention.regions:
            first = bisect_left(starts, mention.span.start)
            behind = bisect_left(starts, mention.name_span.start)
            found |= {
                index for index in range(max(first, behind - 3), behind) if text.tokens[index].key in KINDS
            }
    return frozenset(found)


def pass_kinds(text: TokenText, mentions: Sequence[RegionMention]) -> TokenText:
    """`text`, whose words "kota", "kabupaten" and "provinsi" before a name that only one region has are spare."""
    spare = spare_kinds(text, mentions)
    if not spare:
        return text
    tokens = (
        replace(token, spare=True) if index in spare else token for index, token in enumerate(text.tokens)
    )
    return replace(text, tokens=tuple(tokens))


def _is_carried(mention: RegionMention) -> bool:
    """Whether an enumeration gives the region its kind."""
    return mention.stated_kind is not None and not mention.explicit and len(mention.regions) == 1


def _written_otherwise(mention: RegionMention, text: str) -> bool:
    names = {region.name for region in mention.named}
    return len(names) == 1 and _letters(mention.name_span.of(text)) != _letters(*names)


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _put_names(text: TokenText, mentions: Sequence[RegionMention]) -> Iterator[Token]:
    starts = [mention.name_span.start for mention in mentions]
    done = -1
    for token in text.tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or token.start >= mentions[at].name_span.end:
            yield token
        elif at != done:
            done = at
            yield from _written_out(text, mentions[at], token)


def _written_out(text: TokenText, mention: RegionMention, token: Token) -> Iterator[Token]:
    """The words of the full name, all in the place of the name as it is written."""
    names = {region.name for region in mention.named}
    name = mention.named[0].name if len(names) == 1 else mention.name_span.of(text.folded)
    place = replace(token, end=mention.name_span.end, title=False)
    if _is_carried(mention) and mention.stated_kind is not None:
        yield replace(place, key=mention.stated_kind, spare=True)
        place = replace(place, gap=" ", stopped=False)
    for word in read_tokens(name).tokens:
        yield replace(place, key=word.key)
        place = replace(place, gap=" ", stopped=False)
