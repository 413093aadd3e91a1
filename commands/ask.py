"""A question in anybody's own words."""

from commands.answer import Answer
from commands.command import Question, Words, command


@command(examples=("ask who won stage 9 in cars?", "ask de Rooy stage wins"))
def ask(house: Question, question: Words) -> Answer:
    """Ask in your own words: “who won stage 9 in cars?”."""
    if house.understand is None:
        return Answer("Not understood", "Nothing here understands free questions.")
    return house.understand(question)
