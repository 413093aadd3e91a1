"""What a text would find among people, stages or categories, for whoever maintains the names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from bot import streams
from bot.logs import guarded
from bot.talk import as_json
from bot.terminal import clean
from commands import way, wording
from commands.asking import named
from commands.command import Kind
from commands.desk import Desk
from commands.labels import Thing
from commands.languages import later, say
from db.names import Found, Missing, Rest, Several
from db.nations import Nation
from db.rally import Category, Person, Stage

Record = Mapping[str, object]

_STATUSES = {
    "found": later("found"),
    "choose": later("choose"),
    "not_found": later("not found"),
    "rest_day": later("rest day"),
    "failed": later("failed"),
}


class Lookup:
    """Looks texts up, one after the other: as an answer would, or as completion would."""

    def __init__(
        self, desk: Desk, there: Sequence[Category], kind: Kind, *, unfinished: bool
    ) -> None:
        self._desk, self._kind, self._unfinished = desk, kind, unfinished
        self._there = there
        """The categories that have results; others are understood, but find nothing."""

    def look_up_all(self, texts: Iterable[str], *, json: bool) -> bool:
        """Look each text up as it comes, and say whether all found something."""
        found = True
        for text in texts:
            record = guarded(partial(self._record, text), _failure)
            streams.write(as_json({"query": text, **record}) if json else _sentence(text, record))
            found = found and self._is_found(record)
        return found

    def _is_found(self, record: Record) -> bool:
        wanted = ("found", "choose") if self._unfinished else ("found",)
        return record["status"] in wanted

    def _record(self, text: str) -> Record:
        if self._unfinished:
            things = self._desk.suggest_names(self._kind, text)
            status = "choose" if len(things) > 1 else "found" if things else "not_found"
            return _record(status, things)
        match self._desk.resolve(self._kind, text):
            case Found(thing=Category() as category) if category not in self._there:
                return _record("not_found")
            case Found(thing=thing, exact=exact):
                return {**_record("found", [thing]), "exact": exact}
            case Several(things=things):
                return _record("choose", things)
            case Rest(day=day):
                return {
                    **_record("rest_day"),
                    "date": day.date.isoformat(),
                    "place": wording.route(day),
                    **({} if day.resting else {"called": way.called(day)}),
                }
            case Missing(nearest=nearest, elsewhere=elsewhere):
                return {
                    **_record("not_found", nearest),
                    "elsewhere": [_described(each) for each in elsewhere],
                }


def _record(status: str, things: Iterable[Thing] = ()) -> Record:
    return {"status": status, "candidates": [_described(thing) for thing in things]}


def _described(thing: Thing) -> Mapping[str, object]:
    if isinstance(thing, Person):
        return {"name": thing.name, "nationality": thing.nationality, "key": thing.key}
    if isinstance(thing, Stage):
        name = wording.route(thing)
        return {"number": thing.number, "name": name, "date": thing.date.isoformat()}
    if isinstance(thing, Nation):
        return {"name": wording.country(thing), "code": thing.code}
    return {"name": named(thing)}


def _failure(said: str) -> Record:
    return {**_record("failed"), "text": said}


def _sentence(text: str, record: Record) -> str:
    """Word a record: `Siwa: choose: 11 Sarir → Siwa, 12 Siwa → Siwa, 13 Siwa → Dakhla`."""
    parts = [text, str(record.get("called") or say(_STATUSES[str(record["status"])]))]
    candidates = record["candidates"]
    if isinstance(candidates, list) and candidates:
        parts.append(", ".join(_named(each) for each in candidates))
    parts += [str(record[key]) for key in ("date", "place", "text") if key in record]
    return clean(": ".join(parts))


def _named(candidate: Mapping[str, object]) -> str:
    return " ".join(str(candidate[key]) for key in ("number", "name") if key in candidate)
