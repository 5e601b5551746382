"""A new version of the program may change the rules of an index: the page renews it, another model is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.command_line.common import renew_index
from assistant.opening import open_library
from assistant.settings import Settings
from index.errors import StaleIndexError
from index.identity import IDENTITY_KEY, IndexIdentity
from index.library import IndexSettings
from index.shipped import SHIPPED

ARTICLE = SHIPPED / "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik.md"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home with one article, indexed without a model."""
    settings = Settings(home=tmp_path / "home", embedder="hash")
    with open_library(settings) as library:
        assert [result.outcome for result in library.add([str(ARTICLE)])] == ["added"]
    return settings


def pretend(settings: Settings, **other: str) -> None:
    """Makes the index look as if it were made with something else."""
    with open_library(settings) as library:
        current = IndexIdentity.of(library.embedder, IndexSettings().chunks)
        library.archive.set_meta({IDENTITY_KEY: replace(current, **other).to_json()})


def test_changed_rules_renew_the_index(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    pretend(settings, terms="lama")
    with pytest.raises(StaleIndexError, match="aturan kata"):
        open_library(settings)
    renew_index(settings)
    with open_library(settings) as library:
        assert library.archive.count().articles == 1
        assert not library.problems()
    assert "dibangun ulang sekali" in capsys.readouterr().err


def test_another_model_is_refused_with_the_command(settings: Settings) -> None:
    pretend(settings, embedder="model-lain@1")
    with pytest.raises(StaleIndexError, match="rujukan doctor --bangun-ulang"):
        renew_index(settings)


def test_a_fitting_index_is_left_alone(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    renew_index(settings)
    assert capsys.readouterr().err == ""
