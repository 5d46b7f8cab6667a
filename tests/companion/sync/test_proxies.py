"""Proxies as systems name them: used where a call can, named where it cannot, and never a fault of ours."""

from __future__ import annotations

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.sync.hub_client.carrier import HubCarrier
from companion.sync.proxies import has_proxy, proxy_for

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("settings", "proxy"),
    [
        ({}, None),
        ({"https_proxy": "http://proxy.example:3128"}, "http://proxy.example:3128"),
        ({"https_proxy": "proxy.example:3128"}, "http://proxy.example:3128"),
        ({"https_proxy": "HTTPS://proxy.example"}, "HTTPS://proxy.example"),
        ({"http_proxy": "http://proxy.example"}, None),
        ({"all_proxy": "http://proxy.example"}, "http://proxy.example"),
        ({"https_proxy": "socks5://a.example", "all_proxy": "http://b.example"}, "http://b.example"),
        ({"https_proxy": "http://proxy.example", "no_proxy": "hub.example"}, None),
        (
            {"https_proxy": "http://proxy.example", "no_proxy": "[::1],fd00::/8,10.0.0.0/8,*."},
            "http://proxy.example",
        ),
        ({"all_proxy": "socks://a.example", "no_proxy": ".example"}, None),
    ],
)
def test_what_can_be_used_is(
    settings: dict[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert proxy_for("https", "hub.example") == proxy
    assert has_proxy("https", "hub.example") == (proxy is not None)


@pytest.mark.parametrize("kind", ["socks", "socks4", "socks5h", "ftp", "quic"])
def test_what_cannot_be_used_is_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{kind}://proxy.example:1080")
    with pytest.raises(KnownError) as caught:
        HubCarrier("https://hub.example", None, SystemClock()).identity()
    assert caught.value.code is Code.PROXY_UNSUITABLE
    assert caught.value.facts == {"kind": kind}


@pytest.mark.parametrize("named", ["http://proxy.example:port", "http://[::1", "http://", "http://pro xy"])
def test_an_address_that_is_none_is_no_fault_of_ours(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", named)
    with pytest.raises(KnownError) as caught:
        HubCarrier("https://hub.example", None, SystemClock()).identity()
    assert caught.value.code in {Code.PROXY_UNSUITABLE, Code.CARRIER_GONE, Code.OTHER_ANSWER}


def test_this_very_machine_is_called_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks://proxy.example")
    with pytest.raises(KnownError) as caught:
        HubCarrier("http://127.0.0.1:9", None, SystemClock()).identity()
    assert caught.value.code is Code.CARRIER_GONE
