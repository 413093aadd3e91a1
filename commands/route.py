"""The whole way, day by day."""

from collections.abc import Sequence

from commands import caveats, chart_totals, not_held, way, wording
from commands.answer import Answer, Following, Note, NoteKind, Row, Table
from commands.command import Question, command
from commands.languages import counted, say
from db.rally import RestDay, Stage
from db.results import Results


@command(examples=("route",))
def route(question: Question) -> Answer:
    """All stages and rest days, with dates and distances."""
    results = question.results
    stages = results.stages
    days: list[Stage | RestDay] = sorted((*stages, *results.rest_days), key=lambda each: each.date)
    total = wording.kilometres(sum(stage.km for stage in stages if stage.km is not None))
    return Answer(
        title=f"{wording.rally(results)} · {say('route')}",
        sentence=say(
            "From {start} to {finish}, {days}: {stages}, {rest_days}, ≈ {total}.",
            start=stages[0].start.name,
            finish=stages[-1].finish.name,
            days=wording.days(days[0].date, days[-1].date),
            stages=way.stages(stages),
            rest_days=way.off(results.rest_days),
            total=total,
        ),
        tables=(Table("", tuple(_row(results, day) for day in days)),),
        notes=(
            Note(
                NoteKind.COMPUTED,
                say(
                    "{total} is the sum of the printed distances, which include road sections.",
                    total=total,
                ),
            ),
            *_loops(stages),
            *caveats.of_places(results, _lost(stages)),
        ),
        following=tuple(
            Following(
                wording.stage_title(stage.number),
                f"stage {wording.asked(stage.number)}",
                _about(stage),
                menu=say("Open stage…"),
            )
            for stage in stages
        ),
        chart=chart_totals.route(results),
    )


def _row(results: Results, day: Stage | RestDay) -> Row:
    road = wording.route(day)
    if isinstance(day, RestDay):
        return Row(lead=wording.short_day(day.date), text=f"{road} · {way.called(day)}")
    missed = not_held.note(results, day)
    text = " · ".join(filter(None, (road, wording.kilometres(day.km), missed)))
    return Row(lead=wording.short_day(day.date), stage=day.number, text=text)


def _about(stage: Stage) -> str:
    return f"{wording.short_day(stage.date)} · {wording.route(stage)}"


def _loops(stages: Sequence[Stage]) -> list[Note]:
    loops = [stage.number for stage in stages if stage.loop]
    if not loops:
        return []
    if 0 in loops:
        text = say(
            "The source prints one place for {stages}: taken as loops.",
            stages=wording.listed(list(map(wording.numeral, loops))),
        )
        return [Note(NoteKind.INFERRED, text)]
    text = counted(
        "The source prints one place for stage {stages}: taken as loops.",
        "The source prints one place for stages {stages}: taken as loops.",
        len(loops),
        stages=wording.listed(list(map(str, loops))),
    )
    return [Note(NoteKind.INFERRED, text)]


def _lost(stages: Sequence[Stage]) -> set[str]:
    places = (place for stage in stages for place in (stage.start, stage.finish))
    return {place.name for place in places if place.country is None}
