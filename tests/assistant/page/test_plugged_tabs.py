"""Tabs from elsewhere: found by name, and never able to break the page."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import pytest
from starlette.responses import HTMLResponse

from assistant.page import plugged_tabs, serving
from assistant.page.plugged_tabs import PluggedTab, load_plugged_tabs
from assistant.page.signing_in import SignIns
from assistant.respond import Assistant
from assistant.settings import Settings


def entry(name, opened):
    def load():
        if isinstance(opened, Exception):
            raise opened
        return lambda *_: opened

    return SimpleNamespace(name=name, load=load)


@pytest.fixture
def plug(monkeypatch):
    def plug(*entries):
        monkeypatch.setattr(plugged_tabs, "entry_points", lambda group: entries)

    return plug


def fail(*_):
    raise RuntimeError("rusak")


@pytest.fixture
def serve(library) -> Iterator:
    stops = []

    def start() -> str:
        application = serving.build_application(Assistant(library), Settings())
        ready = threading.Event()
        server = serving.build_server(application, ready.set)
        listener = serving.bind("127.0.0.1", 0)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert ready.wait(30)

        def stop() -> None:
            server.should_exit = True
            thread.join(30)
            listener.close()

        stops.append(stop)
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    start.stop = lambda: stops.pop()()  # noqa: PLW0108 (the stop is known later)
    yield start
    for stop in stops:
        stop()


def test_a_tab_that_does_not_load_is_left_out_and_the_others_stay(plug, library, caplog):
    good = PluggedTab("baik", "Baik", lambda *_: None)
    plug(entry("b", good), entry("a", ImportError("tidak ada")))
    assert load_plugged_tabs(Assistant(library), Settings(), SignIns(None)) == (good,)
    assert "tab a left out" in caplog.text


def test_a_tab_brings_files_styles_and_downloads_and_is_closed_at_the_end(plug, serve, tmp_path):
    (tmp_path / "gaya.css").write_text("p { color: red }", encoding="utf-8")
    closed = []
    policy = {"content-security-policy": "sandbox allow-scripts"}
    plug(
        entry(
            "a",
            PluggedTab(
                "coba",
                "Tab Coba",
                lambda *_: None,
                routes=(("/unduh/coba", lambda _: HTMLResponse("isi", headers=policy)),),
                static=tmp_path,
                styles=("gaya.css",),
                close=lambda: closed.append(True),
            ),
        ),
        entry("b", PluggedTab("rusak", "Tab Rusak", lambda *_: None, close=fail)),
    )
    address = serve()
    page = httpx.get(address, trust_env=False).text
    assert '<link rel="stylesheet" href="rujukan/coba/gaya.css">' in page
    assert "Tab Coba" in page
    assert "red" in httpx.get(f"{address}/rujukan/coba/gaya.css", trust_env=False).text
    assert httpx.get(f"{address}/rujukan/page.css", trust_env=False).status_code == 200
    answer = httpx.get(f"{address}/unduh/coba", trust_env=False)
    policies = answer.headers.get_list("content-security-policy")
    assert policies[1] == "sandbox allow-scripts" and "default-src 'self'" in policies[0]
    assert closed == []
    serve.stop()
    assert closed == [True]


def test_a_tab_that_cannot_be_built_says_so_and_the_page_is_served(plug, serve, caplog):
    plug(entry("a", PluggedTab("rusak", "Tab Rusak", fail)))
    page = httpx.get(serve(), trust_env=False)
    assert page.status_code == 200
    assert "Tab ini sedang tidak dapat dibuka" in page.text
    assert "tab rusak not built" in caplog.text
