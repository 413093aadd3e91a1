"""How things of the rally are said: crews, days, places, lists, numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from commands.languages import counted, say, say_as, spoken
from db.nations import Nation, nations
from db.rally import Category, Crew, Person, Place, RestDay, Role, Stage
from db.results import Results
from db.times import Time

_PROLOGUE = "P"


def names(people: Iterable[Person]) -> str:
    """Name a crew in full: `Ari Vatanen / Tina Thörner`."""
    return " / ".join(person.name for person in people)


def rally(results: Results) -> str:
    """Name the rally of an edition; where the source gives it a name of its own, by that one."""
    return rally_called(results.year, results.name)


def rally_called(year: int, name: str) -> str:
    """Give the name of a rally; the usual one is translated."""
    return say("{year} Dakar Rally", year=year) if name == f"{year} Dakar Rally" else name


def scope(results: Results, which: Category | None) -> str:
    """Name what an answer is about as its title begins: a category, or the whole rally."""
    return category(which) if which else rally(results)


def country(nation: Nation) -> str:
    """Name a country: from the table where it knows the language, else as any other text."""
    listed_names = {"fr": nation.french, "es": nation.spanish}
    return listed_names.get(spoken()) or say_as("country", nation.english)


def country_called(name: str) -> str:
    """Name a country of which the English name is known; any other name is left as it is."""
    known = _by_english_name().get(name)
    return country(known) if known else name


@cache
def _by_english_name() -> Mapping[str, Nation]:
    return {nation.english: nation for nation in nations().values()}


def vehicle(crew: Crew) -> str:
    """Name a crew and what it drives: `Ari Vatanen / Tina Thörner (Nissan)`."""
    return with_make(names(crew.people), crew.make)


def driver(crew: Crew) -> str:
    """Name who rides or drives, and what: `Ari Vatanen (Nissan)`."""
    return with_make(crew.people[0].name, crew.make)


def with_make(name: str, make: str | None) -> str:
    """Put a make behind a name, where one is printed."""
    return f"{name} ({make})" if make else name


def listed(things: Sequence[str]) -> str:
    """Join things as prose does: `bikes, cars and trucks`."""
    return _joined(things, say("{first} and {last}"))


def either(things: Sequence[str]) -> str:
    """Join things of which one is to be chosen: `bikes, cars or trucks`."""
    return _joined(things, say("{first} or {last}"))


def _joined(things: Sequence[str], pattern: str) -> str:
    if len(things) < 2:  # noqa: PLR2004 (one thing or none is no list)
        return "".join(things)
    return pattern.format(first=", ".join(things[:-1]), last=things[-1])


def spelled(number: int) -> str:
    """Write a small number as a word: `two`."""
    small = say("no one two three four five six seven eight nine").split()
    return small[number] if number < len(small) else str(number)


def clauses(told: Iterable[str]) -> str:
    """Put what could stand alone into one sentence: `one won; another was 2nd`."""
    return say_as("between clauses", "; ").join(told)


def begun(sentence: str) -> str:
    """Let words begin a sentence: only their first letter becomes a capital."""
    return sentence[:1].upper() + sentence[1:]


def ordinal(number: int) -> str:
    """Write `1st`, `2nd`, `3rd`, `11th`, `22nd`."""
    if number == 1:
        return say("1st")
    if number % 100 in (11, 12, 13):
        return say("{number}th", number=number)
    endings = {1: say("{number}st"), 2: say("{number}nd"), 3: say("{number}rd")}
    return endings.get(number % 10, say("{number}th")).format(number=number)


def number(value: float) -> str:
    """Write a number with the signs of the language: `8,552`, `12.5`."""
    signs = {",": say_as("thousands", ","), ".": say_as("decimals", ".")}
    return "".join(signs.get(letter, letter) for letter in f"{value:,.12g}")


def stage(number: int) -> str:
    """Name a stage in a row or a list: `stage 9`, `prologue`."""
    return say("stage {number}", number=number) if number else say("prologue")


def stage_title(number: int) -> str:
    """Name a stage as a title or on a button: `Stage 9`, `Prologue`."""
    return say("Stage {stage}", stage=number) if number else begun(stage(number))


def numeral(number: int) -> str:
    """Name a stage where only the number has room: `9`, `prologue`."""
    return str(number) if number else stage(number)


def sign(number: int) -> str:
    """Name a stage along an axis, as the source does: `9`, `P`."""
    return str(number) if number else _PROLOGUE


def asked(number: int) -> str:
    """Write a stage as a line asks for it, whatever the language."""
    return str(number) if number else "prologue"


def numerals(numbers: Iterable[int]) -> str:
    """List stages one by one: `2, 11, 13`, `prologue, 2`."""
    return ", ".join(map(numeral, numbers))


def spans(numbers: Iterable[int]) -> str:
    """Shorten runs: 2, 3, 4, 9 → `2–4, 9`; the prologue stands by itself."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(
        numeral(run[0]) if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs
    )


