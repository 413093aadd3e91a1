"""Shards spread over processes: which has which, who begins when, and what a lost process costs."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.settings import SettingsError, read
from bot.shards import Shards
from tests.fake_discord import DidNotRespondError, FakeDiscord, Guild
from tests.processes import Processes
from tests.program import at_home

COUNT = 8


@pytest.mark.parametrize(
    ("values", "shards"),
    [
        ({}, None),
        ({"SHARD_COUNT": "2"}, Shards(2, (0, 1))),
        ({"SHARD_COUNT": "8", "SHARD_IDS": "5, 0-2,1"}, Shards(8, (0, 1, 2, 5))),
        (
            {"SHARD_COUNT": "8", "SHARD_ORDINAL": "1", "SHARDS_PER_PROCESS": "3"},
            Shards(8, (3, 4, 5)),
        ),
        (
            {"SHARD_COUNT": "8", "SHARD_ORDINAL": "dakar-2", "SHARDS_PER_PROCESS": "3"},
            Shards(8, (6, 7)),
        ),
    ],
)
def test_a_process_has_the_shards_it_is_told(values, shards):
    assert read({"DAKAR_DB": "/r.sqlite", **values}).shards == shards


@pytest.mark.parametrize("processes", range(1, 10))
@pytest.mark.parametrize("count", [1, 7, 8, 16])
def test_ordinals_share_all_shards_out_and_none_twice(count, processes):
    each = -(-count // processes)
    ids = []
    for ordinal in range(-(-count // each)):
        values = {"SHARD_COUNT": str(count), "SHARDS_PER_PROCESS": str(each)}
        values |= {"SHARD_ORDINAL": str(ordinal), "DAKAR_DB": "/r.sqlite"}
        ids += read(values).shards.ids
    assert ids == list(range(count))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"SHARD_COUNT": "0"}, "SHARD_COUNT is no number of shards: expected one such as 8."),
        ({"SHARD_IDS": "1"}, "SHARD_COUNT is no number of shards: expected one such as 8."),
        (
            {"SHARD_COUNT": "8", "SHARD_IDS": "7-8"},
            "SHARD_IDS names a shard that is not there: SHARD_COUNT allows 0 to 7.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARD_IDS": "2-1"},
            "SHARD_IDS names a shard that is not there: SHARD_COUNT allows 0 to 7.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARD_IDS": "0..2"},
            "SHARD_IDS is no list of shards: expected one such as 0-2,5.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARD_IDS": "1", "SHARD_ORDINAL": "0"},
            "SHARD_IDS and SHARD_ORDINAL both say which shards: set one of them.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARD_ORDINAL": "0"},
            "SHARDS_PER_PROCESS is no number of shards: expected one such as 8.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARDS_PER_PROCESS": "3"},
            "SHARD_ORDINAL is no number and no name that ends in one, such as dakar-2.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARDS_PER_PROCESS": "3", "SHARD_ORDINAL": "dakar"},
            "SHARD_ORDINAL is no number and no name that ends in one, such as dakar-2.",
        ),
        (
            {"SHARD_COUNT": "8", "SHARDS_PER_PROCESS": "4", "SHARD_ORDINAL": "2"},
            "SHARD_ORDINAL leaves no shard for this process: fewer processes are needed.",
        ),
    ],
)
def test_shards_that_cannot_be_are_refused_in_one_sentence(values, sentence):
    with pytest.raises(SettingsError) as caught:
        read({"DAKAR_DB": "/r.sqlite", **values})
    assert str(caught.value) == sentence


@dataclass
class Asking:
    """A server where somebody asks again and again, and what became of each question."""

    guild: Guild
    answered: list[float] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)
    gone: bool = False

    @property
    def shard(self) -> int:
        return (int(self.guild.id) >> 22) % COUNT

    async def ask(self, fake: FakeDiscord) -> None:
        while not self.gone:
            asked, user = time.monotonic(), fake.person("Somebody")
            try:
                reply = await fake.slash("winner", where=self.guild, user=user, stage="9")
            except DidNotRespondError:
                self.lost.append(asked)
            else:
                assert "Stage 9" in reply.text
                self.answered.append(asked)
            await asyncio.sleep(1)


def begun(fake: FakeDiscord, after: float = 0.0) -> dict[int, float]:
    """When the session of each shard began."""
    return {shard: at for at, shard in fake.gateway.identified if at > after}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return at_home(tmp_path_factory)


@asynccontextmanager
async def asked_everywhere(fake: FakeDiscord) -> AsyncIterator[list[Asking]]:
    """Somebody asks in each server, from the first answers there until the end."""
    asking = [Asking(guild) for guild in fake.guilds]
    async with asyncio.TaskGroup() as group:
        for each in asking:
            group.create_task(each.ask(fake))
        try:
            await fake.gateway.until(lambda: all(each.answered for each in asking), 20)
            yield asking
            since = time.monotonic()
            await fake.gateway.until(lambda: all(e.answered[-1] > since for e in asking), 20)
        finally:
            for each in asking:
                each.gone = True


async def test_of_three_processes_one_is_killed_and_brought_back(program):
    async with FakeDiscord() as fake, Processes(program) as processes:
        fake.gateway.max_concurrency, fake.gateway.seconds_between_identifies = 4, 5.0
        for number in range(2, 65):
            fake.add_guild(f"Server {number}")
        online = {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.api_base}
        online |= {"SHARD_COUNT": str(COUNT), "SHARDS_PER_PROCESS": "3"}
        names = ("dakar-0", "dakar-1", "dakar-2")
        _, killed, _ = [processes.start("run", **online, SHARD_ORDINAL=name) for name in names]
        await fake.gateway.until(lambda: len(begun(fake)) == COUNT, 60)
        async with asked_everywhere(fake) as asking:
            # As they would all run for long: no session has begun in the last five seconds.
            last = max(begun(fake).values())
            await fake.gateway.until(lambda: time.monotonic() - last > 5, 10)
            killed.kill()
            at = time.monotonic()
            await asyncio.sleep(1)
            again = processes.start("run", **online, SHARD_ORDINAL="dakar-1")
            await fake.gateway.until(lambda: set(begun(fake, at)) == {3, 4, 5}, 30)
            await fake.gateway.until(lambda: "online with 3 of 8" in processes.log(again), 10)
        back = begun(fake, at)
        theirs = [each for each in asking if each.shard in back]
        others = [each for each in asking if each.shard not in back]
        assert ([each.lost for each in others], len(theirs)) == ([[]] * 40, 24)
        assert any(each.lost for each in theirs)
        for each in theirs:
            assert all(at - 3 < lost <= back[each.shard] for lost in each.lost)
        asked = [path for _, path in fake.requests if path.endswith("/commands")]
        assert (len(asked), fake.commands.puts) == (2, [""])
