"""`dakar health`: asks the bot that runs here how it is, for whatever keeps it running."""

import http.client

from bot.settings import Settings, SettingsError

_SECONDS = 3.0
_MOST = 1000
"""Bytes; whoever answers may be somebody else."""
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (to ask there, not to listen)
"""Who listens everywhere is asked on this machine."""


def asked(settings: Settings, *, ready: bool) -> tuple[bool, str]:
    """Say whether the bot runs, or is ready, and what it says itself."""
    if settings.http_port is None:
        message = "HTTP_PORT is not set, so there is nobody to ask."
        raise SettingsError(message)
    host = _ANY.get(settings.http_host, settings.http_host)
    connection = http.client.HTTPConnection(host, settings.http_port, timeout=_SECONDS)
    try:
        connection.request("GET", "/readyz" if ready else "/healthz")
        response = connection.getresponse()
        said = response.read(_MOST).decode(errors="replace").strip()
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return False, f"nobody answers on port {settings.http_port} of {host} ({reason})"
    finally:
        connection.close()
    return response.status == http.client.OK, said
