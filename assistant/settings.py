"""Settings of one running program, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


def default_home(code: Path, environment: Mapping[str, str]) -> Path:
    """`var/` in a checkout; the user's data folder where `code` is installed and goes with its environment."""
    if (code / "pyproject.toml").is_file():
        return code / "var"
    folder = Path(environment.get("XDG_DATA_HOME", ""))
    # A relative path counts as unset, says the XDG base directory specification.
    return (folder if folder.is_absolute() else Path(os.path.expanduser("~/.local/share"))) / "rujukan"


DEFAULT_HOME = default_home(Path(__file__).resolve().parent.parent, os.environ)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and what is switched on; every field has a variable of its own in the environment."""

    home: Path = DEFAULT_HOME
    """RUJUKAN_HOME: folder of the archive and its index."""
    embedder: str | None = None
    """RUJUKAN_EMBEDDER: folder or name of a sentence-transformers model; None for the bundled one."""
    chroma_url: str | None = None
    """RUJUKAN_CHROMA_URL: address of a Chroma server; None for the embedded store."""
    admin_password: str | None = field(default=None, repr=False)
    """RUJUKAN_ADMIN_PASSWORD: password or `scrypt$…` hash (`rujukan hash-password`); None switches changes off."""
    fast: bool = False
    """RUJUKAN_FAST: any value but 0 leaves the reader model out: quicker, but read less closely."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Settings from `environment` (default: the process's own); an empty value counts as unset."""
        values = os.environ if environment is None else environment
        home = values.get("RUJUKAN_HOME")
        return cls(
            home=Path(home).expanduser() if home else DEFAULT_HOME,
            embedder=values.get("RUJUKAN_EMBEDDER") or None,
            chroma_url=values.get("RUJUKAN_CHROMA_URL") or None,
            admin_password=values.get("RUJUKAN_ADMIN_PASSWORD") or None,
            fast=values.get("RUJUKAN_FAST", "") not in ("", "0"),
        )

    def with_home(self, home: Path | None) -> "Settings":
        """The same settings in another home; unchanged for None."""
        return self if home is None else replace(self, home=home)

    def faster(self, fast: bool = True) -> "Settings":
        """The same settings without the reader model; unchanged for False."""
        return replace(self, fast=True) if fast else self
