"""How often somebody has won the rally, as far as the source says so in words."""

from commands import stories, wording
from commands.answer import Answer, Note, NoteKind
from commands.languages import say
from commands.questions.contest_cues import BEST, TAKE, WIN
from commands.questions.cue import Cue, tokens
from commands.questions.cues import AFTER, BEFORE, HIS, HOW_MANY, OVERALL, RESULT, TIME, WHEN, WHO
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents import said
from commands.questions.intents.leading import EVER
from commands.questions.intents.route import RALLY
from commands.questions.reading import Slot
from commands.questions.refusals import elsewhere
from db.rally import Claim, Remark

AGAIN = Cue(
    "again",
    en=(
        "first time, second time, third time, how many dakars, how many dakar, how many times has, "
        "how many titles, previous, previously, title, titles, defend, defended, defending, "
        "retain, retained, hat trick, back to back, maiden, already, ever before, again, how often "
        "has, won before, reigning, number of dakars, dakar wins, dakar victories, dakar titles, "
        "first win, first victory, second win, third win, overall wins, two years, consecutive, in "
        "a row, in succession, how many rallies, multiple"
    ),
    fr=(
        "premiere fois, deuxieme fois, troisieme fois, combien de dakar, titre, titres, deja "
        "gagne, tenant du titre, doublement, precedent, de suite, consecutive, deuxieme victoire, "
        "troisieme victoire, premiere victoire"
    ),
    es=(
        "primera vez, segunda vez, tercera vez, cuantos dakar, cuantos dakares, titulo, titulos, "
        "ya habia ganado, seguidas, consecutiva, consecutivas, anterior, segunda victoria, tercera "
        "victoria, primera victoria, revalido, reviso"
    ),
)
FORMER = Cue(
    "former winners",
    en=(
        "times winner, time winner, former winner, former winners, previous winner, previous "
        "winners, past winner, past winners, ex winner, won it before, won the dakar before, "
        "won dakar before, won the rally before, former world, world rally champion, time "
        "champion, times champion, former champion, former champions, past champion, past "
        "champions, multiple winner, multiple winners, won before, won the race before, twice "
        "before, times before"
    ),
    fr="ancien vainqueur, anciens vainqueurs, fois vainqueur, deja gagne le dakar",
    es="antiguo ganador, ex ganador, veces ganador, ganado antes, ya habia ganado el dakar",
)
_WEIGHT = 110.0


@intent(
    FORMER,
    also=(WIN, RALLY, HIS, TIME, HOW_MANY, AFTER, BEFORE, WHEN, WHO, RESULT, OVERALL, BEST, AGAIN),
    takes=(Slot.CATEGORY, Slot.RANK),
    weight=_WEIGHT,
)
def former(asked: Asked) -> Answer | None:
    """Give what the source says in words of those who had won the rally."""
    about = [each for each in asked.results.remarks if _tells(each)]
    if asked.reading.people or not about:
        return None
    told = {each.text: Note(NoteKind.REMARK, stories.said(each)) for each in about}
    names = wording.listed([*dict.fromkeys(name for each in about for name in each.names)])
    sentence = say("The source tells of {names}:", names=names)
    return reply(wording.rally(asked.results), sentence, "notes", notes=told.values())


@intent(
    FORMER,
    also=(
        WIN,
        RALLY,
        HIS,
        TIME,
        HOW_MANY,
        AFTER,
        BEFORE,
        WHEN,
        WHO,
        RESULT,
        OVERALL,
        BEST,
        AGAIN,
        EVER,
    ),
    needs=(Slot.PERSON,),
    takes=(Slot.CATEGORY, Slot.RANK),
    weight=_WEIGHT,
)
@intent(
    AGAIN,
    (WIN, RALLY, HIS, TIME, HOW_MANY),
    also=(WIN, RALLY, HIS, TIME, HOW_MANY, AFTER, BEFORE, WHEN, WHO, RESULT, OVERALL, TAKE, BEST,
          EVER, said.HAPPENED),
    needs=(Slot.PERSON,),
    takes=(Slot.CATEGORY, Slot.RANK, Slot.TOP),
    weight=_WEIGHT,
)  # fmt: skip
def again(asked: Asked) -> Answer | None:
    """Give what the source says in words of how often somebody won."""
    person = asked.reading.people[0]
    told = any(_tells(each) for each in asked.results.remarks_about(person))
    if not told:
        return None if asked.reading.ranks else elsewhere(asked)
    return said.happened(asked)


def _tells(remark: Remark) -> bool:
    """Whether the source says in words that somebody has won the rally."""
    return remark.claim is Claim.VICTORY or bool(_TITLED.intersection(tokens(remark.text)))


_TITLED = frozenset(("winner",))
