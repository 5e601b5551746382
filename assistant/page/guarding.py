"""What stands between the network and Gradio: headers that keep the browser at home, and no needless doors."""

from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page import texts
from assistant.page.index_page import localise_index

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio's own start script and templates
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
STRICTER = "content-security-policy"
"""An answer may add a policy of its own to ours, never loosen it."""
API = "/gradio_api"
UPLOAD = f"{API}/upload"
OPEN = (
    *(
        "/rujukan/",
        "/unduh/",
        "/assets/",
        "/static/",
        "/svelte/",
        "/theme.css",
        "/config",
        "/favicon.ico",
        "/robots.txt",
    ),
    *(
        f"{API}/{name}"
        for name in ("queue/", "heartbeat/", "upload", "cancel", "reset", "startup-events", "app_id")
    ),
)
"""What the page itself asks for; every other door of Gradio (files, proxies, direct calls, docs) stays shut."""
BODY_BYTES = 4_000_000
"""Of a request that is no upload; the longest question is far shorter, and a longer one is told so in its turn."""


class Guard:
    """ASGI middleware: adds the headers, makes the index page ours, refuses what the page does not need."""

    def __init__(self, app: ASGIApp, may_upload: Callable[[], bool], styles: Sequence[str] = ()) -> None:
        """`may_upload` tells whether anybody is signed in who could use an upload; `styles`: see localise_index."""
        self._app = app
        self._may_upload = may_upload
        self._styles = styles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path != "/" and not path.startswith(OPEN):
            await PlainTextResponse("", 404)(scope, receive, _with_headers(send))
        elif path.startswith(UPLOAD) and scope["method"] == "POST" and not self._may_upload():
            await PlainTextResponse(texts.REFUSED, 403)(scope, receive, _with_headers(send))
        elif not path.startswith(UPLOAD) and _body_bytes(scope) > BODY_BYTES:
            await PlainTextResponse(texts.TOO_LONG_REQUEST, 413)(scope, receive, _with_headers(send))
        elif path == "/" and scope["method"] == "GET":
            await self._app(_uncompressed(scope), receive, _Rewriting(send, self._styles))
        else:
            await self._app(scope, receive, _with_headers(send))


def _body_bytes(scope: Scope) -> int:
    """Length that the request declares; one sent in pieces, which no browser does here, counts as too long."""
    headers = Headers(scope=scope)
    declared = headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() and "transfer-encoding" not in headers else BODY_BYTES + 1


def _uncompressed(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = headers.get(STRICTER)
            headers.update(HEADERS)
            if own:
                headers.append(STRICTER, own)  # the browser keeps both
        await send(message)

    return send_with_headers


class _Rewriting:
    """Collects one HTML answer and sends it changed."""

    def __init__(self, send: Send, styles: Sequence[str]) -> None:
        self._send = _with_headers(send)
        self._styles = styles
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(scope=self._start)
        if headers.get("content-type", "").startswith("text/html"):
            self._body = localise_index(self._body.decode("utf-8"), self._styles).encode("utf-8")
            headers["content-length"] = str(len(self._body))
            headers["cache-control"] = "no-cache"
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})
