"""Web pages by http and https, with every limit that a stranger's server could break.

The standard library's client is used because it lets the connection be pinned to the address that was
checked.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from corpus import messages
from corpus.addresses import canonical_url
from corpus.errors import ArticleRefused
from corpus.loading.network import AddressCheck, is_public_address, resolve_public
from corpus.loading.types import Fetched, LoadLimits

_HEADERS = {
    "User-Agent": "Rujukan/1 (arsip artikel studi banding)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Language": "id,en;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class _Target:
    """One address to ask, and the IP address that was checked for it."""

    parts: SplitResult
    host: str
    port: int
    address: str

    def connect(self, timeout: float) -> http.client.HTTPConnection:
        """A connection to the checked address; the name is not resolved again."""
        pinned = socket.create_connection((self.address, self.port), timeout)
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        if self.parts.scheme == "https":
            pinned = ssl.create_default_context().wrap_socket(pinned, server_hostname=self.host)
        connection.sock = pinned
        return connection

    @property
    def resource(self) -> str:
        """Path and query, as the request line has them."""
        return (self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else "")


def fetch_page(
    url: str, limits: LoadLimits | None = None, is_allowed: AddressCheck = is_public_address
) -> Fetched:
    """The page at `url`, after at most `max_redirects` redirects, each checked like the first address.

    Raises ArticleRefused for schemes other than http and https, hosts inside the network, error statuses,
    pages over the size limit, and sites that are slow or cannot be reached.
    """
    limits = limits or LoadLimits()
    deadline = time.monotonic() + limits.max_seconds
    for _ in range(limits.max_redirects + 1):
        answer = _guarded_ask(_aim(url, is_allowed), limits, deadline)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise ArticleRefused(
        messages.ADDRESS_CIRCLES, f"more than {limits.max_redirects} redirects, last to {url!r}"
    )


def _aim(url: str, is_allowed: AddressCheck) -> _Target:
    if not url.strip().lower().startswith(("http://", "https://")):
        raise ArticleRefused(messages.ADDRESS_KIND, f"expected http or https, got {url[:200]!r}")
    try:
        # Canonical for host and escapes only: a site may want its own query and slash.
        canonical, parts = urlsplit(canonical_url(url)), urlsplit(_escape(url))
        port = parts.port or (443 if canonical.scheme == "https" else 80)
    except ValueError as error:
        raise ArticleRefused(messages.ADDRESS_BROKEN, str(error)) from error
    host = canonical.hostname or ""
    return _Target(
        parts._replace(scheme=canonical.scheme), host, port, resolve_public(host, port, is_allowed)
    )


def _escape(url: str) -> str:
    """`url` with characters that no request line may hold escaped."""
    return "".join(char if "!" <= char <= "~" else _percent(char) for char in url.strip())


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))


def _guarded_ask(target: _Target, limits: LoadLimits, deadline: float) -> Fetched | str:
    """The page, or the address that it is redirected to; errors of the network become refusals."""
    try:
        return _ask(target, limits, deadline)
    except ssl.SSLCertVerificationError as error:
        raise ArticleRefused(messages.ADDRESS_NOT_SECURE, f"{target.host}: {error}") from error
    except TimeoutError as error:
        raise ArticleRefused(messages.ADDRESS_SLOW, f"{target.host}: {error}") from error
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        # Closing the socket at the deadline shows as any of these, depending on where the reading stood.
        late = time.monotonic() >= deadline
        reason = messages.ADDRESS_SLOW if late else messages.ADDRESS_UNREACHABLE
        raise ArticleRefused(reason, f"{target.host}: {type(error).__name__}: {error}") from error


def _ask(target: _Target, limits: LoadLimits, deadline: float) -> Fetched | str:
    connection = target.connect(min(limits.timeout, max(deadline - time.monotonic(), 0.1)))
    # A site that sends a byte now and then never runs into the timeout of a single step.
    watchdog = threading.Timer(max(deadline - time.monotonic(), 0.1), _cut_off, [connection.sock])
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request("GET", target.resource, headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _REDIRECTS and (location := response.headers.get("Location")):
            return urljoin(target.parts.geturl(), location)
        if response.status != http.client.OK:
            raise ArticleRefused(
                messages.http_status(response.status), f"{target.host}: HTTP {response.status}"
            )
        page = _read_answer(response, target, limits)
        if time.monotonic() >= deadline:
            raise TimeoutError(f"not done after {limits.max_seconds} s")
        return page
    finally:
        watchdog.cancel()
        connection.close()


def _cut_off(pinned: socket.socket) -> None:
    try:
        pinned.shutdown(socket.SHUT_RDWR)
    except OSError:
        pinned.close()


def _read_answer(response: http.client.HTTPResponse, target: _Target, limits: LoadLimits) -> Fetched:
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > limits.max_bytes:
        raise _too_large(limits, f"Content-Length {declared}")
    data = bytearray()
    while chunk := response.read(_CHUNK):
        data += chunk
        if len(data) > limits.max_bytes:
            raise _too_large(limits, f"more than {limits.max_bytes} bytes")
    if declared.isdecimal() and len(data) < int(declared):
        raise http.client.IncompleteRead(bytes(data[:0]), int(declared) - len(data))
    plain = _unpack(bytes(data), response.headers.get("Content-Encoding", ""), limits)
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    return Fetched(target.parts.geturl(), kind, response.headers.get_content_charset(), plain)


def _unpack(data: bytes, encoding: str, limits: LoadLimits) -> bytes:
    """For sites that compress although they were asked not to."""
    if encoding.strip().lower() in ("", "identity"):
        return data
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise ArticleRefused(messages.BINARY, f"Content-Encoding {encoding!r}")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        plain = unpacker.decompress(data, limits.max_bytes + 1)
    except zlib.error as error:
        raise ArticleRefused(messages.BINARY, f"Content-Encoding {encoding!r}: {error}") from error
    if len(plain) > limits.max_bytes:
        raise _too_large(limits, "after unpacking")
    return plain


def _too_large(limits: LoadLimits, detail: str) -> ArticleRefused:
    return ArticleRefused(messages.too_large(limits.max_bytes // 1_000_000), detail)
