from pathlib import Path

import pytest

from assistant.settings import DEFAULT_HOME, Settings, default_home


def test_settings_are_read_from_a_mapping() -> None:
    settings = Settings.from_environment(
        {
            "RUJUKAN_HOME": "/srv/rujukan",
            "RUJUKAN_EMBEDDER": "/srv/model",
            "RUJUKAN_CHROMA_URL": "http://127.0.0.1:8000",
            "RUJUKAN_ADMIN_PASSWORD": "rahasia",
        }
    )
    assert settings == Settings(Path("/srv/rujukan"), "/srv/model", "http://127.0.0.1:8000", "rahasia")


@pytest.mark.parametrize("value", [None, ""])
def test_what_is_unset_or_empty_has_its_default(value: str | None) -> None:
    names = ("RUJUKAN_HOME", "RUJUKAN_EMBEDDER", "RUJUKAN_CHROMA_URL", "RUJUKAN_ADMIN_PASSWORD")
    environment = {} if value is None else dict.fromkeys(names, value)
    assert Settings.from_environment(environment) == Settings(DEFAULT_HOME, None, None, None)


def test_the_default_home_lies_beside_the_code() -> None:
    assert Path(__file__).resolve().parents[2] / "var" == DEFAULT_HOME


@pytest.mark.parametrize("folder", [None, "", "relatif"])
def test_an_installed_program_keeps_its_archive_outside_the_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str | None
) -> None:
    monkeypatch.setenv("HOME", "/home/petugas")
    environment = {} if folder is None else {"XDG_DATA_HOME": folder}
    assert default_home(tmp_path, environment) == Path("/home/petugas/.local/share/rujukan")
    assert default_home(tmp_path, {"XDG_DATA_HOME": "/data"}) == Path("/data/rujukan")


def test_a_home_may_begin_with_the_user_s_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/petugas")
    assert Settings.from_environment({"RUJUKAN_HOME": "~/arsip"}).home == Path("/home/petugas/arsip")


def test_the_environment_of_the_process_is_the_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RUJUKAN_HOME", str(tmp_path))
    assert Settings.from_environment().home == tmp_path


def test_another_home_changes_nothing_else() -> None:
    settings = Settings(Path("a"), "model", None, "x")
    assert settings.with_home(None) == settings
    assert settings.with_home(Path("b")) == Settings(Path("b"), "model", None, "x")


def test_the_password_is_not_shown() -> None:
    assert "rahasia" not in repr(Settings(admin_password="rahasia"))


@pytest.mark.parametrize(
    ("value", "fast"), [(None, False), ("", False), ("0", False), ("1", True), ("ya", True)]
)
def test_the_reader_model_can_be_left_out(value: str | None, fast: bool) -> None:
    environment = {} if value is None else {"RUJUKAN_FAST": value}
    settings = Settings.from_environment(environment)
    assert settings.fast is fast
    assert settings.faster(False) == settings and settings.faster().fast
