"""A store of each kind, empty: SQLite in a file, PostgreSQL in a cluster that a worker starts once; migrated once and then copied."""

import itertools
import shutil

import pytest

from core.room.store import Rooms
from tests.postgres import ABSENT, fresh, postgres, programs

NAMES = itertools.count()


def migrated(url: str) -> None:
    rooms = Rooms(url)
    rooms.engine()
    rooms.close()


@pytest.fixture(scope="session")
def cluster():
    if programs() is None:
        pytest.skip(ABSENT)
    with postgres("fsync=off") as url:
        migrated(fresh(url, "template"))
        yield url


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    file = tmp_path_factory.mktemp("rooms") / "empty.sqlite"
    migrated(str(file))
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(request.getfixturevalue('empty'), tmp_path / 'rooms.sqlite')}"
    return fresh(request.getfixturevalue("cluster"), f"rooms{next(NAMES)}", template="template")


@pytest.fixture
def rooms(url):
    made = Rooms(url)
    yield made
    made.close()


@pytest.fixture
def lite(empty, tmp_path):
    made = Rooms(str(shutil.copy(empty, tmp_path / "rooms.sqlite")))
    yield made
    made.close()
