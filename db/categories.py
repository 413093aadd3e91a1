"""Which category a word means, in the languages of those who ask."""

from db import typed
from db.rally import Category
from db.sounds import sound
from db.understood import Found, Missing
from db.vocabulary import Vocabulary

_WORDS = {
    Category.BIKES: """bikes bike motorcycles motorcycle motorbikes motorbike motos moto motorcyclists
        bikers biker motorcyclist motociclette motocicletta motociclisti motocicletas motocicleta
        motorrader motorrad motorraeder motorfietsen motorfiets motoren motor motocyclettes motards
        motard motas mota kraftrad""",
    Category.CARS: """cars car autos auto automobiles automobile voitures voiture coches coche carros
        carro wagen pkw pkws automobili macchine macchina auto's autowagens automoviles automovil
        autocar carrace fahrzeuge buggy buggies""",
    Category.TRUCKS: """trucks truck lorries lorry camions camion camiones camions camion lkw lkws
        lastwagen laster caminhoes caminhao vrachtwagens vrachtwagen vrachtauto lastkraftwagen
        poidslourds pesados camiao truckers trucker""",
    Category.QUADS: "quads quad quadbikes quadbike quadricycles quadriciclos quadricycle atv atvs",
    Category.UTVS: """utvs utv sxs ssv ssvs sidebyside sidebysides buggys lightprototypes lightweights
        prototypes t3 t4""",
}
_FILLERS = frozenset(
    "the all les las los le la el die der das i gli class category categories categorie kategorie "
    "categoria klasse classe clase section division heavy big for in of only please results "
    "classification standings final de des".split()
)
_SURE_BEGINNING = 3


class Categories:
    """The words for what is driven."""

    def __init__(self) -> None:
        self._of = {word: kind for kind, text in _WORDS.items() for word in text.split()}
        self._vocabulary = Vocabulary(self._of)

    def find(self, text: str) -> Found[Category] | Missing[Category]:
        """Find the one category that the words mean."""
        words = typed.parts(text)
        found = self._of.get("".join(words))
        if found is not None:
            return Found(found)
        telling = [word for word in words if word not in _FILLERS]
        kinds = {self._of.get(word) or self._guess(word) for word in telling}
        if len(kinds) != 1:
            return Missing()
        kind = kinds.pop()
        if kind is None:
            return Missing()
        return Found(kind, exact=all(word in self._of for word in telling))

    def exactly(self, word: str) -> Category | None:
        """Give the category that this very word means."""
        return self._of.get(word)

    def _guess(self, word: str) -> Category | None:
        for name in Category:
            if name.startswith(word):
                return name
        begun = {self._of[whole] for whole in self._vocabulary.starting(word)}
        if len(begun) == 1 and len(word) >= _SURE_BEGINNING:
            return begun.pop()
        slipped = {self._of[near] for near in self._slips(word)}
        return slipped.pop() if len(slipped) == 1 else None

    def _slips(self, word: str) -> list[str]:
        if len(word) < 4:
            return []
        near = {
            one.word: one.slips for one in self._vocabulary.near(word, 2 if len(word) > 8 else 1)
        }
        closest = min(near.values(), default=0)
        return [
            other
            for other, slips in near.items()
            if slips == closest
            and (
                min(len(other), len(word)) > 4
                or sorted(other) == sorted(word)
                or sound(other) == sound(word)
            )
        ]
