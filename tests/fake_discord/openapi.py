"""Requests and answers held against Discord's own description of its API, where that is at hand."""

import json
from collections import deque
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, validators  # type: ignore[import-untyped]

DESCRIPTION = Path(__file__).parents[2] / "../shared/discord/openapi.json"


def at_hand() -> bool:
    return DESCRIPTION.exists()


class Ledger:
    """What was said in both directions, examined afterwards so that nobody waits for it."""

    def __init__(self) -> None:
        self.is_kept = at_hand()
        self.requests: dict[tuple[str, str, str], None] = {}
        self.answers: deque[tuple[str, str, int, str]] = deque(maxlen=200)

    def request(self, method: str, path: str, body: str) -> None:
        if self.is_kept:
            self.requests[method, path, body] = None

    def answer(self, method: str, path: str, status: int, body: str) -> None:
        if self.is_kept:
            self.answers.append((method, path, status, body))

    def violations(self) -> list[str]:
        """Say where the application's requests break the description, and forget them."""
        requests, self.requests = self.requests, {}
        return [each for request in requests for each in _violations_of_request(*request)]

    def own_violations(self) -> list[str]:
        """Say where the latest answers of ours break it."""
        return [each for answer in self.answers for each in _violations_of_answer(*answer)]


@lru_cache(maxsize=2000)
def _violations_of_request(method: str, path: str, body: str) -> list[str]:
    """Each bot of each test makes the same commands known: they are examined once."""
    content = _operation(method, path).get("requestBody", {}).get("content", {})
    return _violations(f"{method} {path}", content, json.loads(body))


def _violations_of_answer(method: str, path: str, status: int, body: str) -> list[str]:
    answer = _operation(method, path).get("responses", {}).get(str(status), {})
    where = f"{status} to {method} {path}"
    return _violations(where, answer.get("content", {}), json.loads(body))


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DESCRIPTION.read_text("utf-8"))
    # Discord takes numbers for identifiers too, and discord.py sends them so.
    schemas = document["components"]["schemas"]
    schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer"}]}
    # One of many constants is the same as a list of values, which is looked up at once.
    for schema in schemas.values():
        if all("const" in each for each in schema.get("oneOf", ({},))):
            schema["enum"] = [each["const"] for each in schema.pop("oneOf")]
    return document


def _operation(method: str, path: str) -> dict[str, Any]:
    operation: dict[str, Any] = _document()["paths"].get(path, {}).get(method.lower(), {})
    return operation


def _violations(where: str, content: dict[str, Any], body: Any) -> list[str]:
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return []
    validator = _validator(json.dumps(schema))
    return [f"{where}: {_sentence(error)}" for error in validator.iter_errors(body)]


@cache
def _validator(schema: str) -> Any:
    return _Validator({**json.loads(schema), "components": _document()["components"]})


def _one_of(validator: Any, alternatives: list[Any], body: Any, schema: Any) -> Iterator[Any]:
    """Look only into the alternatives for this type of thing; if none fits, complain of all."""
    meant = [each for each in alternatives if _is_for(each, body)]
    if sum(validator.evolve(schema=each).is_valid(body) for each in meant) != 1:
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, alternatives, body, schema)


def _is_for(alternative: dict[str, Any], body: Any) -> bool:
    name = alternative.get("$ref", "").rpartition("/")[2]
    schema = _document()["components"]["schemas"].get(name, alternative)
    types = schema.get("properties", {}).get("type", {}).get("enum")
    if types is None or not isinstance(body, dict) or "type" not in body:
        return True
    return body["type"] in types


_Validator = validators.extend(Draft202012Validator, {"oneOf": _one_of})


def _sentence(error: Any) -> str:
    """Descend to the mistake that lies deepest in the alternative that was meant."""
    while error.context:
        branches: dict[Any, list[Any]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        # An alternative for another type of thing was not meant.
        meant = [b for b in branches.values() if ["type"] not in [list(e.path) for e in b]]
        candidates = [inner for branch in meant or branches.values() for inner in branch]
        error = max(candidates, key=lambda e: len(e.absolute_path))
    return f"{error.json_path}: {error.message[:300]}"
