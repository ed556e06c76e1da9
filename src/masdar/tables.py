"""Tables: tab-separated files that a linguist edits in a spreadsheet.

The first row names the columns; blank lines and lines that begin with `#` are
remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class TableError(ValueError):
    """A table that cannot be used; the message is one sentence with file and line."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}")
        self.file = file
        self.line = line
        self.sentence = sentence


class TableRow(NamedTuple):
    """One row of a table, and the place it was read from."""

    cells: dict[str, str]
    file: str
    line: int

    def values(self, column: str) -> list[str]:
        """Returns the values of a cell that may hold several, parted by `|`."""
        return [value for part in self.cells[column].split("|") if (value := part.strip())]


def read_cells(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yields (line number, cells) for each row of a table.

    Raises:
        TableError: the file cannot be read, or does not have these columns.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(str(path), 0, f"The file cannot be read as UTF-8 text: {error}.") from error
    rows = (
        (number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )
    number, header = next(rows, (1, ()))
    if header != columns:
        raise TableError(str(path), number, f"The first row must name the columns {', '.join(columns)}.")
    for number, cells in rows:
        if len(cells) != len(columns):
            raise TableError(str(path), number, f"The row has {len(cells)} columns instead of {len(columns)}.")
        yield number, cells
