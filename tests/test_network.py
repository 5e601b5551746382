import socket
from pathlib import Path

import httpx
import pytest


def test_no_test_can_connect_to_another_machine() -> None:
    for family, address in (
        (socket.AF_INET, ("192.0.2.1", 80)),
        (socket.AF_INET6, ("2001:db8::1", 80, 0, 0)),
    ):
        with socket.socket(family) as own, pytest.raises(RuntimeError, match="only connect to this machine"):
            own.connect(address)


def test_no_test_can_send_a_datagram_to_another_machine() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own,
        pytest.raises(RuntimeError, match="only connect to this machine"),
    ):
        own.sendto(b"x", ("192.0.2.1", 53))


def test_no_test_can_look_up_a_name() -> None:
    with pytest.raises(RuntimeError, match=r"only look up this machine, got 'contoh\.test'"):
        socket.getaddrinfo("contoh.test", 80)
    with pytest.raises(RuntimeError, match="only look up this machine"):
        httpx.get("http://contoh.test/")


def test_this_machine_can_be_reached(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        with socket.socket(socket.AF_UNIX) as own:
            own.connect(str(tmp_path / "s"))
