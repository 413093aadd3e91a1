"""People against each other in words: scores, the stages behind them, who was ahead overall."""

from collections.abc import Sequence

from commands import caveats, chart_text, reach, wording
from commands.answer import Fact, Note, NoteKind, Row
from commands.cards import Card, shown
from commands.head_to_head import Encounter, Evidence, Lead, encounters, leads
from commands.languages import later, say, staged
from db.rally import Kind
from db.results import Results

_SCORES = {
    Evidence.TIMED: later("faster, both timed"),
    Evidence.LISTED: later("ahead, only one listed"),
    Evidence.DERIVED: later("faster by overall times"),
}
_STAGES = {
    Evidence.TIMED: later("Timed"),
    Evidence.LISTED: later("Listed"),
    Evidence.DERIVED: later("≈ Derived"),
}
_SUMMARIES = {
    Evidence.TIMED: later("timed {score}"),
    Evidence.LISTED: later("listed {score}"),
    Evidence.DERIVED: later("≈ derived {score}"),
}
_MEANT = {
    Evidence.TIMED: later("Timed: both are in the top three of the stage."),
    Evidence.LISTED: later(
        "Listed: only one is in the top three of the stage; the other was slower there or did not "
        "take part."
    ),
    Evidence.DERIVED: later(
        "Derived: neither is in the top three of the stage; what their overall times grew by, "
        "penalties included."
    ),
}

_MEANT_ELSEWHERE = {
    Evidence.TIMED: later("Timed: both are listed on the stage."),
    Evidence.LISTED: later(
        "Listed: only one is listed on the stage; the other was slower there or did not take part."
    ),
    Evidence.DERIVED: later(
        "Derived: neither is listed on the stage; what their overall times grew by, penalties "
        "included."
    ),
}


def title(cards: Sequence[Card]) -> str:
    """Name those who are compared, as lists do."""
    return " \N{EN DASH} ".join(head(card, cards) for card in cards)


def head(card: Card, cards: Sequence[Card]) -> str:
    """Name one of several: the surname, or more where they share it."""
    people = [each.person for each in cards]
    for names in ([each.surname for each in people], [each.initials for each in people]):
        name = names[people.index(card.person)]
        if names.count(name) == 1:
            return name
    return card.person.name


def counts(results: Results, cards: Sequence[Card]) -> list[Row]:
    """Places and counts, which compare across categories too."""
    values: tuple[tuple[str, list[str]], ...] = (
        (say("final place"), [str(card.final.rank) if card.final else "?" for card in cards]),
        (say("stage wins"), [str(len(card.wins)) for card in cards]),
        (_on_stages(results, cards), [str(len(card.listed)) for card in cards]),
        (say("stages led overall"), [str(len(card.led)) for card in cards]),
    )
    if not any(reach.deepest(results, Kind.GENERAL, card.category) for card in cards):
        values = values[:-1]
    return [Row(lead="\N{EN DASH}".join(each), text=label) for label, each in values]


def _on_stages(results: Results, cards: Sequence[Card]) -> str:
    held = {len(card.entries) for card in cards}
    podium = all(reach.only_podiums(results, card.category) for card in cards)
    if len(held) == 1:
        text = later("stage top threes, of {of_all}") if podium else later("listed, of {of_all}")
        return say(text, of_all=held.pop())
    return say("stage top threes") if podium else say("stages listed")


def scores(one: Card, other: Card) -> list[Row]:
    """How often who was faster, each kind of evidence by itself."""
    rows = []
    for evidence, found in _by_evidence(one, other):
        sign = "≈" if evidence is Evidence.DERIVED else ""
        level = sum(each.faster is None for each in found)
        text = say(_SCORES[evidence])
        if level:
            # Translators: {score} says what is counted; on some stages both were equally fast.
            text = say("{score}, {number} level", score=text, number=level)
        disputed = any(each.disputed for each in found)
        rows.append(Row(lead=f"{sign}{_score(one, other, found)}", text=text, disputed=disputed))
    return rows


def summary(one: Card, other: Card) -> str:
    """The same in one line: `timed 4–2, listed 4–4, ≈ derived 0–3`."""
    told = [
        say(_SUMMARIES[evidence], score=_score(one, other, found))
        for evidence, found in _by_evidence(one, other)
    ]
    return ", ".join(told) or say("no stage tells")


