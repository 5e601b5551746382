"""Who answers a question: the register, by a query, or the passages of articles."""

from dataclasses import replace

from assistant.listing.comparing import comparable_sets
from assistant.listing.query import Ask, Query
from assistant.listing.reading import ReadParts, is_about_visits, is_foreign
from assistant.listing.skeleton import Skeleton, Token
from assistant.listing.words import load_listing_words
from assistant.understanding.question import Kind
from corpus.visits.visit import Side

LONGEST = 250
"""Characters of a question; a longer one tells a story, and its words are no conditions."""
_TELLS_ONE_THING = frozenset({Kind.WHEN, Kind.WHY, Kind.HOW, Kind.WHERE})
_MAY_BE_WHETHER = frozenset({Kind.WHETHER, Kind.OTHER, Kind.WHAT})


def decide(parts: ReadParts) -> Query | None:
    """The query of a question that stands alone; None where passages answer it."""
    if len(parts.question.text) > LONGEST or not is_about_visits(parts) or is_foreign(parts):
        return None
    if parts.has("except") or (parts.sides.asks and parts.has("never")):
        return None
    query = _decided(parts)
    return None if query is None else _with_unknown(query, parts)


def _decided(parts: ReadParts) -> Query | None:
    """The query where the build of the question is one of those that the register answers."""
    asked, sides = parts.asked, parts.sides
    base = Query(
        asked.ask, parts.conditions, sides.target, asked.by, asked.limit, wants_count=asked.wants_count
    )
    match asked.ask:
        case Ask.COMPARE:
            return _compared(base, parts)
        case Ask.RANK:
            return replace(base, target=_ranked_side(parts))
        case Ask.GROUP:
            alone = parts.is_of_one or parts.exact_day
            return None if alone and asked.by == "topic" else replace(base, wants_count=False)
        case Ask.LAST | Ask.FIRST:
            plain = sides.asks or asked.names_visits or parts.has("when_or_which")
            return base if plain else None
        case Ask.COUNT:
            return _by_province(replace(base, target=sides.target if asked.of_regions else None), parts)
    return _by_province(_listed(base, parts), parts)


def _by_province(query: Query | None, parts: ReadParts) -> Query | None:
    """ "provinsi mana saja" asks for the provinces in which the governments lie."""
    if query is None or query.target is None or not parts.has("provinces"):
        return query
    return replace(query, ask=Ask.GROUP, by="province")


def _ranked_side(parts: ReadParts) -> Side | None:
    """Whom a ranking is of; None where topics or years are ranked."""
    if parts.asked.by not in (None, "province", "unit", "region"):
        return None
    if parts.sides.target is not None:
        return parts.sides.target
    passive = set(parts.line.split()) & load_listing_words().words["passive"]
    is_host = passive or parts.has("favourite") or (parts.sides.guests and not parts.sides.hosts)
    return "host" if is_host else "visitor"


def _compared(base: Query, parts: ReadParts) -> Query | None:
    if parts.line.startswith("berapa @") or not parts.has("compares") or not _names_visits(parts):
        return None
    sets = comparable_sets(parts.conditions, parts.sides)
    return replace(base, sets=sets, target=None) if len(sets) > 1 else None


def _names_visits(parts: ReadParts) -> bool:
    words = load_listing_words().words
    return parts.asked.names_visits or bool(set(parts.line.split()) & (words["visit"] | words["plainly"]))


# --- lists, and whether there is any --------------------------------------------------------------------------


def _listed(base: Query, parts: ReadParts) -> Query | None:
    """A list, or whether there is any: by how plainly the question asks for one."""
    asked, sides, kind = parts.asked, parts.sides, parts.question.kind
    if "kapan saja" in parts.line:
        return replace(base, target=None)
    if kind in _TELLS_ONE_THING and not asked.lists:
        return None
    only_who = "siapa" in parts.line.split()
    if sides.asks and (asked.lists or not only_who):
        return _asked_for_sides(base, parts)
    if only_who:
        return None
    if asked.names_visits:
        return replace(base, target=None)
    return _said(base, parts)


def _asked_for_sides(base: Query, parts: ReadParts) -> Query | None:
    """ "Daerah mana saja …": guests or hosts."""
    single = parts.is_of_one and not parts.asked.of_regions
    if parts.sides.target is None and parts.sides.either and parts.asked.lists:
        return base  # "bekerja sama dengan siapa saja": on whichever side
    if parts.question.kind is Kind.WHEN or single or parts.sides.target is None:
        return None
    plain = parts.asked.lists or parts.line.startswith(("ada ", "adakah ", "apakah ada "))
    return replace(base, sure=plain and not parts.exact_day)


def _said(base: Query, parts: ReadParts) -> Query | None:
    """ "Apakah Siak pernah ke Banyuwangi?", or a few words such as "studi banding smart city Jawa Timur"."""
    kind = parts.question.kind
    if parts.conditions.is_empty():
        return None
    # "Apakah Siak pernah ke Bali, dan kapan?"
    opened = parts.line.startswith(("apakah ", "pernahkah ", "sudahkah ", "adakah "))
    if (kind in _MAY_BE_WHETHER or opened) and parts.has("whether_at_all") and parts.has("whether"):
        return replace(base, ask=Ask.WHETHER, target=None, sure=not parts.exact_day)
    if kind is Kind.OTHER and parts.has("keywords"):
        return replace(base, target=None, sure=False)
    return None


# --- what was not understood ----------------------------------------------------------------------------------


def _with_unknown(query: Query, parts: ReadParts) -> Query | None:
    """The query with the words that are no known condition: looked for in the visits, or left out beside a topic."""
    if not parts.unknown:
        return query
    named = bool(parts.question.people) or any(_is_placelike(parts.skeleton, one) for one in parts.unknown)
    if _is_asked_otherwise(query, parts, named):
        return None
    words = tuple(token.span.of(parts.skeleton.text) for token in parts.unknown)
    whole = parts.conditions
    placed = whole.guests or whole.hosts or whole.either
    if query.ask is Ask.COMPARE or (whole.topics and placed and not named):
        return replace(query, dropped=words, sure=False)
    text = " ".join((whole.text, *words)).strip()
    return replace(query, conditions=replace(whole, text=text), sure=False, unknown_place=named)


def _is_asked_otherwise(query: Query, parts: ReadParts, named: bool) -> bool:
    """Do the unknown words show that an article is asked?"""
    if not query.sure and not parts.asked.names_visits:
        return True
    by_noun = query.ask is Ask.LIST and (parts.sides.asks or not parts.asked.names_visits)
    return (named and by_noun) or (query.ask is Ask.COUNT and not parts.has("counted"))


def _is_placelike(skeleton: Skeleton, token: Token) -> bool:
    """Does a word stand where a region would: "ke Wakanda", "Kota Wakanda"?"""
    at = skeleton.tokens.index(token)
    return at > 0 and load_listing_words().are("place_before", skeleton.tokens[at - 1].text)
