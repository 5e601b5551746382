from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.reporting.messages import name_tag


def test_the_tags_of_the_shipped_cases_are_shown_in_indonesian() -> None:
    tags = [case.tags for case in load_cases([CASES_FOLDER])]
    shown = {name_tag(value) for tag in tags for value in (tag.kind, tag.difficulty, tag.origin)}

    english = {"easy", "medium", "hard", "wrong", "missing", "outside", "near", "visits", "founding", "field"}
    assert not [name for name in shown if set(name.replace("_", " ").split()) & english]
    assert not [name for name in shown if "_" in name]
    assert {"mudah", "siapa", "tahun lain"} <= shown
