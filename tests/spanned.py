"""An edition printed as articles have it: tables with cells that span, in wikitext or as a page."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db import nations
from db.rally import Category, Classification, Edition, Kind, Place, RestDay, Stage
from db.reader.cells import MONTHS

TITLES = {
    Category.BIKES: "Motorcycles",
    Category.CARS: "Cars",
    Category.TRUCKS: "Trucks",
    Category.QUADS: "Quads",
    Category.UTVS: "UTVs",
}


@dataclass(frozen=True)
class Cell:
    """A cell, whose parts are words or people and places with their flags."""

    parts: tuple[str | tuple[str, str], ...]
    columns: int = 1
    rows: int = 1
    heads: bool = False


Table = list[list[Cell]]


def cell(text, columns=1, rows=1):
    return Cell((str(text),) if text else (), columns, rows)


def head(text, columns=1, rows=1):
    return Cell((text,), columns, rows, heads=True)


def flagged(printed, columns=1):
    """A crew, a winner or a place as `NED Jan de Rooy` prints it, or without a flag."""
    return Cell(tuple(map(_parted, printed)), columns)


def _parted(printed):
    flag, _, name = printed.partition(" ")
    return (flag, name) if name and nations.nation(flag) else printed


def route(made: Edition) -> Table:
    names = [head(TITLES[each]) for each in made.categories]
    columns = ("Stage", "Date", "From", "To", "Total (km)")
    days: list[Stage | RestDay] = [*made.stages, *made.rest_days]
    return [
        [*(head(each, rows=2) for each in columns), head("Stage winners", len(names))],
        names,
        *(_day(day, len(names)) for day in sorted(days, key=lambda day: day.line)),
    ]


def _day(day: Stage | RestDay, categories: int) -> list[Cell]:
    when = f"{day.date.day} {MONTHS[day.date.month - 1]}"
    if day.start == day.finish:
        places = [flagged([_place(day.start)], 2)]
    else:
        places = [flagged([_place(day.start)]), flagged([_place(day.finish)])]
    if isinstance(day, RestDay):
        return [cell(""), cell(when), *places, cell("Rest day", 1 + categories)]
    winners = [flagged([winner.printed]) for winner in day.winners]
    return [cell(day.number), cell(when), *places, cell(f"{day.km:g}"), *winners]


def _place(place: Place) -> str:
    return f"{place.country} {place.name}" if place.country else place.name


def results(made: Edition, category: Category) -> Table:
    tables = {(table.kind, table.category, table.stage): table for table in made.classifications}
    names = [head(each) for each in ("Pos", "Competitor", "Make", "Time", "Gap")]
    rows = [
        [head("Stage", rows=2), head("Stage result", 5), head("General classification", 5)],
        [*names, *names],
    ]
    for stage in made.stages:
        left = tables[Kind.STAGE, category, stage.number].placings
        general = tables.get((Kind.GENERAL, category, stage.number))
        for at, placing in enumerate(left):
            row = [cell(stage.number, rows=len(left))] if at == 0 else []
            row += _placing(placing)
            if general:
                row += _placing(general.placings[at])
            elif at == 0:
                text = "Stage not counted towards overall classification"
                row += [cell(text, 5, len(left))]
            rows.append(row)
    return rows


def _placing(placing) -> list[Cell]:
    time, gap = str(placing.time), str(placing.gap or "")
    return [cell(placing.rank), flagged(placing.people), *map(cell, (placing.make, time, gap))]


def final(table: Classification) -> Table:
    alone = all(len(placing.crew.people) == 1 for placing in table.placings)
    seats = ["Rider"] if alone else ["Driver", "Co-Drivers"]
    columns = ("Pos", "No.", *seats, "Bike" if alone else "Car", "Entrant", "Time")
    return [
        [head(each) for each in columns],
        *(
            [
                cell(placing.rank),
                cell(placing.crew.number),
                flagged(placing.people[:1]),
                *([] if alone else [flagged(placing.people[1:])]),
                *map(cell, (placing.make, placing.crew.entrant or "", placing.time or placing.gap)),
            ]
            for placing in table.placings
        ),
    ]


def sections(made: Edition) -> Iterator[tuple[int, str, Table]]:
    """Give the headings with their levels and the tables under them."""
    yield 2, "Stages", route(made)
    yield 2, "Stage Results", []
    for category in made.categories:
        yield 3, TITLES[category], results(made, category)
    yield 2, "Final standings", []
    for table in made.classifications:
        if table.kind is Kind.FINAL:
            yield 3, TITLES[table.category], final(table)


def wikitext(made: Edition, dice: random.Random) -> str:
    """Print an edition in wikitext, in which the same thing can be written in several ways."""
    lines = ["{{Use dmy dates|date=May 2020}}", "{{Infobox rally", f"| name = {made.name}"]
    lines += [f"| previous_round = [[{made.previous}]]", f"|next_round={made.following}"]
    lines += ["| country = " + "<br />".join(f"{{{{flag|{each}}}}}" for each in made.countries)]
    for at, headline in enumerate(made.headlines, 1):
        people = ", ".join(_wiki(dice, each.split(" ", 1)) for each in headline.people)
        lines += [f"| category{at} = [[{TITLES[headline.category]}]]<!-- {at} -->"]
        lines += [f"| driver{at} = {people}<ref>a | b</ref>", f"| team{at} = {headline.make}"]
    lines += ["}}", ""]
    for level, title, table in sections(made):
        lines += [f"{level * '='} {title} {level * '='}"]
        lines += ['{| class="wikitable"', *_wiki_rows(dice, table), "|}"] if table else []
    return "\n".join([*lines, "[[Category:Rallies]]", ""])


def _wiki_rows(dice: random.Random, table: Table) -> Iterator[str]:
    for at, row in enumerate(table):
        if at or dice.random() < 0.5:
            yield "|-"
        heads = row[0].heads
        written = [_wiki_cell(dice, each) for each in row]
        if dice.random() < 0.5:
            # Bars part cells on the line that begins with one, and on no other.
            line = ("!!" if heads else "||").join(written).replace("\n", "")
            yield ("!" if heads else "|") + line
        else:
            yield from (("!" if heads else "|") + each for each in written)


def _wiki_cell(dice: random.Random, each: Cell) -> str:
    spans = f'colspan="{each.columns}" ' * (each.columns > 1) + f"rowspan={each.rows} " * (
        each.rows > 1
    )
    parts = [part if isinstance(part, str) else _wiki(dice, part) for part in each.parts]
    text = dice.choice((" ", "<br />", "<br>\n")).join(parts)
    return f"{spans}| {text} " if spans or dice.random() < 0.1 else f" {text} "


def _wiki(dice: random.Random, part: Sequence[str]) -> str:
    code, name = part
    link = dice.choice((f"[[{name}]]", f"[[{name} (driver)|{name}]]", name, f"'''{name}'''"))
    ways = [
        f"{{{{flagicon|{code}}}}} {link}",
        f"{{{{flagathlete|{link}|{code}}}}}",
        f"{{{{{code}}}}}&nbsp;{link}",
    ]
    if _told_by_name(code):
        ways.append(f"{{{{flagicon|{_name(code)}|size=20px}}}}{{{{nowrap|{link}}}}}")
    return dice.choice(ways)


def _told_by_name(code: str) -> bool:
    """Whether the name of a country alone would be read as this code: `Germany` as `GER`."""
    return nations.named(_name(code)) == code


def page(made: Edition, dice: random.Random) -> str:
    """Print an edition as a page, in which the same thing can be written in several ways."""
    lines = ["<!DOCTYPE html>", "<html><head><title>x</title></head><body>"]
    lines += [f"<h1>{made.name}</h1>", '<div class="mw-parser-output">']
    lines += ['<table class="infobox"><tbody>', f"<tr><th colspan=2>{made.name}</th></tr>"]
    lines += [f"<tr><th>Previous</th><td>{made.previous}</td></tr>"]
    lines += [f"<tr><th>Next event</th><td>{made.following}</td></tr>"]
    countries = "<br>".join(f"{_image(each)} {_name(each)}" for each in made.countries)
    lines += [f"<tr><th>Host country</th><td>{countries}</td></tr>"]
    for headline in made.headlines:
        people = "<br>".join(_html(dice, each.split(" ", 1)) for each in headline.people)
        lines += [f"<tr><th colspan=2>{TITLES[headline.category]}</th></tr>"]
        lines += [f"<tr><th>Crew</th><td>{people}</td></tr>"]
        lines += [f"<tr><th>Make</th><td>{headline.make}</td></tr>"]
    lines += ["</tbody></table>"]
    for level, title, table in sections(made):
        lines += [f"<h{level}>{title}<span class=mw-editsection>[edit]</span></h{level}>"]
        lines += ["<table>", *_html_rows(dice, table), "</table>"] if table else []
    return "\n".join([*lines, "<div class=catlinks>Rallies</div></div></body></html>", ""])


def _html_rows(dice: random.Random, table: Table) -> Iterator[str]:
    for row in table:
        yield "<tr>"
        for each in row:
            name = "th" if each.heads else "td"
            spans = f' colspan="{each.columns}"' * (each.columns > 1)
            spans += f" rowspan={each.rows}" * (each.rows > 1)
            parts = [part if isinstance(part, str) else _html(dice, part) for part in each.parts]
            text = dice.choice((" ", "<br/>", "\n<br>")).join(parts)
            yield f"<{name}{spans}>{text}" + dice.choice(("", f"</{name}>", f"\n</{name}>"))
        yield dice.choice(("", "</tr>"))


def _html(dice: random.Random, part: Sequence[str]) -> str:
    code, name = part
    link = dice.choice((f'<a href="/wiki/x">{name}</a>', name, f"<b>{name}</b>"))
    told = f" <span>(<abbr title=x>{code}</abbr>)</span>"
    after = dice.choice(("", told)) if _told_by_name(code) else told
    return f"{_image(code)}&#160;{link}{after}<sup class=reference><a href=#c>[1]</a></sup>"


def _image(code: str) -> str:
    return f'<span class="flagicon"><img alt="{_name(code)}" src="x.png"></span>'


def _name(code: str) -> str:
    return nations.nation(code).english
