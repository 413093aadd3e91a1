"""People against each other."""

from collections.abc import Sequence
from itertools import combinations

from commands import chart_lines, not_held, over_years, versus, wording
from commands.answer import Answer, Fact, Following, Status, Table
from commands.cards import Card, shown
from commands.command import Question, command
from commands.head_to_head import between
from commands.languages import counted, say, say_as
from commands.overall import Overall
from db.rally import Category, Crew, Person
from db.results import Results

_PAIR = 2
_OPTIONS = ("first", "second", "third")


@command(
    examples=("compare Sainct Despres", "compare Chagin Kabirov Sugawara"),
    spans=True,
)
def compare(
    question: Question, first: Person, second: Person, third: Person | None = None
) -> Answer:
    """Two or three people against each other, stage by stage and at the end."""
    people = list({each.key: each for each in (first, second, third) if each}.values())
    if len(people) == 1:
        return _alone(first)
    archive = question.editions
    if archive is None or len(archive.years) == 1:
        return _in_one_year(question.results, people)
    if len(question.years) > 1:
        return over_years.compared(archive, people)
    answer = _in_one_year(question.results, people)
    return over_years.beside(answer, archive, people, question.results.year)


def _in_one_year(results: Results, people: Sequence[Person]) -> Answer:
    unknown = [person for person in people if not results.crews_of(person)]
    if unknown:
        names = wording.listed([person.name for person in unknown])
        return Answer(_title(people), say("The source names {names} in no result.", names=names))
    cards = _cards(results, people)
    if len({card.category for card in cards}) > 1:
        return _across(results, cards)
    if len({crew.key for card in cards for crew in card.crews}) == 1:
        return _together(cards)
    return _against(results, cards)


def _alone(person: Person) -> Answer:
    return Answer(
        say("Compare"),
        say("{name} is the only one named; name two people.", name=person.name),
        Status.NOT_UNDERSTOOD,
        following=(Following(person.name, f"rider name:{person.key}"),),
        private=True,
    )


def _cards(results: Results, people: Sequence[Person]) -> list[Card]:
    """Make the cards of one category where all raced in it, else of each one's own."""
    raced = [[crew.category for crew in results.crews_of(person)] for person in people]
    common = [each for each in raced[0] if all(each in others for others in raced)]
    chosen = [common[0] if common else own[0] for own in raced]
    overalls = {category: Overall.of(results, category) for category in chosen}
    return [
        Card(results, person, overalls[category])
        for person, category in zip(people, chosen, strict=True)
    ]


def _across(results: Results, cards: Sequence[Card]) -> Answer:
    """They raced in different categories: places and wins compare, times do not."""
    told = [_ending(card) for card in cards]
    categories = [wording.within(each) for each in dict.fromkeys(card.category for card in cards)]
    return Answer(
        _title([card.person for card in cards]),
        say(
            "{endings}; times of {categories} do not compare.",
            endings=wording.listed(told),
            categories=wording.listed(categories),
        ),
        tables=(Table(versus.title(cards), tuple(versus.counts(results, cards))),),
        notes=versus.notes(results, cards),
        following=tuple(_rider(card) for card in cards),
    )


def _together(cards: Sequence[Card]) -> Answer:
    """They sat in one vehicle, so that whatever one did the others did."""
    card, crew = cards[0], cards[0].crews[0]
    roles = [(each.person.name, wording.role(crew.role(each.person))) for each in cards]
    return Answer(
        _title([each.person for each in cards], card.category),
        f"{_shared_one(cards, crew)} {_ended_together(card)}",
        facts=tuple(Fact(name, wording.begun(role)) for name, role in roles),
        following=tuple(_rider(each) for each in cards),
        category=card.category,
    )


def _shared_one(cards: Sequence[Card], crew: Crew) -> str:
    names = wording.listed([each.person.name for each in cards])
    vehicle = wording.one(crew.category)
    if crew.number:
        # Translators: {vehicle} is “car” or “truck”; “vehicle” will do where these differ.
        return say(
            "{names} shared {vehicle} No. {number}.",
            names=names,
            vehicle=vehicle,
            number=wording.with_make(str(crew.number), crew.make),
        )
    # Translators: {vehicle} is “car” or “truck”; “vehicle” will do where these differ.
    return say(
        "{names} shared one {vehicle}.", names=names, vehicle=wording.with_make(vehicle, crew.make)
    )


def _ended_together(card: Card) -> str:
    category = wording.within(card.category)
    if card.final is None and not card.most:
        return say("The source has no final standings of {category}.", category=category)
    if card.final is None:
        return say(
            "They are not in the final top {listed} of {category}.",
            listed=card.most,
            category=category,
        )
    if card.final.rank == 1:
        return say("They won {category}.", category=category)
    place = wording.ordinal(card.final.rank)
    return say("They finished {place} among {category}.", place=place, category=category)


