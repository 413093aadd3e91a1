"""What a bot would use that has no resolver of its own: two searches off the shelf."""

import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from db.words import fold

_ENOUGH = 85
_HALF = 0.5
_SHOWN = 10


class WeightedRatio:
    """rapidfuzz's WRatio over all names; sure from 85 on, where nobody else scores the same."""

    label = "WRatio"

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [*names]
        self._folded = [fold(name) for name in names]

    def __call__(self, text: str) -> tuple[list[str], bool]:
        """Give the names, best first, and whether the first is sure."""
        found = process.extract(fold(text), self._folded, scorer=fuzz.WRatio, limit=_SHOWN)
        scores = [score for _, score, _ in found]
        sure = scores[:1] >= [_ENOUGH] and scores[:1] > scores[1:2]
        return [self._names[at] for _, score, at in found if score], sure


class Trigrams:
    """SQLite's FTS5 with its trigram tokenizer; sure where the first has half of the trigrams."""

    label = "FTS5 trigram"

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [*names]
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table name using fts5(folded, tokenize='trigram')")
        rows = ((at, fold(name)) for at, name in enumerate(names))
        self._database.executemany("insert into name(rowid, folded) values (?, ?)", rows)

    def __call__(self, text: str) -> tuple[list[str], bool]:
        """Give the names, best first, and whether the first is sure."""
        folded = fold(text).replace('"', " ").replace("\0", " ")
        wanted = {folded[at : at + 3] for at in range(len(folded) - 2)}
        if not wanted:
            return [], False
        rows = self._database.execute(
            "select rowid, rank, folded from name where name match ? order by rank, rowid limit ?",
            (" OR ".join(f'"{trigram}"' for trigram in sorted(wanted)), _SHOWN),
        ).fetchall()
        if not rows:
            return [], False
        shared = sum(trigram in rows[0][2] for trigram in wanted) / len(wanted)
        alone = len(rows) == 1 or rows[0][1] < rows[1][1]
        return [self._names[row[0]] for row in rows], alone and shared >= _HALF
