"""What intents need to know of somebody: crew, final place, how to name them."""

from commands import lists, wording
from commands.languages import say
from commands.questions.intent import Asked
from db.rally import Crew, Kind, Person, Placing, Role


def main_crew(asked: Asked, person: Person) -> Crew | None:
    """The crew in which somebody sat; that of the category asked about, or that of the final."""
    crews = asked.results.crews_of(person)
    fitting = [each for each in crews if each.category in asked.reading.categories] or [*crews]
    return next(iter(sorted(fitting, key=lambda each: final(asked, each) is None)), None)


def final(asked: Asked, crew: Crew) -> Placing | None:
    """Where a crew stands at the end."""
    found = asked.results.classification(Kind.FINAL, crew.category)
    return of(found.placings if found else (), crew)


def make(crew: Crew) -> str:
    """Name the make, or what one of the category drives where none is printed."""
    return crew.make or wording.one(crew.category)


def of(placings: tuple[Placing, ...], crew: Crew) -> Placing | None:
    """Find a crew among placings."""
    return next((each for each in placings if each.crew.key == crew.key), None)


def listed(asked: Asked, crew: Crew) -> str:
    """Say how far the final standings are listed: `the final top ten`."""
    found = asked.results.classification(Kind.FINAL, crew.category)
    if found is None or lists.gappy(found):
        return say("the final standings")
    return say("the final top {number}", number=wording.spelled(len(found.placings)))


def subject(person: Person, crew: Crew) -> str:
    """Name somebody; a co-driver with the driver whose result it is."""
    if crew.role(person) is Role.CODRIVER:
        # Translators: the beginning of a sentence: “Tina Thörner, co-driver of Ari Vatanen, won …”.
        return say("{name}, co-driver of {driver},", name=person.name, driver=crew.people[0].name)
    return person.name


def name(person: Person, crew: Crew) -> str:
    """Title an answer about somebody."""
    return f"{person.name} · {wording.category(crew.category)}"


def line(person: Person) -> str:
    """Write the command that shows somebody."""
    return f"rider name:{person.key}"


def ended(person: Person, crew: Crew, place: Placing) -> str:
    """Say how it ended: `Cyril Despres finished 2nd in the bikes, 7:18 behind the winner.`."""
    told = {"name": subject(person, crew), "the_bikes": wording.within(crew.category)}
    if place.rank == 1:
        if not place.time:
            return say("{name} won {the_bikes} (1st).", **told)
        return say("{name} won {the_bikes} (1st) in {time}.", time=place.time, **told)
    told["place"] = wording.ordinal(place.rank)
    if not place.gap:
        return say("{name} finished {place} in {the_bikes}.", **told)
    return say(
        "{name} finished {place} in {the_bikes}, {gap} behind the winner.",
        gap=wording.gap(place.gap),
        **told,
    )
