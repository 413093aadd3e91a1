"""How long answers on Discord take, beside a bare bot: `python -m benchmarks.discord`.

Both bots are processes of their own, each on a fake Discord in this process, and are asked in
turn, in many short rounds: what counts is the ratio of two neighbours, which holds where
milliseconds do not.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections.abc import Callable, Sequence

import uvloop

from benchmarks.bots import DAKAR, FLOOR, Bot
from benchmarks.quick_discord import SECONDS_TO_ANSWER, Act, QuickDiscord

ACTS = 60
CATEGORIES = ("bikes", "cars", "trucks")
NAMES = ("Sainct", "Despres", "Masuoka", "Schlesser", "Peterhansel", "Chagin", "De Rooy")
MANY = (1, 10, 100, 1000)


async def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--parts", default="latency throughput burst start memory")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"HOME": folder, "LOG_LEVEL": "INFO"}
        letters = await answer_size(settings)
        print(f"an answer of ours takes {letters} bytes, and so does the floor's")
        measuring = Measuring(settings | {"LETTERS": str(letters)}, chosen.rounds)
        for part in chosen.parts.split():
            await getattr(measuring, part)()


async def answer_size(settings: dict[str, str]) -> int:
    """Say how large our answers are; this also builds what our bot builds once."""
    async with Bot(DAKAR, settings) as bot:
        for act in _commands(bot.discord):
            await bot.discord.do(act)
        return round(statistics.mean(bot.discord.sizes.values()))


def _commands(discord: QuickDiscord) -> list[Act]:
    acts = [
        discord.command("winner", {"stage": str(stage), "category": category})
        for stage in range(1, 18)
        for category in CATEGORIES
    ]
    return acts


class Measuring:
    """The floor and ours, side by side."""

    def __init__(self, settings: dict[str, str], rounds: int) -> None:
        self.settings, self.rounds = settings, rounds
        self.random = random.Random(2003)

    def _bot(self, command: tuple[str, ...], servers: int = 0) -> Bot:
        return Bot(command, self.settings, servers)

    async def latency(self) -> None:
        """Time what is asked one after the other."""
        async with self._bot(FLOOR) as floor, self._bot(DAKAR) as ours:
            print(f"{'p50 and p99, one in flight':28} {'floor':>15} {'ours':>15}   ratios     CPU")
            for name, theirs, mine in await self._kinds(floor.discord, ours.discord):
                await self._beside(name, floor, theirs, ours, mine, 1)

    async def _kinds(
        self, floor: QuickDiscord, ours: QuickDiscord
    ) -> list[tuple[str, list[Act], list[Act]]]:
        buttons = floor.command("buttons", {})
        pressed = [await floor.presses(buttons, "Again")]
        stage = ours.command("winner", {"stage": "9", "category": "cars"})
        presses = [await ours.presses(stage, label) for label in ("◀ 8", "10 ▶")]
        kinds = [
            (name, list(acts(floor)), list(acts(ours)))
            for name, acts in (
                ("/winner", _commands),
                ("/standings", _standings),
                ("/rider", _riders),
                ("autocomplete", _typed),
            )
        ]
        return [*kinds, ("button", pressed, presses)]

    async def throughput(self) -> None:
        """Count answers a second."""
        async with self._bot(FLOOR) as floor, self._bot(DAKAR) as ours:
            print(f"{'answers a second':28} {'floor':>15} {'ours':>15}   ratio      CPU")
            for many in MANY:
                await self._beside(
                    f"{many} in flight", floor, _commands(floor.discord), ours,
                    _commands(ours.discord), many,
                )  # fmt: skip

    async def burst(self) -> None:
        """Ask very much at once."""
        for name, command in (("floor", FLOOR), ("ours", DAKAR)):
            async with self._bot(command) as bot:
                acts = _commands(bot.discord)
                await bot.discord.milliseconds(acts, 1)
                acts = (acts * 60)[:3000]
                taken = await bot.discord.milliseconds(acts, len(acts))
                late = sum(each > 1000 * SECONDS_TO_ANSWER for each in taken)
                print(f"3,000 at once, {name}: {late} late, the last after {max(taken):.0f} ms")

    async def start(self) -> None:
        """Time from start to ready, and to a first answer, where the commands are known."""
        async with self._bot(FLOOR) as floor, self._bot(DAKAR) as ours:
            taken = [
                [await _restarted(bot) for bot in (floor, ours)] for _ in range(self.rounds)
            ]
        for number, name in enumerate(("ready", "a first answer")):
            theirs, mine = (statistics.median(each[bot][number] for each in taken) for bot in (0, 1))
            more = statistics.median(each[1][number] - each[0][number] for each in taken)
            print(f"start to {name}, s: floor {theirs:.3f}, ours {mine:.3f} ({more:+.3f})")

    async def memory(self) -> None:
        """Weigh both, idle, after many answers and with many servers."""
        for name, command in (("floor", FLOOR), ("ours", DAKAR)):
            async with self._bot(command) as bot:
                acts = _commands(bot.discord)
                await bot.discord.milliseconds(acts, 1)
                weights = [bot.mebibytes]
                for _ in range(2):
                    await bot.discord.milliseconds((acts * 100)[:5000], 10)
                    weights.append(bot.mebibytes)
            async with self._bot(command, servers=1000) as bot:
                await asyncio.sleep(3)
                weights.append(bot.mebibytes)
            idle, some, after, servers = weights
            print(
                f"memory, MiB, {name}: idle {idle:.1f}, after 5,000 answers {some:.1f}, after "
                f"10,000 {after:.1f}, with 1,000 servers {servers:.1f}"
            )

    async def _beside(
        self, name: str, floor: Bot, theirs: list[Act], ours: Bot, mine: list[Act], many: int
    ) -> None:
        acts = max(ACTS, min(2 * many, 1500))
        for bot, each in ((floor, theirs), (ours, mine)):
            await bot.discord.milliseconds(each, 1)
        rounds = [
            [await self._round(bot, each, acts, many) for bot, each in order]
            for order in [((floor, theirs), (ours, mine))] * self.rounds
        ]
        if many == 1:
            print(f"{name:28}", *_latencies(rounds), *_ratios(rounds, 3))
        else:
            print(f"{name:28}", *_rates(rounds), *_ratios(rounds, 3))

    async def _round(
        self, bot: Bot, acts: Sequence[Act], count: int, many: int
    ) -> tuple[float, float, float, float]:
        chosen = self.random.choices(acts, k=count)
        before, started = bot.seconds_of_work, asyncio.get_running_loop().time()
        taken = sorted(await bot.discord.milliseconds(chosen, many))
        seconds = asyncio.get_running_loop().time() - started
        work = bot.seconds_of_work - before
        return taken[count // 2], taken[count * 99 // 100], count / seconds, work / count


async def _restarted(bot: Bot) -> tuple[float, float]:
    await bot.stop()
    ready = await bot.start()
    act = bot.discord.command("winner", {"stage": "9", "category": "cars"})
    return ready, ready + (await bot.discord.do(act)).answered_after


Rounds = list[list[tuple[float, float, float, float]]]


def _latencies(rounds: Rounds) -> list[str]:
    shown = []
    for bot in (0, 1):
        middle, late = (statistics.median(r[bot][n] for r in rounds) for n in (0, 1))
        shown.append(f"{middle:7.2f} {late:7.2f}")
    return [*shown, *_ratios(rounds, 0), *_ratios(rounds, 1)]


def _rates(rounds: Rounds) -> list[str]:
    shown = [f"{statistics.median(r[bot][2] for r in rounds):15.0f}" for bot in (0, 1)]
    return [*shown, *_ratios(rounds, 2)]


def _ratios(rounds: Rounds, field: int) -> list[str]:
    if field == 3:
        floor, ours = (sum(r[bot][3] for r in rounds) for bot in (0, 1))
        each = 1e6 / len(rounds)
        return [f"  {floor * each:5.0f} µs {ours * each:5.0f} µs {ours / floor:5.2f}"]
    return [f"{statistics.median(r[1][field] / r[0][field] for r in rounds):6.2f}"]


def _standings(discord: QuickDiscord) -> list[Act]:
    return [
        discord.command("standings", {"category": category, "stage": str(stage)})
        for stage in range(2, 17)
        for category in CATEGORIES
    ]


def _riders(discord: QuickDiscord) -> list[Act]:
    return [discord.command("rider", {"name": name}) for name in NAMES]


def _typed(discord: QuickDiscord) -> list[Act]:
    texts = {name[:end].lower() for name in NAMES for end in range(len(name) + 1)}
    return [discord.typing("rider", "name", text) for text in sorted(texts)]


if __name__ == "__main__":
    # Its own time is to be small beside that of the bots.
    uvloop.run(main())
