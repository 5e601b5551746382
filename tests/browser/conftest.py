"""The real page in the real Chromium: shipped archive, bundled model, and a watch on every request."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from assistant.page import serving
from assistant.respond import Assistant
from assistant.settings import Settings
from index.library import Library

PASSWORD = "kata sandi uji"
LOCAL = {"127.0.0.1", ""}

HOSTILE = """---
title: "<img src=x onerror=alert(1)> **Wali Kota Antahberantah** ![x](http://jahat.test/judul.png)"
outlet: "<script>alert(2)</script>"
url: https://contoh.test/a?x=1&y="><script>alert(3)</script>
published: 2024-03-01
---

Wali Kota Antahberantah, Jaka Sembung <script>window.harmed=1</script>, berkunjung ke Kota Khayal pada 1 Maret 2024.
Rombongan <img src=x onerror="window.harmed=2"> dari Antahberantah ke Kota Khayal terdiri atas 17 orang
<iframe src="http://jahat.test/"></iframe> dan membaca ${7*7} {{7*7}} ![gambar](http://jahat.test/isi.png).

Kota Khayal menerima rombongan di balai kota dengan <b>upacara</b> dan <a href="javascript:alert(4)">tautan</a>.
"""


FILLER = (
    "Rombongan mendengarkan paparan mengenai tata kelola wilayah dan melihat papan informasi ke-{number}."
)
LONG = """# Bupati Panjang Umur Bertamu ke Kota Jauh

Bupati Panjang Umur, Slamet Widodo, bertamu ke Kota Jauh bersama rombongan dinasnya.

{filler}

Pada akhir kunjungan Bupati Panjang Umur menyerahkan 77 ekor sapi kepada Kota Jauh.
"""


@dataclass
class Served:
    """The page and what stands behind it."""

    address: str
    library: Library
    hostile: Path
    called: list[str]
    """Every other machine that the server itself tried to reach."""


@dataclass
class Watched:
    """A page of the browser and everything that it tried."""

    page: Any
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Any:
        """Asks with Enter and waits for the finished turn."""
        number = self.page.locator("[data-turn]").count()
        self.page.get_by_label("Pertanyaan Anda").fill(question)
        self.page.get_by_label("Pertanyaan Anda").press("Enter")
        turn = self.page.locator("[data-turn]").nth(number)
        turn.locator(".rj-after, .rj-problem").first.wait_for()
        return turn


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the shipped archive, a hostile article and a long one, as `rujukan serve` serves it."""
    folder = tmp_path_factory.mktemp("halaman")
    called: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        watch_calls(patch, called)
        yield from serve(folder, called)


def watch_calls(patch: pytest.MonkeyPatch, called: list[str]) -> None:
    """Notes every connection of this process to another machine; tests/conftest.py refuses it."""
    connect = socket.socket.connect

    def watched(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            called.append(str(address))
        connect(self, address)

    patch.setattr(socket.socket, "connect", watched)


def serve(folder: Path, called: list[str]) -> Iterator[Served]:
    """Prepares the archive in `folder` and serves the page until the generator is closed."""
    hostile = folder / "jahat.md"
    hostile.write_text(HOSTILE, encoding="utf-8")
    long = folder / "panjang.md"
    filler = "\n\n".join(FILLER.format(number=number) for number in range(40))
    long.write_text(LONG.format(filler=filler), encoding="utf-8")
    with Library.open(folder / "home") as library:
        assert all(result.outcome == "added" for result in library.add_shipped())
        assert [result.outcome for result in library.add([str(hostile), str(long)])] == ["added"] * 2
        settings = Settings(home=folder / "home", admin_password=PASSWORD)
        application = serving.build_application(Assistant(library), settings)
        ready = threading.Event()
        server = serving.build_server(application, ready.set)
        with serving.bind("127.0.0.1", 0) as listener:
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            try:
                assert ready.wait(60)
                yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", library, hostile, called)
            finally:
                server.should_exit = True
                thread.join(30)


@pytest.fixture
def visit(browser: Any, served: Served) -> Iterator[Callable[..., Watched]]:
    """Opens the page for a new visitor; at the end nothing may have left the machine and no script failed."""
    opened: list[Watched] = []

    def open_page(**options: Any) -> Watched:
        context = browser.new_context(
            **({"viewport": {"width": 1280, "height": 900}, "locale": "en-US"} | options)
        )
        context.set_default_timeout(30_000)
        watched = Watched(context.new_page())
        opened.append(watched)
        context.route(lambda url: urlsplit(url).hostname not in LOCAL, lambda route: route.abort())
        watched.page.on("request", lambda request: _note(request.url, watched.outside))
        watched.page.on("websocket", lambda socket: _note(socket.url, watched.outside))
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        watched.page.on("dialog", lambda dialog: (watched.dialogs.append(dialog.message), dialog.dismiss()))
        watched.page.goto(served.address)
        watched.page.locator(".rj-welcome").wait_for()
        return watched

    yield open_page
    for watched in opened:
        watched.page.context.close()
        assert watched.outside == []
        assert watched.dialogs == []
        assert watched.errors == []


@pytest.fixture
def page(visit: Callable[..., Watched]) -> Watched:
    """One visitor at a desk."""
    return visit()


def _note(url: str, outside: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
        outside.append(url)
