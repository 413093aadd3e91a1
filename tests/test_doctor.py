"""`dakar doctor` in each state of things: what it says is to be done, and how it ends."""

import asyncio
import contextlib
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.metadata import version
from pathlib import Path

import discord
import pytest

from bot.doctor import here, there, worded
from bot.doctor.check import Check, Found
from tests.beginning import begun
from tests.fake_discord import FakeDiscord
from tests.online import online
from tests.program import Ended, Program, at_home
from tests.small_rally import TEXT

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.0123456789012345678901234567890123456"  # noqa: S105 (made up)
NOWHERE = "http://127.0.0.1:9/api/v10"
OF_DISCORD = ("Application", "Intents", "Gateway", "Commands")
RESULTS = Path(".local/share/dakar/results.sqlite")


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Program:
    return at_home(tmp_path_factory)


@pytest.fixture
def fresh(tmp_path) -> Program:
    return Program(tmp_path)


def lines(ended: Ended) -> dict[str, tuple[str, str]]:
    """Read what was said: of what, how it was found, in which words."""
    assert ended.err == ""
    return {
        line[7:19].strip(): (line[:6].strip(), line[20:]) for line in ended.out.splitlines() if line
    }


def todo(found: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {what: said for what, (mark, said) in found.items() if mark == "to do"}


async def examined(program: Program, fake: FakeDiscord, **settings: str) -> Ended:
    settings = {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.api_base, **settings}
    ended = await asyncio.to_thread(program, "doctor", **settings)
    assert fake.token not in ended.out + ended.err
    return ended


async def test_nothing_is_to_be_done_where_all_is_well(program, desk):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
        ended = await examined(program, fake)
        assert fake.commands.puts == [""]
    found = lines(ended)
    assert (ended.status, [mark for mark, _ in found.values()]) == (0, ["ok"] * 10)
    assert [*found] == ["Versions", "Results", "Editions", "Token", "Discord", "Clock", *OF_DISCORD]
    assert f"dakar-bot {version('dakar-bot')}, " in found["Versions"][1]
    assert found["Results"][1] == (
        f"{program.home / RESULTS} has 2003: 1,185 checks, 18 findings (dakar notes)"
    )
    assert found["Editions"][1] == "2003 our own"
    assert found["Application"][1] == (f"{fake.application.id}, in 1 server, for servers and users")
    assert found["Commands"][1] == f"Discord has all {len(desk.commands)} as they are here"


async def test_without_a_token_all_else_is_looked_at(program):
    async with FakeDiscord() as fake:
        ended = await examined(program, fake, DISCORD_TOKEN="")
    found = lines(ended)
    assert ended.status == 1
    assert [*todo(found)] == ["Token"]
    assert found["Token"][1].startswith("DISCORD_TOKEN is not set: copy the one under Bot, ")
    assert {found[what] for what in OF_DISCORD} == {("-", "not looked at: that needs a token")}
    assert found["Discord"][0] == found["Clock"][0] == "ok"


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("your-token-here", "DISCORD_TOKEN still holds a placeholder instead of a token: copy "),
        ("made.up.by-nobody", "DISCORD_TOKEN is not of the form of a bot's token: copy it anew "),
        # The first part is an id, and this one says `not a number at all`.
        ("bm90IGEgbnVtYmVyIGF0IGFsbA" + TOKEN[24:], "DISCORD_TOKEN is not of the form of a bot's"),
    ],
)
def test_what_cannot_be_a_token_is_named_and_not_repeated(program, token, said):
    ended = program("doctor", DISCORD_TOKEN=token, DISCORD_API_BASE=NOWHERE)
    assert ended.status == 1
    assert todo(lines(ended))["Token"].startswith(said)
    assert token not in ended.out


async def test_a_token_that_discord_refuses_is_told_from_one_of_a_wrong_form(program):
    async with FakeDiscord() as fake:
        ended = await examined(program, fake, DISCORD_TOKEN=TOKEN)
        fake.take_refusals()
    found = lines(ended)
    assert (ended.status, found["Token"][0]) == (1, "ok")
    assert todo(found) == {
        "Application": "Discord refuses the token in DISCORD_TOKEN: reset it under Bot, put the new"
        " one in."
    }
    why = ("-", "not looked at: that needs a token that Discord takes")
    assert [found[what] for what in OF_DISCORD[1:]] == [why] * 3


