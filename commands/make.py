"""What was driven: a make and its crews."""

from commands import crew_lists, reach, wording
from commands.answer import Answer, Fact, Following
from commands.command import Question, command
from commands.crew_lists import Shown
from commands.languages import say
from db.names.makes import Make
from db.rally import Crew


@command(examples=("make KTM", "make Nissan"))
def make(question: Question, make: Make) -> Answer:
    """A make: who drove it, which stages it won, who finished where."""
    results = question.results
    crews = [crew for crew in results.crews if crew.make == make.name]
    reached = crew_lists.reached(results, crews)
    lists = [table for each in reached for table in crew_lists.tables(results, each, _shown)]
    named = Fact(say("Also printed as"), wording.listed(make.spellings))
    return Answer(
        title=f"{make.name} · {wording.rally(results)}",
        sentence=crew_lists.sentence(make.name, reached, who=say("crews")),
        tables=tuple(lists),
        facts=(*crew_lists.won(reached), *([named] if named.value else [])),
        notes=(
            *(note for each in reached for note in crew_lists.notes(results, each)),
            reach.of_everything(results),
        ),
        following=(
            *(
                Following(
                    say("{category}: wins by make", category=wording.category(each.category)),
                    f"wins by:make category:{each.category}",
                )
                for each in reached
            ),
            *(
                Following(
                    say("{category}: final", category=wording.category(each.category)),
                    f"standings category:{each.category}",
                )
                for each in reached
            ),
        ),
        category=reached[0].category if len(reached) == 1 else None,
    )


def _shown(crew: Crew) -> Shown:
    return Shown(crew.people, "")
