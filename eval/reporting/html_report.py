"""A run as one HTML file that needs nothing but itself.

Every value goes through a template that escapes it, or into a script block as JSON without `<`, `>` and `&`; the page's
script makes texts of them, never markup. Pictures are the only markup that comes from code (eval.reporting.charts).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from assistant.templating import open_templates
from eval.reporting import messages
from eval.reporting.case_list import view_cases
from eval.reporting.changes_view import view_changes
from eval.reporting.curves_view import view_curves
from eval.reporting.figures_view import describe_options, view_figures
from eval.reporting.safe_text import dump_for_script, show_text
from eval.reporting.slices_view import STEPS, view_slices

TEMPLATES = Path(__file__).parent / "templates"
_SCRIPT_WORDS = {
    "found": messages.FOUND,
    "none": messages.FOUND_NONE,
    "sort": messages.SORT,
    "link": messages.LINK,
}


def render_html(report_json: Mapping[str, Any], comparison_json: Mapping[str, Any] | None = None) -> str:
    """The report of one run, and what changed since an earlier one, as a whole HTML page in Indonesian.

    `report_json`: format 2 of `eval.reporting.json_report`. `comparison_json`: an `eval.comparing.Comparison` in its
    JSON form. The same input gives the same page; no request leaves it, and it can be opened from a folder.
    """
    cases = view_cases(report_json)
    return (
        _environment()
        .get_template("report.html")
        .render(
            options=describe_options(report_json),
            figures=view_figures(report_json),
            slices=view_slices(report_json),
            shades=range(len(STEPS) + 1),
            curves=view_curves(report_json),
            cases=cases,
            changes=view_changes(comparison_json) if comparison_json is not None else None,
            # Safe: JSON without any sign that could end the script element.
            data=Markup(dump_for_script({**cases.data, "words": _SCRIPT_WORDS})),  # noqa: S704
        )
    )


@cache
def _environment() -> Environment:
    environment = open_templates(TEMPLATES)
    environment.globals["m"] = messages
    environment.filters["shown"] = show_text
    return environment
