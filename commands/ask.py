"""A question in anybody's own words."""

from commands.answer import Answer
from commands.command import Question, Words, command
from commands.languages import say


@command(examples=("ask who won stage 9?", "ask de Rooy stage wins"), lasting=False)
def ask(house: Question, question: Words) -> Answer:
    """A question in your own words, in English, French or Spanish."""
    if house.understand is None:
        return Answer(say("Not understood"), say("Nothing here understands free questions."))
    return house.understand(question)
