"""The page over HTTP, without a browser: which doors are open, and to whom."""

import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from assistant.command_line.program import main
from assistant.page import serving
from assistant.page.layout import build_blocks
from assistant.page.signing_in import SignIns
from assistant.respond import Assistant
from assistant.settings import Settings

PASSWORD = "kata sandi uji"


class Visitor:
    """Calls handlers as the browser does, by their numbers."""

    def __init__(self, address: str, numbers: dict[str, int], session: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=30, trust_env=False)
        self._numbers = numbers
        self._session = session

    def call(self, handler: str, *data: Any, event: Any = None) -> list[Any]:
        """What the last message of the handler puts on the page."""
        message = self._last(handler, data, event)
        assert message["success"], message
        return message["output"]["data"]

    def refused(self, handler: str, *data: Any) -> str:
        """What the page says where the handler is not reached."""
        message = self._last(handler, data, None)
        assert not message["success"], message
        return message["output"]["error"]

    def _last(self, handler: str, data: tuple[Any, ...], event: Any) -> dict[str, Any]:
        call = {
            "data": data,
            "fn_index": self._numbers[handler],
            "session_hash": self._session,
            "event_data": event,
        }
        self.client.post("/gradio_api/queue/join", json=call).raise_for_status()
        with self.client.stream(
            "GET", "/gradio_api/queue/data", params={"session_hash": self._session}
        ) as lines:
            for line in lines.iter_lines():
                message = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
                if message.get("msg") == "process_completed":
                    return message
        raise AssertionError("the stream ended without an answer")


@pytest.fixture
def address(library) -> Iterator[str]:
    application = serving.build_application(Assistant(library), Settings(admin_password=PASSWORD))
    ready = threading.Event()
    server = serving.build_server(application, ready.set)
    with serving.bind("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            assert ready.wait(30)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)


@pytest.fixture
def visit(address, library):
    blocks = build_blocks(Assistant(library), SignIns(PASSWORD))
    numbers = {block.fn.__name__: number for number, block in blocks.fns.items() if block.fn}
    return lambda session: Visitor(address, numbers, session)


def test_index_page_is_indonesian_and_names_no_other_machine(address):
    answer = httpx.get(address, headers={"accept-encoding": "gzip, br"}, trust_env=False)
    html = answer.text
    assert '<html\n\tlang="id"' in html
    assert "rujukan/page.css" in html
    before_config, after_config = html.split("window.gradio_config", 1)
    outside = re.compile(r"https?://(?!127\.0\.0\.1|www\.w3\.org)[\w.-]+")
    assert outside.findall(before_config) == []
    assert outside.findall(after_config.split("</script>", 1)[1]) == []
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/openapi.json",
        "/monitoring",
        "/monitoring/summary",
        "/manifest.json",
        "/login",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://contoh.test",
        "/gradio_api/run/predict",
        "/rujukan/../serving.py",
        "/rujukan/%2e%2e/serving.py",
    ],
)
def test_doors_that_the_page_does_not_need_are_shut(address, path):
    assert httpx.get(f"{address}{path}", trust_env=False).status_code == 404


def test_nothing_has_a_public_name(library):
    blocks = build_blocks(Assistant(library), SignIns(PASSWORD))
    assert blocks.get_api_info()["named_endpoints"] == {}


def test_changes_are_refused_without_signing_in(visit, library):
    visitor = visit("tamu")
    visitor.call("open", event={"article": "alfa"})
    refused = "Masuk dahulu sebagai pengelola"
    assert refused in str(visitor.call("add_addresses", None, "https://contoh.test/x"))
    assert refused in str(visitor.call("add_files", None, []))
    assert refused in str(visitor.call("ask_to_remove", None, "alfa"))
    assert refused in str(visitor.call("remove", None, "alfa"))
    assert library.archive.count().articles == 3


def test_a_token_from_the_browser_is_worth_nothing(visit, library):
    visit("pengelola").call("sign_in", PASSWORD)
    visitor = visit("tamu")
    for forged in ("tebakan", True, {"token": 1}):
        assert "Masuk dahulu" in str(visitor.call("remove", forged, "alfa"))
    assert library.archive.count().articles == 3


