"""Web addresses: what is fetched, what is refused, against a server on this machine only."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from corpus import messages
from corpus.errors import ArticleRefused
from corpus.loading import Fetched, Loaded, LoadLimits, Refused, fetch_page, load_source
from corpus.loading.network import is_public_address, resolve_public

BODY = "Pemerintah Kota Padang mengunjungi Pemerintah Kota Bekasi untuk studi banding pelayanan publik. " * 2
PAGE = f"<html><head><title>Padang ke Bekasi</title></head><body><h1>Padang ke Bekasi</h1><p>{BODY}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, _ = self.path.partition("?")
        getattr(self, f"get_{path.strip('/').replace('-', '_')}", self.get_missing)()

    def answer(
        self, data: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_artikel(self) -> None:
        self.answer(PAGE.encode())

    def get_teks(self) -> None:
        self.answer(BODY.encode(), "text/plain")

    def get_gambar(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def get_missing(self) -> None:
        self.answer(b"", status=404)

    def get_rusak(self) -> None:
        self.answer(b"", status=500)

    def get_pindah(self) -> None:
        self.answer(b"", status=302, Location="/artikel?id=2")

    def get_berputar(self) -> None:
        self.answer(b"", status=301, Location="/berputar")

    def get_ke_berkas(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/passwd")

    def get_ke_dalam(self) -> None:
        self.answer(b"", status=302, Location="http://169.254.169.254/latest/meta-data/")

    def get_mengaku_besar(self) -> None:
        self.answer(b"a", length="99000000")

    def get_besar(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a" * 300_000)

    def get_mampat(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_bom_mampat(self) -> None:
        self.answer(gzip.compress(b"\x00" * 5_000_000), Content_Encoding="gzip")

    def get_lambat(self) -> None:
        time.sleep(1.5)

    def get_menetes(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only_this_machine(address: str) -> bool:
    return address == "127.0.0.1"


def fetch_here(url: str, limits: LoadLimits) -> Fetched:
    return fetch_page(url, limits, is_allowed=only_this_machine)


def reason_of(
    url: str, limits: LoadLimits | None = None, fetch: Callable[[str, LoadLimits], Fetched] = fetch_here
) -> str:
    (found,) = load_source(url, limits, fetch)
    assert isinstance(found, Refused), found
    return found.reason


def test_a_page_becomes_an_article_with_its_address(site: str) -> None:
    (found,) = load_source(f"{site}/artikel/?utm_source=x#atas", fetch=fetch_here)
    assert isinstance(found, Loaded)
    assert found.article.url == f"{site}/artikel"
    assert found.article.title == "Padang ke Bekasi"
    assert found.article.origin is None


def test_a_redirect_is_followed_to_the_final_address(site: str) -> None:
    (found,) = load_source(f"{site}/pindah", fetch=fetch_here)
    assert isinstance(found, Loaded) and found.article.url == f"{site}/artikel?id=2"


def test_the_content_type_decides_the_reader(site: str) -> None:
    (found,) = load_source(f"{site}/teks", fetch=fetch_here)
    assert isinstance(found, Loaded) and found.article.text.startswith("Pemerintah Kota Padang")
    assert reason_of(f"{site}/gambar") == messages.UNSUPPORTED


def test_compressed_answers_are_unpacked_within_the_limit(site: str) -> None:
    (found,) = load_source(f"{site}/mampat", fetch=fetch_here)
    assert isinstance(found, Loaded)
    assert reason_of(f"{site}/bom-mampat", LoadLimits(max_bytes=1_000_000)) == messages.too_large(1)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/tidak-ada", messages.http_status(404)),
        ("/rusak", messages.http_status(500)),
        ("/berputar", messages.ADDRESS_CIRCLES),
        ("/ke-berkas", messages.ADDRESS_KIND),
        ("/ke-dalam", messages.ADDRESS_PRIVATE),
        ("/mengaku-besar", messages.too_large(20)),
    ],
)
def test_bad_answers_are_refused_with_one_sentence(site: str, path: str, reason: str) -> None:
    assert reason_of(site + path) == reason


def test_an_answer_that_hides_its_size_is_cut_off_at_the_limit(site: str) -> None:
    assert reason_of(f"{site}/besar", LoadLimits(max_bytes=100_000)) == messages.too_large(0)


def test_a_silent_site_and_a_dripping_one_are_given_up(site: str) -> None:
    assert reason_of(f"{site}/lambat", LoadLimits(timeout=0.3)) == messages.ADDRESS_SLOW
    assert reason_of(f"{site}/menetes", LoadLimits(timeout=1.0, max_seconds=0.6)) == messages.ADDRESS_SLOW


def test_this_machine_is_refused_without_the_tests_permission(site: str) -> None:
    assert reason_of(f"{site}/artikel", fetch=fetch_page) == messages.ADDRESS_PRIVATE


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/b", "gopher://a/", "data://x"])
def test_other_schemes_are_refused(url: str) -> None:
    assert reason_of(url, fetch=fetch_page) == messages.ADDRESS_KIND


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a b.example/", "http://x.example:99999/", "https://%00/"]
)
def test_broken_addresses_are_refused(url: str) -> None:
    assert reason_of(url, fetch=fetch_page) == messages.ADDRESS_BROKEN


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "2130706433",
        "0x7f.1",
    ],
)
def test_hosts_inside_the_network_are_refused(host: str) -> None:
    assert reason_of(f"http://{host}/", fetch=fetch_page) == messages.ADDRESS_PRIVATE


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::ffff:127.0.0.1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a00:1", False),
        ("bukan alamat", False),
    ],
)
def test_only_addresses_of_the_internet_are_public(address: str, public: bool) -> None:
    assert is_public_address(address) is public


def test_a_name_with_one_address_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("corpus.loading.network.socket.getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(ArticleRefused, match="jaringan dalam"):
        resolve_public("jebakan.example", 80)


def test_the_connection_goes_to_the_checked_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rsplit(":", 1)[1])
    resolve = socket.getaddrinfo
    asked = []

    def resolve_once(host: str, *rest: Any, **named: Any) -> Any:
        if host != "berita.example":
            return resolve(host, *rest, **named)
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr("corpus.loading.network.socket.getaddrinfo", resolve_once)
    page = fetch_here(f"http://berita.example:{port}/artikel", LoadLimits())
    assert page.url == f"http://berita.example:{port}/artikel" and b"Padang" in page.data


def test_an_unknown_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("Name or service not known")

    monkeypatch.setattr("corpus.loading.network.socket.getaddrinfo", fail)
    assert reason_of("https://tidak-ada.example/a", fetch=fetch_page) == messages.ADDRESS_UNKNOWN
