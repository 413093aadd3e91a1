"""Somebody: rider, driver or co-driver."""

from commands import cards, caveats, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.command import Question, command
from commands.overall import Overall
from db.nations import nation
from db.rally import Category, Crew, Kind, Person, Placing, Role
from db.results import Results

_SCOPE = (
    "The source lists the first three of each stage and overall, and the first ten at the end; "
    "who is not listed did not therefore retire."
)


@command(examples=("rider Sainct", "rider Schulz", "rider 407"), aliases=("driver", "crew"))
def rider(question: Question, name: Person, category: Category | None = None) -> Answer:
    """Anybody in the source: rider, driver or co-driver, with what they did."""
    results = question.results
    raced = dict.fromkeys(crew.category for crew in results.crews_of(name))
    elsewhere = category if category and category not in raced else None
    if elsewhere:
        category = None
    listed = [
        line for line in results.placings_of(name) if category in (None, line[2].crew.category)
    ]
    crew = _main_crew(listed, results.crews_of(name))
    if crew is None:
        return Answer(name.name, f"The source names {name.name} in no result.")
    finals = [placing for kind, _, placing in listed if kind is Kind.FINAL]
    stages = [(at, each) for kind, at, each in listed if kind is Kind.STAGE and at is not None]
    leading = [at for kind, at, each in listed if kind is Kind.GENERAL and each.rank == 1 and at]
    return Answer(
        title=_title(name, crew),
        sentence=_sentence(results, name, crew, finals),
        tables=(Table("Top threes", tuple(_row(results, *line) for line in stages), apart=True),)
        if stages
        else (),
        facts=(*_facts(results, name, crew, stages, leading), *_changed(results, name, crew)),
        notes=(
            *cards.not_there(name, elsewhere, raced),
            *caveats.of_person(results, name, [*finals, *(each for _, each in stages)]),
            Note(NoteKind.SCOPE, _SCOPE),
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
    subject, relative = name.name, ""
    if crew.role(name) is Role.CODRIVER:
        subject = f"{name.name} was co-driver of {crew.people[0].name} ({crew.make})"
        relative = ", who"
    if not finals:
        table = results.classification(Kind.FINAL, crew.category)
        listed = len(table.placings) if table else 0
        top = f"the final top {listed}, which is as far as the source lists it"
        return f"{subject}{relative} is not in {top}."
    placing = finals[0]
    if placing.rank == 1:
        took = f" in {placing.time}" if placing.time else ""
        return f"{subject}{relative} won {wording.within(crew.category)}{took}."
    place = f"{wording.ordinal(placing.rank)} among {wording.within(crew.category)}"
    behind = f", {wording.gap(placing.gap)} behind the winner" if placing.gap else ""
    return f"{subject}{relative} finished {place}{behind}."


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
    counting = [each.number for each in results.stages if crew.category not in each.uncounted]
    of_all = f"{len(stages)} of {len(results.stages)}"
    facts = [
        Fact("Nation", country.english if country else name.nationality or ""),
        Fact("Number", str(crew.number or "")),
        Fact("Vehicle", crew.vehicle or crew.make),
        Fact("Entrant", crew.entrant or ""),
        Fact(f"Shared the {wording.one(crew.category)} with", _crewmates(results, name)),
        Fact("Also spelled", wording.listed(name.spellings)),
        Fact("Stage wins", _numbers(wins)),
        Fact("Stage top threes", of_all),
        Fact("Led overall", _led(leading, counting)),
    ]
    return [fact for fact in facts if fact.value]


def _crewmates(results: Results, name: Person) -> str:
    """Name who sat beside somebody, and as what, in any of their crews."""
    mates = {
        mate.key: f"{mate.name} ({crew.role(mate)})"
        for crew in results.crews_of(name)
        for mate in crew.people
        if mate.key != name.key
    }
    return wording.listed(list(mates.values()))


def _changed(results: Results, name: Person, crew: Crew) -> list[Fact]:
    card = cards.Card(results, name, Overall(results, crew.category))
    return [Fact(label, value) for label, value in cards.changes(card)]


def _numbers(stages: list[int]) -> str:
    if not stages:
        return "none"
    return f"{len(stages)} (stage {', '.join(map(str, stages))})"


def _led(leading: list[int], counting: list[int]) -> str:
    if not leading:
        return "never"
    return f"after {len(leading)} of {len(counting)} counting stages ({wording.spans(leading)})"


def _following(
    name: Person, crew: Crew, stages: list[tuple[int, Placing]]
) -> tuple[Following, ...]:
    others = [person for person in crew.people if person.key != name.key]
    won = [at for at, placing in stages if placing.rank == 1][-1:]
    return (
        Following("Stage by stage", f"timecard name:{name.key}"),
        *(Following(person.name, f"rider name:{person.key}") for person in others),
        *(Following(f"Stage {at}", f"winner stage:{at} category:{crew.category}") for at in won),
        Following(
            f"{wording.category(crew.category)}: final",
            f"standings category:{crew.category}",
            category=crew.category,
        ),
    )
