"""What must be nowhere: the token, what people write, who they are; all day long and in trouble."""

import asyncio
import signal

import pytest

from bot.settings import Settings, SettingsError, read
from tests.damaged import replace_without
from tests.fake_discord import DidNotRespondError, FakeDiscord
from tests.program import Program, at_home
from tests.test_online import Run

TOKEN = "made.up.by-nobody-in-particular"  # noqa: S105 (made up)
WORDS = ["Secretword", "Hiddenword", "Privateword", "Whisperword", "Pressedword"]


@pytest.fixture
def program(tmp_path_factory) -> Program:
    return at_home(tmp_path_factory)


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_a_day_full_of_trouble_leaves_no_secret_in_the_log(program, level):
    async with FakeDiscord() as fake, Run(program, fake, LOG_LEVEL=level) as run:
        # Each round somebody else of that name: one person alone is not answered so much.
        people = [fake.person("Zoltan Quux") for _ in range(6)]
        await everything(fake, people[0])
        for person, trouble in zip(
            people[1:], (fake.faults.reset, fake.faults.too_many), strict=False
        ):
            trouble(only="/callback")
            await everything(fake, person)
        fake.faults.answer(503, only="/callback")
        await everything(fake, people[3])
        fake.gateway.cut_all()
        await everything(fake, people[4])
        await fail_everywhere(program, fake, people[5])
        await refuse_everything(fake, people[5])
        run.process.send_signal(signal.SIGTERM)
        out, log = await asyncio.to_thread(run.process.communicate, timeout=30)
        # What came too late was refused, and what was sent again may have been.
        assert {refusal.code for refusal in fake.take_refusals()} <= {10062, 40060}
    assert out == ""
    assert "failed, reference" in log or '"failed"' in log
    secrets = [fake.token, "Zoltan", "Quux", "zoltan_quux", *WORDS]
    secrets += [person.id for person in people]
    secrets += [exchange.token for exchange in fake.interactions.by_token.values()]
    assert [secret for secret in secrets if secret in log] == []


async def everything(fake, person):
    """Do all that a person can do, with a word in it that is nobody else's business."""
    await fake.slash("rider", name="Secretword", user=person)
    await fake.slash("ask", question="who is Hiddenword?", user=person)
    await fake.autocomplete("rider", "name", "Hiddenword", user=person)
    await fake.direct_message("Privateword?", user=person)
    await fake.mention("Whisperword?", user=person)
    await fake.press(fake.left_over("dk:1:rider name:Pressedword"), "Old", user=person)
    await fake.slash("progress", category="cars", user=person)


async def fail_everywhere(program, fake, person):
    """Have what everybody asks fail for a bug."""
    replace_without(program.home / ".local" / "share" / "dakar" / "results.sqlite", "placings")
    for question in ("Secretword Sainct", "Sainct"):
        await fake.slash("rider", name=question, user=person)
    await fake.mention("when did Whisperword Sainct win?", user=person)
    await fake.press(fake.left_over("dk:1:rider name:Sainct Pressedword"), "Old", user=person)


async def refuse_everything(fake, person):
    """Have nothing arrive in time."""
    fake.interactions.seconds_to_answer = 0.05
    fake.faults.slow(0.3, only="/callback", times=2)
    for asking in (
        fake.slash("rider", name="Secretword", user=person),
        fake.autocomplete("rider", "name", "Hiddenword", user=person),
    ):
        with pytest.raises(DidNotRespondError):
            await asking
    await fake.gateway.until(lambda: len(fake.refusals) >= 2)


def test_the_token_is_in_no_repr_and_no_error(program):
    settings = Settings(program.home, token=TOKEN)
    assert TOKEN not in repr(settings) + str(settings)
    with pytest.raises(SettingsError) as raised:
        read({"HOME": str(program.home), "DISCORD_TOKEN": f"{TOKEN} {TOKEN}", "LOG_LEVEL": TOKEN})
    assert TOKEN not in repr(raised.value) + str(raised.value)


def test_a_crash_shows_no_token(program):
    ended = program("run", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE="http://127.0.0.1:9")
    assert ended.status
    assert TOKEN not in ended.out + ended.err
