"""Drafts out of the archive's feedback, and what evaluators decided on them, in a home folder."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.archive import Archive, Feedback
from corpus.archive.locking import WriterLock
from corpus.errors import ArchiveError
from eval.casework import messages
from eval.casework.case import EvalCase
from eval.casework.case_files import CASES_FOLDER, HOME_CASES, case_files, decode_cases, read_cases
from eval.casework.case_place import CasePlace, nearest, show
from eval.casework.checking import find_problems
from eval.casework.drafts import Draft, DraftState, build_draft, name_rows
from eval.casework.entry import read_case
from eval.casework.toml_text import TomlProblem, parse_toml
from eval.casework.whole_files import write_whole
from eval.casework.writing import render_case, render_cases
from eval.errors import CaseError, EvalError

DECISIONS = Path("eval", "drafts.json")
"""In a home folder: what was decided on which draft, when, and what case came of it."""
LOCK = Path("eval", "kasus.lock")
FORMAT = 1
LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What an evaluator did with a draft."""

    state: DraftState
    at: str
    """ISO time in UTC."""
    case: str = ""
    """Id of the accepted case."""


class DraftStore:
    """The drafts of one home folder; safe to use from several threads and processes.

    Everything that writes is durable when it returns, changes whole files only, and raises EvalError with one
    sentence where it cannot be done: then nothing has changed.
    """

    def __init__(self, home: Path, archive: Archive) -> None:
        self._home = home
        self._archive = archive
        self._built: dict[tuple[Feedback, str], Draft] = {}

    @property
    def cases_file(self) -> Path:
        """Where accepted cases go."""
        return self._home / HOME_CASES

    def drafts(self) -> tuple[Draft, ...]:
        """The open drafts, newest first."""
        return tuple(draft for draft in self.all() if draft.state is DraftState.OPEN)

    def all(self) -> tuple[Draft, ...]:
        """All drafts with what was decided on them, newest first."""
        decisions = self._read_decisions()
        known = self._built
        named = name_rows(self._archive.feedback())
        self._built = built = {key: known.get(key) or build_draft(*key) for key in named}
        drafts = (_decided(draft, decisions) for draft in built.values())
        # Rows are told oldest first; of those of one second the later one comes first, too.
        return tuple(sorted(drafts, key=lambda draft: draft.at)[::-1])

    def draft(self, draft_id: str) -> Draft:
        """One draft, open or not; the error names the nearest id."""
        known = {draft.id: draft for draft in self.all()}
        if draft_id in known:
            return known[draft_id]
        near = nearest(draft_id, known)
        message = messages.DRAFT_UNKNOWN_NEAR if near else messages.DRAFT_UNKNOWN
        detail = f"expected the id of a draft, got {draft_id!r}"
        raise EvalError(message.format(id=show(draft_id), near=near), detail)

    def find_faults(self, case: EvalCase) -> tuple[CaseError, ...]:
        """All that speaks against accepting a case, the same as for a case in a file; empty for a good one."""
        place = FormPlace(case.id)
        read = read_case(tomllib.loads(render_case(case))["case"][0], place)
        if read.case is None:
            return read.faults
        taken = self._owner_of(read.case.id)
        problems = [messages.DRAFT_ID_TAKEN.format(file=taken)] if taken else []
        problems += find_problems(read.case, self._archive)
        return tuple(place.fault(problem) for problem in problems)

    def accept(self, draft_id: str, case: EvalCase) -> None:
        """Append `case`, which may differ from what the draft suggests, to the home's cases and close the draft.

        Raises CaseError with its first fault for a case that is not in order.
        """
        name = self.cases_file.name
        with self._locked():
            self._check_open(draft_id)
            text = self._read_cases()
            if not _holds(text, case, name):  # it is there where a kill came between the two files
                for fault in self.find_faults(case):
                    raise fault
                write_whole(self.cases_file, _appended(text, case, name).encode("utf-8"))
            self._decide(draft_id, DraftState.ACCEPTED, case.id)

    def discard(self, draft_id: str) -> None:
        """Close the draft without a case."""
        with self._locked():
            self._check_open(draft_id)
            self._decide(draft_id, DraftState.DISCARDED)

    # what is stored

    @contextmanager
    def _locked(self) -> Iterator[None]:
        path = self._home / LOCK
        with ExitStack() as stack:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(WriterLock(path, LOCK_SECONDS).hold())
            except (OSError, ArchiveError) as error:
                raise EvalError(messages.HOME_CASES_BUSY.format(path=path), f"{path}: {error}") from error
            yield

    def _check_open(self, draft_id: str) -> None:
        draft = self.draft(draft_id)
        if draft.state is not DraftState.OPEN:
            message = messages.DRAFT_CLOSED.format(id=draft.id, state=draft.state.value)
            raise EvalError(message, f"expected an open draft, got {draft.id!r}: {draft.state}")

    def _owner_of(self, case_id: str) -> str | None:
        """Name of the file that has a case of this id: the home's own, or a shipped one."""
        if case_id in _ids_in(self._read_cases(), self.cases_file.name):
            return self.cases_file.name
        shipped = ((path.name, path.read_text(encoding="utf-8")) for path in case_files([CASES_FOLDER]))
        return next((name for name, text in shipped if case_id in _ids_in(text, name)), None)

    def _read_cases(self) -> str:
        """The home's cases as they stand there; raises CaseError for a file that is no TOML."""
        try:
            content = self.cases_file.read_bytes()
        except FileNotFoundError:
            return ""
        except OSError as error:
            message = messages.CASES_UNREADABLE.format(path=self.cases_file)
            raise EvalError(message, str(error)) from error
        text = decode_cases(content, self.cases_file.name)
        _parse(text, self.cases_file.name)
        return text

    def _read_decisions(self) -> dict[str, Decision]:
        path = self._home / DECISIONS
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["format"] > FORMAT:
                raise EvalError(messages.DRAFTS_NEWER.format(path=path), f"{path}: {stored['format']!r}")
            return {str(key): _decision(plain) for key, plain in stored["drafts"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise EvalError(messages.DRAFTS_BROKEN.format(path=path), f"{path}: {error!r}") from error

    def _decide(self, draft_id: str, state: DraftState, case_id: str = "") -> None:
        decisions = self._read_decisions()
        decisions[draft_id] = Decision(state, datetime.now(UTC).isoformat(timespec="seconds"), case_id)
        plain = {key: asdict(decision) for key, decision in sorted(decisions.items())}
        text = json.dumps({"format": FORMAT, "drafts": plain}, ensure_ascii=False, indent=1) + "\n"
        write_whole(self._home / DECISIONS, text.encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A case in a form: its parts have the names that people see."""

    case: str

    def fault(self, problem: str, key: str = "") -> CaseError:
        """The error for `problem`, an Indonesian phrase without a full stop."""
        sentence = messages.DRAFT_CASE_WRONG.format(id=show(self.case), problem=problem)
        return CaseError(sentence, f"case {self.case!r}: {key}: {problem}")

    def name(self, key: str) -> str:
        """The name of the column or field."""
        return messages.FIELDS.get(key, key)


def _decided(draft: Draft, decisions: Mapping[str, Decision]) -> Draft:
    decision = decisions.get(draft.id)
    return replace(draft, state=decision.state, case_id=decision.case) if decision else draft


def _decision(plain: Mapping[str, Any]) -> Decision:
    return Decision(DraftState(plain["state"]), str(plain["at"]), str(plain.get("case", "")))


def _ids_in(text: str, name: str) -> frozenset[str]:
    """Ids of the cases in a TOML text, in order or not."""
    entries = _parse(text, name)
    return frozenset(str(entry.get("id")) for entry in entries if isinstance(entry, dict))


def _parse(text: str, name: str) -> Sequence[Any]:
    """The tables of cases in a TOML text; raises CaseError for one that is none."""
    try:
        entries = parse_toml(text).get("case", [])
    except TomlProblem as problem:
        raise CasePlace(name, problem.line, problem.case).fault(problem.phrase) from problem
    return entries if isinstance(entries, list) else []


def _holds(text: str, case: EvalCase, name: str) -> bool:
    """Whether exactly this case stands in the text."""
    if not text.strip():
        return False
    found = (read.case for read in read_cases(text, name) if read.case is not None)
    return any(replace(one, file=case.file, line=case.line) == case for one in found)


def _appended(text: str, case: EvalCase, name: str) -> str:
    """The text with the case behind all that stands in it; raises CaseError where it cannot be continued."""
    if not text.strip():
        return render_cases([case], messages.HOME_CASES_HEAD)
    longer = text.rstrip("\n") + "\n\n" + render_case(case)
    try:
        if len(_parse(longer, name)) == len(_parse(text, name)) + 1:
            return longer
    except CaseError:
        pass
    raise CasePlace(name, 1).fault(messages.HOME_CASES_INLINE)
