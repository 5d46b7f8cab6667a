"""Seeing a network come and go, and knocking at a hub: on real sockets, and in a network of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import textwrap
import threading
import urllib.request
from pathlib import Path

import pytest

from companion.sync import network
from companion.sync.network import knock, see_network

ROOT = Path(__file__).resolve().parents[3]
NETWORK_OF_ITS_OWN = ["unshare", "--map-root-user", "--net"]
LOOK = "from companion.sync.network import see_network; print(*sorted(see_network()))"


def may_have_its_own() -> bool:
    if sys.platform != "linux" or not (shutil.which("unshare") and shutil.which("ip")):
        return False
    return subprocess.run([*NETWORK_OF_ITS_OWN, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_have_its_own(), reason="no network to switch off")
def test_a_network_that_comes_and_goes_is_seen() -> None:
    script = f"""
        look() {{ echo "$1: $({sys.executable} -c '{LOOK}')"; }}
        look none
        ip link set lo up
        ip address add 198.51.100.7/32 dev lo
        ip route add default dev lo src 198.51.100.7
        look first
        ip address add 198.51.100.8/32 dev lo
        ip route replace default dev lo src 198.51.100.8
        look another
        ip link set lo down
        look gone
    """
    said = subprocess.run(
        [*NETWORK_OF_ITS_OWN, "sh", "-ec", textwrap.dedent(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == ["none: ", "first: 198.51.100.7", "another: 198.51.100.8", "gone: "]


def test_looking_sends_nothing_and_takes_no_time() -> None:
    """The same twice, whatever this machine's network is; a machine without one has an answer, too."""
    assert see_network() == see_network()


def test_where_the_system_has_no_such_sockets_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> socket.socket:
        raise OSError

    monkeypatch.setattr(network.socket, "socket", refused)
    assert see_network() == frozenset()


def test_a_knock_is_a_connection_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urllib.request, "getproxies", dict)
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as hub:

        def listen() -> None:
            line, _ = hub.accept()
            with line:
                heard.append(line.recv(100))

        listening = threading.Thread(target=listen)
        listening.start()
        port = hub.getsockname()[1]
        assert knock(f"http://127.0.0.1:{port}")
        listening.join(5)
        assert heard == [b""]
    assert not knock(f"http://127.0.0.1:{port}")


def test_nobody_knocks_past_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hub:
        address = f"http://127.0.0.1:{hub.getsockname()[1]}"
        monkeypatch.setattr(urllib.request, "getproxies", lambda: {"all": "http://127.0.0.1:1"})
        monkeypatch.setattr(urllib.request, "proxy_bypass", lambda _host: False)
        assert not knock(address)
        monkeypatch.setattr(urllib.request, "proxy_bypass", lambda _host: True)
        assert knock(address)


def test_the_usual_port_is_that_of_the_scheme_and_no_address_is_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def refused(where: object, _seconds: float) -> socket.socket:
        asked.append(where)
        raise OSError

    monkeypatch.setattr(urllib.request, "getproxies", dict)
    monkeypatch.setattr(network.socket, "create_connection", refused)
    assert not knock("https://hub.example.org")
    assert not knock("https://")
    assert asked == [("hub.example.org", 443)]
