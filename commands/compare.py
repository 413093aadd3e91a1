"""People against each other."""

from collections.abc import Sequence
from itertools import combinations

from commands import chart_lines, versus, wording
from commands.answer import Answer, Fact, Following, Status, Table
from commands.cards import Card, shown
from commands.command import Question, command
from commands.head_to_head import between
from commands.overall import Overall
from db.rally import Category, Person
from db.results import Results

_PAIR = 2
_OPTIONS = ("first", "second", "third")


@command(examples=("compare Sainct Despres", "compare Chagin Kabirov Sugawara"))
def compare(
    question: Question, first: Person, second: Person, third: Person | None = None
) -> Answer:
    """Two or three people against each other, stage by stage and at the end."""
    results = question.results
    people = list({each.key: each for each in (first, second, third) if each}.values())
    if len(people) == 1:
        return _alone(first)
    unknown = [person for person in people if not results.crews_of(person)]
    if unknown:
        names = wording.listed([person.name for person in unknown])
        return Answer(_title(people), f"The source names {names} in no result.")
    cards = _cards(results, people)
    if len({card.category for card in cards}) > 1:
        return _across(results, cards)
    if len({crew.key for card in cards for crew in card.crews}) == 1:
        return _together(cards)
    return _against(results, cards)


def _alone(person: Person) -> Answer:
    return Answer(
        "Compare",
        f"{person.name} is the only one named; name two people.",
        Status.NOT_UNDERSTOOD,
        following=(Following(person.name, f"rider name:{person.key}"),),
        private=True,
    )


def _cards(results: Results, people: Sequence[Person]) -> list[Card]:
    """Make the cards of one category where all raced in it, else of each one's own."""
    raced = [[crew.category for crew in results.crews_of(person)] for person in people]
    common = [each for each in raced[0] if all(each in others for others in raced)]
    chosen = [common[0] if common else own[0] for own in raced]
    overalls = {category: Overall(results, category) for category in chosen}
    return [
        Card(results, person, overalls[category])
        for person, category in zip(people, chosen, strict=True)
    ]


def _across(results: Results, cards: Sequence[Card]) -> Answer:
    """They raced in different categories: places and wins compare, times do not."""
    told = [_ending(card) for card in cards]
    categories = [wording.within(each) for each in dict.fromkeys(card.category for card in cards)]
    between_them = f"times of {wording.listed(categories)} do not compare"
    return Answer(
        _title([card.person for card in cards]),
        f"{wording.listed(told)}; {between_them}.",
        tables=(Table(versus.title(cards), tuple(versus.counts(results, cards))),),
        notes=versus.notes(results, cards),
        following=tuple(_rider(card) for card in cards),
    )


def _together(cards: Sequence[Card]) -> Answer:
    """They sat in one vehicle, so that whatever one did the others did."""
    card, crew = cards[0], cards[0].crews[0]
    vehicle = wording.one(card.category)
    which = f"{vehicle} No. {crew.number}" if crew.number else f"one {vehicle}"
    names = wording.listed([each.person.name for each in cards])
    ended = f"They {_result(card)}." if card.final else f"They are not in {_top(card)}."
    return Answer(
        _title([each.person for each in cards], card.category),
        f"{names} shared {which} ({crew.make}). {ended}",
        facts=tuple(
            Fact(each.person.name, crew.role(each.person).value.capitalize()) for each in cards
        ),
        following=tuple(_rider(each) for each in cards),
        category=card.category,
    )


def _against(results: Results, cards: Sequence[Card]) -> Answer:
    people = [card.person for card in cards]
    rows, notes = versus.counts(results, cards), versus.notes(results, cards)
    if len(cards) == _PAIR:
        one, other = cards
        rows += versus.scores(one, other)
        facts = [*versus.stages(one, other), *versus.ahead(one, other)]
        notes = (*versus.explained(one, other), *notes)
    else:
        facts = [
            Fact(versus.title(pair), versus.summary(*pair))
            for pair in combinations(cards, _PAIR)
            if not _shared(*pair)
        ]
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
    names = " v ".join(person.name for person in people)
    return f"{names} · {wording.category(category)}" if category else names


def _sentence(cards: Sequence[Card]) -> str:
    """Say who was ahead at the end, and by how much."""
    ranks = [card.final.rank if card.final else 0 for card in cards]
    unlisted = [card.person.name for card, rank in zip(cards, ranks, strict=True) if not rank]
    ranked = [cards[at] for at in sorted(range(len(cards)), key=ranks.__getitem__) if ranks[at]]
    if not ranked:
        neither = f"None of {wording.listed(unlisted)}"
        if len(cards) == _PAIR:
            neither = f"Neither {' nor '.join(unlisted)}"
        return f"{neither} is in {_top(cards[0])}."
    first, *others = ranked
    parts = [_ending(first), *(_behind(first, card) for card in others)]
    if unlisted:
        verb = "is" if len(unlisted) == 1 else "are"
        parts.append(f"{wording.listed(unlisted)} {verb} not in {_top(cards[0])}")
    return f"{'; '.join(parts)}."


def _behind(first: Card, card: Card) -> str:
    name = card.person.name
    if _shared(first, card):
        return f"{name} sat in the same {wording.one(card.category)}"
    place = wording.ordinal(card.final.rank) if card.final else ""
    by = between(first, card)
    if by is None:
        return f"{name} was {place}"
    return f"{name} was {place}, {f'{shown(by)} behind' if by.seconds else 'level'}"


def _ending(card: Card) -> str:
    return f"{card.person.name} {_result(card) if card.final else f'is not in {_top(card)}'}"


def _result(card: Card) -> str:
    rank = card.final.rank if card.final else 0
    if rank == 1:
        return f"won {wording.within(card.category)}"
    return f"finished {wording.ordinal(rank)} among {wording.within(card.category)}"


def _top(card: Card) -> str:
    return f"the final top {card.most} of {wording.within(card.category)}"


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
        Following("Progress", f"progress category:{cards[0].category} {same}"),
        *([Following("Swap", f"compare {turned}")] if len(cards) == _PAIR else []),
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
