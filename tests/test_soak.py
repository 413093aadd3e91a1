"""The soak, for some seconds: it tells answers that came from those that did not, and why."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from benchmarks import soak, soak_faults
from benchmarks.soak_log import read_log
from benchmarks.soak_tally import APART, DOWN, UNKNOWN, What

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="it reads /proc")

LOG = """\
2026-11-22 18:22:46,790 INFO bot.replies: /winner answered in 4.7 ms, shard 0
2026-11-22 18:22:47,790 ERROR bot.logs: /winner failed, reference 0A1B2C3D
Traceback (most recent call last):
  File "x.py", line 1, in <module>
ValueError: no such stage
2026-11-22 18:22:48,790 WARNING bot.client: 3 in hand
2026-11-22 18:22:49,790 WARNING bot.client: 4 in hand
2026-11-22 18:22:49,791 INFO bot.client: logged in with made.up.token
"""


def plan(seconds, **troubles):
    return soak.Plan(seconds / 60, seed=3, rate=15, every=1.0, pace=5.0, troubles=troubles)


async def test_what_can_be_answered_is_answered(tmp_path):
    names = ("reconnect request", "session invalid for now", "too many", "results rebuilt")
    troubles = {name: soak_faults.TROUBLES[name] for name in names}
    soaked = await soak.soak(plan(6, **troubles), tmp_path)
    tally = soaked.tally
    assert (soaked.ended_early, soaked.status) == ("", 0)
    # On a busy machine what is answered may be late; nothing is lost.
    assert {what for what, why, _ in tally.rows() if why not in APART} <= {What.LATE}
    assert tally.answered + tally.count() == tally.sent > 40
    assert {"autocomplete", "button", "command"} <= {*tally.kinds}
    assert set(soaked.happened) <= set(names)
    assert soaked.log.lines > tally.answered / 3
    assert (soaked.log.tracebacks, soaked.log.tokens, soaked.refused) == (0, 0, {})
    assert soaked.samples[-1].megabytes > 20
    assert f"  {tally.answered} answered in time" in [*soak.report(soaked)]


async def test_a_bot_that_stands_still_has_no_excuse(tmp_path):
    async def stop(scene):
        os.kill(scene.bot, signal.SIGSTOP)
        try:
            await asyncio.sleep(4)
        finally:
            os.kill(scene.bot, signal.SIGCONT)

    soaked = await soak.soak(plan(4, stop=stop), tmp_path)
    rows = [*soaked.tally.rows()]
    assert {why for _, why, _ in rows} == {f"{UNKNOWN}, after “stop”"}
    # On a busy machine the end comes before some of what is late.
    assert What.LATE in {what for what, _, _ in rows} <= {What.LATE, What.LOST}
    assert soaked.missed > 10


async def test_what_nobody_was_there_to_hear_is_counted_apart(tmp_path):
    async def dead(scene):
        gateway = scene.discord.gateway
        for session in gateway.sessions.values():
            session.connection = None
        await asyncio.sleep(4)
        gateway.cut_all()

    soaked = await soak.soak(plan(3, dead=dead), tmp_path)
    assert {why for _, why, _ in soaked.tally.rows()} == {DOWN}
    assert (soaked.ended_early, soaked.missed) == ("", 0)


async def test_a_bot_that_dies_ends_it(tmp_path):
    async def kill(scene):
        os.kill(scene.bot, signal.SIGKILL)

    soaked = await soak.soak(plan(60, kill=kill), tmp_path)
    assert soaked.status == -signal.SIGKILL
    assert soaked.minutes < 0.5
    assert soaked.ended_early == "The bot has ended, with status -9."


def test_the_log_is_counted_by_what_it_says(tmp_path):
    log = tmp_path / "bot.log"
    log.write_text(LOG, "utf-8")
    read = read_log(log, "made.up.token")
    assert (read.lines, read.tracebacks, read.tokens) == (8, 1, 1)
    assert read.complaints == {
        "ERROR bot.logs: /winner failed, reference # [ValueError]": 1,
        "WARNING bot.client: # in hand": 2,
    }
