from pathlib import Path

import pytest
from jinja2 import UndefinedError

from assistant.templating import open_templates


def test_values_leave_as_text_whatever_the_template_is_called(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text("{{ name }}", encoding="utf-8")

    shown = open_templates(tmp_path).get_template("satu.txt").render(name='<b title="x">')

    assert shown == "&lt;b title=&#34;x&#34;&gt;"


def test_an_unknown_name_is_an_error_and_not_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "satu.html").write_text("{{ nmae }}", encoding="utf-8")

    with pytest.raises(UndefinedError, match="'nmae' is undefined"):
        open_templates(tmp_path).get_template("satu.html").render(name="")
