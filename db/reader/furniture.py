"""What of a page is not the article: menus, boxes of links, what is not shown."""

from db.reader.tags import Tag

_ELEMENTS = frozenset(
    (
        *("title", "nav", "footer", "noscript", "template", "button", "select", "dialog"),
        *("figure", "audio", "video", "svg", "math", "iframe", "object"),
    )
)
_ENDLESS = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "html", "body", "p", "li", "dt", "dd", "option"),
        *("thead", "tbody", "tfoot", "tr", "td", "th"),
    )
)
"""Elements that need no end, so that nobody could say how much of the page they hide."""
_CLASSES = frozenset(
    (
        *("navbox", "vertical-navbox", "navbar", "sidebar", "sistersitebox", "catlinks", "toc"),
        *("mw-editsection", "editsection", "mw-cite-backlink", "mw-jump-link", "mw-indicators"),
        *("hatnote", "shortdescription", "printfooter", "noprint", "metadata", "ambox", "thumb"),
        *("sortkey", "mw-empty-elt", "vector-header", "vector-page-toolbar"),
    )
)
BLOCKS = frozenset(
    (
        *("p", "div", "dl", "dt", "dd", "blockquote", "pre", "center", "hr", "br", "address"),
        *("section", "article", "main", "header", "aside", "body", "html", "form", "fieldset"),
        *("details", "summary", "figcaption"),
    )
)
"""Elements before and after which a line ends."""
_ROLES = frozenset(("navigation", "search", "banner", "contentinfo"))
_PLACES = frozenset(("toc", "siteSub", "contentSub", "jump-to-nav", "mw-navigation", "mw-panel"))


def furniture(tag: Tag) -> bool:
    """Say whether an element and all that is in it is no part of what the article says."""
    if tag.name in _ELEMENTS:
        return True
    if not tag.attributes or tag.name in _ENDLESS:
        return False
    known = tag.attributes
    return (
        not _CLASSES.isdisjoint(tag.classes)
        or known.get("role") in _ROLES
        or known.get("id") in _PLACES
        or "hidden" in known
        or hides(known.get("style", ""))
    )


def hides(attributes: str) -> bool:
    """Say whether a style keeps something from view, as it does with what is there for sorting."""
    return "display:none" in "".join(attributes.split()).casefold()
