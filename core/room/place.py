"""Where rooms are kept: a file of SQLite in a folder of our own, or the database that a connection string names."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import NoRoom

if TYPE_CHECKING:
    from sqlalchemy import Engine

ROOMS = "NUDGE_ROOMS"  # the environment variable that holds a connection string, or the path of a file
LIVES = 24 * 3600.0  # seconds that a room is kept
BUSY = 10  # seconds that SQLite waits for another writer, and PostgreSQL to be reached
ENDINGS = ("", "-wal", "-shm")  # of the files that SQLite keeps
MIGRATIONS = Path(__file__).with_name("migrations")
HEAD = "0001"  # the newest migration: a store that has it is not migrated, and Alembic is not loaded
LOCK = 0x4E756467  # of PostgreSQL: one instance migrates at a time


def url(given: str = "") -> str:
    """The connection string of the store.

    Args:    given, by a host's secrets; or else the environment variable NUDGE_ROOMS; or else a file of ours.
    """
    named = given or os.environ.get(ROOMS, "")
    if "://" not in named:
        return f"sqlite:///{named or _own_file()}"
    scheme, _, rest = named.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else named


def file_of(url: str) -> Path | None:
    """The file that a store of SQLite lies in; None for another database."""
    return Path(url.partition(":///")[2]) if url.startswith("sqlite") else None


def _own_file() -> Path:
    """In the first folder that can be written: the user's own for such things, or the one for what is temporary."""
    state = Path(
        os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or Path("~/.local/state").expanduser()
    )
    who = os.getuid() if hasattr(os, "getuid") else ""
    for folder in (state / "nudge", Path(tempfile.gettempdir()) / f"nudge-rooms-{who}"):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK) and (not who or folder.stat().st_uid == who):
            return folder / "rooms.sqlite"
    raise NoRoom(f"No folder for rooms can be written. Name one by the environment variable {ROOMS}.")


def is_there(url: str) -> bool:
    """Whether there may be rooms at all; a file that isn't there holds none, and nothing is loaded to say so."""
    file = file_of(url)
    return file is None or file.exists()


def outlived(url: str) -> bool:
    """Whether all rooms of a file have expired, since it was written to last longer ago than a room lives."""
    file = file_of(url)
    written = [path.stat().st_mtime for path in _files(file) if path.exists()] if file else []
    return bool(written) and max(written) < time.time() - LIVES


def remove(url: str) -> None:
    """Take a store of SQLite away, whole."""
    for path in _files(file_of(url)):
        path.unlink(missing_ok=True)


def _files(file: Path | None) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in ENDINGS] if file else []


def engine(url: str) -> Engine:
    """A store that is ready: there, and with the newest tables.

    Raises:  NoRoom if it can't be written or reached.
    """
    from sqlalchemy.exc import SQLAlchemyError

    made = _sqlite(url) if file_of(url) else _elsewhere(url)
    try:
        _migrated(made)
    except (SQLAlchemyError, OSError) as error:
        made.dispose()
        raise NoRoom(
            f"The store of the rooms can't be opened. Its place is named by the environment variable {ROOMS}."
        ) from error
    return made


def _elsewhere(url: str) -> Engine:
    import sqlalchemy

    waits = {"connect_timeout": BUSY} if url.startswith("postgresql") else {}
    return sqlalchemy.create_engine(url, pool_pre_ping=True, pool_size=4, max_overflow=8, connect_args=waits)


def _sqlite(url: str) -> Engine:
    """Many readers, one writer, and a commit on the disk before anybody is told of it."""
    import sqlalchemy
    from sqlalchemy import event

    file = file_of(url)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # the others take its mode
    except OSError as error:
        raise NoRoom(f"{file} can't be written. Another place is named by the environment variable {ROOMS}.") from error
    made = sqlalchemy.create_engine(
        url, pool_size=4, max_overflow=8, connect_args={"timeout": BUSY, "check_same_thread": False}
    )

    @event.listens_for(made, "connect")
    def connected(connection, _):
        connection.isolation_level = None  # transactions begin where we say so
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "cache_size=-2000",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(made, "begin")
    def begun(connection):
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reads") else "BEGIN IMMEDIATE")

    return made


def _migrated(engine: Engine) -> None:
    import sqlalchemy

    def has_head(connection) -> bool:
        names = sqlalchemy.inspect(connection).get_table_names()
        return (
            "alembic_version" in names
            and connection.scalar(sqlalchemy.text("SELECT version_num FROM alembic_version")) == HEAD
        )

    with engine.connect().execution_options(reads=True) as connection:
        if has_head(connection):
            return
    from alembic import command
    from alembic.config import Config

    with engine.begin() as connection:  # of SQLite: the only writer from here on
        if engine.dialect.name == "postgresql":
            connection.execute(sqlalchemy.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if not has_head(connection):
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            command.upgrade(config, HEAD)
