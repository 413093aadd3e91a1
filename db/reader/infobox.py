"""What the infobox of a page says, under the keys by which the flattened form calls it."""

from collections.abc import Iterable, Iterator, Sequence

from db.reader import cells
from db.reader.flags import without_countries
from db.reader.markup import listed, tidy

_CALLED = {
    **dict.fromkeys(("previous", "previous event", "previous edition"), "Previous Round"),
    **dict.fromkeys(("next", "next event", "next edition"), "Next Round"),
    **dict.fromkeys(("countries", "host country", "host countries"), "Country"),
}
_IN_CATEGORY = {
    **dict.fromkeys(("driver", "drivers", "rider", "riders", "crew", "winner"), "Driver"),
    **dict.fromkeys(("team", "make", "manufacturer", "vehicle", "bike", "car", "truck"), "Team"),
}


def key(label: str) -> str:
    """Write a label or the name of a parameter as a key: `previous_round` → `Previous Round`."""
    words = label.replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def values(rows: Iterable[tuple[Sequence[str], int]]) -> Iterator[tuple[str, str, int]]:
    """Give keys and values with their lines; a title has no key.

    A row of a single cell that names a category begins what is said of it: `Cars`, and below it
    `Drivers` and `Team`, are `Category1`, `Driver1` and `Team1`. So does a category as a label,
    beside which its crew stands.
    """
    number = 0
    for row, line in rows:
        label, value = tidy(row[0]), listed(without_countries(" ".join(row[1:])))
        known = label.casefold()
        if cells.category(label):
            number += 1
            yield f"Category{number}", label, line
            if value:
                yield f"Driver{number}", value, line
        elif len(row) == 1:
            yield "", label, line
        elif value and number and known in _IN_CATEGORY:
            yield f"{_IN_CATEGORY[known]}{number}", value, line
        elif value:
            yield _CALLED.get(known) or key(label), value, line
