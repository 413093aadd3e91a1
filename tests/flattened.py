"""An edition printed in the flattened form in which it is read."""

from collections.abc import Iterator, Sequence

from db.rally import Category, Classification, Edition, Kind, Placing, RestDay, Stage
from db.reader.cells import MONTHS

_TITLES = {
    Category.BIKES: "Motorcycles",
    Category.CARS: "Cars",
    Category.TRUCKS: "Trucks",
    Category.QUADS: "Quads",
    Category.UTVS: "UTVs",
}


def printed(made: Edition) -> str:
    """Print an edition in the flattened form; prose is left out."""
    lines = [f"= {made.name} =", "", made.name.split(" ", 1)[1], *_infobox(made), ""]
    width = 5 + len(made.categories)
    header = ["Stage", "Date", "From", "To", "Total (km)", "Stage winners"]
    days: list[Stage | RestDay] = [*made.stages, *made.rest_days]
    lines += ["==Stages==", _row(header, width)]
    lines += [_row([_TITLES[each] for each in made.categories], width)]
    lines += [_row(_day(day), width) for day in sorted(days, key=lambda day: day.line)]
    lines += ["", "==Stage Results=="]
    for category in made.categories:
        lines += ["", f"==={_TITLES[category]}==="]
        lines += ["| | <big>Stage result </big> | <big>General classification</big> |" + " |" * 7]
        lines += [
            "| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |"
        ]
        lines += _results(made, category)
    lines += ["", "==Final standings=="]
    for table in made.classifications:
        if table.kind is Kind.FINAL:
            lines += ["", f"==={_TITLES[table.category]}===", *_final(table)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str], width: int = 0) -> str:
    """Print a row, filled up with empty cells on the right as merged cells leave it."""
    padded = [*cells, *[""] * (width - len(cells))]
    return "".join(f"| {cell} " if cell else "| " for cell in padded) + "|"


def _infobox(made: Edition) -> Iterator[str]:
    yield f"- Previous Round: {made.previous}"
    yield f"- Next Round: {made.following}"
    yield f"- Country: {', '.join(country or '' for country in made.countries)}"
    for at, headline in enumerate(made.headlines, 1):
        yield f"- Category{at}: {_TITLES[headline.category]}"
        yield f"- Driver{at}: {', '.join(headline.people)}"
        yield f"- Team{at}: {headline.make}"


def _day(day: Stage | RestDay) -> list[str]:
    places = [f"{place.country or ''} {place.name}".strip() for place in (day.start, day.finish)]
    merged = places[:1] if places[0] == places[1] else places
    when = f"{day.date.day} {MONTHS[day.date.month - 1]}"
    if isinstance(day, RestDay):
        return ["", when, *merged, "Rest day"]
    winners = [winner.printed for winner in day.winners]
    return [str(day.number), when, *merged, f"{day.km:g}", *winners]


def _results(made: Edition, category: Category) -> Iterator[str]:
    tables = {(table.kind, table.category, table.stage): table for table in made.classifications}
    for stage in made.stages:
        left = tables[Kind.STAGE, category, stage.number].placings
        general = tables.get((Kind.GENERAL, category, stage.number))
        for at, placing in enumerate(left):
            cells = [str(stage.number)] if at == 0 else []
            cells += _placing(placing)
            if general:
                cells += _placing(general.placings[at])
            elif at == 0:
                cells += ["Stage not counted towards overall classification"]
            # The number of the stage pushes the leader's empty gap out of its row.
            yield _row(cells[:10], 10)


def _placing(placing: Placing) -> list[str]:
    gap = str(placing.gap or "")
    return [str(placing.rank), " ".join(placing.people), placing.make, str(placing.time), gap]


def _final(table: Classification) -> Iterator[str]:
    alone = len(table.placings[0].crew.people) == 1
    seats = ["Rider"] if alone else ["Driver", "Co-Drivers"]
    yield _row(["Pos", "No.", *seats, "Bike" if alone else "Car", "Entrant", "Time"])
    for placing in table.placings:
        seated = [placing.people[0], *([] if alone else [" ".join(placing.people[1:])])]
        crew = placing.crew
        number, entrant = str(crew.number), crew.entrant or ""
        value = str(placing.time or placing.gap)
        yield _row([str(placing.rank), number, *seated, placing.make, entrant, value])
