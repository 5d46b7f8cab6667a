"""One call after the other to a hub: signed, within limits of time and size, redirected nowhere."""

from __future__ import annotations

import secrets
import ssl
import weakref
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from companion.clock import Clock
from companion.errors import BugError, Code, KnownError
from companion.sync.hub_client.addresses import is_loopback
from companion.sync.hub_client.line import Line
from companion.sync.hub_client.problems import Answer, known_error
from companion.sync.hub_wire import CBOR
from companion.sync.proxies import proxy_for
from companion.sync.wire import NO_WAY, Credentials

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS, QUIET_SECONDS, CALL_SECONDS = 10.0, 60.0, 180.0
"""How long to wait for a connection, for the next bytes, and for one call in all."""
_MOST_OFFSET = 200 * 366 * 86_400


@dataclass(frozen=True)
class Call:
    """What is asked: `path` with its query, `most` bytes of an answer. Unsigned where nobody knows the caller yet."""

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    most: int = 64 * 1024
    signed: bool = True


class Channel:
    """A connection to one hub, kept open between calls. One thread at a time, but for `end`."""

    def __init__(self, address: str, credentials: Credentials | None, clock: Clock) -> None:
        self._address = address
        self._credentials = credentials
        self._clock = clock
        self._offset = timedelta(0)  # what the hub's clock shows beyond ours
        self._client: httpx.Client | None = None
        self._line = Line()

    def close(self) -> None:
        """Let the connection go; the next call makes another."""
        if self._client is not None:
            self._client.close()
            self._client = None
        self._line.let_go()

    def end(self) -> None:
        """From any thread: break off the call that goes on, with CANCELLED, and make no other.

        A name that is being looked up, and a connection that is being made, are waited for by their own thread alone,
        until CONNECT_SECONDS for each address are over: the system lets nobody in between.
        """
        self._line.end()

    def ask(self, call: Call) -> Answer:
        """Make a call. When the hub says our clock is off, take its time for signing and make it once more.

        Raises CARRIER_GONE, CARRIER_WRONG, CERTIFICATE_NOT_TRUSTED, CLOCK_SKEW, OTHER_ANSWER, PROXY_UNSUITABLE, and
        CANCELLED after `end`; gives every other answer back.
        """
        answer = self._sent(call)
        if call.signed and answer.code in {"clock_skew", "replayed"}:
            self._learn_offset(answer)
            answer = self._sent(call)
        if answer.code == "clock_skew":
            raise KnownError(Code.CLOCK_SKEW, offset=round(self._offset.total_seconds()))
        if 300 <= answer.status < 400:
            raise known_error(answer)
        return answer

    @property
    def offset(self) -> timedelta:
        """What the hub's clock shows beyond ours, as far as it had to tell us."""
        return self._offset

    def _learn_offset(self, answer: Answer) -> None:
        hub = answer.problem().get("time")
        if isinstance(hub, int) and abs(hub) < _MOST_OFFSET:
            self._offset = timedelta(seconds=hub - int(self._clock.now().timestamp()))

    def _sent(self, call: Call) -> Answer:
        """Make the call before its deadline; once more where a connection kept from before was closed meanwhile.

        Every call may be made twice: the hub answers a second one as it did the first.
        """
        import httpx

        self._line.require_open()
        with self._line.deadline(CALL_SECONDS):
            try:
                return self._once(call)
            except httpx.HTTPError as error:
                self._line.require_in_time()
                if not (self._line.is_old and _was_closed(error)):
                    raise _of_network(error, met=self._line.met) from None
            self.close()
            try:
                return self._once(call)
            except httpx.HTTPError as error:
                self._line.require_in_time()
                raise _of_network(error, met=self._line.met) from None

    def _once(self, call: Call) -> Answer:
        url = self._address + call.path
        headers = {"Accept-Encoding": "identity"} | ({"Content-Type": CBOR} if call.body else {})
        headers |= self._signature(call, url) if call.signed else {}
        self._line.is_old = True  # until it is heard of a new one
        with self._opened().stream(
            call.method,
            url,
            content=call.body,
            headers=headers,
            extensions={"trace": self._line.follow},
        ) as answer:
            body = _within(answer, call.most)
            said = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status_code, said, body)

    def _signature(self, call: Call, url: str) -> dict[str, str]:
        from companion.crypto.signed_request import signed_headers

        who = self._credentials
        if who is None:
            raise BugError("a signed call without credentials")
        seed = who.device_seed  # another thread may take it away at any moment
        if not seed:
            raise KnownError(Code.CANCELLED)
        return signed_headers(
            method=call.method,
            url=url,
            body=call.body,
            team=who.team,
            device=who.device,
            seed=seed,
            created=self._clock.now() + self._offset,
            nonce=secrets.token_urlsafe(18),
        )

    def _opened(self) -> httpx.Client:
        if self._client is None:
            self._client = _make_client(self._address)
            weakref.finalize(self, self._client.close)  # whoever forgets us leaves no open connection
            weakref.finalize(self, self._line.let_go)
        return self._client


def _make_client(address: str) -> httpx.Client:
    import httpx

    parts = urlsplit(address)
    host = parts.hostname or ""
    # An organisation's proxy; never for the machine itself. httpx reads the system's settings too, and fails on some.
    proxy = None if is_loopback(host) else proxy_for(parts.scheme, host)
    try:
        return httpx.Client(
            verify=_certificates() if parts.scheme == "https" else False,
            follow_redirects=False,
            timeout=httpx.Timeout(QUIET_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=20.0),
            proxy=proxy,
            trust_env=False,
            headers={"User-Agent": "companion"},
        )
    except (httpx.InvalidURL, ValueError):
        raise KnownError(Code.PROXY_UNSUITABLE, kind="address") from None


def _certificates() -> ssl.SSLContext:
    """The system's own certificates, an organisation's among them."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _within(answer: httpx.Response, most: int) -> bytes:
    """The body as it came over the wire. What is larger or packed is no answer of a hub."""
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise KnownError(Code.OTHER_ANSWER, status=answer.status_code)
    parts: list[bytes] = []
    length = 0
    for part in answer.iter_raw():
        length += len(part)
        if length > most:
            raise KnownError(Code.CARRIER_WRONG, reason="too_large", status=answer.status_code)
        parts.append(part)
    return b"".join(parts)


def _was_closed(error: Exception) -> bool:
    """Tell whether the other side had closed the connection, as quiet proxies do, before it answered anything."""
    import httpx

    return isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError)


def _of_network(error: Exception, *, met: bool) -> KnownError:
    """A fault of the network as a code: nobody there, somebody who is not trusted, something that is no hub.

    `met`: a connection was made at least; without one, the way there may be all that is missing.
    """
    import httpx

    cause = _of_tls(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return KnownError(Code.CERTIFICATE_NOT_TRUSTED, reason=str(cause.verify_code))
    if cause is not None or isinstance(error, httpx.UnsupportedProtocol):
        return KnownError(Code.OTHER_ANSWER)
    if isinstance(error, httpx.RemoteProtocolError) and "illegal" in str(error):
        return KnownError(Code.OTHER_ANSWER)
    return KnownError(Code.CARRIER_GONE, reason="no_answer" if met else NO_WAY)


def _of_tls(error: BaseException) -> ssl.SSLError | None:
    """The TLS fault at the bottom of it, if that is what it is."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return None if isinstance(seen, ssl.SSLEOFError | ssl.SSLZeroReturnError) else seen
        seen = seen.__cause__ or seen.__context__
    return None
