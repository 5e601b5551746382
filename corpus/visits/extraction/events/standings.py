"""How much an article tells of each of its regions that it visits, and that it is visited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.regions import RegionMention
from corpus.visits.extraction.events.party_names import Codes, codes_of
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.extraction.sentences.role_words import Role, RoleWords, load_role_words
from corpus.visits.extraction.sentences.tokens import Token

TITLE = 1.5
"""How much more a hint of the title weighs."""
OTHER_TIME = {"now": 1.0, "before": 0.3, "past": 0.0, "habit": 0.0, "plan": 0.4}
"""Share of a hint about another time than that of the visit."""
CLEAR = 1.2
"""Lead of one role over the other that tells."""
STRONG = 2.1
"""Lead that tells also without a region beside it."""
SHARED = 1.0
"""Lead from which a partner's role decides that of the other partner."""
COMPARED = 2
"""Words before a region among which one of comparing is looked for."""
OPPOSITE = 2.0
"""What a partner's role says of the other partner."""


def opposite(role: Role) -> Role:
    """The other role."""
    return "host" if role == "visitor" else "visitor"


@dataclass(slots=True)
class Standing:
    """What is known of one region (or of several that one name may mean)."""

    mentions: list[RegionMention] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    beside: set[Codes] = field(default_factory=set)
    """What is named in one breath with it, itself included."""
    scores: dict[Role, float] = field(default_factory=lambda: {"visitor": 0.0, "host": 0.0})

    def lead(self, role: Role) -> float:
        """By how much `role` is told more than the other one."""
        return self.scores[role] - self.scores[opposite(role)]


class Standings:
    """The standings of all regions that `sentences` name."""

    def __init__(self, sentences: Sequence[PlainSentence], hints: Sequence[Told]) -> None:
        """`hints`: those of all `sentences`, in order."""
        groups = [group.mentions for sentence in sentences for group in sentence.groups]
        self._decided = {m.regions[0].code for group in groups for m in group if len(m.regions) == 1}
        self._compared = {
            token.start for sentence in sentences for token in _compared(sentence.tokens, load_role_words())
        }
        self._by_codes: dict[Codes, Standing] = defaultdict(Standing)
        self._groups = [tuple(m for m in group if m.regions) for group in groups]
        for group in self._groups:
            members = {self.codes(mention) for mention in group}
            for mention in group:
                self.of(mention).mentions.append(mention)
                self.of(mention).beside |= members
        self._add_all(hints)
        self._share_in_groups()
        self._oppose_partners(hints)

    def __iter__(self) -> Iterator[Codes]:
        return iter(self._by_codes)

    def __getitem__(self, codes: Codes) -> Standing:
        return self._by_codes[codes]

    def codes(self, mention: RegionMention) -> Codes:
        """The codes that `mention` may mean: of several the one that the article also names beyond doubt."""
        codes = codes_of(mention)
        sure = tuple(code for code in codes if code in self._decided)
        return sure if len(sure) == 1 else codes

    def of(self, mention: RegionMention) -> Standing:
        """What is known of the region of `mention`."""
        return self._by_codes[self.codes(mention)]

    def is_settled(self, codes: Codes) -> bool:
        """Is that a name that may mean one of several regions that the article tells apart elsewhere?"""
        return len(codes) > 1 and not self._decided.isdisjoint(codes)

    def with_lead(self, role: Role) -> set[Codes]:
        """All that are clearly told to have that role."""
        return {codes for codes in self if self[codes].lead(role) >= CLEAR}

    def in_order(self, chosen: Iterable[Codes]) -> list[Codes]:
        """`chosen` by their first mention."""
        return sorted(chosen, key=lambda codes: self[codes].mentions[0].span)

    def _add_all(self, hints: Sequence[Told]) -> None:
        """Enumerations come last: what is known by then shows whether host and guest stand in one."""
        telling = [told for told in hints if told.cue.kind != "partners"]
        for told in telling:
            if len(told.group.mentions) == 1:
                self._add(told)
        for told in telling:
            if len(told.group.mentions) > 1 and not self._is_mixed(told):
                self._add(told)

    def _add(self, told: Told) -> None:
        factor = (TITLE if told.position < 0 else 1.0) * OTHER_TIME[told.time]
        for mention in told.group.mentions:
            if mention.regions:
                self.of(mention).told.append(told)
                self.of(mention).scores[told.role] += told.weight * factor

    def _is_mixed(self, told: Told) -> bool:
        """Are host and guest named in one breath: "DPRD Sumut dan Pemprov Jabar saling belajar"?"""
        leads = [self.of(mention).lead("host") for mention in told.group.mentions if mention.regions]
        return bool(leads) and min(leads) <= -CLEAR and max(leads) >= CLEAR

    def _share_in_groups(self) -> None:
        """Regions of an enumeration take the role of those of them that have one."""
        for group in self._groups:
            members = [self.of(mention) for mention in group]
            leads = [member.lead("host") for member in members]
            if len(members) < 2 or (min(leads) < 0 < max(leads)) or group[0].span.start in self._compared:
                continue
            role: Role = "host" if max(leads) > 0 else "visitor"
            best = max(member.lead(role) for member in members)
            for member in members:
                if best >= STRONG:
                    member.scores[role] += best - member.lead(role)

    def _oppose_partners(self, hints: Iterable[Told]) -> None:
        """Of two partners the one takes the role that the other has not."""
        pairs: dict[tuple[int, str], list[Told]] = defaultdict(list)
        for told in hints:
            if told.cue.kind == "partners":
                pairs[told.place, told.cue.kind].append(told)
        for pair in pairs.values():
            if len(pair) > 1:
                self._oppose(pair[0], pair[1])
                self._oppose(pair[1], pair[0])

    def _oppose(self, known: Told, other: Told) -> None:
        roles: tuple[Role, Role] = ("host", "visitor")
        for role in roles:
            if all(self.of(m).lead(role) >= SHARED for m in known.group.mentions if m.regions):
                for mention in other.group.mentions:
                    if mention.regions and abs(self.of(mention).lead(role)) < SHARED:
                        self.of(mention).scores[opposite(role)] += OPPOSITE


def _compared(tokens: Sequence[Token], words: RoleWords) -> Iterator[Token]:
    """Regions that others are only held against: "tertinggal dari Cimahi dan Kota Bandung"."""
    for index, token in enumerate(tokens):
        before = tokens[max(0, index - COMPARED) : index]
        if token.group is not None and any(words.has("compared", one.text) for one in before):
            yield token
