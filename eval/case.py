"""Evaluation cases: questions with the facts that a right answer holds, read strictly from TOML files."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

from assistant.answer import Reason
from corpus.article import Article
from corpus.dates import find_dates, format_date
from corpus.errors import ArchiveError
from eval import messages
from eval.errors import CaseError
from eval.matching.facts import ReadText, has_content, match_fact, read_text

Split = Literal["dev", "check"]
Fact = tuple[str, ...]
"""Accepted forms of one fact; one of them is enough."""

CASES_FOLDER = Path(__file__).parent / "cases"

_HEADER = re.compile(r"^\s*\[\[\s*case\s*\]\]", re.MULTILINE)
_SYNTAX_LINE = re.compile(r"line (\d+)")
_REQUIRED = frozenset({"id", "question", "articles", "answerable", "split", "tags"})
_OPTIONAL = frozenset({"history", "facts", "reason", "forbidden", "visits", "optional_visits"})
_REQUIRED_TAGS = frozenset({"kind", "difficulty", "origin"})
_OPTIONAL_TAGS = frozenset({"topic", "region"})


@dataclass(frozen=True, slots=True)
class CaseTags:
    """What a case is about, for slices of the report; free words, but the same word means the same."""

    kind: str
    """Question word or form: siapa, kapan, berapa, …"""
    difficulty: str
    origin: str
    """Where the question comes from."""
    topic: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class EvalCase:
    """One question with what a right answer must and must not say."""

    id: str
    question: str
    answerable: bool
    tags: CaseTags
    split: Split
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    facts: tuple[Fact, ...] = ()
    """Each must be found; never empty where `answerable`, always empty otherwise."""
    articles: tuple[str, ...] = ()
    """Ids of articles that hold the answer; citing any one of them is right."""
    reason: Reason | None = None
    """Expected reason of the abstention; set exactly where not `answerable`."""
    forbidden: tuple[Fact, ...] = ()
    """None of these may be found."""
    visits: tuple[str, ...] | None = None
    """For a question to the register: keys (`eval.result.visit_keys`) of exactly the visits that answer it."""
    optional_visits: tuple[str, ...] = ()
    """Keys of visits that may be among them: people would not agree on these."""
    file: str = ""
    """Name of the file that the case stands in."""
    line: int = 0
    """Line of its `[[case]]`, from 1."""

    @property
    def asks_register(self) -> bool:
        """Whether the register answers it, rather than passages."""
        return self.visits is not None


class ArticleSource(Protocol):
    """Where articles are read from: an Archive, or a fake."""

    def article(self, article_id: str) -> Article:
        """The newest version of one article; raises ArchiveError where there is none."""
        ...


def case_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The `.toml` files under `paths` (files, folders), by name; raises CaseError for a missing path."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            message = messages.CASES_MISSING.format(path=path)
            raise CaseError(message, f"expected a file or folder, got {str(path)!r}")
        files += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(files))


def load_cases(paths: Iterable[Path]) -> tuple[EvalCase, ...]:
    """All cases of files and folders, in order of file and line; raises CaseError at the first fault."""
    cases: dict[str, EvalCase] = {}
    for path in case_files(paths):
        for case in _load_file(path):
            if case.id in cases:
                first = cases[case.id]
                raise _fault(case, messages.REPEATED_ID.format(file=first.file, line=first.line))
            cases[case.id] = case
    return tuple(cases.values())


def load_passage_cases() -> tuple[EvalCase, ...]:
    """The shipped cases that passages answer, in order: what searching and reading are measured and fitted on."""
    return tuple(case for case in load_cases([CASES_FOLDER]) if not case.asks_register)


def check_against(cases: Iterable[EvalCase], archive: ArticleSource) -> tuple[CaseError, ...]:
    """Faults of cases that do not fit the archive, in order: unknown articles, facts they do not hold."""
    return tuple(fault for case in cases for fault in _check_case(case, archive))


def _check_case(case: EvalCase, archive: ArticleSource) -> Iterable[CaseError]:
    texts: list[ReadText] = []
    for article_id in (*case.articles, *_reporting(case)):
        try:
            texts.append(read_text(_sayings(archive.article(article_id))))
        except ArchiveError:
            yield _fault(case, messages.NO_SUCH_ARTICLE.format(article=article_id))
    for fact in () if case.asks_register else case.facts:  # counts stand in no article
        if texts and not any(match_fact(fact, text).found for text in texts):
            yield _fault(case, messages.FACT_NOT_IN_ARTICLES.format(fact=" / ".join(fact)))


def _reporting(case: EvalCase) -> tuple[str, ...]:
    """Ids of the articles that report the expected visits."""
    return tuple(key.partition("#")[0] for key in (*(case.visits or ()), *case.optional_visits))


def _sayings(article: Article) -> str:
    """Title, text, and the dates that the text gives only together with the day of publication."""
    dates = find_dates(article.text, article.published)
    resolved = (format_date(d.resolved) for d in dates if d.resolved)
    return "\n\n".join((article.title, article.text, *dict.fromkeys(resolved)))


def _load_file(path: Path) -> tuple[EvalCase, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except ValueError as error:  # not UTF-8, or not TOML
        line = _SYNTAX_LINE.search(str(error))
        place = CasePlace(path.name, int(line[1]) if line else 1)
        raise place.fault(f"{messages.SYNTAX} ({error})") from error
    top = CasePlace(path.name, 1)
    top.check_keys(table, frozenset({"case"}), frozenset())
    entries = table["case"]
    if not isinstance(entries, list) or not entries:
        raise top.fault(messages.NO_CASE)
    lines = [text.count("\n", 0, m.end()) + 1 for m in _HEADER.finditer(text)]
    # Inline arrays have no headers of their own: their cases are named by id alone.
    places = lines if len(lines) == len(entries) else [1] * len(entries)
    return tuple(
        _read_case(entry, CasePlace(path.name, line)) for entry, line in zip(entries, places, strict=True)
    )


def _read_case(entry: object, place: "CasePlace") -> EvalCase:
    if not isinstance(entry, dict):
        raise place.fault(messages.WRONG_TYPE.format(key="case", expected=messages.TABLE))
    if isinstance(entry.get("id"), str):
        place = replace(place, case=entry["id"])
    place.check_keys(entry, _REQUIRED, _OPTIONAL)
    case = EvalCase(
        id=place.text(entry, "id"),
        question=place.text(entry, "question"),
        answerable=place.truth(entry, "answerable"),
        tags=_read_tags(entry["tags"], place),
        split=place.one_of(entry, "split", get_args(Split)),  # type: ignore[arg-type]
        history=place.texts(entry, "history"),
        facts=place.facts(entry, "facts"),
        articles=place.texts(entry, "articles"),
        reason=Reason(place.one_of(entry, "reason", tuple(Reason))) if "reason" in entry else None,
        forbidden=place.facts(entry, "forbidden"),
        visits=place.texts(entry, "visits") if "visits" in entry else None,
        optional_visits=place.texts(entry, "optional_visits"),
        file=place.file,
        line=place.line,
    )
    _check_expectation(case, place)
    return case


def _check_expectation(case: EvalCase, place: "CasePlace") -> None:
    """Raises where what is expected does not fit together."""
    if case.asks_register:
        if case.answerable != bool(case.visits) or case.articles or (case.answerable and case.reason):
            raise place.fault(messages.NEEDS_VISITS)
    elif case.answerable and (not case.facts or not case.articles or case.reason):
        raise place.fault(messages.NEEDS_FACTS)
    if not case.answerable and (case.facts or not case.reason):
        raise place.fault(messages.NEEDS_REASON)


def _read_tags(tags: object, place: "CasePlace") -> CaseTags:
    if not isinstance(tags, dict):
        raise place.fault(messages.WRONG_TYPE.format(key="tags", expected=messages.TABLE))
    place.check_keys(tags, _REQUIRED_TAGS, _OPTIONAL_TAGS)
    return CaseTags(**{key: place.text(tags, key) for key in tags})


def _fault(case: EvalCase, problem: str) -> CaseError:
    return CasePlace(case.file, case.line, case.id).fault(problem)


@dataclass(frozen=True, slots=True)
class CasePlace:
    """Where in the files something is read from; its readers raise CaseError naming the place."""

    file: str
    line: int
    case: str | None = None

    def fault(self, problem: str) -> CaseError:
        """The error for `problem`, an Indonesian phrase without a full stop."""
        named = messages.CASE_NAMED.format(id=self.case) if self.case else ""
        sentence = messages.CASE_WRONG.format(file=self.file, line=self.line, case=named, problem=problem)
        return CaseError(sentence, f"{self.file}:{self.line}: case {self.case!r}: {problem}")

    def check_keys(
        self, table: Mapping[str, Any], required: frozenset[str], optional: frozenset[str]
    ) -> None:
        """Raise where keys are missing or unknown."""
        unknown = sorted(set(table) - required - optional)
        if unknown:
            raise self.fault(messages.UNKNOWN_KEY.format(keys=", ".join(unknown)))
        missing = sorted(required - set(table))
        if missing:
            raise self.fault(messages.MISSING_KEY.format(keys=", ".join(missing)))

    def text(self, table: Mapping[str, Any], key: str) -> str:
        """A text that is not blank."""
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            raise self.fault(messages.WRONG_TYPE.format(key=key, expected=messages.TEXT))
        return value

    def truth(self, table: Mapping[str, Any], key: str) -> bool:
        """True or false."""
        value = table[key]
        if not isinstance(value, bool):
            raise self.fault(messages.WRONG_TYPE.format(key=key, expected=messages.TRUTH))
        return value

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str]) -> str:
        """One of the allowed words."""
        value = self.text(table, key)
        if value not in allowed:
            names = ", ".join(str(word) for word in allowed)
            raise self.fault(messages.NOT_ONE_OF.format(key=key, allowed=names, value=value))
        return value

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of texts that are not blank; empty where the key is missing."""
        return self._texts(table.get(key, []), key, messages.TEXT_LIST)

    def facts(self, table: Mapping[str, Any], key: str) -> tuple[Fact, ...]:
        """A list of facts, each a list of forms; empty where the key is missing."""
        value = table.get(key, [])
        if not isinstance(value, list):
            raise self.fault(messages.WRONG_TYPE.format(key=key, expected=messages.FACT_LIST))
        facts = tuple(self._texts(forms, key, messages.FACT_LIST) for forms in value)
        if not all(forms and all(has_content(form) for form in forms) for forms in facts):
            raise self.fault(messages.EMPTY_FACT)
        return facts

    def _texts(self, value: object, key: str, expected: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(messages.WRONG_TYPE.format(key=key, expected=expected))
        return tuple(value)