def stages(numbers: Sequence[int]) -> str:
    """Name stages by their numbers: `stage 3`, `stages 2–4, 9`, `prologue, stage 3`."""
    numbered = [number for number in numbers if number]
    named = counted("stage {stages}", "stages {stages}", len(numbered), stages=spans(numbered))
    opening = [stage(0)] if 0 in numbers else []
    return ", ".join([*opening, *([named] if numbered else [])])


def how_many_in(text: str, numbers: Sequence[int]) -> str:
    """Write how many stages, and which, as a list has them: `3 (stage 2, 11, 13)`.

    The prologue stands among the numbers: `3 (prologue, 2, 11)`.
    """
    if 0 in numbers:
        return say("{number} ({stages})", number=len(numbers), stages=text)
    # Translators: how many, and their numbers: “3 (stage 2, 11, 13)”.
    return counted(
        "{number} (stage {stages})", "{number} (stage {stages})", len(numbers), stages=text
    )


def day(when: date) -> str:
    """Write `10 January 2003`."""
    return say("{day} {month} {year}", day=_of_month(when), month=_month(when), year=when.year)


def dated(when: date) -> str:
    """Write `Friday 10 January 2003`."""
    return say("{weekday} {date}", weekday=weekday(when), date=day(when))


def short_day(when: date) -> str:
    """Write `10 Jan`."""
    months = say("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return say("{day} {short_month}", day=_of_month(when), short_month=months[when.month - 1])


def weekday(when: date) -> str:
    """Name the day of the week, which the source never prints."""
    week = say("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()
    return week[when.weekday()]


def days(first: date, last: date) -> str:
    """Write `1–19 January 2003`, or both days in full where month or year differ."""
    if (first.year, first.month) == (last.year, last.month):
        span = f"{first.day}\N{EN DASH}{last.day}"
        return say("{day} {month} {year}", day=span, month=_month(first), year=first.year)
    return f"{day(first)} \N{EN DASH} {day(last)}"


def _of_month(when: date) -> str:
    # Some languages write the first of a month as a first.
    return say_as("first of a month", "1") if when.day == 1 else str(when.day)


def _month(when: date) -> str:
    months = say(
        "January February March April May June July August September October November December"
    )
    return months.split()[when.month - 1]


def route(day_of: Stage | RestDay) -> str:
    """Write `Sabha → Zilla`; a rest day without a move is at one place."""
    if isinstance(day_of, RestDay) and day_of.start == day_of.finish:
        return day_of.start.name
    return f"{day_of.start.name} → {day_of.finish.name}"


def kilometres(km: float | None) -> str:
    """Write `585 km`, or nothing where the source prints none."""
    return "" if km is None else f"{number(km)} km"


def place(somewhere: Place) -> str:
    """Name a place with its country's code, as far as the source has one."""
    return f"{somewhere.name} ({somewhere.country})" if somewhere.country else somewhere.name


def category(which: Category) -> str:
    """Name a category as a title: `Bikes`, `UTVs`."""
    return begun(plain(which))


def plain(which: Category) -> str:
    """Name a category as it stands alone in a sentence or a list: `bikes`."""
    return {
        Category.BIKES: say("bikes"),
        Category.CARS: say("cars"),
        Category.TRUCKS: say("trucks"),
        Category.QUADS: say("quads"),
        Category.UTVS: say("UTVs"),
    }[which]


def within(which: Category) -> str:
    """Name a category inside a sentence: `the bikes`."""
    return {
        Category.BIKES: say("the bikes"),
        Category.CARS: say("the cars"),
        Category.TRUCKS: say("the trucks"),
        Category.QUADS: say("the quads"),
        Category.UTVS: say("the UTVs"),
    }[which]


def of(which: Category) -> str:
    """Name a category to which something belongs: `of the bikes`."""
    return {
        Category.BIKES: say("of the bikes"),
        Category.CARS: say("of the cars"),
        Category.TRUCKS: say("of the trucks"),
        Category.QUADS: say("of the quads"),
        Category.UTVS: say("of the UTVs"),
    }[which]


def one(which: Category) -> str:
    """Name what one crew of a category rides or drives: `car`."""
    return {
        Category.BIKES: say("bike"),
        Category.CARS: say("car"),
        Category.TRUCKS: say("truck"),
        Category.QUADS: say("quad"),
        Category.UTVS: say("UTV"),
    }[which]


def role(what: Role) -> str:
    """Name what somebody did in a crew: `co-driver`."""
    return {
        Role.RIDER: say("rider"),
        Role.DRIVER: say("driver"),
        Role.CODRIVER: say("co-driver"),
    }[what]


def gap(time: Time) -> str:
    """Write a gap inside a sentence, without the sign that lists print."""
    return time.printed.removeprefix("+")
