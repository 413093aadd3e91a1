"""Where people come from: a country and its riders, drivers and co-drivers."""

from collections.abc import Container, Sequence

from commands import crew_lists, reach, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind
from commands.command import Question, command
from commands.crew_lists import Reached, Shown
from commands.languages import counted, say
from db.names.nations import is_from
from db.nations import Nation
from db.rally import Crew


@command(examples=("nation Netherlands", "nation Dutch", "nation NED"))
def nation(question: Question, nation: Nation) -> Answer:
    """A country: its riders, drivers and co-drivers, which stages they won, who finished where."""
    results = question.results
    codes = {each.nationality for each in results.people}
    theirs = {code for code in codes if is_from(code, nation)}
    people = [each for each in results.people if each.nationality in theirs]
    keys = {person.key for person in people}
    crews = [crew for crew in results.crews if any(each.key in keys for each in crew.people)]
    driven = [crew for crew in crews if crew.people[0].key in keys]
    seated = [crew for crew in crews if crew.people[0].key not in keys]
    led, beside = crew_lists.reached(results, driven), crew_lists.reached(results, seated)

    def shown(crew: Crew) -> Shown:
        named = tuple(person for person in crew.people if person.key in keys)
        driver = crew.people[0]
        beside = "" if driver in named else say("with {driver}", driver=driver.initials)
        return Shown(named, crew.make or "", beside)

    everyone = crew_lists.reached(results, crews)
    beside_wins = [
        Fact(_as_codrivers(each), fact.value)
        for each in beside
        if each.won
        for fact in crew_lists.won([each])
    ]
    apart = say("Stage wins are those of riders and drivers; co-drivers’ stand apart.")
    return Answer(
        title=f"{wording.country(nation)} · {wording.rally(results)}",
        sentence=_sentence(nation, led, beside, keys),
        tables=tuple(
            table for each in everyone for table in crew_lists.tables(results, each, shown)
        ),
        facts=(
            Fact(say("In the source"), counted("{number} person", "{number} people", len(people))),
            *crew_lists.won(led),
            *beside_wins,
        ),
        notes=(
            *(note for each in everyone for note in crew_lists.notes(results, each)),
            *([Note(NoteKind.SCOPE, apart)] if beside else []),
            reach.of_everything(results),
        ),
        following=(
            Following(say("Wins by nation"), "wins by:nation"),
            *(
                Following(
                    say("{category}: by nation", category=wording.category(each.category)),
                    f"wins by:nation category:{each.category}",
                )
                for each in led
            ),
        ),
        category=everyone[0].category if len(everyone) == 1 else None,
    )


def _as_codrivers(those: Reached) -> str:
    return say("{category}: stage wins as co-drivers", category=wording.category(those.category))


def _sentence(
    nation: Nation, led: Sequence[Reached], beside: Sequence[Reached], keys: Container[str]
) -> str:
    country = wording.country(nation)
    if led:
        sentences = [crew_lists.sentence(country, led, who=say("riders or drivers"))]
    else:
        sentences = [say("From {country} the source names only co-drivers.", country=country)]
    for each in beside:
        for crew in (placing.crew for placing in each.finished if placing.rank == 1):
            names = [person.name for person in crew.people if person.key in keys]
            sentences.append(_won_beside(names, wording.within(each.category), crew))
    return " ".join(sentences)


def _won_beside(names: Sequence[str], category: str, crew: Crew) -> str:
    return counted(
        "{names} won {category} beside {driver}.",
        "{names} won {category} beside {driver}.",
        len(names),
        names=wording.listed(names),
        category=category,
        driver=crew.people[0].name,
    )
