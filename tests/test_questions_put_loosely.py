"""Questions put loosely: half sentences, chatter, feasts, weekdays, what is asked by a no."""

import pytest

from commands.answer import Status


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("winner on new year's day, trucks", "trucks stage 1 winner"),
        ("ganador el dia de reyes en motos", "ganador etapa 5 motos"),
        ("bikes winner on the second sunday", "bikes stage 11 winner"),
        ("who won friday the 17th in trucks", "trucks stage 15 winner"),
        ("bike winner two days before the end", "bikes stage 15 winner"),
        ("third day trucks winner", "trucks stage 3 winner"),
        ("never mind the bikes, who won the trucks", "who won the trucks"),
        ("who won stage 9 in cars, not trucks", "who won stage 9 in cars"),
        ("meoni, italian or french?", "meoni country"),
        ("what's Henrard in", "Henrard vehicle"),
        ("402 404 410, which is Panseri", "Panseri number"),
        ("which ones did Cox get", "which stages did Cox win"),
        (
            "which country does Cottret's driver come from",
            "which country does Peterhansel come from",
        ),
        ("the belgian in the vw, final place", "Henrard final place"),
        (
            "who led the trucks before Kabirov went ahead on stage 14",
            "trucks leader after stage 13",
        ),
        ("what led to Peterhansel's exit", "why was Peterhansel out"),
        ("the other two in Kabirov's truck", "Kabirov crew"),
        ("number of the bike champion", "which number had the bike champion"),
        ("what was between stages 3 and 4", "which day of rest was on 4 January"),
        ("how many has Loprais got", "how many stages did Loprais win"),
        ("how did Sousa and Magne finish", "how did Sousa finish"),
        ("when did Masuoka take over", "when did Masuoka take the lead"),
        ("who finished one place above Flick", "who finished right ahead of Flick"),
    ],
)
def test_what_is_put_loosely_is_read_as_what_is_plain(desk, question, plain):
    answers = desk.answer(question), desk.answer(plain)
    assert answers[0].line
    assert answers[0].sentence == answers[1].sentence


@pytest.mark.parametrize(
    "chatter",
    [
        "blimey, {}",
        "oi sonny, {} then",
        "in the olden days, {}",
        "for a pub quiz: {}",
        "my grandad and me are arguing, {}",
        "not sure, but {}",
        "sorry for my english, {}",
        "salut mon pote, {} svp",
        "oye chaval, {} porfa",
    ],
)
def test_chatter_changes_no_answer(desk, chatter):
    question = "who won stage 7 in trucks"
    asked, plain = desk.answer(chatter.format(question)), desk.answer(question)
    assert asked.line == plain.line
    assert "Gérard de Rooy" in asked.sentence


@pytest.mark.parametrize(
    "question",
    [
        "who did not win a stage",
        "stages won by nobody",
        "first non-French biker",
        "best car that isn't a Mitsubishi",
        "who never led the trucks",
        "which drivers failed to reach the podium",
        "who won on the bikes besides Sainct",
        "qui n'a pas gagné d'étape",
        "quién no ganó ninguna etapa",
    ],
)
def test_who_did_not_is_refused_without_a_name(desk, question):
    answer = desk.answer(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.tables
    assert not any(char.isdigit() for char in answer.sentence)


@pytest.mark.parametrize(
    "question",
    [
        "not sure who won stage 9 in cars",
        "didn't Vatanen win stage 9",
        "any idea? no? who won stage 9 cars",
    ],
)
def test_a_no_that_is_no_part_of_the_question_is_passed_over(desk, question):
    assert "Vatanen" in desk.answer(question).sentence


def test_a_weekday_that_may_be_several_days_is_asked_back(desk):
    answer = desk.answer("who won on sunday in cars")
    assert answer.status is Status.CHOOSE
    assert [each.line for each in answer.following] == [
        f"winner stage:{stage} category:cars" for stage in (4, 11, 17)
    ]


def test_a_weekday_with_one_stage_and_a_rest_day_means_the_stage(desk):
    assert desk.answer("who won on monday in cars").line == "winner stage:5 category:cars"


@pytest.mark.parametrize(
    "question", ["christmas day winner in cars", "new year's eve truck winner"]
)
def test_a_feast_outside_of_the_rally_has_no_stage(desk, question):
    assert desk.answer(question).status is Status.NOT_FOUND


def test_the_first_stage_of_a_continent_is_not_the_first_of_all(desk):
    assert "Tunis" in desk.answer("first stage in Africa, from where to where").sentence
    assert "Valencia" in desk.answer("last stage in Europe, where did it end").sentence


@pytest.mark.parametrize("question", ["former winners?", "who was a four times winner"])
def test_former_winners_are_told_as_the_source_says(desk, question):
    told = " ".join(note.text for note in desk.answer(question).notes)
    assert "Ari Vatanen" in told


def test_the_name_of_a_command_may_begin_a_question(desk):
    assert "Alphand" in desk.answer("info on Alphand").sentence
    assert "Chagin" in desk.answer("crew of Yakubov and Savostin").sentence
