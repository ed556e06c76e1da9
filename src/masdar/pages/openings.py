"""How paragraphs begin that go on from another: no article begins so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from masdar.pages.tables import read_table
from masdar.pages.words import words

_HEAD = 60  # characters in which the first words stand, with room


class Openings:
    """The first words of paragraphs that go on from the one before."""

    def __init__(self, *folders: Path) -> None:
        """Reads the table (see `read_table`).

        Raises:
            TableError: the table is malformed.
        """
        self.rows = tuple(read_table("openings", *folders))
        self._openings = {tuple(words(value)) for row in self.rows for value in row.values("written")} - {()}
        self._longest = max(map(len, self._openings), default=0)

    def go_on(self, paragraph: str) -> bool:
        """Tells whether the paragraph goes on from another."""
        found = tuple(words(paragraph[:_HEAD])[: self._longest])
        return any(found[:count] in self._openings for count in range(1, len(found) + 1))


@cache
def shipped_openings() -> Openings:
    """Returns the table of the package, read once per process."""
    return Openings()
