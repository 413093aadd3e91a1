"""How long answers on Discord take, beside a bare bot: `python -m benchmarks.discord`.

Both bots are processes of their own, each on a fake Discord in this process, and are asked in
turn, in many short rounds: what counts is the ratio of two neighbours, which holds where
milliseconds do not. Ratios below are medians over the rounds; CPU is summed up.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import uvloop

from benchmarks.acts import presses, questions, winners
from benchmarks.bots import DAKAR, FLOOR, Bot
from benchmarks.quick_discord import SECONDS_TO_ANSWER, Act

PARTS = ("latency", "throughput", "burst", "start", "memory")
ACTS, MOST_ACTS = 60, 1500
"""In a round."""
IN_FLIGHT = (1, 10, 100, 1000)
BURST = 3000
SERVERS = 1000
SETTLING = 3.0


async def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"HOME": folder}
        letters = await answer_size(settings)
        print(f"an answer has {letters} bytes on average, the floor's as many letters")
        measuring = Measuring(settings | {"LETTERS": str(letters)}, chosen.rounds)
        for part in chosen.parts or PARTS:
            await getattr(measuring, part)()


async def answer_size(settings: Mapping[str, str]) -> int:
    """Say how large our answers are; this also builds what our bot builds once."""
    async with Bot(DAKAR, settings) as bot:
        for kind, acts in questions(bot.discord).items():
            for act in acts if kind.startswith("/") else ():
                await bot.discord.do(act)
        return round(statistics.mean(bot.discord.sizes.values()))


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of one bot took."""

    p50: float
    p99: float
    a_second: float
    microseconds: float
    """Of the processor, for an answer."""


Pair = tuple[Round, Round]


