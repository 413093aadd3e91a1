"""A Discord for tests: REST and gateway on loopback, to which the real client logs in.

    async with FakeDiscord() as discord:
        ...  # start a client with discord.api_base and discord.token
        reply = await discord.slash("winner", stage="9", user=ANN)
        assert "Vatanen" in reply.text
        reply = await discord.press(reply, "Trucks", user=BOB)

It refuses what Discord refuses, with Discord's status, code and form of error, and fails the test
at the end for whatever the application got wrong, unless the test took the refusals away. Where
Discord's own description of its API lies beside the checkout, bodies are held against that too.

What can go wrong on the way is asked for: ``discord.faults`` for requests (429, 5xx, slow, reset),
``discord.gateway`` for the line (reconnect, invalid session, closed, cut, no heartbeat answers),
``discord.interactions`` for deadlines. Not built: modals, threads, polls, members, reactions.
"""

from tests.fake_discord.driving import FakeDiscord
from tests.fake_discord.people import ANN, BOB, Channel, Guild, Person
from tests.fake_discord.refusals import DidNotRespondError, NotOfferedError, RefusedError
from tests.fake_discord.reply import Button, Choice, Reply, Select

__all__ = [
    "ANN", "BOB", "Button", "Channel", "Choice", "DidNotRespondError", "FakeDiscord", "Guild",
    "NotOfferedError", "Person", "RefusedError", "Reply", "Select",
]  # fmt: skip
