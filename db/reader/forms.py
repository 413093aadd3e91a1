"""In which form an article is kept, and the reader of that form."""

import re

from db.reader import document
from db.reader.document import Document, Form

_PAGE = re.compile(r"\s*+<(?:!doctype|html|\?xml)\b", re.IGNORECASE)
_WIKITEXT = re.compile(r"(?<![^\r\n])[ \t:]*+(?:\{\||\{\{|\[\[)")
_FLATTENED = re.compile(r"(?<![^\r\n])[ \t]*+(?:=[^=\r\n]++=|\|[^\r\n]*\|)[ \t]*+(?![^\r\n])")
_TAGS = re.compile(r"<(?:table|h[1-6]|body|div|p)\b", re.IGNORECASE)


def recognised(text: str) -> Form:
    """Say in which form a text is kept, by what only that form has.

    A page begins as pages do; wikitext has tables and templates, or links, at the beginnings of
    lines; the flattened form has neither, but a title or rows. What is none of these is a page if
    it has tags, and else taken for flattened, whose reader says what it expected.
    """
    bare = text.removeprefix("\ufeff")
    if _PAGE.match(bare):
        return Form.HTML
    if _WIKITEXT.search(bare):
        return Form.WIKITEXT
    if not _FLATTENED.search(bare) and _TAGS.search(bare):
        return Form.HTML
    return Form.FLATTENED


def read(text: str, source: str, form: Form | None = None) -> Document:
    """Take an article apart, in the form that is told or that the text shows.

    Raises UnreadableError where it is none of that form.
    """
    form = form or recognised(text)
    if form is Form.WIKITEXT:
        from db.reader import wikitext

        return wikitext.read(text, source)
    if form is Form.HTML:
        from db.reader import page

        return page.read(text, source)
    return document.read(text, source)