def test_a_signed_in_session_removes_what_it_opened_and_only_that_session(visit, library):
    admin = visit("pengelola")
    assert "tidak cocok" in str(admin.call("sign_in", "salah"))
    assert "Anda masuk" in str(admin.call("sign_in", PASSWORD))
    admin.call("open", event={"article": "alfa"})
    visit("tamu").call("open", event={"article": "beta"})
    assert "sudah dihapus" in str(admin.call("remove", None, "beta"))
    assert [article.id for article in library.archive.articles()] == ["beta", "gama"]
    admin.call("sign_out", None)
    admin.call("open", event={"article": "beta"})
    assert "Masuk dahulu" in str(admin.call("remove", None, None))


def test_uploads_are_taken_only_while_somebody_is_signed_in(address, visit):
    def upload() -> int:
        files = {"files": ("a.txt", b"isi")}
        return httpx.post(f"{address}/gradio_api/upload", files=files, trust_env=False).status_code

    assert upload() == 403
    visit("pengelola").call("sign_in", PASSWORD)
    assert upload() == 200


def named(path) -> dict[str, Any]:
    return {"path": str(path), "meta": {"_type": "gradio.FileData"}}


@pytest.mark.parametrize("place", ["/dev/zero", "/etc/passwd", "https://contoh.test/x.txt", "", "a\0b"])
@pytest.mark.parametrize("handler", ["ask", "search", "add_files", "sign_in"])
def test_a_file_that_was_not_uploaded_is_refused_before_anything_opens_it(visit, handler, place):
    visitor = visit("tamu")
    given = {
        "ask": (named(place), None),
        "search": ([[named(place)]], "", "", ""),
        "add_files": (None, [named(place)]),
        "sign_in": ({"x": {"y": named(place)}},),
    }
    assert "tidak ada lagi di server" in str(visitor.refused(handler, *given[handler]))


def test_an_administrator_adds_uploads_and_no_other_file(address, visit, library, tmp_path):
    text = "Wali Kota Delta, Dedi, meninjau pasar rakyat di Kota Alfa bersama rombongan dinas perdagangannya."
    secret = tmp_path / "rahasia.txt"
    secret.write_text(text, encoding="utf-8")
    admin = visit("pengelola")
    admin.call("sign_in", PASSWORD)
    assert "tidak ada lagi di server" in str(admin.refused("add_files", None, [named(secret)]))
    assert library.archive.count().articles == 3
    uploaded = httpx.post(
        f"{address}/gradio_api/upload", files={"files": ("a.txt", text.encode())}, trust_env=False
    ).json()
    assert "1 ditambahkan" in str(admin.call("add_files", None, [named(uploaded[0])]))
    assert library.archive.count().articles == 4


def test_requests_without_end_are_refused_unread(address):
    door = f"{address}/gradio_api/queue/join"
    pieces = httpx.post(door, content=iter([b"{", b"}"]), trust_env=False)
    long = httpx.post(door, content=b"x" * 4_000_001, trust_env=False)
    assert [pieces.status_code, long.status_code] == [413, 413]
    assert long.text == "Permintaan terlalu panjang; persingkat, lalu kirim lagi."
    assert "default-src 'self'" in long.headers["content-security-policy"]


@pytest.mark.parametrize(
    "event",
    [None, {}, [], "x", {"turn": "1", "number": None}, {"turn": 10**30, "number": -1}, {"article": ["a"]}],
)
def test_nonsense_from_the_browser_is_a_sentence_not_a_failure(visit, event):
    visitor = visit("tamu")
    assert "sudah tidak ada di arsip" in str(visitor.call("open_citation", None, event=event))
    assert "sudah tidak ada di arsip" in str(visitor.call("open", event=event))


def test_a_taken_port_is_one_sentence_and_exit_code_2(tmp_path, capsys):
    with serving.bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--home", str(tmp_path), "--port", str(port)]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith(f"Port {port} di 127.0.0.1 sudah dipakai program lain: tutup program itu")
    assert not list(tmp_path.iterdir())


def test_an_impossible_address_is_one_sentence_and_exit_code_2(tmp_path, capsys):
    assert main(["serve", "--home", str(tmp_path), "--host", "bukan alamat", "--port", "7999"]) == 2
    assert "tidak dapat dipakai: periksa --host dan --port." in " ".join(capsys.readouterr().err.split())
