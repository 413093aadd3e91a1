"""How questions are read: slips, numbers, names that are not there, what the results settle."""

import pytest

from commands.answer import Status


def same(desk, question, other):
    """Whether both get the same answer, and one that is understood."""
    answers = desk.answer(question), desk.answer(other)
    assert answers[0].line
    return [each.sentence for each in answers[:1]] == [each.sentence for each in answers[1:]]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("cars stage 12 1-2-3", "top 3 cars stage 12"),
        ("trucks stage 4 123", "top 3 trucks stage 4"),
        ("which three riders were quickest on stage 11", "top 3 bikes stage 11"),
        ("silver in the trucks", "second in trucks"),
        ("médaille de bronze moto", "troisième moto"),
        ("who just missed the podium in cars", "who was fourth in cars"),
        ("fastest on two wheels, stage 8", "bikes stage 8 winner"),
        ("poids lourds étape 8 vainqueur", "vainqueur camions étape 8"),
        ("who took the 13th truck stage", "trucks stage 13 winner"),
        ("last truck stage winner", "trucks stage 17 winner"),
        ("who was first overall after stage 10 in trucks", "trucks leader after stage 10"),
        ("who led the cars on the rest day in siwa", "cars leader after stage 11"),
        ("how far apart were the top two on stage 13 in cars", "cars stage 13 gap 1st 2nd"),
        ("where did number 211 finish", "where did Sousa finish"),
        ("how did the Portuguese Sousa do", "how did Sousa do"),
        ("who won the longest stage in trucks", "who won stage 16 in trucks"),
        ("first russian in trucks", "best russian in trucks"),
        ("who was right behind the winner on stage 13 in cars", "second on stage 13 in cars"),
        ("gc1 b ss13", "leader bikes after stage 13"),
        ("t p3 ss9", "third truck stage 9"),
        ("who won the eleventh in trucks", "who won stage 11 in trucks"),
        ("quién ganó la novena en camiones", "quién ganó la etapa 9 en camiones"),
        ("who won stage ate in cars", "who won stage 8 in cars"),
        ("last but one stage winner bikes", "stage 16 winner bikes"),
        ("which squad rides sainct for", "sainct team"),
        ("who read the road book for Alphand", "Alphand codriver"),
        ("#de Gavardo", "de Gavardo number"),
        ("who was runner-up to Chagin", "who finished right after Chagin"),
    ],
)
def test_what_is_said_otherwise_is_read_alike(desk, question, plain):
    assert same(desk, question, plain)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("whoo wonn stage 13 in the trucsk", "who won stage 13 in the trucks"),
        ("stgae 6 crs winer", "stage 6 cars winner"),
        ("vainquer etpae 6 voitrue", "vainqueur etape 6 voiture"),
        ("gandor etpaa 6 cohces", "ganador etapa 6 coches"),
        ("secnod in the final clasification of the bikes", "second in the final of the bikes"),
    ],
)
def test_slips_are_put_right(desk, question, right):
    assert same(desk, question, right)


@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("which driver finished second in trucks", "finished"),
        ("quelle distance pour etape 9", "distance"),
        ("posicion final de Sousa", "posicion"),
    ],
)
def test_two_letters_swapped_in_a_long_word_change_no_answer(desk, question, word, at):
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert same(desk, question.replace(word, slip), question)


@pytest.mark.parametrize(
    "question",
    [
        "result of Carlos Sainz",
        "résultat Cyril Neveu",
        "pascal terry wins",
        "how did Jean-Louis Quelconque do",
        "who won the mixed cup",
        "who designed the winning truck",
        "what did Chagin eat",
        "how many bikes started",
        "who finished last",
        "who won the prologue",
    ],
)
def test_what_is_not_there_is_not_answered_with_something_else(desk, question):
    answer = desk.answer(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.line


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who led the trucks for the fewest days", "of 16 stages"),
        ("when was the rally in Luxor", "Thursday 16 January 2003"),
        ("how many second places did Masuoka have", "2nd on"),
        ("last of the top ten in the bikes", "François Flick"),
        ("Alphand's number and codriver", "Matthew Stevenson"),
        ("date and distance of stage 10", "Saturday 11 January 2003"),
        ("is Lundmark Swedish", "Sweden"),
    ],
)
def test_an_answer_holds_what_is_asked(desk, question, sentence):
    assert sentence in desk.answer(question).sentence


@pytest.mark.parametrize(
    ("question", "ending"),
    [
        ("who was second in trucks", "was 2nd (1:02:01 behind) in the final standings."),
        (
            "who was second and third in trucks",
            "was 3rd (1:25:04 behind), in the final standings.",
        ),
    ],
)
def test_where_it_was_stands_apart_only_from_several(desk, question, ending):
    assert desk.answer(question).sentence.endswith(ending)
