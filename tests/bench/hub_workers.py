"""Simulated workers who reconnect to a hub at nine o'clock, all of them in a process of their own.

A plan comes in by standard input as a pickle of `Plan`; what was seen goes out by standard output as one of `Seen`.
Each worker has a connection of its own, makes one call after another, and signs each as a laptop would; what five
hundred laptops would do themselves is kept lean here, so that the figures are the hub's.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import pickle
import secrets
import sys
import time
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from companion.sync.hub_wire import parcels_body, read_page
from companion.sync.wire import Credentials

_COVERED = '("@method" "@authority" "@path" "@query" "companion-team" "content-digest")'


@dataclass(frozen=True)
class WorkerPlan:
    """One worker: who they are, and the parcels to push, one a call."""

    who: Credentials
    parcels: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class Plan:
    """Where the hub is, who calls, and how often each pulls."""

    port: int
    workers: tuple[WorkerPlan, ...]
    pulls: int


@dataclass
class Seen:
    """Seconds each call took, digests each worker got in order, statuses that were not 200, seconds in all."""

    pushes: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    got: list[list[bytes]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


class _Worker:
    """One worker at work."""

    def __init__(self, plan: Plan, own: WorkerPlan, seen: Seen) -> None:
        self.plan, self.own, self.seen = plan, own, seen
        self.key = Ed25519PrivateKey.from_private_bytes(own.who.device_seed)
        self.cursor = b""
        self.got: list[bytes] = []
        seen.got.append(self.got)

    async def work(self) -> None:
        """Pushes spread among pulls."""
        await self.connect()
        waiting = list(self.own.parcels)
        each = max(1, self.plan.pulls // max(1, len(waiting)))
        for number in range(self.plan.pulls):
            if waiting and number % each == 0:
                await self.push(waiting.pop())
            await self.pull()
        self.writer.close()

    async def connect(self) -> None:
        """A connection of this worker's own."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.plan.port, limit=2**23)

    async def empty(self) -> None:
        """What others put after the last pull; not counted among the calls."""
        counted = len(self.seen.pulls)
        await self.connect()
        while await self.pull():
            pass
        del self.seen.pulls[counted:]
        self.writer.close()

    async def push(self, parcel: bytes) -> None:
        begun = time.perf_counter()
        status, answer = await self.call("POST", "/v1/parcels", parcels_body([parcel]))
        self.seen.pushes.append(time.perf_counter() - begun)
        if status != 200 or b'"stored"' not in answer:
            self.seen.wrong.append(f"push {status} {answer[:200]!r}")

    async def pull(self) -> bool:
        """One page; whether there is more."""
        begun = time.perf_counter()
        path = "/v1/mailbox?cursor=" + base64.urlsafe_b64encode(self.cursor).decode()
        status, answer = await self.call("GET", path, b"")
        self.seen.pulls.append(time.perf_counter() - begun)
        if status != 200:
            self.seen.wrong.append(f"pull {status} {answer[:200]!r}")
            return False
        page = read_page(answer)
        self.cursor = page.cursor
        self.got += [hashlib.sha256(one).digest() for one in page.parcels]
        return page.more

    async def call(self, method: str, target: str, body: bytes) -> tuple[int, bytes]:
        """One signed call over this worker's connection."""
        path, _mark, query = target.partition("?")
        host, digest = f"127.0.0.1:{self.plan.port}", base64.b64encode(hashlib.sha256(body).digest()).decode()
        parameters = (
            f'{_COVERED};created={int(time.time())};keyid="{self.own.who.device}";alg="ed25519"'
            f';nonce="{secrets.token_urlsafe(18)}";tag="companion/hub-request/v1"'
        )
        base = (
            f'"@method": {method}\n"@authority": {host}\n"@path": {path}\n"@query": ?{query}\n'
            f'"companion-team": {self.own.who.team}\n"content-digest": sha-256=:{digest}:\n'
            f'"@signature-params": {parameters}'
        )
        signature = base64.b64encode(self.key.sign(base.encode())).decode()
        head = (
            f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n"
            f"Companion-Team: {self.own.who.team}\r\nContent-Digest: sha-256=:{digest}:\r\n"
            f"Signature-Input: companion={parameters}\r\nSignature: companion=:{signature}:\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        said = await self.reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line[15:]) for line in said.split(b"\r\n") if line.lower().startswith(b"content-length:")
        )
        return int(said[9:12]), await self.reader.readexactly(length)


async def _all(plan: Plan) -> Seen:
    seen = Seen()
    workers = [_Worker(plan, own, seen) for own in plan.workers]
    begun = time.perf_counter()
    await asyncio.gather(*(worker.work() for worker in workers))
    seen.seconds = time.perf_counter() - begun
    for worker in workers:
        await worker.empty()
    return seen


def main() -> None:
    """Do what the plan says."""
    plan = pickle.load(sys.stdin.buffer)
    assert isinstance(plan, Plan)
    if sys.platform != "win32":
        import uvloop

        seen = uvloop.run(_all(plan))
    else:
        seen = asyncio.run(_all(plan))
    pickle.dump(seen, sys.stdout.buffer)
