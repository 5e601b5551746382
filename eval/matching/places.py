"""Names of regions in facts and texts: short forms written out, longer names not cut in two."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.regions import Region, RegionMention, load_gazetteer
from corpus.spans import Span
from eval.matching.tokens import Token, TokenText, read_tokens

_KINDS = frozenset({"kota", "kabupaten", "provinsi"})
_NAME_REACH = 80
"""Characters around a place in which a longer name of a region can begin or end."""


def write_out_regions(text: TokenText) -> TokenText:
    """`text` with "Jabar" read as "Jawa Barat" and so on; the same object where nothing is short."""
    mentions = [m for m in load_gazetteer().find(text.folded) if _written_otherwise(m, text.folded)]
    if not mentions:
        return text
    return replace(text, tokens=tuple(_put_names(text.tokens, mentions)))


def spare_kinds(form: TokenText) -> frozenset[int]:
    """Tokens "kota", "kabupaten" and "provinsi" before a name that only one region has."""
    found: set[int] = set()
    for mention in load_gazetteer().find(form.folded):
        if len(mention.named) == 1 and mention.regions:
            kind = Span(mention.span.start, mention.name_span.start + 1)
            found |= {
                index
                for index, token in enumerate(form.tokens)
                if kind.start <= token.start < mention.name_span.start and token.key in _KINDS
            }
    return frozenset(found)


def cuts_region(form: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds only a part of the name of a region that `form` does not name.

    "Bandung" is cut out of "Bandung Barat"; "Yogyakarta" is not cut out of "DI Yogyakarta".
    """
    gazetteer = load_gazetteer()
    left = max(0, start - _NAME_REACH)
    mentions = gazetteer.find(text[left : end + _NAME_REACH])
    names = [(m.name_span.shift(left), m.named) for m in mentions]
    cut = [named for span, named in names if _is_cut(span, start, end)]
    if not cut:
        return False
    meant: set[Region] = set(gazetteer.lookup(form))
    for mention in gazetteer.find(form):
        meant.update(mention.named)
    return any(meant.isdisjoint(named) for named in cut)


def _is_cut(name: Span, start: int, end: int) -> bool:
    overlaps = name.start < end and start < name.end
    return overlaps and (name.start < start or end < name.end)


def _written_otherwise(mention: RegionMention, text: str) -> bool:
    names = {region.name for region in mention.named}
    return len(names) == 1 and _letters(mention.name_span.of(text)) != _letters(*names)


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _put_names(tokens: tuple[Token, ...], mentions: list[RegionMention]) -> Iterator[Token]:
    names = {mention.name_span: read_tokens(mention.named[0].name).tokens for mention in mentions}
    done: set[Span] = set()
    for token in tokens:
        span = next((s for s in names if s.start <= token.start < s.end), None)
        if span is None:
            yield token
        elif span not in done:
            done.add(span)
            for number, word in enumerate(names[span]):
                place = replace(token, end=span.end, key=word.key, title=False)
                yield place if number == 0 else replace(place, gap=" ", stopped=False)
