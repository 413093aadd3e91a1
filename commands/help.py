"""What can be asked, by examples that work."""

from commands.answer import Answer, Following, Row, Table
from commands.command import Question, command
from commands.index import localized
from commands.languages import say


@command(examples=("help",), yearly=False)
def help(question: Question) -> Answer:  # noqa: A001 (a command's name is its function's)
    """What can be asked, with examples that work."""
    known = [each for each in question.commands if each.alias_of is None]
    rows = tuple(Row(lead=f"/{localized(each.examples[0])}", text=each.about) for each in known)
    return Answer(
        title=say("What you can ask"),
        sentence=say("Type names, stages and categories as they come: “sainct”, “ss9”, “motos”."),
        tables=(Table("", rows),),
        following=tuple(
            Following(f"/{localized(each.examples[0])}", each.examples[0])
            for each in known
            if each.examples[0] != each.name
        ),
        private=True,
    )
