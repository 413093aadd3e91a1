"""How Discord says no: a status, a code, and for a form the place of each mistake."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]

URL = re.compile(r"(\w+):")


class RefusedError(Exception):
    """A request that Discord answers with an error."""

    def __init__(
        self, status: int, code: int, message: str, errors: Mapping[str, Any] | None = None
    ) -> None:
        self.status = status
        self.code = code
        self.errors = errors
        self.message = message
        super().__init__(
            f"{status}, code {code}: {message}{'' if errors is None else f' {errors}'}"
        )

    @property
    def body(self) -> dict[str, Any]:
        errors = {} if self.errors is None else {"errors": self.errors}
        return {"message": self.message, "code": self.code, **errors}


class DidNotRespondError(AssertionError):
    """What a person sees when the application did not answer in time."""


class NotOfferedError(AssertionError):
    """What a person could not have sent, because the client would not have let them."""


class Form:
    """A request body under examination: each mistake is written down where it was made."""

    def __init__(self, parent: "Form | None" = None, key: str = "") -> None:
        self.path: tuple[str, ...] = () if parent is None else (*parent.path, key)
        self.mistakes: list[tuple[tuple[str, ...], str, str]] = (
            [] if parent is None else parent.mistakes
        )
        self.oddities: list[str] = [] if parent is None else parent.oddities

    def at(self, *keys: str | int) -> "Form":
        form = self
        for key in keys:
            form = Form(form, str(key))
        return form

    def wrong(self, code: str, message: str) -> None:
        self.mistakes.append((self.path, code, message))

    def odd(self, what: str) -> None:
        """Note what Discord lets pass in silence though nobody can have meant it."""
        self.oddities.append(f"{'.'.join(self.path) or 'body'}: {what}")

    def settle(self) -> None:
        """Refuse the request if anything in it was wrong."""
        if not self.mistakes:
            return
        errors: dict[str, Any] = {}
        for path, code, message in self.mistakes:
            place = errors
            for key in path:
                place = place.setdefault(key, {})
            place.setdefault("_errors", []).append({"code": code, "message": message})
        raise RefusedError(400, 50035, "Invalid Form Body", errors)

    def known(self, body: Body, keys: Iterable[str]) -> None:
        for key in sorted(set(body) - set(keys)):
            self.odd(f"unknown field {key!r}")

    def missing(self) -> None:
        self.wrong("BASE_TYPE_REQUIRED", "This field is required")

    def text(self, body: Body, key: str, least: int, most: int, *, required: bool = False) -> str:
        """Give the text under a key, its length examined."""
        value = body.get(key)
        form = self.at(key)
        if value is None:
            if required:
                form.missing()
            return ""
        if not isinstance(value, str):
            form.wrong("STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return ""
        if required and not value.strip():
            form.missing()
        elif len(value) > most or len(value.strip()) < least:
            form.out_of_range(least, most)
        return value

    def out_of_range(self, least: int, most: int) -> None:
        if least:
            self.wrong("BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.wrong("BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def number(self, body: Body, key: str, least: int, most: int, default: int = 0) -> int:
        """Give the whole number under a key, its size examined."""
        value = body.get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.at(key).wrong("NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return default
        if value < least:
            self.at(key).wrong(
                "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}."
            )
        elif value > most:
            self.at(key).wrong(
                "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}."
            )
        return value

    def flag(self, body: Body, key: str) -> bool:
        value = body.get(key)
        if value not in (None, True, False):
            self.at(key).wrong("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return value is True

    def one_of(self, body: Body, key: str, choices: Sequence[int]) -> None:
        if body.get(key) not in choices:
            self.at(key).wrong(
                "BASE_TYPE_CHOICES",
                f"Value must be one of ({', '.join(map(str, choices))}).",
            )

    def url(self, body: Body, key: str, schemes: Sequence[str], *, required: bool = False) -> str:
        value = self.text(body, key, 0, 2048, required=required)
        scheme = URL.match(value)
        if value and (scheme is None or scheme[1] not in schemes):
            given = scheme[1] if scheme else ""
            self.at(key).wrong(
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{given}" must be one of ({", ".join(schemes)}).',
            )
        return value

    def items(
        self, body: Body, key: str, least: int, most: int, *, required: bool = False
    ) -> Iterator[tuple["Form", Body]]:
        """Walk the objects in the list under a key, their number examined."""
        value = body.get(key)
        form = self.at(key)
        if value is None:
            if required:
                form.missing()
            return
        if not isinstance(value, list):
            form.wrong("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        if not least <= len(value) <= most:
            form.out_of_range(least, most)
        for index, item in enumerate(value):
            if isinstance(item, Mapping):
                yield form.at(index), item
            else:
                form.at(index).wrong(
                    "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"
                )

    def object(self, body: Body, key: str) -> Body:
        value = body.get(key)
        if value is None or isinstance(value, Mapping):
            return value or {}
        self.at(key).wrong("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return {}