def test_a_discord_out_of_reach_leaves_what_can_be_seen_without(program):
    ended = program("doctor", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=NOWHERE)
    found = lines(ended)
    assert (ended.status, [*todo(found)]) == (1, ["Discord"])
    assert found["Discord"][1].startswith(f"{NOWHERE} cannot be reached (ClientConnectorError: ")
    assert {found[what] for what in OF_DISCORD} == {("-", "not looked at: that needs Discord")}
    assert found["Results"][0] == "ok"


async def test_a_discord_that_does_not_work_is_told_with_its_status(program):
    async with FakeDiscord() as fake:
        fake.faults.answer(503)
        ended = await examined(program, fake)
    assert todo(lines(ended)) == {
        "Discord": f"{fake.api_base} answers with status 503: see https://discordstatus.com."
    }


async def test_a_clock_that_is_off_is_told_with_how_far(program):
    fake = FakeDiscord()
    two_minutes_ahead(fake)
    async with fake:
        found = lines(await examined(program, fake))
    mark, said = found["Clock"]
    seconds = int(said.split()[6])
    assert (mark, 118 <= seconds <= 121) == ("to do", True)
    assert said == f"the clock of this machine is {seconds} s slow: let it be set by NTP."


def two_minutes_ahead(fake):
    """Let all answers be dated so."""

    async def tell(_, response):
        later = datetime.now(UTC) + timedelta(minutes=2)
        response.headers["Date"] = format_datetime(later, usegmt=True)

    fake._runner.app.on_response_prepare.append(tell)


@pytest.mark.parametrize(
    ("change", "what", "said"),
    [
        (
            {"flags": 1 << 12 | 1 << 19},
            "Intents",
            "under Bot, switch off Presence Intent, Message Content Intent: nothing needs it.",
        ),
        (
            {"integration_types_config": {"0": {}}},
            "Application",
            "under Installation, switch on User Install.",
        ),
        (
            {"interactions_endpoint_url": "https://elsewhere.example"},
            "Application",
            "its questions go to an Interactions Endpoint URL and none to dakar run: empty that.",
        ),
    ],
)
async def test_an_application_that_is_set_up_otherwise_is_told_what_to_change(
    program, desk, change, what, said
):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
        about = fake.about()
        fake.about = lambda: {**about, **change}
        ended = await examined(program, fake)
    assert (ended.status, todo(lines(ended))) == (1, {what: said})


async def test_commands_that_discord_does_not_have_so_are_named_and_not_sent(program, desk):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
        next(each for each in fake.commands.listed("") if each["name"] == "wins")["description"] = (
            "x"
        )
        ended = await examined(program, fake)
        assert fake.commands.puts == [""]
    assert todo(lines(ended)) == {
        "Commands": "Discord has others (wins): the next dakar run sends them."
    }


async def test_a_test_server_without_the_bot_is_named(program):
    async with FakeDiscord() as fake:
        ended = await examined(program, fake, TEST_GUILD="7")
        fake.take_refusals()
    assert todo(lines(ended)) == {
        "Commands": "the bot is not in server 7: invite it, or correct TEST_GUILD."
    }


async def test_starts_that_are_used_up_are_told(program, desk):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
        fake.gateway.identified *= 1000
        ended = await examined(program, fake)
    assert todo(lines(ended)) == {
        "Gateway": "0 of 1000 starts are left for 1 shard: wait 24.0 hours."
    }


async def test_results_that_are_not_there_are_to_be_built_and_hide_only_the_commands(fresh):
    async with FakeDiscord() as fake:
        ended = await examined(fresh, fake)
    found = lines(ended)
    path = fresh.home / RESULTS
    assert todo(found) == {"Results": f"{path} is not there: dakar build makes it."}
    assert found["Editions"] == found["Commands"] == ("-", "not looked at: that needs the results")
    assert [found[what][0] for what in OF_DISCORD[:3]] == ["ok"] * 3
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"my own notes", "is no SQLite file: dakar build makes it anew."),
        (b"", "is no SQLite file: dakar build makes it anew."),
    ],
)
def test_results_that_cannot_be_read_are_to_be_built_anew(fresh, content, said):
    path = fresh.home / "own.sqlite"
    path.write_bytes(content)
    ended = fresh("doctor", DAKAR_DB=str(path), DISCORD_API_BASE=NOWHERE)
    assert todo(lines(ended))["Results"] == f"{path} {said}"
    assert path.read_bytes() == content


def test_results_with_a_hole_are_damaged(fresh):
    fresh("build")
    path = fresh.home / RESULTS
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    said = todo(lines(fresh("doctor", DISCORD_API_BASE=NOWHERE)))["Results"]
    assert said.startswith(f"{path} is damaged (")
    assert said.endswith("): dakar build makes it anew.")


