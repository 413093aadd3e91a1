"""How often somebody has won the rally, as far as the source says so in words."""

from commands.answer import Answer
from commands.questions.contest_cues import BEST, TAKE, WIN
from commands.questions.cue import Cue
from commands.questions.cues import AFTER, BEFORE, HIS, HOW_MANY, OVERALL, RESULT, TIME, WHEN, WHO
from commands.questions.intent import Asked, intent
from commands.questions.intents import said
from commands.questions.intents.leading import EVER
from commands.questions.intents.route import RALLY
from commands.questions.reading import Slot
from commands.questions.refusals import elsewhere
from db.rally import Claim

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
_WEIGHT = 110.0


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
    told = any(each.claim is Claim.VICTORY for each in asked.results.remarks_about(person))
    if not told:
        return None if asked.reading.ranks else elsewhere(asked)
    return said.happened(asked)
