"""Questions about people and stages, where an answer is worded by how many there are."""

import pytest

LONGEST = (
    "The longest stages: stages 16 (Abu Rish → Sharm El Sheikh, 828 km), "
    "8 (Ghat → Sabha, 727 km) and 14 (Dakhla → Luxor, 702 km)."
)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "were Masuoka and Schulz in one crew?",
            "Hiroshi Masuoka and Andreas Schulz were in one Mitsubishi.",
        ),
        (
            "who sat with Yakubov and Savostin",
            "Semen Yakubov and Sergey Savostin sat in the Kamaz of Vladimir Chagin.",
        ),
        (
            "who was with Yakubov",
            "Semen Yakubov sat in the Kamaz of Vladimir Chagin, with Sergey Savostin.",
        ),
        ("co-driver of Sainct", "Richard Sainct rode alone."),
        (
            "best stages of Meoni",
            "Fabrizio Meoni was 1st at best, on stages 11, 13 and 15.",
        ),
        ("best stages of Cox", "Alfie Cox was 1st at best, on stage 6."),
        (
            "three longest stages",
            LONGEST,
        ),
        (
            "shortest stage",
            "The shortest stage: stage 17 (Sharm El Sheikh → Sharm El Sheikh, 56 km).",
        ),
        (
            "who finished before Despres",
            "Richard Sainct finished before Cyril Despres (2nd), and Fabrizio Meoni next.",
        ),
        (
            "who finished before Sainct",
            "Nobody finished before Richard Sainct (1st), and Cyril Despres next.",
        ),
    ],
)
def test_an_answer_is_worded_by_how_many_there_are(desk, question, sentence):
    assert desk.answer(question).sentence == sentence
