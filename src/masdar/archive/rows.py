"""Rows of an archive, whose columns are what the schema says: SQLite itself would take any value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import apsw

if TYPE_CHECKING:
    from apsw import SQLiteValue  # a name of its stubs alone


def rows(connection: apsw.Connection, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Returns all rows of a query."""
    return connection.execute(sql, cast("tuple[SQLiteValue, ...]", tuple(values))).fetchall()


def row(connection: apsw.Connection, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
    """Returns the first row of a query, or null where there is none."""
    return connection.execute(sql, cast("tuple[SQLiteValue, ...]", tuple(values))).fetchone()


def count(connection: apsw.Connection, sql: str, values: Sequence[object] = ()) -> int:
    """Returns the only number of a query that counts."""
    found = row(connection, sql, values)
    return int(found[0]) if found is not None else 0