class Measuring:
    """The floor and ours, side by side."""

    def __init__(self, settings: Mapping[str, str], rounds: int) -> None:
        self._settings, self._rounds = settings, rounds
        self._random = random.Random(2003)  # noqa: S311 (nothing is to be kept from anybody)

    async def latency(self) -> None:
        """Time what is asked one after the other."""
        print(
            f"{'one after the other, ms':24}   floor p50   p99    ours p50   p99   ratios of both"
        )
        async with AsyncExitStack() as stack:
            floor, ours = [await stack.enter_async_context(bot) for bot in self._bots()]
            kinds = [questions(bot.discord) for bot in (floor, ours)]
            pairs = {name: (kinds[0][name], kinds[1][name]) for name in kinds[0]}
            pairs["button"] = (await presses(floor.discord), await presses(ours.discord))
            for name, acts in pairs.items():
                rounds = await self._beside((floor, ours), acts, 1)
                shown = "".join(
                    f"{_median(rounds, bot, 'p50'):12.2f}{_median(rounds, bot, 'p99'):6.2f}"
                    for bot in (0, 1)
                )
                print(
                    f"{name:24}{shown}{_ratio(rounds, 'p50')}{_ratio(rounds, 'p99')}{_cpu(rounds)}"
                )

    async def throughput(self) -> None:
        """Count answers a second."""
        print(f"{'answers a second':24}      floor        ours   ratio")
        async with AsyncExitStack() as stack:
            bots = [await stack.enter_async_context(bot) for bot in self._bots()]
            acts = (winners(bots[0].discord), winners(bots[1].discord))
            for many in IN_FLIGHT:
                rounds = await self._beside((bots[0], bots[1]), acts, many)
                shown = "".join(f"{_median(rounds, bot, 'a_second'):12.0f}" for bot in (0, 1))
                name = f"{many} in flight"
                print(f"{name:24}{shown}{_ratio(rounds, 'a_second')}{_cpu(rounds)}")

    async def burst(self) -> None:
        """Ask very much at once."""
        for name, bot in zip(("floor", "ours"), self._bots(), strict=True):
            async with bot:
                acts = winners(bot.discord)
                await bot.discord.milliseconds(acts, 1)
                taken = await bot.discord.milliseconds(_many(acts, BURST), BURST)
                late = sum(each > 1000 * SECONDS_TO_ANSWER for each in taken)
                print(f"{BURST} at once, {name}: {late} late, the last after {max(taken):.0f} ms")

    async def start(self) -> None:
        """Time from start to ready, and to a first answer, where the commands are known."""
        async with AsyncExitStack() as stack:
            bots = [await stack.enter_async_context(bot) for bot in self._bots()]
            taken = [[await _restarted(bot) for bot in bots] for _ in range(self._rounds)]
        for number, name in enumerate(("ready", "a first answer")):
            floor, ours = (statistics.median(each[bot][number] for each in taken) for bot in (0, 1))
            more = statistics.median(each[1][number] - each[0][number] for each in taken)
            print(f"start to {name}, s: floor {floor:.3f}, ours {ours:.3f} ({more:+.3f})")

    async def memory(self) -> None:
        """Weigh both, idle, after many answers and with many servers."""
        weights = []
        for idle, crowded in zip(self._bots(), self._bots(SERVERS), strict=True):
            async with idle as bot:
                acts = winners(bot.discord)
                await bot.discord.milliseconds(acts, 1)
                weighed = [bot.mebibytes]
                for _ in range(2):
                    await bot.discord.milliseconds(_many(acts, 5000), 10)
                    weighed.append(bot.mebibytes)
            async with crowded as bot:
                await asyncio.sleep(SETTLING)
                weights.append([*weighed, bot.mebibytes])
        names = ("idle", "after 5,000 answers", "after 10,000", f"with {SERVERS} servers")
        for name, floor, ours in zip(names, *weights, strict=True):
            print(f"MiB {name:20} floor {floor:6.1f}   ours {ours:6.1f} ({ours - floor:+.1f})")

    def _bots(self, servers: int = 0) -> list[Bot]:
        return [Bot(command, self._settings, servers) for command in (FLOOR, DAKAR)]

    async def _beside(
        self, bots: tuple[Bot, Bot], acts: tuple[list[Act], list[Act]], many: int
    ) -> list[Pair]:
        for bot, each in zip(bots, acts, strict=True):
            await bot.discord.milliseconds(each, 1)
        return [
            (await self._round(bots[0], acts[0], many), await self._round(bots[1], acts[1], many))
            for _ in range(self._rounds)
        ]

    async def _round(self, bot: Bot, acts: Sequence[Act], many: int) -> Round:
        count = max(ACTS, min(2 * many, MOST_ACTS))
        chosen, loop = self._random.choices(acts, k=count), asyncio.get_running_loop()
        worked, started = bot.seconds_of_work, loop.time()
        taken = sorted(await bot.discord.milliseconds(chosen, many))
        seconds, work = loop.time() - started, bot.seconds_of_work - worked
        return Round(
            taken[count // 2], taken[count * 99 // 100], count / seconds, 1e6 * work / count
        )


async def _restarted(bot: Bot) -> tuple[float, float]:
    await bot.stop()
    ready = await bot.start()
    act = bot.discord.command("winner", {"stage": "9", "category": "cars"})
    return ready, ready + (await bot.discord.do(act)).answered_after


def _many(acts: Sequence[Act], count: int) -> list[Act]:
    return [acts[number % len(acts)] for number in range(count)]


def _median(rounds: Sequence[Pair], bot: int, figure: str) -> float:
    return statistics.median(getattr(pair[bot], figure) for pair in rounds)


def _ratio(rounds: Sequence[Pair], figure: str) -> str:
    ratios = [getattr(ours, figure) / getattr(floor, figure) for floor, ours in rounds]
    return f"{statistics.median(ratios):8.2f}"


def _cpu(rounds: Sequence[Pair]) -> str:
    floor, ours = (statistics.mean(pair[bot].microseconds for pair in rounds) for bot in (0, 1))
    return f"   CPU {floor:4.0f} µs, {ours:4.0f} µs, {ours / floor:.2f}"


if __name__ == "__main__":
    # Its own time is to be small beside that of the bots.
    uvloop.run(main())
