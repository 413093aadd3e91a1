"""The real 2003 results in a real file, built once for all tests that only read them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from bot import terminal
from commands.answer import Answer
from commands.desk import Desk
from db.audit import audit
from db.load import open_archive
from db.results import Archive, Results
from db.store import build
from tests import odd_rally

# How long something takes says more of what else the machine does than of what is tested.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return open_archive(tmp_path_factory.mktemp("results") / "results.sqlite")


@pytest.fixture(scope="session")
def results(archive: Archive) -> Results:
    return archive.edition(2003)


@pytest.fixture(scope="session")
def desk(archive: Archive) -> Desk:
    return Desk(archive)


@pytest.fixture(scope="session")
def odd_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Answers over an edition that has what 2003 has not."""
    path = tmp_path_factory.mktemp("odd") / "results.sqlite"
    build([(odd_rally.EDITION, audit(odd_rally.EDITION))], path, "a stamp")
    return Desk(Archive(path))


@pytest.fixture(scope="session")
def ask(desk: Desk) -> Callable[[str], Answer]:
    return desk.ask


@pytest.fixture(scope="session")
def told(desk: Desk) -> Callable[[str], str]:
    """Everything a person would read of an answer, as the terminal writes it into a pipe."""
    return lambda line: terminal.render(desk.answer(line))
