"""What Prometheus is told: what was answered and how fast, and how the gateway is."""

from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.gateway import Gateway
from bot.record import GATEWAY, Record
from commands.answer import Status

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Seconds; after three of them Discord takes no answer any more."""


class Metrics:
    """Counts what is noted, and shows the counts."""

    def __init__(self, gateway: Gateway | None) -> None:
        self._registry = registry = CollectorRegistry()
        self._answers = Counter(
            "dakar_answers",
            "Answers by what was done, the command it was about and how it ended.",
            ("event", "command", "outcome"),
            registry=registry,
        )
        self._seconds = Histogram(
            "dakar_answer_seconds",
            "How long answers took, until Discord had them.",
            ("event",),
            buckets=_BUCKETS,
            registry=registry,
        )
        self._unresolved = Counter(
            "dakar_unresolved_names",
            "Answers that found nothing of the name that was asked for; the names are not kept.",
            ("command",),
            registry=registry,
        )
        self._lines = Counter(
            "dakar_gateway_events",
            "Lines to the gateway that came, were taken up again or went away.",
            ("shard", "outcome"),
            registry=registry,
        )
        Info("dakar_build", "Which version this is.", registry=registry).info(_versions())
        if gateway:
            registry.register(_Lines(gateway))
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=registry)

    def count(self, record: Record) -> None:
        """Count what was noted."""
        event, outcome = record.event, record.outcome.word
        if event.kind == GATEWAY:
            self._lines.labels(str(record.shard), outcome).inc()
            return
        self._answers.labels(event.kind, event.command, outcome).inc()
        if record.milliseconds is not None:
            self._seconds.labels(event.kind).observe(record.milliseconds / 1000)
        if outcome == Status.NOT_FOUND:
            self._unresolved.labels(event.command).inc()

    def page(self) -> tuple[bytes, str]:
        """Give all counts as they are written for Prometheus, and of what type that is."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST


class _Lines(Collector):
    """Looks at the gateway when somebody asks for the counts."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def collect(self) -> Iterator[Metric]:
        """Give the state of each shard."""
        connected = GaugeMetricFamily(
            "dakar_gateway_connected", "1 while a shard hears of questions.", labels=("shard",)
        )
        for shard, there in self._gateway.shards.items():
            connected.add_metric((str(shard),), there)
        yield connected
        latency = GaugeMetricFamily(
            "dakar_gateway_latency_seconds",
            "How long the last heartbeat of a shard took.",
            labels=("shard",),
        )
        for shard, seconds in self._gateway.latencies():
            latency.add_metric((str(shard),), seconds)
        yield latency


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    return {"version": version("dakar-bot"), "discord_py": version("discord.py")}