def stages(one: Card, other: Card) -> list[Fact]:
    """On which stages who was faster, each kind of evidence by itself."""
    facts = []
    for evidence, found in _by_evidence(one, other):
        won = [(head(card, (one, other)), _won(found, card)) for card in (one, other)]
        # Translators: stages on which two were equally fast follow.
        won.append((say("level"), [each for each in found if each.faster is None]))
        told = [f"{name} {_numbers(met)}" for name, met in won if met]
        facts.append(Fact(say(_STAGES[evidence]), wording.clauses(told)))
    told_of = {each.stage for each in encounters(one, other)}
    untold = [each.stage for each in one.entries if each.stage not in told_of]
    if untold:
        # Translators: stages of which the source does not tell who of two was faster.
        facts.append(Fact(say("Not told"), wording.how_many_in(wording.spans(untold), untold)))
    return facts


def ahead(one: Card, other: Card) -> list[Fact]:
    """Who led whom overall, and by how much after each stage whose list has both."""
    found = leads(one, other)
    if not found:
        return []
    if sum(each.by.seconds > 0 for each in found) * 2 < len(found):
        one, other, found = other, one, leads(other, one)
    name = head(one, (one, other))
    facts = [Fact(say("{name}’s lead after stages", name=name), _runs(found))]
    if len(found) > 1:
        by = {each.stage: each.by.seconds for each in found}
        drawn = range(min(by), max(by) + 1)
        line = chart_text.spark([by.get(stage) for stage in drawn])
        # Translators: a label of a curve drawn in letters; the stages that it shows follow.
        facts.append(Fact(say("Drawn, {stages}", stages=wording.spans(drawn)), line))
    most, least = (end(found, key=lambda each: each.by.seconds) for end in (max, min))
    if most.by.seconds != least.by.seconds:
        value = wording.clauses([_lead_after(most), _lead_after(least)])
        facts.append(Fact(say("Largest and smallest lead"), value))
    return facts


def notes(results: Results, cards: Sequence[Card]) -> tuple[Note, ...]:
    """What the source says against the figures, and how much it lists."""
    lines = [line for card in cards for line in card.lines]
    categories = {card.category for card in cards}
    category = categories.pop() if len(categories) == 1 else None
    return (
        *caveats.of_figures(results, [card.person for card in cards], lines),
        reach.of_everything(results, category, top=True),
    )


def explained(results: Results, one: Card, other: Card) -> list[Note]:
    """What the kinds of evidence that were found mean."""
    kinds = [evidence for evidence, _ in _by_evidence(one, other)]
    computed = Evidence.DERIVED in kinds
    meant = _MEANT if reach.only_podiums(results, one.category) else _MEANT_ELSEWHERE
    texts = [say(meant[each]) for each in kinds if each is not Evidence.DERIVED]
    notes = [Note(NoteKind.SCOPE, " ".join(texts))] if texts else []
    derived = Note(NoteKind.COMPUTED, say(meant[Evidence.DERIVED]))
    return [*notes, derived] if computed else notes


def _by_evidence(one: Card, other: Card) -> list[tuple[Evidence, list[Encounter]]]:
    met = encounters(one, other)
    kinds = [(kind, [each for each in met if each.evidence is kind]) for kind in Evidence]
    return [(kind, found) for kind, found in kinds if found]


def _score(one: Card, other: Card, met: Sequence[Encounter]) -> str:
    return "\N{EN DASH}".join(str(len(_won(met, card))) for card in (one, other))


def _won(met: Sequence[Encounter], card: Card) -> list[Encounter]:
    return [each for each in met if each.faster is card]


def _numbers(met: Sequence[Encounter]) -> str:
    numbers = (f"{wording.numeral(each.stage)}{' ⚠' if each.disputed else ''}" for each in met)
    return wording.how_many_in(", ".join(numbers), [each.stage for each in met])


def _runs(found: Sequence[Lead]) -> str:
    """Write leads, those of stages in a row together: `2–4: 0:37, 0:18, 0:22; 9: 11:50`."""
    runs: list[list[Lead]] = []
    for each in found:
        if runs and each.stage == runs[-1][-1].stage + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return wording.clauses(
        f"{wording.spans([each.stage for each in run])}: {', '.join(map(_lead, run))}"
        for run in runs
    )


def _lead_after(lead: Lead) -> str:
    return staged("{lead} after stage {stage}", lead.stage, lead=_lead(lead))


def _lead(lead: Lead) -> str:
    return f"{shown(lead.by, signed=True)}{' ⚠' if lead.disputed else ''}"
