"""The same question in another order: the question word last, a place or a time first, active for passive."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from corpus.regions import load_gazetteer
from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.data_files import DATA
from eval.robustness.suite_case import dice_for
from eval.robustness.wording import bare, lower_first, upper_first

_ASKS = r"siapa|apa|berapa|kapan|di mana|ke mana|dari mana|mengapa|kenapa|bagaimana"
_TIME = re.compile(
    r"(?P<head>.+?),? (?P<tail>(?:pada|selama|sepanjang) (?:tahun |bulan |tanggal )?[^,]*\d{4}|(?:tahun|thn) \d{4})"
)
_SPEAKER = re.compile(
    r"(?P<head>.+?),? (?P<tail>menurut (?!.*\b(?:yang|saat|ketika|soal|tentang|dalam)\b).+)"
)
_PLACE = re.compile(r"(?P<head>.+) (?P<tail>(?:di|ke) (?P<name>\S.*))")
_OPENING = re.compile(rf"(?:{_ASKS})\b", re.IGNORECASE)


def reorder(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """The question in another order that people use too; None where no rule fits."""
    question = bare(case.question)
    if not _is_simple(question):
        return None
    found = tuple(dict.fromkeys((*_moved_last(question), *_moved_first(question), *_turned(question))))
    if not found:
        return None
    return upper_first(f"{dice_for(case, 'order').choice(found)}?")


def _is_simple(question: str) -> bool:
    """Whether one thing is asked, in one sentence."""
    asks = re.findall(rf"\b(?:{_ASKS})\b", question, re.IGNORECASE)
    return len(asks) == 1 and not re.search(r"[?!.:;\n]|, dan\b|\bkalau\b", question, re.IGNORECASE)


def _moved_last(question: str) -> Iterator[str]:
    """The question word last: "Wali Kota Palu bertemu Wali Kota Gorontalo kapan"."""
    for pattern, form in _last_rules():
        match = pattern.fullmatch(question)
        if match:
            parts = match.groupdict()
            # What was the beginning loses its capital.
            yield form.format(
                **parts | {key: lower_first(parts[key]) for key in ("ask", "noun") if key in parts}
            )


@cache
def _last_rules() -> Sequence[tuple[re.Pattern[str], str]]:
    measures = "|".join(_words()["lists"]["measures"])
    rules = (
        (r"siapa (?:saja )?(?P<rest>yang .+)", "{rest} siapa"),
        (r"siapa (?P<rest>(?!yang |saja )\S+ .+)", "{rest} siapa"),
        (r"(?P<ask>kapan|di mana|ke mana) (?P<rest>(?!saja|lagi|terakhir)\S+ .*(?<!pernah))", "{rest} {ask}"),
        (r"(?:mengapa|kenapa) (?P<rest>(?!menurut).+)", "{rest} karena apa"),
        (rf"berapa (?P<unit>{measures}) (?P<rest>(?!yang |dari ).+)", "{rest} berapa {unit}"),
        (rf"berapa (?P<rest>(?!(?:{measures})\b)\S+ .+)", "{rest} berapa"),
        (rf"berapa (?P<rest>(?!(?:{measures})\b)\S+ (?:yang|milik) .+)", "{rest} ada berapa"),
        (r"apa (?:saja )?(?P<rest>(?!yang |saja )\S+ .+)", "{rest} apa"),
        (r"apa (?:saja )?(?P<rest>yang .+)", "{rest} apa"),
        (r"(?P<noun>\S+(?: \S+)?) (?P<ask>(?:apa|mana)(?: saja)?) (?P<rest>yang .+)", "{rest} {noun} {ask}"),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in rules)


def _moved_first(question: str) -> Iterator[str]:
    """What ends a question put before it: a time, who says so, a place."""
    for pattern in (_TIME, _SPEAKER):
        match = pattern.fullmatch(question)
        if match:
            yield f"{upper_first(match['tail'])}, {lower_first(match['head'])}"
    match = _PLACE.fullmatch(question)
    if match and _is_place(match["name"]) and _OPENING.match(question) and _stands_alone(match["head"]):
        yield f"{upper_first(match['tail'])}, {lower_first(match['head'])}"


def _is_place(name: str) -> bool:
    """Whether `name` is the name of one region, with its type word or office, and nothing else."""
    mentions = load_gazetteer().find(name, lowercase_ok=True)
    return bool(len(mentions) == 1 and mentions[0].span.start == 0 and mentions[0].span.end == len(name))


def _stands_alone(head: str) -> bool:
    """Whether what is left is still a question: more than its first words, and no half of a pair."""
    last = head.rsplit(" ", 1)[-1].lower()
    return len(head.split()) > 3 and last not in (
        "dan",
        "atau",
        "dengan",
        "mana",
        "pergi",
        "ada",
        "pernah",
        "yang",
    )


def _turned(question: str) -> Iterator[str]:
    """Active for passive and back."""
    words = _words()
    objects = "|".join(words["lists"]["objects"])
    match = re.fullmatch(
        rf"siapa (?:saja )?yang (?P<verb>\w+) (?P<rest>(?:{objects})\b.+)", question, re.IGNORECASE
    )
    if match and match["verb"] in words["passives"]:
        verb = words["passives"][match["verb"]]
        yield f"{match['rest']} {verb} oleh siapa"
        yield f"oleh siapa {match['rest']} {verb}"
    match = re.fullmatch(
        r"(?P<ask>apa(?: saja)?) yang (?P<will>ingin |akan |hendak )?(?P<verb>di\w+) (?P<doer>.+?)"
        r"(?P<place> (?:di|ke|dari|dalam|saat|ketika|kepada) .+)?",
        question,
        re.IGNORECASE,
    )
    if match and match["verb"] in words["actives"] and match["doer"][0].isupper():
        verb = words["actives"][match["verb"]]
        yield f"{match['doer']} {match['will'] or ''}{verb} {match['ask'].lower()}{match['place'] or ''}"


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((DATA / "order.toml").read_text("utf-8"))
