"""HTML of the tab: templates that escape whatever is put into them, as those of the page do.

Questions, comments, answers and names of files are hostile: they come in as plain strings and leave as text.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment

from assistant.messages import thousands
from assistant.templating import open_templates
from eval.page import texts
from eval.reporting.numbers import format_interval, format_share

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = open_templates(TEMPLATES)
    environment.filters |= {"share": format_share, "thousands": thousands}
    environment.globals |= {"e": texts, "interval": format_interval}
    return environment


def render(template: str, **values: object) -> str:
    """The template `<name>.html` with every value escaped; an unknown name in it is an error."""
    return _environment().get_template(f"{template}.html").render(values)
