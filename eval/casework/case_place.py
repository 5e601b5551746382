"""Where in the case files something stands, and the errors that name the place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval import messages
from eval.casework.case import EvalCase, Fact
from eval.errors import CaseError
from eval.matching.facts import has_content


def fault_of(case: EvalCase, problem: str) -> CaseError:
    """The error for a problem of a case, an Indonesian phrase without a full stop."""
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
