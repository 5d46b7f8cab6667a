"""The hub as a carrier: the calls of docs/format-carriers.md, signed by this device."""

from __future__ import annotations

from companion.sync.hub_client.addresses import checked_address
from companion.sync.hub_client.carrier import HubCarrier

__all__ = ["HubCarrier", "checked_address"]
