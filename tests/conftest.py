"""For every test: no network; and, made once where a test asks for it, a home with the shipped archive."""

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.respond import Assistant
from index.embedding import load_embedder
from index.library import Library

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL_NAMES = {None, "", "localhost", socket.gethostname()}


class NetworkRefused(RuntimeError):
    """A test tried to reach the network; no OSError, so that no fallback of the product hides it."""


def is_local(host: object) -> bool:
    """True for this machine, by name or by number."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if text in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(text).partition("%")[0]).is_loopback
    except ValueError:
        return False


def is_number(host: object) -> bool:
    """True for an address, in whatever notation, that is looked up without asking anybody."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return _is_old_number(text)
    return True


def _is_old_number(text: str) -> bool:
    """True for "127.1", "0x7f.1" and "2130706433"."""
    try:
        socket.inet_aton(text)
    except OSError:
        return False
    return True


def check_address(address: object) -> None:
    """Raises NetworkRefused for an address outside this machine; unix sockets have text for an address."""
    if isinstance(address, tuple) and not is_local(address[0]):
        raise NetworkRefused(f"a test may only connect to this machine, got {address!r}")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuses every connection and name look-up that leaves the machine."""
    resolve = socket.getaddrinfo

    def resolve_here(host: Any, *rest: Any, **more: Any) -> Any:
        if not is_local(host) and not is_number(host):
            raise NetworkRefused(f"a test may only look up this machine, got {host!r}")
        return resolve(host, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve_here)
        patch.setattr(socket, "socket", _guarded(socket.socket))
        yield


def _guarded(plain: type[socket.socket]) -> type[socket.socket]:
    class GuardedSocket(plain):  # type: ignore[valid-type,misc]
        """A socket that stays on this machine."""

        def connect(self, address: Any) -> None:
            check_address(address)
            super().connect(address)

        def connect_ex(self, address: Any) -> int:
            check_address(address)
            return int(super().connect_ex(address))

        def sendto(self, data: Any, *rest: Any) -> int:
            check_address(rest[-1])
            return int(super().sendto(data, *rest))

    return GuardedSocket


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped articles and the bundled model; for reading only."""
    home = tmp_path_factory.mktemp("shipped") / "home"
    with Library.open(home, load_embedder()) as library:
        results = list(library.add_shipped())
    assert {result.outcome for result in results} == {"added"}
    return home


@pytest.fixture(scope="session")
def shipped_library(shipped_home: Path) -> Iterator[Library]:
    """The shipped archive, opened; for reading only."""
    with Library.open(shipped_home, load_embedder()) as library:
        yield library


@pytest.fixture(scope="session")
def shipped_assistant(shipped_library: Library) -> Assistant:
    """The assistant that a new user has."""
    return Assistant(shipped_library)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, one for all tests: Playwright runs once in a process."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()
