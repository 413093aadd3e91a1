"""Requests and answers held against Discord's own description of its API, where that is at hand."""

import json
from collections import deque
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

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
        found: list[str] = []
        for method, path, body in requests:
            content = _operation(method, path).get("requestBody", {}).get("content", {})
            found += _violations(f"{method} {path}", content, json.loads(body))
        return found

    def own_violations(self) -> list[str]:
        """Say where the latest answers of ours break it."""
        found: list[str] = []
        for method, path, status, body in self.answers:
            answer = _operation(method, path).get("responses", {}).get(str(status), {})
            where = f"{status} to {method} {path}"
            found += _violations(where, answer.get("content", {}), json.loads(body))
        return found


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DESCRIPTION.read_text("utf-8"))
    # Discord takes numbers for identifiers too, and discord.py sends them so.
    schemas = document["components"]["schemas"]
    schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer"}]}
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
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({**json.loads(schema), "components": _document()["components"]})


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
