"""Which hosts may be asked: public addresses only, checked after the name was resolved."""

import ipaddress
import socket
from collections.abc import Callable

from corpus import messages
from corpus.errors import ArticleRefused

_NAT64 = ipaddress.ip_network("64:ff9b::/96")

AddressCheck = Callable[[str], bool]


def is_public_address(address: str) -> bool:
    """True for an IP address out in the internet.

    Not for private, loopback, link-local (cloud metadata) and multicast ones.
    IPv4 inside IPv6 (mapped, 6to4, Teredo, NAT64) is judged by the IPv4 address.
    """
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(v4 is not None and not _is_public(v4) for v4 in inner):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return _is_public(ip)


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve_public(host: str, port: int, is_allowed: AddressCheck = is_public_address) -> str:
    """One IP address of `host`, to which the connection is then pinned.

    Raises ArticleRefused where the name is unknown, or any of its addresses is not allowed: a name that
    points both outside and inside is a trap.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleRefused(messages.ADDRESS_UNKNOWN, f"{host}: {error}") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_allowed(address) for address in addresses):
        raise ArticleRefused(messages.ADDRESS_PRIVATE, f"{host} resolves to {', '.join(addresses[:4])}")
    return addresses[0]
