"""What was read of a question: its build, what it asks, of which visits, and what was not understood."""

from dataclasses import dataclass
from datetime import date

from assistant.listing.asking import Asked, find_asked
from assistant.listing.periods import PeriodMention
from assistant.listing.query import Conditions
from assistant.listing.sides import Sides, read_sides
from assistant.listing.skeleton import Skeleton, Token, read_skeleton
from assistant.listing.words import load_listing_words
from assistant.understanding.question import Question
from corpus.bodies import BodyMention, load_body_units

_KNOWN = (
    "plain",
    "visit",
    "noun",
    "active",
    "passive",
    "between",
    "office",
    "host_before",
    "guest_before",
    "foreign",
)
"""Lists whose words need not be understood any further."""


@dataclass(frozen=True, slots=True)
class ReadParts:
    """All that was read of a question, before it is decided who answers it."""

    question: Question
    skeleton: Skeleton
    asked: Asked
    sides: Sides
    conditions: Conditions
    unknown: tuple[Token, ...]
    """Words that say something which was not understood."""
    exact_day: bool
    """True where a day is named."""

    @property
    def line(self) -> str:
        """The build of the question."""
        return self.skeleton.line

    def has(self, name: str) -> bool:
        """Does one of the patterns of that name stand in the line?"""
        return load_listing_words().has(name, self.line)

    @property
    def is_of_one(self) -> bool:
        """Are guest and host both named, so that an article tells more than the register?"""
        places = (*self.sides.guests, *self.sides.hosts)
        return bool(self.sides.guests and self.sides.hosts) and not any(place.within for place in places)


def read_parts(question: Question, today: date) -> ReadParts:
    """What a question asks and of which visits, as far as its words tell."""
    skeleton = read_skeleton(question, today)
    sides = read_sides(skeleton)
    periods = [token.value for token in skeleton.marked("@d") if isinstance(token.value, PeriodMention)]
    conditions = Conditions(
        sides.guests,
        sides.hosts,
        sides.either,
        sides.guest_kind,
        sides.host_kind,
        topics=tuple(dict.fromkeys(str(token.value) for token in skeleton.marked("@t"))),
        forms=tuple(dict.fromkeys(str(token.value) for token in skeleton.marked("@f"))),
        periods=tuple(dict.fromkeys(mention.period for mention in periods)),
        text=" ".join(_own_names(skeleton)),
    )
    unknown = tuple(token for token in skeleton.tokens if _is_unknown(token))
    exact = any(mention.exact_day for mention in periods)
    return ReadParts(question, skeleton, find_asked(skeleton.line), sides, conditions, unknown, exact)


def _own_names(skeleton: Skeleton) -> list[str]:
    """Proper names of the offices that have one: "Ponggok" in "Desa Ponggok"."""
    units = load_body_units()
    bodies = [token.value for token in skeleton.marked("@u") if isinstance(token.value, BodyMention)]
    written = [body.name_span.of(skeleton.text).split() for body in bodies if units[body.unit].named]
    return [" ".join(words[1:]) for words in written if len(words) > 1]


def _is_unknown(token: Token) -> bool:
    words = load_listing_words()
    is_number = (token.text.isdigit() and len(token.text) < 4) or token.text in words.numbers
    if token.is_mark or token.text in ",/&" or is_number:
        return False
    bare = token.text.removesuffix("nya").removesuffix("kah")
    return not any(words.are(name, form) for name in _KNOWN for form in (token.text, bare))


def is_about_visits(parts: ReadParts) -> bool:
    """Does the question speak of visits?"""
    words = load_listing_words().words
    said = set(parts.line.split())
    shown = (words["visit"] | words["active"] | words["passive"]) - words["not_of_visits"]
    if said & shown or parts.has("been"):
        return True
    # "Daerah mana saja yang mempelajari smart city?"
    asks = parts.sides.asks and parts.asked.lists and bool(parts.conditions.topics)
    return asks and bool(said & words["learned"])


def is_foreign(parts: ReadParts) -> bool:
    """Is something asked that only an article tells: who led, what it cost, which bupati?"""
    words, tokens = load_listing_words().words, parts.skeleton.tokens
    strange = {token.text for token in tokens} & words["foreign"]
    if parts.asked.names_visits:
        strange -= words["of_visits"]
    if (strange and not (strange == {"diterima"} and "pernah diterima" in parts.line)) or parts.has(
        "according"
    ):
        return True
    heads = [index for index, token in enumerate(tokens) if token.text == "@h"]
    return any(index + 1 == len(tokens) or tokens[index + 1].text != "@r" for index in heads)
