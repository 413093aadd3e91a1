"""Whom a typed text means: one person, several to ask about, or nobody."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import words
from db.names import Found, Missing, Names, Several
from db.rally import Category, Crew, Person
from db.results import Results

LETTERS = "abcdefghijklmnopqrstuvwxyz"
HARD_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.fixture(scope="module")
def names(results: Results) -> Names:
    return Names(results.crews, results.stages, results.rest_days)


@pytest.fixture(scope="module")
def people(results: Results) -> dict[str, Person]:
    return {person.key: person for crew in results.crews for person in crew.people}


def found(names: Names, text: str) -> str | tuple[str, ...] | None:
    """The key of the one, the keys of several, or nothing."""
    match names.person(text):
        case Found(thing=person):
            return person.key
        case Several(things=things):
            return tuple(person.key for person in things)
    return None


def exact_forms(person: Person) -> list[str]:
    given, surname = words.split_name(person.name)
    return [
        person.key,
        f"p:{person.key}",
        person.name,
        person.name.upper(),
        words.fold(person.name),
        f"{surname} {given}",
        f"{surname}, {given}",
        person.name.replace("-", " "),
        f"  “{person.name}”! ",
        f"{given}{surname}".replace(" ", ""),
        f"{person.name} · 🏍 3 · KTM · 1st",
        *person.spellings,
    ]


def test_everybody_is_found_by_each_exact_form(names, people):
    for person in people.values():
        for text in exact_forms(person):
            assert names.person(text) == Found(person), text


def test_everybody_is_found_by_number_who_has_one(names, results):
    numbered = [crew for crew in results.crews if crew.number is not None]
    forms = ("{}", "#{}", "no {}", "No. {}", "n°{}", "№{}", "number {}", "Startnummer {}")
    for crew in numbered:
        for form in forms:
            assert names.person(form.format(crew.number)) == Found(crew.people[0])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("car 204", "ari-vatanen"),
        ("truck 407", "vladimir-chagin"),
        ("car 407", None),
        ("-7", None),
        ("3.5", None),
        ("2e2", None),
        ("999", None),
        ("number", None),
    ],
)
def test_a_number_is_a_start_number_or_nothing(names, text, key):
    assert found(names, text) == key


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_one_slip_in_a_full_name_never_gives_somebody_else(names, people, data):
    person = data.draw(st.sampled_from([people[key] for key in sorted(people)]))
    name = words.fold(person.name)
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    swapped = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    slips = [
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        swapped,
    ]
    answer = names.person(data.draw(st.sampled_from(slips)))
    assert answer in (Found(person), Found(person, exact=False)) or (
        isinstance(answer, Several) and person in answer.things
    )


@given(text=HARD_TEXT | st.integers(1, 900).map(lambda times: "jean " * times))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_fail(names, text):
    assert isinstance(names.person(text), Found | Several | Missing)
    assert len(names.suggest_people(text)) <= 25


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_people_changes_nothing(names, results, data):
    crews = data.draw(st.permutations(results.crews))
    shuffled = Names(crews, results.stages, results.rest_days)
    for text in ("de Rooy", "jean", "noma", "Sugawara", "stefan", "mario", "pal ullevalseter"):
        assert shuffled.person(text) == names.person(text)
        assert shuffled.suggest_people(text) == names.suggest_people(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("de Azevedo", {"andre-de-azevedo", "jean-de-azevedo"}),
        ("DEROOY", {"gerard-de-rooy", "jan-de-rooy"}),
        ("Jean-Paul", {"jean-paul-bosonnet", "jean-paul-cottret"}),
        ("Stefane", {"stephane-henrard", "stephane-peterhansel"}),
        ("Mr Sugawara", {"teruhito-sugawara", "yoshimasa-sugawara"}),
        ("Sainct and Meoni", {"richard-sainct", "fabrizio-meoni"}),
    ],
)
def test_equals_are_all_asked_about(names, text, keys):
    answer = names.person(text)
    assert isinstance(answer, Several)
    assert {person.key for person in answer.things} == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Tchaguine", "vladimir-chagin", id="French ears"),
        pytest.param("Kabirow", "firdaus-kabirov", id="German ears"),
        pytest.param("Shinozuca", "kenjiro-shinozuka", id="Spanish ears"),
        pytest.param("Peterhanzel", "stephane-peterhansel", id="a z for an s"),
        pytest.param("Wladimir Tschagin", "vladimir-chagin", id="both names by ear"),
        pytest.param("Владимир Чагин", "vladimir-chagin", id="own script"),
        pytest.param("増岡浩", "hiroshi-masuoka", id="own script that no rule reads"),
        pytest.param("増岡", "hiroshi-masuoka", id="surname in it"),
        pytest.param("マスオカ", "hiroshi-masuoka", id="kana"),
        pytest.param("Ватанен", "ari-vatanen", id="another's script"),
        pytest.param("Joan Roma", "nani-roma", id="other name"),
        pytest.param("Matt Stevenson", "matthew-stevenson", id="short for a given name"),
        pytest.param("Hans Lehrer", "johannes-lehrer", id="what a given name becomes"),
        pytest.param("P-G Lundmark", "per-gunnar-lundmark", id="initials of two given names"),
        pytest.param("G. de Rooy", "gerard-de-rooy", id="initial decides"),
        pytest.param("philippe J", "philippe-jacquot", id="initial of the surname"),
        pytest.param("dabrow ski", "marek-dabrowski", id="torn apart"),
        pytest.param("gerardderooy", "gerard-de-rooy", id="run together"),
        pytest.param("Thoerner", "tina-thorner", id="umlaut spelled out"),
        pytest.param("how did Yakubov do?", "semen-yakubov", id="question"),
        pytest.param("Jacquot (MAN)", "philippe-jacquot", id="make beside"),
        pytest.param("KTM de Azevedo", "jean-de-azevedo", id="make decides"),
        pytest.param("de Azevedo trucks", "andre-de-azevedo", id="category decides"),
        pytest.param("Belgian Stéphane", "stephane-henrard", id="country decides"),
        pytest.param("Echter (GER)", "franz-echter", id="the other code of a country"),
        pytest.param("M. Meoni", "fabrizio-meoni", id="Monsieur"),
        pytest.param("Jan Rooy", "jan-de-rooy", id="particle left out"),
        pytest.param("de Villiers & Maimon", "giniel-de-villiers", id="crew by both"),
        pytest.param("Masuoka/Schulz", "hiroshi-masuoka", id="crew with a stroke"),
        pytest.param("Masuoka Schulz", "hiroshi-masuoka", id="crew with nothing between"),
        pytest.param("Coma", "marc-coma", id="exact although Roma is near"),
        pytest.param("Serge", "serge-lacourt", id="exact before the beginning of Sergey"),
        pytest.param("pete", "stephane-peterhansel", id="beginning of a surname"),
    ],
)
def test_it_is_found_whom_a_fan_means(names, text, key):
    assert found(names, text) == key


@pytest.mark.parametrize(
    "text",
    [
        *("Tina Turner", "Aleš Loprais", "Jean Roma", "Cyril Neveu", "Tom Lehrer", "Carlos Coma"),
        *("Fabrizia Kleinschmidt", "van Ginkel", "da Silva", "Hamilton", "Santos", "Fontana"),
        *("KTM", "trucks", "winner", "der", "van", "the great", "2003", "", "   ", "☃", "👩‍🚀"),
        *("' OR '1'='1", "<#123456789012345678>", "a{1,99999}", "%s%s%n", "jean " * 1200),
    ],
)
def test_nobody_is_found_for_what_names_nobody(names, text):
    assert not isinstance(names.person(text), Found)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Fontana", "jean-pierre-fontenay", id="other vowels"),
        pytest.param("Santos", "enrico-santoro", id="two slips in one place"),
        pytest.param("Peterhansel KTM", "stephane-peterhansel", id="somebody else's make"),
        pytest.param("Marc Dabrowski", "marek-dabrowski", id="somebody else's first name"),
    ],
)
def test_what_is_no_more_than_likely_is_asked(names, people, text, key):
    assert names.person(text) == (Several((people[key],)))


@pytest.mark.parametrize("text", ["A. Meoni", "Meoni X.", "E. de Villiers", "J. Sugawara"])
def test_another_initial_is_somebody_else(names, text):
    assert isinstance(names.person(text), Missing)


def test_a_surname_beside_a_strange_first_name_is_the_nearest(names, people):
    assert names.person("Aleš Loprais") == Missing(nearest=(people["karel-loprais"],))


def test_a_place_or_a_category_is_said_to_be_one(names, results):
    siwa = tuple(stage for stage in results.stages if stage.number in (11, 12, 13))
    assert names.person("Siwa") == Missing(elsewhere=siwa)
    assert names.person("lorries") == Missing(elsewhere=(Category.TRUCKS,))


def test_the_answer_says_whether_the_text_was_the_name(names, people):
    sainct = people["richard-sainct"]
    assert names.person("SAINCT") == Found(sainct, exact=True)
    assert names.person("sanct") == Found(sainct, exact=False)


def test_the_context_chooses_among_several_and_says_so(names, people):
    andre, jean = people["andre-de-azevedo"], people["jean-de-azevedo"]
    meoni = people["fabrizio-meoni"]
    chosen = names.person("de Azevedo", category=Category.TRUCKS)
    assert chosen == Found(andre, exact=True, narrowed=True)
    assert names.person("de Azevedo", beside=meoni) == Found(jean, exact=True, narrowed=True)
    assert names.person("de Azevedo", beside=jean) == Found(andre, exact=True, narrowed=True)


def test_the_context_does_not_hide_who_was_named(names, people):
    answer = names.person("Sainct", category=Category.TRUCKS)
    assert answer == Found(people["richard-sainct"])


def test_before_typing_those_come_first_who_are_shown_first(results):
    order = ("vladimir-chagin", "richard-sainct")
    names = Names(results.crews, results.stages, results.rest_days, order)
    assert [person.key for person in names.suggest_people("")[:2]] == [*order]
    trucks = names.suggest_people("", category=Category.TRUCKS)
    assert trucks[0].key == "vladimir-chagin"
    assert "richard-sainct" not in {person.key for person in trucks}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("serge", ["serge-lacourt", "sergey-savostin"]),
        ("de r", ["gerard-de-rooy", "jan-de-rooy"]),
        ("roma", ["nani-roma"]),
        ("jean-paul b", ["jean-paul-bosonnet"]),
        ("degav", ["carlo-de-gavardo"]),
        ("r sai", ["richard-sainct"]),
        ("kazebr", ["jaroslaw-kazberuk"]),
        ("каби", ["firdaus-kabirov"]),
    ],
)
def test_what_is_typed_so_far_is_completed(names, text, first):
    assert [person.key for person in names.suggest_people(text)[: len(first)]] == first


def test_everybody_with_a_word_that_begins_so_is_suggested(names, people):
    for person in people.values():
        for word in words.fold(person.name).replace("-", " ").split():
            offered = names.suggest_people(word[:3])
            wanted = [
                other
                for other in people.values()
                if any(
                    each.startswith(word[:3])
                    for each in words.fold(other.name).replace("-", " ").split()
                )
            ]
            assert {*offered[: len(wanted)]} == {*wanted}


def test_one_person_alone_is_enough():
    crew = Crew("x", Category.QUADS, (Person("x", "Xu", None),), "Yamaha")
    names = Names([crew], [], [])
    assert names.person("xu") == Found(crew.people[0])
    assert names.person("") == Missing()


def test_many_namesakes_are_cut_at_what_can_be_shown():
    crews = [
        Crew(f"k{n}", Category.CARS, (Person(f"k{n}", f"{''.join(given)} Dupont", None),), "Lada")
        for n, given in enumerate(permutations("abcde", 3))
    ]
    answer = Names(crews, [], []).person("Dupont")
    assert isinstance(answer, Several)
    assert len(answer.things) == 25


@pytest.fixture(scope="module")
def crowd() -> list[Crew]:
    """More people than can be compared with one by one."""
    syllables = ("ba", "ri", "ko", "mar", "lo", "vi", "sch", "an", "el", "ti", "gu", "san", "zu")
    surnames = ["".join(three).capitalize() for three in permutations(syllables, 3)]
    chosen = [*surnames, *(f"{surname}sen" for surname in surnames), *(f"{s}ov" for s in surnames)]
    return [
        Crew(words.slug(name), Category.CARS, (Person(words.slug(name), name, None),), "Lada")
        for name in (f"Ada {surname}" for surname in chosen)
    ]


def test_a_slip_is_understood_among_very_many(crowd):
    names = Names(crowd, [], [])
    for crew in crowd[::97]:
        person = crew.people[0]
        text = person.name[:-2] + person.name[-1] + person.name[-2]
        answer = names.person(text)
        assert answer == Found(person, exact=False) or (
            isinstance(answer, Several) and person in answer.things
        )
        assert person in names.suggest_people(person.name)
        assert len(names.suggest_people(person.name[:5])) <= 25
