"""The file of an archive: opening it, its schema, and what can go wrong with it."""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import ENOSPC
from importlib.resources import files
from pathlib import Path

import apsw

_SCHEMA = Path(str(files("masdar"))) / "archive" / "schema"
_APPLICATION = 0x4D736472
"""What marks a SQLite file as an archive («Msdr»)."""
_FULL = "the disk is full; free some space and run the same command again"
_BUSY = 10_000  # milliseconds that a reader waits for a writer's checkpoint


class ArchiveError(ValueError):
    """An archive that cannot be used; the message is one sentence for the user."""


def versions() -> list[Path]:
    """Returns the files that make the schema, one for each version, in order."""
    return sorted(_SCHEMA.glob("*.sql"), key=lambda path: int(path.stem))


def open_archive(path: Path) -> apsw.Connection:
    """Opens an archive for reading.

    Raises:
        ArchiveError: there is none, it is no archive, or of another version.
    """
    if not path.is_file():
        raise ArchiveError(f"{path}: there is no such archive; `masdar build` makes one")
    with told(path):
        try:
            connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
            _check(connection, path)
        except apsw.ReadOnlyError as error:  # even to read, SQLite keeps a file beside the archive
            raise ArchiveError(f"{path}: its folder cannot be written to; copy the archive to one that can") from error
        version = _version(connection)
        if version < len(versions()):
            raise ArchiveError(
                f"{path}: the archive is of version {version}, this program of {len(versions())}: "
                "`masdar build` with any source brings it up to date"
            )
    return connection


@contextmanager
def writing(path: Path) -> Iterator[apsw.Connection]:
    """Opens an archive for writing, making or migrating it where needed; one writer at a time.

    Raises:
        ArchiveError: it is no archive, another build is writing to it, or the folder does not allow it.
    """
    with _alone(path):
        with told(path):
            connection = _connect(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
        with closing(connection):
            with told(path):
                if _version(connection) or not _empty(connection):
                    _check(connection, path)
                connection.pragma("journal_mode", "wal")
                connection.pragma("synchronous", "normal")
                _migrate(connection)
            yield connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say of an archive into one sentence."""
    try:
        yield
    except apsw.FullError as error:
        raise ArchiveError(f"{path}: {_FULL}") from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise ArchiveError(f"{path}: this is no archive, or a damaged one: {error}") from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.IOError) as error:
        raise ArchiveError(f"{path}: the archive cannot be written or opened here: {error}") from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise ArchiveError(f"{path}: another program is writing to the archive; try again when it is done") from error
    except OSError as error:
        reason = _FULL if error.errno == ENOSPC else f"the archive cannot be written or opened here: {error.strerror}"
        raise ArchiveError(f"{path}: {reason}") from error


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Keeps all of what is written, or nothing; a full disk may have taken it back already."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds the lock that lets one build write at a time; the system lets go of it when the program ends."""
    with told(path):
        lock = path.with_name(f"{path.name}.lock").open("a")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(f"{path}: another build is writing to this archive; wait for it or stop it") from error
        yield


def _connect(path: Path, flags: int) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(_BUSY)
    connection.pragma("foreign_keys", 1)
    connection.pragma("cache_size", -64_000)
    return connection


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _empty(connection: apsw.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").get


def _check(connection: apsw.Connection, path: Path) -> None:
    if connection.pragma("application_id") != _APPLICATION:
        raise ArchiveError(f"{path}: this is a SQLite file, but no archive of Masdar")
    if _version(connection) > len(versions()):
        raise ArchiveError(
            f"{path}: the archive was made by a newer version of Masdar (schema {_version(connection)}); update it"
        )


def _migrate(connection: apsw.Connection) -> None:
    """Applies the versions of the schema that the file does not have yet, each whole or not at all."""
    for number, path in enumerate(versions(), 1):
        if number > _version(connection):
            with transaction(connection):
                connection.execute(path.read_text("utf-8"))
                connection.pragma("application_id", _APPLICATION)
                connection.pragma("user_version", number)


def schema_tables() -> list[str]:
    """Returns the names of the tables of the schema, in the order of their definition."""
    text = "\n".join(path.read_text("utf-8") for path in versions())
    return re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", text, re.MULTILINE)
