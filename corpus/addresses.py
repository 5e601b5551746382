"""Web addresses in one canonical form, so that one article has one address."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(utm_\w*|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid?|_ga|_gl|spm|ref|ref_src|share|"
    r"source_?from|amp|outputtype|m|nonamp|source)",
    re.IGNORECASE,
)
# Parameters of these names say how the reader came or which pages of the article to show at once. `m`,
# `amp`, `share` and `source` can mean something else, so they are dropped only with the values below.
_ONLY_WITH = {
    "amp": {"", "1", "true"},
    "m": {"", "0", "1"},
    "nonamp": {"", "1"},
    "outputtype": {"amp"},
    "ref": {"home", "share", "facebook", "twitter", "whatsapp"},
    "share": {"facebook", "twitter", "whatsapp", "telegram", "email", "jetpack-whatsapp"},
    "source": {"google", "facebook", "twitter", "whatsapp", "share", "rss"},
}
_WHOLE_ARTICLE = {("page", "all"), ("page", "1"), ("single", "1"), ("singlepage", "1"), ("halaman", "all")}
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")
_PATH_SAFE = "/:@!$&'()*+,;=~-._%"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")


def is_web_address(source: str) -> bool:
    """True where `source` starts with a scheme (`http://`, `file://`, ...), so is no path."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source) is not None


def canonical_url(url: str) -> str:
    """`url` in the one form by which the archive knows an article; applying it twice changes nothing.

    Lower-case scheme and host (IDNA), no user name, default port, fragment or tracking parameters, sorted
    query, no slash at the end of the path, no `/amp` at its end. The host is kept otherwise: `m.` and
    `www.` may serve other pages. Raises ValueError for anything but http and https with a host.
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise ValueError(f"expected http or https, got {url!r}")
    return urlunsplit((scheme, _host(parts, scheme), _path(parts.path), _query(parts.query), ""))


def _host(parts: SplitResult, scheme: str) -> str:
    name = (parts.hostname or "").rstrip(".")
    if not name.isascii():
        name = name.encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(name):
        raise ValueError(f"expected an address with a host, got host {name!r}")
    if ":" in name:
        name = f"[{name}]"
    port = parts.port
    return name if port in (None, _DEFAULT_PORTS[scheme]) else f"{name}:{port}"


def _path(path: str) -> str:
    escaped = _ESCAPE.sub(_tidy_escape, quote(path, safe=_PATH_SAFE, errors="surrogateescape"))
    clean = re.sub(r"/{2,}", "/", escaped)
    while True:
        shorter = clean.rstrip("/").removesuffix("/amp").removesuffix("/amp.html")
        if shorter == clean:
            return clean
        clean = shorter


def _tidy_escape(match: re.Match[str]) -> str:
    """Escapes of plain characters are undone, others get capital digits, a lone percent sign is escaped."""
    digits = match.group(1)
    if not digits:
        return "%25"
    char = chr(int(digits, 16))
    return char if re.fullmatch(r"[A-Za-z0-9~._-]", char) else f"%{digits.upper()}"


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape", max_num_fields=500)
    kept = sorted(pair for pair in pairs if not _is_tracking(*pair))
    return urlencode(kept, errors="surrogateescape")


def _is_tracking(name: str, value: str) -> bool:
    low, value = name.lower(), value.lower()
    if (low, value) in _WHOLE_ARTICLE:
        return True
    if not _TRACKING.fullmatch(low):
        return False
    return low not in _ONLY_WITH or value in _ONLY_WITH[low]
