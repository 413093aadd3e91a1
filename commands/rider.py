"""Somebody: rider, driver or co-driver."""

from collections.abc import Sequence

from commands import cards, careers, caveats, lists, not_held, reach, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from commands.languages import later, say, say_as
from commands.overall import Overall
from db.nations import nation
from db.rally import Category, Crew, Kind, Person, Placing, Role
from db.results import Results

_NO_FINAL = (
    later("{name} is listed among {category}, of which the source has no final standings."),
    later(
        "{name} was co-driver of {driver} among {category}, of which the source has no final "
        "standings."
    ),
)
_WON = (
    later("{name} won {category}."),
    later("{name} was co-driver of {driver}, who won {category}."),
)
_WON_IN = (
    later("{name} won {category} in {time}."),
    later("{name} was co-driver of {driver}, who won {category} in {time}."),
)
_FINISHED = (
    later("{name} finished {place} among {category}."),
    later("{name} was co-driver of {driver}, who finished {place} among {category}."),
)
_FINISHED_BEHIND = (
    later("{name} finished {place} among {category}, {gap} behind the winner."),
    later(
        "{name} was co-driver of {driver}, who finished {place} among {category}, {gap} "
        "behind the winner."
    ),
)
_UNLISTED_ELSEWHERE = (
    later("{name} is not in the final standings, as far as the source lists them."),
    later(
        "{name} was co-driver of {driver}, who is not in the final standings, as far as the source "
        "lists them."
    ),
)
_UNLISTED = (
    later("{name} is not in the final top {listed}, which is as far as the source lists it."),
    later(
        "{name} was co-driver of {driver}, who is not in the final top {listed}, which "
        "is as far as the source lists it."
    ),
)


@command(
    examples=("rider Sainct", "rider Schulz", "rider 407"), aliases=("driver", "crew"), spans=True
)
def rider(question: Question, name: Person, category: Category | None = None) -> Answer:
    """Anybody in the source: rider, driver or co-driver, with what they did."""
    career = careers.reached(question, name)
    if career and len(question.years) != 1:
        return careers.told(question, career, category)
    page = _page(question.results, name, category)
    return careers.beside(page, career) if career else page


def _page(results: Results, name: Person, category: Category | None) -> Answer:
    """Tell what somebody did in one year."""
    raced = dict.fromkeys(crew.category for crew in results.crews_of(name))
    elsewhere = category if category and category not in raced else None
    if elsewhere:
        category = None
    listed = [
        line for line in results.placings_of(name) if category in (None, line[2].crew.category)
    ]
    crew = _main_crew(listed, results.crews_of(name))
    if crew is None:
        return Answer(name.name, say("The source names {names} in no result.", names=name.name))
    finals = [placing for kind, _, placing in listed if kind is Kind.FINAL]
    stages = [(at, each) for kind, at, each in listed if kind is Kind.STAGE and at is not None]
    leading = [
        at
        for kind, at, each in listed
        if kind is Kind.GENERAL and each.rank == 1 and at is not None
    ]
    return Answer(
        title=_title(name, crew),
        sentence=_sentence(results, name, crew, finals),
        tables=_placed(results, stages),
        facts=(*_facts(results, name, crew, stages, leading), *_changed(results, name, crew)),
        notes=(
            *cards.not_there(name, elsewhere, raced),
            *caveats.of_person(results, name, [*finals, *(each for _, each in stages)]),
            reach.of_everything(results, crew.category),
        ),
        following=_following(name, crew, stages),
        category=crew.category,
    )


def _main_crew(
    listed: list[tuple[Kind, int | None, Placing]], crews: tuple[Crew, ...]
) -> Crew | None:
    """The crew of the final standings, else the one listed first."""
    final = [placing.crew for kind, _, placing in listed if kind is Kind.FINAL]
    return next(iter((*final, *(placing.crew for _, _, placing in listed), *crews)), None)


def _title(name: Person, crew: Crew) -> str:
    number = f" {crew.number}" if crew.number else ""
    return f"{name.name} · {wording.category(crew.category)}{number}"


def _sentence(results: Results, name: Person, crew: Crew, finals: list[Placing]) -> str:
    table = results.classification(Kind.FINAL, crew.category)
    placing = finals[0] if finals else None
    own, beside = _ended(placing) if table else _NO_FINAL
    if table and not placing and not reach.top(results, crew.category):
        own, beside = _UNLISTED_ELSEWHERE
    return say(
        beside if crew.role(name) is Role.CODRIVER else own,
        name=name.name,
        driver=wording.driver(crew),
        category=wording.within(crew.category),
        listed=len(table.placings) if table else 0,
        place=wording.ordinal(placing.rank) if placing else "",
        time=placing.time if placing else "",
        gap=wording.gap(placing.gap) if placing and placing.gap else "",
    )


