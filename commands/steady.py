"""Questions answered from one results file, though another may take its place meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from db.results import Archive

P = ParamSpec("P")
T = TypeVar("T")


class Asked(Protocol):
    """Whoever is asked, with the results that are asked for it."""

    archive: Archive


A = TypeVar("A", bound=Asked)


def from_one_file(asking: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """Look for a new results file once, before a question, and not while it is answered."""

    @wraps(asking)
    def answered(asked: A, /, *given: P.args, **named: P.kwargs) -> T:
        with asked.archive.steady():
            return asking(asked, *given, **named)

    return answered
