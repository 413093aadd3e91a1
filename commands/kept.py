"""What was made once and lasts, kept as long as it is wanted more often than others."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Keeps so many things; what has not been wanted for longest makes room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._there: OrderedDict[Hashable, T] = OrderedDict()

    def __len__(self) -> int:
        return len(self._there)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key, and make it where nothing is."""
        try:
            self._there.move_to_end(key)
        except KeyError:
            pass
        else:
            return self._there[key]
        made = self._there[key] = make()
        if len(self._there) > self._most:
            self._there.popitem(last=False)
        return made
