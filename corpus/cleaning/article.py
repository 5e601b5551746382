"""A page's text in, the article out: what is not the article is cut off, every sentence of it stays."""

from dataclasses import dataclass, replace
from datetime import date

from corpus.cleaning.captions import drop_captions, drop_repeats
from corpus.cleaning.datelines import read_brand, read_dateline
from corpus.cleaning.endings import drop_ending
from corpus.cleaning.furniture import drop_furniture, is_furniture, is_prose
from corpus.cleaning.headlines import drop_head, find_title, letters_of, split_site
from corpus.cleaning.normalising import normalise_line, normalise_text
from corpus.cleaning.paragraphs import split_paragraphs
from corpus.cleaning.publication import PublicationLine, read_publication_line

_HEAD_PARAGRAPHS = 4
"""A dateline stands in one of the first paragraphs: a summary or a caption may come before it."""
_MAX_ROUNDS = 6
"""What one round uncovers (a signature behind a tag list) the next one cuts; dirty pages need two."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without what stood around it."""

    title: str
    """Without line ends; empty where none was given or found."""
    text: str
    """Unicode NFC, one paragraph a block, blocks parted by one empty line; empty where nothing is left."""
    outlet: str | None
    published: date | None


def clean_article(
    text: str, title: str | None = None, outlet: str | None = None, published: date | None = None
) -> Cleaned:
    """The article in `text`, with title, outlet and day of publication as given, or as the text says them.

    Given values win over found ones; `title=None` looks for one in the first line, `title=""` does not.
    Only removes: every line of the result stands in the normalised input. Never raises; cleaning again
    changes nothing.
    """
    state = Cleaned(normalise_line(title or ""), normalise_text(text), outlet, published)
    for number in range(_MAX_ROUNDS):
        cleaner = _clean_once(state, titled=title is not None or number > 0)
        if cleaner == state:
            break
        state = cleaner
    return state


def _clean_once(state: Cleaned, titled: bool) -> Cleaned:
    paragraphs = split_paragraphs(state.text)
    brand = next(
        (name for line in paragraphs[:12] if not is_prose(line) and (name := read_brand(line))), None
    )
    state, paragraphs = _take_publication(state, paragraphs)
    paragraphs = drop_furniture(paragraphs)
    state, paragraphs = _take_title(state, paragraphs, not titled)
    paragraphs = drop_repeats(drop_captions(drop_head(paragraphs)))
    state, paragraphs = _take_dateline(state, paragraphs)
    paragraphs = drop_repeats(drop_ending(paragraphs))
    return replace(state, outlet=state.outlet or brand, text=normalise_text("\n\n".join(paragraphs)))


def _take_publication(state: Cleaned, paragraphs: tuple[str, ...]) -> tuple[Cleaned, tuple[str, ...]]:
    """Publication lines go; the first that is no change of the text gives the day and the outlet.

    Before the first paragraph any such line counts, after it only one with a word such as "diterbitkan".
    """
    kept: list[str] = []
    found: list[PublicationLine] = []
    in_head = True
    for paragraph in paragraphs:
        line = read_publication_line(paragraph)
        if line is not None and (in_head or line.labelled):
            found.append(line)
            continue
        in_head = in_head and not is_prose(paragraph)
        kept.append(paragraph)
    best = min(found, key=lambda line: line.updated, default=None)
    if best is None:
        return state, tuple(kept)
    published = state.published or (None if best.updated else best.published)
    return replace(state, published=published, outlet=state.outlet or best.outlet), tuple(kept)


def _take_title(state: Cleaned, paragraphs: tuple[str, ...], find: bool) -> tuple[Cleaned, tuple[str, ...]]:
    if find and (number := find_title(paragraphs)) is not None:
        title, site = split_site(paragraphs[number])
        state = replace(state, title=title, outlet=state.outlet or site)
        paragraphs = paragraphs[number + 1 :]
    while paragraphs and state.title and _repeats_title(paragraphs[0], state.title):
        paragraphs = paragraphs[1:]
    return state, paragraphs


def _repeats_title(line: str, title: str) -> bool:
    return letters_of(line) == letters_of(title) or letters_of(split_site(line)[0]) == letters_of(title)


def _take_dateline(state: Cleaned, paragraphs: tuple[str, ...]) -> tuple[Cleaned, tuple[str, ...]]:
    for number, paragraph in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        dateline = read_dateline(paragraph)
        if dateline is not None and not is_furniture(paragraph):
            rest = paragraph[dateline.end :]
            state = replace(state, outlet=state.outlet or dateline.outlet)
            return state, (*paragraphs[:number], rest, *paragraphs[number + 1 :])
    return state, paragraphs
