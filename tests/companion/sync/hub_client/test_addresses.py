"""What people type as a hub's address, and what is none."""

from __future__ import annotations

import pytest

from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier, checked_address
from tests.companion.vault_fixtures import StepClock


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("hub.example.org", "https://hub.example.org"),
        ("  https://Hub.Example.org/ ", "https://hub.example.org"),
        ("hub.example.org:8443", "https://hub.example.org:8443"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("http://127.0.0.1:8440", "http://127.0.0.1:8440"),
        ("http://localhost:8440/", "http://localhost:8440"),
        ("http://[::1]", "http://[::1]"),
    ],
)
def test_an_address_is_scheme_host_and_port(typed: str, address: str) -> None:
    assert checked_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "not_an_address"),
        ("https://", "not_an_address"),
        ("ftp://hub.example.org", "not_an_address"),
        ("https://hub.example.org/path", "not_an_address"),
        ("https://hub.example.org?x=1", "not_an_address"),
        ("https://hub.example.org#x", "not_an_address"),
        ("https://sam:secret@hub.example.org", "not_an_address"),
        ("https://hub.example.org:99999", "not_an_address"),
        ("https://[::1", "not_an_address"),
        ("hub example org", "not_an_address"),
        ("hüb.example.org", "not_an_address"),
        ("x" * 500, "not_an_address"),
        ("http://hub.example.org", "not_https"),
        ("http://192.168.0.10", "not_https"),
        ("http://localhost.example.org", "not_https"),
    ],
)
def test_what_is_no_address_of_a_hub_is_said(typed: str, reason: str) -> None:
    for refused in (checked_address, lambda text: HubCarrier(text, None, StepClock())):
        with pytest.raises(KnownError) as caught:
            refused(typed)
        assert caught.value.code is Code.CARRIER_WRONG
        assert caught.value.facts == {"reason": reason}
