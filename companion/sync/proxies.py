"""Which proxy the system names for an address: of its settings, those that a call can use."""

from __future__ import annotations

import urllib.request

from companion.errors import Code, KnownError

_USABLE = ("http", "https")


def has_proxy(scheme: str, host: str) -> bool:
    """Tell whether the system names any proxy for this address, one that a call can use or not."""
    return bool(_named(scheme, host))


def proxy_for(scheme: str, host: str) -> str | None:
    """Return the address of the proxy for calls to this host; None where the system names none.

    Raises PROXY_UNSUITABLE, with its kind, where every one it names is of a kind that cannot be used (socks, ftp).
    """
    kinds = []
    for named in _named(scheme, host):
        kind, marked, _rest = named.partition("://")
        if not marked:
            return f"http://{named}"
        if kind.lower() in _USABLE:
            return named
        kinds.append(kind.lower())
    if kinds:
        raise KnownError(Code.PROXY_UNSUITABLE, kind=kinds[0])
    return None


def _named(scheme: str, host: str) -> list[str]:
    """The proxies for a host, the one for its scheme first. What no_proxy names in a form nobody knows is skipped."""
    proxies = urllib.request.getproxies()
    named = [proxies[kind] for kind in (scheme, "all") if proxies.get(kind)]
    return [] if not named or urllib.request.proxy_bypass(host) else named
