"""What a hub counts, for Prometheus. Several processes of one `serve` answer as one; no label names a team."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """The counters of this process."""

    def __init__(self) -> None:
        own = self.registry = CollectorRegistry()
        self.calls = Counter(
            "companion_hub_calls_total",
            "Calls by what was asked and how it ended",
            ["call", "status"],
            registry=own,
        )
        self.seconds = Histogram(
            "companion_hub_call_seconds", "How long calls took", ["call"], buckets=_SECONDS, registry=own
        )
        self.problems = Counter("companion_hub_problems_total", "Problems by code", ["code"], registry=own)
        self.parcels = Counter(
            "companion_hub_parcels_total",
            "Parcels that were put, by what became of them",
            ["status"],
            registry=own,
        )
        self.served = Counter("companion_hub_parcels_served_total", "Parcels handed out", registry=own)
        self.taken_bytes = Counter("companion_hub_taken_bytes_total", "Bytes of parcels stored", registry=own)
        self.open_calls = Gauge(
            "companion_hub_calls_open", "Calls being answered", registry=own, multiprocess_mode="livesum"
        )

    def text(self) -> bytes:
        """All of it in Prometheus' text form; with FOLDER set, summed over the processes that share it."""
        if FOLDER not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
