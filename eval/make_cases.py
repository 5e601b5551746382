"""Writes `eval/cases/visits.toml` from a file of visit records, and says which split a case belongs to.

    python eval/make_cases.py RECORDS.jsonl

The other files in `eval/cases/` are written by hand; this script only makes the long one repeatable.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

CASES = Path(__file__).parent / "cases"
CORRECTIONS = Path(__file__).parent / "visit_corrections.toml"
DEV_SHARE = 70
"""Percent of the keys in the dev split: enough cases to fit thresholds, enough left to check them."""

SALT = "f2"
"""Chosen for one thing only: every file of cases then has about the same share of both splits."""

Facts = tuple[tuple[str, ...], ...]
"""One tuple a fact, holding the forms that are accepted for it."""


def split_of(key: str) -> Literal["dev", "check"]:
    """The split of a case, by hash: dev cases fit thresholds, check cases only report.

    `key` is the first expected article id, so that all questions on one article stay together; the case id
    where no article is expected.
    """
    bucket = int.from_bytes(hashlib.sha256((SALT + key).encode("utf-8")).digest()[:4], "big") % 100
    return "dev" if bucket < DEV_SHARE else "check"


def difficulty_of(question: str, visitor: str, host: str) -> Literal["easy", "medium", "hard"]:
    """How much of the visit a question names: both regions, one, or neither."""
    named = sum(_names_region(question, region) for region in (visitor, host))
    return ("hard", "medium", "easy")[named]


def build_cases(records: Iterator[Mapping[str, Any]], corrections: Mapping[str, Any]) -> Iterator[str]:
    """The questions of the records as `[[case]]` blocks of TOML, in the order of the records."""
    for record in records:
        for number, asked in enumerate(record["questions"], start=1):
            case_id = f"{record['id']}-q{number}"
            facts = tuple((fact,) for fact in asked["facts"])
            corrected = corrections.get(case_id, {}).get("facts")
            yield _render_case(case_id, record, asked, corrected or facts)


def main(records_path: Path) -> None:
    """Reads the records, applies the corrections and overwrites `visits.toml`."""
    corrections = tomllib.loads(CORRECTIONS.read_text(encoding="utf-8"))
    lines = records_path.read_text(encoding="utf-8").splitlines()
    blocks = list(build_cases((json.loads(line) for line in lines), corrections))
    head = "# Made by eval/make_cases.py from the visit records: correct visit_corrections.toml instead.\n"
    (CASES / "visits.toml").write_text(head + "\n" + "\n".join(blocks), encoding="utf-8")


def _names_region(question: str, region: str) -> bool:
    words = region.replace(",", " ").split()
    kinds = {"Kota", "Kabupaten", "Provinsi", "Daerah", "Istimewa", "Administrasi", "DKI", "DI", "dan"}
    return any(word.casefold() in question.casefold() for word in words if word not in kinds)


def _render_case(case_id: str, record: Mapping[str, Any], asked: Mapping[str, Any], facts: Facts) -> str:
    difficulty = difficulty_of(asked["q"], record["visitor"]["region"], record["host"]["region"])
    tags = {
        "kind": asked["kind"],
        "difficulty": difficulty,
        "origin": "visits",
        "topic": record["topics"][0],
        "region": record["host"]["region"],
    }
    fields = (
        ("id", _quote(case_id)),
        ("question", _quote(asked["q"])),
        ("facts", _render_facts(facts)),
        ("articles", f"[{_quote(record['id'])}]"),
        ("answerable", "true"),
        ("split", _quote(split_of(record["id"]))),
        ("tags", "{ " + ", ".join(f"{name} = {_quote(value)}" for name, value in tags.items()) + " }"),
    )
    return "[[case]]\n" + "".join(f"{name} = {value}\n" for name, value in fields)


def _render_facts(facts: Facts) -> str:
    return "[" + ", ".join("[" + ", ".join(map(_quote, forms)) + "]" for forms in facts) + "]"


def _quote(text: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} RECORDS.jsonl")
    main(Path(sys.argv[1]))