def _ended(placing: Placing | None) -> tuple[str, str]:
    """Give the sentences for an end of the rally: of riders and drivers, and of co-drivers."""
    if placing is None:
        return _UNLISTED
    if placing.rank == 1:
        return _WON_IN if placing.time else _WON
    return _FINISHED_BEHIND if placing.gap else _FINISHED


def _placed(results: Results, stages: Sequence[tuple[int, Placing]]) -> tuple[Table, ...]:
    rows = tuple(_row(results, *line) for line in stages)
    if not rows:
        return ()
    category = stages[0][1].crew.category
    title = say("On stages")
    if reach.only_podiums(results, category):
        title = say("Top threes")
    elif all(placing.rank == 1 for _, placing in stages):
        title = say("Stage wins")
    return (Table(title, rows, apart=True),)


def _row(results: Results, stage: int, placing: Placing) -> Row:
    disputed = caveats.disputed(results, Kind.STAGE, placing.crew.category, stage)
    return Row(
        rank=placing.rank,
        time=placing.time,
        gap=placing.gap,
        stage=stage,
        disputed=placing.crew.key in disputed,
    )


def _facts(
    results: Results,
    name: Person,
    crew: Crew,
    stages: list[tuple[int, Placing]],
    leading: list[int],
) -> list[Fact]:
    wins = [at for at, placing in stages if placing.rank == 1]
    country = nation(name.nationality) if name.nationality else None
    counting = [each.number for each in results.counting(crew.category)]
    top = sum(placing.rank <= lists.PODIUM for _, placing in stages)
    vehicle = wording.one(crew.category)
    overall = reach.deepest(results, Kind.GENERAL, crew.category)
    facts = [
        Fact(say("Nation"), wording.country(country) if country else name.nationality or ""),
        # Translators: the start number.
        Fact(say("Number"), str(crew.number or "")),
        Fact(say("Vehicle"), crew.vehicle or crew.make or ""),
        # Translators: the team that entered somebody.
        Fact(say("Entrant"), crew.entrant or ""),
        # Translators: a label; people follow. “a vehicle” will do where “car” and “truck” differ.
        Fact(say("Shared the {vehicle} with", vehicle=vehicle), _crewmates(results, name)),
        Fact(say("Also spelled"), wording.listed(name.spellings)),
        Fact(say("Stage wins"), _numbers(wins)),
        Fact(
            say("Stage top threes"),
            _of_all(top, len(results.held(crew.category)))
            if reach.podiums(results, crew.category)
            else "",
        ),
        Fact(say("Led overall"), _led(leading, counting) if overall else ""),
        *not_held.facts(results, crew.category),
    ]
    return [fact for fact in facts if fact.value]


def _crewmates(results: Results, name: Person) -> str:
    """Name who sat beside somebody, and as what, in any of their crews."""
    mates = {
        mate.key: f"{mate.name} ({wording.role(crew.role(mate))})"
        for crew in results.crews_of(name)
        for mate in crew.people
        if mate.key != name.key
    }
    return wording.listed(list(mates.values()))


def _changed(results: Results, name: Person, crew: Crew) -> list[Fact]:
    card = cards.Card(results, name, Overall.of(results, crew.category))
    return [Fact(label, value) for label, value in cards.changes(card)]


def _numbers(stages: list[int]) -> str:
    if not stages:
        return say_as("stage wins", "none")
    return wording.how_many_in(wording.numerals(stages), stages)


def _of_all(number: int, of_all: int) -> str:
    return say("{number} of {of_all}", number=number, of_all=of_all)


def _led(leading: list[int], counting: list[int]) -> str:
    if not leading:
        return say("never")
    return say(
        "after {number} of {of_all} counting stages ({stages})",
        number=len(leading),
        of_all=len(counting),
        stages=wording.spans(leading),
    )


def _following(
    name: Person, crew: Crew, stages: list[tuple[int, Placing]]
) -> tuple[Following, ...]:
    others = [person for person in crew.people if person.key != name.key]
    won = [at for at, placing in stages if placing.rank == 1][-1:]
    return (
        Following(say("Stage by stage"), f"timecard name:{name.key}"),
        *(Following(person.name, f"rider name:{person.key}") for person in others),
        *(
            Following(
                wording.stage_title(at),
                f"winner stage:{wording.asked(at)} category:{crew.category}",
            )
            for at in won
        ),
        Following(
            # Translators: a button: the final standings of a category.
            say("{category}: final", category=wording.category(crew.category)),
            f"standings category:{crew.category}",
            category=crew.category,
        ),
    )
