"""How the lead of a category went: who led after which stages, and how the lead was lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from commands import lists, wording
from commands.cards import shown
from commands.languages import counted, later, say, staged
from commands.overall import Overall, gap, placing_of
from db.rally import Classification, Crew


@dataclass(frozen=True, slots=True)
class Run:
    """Stages in a row after which the same crew or crews led."""

    crews: tuple[Crew, ...]
    tables: tuple[Classification, ...]

    @property
    def stages(self) -> tuple[int, ...]:
        """The stages, in order."""
        return tuple(table.stage for table in self.tables if table.stage is not None)

    @property
    def names(self) -> str:
        """Who led."""
        return wording.listed([crew.people[0].name for crew in self.crews])


def runs(overall: Overall) -> Iterator[Run]:
    """Part the stages by who led after them."""

    def leading(table: Classification) -> tuple[str, ...]:
        return tuple(placing.crew.key for placing in table.won)

    for keys, tables in groupby(overall.tables, key=leading):
        yield Run(tuple(overall.listed[key] for key in keys), tuple(tables))


def sentence(overall: Overall, runs: Sequence[Run]) -> str:
    """Say who led most, how they lost the lead or kept it, and who won."""
    led = {run.names: [each for each in runs if each.names == run.names] for run in runs}
    # Of those who led equally often, the one who led last.
    most = max(reversed(led), key=lambda name: sum(len(run.tables) for run in led[name]))
    count = sum(len(run.tables) for run in led[most])
    of_all = counted("{number} counting stage", "{number} counting stages", len(overall.tables))
    last = led[most][-1]
    if last is not runs[-1]:
        # Translators: “all” is “16 counting stages”, here and below.
        led_after = say("{name} led after {count} of {all}", name=most, count=count, all=of_all)
        lost = _lost(overall, led_after, last, runs[runs.index(last) + 1])
        return f"{lost} {overall.ending()}".rstrip()
    if count == len(overall.tables):
        led_after = say("{name} led after all {all}", name=most, all=of_all)
    else:
        led_after = staged(
            "{name} led after {count} of {all}, from stage {stage} on for good",
            last.stages[0], name=most, count=count, all=of_all,
        )  # fmt: skip
    return _kept(led_after, most, overall)


def _lost(overall: Overall, told: str, run: Run, following: Run) -> str:
    """Say how the lead went: `lost the lead on stage 16: 1st to 3rd, 2:20:25 behind`."""
    table = following.tables[0]
    placing = placing_of(run.crews[0], table)
    if placing is None:
        # Translators: “told” is “Gérard de Rooy led after 9 of 16 counting stages”, here and below.
        text = later("{told} and lost the lead on stage {stage} to {others}, no longer listed.")
        if max(len(each.placings) for each in overall.tables) == lists.PODIUM:
            text = later(
                "{told} and lost the lead on stage {stage} to {others}, no longer in the top three"
                " listed."
            )
        return say(text, told=told, stage=table.stage, others=following.names)
    behind = gap(placing, table)
    lost = {"told": told, "stage": table.stage, "place": wording.ordinal(placing.rank)}
    if behind and behind.seconds:
        return say(
            "{told} and lost the lead on stage {stage}: 1st to {place}, {gap} behind.",
            gap=shown(behind),
            **lost,
        )
    return say("{told} and lost the lead on stage {stage}: 1st to {place}.", **lost)


def _kept(told: str, most: str, overall: Overall) -> str:
    """End the sentence on who led to the end with who won, named only if it is somebody else."""
    won, margin = _winners(overall)
    if won != most:
        return f"{told}. {overall.ending()}".rstrip()
    if margin:
        return say("{told}, and won by {gap}.", told=told, gap=margin)
    return say("{told}, and won.", told=told)


def _winners(overall: Overall) -> tuple[str, str]:
    won = [placing.crew.people[0].name for placing in overall.final if placing.rank == 1]
    by = next((placing.gap for placing in overall.final if placing.rank > 1), None)
    return wording.listed(won), wording.gap(by) if by else ""
