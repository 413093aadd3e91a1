"""How things of the rally are said: crews, days, places, lists, counts."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.rally import Category, Crew, Person, Place, RestDay, Stage
from db.reader.cells import MONTHS
from db.times import Time

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def names(people: Iterable[Person]) -> str:
    """Name a crew in full: `Ari Vatanen / Tina Thörner`."""
    return " / ".join(person.name for person in people)


def vehicle(crew: Crew) -> str:
    """Name a crew and what it drives: `Ari Vatanen / Tina Thörner (Nissan)`."""
    return f"{names(crew.people)} ({crew.make})"


def listed(things: Sequence[str], last: str = "and") -> str:
    """Join things as prose does: `bikes, cars and trucks`."""
    if len(things) < 2:  # noqa: PLR2004 (one thing or none needs no "and")
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def counted(number: int, thing: str, plural: str = "") -> str:
    """Say how many: `1 stage win`, `5 stage wins`."""
    return f"{number} {thing if number == 1 else plural or f'{thing}s'}"


def spelled(number: int) -> str:
    """Write a small number as a word, as sentences begin with: `Two`."""
    return (_SMALL[number] if number < len(_SMALL) else str(number)).capitalize()


def ordinal(number: int) -> str:
    """Write `1st`, `2nd`, `3rd`, `11th`, `22nd`."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spans(numbers: Iterable[int]) -> str:
    """Shorten runs: 2, 3, 4, 9 → `2–4, 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs
    )


def day(when: date) -> str:
    """Write `10 January 2003`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """Write `10 Jan`."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def weekday(when: date) -> str:
    """Name the day of the week, which the source never prints."""
    return _WEEKDAYS[when.weekday()]


def days(first: date, last: date) -> str:
    """Write `1–19 January 2003`, or both days in full where month or year differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{day(last)}"
    return f"{day(first)} \N{EN DASH} {day(last)}"


def route(day_of: Stage | RestDay) -> str:
    """Write `Sabha → Zilla`; a rest day without a move is at one place."""
    if isinstance(day_of, RestDay) and day_of.start == day_of.finish:
        return day_of.start.name
    return f"{day_of.start.name} → {day_of.finish.name}"


def kilometres(km: float | None) -> str:
    """Write `585 km`, or nothing where the source prints none."""
    return "" if km is None else f"{km:,g} km"


def place(somewhere: Place) -> str:
    """Name a place with its country's code, as far as the source has one."""
    return f"{somewhere.name} ({somewhere.country})" if somewhere.country else somewhere.name


def category(which: Category) -> str:
    """Name a category as a title: `Bikes`, `UTVs`."""
    return "UTVs" if which is Category.UTVS else which.value.capitalize()


def within(which: Category) -> str:
    """Name a category inside a sentence: `the bikes`."""
    return f"the {category(which) if which is Category.UTVS else which.value}"


def one(which: Category) -> str:
    """Name what one crew of a category rides or drives: `car`."""
    return "UTV" if which is Category.UTVS else which.value.removesuffix("s")


def gap(time: Time) -> str:
    """Write a gap inside a sentence, without the sign that lists print."""
    return time.printed.removeprefix("+")
