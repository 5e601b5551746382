"""Drafts and cases as JSON for programs; the keys are stable, and those of a case are the ones in TOML."""

import tomllib
from typing import Any

from eval.casework.case import EvalCase
from eval.casework.drafts import Draft
from eval.casework.writing import render_case

Json = dict[str, Any]


def draft_to_json(draft: Draft) -> Json:
    """One draft as `rujukan eval drafts --json` prints it."""
    return {
        "id": draft.id,
        "at": draft.at.isoformat(),
        "state": draft.state.value,
        "question": draft.question,
        "verdict": draft.verdict,
        "comment": draft.comment,
        "answer": draft.answer,
        "status": draft.status or None,
        "problem": draft.problem or None,
        "case_id": draft.case_id or None,
        "case": case_to_json(draft.suggested) if draft.suggested else None,
    }


def case_to_json(case: EvalCase) -> Json:
    """A case with the keys and values that it has in TOML."""
    entry: Json = tomllib.loads(render_case(case))["case"][0]
    return entry
