"""Whether anybody watches the bot from outside, and then what they see."""

from contextlib import AbstractAsyncContextManager, nullcontext

from bot.gateway import Gateway
from bot.record import Journal
from bot.settings import Settings


def watched(
    settings: Settings, journal: Journal, gateway: Gateway | None = None
) -> AbstractAsyncContextManager[None]:
    """Say over HTTP how the bot is, where there is a port for that; ready while the gateway is."""
    if settings.http_port is None:
        return nullcontext()
    # Imported here: most bots are watched by nobody.
    from bot.metrics import Metrics
    from bot.status import served

    metrics = Metrics(gateway)
    journal.listeners.append(metrics.count)
    why_away = gateway.why_away if gateway else str
    return served(settings.http_host, settings.http_port, why_away, metrics.page)
