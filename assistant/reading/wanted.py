"""What a question wants: an office holder, a day, a figure of something, a place."""

import re
from dataclasses import dataclass

from assistant.reading.cues import load_cues
from assistant.understanding.question import Kind, Question
from corpus.visits.direction import find_asked_roles
from index.stemming import stem_word
from index.terms import index_terms

OFFICE_REACH = 40
"""Characters between an office and the region that it belongs to: "kepala dinas pekerjaan umum Kota X"."""

_ACT = re.compile(
    r"\bsiapa(?:kah)?(?:\s+(?:saja|nama\w*|pejabat|orang))*\s+yang\s+"
    r"(?:(?:ikut|turut|telah|sudah|akan|juga|sempat)\s+)*"
    r"((?:me|di|ber|ter)\w+|datang|hadir|belajar|berguru)",
    re.IGNORECASE,
)
_MEASURED = (
    re.compile(
        r"\bberapa(?:kah)?(?:\s+(?:banyak|jumlah|besar|total|angka|kira-kira))*\s+(\w+)", re.IGNORECASE
    ),
    re.compile(r"\b(\w+?)(?:nya)?\s+(?:ada\s+|jadi\s+)?berapa\b", re.IGNORECASE),
)
"""Before or behind the question word: "berapa aplikasi", "APBD … berapa"; the first that matches decides."""
_NAMED = re.compile(r"\b(?:apa|siapa) nama (\w+)|\bnama (\w+)(?:nya)? apa\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:dipelajari|dikaji|dibahas|didalami|digali|dibicarakan|ditiru|dipelajarinya|topik|tema|materi|agenda|fokus|"
    r"aspek|tujuan|maksud|belajar|mempelajari|membahas)\w*\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:pukul|jam) (?:berapa|apa)\b", re.IGNORECASE)
_CODE = re.compile(r"\b(?:nomor|no) berapa\b", re.IGNORECASE)
_OFFICE_ENDS = re.compile(
    r"\s+(?:yang|di|ke|dari|saat|ketika|pada|dan|itu|siapa|namanya|bernama|waktu|dalam|untuk|menurut|ikut)\b|[?,(]|$"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a direct answer must be."""

    kind: Kind
    office: str = ""
    """The office asked for, without its unit: `wakil wali kota`; empty where any person will do."""
    office_terms: frozenset[str] = frozenset()
    """Terms of the office with its unit: {wakil, wali, kota, kediri}."""
    office_regions: frozenset[str] = frozenset()
    """Codes of the regions whose office it is: those of "Wali Kota Kediri"."""
    act: frozenset[str] = frozenset()
    """Stems of what the person asked for does ({sambut, terima, jamu}), or undergoes."""
    not_from: frozenset[str] = frozenset()
    """Codes of the regions of the other side: of the host where a guest is asked for, and the other way round."""
    undergoes: bool = False
    """True for "siapa yang disambut"."""
    noun: str = ""
    """What is counted, measured or named: `aplikasi`, `luas`."""
    named: bool = False
    """True for "apa nama program …"."""
    topic: bool = False
    """True for "apa yang dipelajari …", "topik apa …"."""
    clock: bool = False
    """True for "pukul berapa"."""
    code: bool = False
    """True for "nomor berapa"."""

    @property
    def definite(self) -> bool:
        """True where an answer can be told from other things of its kind."""
        return bool(
            self.office or (self.noun and not self.named) or self.clock or self.code or self.kind is Kind.WHEN
        )


def find_wanted(question: Question) -> Wanted:
    """What the question word and the words beside it ask for."""
    own = question.own_text
    if question.kind is Kind.WHO:
        office, terms = _asked_office(own)
        act, undergoes = _asked_act(own)
        regions = _office_regions(question, office)
        other_side = _other_side(question, act) if not undergoes else frozenset()
        return Wanted(question.kind, office, terms, regions, act, other_side, undergoes)
    if question.kind is Kind.HOW_MANY:
        return Wanted(question.kind, noun=_measured(own), code=bool(_CODE.search(own)))
    if question.kind is Kind.WHAT and (match := _NAMED.search(own)):
        return Wanted(question.kind, noun=(match.group(1) or match.group(2)).lower(), named=True)
    topic = question.kind is Kind.WHAT and bool(_TOPIC.search(own))
    return Wanted(question.kind, topic=topic, clock=bool(_CLOCK.search(own)))


def _asked_office(text: str) -> tuple[str, frozenset[str]]:
    """The office that a "siapa" question asks for, and its terms with the unit; empty where it asks for none.

    It stands right behind the question word ("Siapa Wali Kota X yang …") or opens the question ("Bupati X yang …
    siapa?"); an office elsewhere belongs to somebody else ("Siapa yang menyambut Wali Kota X?").
    """
    match = load_cues().asked_office.search(text.lower())
    if match is None:
        return "", frozenset()
    end = _OFFICE_ENDS.search(text, match.end())
    phrase = text[match.start(1) : end.start() if end else None]
    return match.group(1), frozenset(index_terms(phrase).split())


def _office_regions(question: Question, office: str) -> frozenset[str]:
    """Codes of the region right behind the office asked for."""
    place = question.text.lower().find(office) + len(office) if office else -1
    behind = (one for one in question.regions if office and 0 <= one.name_span.start - place <= OFFICE_REACH)
    return frozenset(region.code for mention in list(behind)[:1] for region in mention.regions)


def _other_side(question: Question, act: frozenset[str]) -> frozenset[str]:
    """Codes of the regions whose people do not do what is asked for."""
    cues = load_cues()
    side = 1 if act & cues.guest_acts else -1 if act & cues.host_acts else 0
    roles = find_asked_roles(question.text, question.regions) if side else {}
    return frozenset(code for code, role in roles.items() if role * side > 0)


def _asked_act(text: str) -> tuple[frozenset[str], bool]:
    """Stems of the verb behind "siapa … yang", with those of like acts, and whether it is passive."""
    match = _ACT.search(text)
    if match is None:
        return frozenset(), False
    verb = match.group(1).lower()
    stem = stem_word(verb)
    like = next((act for act in load_cues().acts if stem in act), frozenset({stem}))
    return like, verb.startswith("di")


def _measured(text: str) -> str:
    """The noun that is counted or measured: `aplikasi` in "Berapa banyak aplikasi …"; empty where there is none."""
    found = next((match for pattern in _MEASURED if (match := pattern.search(text))), None)
    noun = found.group(1).lower() if found else ""
    bare = noun.removesuffix("nya")
    return (bare if bare in load_cues().measures else noun) if index_terms(noun) else ""
