"""The whole way, day by day."""

from collections.abc import Sequence

from commands import caveats, chart_totals, wording
from commands.answer import Answer, Following, Note, NoteKind, Row, Table
from commands.command import Question, command
from db.rally import RestDay, Stage


@command(examples=("route",))
def route(question: Question) -> Answer:
    """All stages and rest days, with dates and distances."""
    results = question.results
    stages = results.stages
    days: list[Stage | RestDay] = sorted((*stages, *results.rest_days), key=lambda each: each.date)
    total = f"{sum(stage.km for stage in stages if stage.km is not None):,g} km"
    return Answer(
        title=f"{results.name} · route",
        sentence=(
            f"From {stages[0].start.name} to {stages[-1].finish.name}, "
            f"{wording.days(days[0].date, days[-1].date)}: {len(stages)} stages, "
            f"{wording.counted(len(results.rest_days), 'rest day')}, ≈ {total}."
        ),
        tables=(Table("", tuple(map(_row, days))),),
        notes=(
            Note(
                NoteKind.COMPUTED,
                f"{total} is the sum of the printed distances, which include road sections.",
            ),
            *_loops(stages),
            *caveats.of_places(results, _lost(stages)),
        ),
        following=tuple(
            Following(
                f"Stage {stage.number}", f"stage {stage.number}", _about(stage), menu="Open stage…"
            )
            for stage in stages
        ),
        chart=chart_totals.route(results),
    )


def _row(day: Stage | RestDay) -> Row:
    road = wording.route(day)
    if isinstance(day, RestDay):
        return Row(lead=wording.short_day(day.date), text=f"{road} · rest day")
    text = " · ".join(filter(None, (road, wording.kilometres(day.km))))
    return Row(lead=wording.short_day(day.date), stage=day.number, text=text)


def _about(stage: Stage) -> str:
    return f"{wording.short_day(stage.date)} · {wording.route(stage)}"


def _loops(stages: Sequence[Stage]) -> list[Note]:
    loops = [str(stage.number) for stage in stages if stage.loop]
    if not loops:
        return []
    stage = "stage" if len(loops) == 1 else "stages"
    text = f"The source prints one place for {stage} {wording.listed(loops)}: taken as loops."
    return [Note(NoteKind.INFERRED, text)]


def _lost(stages: Sequence[Stage]) -> set[str]:
    places = (place for stage in stages for place in (stage.start, stage.finish))
    return {place.name for place in places if place.country is None}