def test_a_document_that_came_later_is_not_in_the_results_yet(fresh):
    fresh("build")
    editions = (fresh.home / RESULTS).with_name("editions")
    editions.mkdir()
    (editions / "1999.txt").write_text("==Stages==\n")
    assert todo(lines(fresh("doctor", DISCORD_API_BASE=NOWHERE)))["Results"] == (
        f"{fresh.home / RESULTS} is older than its documents or this version: dakar build makes it"
        " anew."
    )


def test_editions_are_said_with_the_files_they_are_from(fresh):
    (fresh.home / "small.txt").write_text(TEXT)
    fresh("load", "small.txt")
    home = (fresh.home / RESULTS).with_name("editions")
    found = lines(fresh("doctor", DISCORD_API_BASE=NOWHERE))
    assert found["Editions"] == ("ok", f"1990 from {home}/1990.txt, 2003 our own")
    (home / "notes.md").touch()
    (home / "2004").touch()
    found = lines(fresh("doctor", DISCORD_API_BASE=NOWHERE))
    assert found["Results"][0] == "ok"
    assert found["Editions"][1].endswith(
        "; not read: 2004, notes.md (how a name must end: docs/editions.md)"
    )


def test_a_document_that_cannot_be_read_is_named(fresh):
    fresh("build")
    document = (fresh.home / RESULTS).with_name("editions") / "1999.txt"
    document.mkdir(parents=True)
    assert todo(lines(fresh("doctor", DISCORD_API_BASE=NOWHERE)))["Results"] == (
        f"{document} cannot be read: Is a directory."
    )


async def test_a_bot_that_runs_here_is_asked_how_it_is(program):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    at_the_port = {"DISCORD_API_BASE": NOWHERE, "HTTP_PORT": port}
    nobody = lines(program("doctor", **at_the_port))["Running"]
    early = nobody
    async with FakeDiscord() as fake:
        fake.faults.slow(8, only="/gateway/bot")
        async with begun(program, fake, port) as run:
            while early == nobody and run.process.poll() is None:
                early = lines(await examined(program, fake, **at_the_port))["Running"]
            await fake.slash("help")
            ready = lines(await examined(program, fake, HTTP_PORT=port))["Running"]
    assert nobody == ("-", f"nobody answers on port {port} of 127.0.0.1 (Connection refused)")
    assert early == (
        "to do",
        "not ready: the gateway is away: shard 0: wait, or look into its log.",
    )
    assert ready == ("ok", "ready")


async def test_a_discord_that_fails_later_is_told_for_what(program):
    async with FakeDiscord() as fake:
        fake.faults.answer(400, only="/users/@me", times=2)
        told = lines(await examined(program, fake))
        again = "Discord does not tell of it (HTTPException: 400 Bad Request (error code: 0):"
        assert todo(told).keys() == {"Application"}
        assert todo(told)["Application"].startswith(again)
        fake.faults.waiting.clear()
        fake.faults.answer(400, only="/commands")
        told = todo(lines(await examined(program, fake)))
        assert told["Commands"].startswith(again.replace(" it ", " them "))


def test_a_discord_that_does_not_say_what_time_it_is_leaves_the_clock_unseen():
    assert there._clock(0.0, "") == Check(
        "Clock", Found.UNSEEN, "not looked at: Discord does not say what time it is"
    )


def test_an_intent_that_is_needed_and_not_given_is_to_be_switched_on():
    needed, given = discord.Intents(message_content=True), discord.ApplicationFlags()
    assert there._intents(needed, given) == Check(
        "Intents", Found.TO_DO, "under Bot, switch on Message Content Intent."
    )


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (("aiohttp>=3.13,<4",), None),
        (("aiohttp>=99.1",), f"aiohttp is {version('aiohttp')}, needed is aiohttp>=99.1"),
        (("aiohttp<3",), f"aiohttp is {version('aiohttp')}, needed is aiohttp<3"),
        (("pillow>=1", "no-such-thing>=1"), "no-such-thing is missing"),
        (('no-such-thing>=1; sys_platform == "win32"',), None),
    ],
)
def test_packages_of_other_versions_than_were_meant_are_named(needed, said):
    check = here.versions(needed)
    assert check.found is (Found.TO_DO if said else Found.OK)
    assert said is None or check.said == f"{said}: install what requirements.lock names."


def test_a_line_says_how_it_was_found_then_what_then_the_rest():
    check = here.to_do("Results", "build them.")
    assert (check.found, worded(check)) == (Found.TO_DO, "to do  Results      build them.")
