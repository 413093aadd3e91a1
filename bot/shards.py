"""Which shards a process looks after, where one process does not look after all of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NAMES = ("SHARD_COUNT", "SHARD_IDS", "SHARD_ORDINAL", "SHARDS_PER_PROCESS")
"""The settings that say it."""

_NUMBER = re.compile("[0-9]{1,5}")
_IDS = re.compile(r"(?P<first>[0-9]{1,5})(?:-(?P<last>[0-9]{1,5}))?")
_ORDINAL = re.compile("(?:.*-)?(?P<ordinal>[0-9]{1,5})")
"""A number, or what names such as `dakar-2` end with."""


@dataclass(frozen=True, slots=True)
class Shards:
    """Some of all shards."""

    count: int
    """How many there are in all processes together."""
    ids: tuple[int, ...]


class _FaultError(Exception):
    """Settings that name no shards; the message says why."""


def faults(texts: Mapping[str, str]) -> Iterator[str]:
    """Say what is wrong with the settings, if anything is."""
    try:
        assigned(texts)
    except _FaultError as error:
        yield str(error)


def assigned(texts: Mapping[str, str]) -> Shards | None:
    """Read which shards are this process's, or nothing where it has all that Discord advises."""
    count, ids, ordinal, each = (texts[name] for name in NAMES)
    if not any((count, ids, ordinal, each)):
        return None
    number = _positive("SHARD_COUNT", count)
    if ids and (ordinal or each):
        message = "SHARD_IDS and SHARD_ORDINAL both say which shards: set one of them."
        raise _FaultError(message)
    if ids:
        return Shards(number, _listed(ids, number))
    if ordinal or each:
        return Shards(number, _share(ordinal, _positive("SHARDS_PER_PROCESS", each), number))
    return Shards(number, tuple(range(number)))


def _positive(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) < 1:
        message = f"{name} is no number of shards: expected one such as 8."
        raise _FaultError(message)
    return int(text)


def _listed(text: str, count: int) -> tuple[int, ...]:
    """Read a list such as `0-2,5`."""
    ids = sorted(set(_ranges(text)))
    if not ids or ids[-1] >= count:
        message = f"SHARD_IDS names a shard that is not there: SHARD_COUNT allows 0 to {count - 1}."
        raise _FaultError(message)
    return tuple(ids)


def _ranges(text: str) -> Iterator[int]:
    for part in text.split(","):
        match = _IDS.fullmatch(part.strip())
        if match is None:
            message = "SHARD_IDS is no list of shards: expected one such as 0-2,5."
            raise _FaultError(message)
        yield from range(int(match["first"]), int(match["last"] or match["first"]) + 1)


def _share(ordinal: str, each: int, count: int) -> tuple[int, ...]:
    match = _ORDINAL.fullmatch(ordinal)
    if match is None:
        message = "SHARD_ORDINAL is no number and no name that ends in one, such as dakar-2."
        raise _FaultError(message)
    first = int(match["ordinal"]) * each
    if first >= count:
        message = "SHARD_ORDINAL leaves no shard for this process: fewer processes are needed."
        raise _FaultError(message)
    return tuple(range(first, min(first + each, count)))
