"""How many statements match in each stretch of time, by when they were published or when they were said."""

from __future__ import annotations

from typing import Literal, NamedTuple

Unit = Literal["day", "month", "year"]
LENGTHS: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}
"""Letters of an ISO 8601 date that name each."""


class Stretch(NamedTuple):
    """A day, month or year, and what falls into it."""

    date: str | None
    """Null for what has no date."""
    statements: int
    sources: int
    """Different names among those who spoke."""
    outlets: int
