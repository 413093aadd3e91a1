"""An edition printed back as the document it was read from, each fact on the line that it knows."""

from collections.abc import Iterable, Sequence

from db.rally import Category, Classification, Edition, Kind, Place, Placing, RestDay, Stage
from db.reader.cells import MONTHS

HEADINGS = {Category.BIKES: "Motorcycles", Category.CARS: "Cars", Category.TRUCKS: "Trucks"}
COLUMNS = {
    Category.BIKES: ("Rider", "Bike"),
    Category.CARS: ("Driver", "Co-Driver", "Car"),
    Category.TRUCKS: ("Driver", "Co-Drivers", "Truck"),
}
UNCOUNTED = "Stage not counted towards overall classification"


def printed(edition: Edition) -> str:
    """Print an edition with bikes, cars and trucks."""
    page = _Page()
    page.put(1, f"= {edition.name} =")
    _infobox(page, edition)
    for paragraph in edition.paragraphs:
        page.put(paragraph.line, "- - " * paragraph.footnote + paragraph.text)
    _stages(page, edition)
    stage_results = [t for t in edition.classifications if t.kind is not Kind.FINAL]
    finals = [table for table in edition.classifications if table.kind is Kind.FINAL]
    firsts = []
    for category in edition.categories:
        tables = [table for table in stage_results if table.category is category]
        firsts.append(_results(page, tables, category))
    page.put(min(firsts) - 5, "==Stage Results==")
    page.put(min(_final(page, table) for table in finals) - 4, "==Final standings==")
    return page.text()


class _Page:
    """Lines by their numbers; no line is written twice."""

    def __init__(self) -> None:
        self._lines: dict[int, str] = {}

    def put(self, line: int, text: str) -> None:
        if line in self._lines:
            message = f"line {line} is {self._lines[line]!r} and {text!r}"
            raise ValueError(message)
        self._lines[line] = text

    def row(self, line: int, cells: Iterable[object]) -> None:
        self.put(line, "".join(f"| {cell} " if cell else "| " for cell in map(str, cells)) + "|")

    def text(self) -> str:
        lines = range(1, max(self._lines) + 1)
        return "".join(self._lines.get(line, "") + "\n" for line in lines)


def _infobox(page: _Page, edition: Edition) -> None:
    page.put(3, edition.name)
    page.put(4, f"- Previous Round: {edition.previous}")
    page.put(5, f"- Next Round: {edition.following}")
    page.put(6, f"- Country: {', '.join(country or '' for country in edition.countries)}")
    for at, headline in enumerate(edition.headlines, 1):
        page.put(headline.line, f"- Category{at}: {headline.category.capitalize()}")
        page.put(headline.line + 1, f"- Driver{at}: {', '.join(headline.people)}")
        page.put(headline.line + 2, f"- Team{at}: {headline.make}")


def _stages(page: _Page, edition: Edition) -> None:
    days: list[Stage | RestDay] = [*edition.stages, *edition.rest_days]
    first = min(day.line for day in days)
    names = [winner.category.capitalize() for winner in edition.stages[0].winners]
    width = 5 + len(names)
    page.put(first - 3, "==Stages==")
    header = ["Stage", "Date", "From", "To", "Total (km)", "Stage winners"]
    page.row(first - 2, _filled(header, width))
    page.row(first - 1, _filled(names, width))
    for day in days:
        page.row(day.line, _filled(_day(day), width))


def _day(day: Stage | RestDay) -> list[str]:
    when = f"{day.date.day} {MONTHS[day.date.month - 1]}"
    places = [_place(day.start), _place(day.finish)]
    if isinstance(day, RestDay):
        return ["", when, *(places if day.start != day.finish else places[:1]), "Rest day"]
    winners = [winner.printed for winner in day.winners]
    return [str(day.number), when, *places[: 2 - day.loop], f"{day.km:g}", *winners]


def _place(place: Place) -> str:
    return f"{place.country} {place.name}" if place.country else place.name


def _filled(cells: Sequence[object], width: int) -> list[object]:
    return [*cells, *[""] * (width - len(cells))]


def _results(page: _Page, tables: Iterable[Classification], category: Category) -> int:
    """Print the results of a category; give the line on which they begin."""
    rows: dict[int, list[object]] = {}
    for table in tables:
        for at, placing in enumerate(table.placings):
            if table.kind is Kind.STAGE:
                rows[placing.line] = [*([] if at else [table.stage]), *_placing(placing)]
            else:
                rows[placing.line] += _placing(placing)
    for line, cells in rows.items():
        if len(cells) == 6:
            cells.append(UNCOUNTED)
        # The number of the stage has pushed the leader's empty gap out of its row.
        page.row(line, _filled(cells, 10)[:10])
    first = min(rows)
    page.put(first - 3, f"==={HEADINGS[category]}===")
    above = ["", "<big>Stage result </big>", "<big>General classification</big>"]
    page.row(first - 2, _filled(above, 10))
    names = ["Pos", "Competitor", "Make", "Time"]
    page.row(first - 1, ["Stage", *names, "Gap", *names])
    return first


def _placing(placing: Placing) -> list[object]:
    people = " ".join(placing.people)
    return [placing.rank, people, placing.make, placing.time or "", placing.gap or ""]


def _final(page: _Page, table: Classification) -> int:
    """Print the final standings of a category; give the line on which they begin."""
    first = min(placing.line for placing in table.placings)
    *seats, vehicle = COLUMNS[table.category]
    entrants = ["Entrant"] if any(placing.crew.entrant for placing in table.placings) else []
    page.put(first - 2, f"==={HEADINGS[table.category]}===")
    page.row(first - 1, ["Pos", "No.", *seats, vehicle, *entrants, "Time"])
    for placing in table.placings:
        driver, *others = placing.people
        page.row(
            placing.line,
            [
                placing.rank,
                placing.crew.number,
                *[driver, " ".join(others)][: len(seats)],
                placing.make,
                *[placing.crew.entrant or ""][: len(entrants)],
                placing.time or placing.gap or "",
            ],
        )
    return first
