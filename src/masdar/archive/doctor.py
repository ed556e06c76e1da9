"""Whether an archive is sound: its file, its index, its spans, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import apsw
import msgspec

from masdar.archive.rows import count, rows
from masdar.model import Failure
from masdar.text import Span


class Resource(NamedTuple):
    """What rows of an archive were made with."""

    digest: str
    version: str
    overlay: str | None
    articles: int
    """Articles whose statements were read with it."""


def problems(connection: apsw.Connection) -> Iterator[str]:
    """Yields what is wrong with an archive, a sentence each; nothing where it is sound."""
    for (told,) in rows(connection, "PRAGMA integrity_check"):
        if told != "ok":
            yield f"the file is damaged: {told}"
    for table, row, parent, _ in rows(connection, "PRAGMA foreign_key_check"):
        yield f"row {row} of the table {table} names a row of {parent} that is not there"
    for table in ("search_key", "search_exact"):
        indexed = count(connection, f"SELECT count(*) FROM {table}")
        latest = count(connection, "SELECT count(*) FROM statement WHERE latest")
        if indexed != latest:
            yield f"{table} holds {indexed:,} statements, and {latest:,} are of the latest revisions"
    several = count(connection, "SELECT count(*) FROM (SELECT 1 FROM article GROUP BY address HAVING sum(latest) <> 1)")
    if several:
        yield f"{several:,} addresses do not have one latest revision"
    yield from _spans(connection)
    yield from _events(connection)


def _spans(connection: apsw.Connection) -> Iterator[str]:
    """Yields the statements whose evidence does not lie in their article."""
    found = connection.execute(
        "SELECT statement.key, content, cue_start, cue_end,"
        " CASE field WHEN 'title' THEN length(title) ELSE length(text) END"
        " FROM statement JOIN article ON article.id = statement.article"
    )
    for key, content, start, end, length in found:
        assert isinstance(content, str)
        spans = [*msgspec.json.decode(content, type=list[Span]), (start, end)]
        if not all(0 <= first < stop <= length for first, stop in spans):
            yield f"the statement {key} stands on characters that its article does not have"


def _events(connection: apsw.Connection) -> Iterator[str]:
    """Yields the events whose words do not lie in their article, or whose statements it does not have."""
    for (key,) in rows(
        connection,
        "SELECT event.key FROM event JOIN article ON article.id = event.article"
        " WHERE NOT (0 <= trigger_start AND trigger_start < trigger_end AND trigger_end <= length(text))"
        " OR EXISTS (SELECT 1 FROM party WHERE event = event.id AND mention_end > length(text))",
    ):
        yield f"the event {key} stands on characters that its article does not have"
    for key, statement in rows(
        connection,
        "SELECT event.key, told.statement FROM told JOIN event ON event.id = told.event WHERE NOT EXISTS"
        " (SELECT 1 FROM statement WHERE statement.article = event.article AND statement.key = told.statement)",
    ):
        yield f"the event {key} is told by the statement {statement}, which its article does not have"


def resources(connection: apsw.Connection) -> list[Resource]:
    """Returns what the archive was made with, the first used first."""
    found = rows(
        connection,
        "SELECT digest, version, overlay, (SELECT count(*) FROM article WHERE article.resource = resource.id)"
        " FROM resource ORDER BY id",
    )
    return [Resource(*columns) for columns in found]


def unfinished(connection: apsw.Connection) -> list[str]:
    """Returns the names of the inputs that were begun and not read to their end."""
    return [name for (name,) in rows(connection, "SELECT name FROM input WHERE NOT done ORDER BY id")]


def failures(connection: apsw.Connection) -> list[Failure]:
    """Returns what could not be read, in the order of building."""
    found = rows(connection, "SELECT page, line, reason FROM failure ORDER BY id")
    return [Failure(page=page, line=line, reason=reason) for page, line, reason in found]