def _against(results: Results, cards: Sequence[Card]) -> Answer:
    people = [card.person for card in cards]
    rows, notes = versus.counts(results, cards), versus.notes(results, cards)
    if len(cards) == _PAIR:
        one, other = cards
        rows += versus.scores(one, other)
        facts = [*versus.stages(one, other), *versus.ahead(one, other)]
        notes = (*versus.explained(results, one, other), *notes)
    else:
        facts = [
            Fact(versus.title(pair), versus.summary(*pair))
            for pair in combinations(cards, _PAIR)
            if not _shared(*pair)
        ]
    facts += not_held.facts(results, cards[0].category)
    return Answer(
        title=_title(people, cards[0].category),
        sentence=_sentence(cards),
        tables=(Table(versus.title(cards), tuple(rows)),),
        facts=tuple(facts),
        notes=notes,
        following=_following(cards),
        category=cards[0].category,
        chart=chart_lines.duel(results, people),
    )


def _title(people: Sequence[Person], category: Category | None = None) -> str:
    names = say_as("between rivals", " v ").join(person.name for person in people)
    return f"{names} · {wording.category(category)}" if category else names


def _sentence(cards: Sequence[Card]) -> str:
    """Say who was ahead at the end, and by how much."""
    ranks = [card.final.rank if card.final else 0 for card in cards]
    unlisted = [card.person.name for card, rank in zip(cards, ranks, strict=True) if not rank]
    ranked = [cards[at] for at in sorted(range(len(cards)), key=ranks.__getitem__) if ranks[at]]
    if not ranked and not cards[0].most:
        bikes = wording.within(cards[0].category)
        return say("The source has no final standings of {category}.", category=bikes)
    if not ranked:
        return _none(cards)
    first, *others = ranked
    parts = [_ending(first), *(_behind(first, card) for card in others)]
    if unlisted:
        parts.append(_unlisted(unlisted, cards[0]))
    return f"{wording.clauses(parts)}."


def _none(cards: Sequence[Card]) -> str:
    names = [card.person.name for card in cards]
    most, category = cards[0].most, wording.within(cards[0].category)
    if len(cards) != _PAIR:
        return say(
            "None of {names} is in the final top {listed} of {category}.",
            names=wording.listed(names),
            listed=most,
            category=category,
        )
    return say(
        "Neither {one} nor {other} is in the final top {listed} of {category}.",
        one=names[0],
        other=names[1],
        listed=most,
        category=category,
    )


def _unlisted(names: Sequence[str], card: Card) -> str:
    if not card.most:
        return counted(
            "{names} is in {category}, of which there are no final standings",
            "{names} are in {category}, of which there are no final standings",
            len(names),
            names=wording.listed(names),
            category=wording.within(card.category),
        )
    return counted(
        "{names} is not in the final top {listed} of {category}",
        "{names} are not in the final top {listed} of {category}",
        len(names),
        names=wording.listed(names),
        listed=card.most,
        category=wording.within(card.category),
    )


def _behind(first: Card, card: Card) -> str:
    name = card.person.name
    if _shared(first, card):
        vehicle = wording.one(card.category)
        # Translators: {vehicle} is “car” or “truck”; “vehicle” will do where these differ.
        return say("{name} sat in the same {vehicle}", name=name, vehicle=vehicle)
    place = wording.ordinal(card.final.rank) if card.final else ""
    by = between(first, card)
    if by is None:
        return say("{name} was {place}", name=name, place=place)
    if not by.seconds:
        return say("{name} was {place}, level", name=name, place=place)
    return say("{name} was {place}, {gap} behind", name=name, place=place, gap=shown(by))


def _ending(card: Card) -> str:
    name, category = card.person.name, wording.within(card.category)
    if card.final is None:
        return _unlisted([name], card)
    if card.final.rank == 1:
        return say("{name} won {category}", name=name, category=category)
    place = wording.ordinal(card.final.rank)
    return say(
        "{name} finished {place} among {category}", name=name, place=place, category=category
    )


def _shared(one: Card, other: Card) -> bool:
    return {crew.key for crew in one.crews} == {crew.key for crew in other.crews}


def _following(cards: Sequence[Card]) -> tuple[Following, ...]:
    keys = [card.person.key for card in cards]
    same, turned = (
        " ".join(f"{name}:{key}" for name, key in zip(_OPTIONS, each, strict=False))
        for each in (keys, [*keys[1:], keys[0]])
    )
    pairs = combinations(cards, _PAIR) if len(cards) > _PAIR else ()
    return (
        Following(say("Progress"), f"progress category:{cards[0].category} {same}"),
        *([Following(say("Swap"), f"compare {turned}")] if len(cards) == _PAIR else []),
        *(
            Following(
                versus.title(pair),
                f"compare first:{pair[0].person.key} second:{pair[1].person.key}",
            )
            for pair in pairs
        ),
        *(_rider(card) for card in cards),
    )


def _rider(card: Card) -> Following:
    return Following(card.person.name, f"rider name:{card.person.key}")
