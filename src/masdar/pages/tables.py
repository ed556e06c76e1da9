"""The tables of page knowledge: tab-separated files that a linguist edits in a spreadsheet.

Each table stands in `data/ar/pages/`; its first row names the columns, lines
that begin with `#` are remarks.  Cells with several values part them by `|`.
A user's folder adds rows, replaces those with the same id, and takes away
those whose second cell it makes `remove`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "data" / "ar" / "pages"

REMOVE = "remove"
"""The second cell of a row that takes away the shipped one with its id."""

_folders = [FOLDER]

COLUMNS = {
    "lines": ("id", "class", "match", "pattern", "words", "example", "counterexample", "note"),
    "markup": ("id", "role", "pattern", "example", "counterexample", "note"),
    "agencies": ("id", "kind", "written", "example", "note"),
    "captions": ("id", "kind", "written", "example", "note"),
    "places": ("id", "written", "note"),
    "months": ("id", "month", "written", "note"),
}
"""The columns of each table, by the name of its file."""


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
        """Returns the values of a cell that may hold several."""
        return [value for part in self.cells[column].split("|") if (value := part.strip())]


def lay_over(folder: Path) -> None:
    """Lays the tables in a user's folder over the shipped ones, for this process and before it reads any page."""
    _folders[1:] = [folder]


def read_table(name: str, *folders: Path) -> list[TableRow]:
    """Returns the rows of the table `name` in the folders, or in the shipped one and what is laid over it.

    Only the first folder has to have the table.

    Raises:
        TableError: a file or a row of it is malformed.
    """
    first, *later = folders or _folders
    rows = {row.cells["id"]: row for row in _read(first / f"{name}.tsv", COLUMNS[name])}
    for path in (folder / f"{name}.tsv" for folder in later):
        for row in _read(path, COLUMNS[name]) if path.exists() else ():
            id, second = row.cells["id"], row.cells[COLUMNS[name][1]]
            if second != REMOVE:
                rows[id] = row
            elif rows.pop(id, None) is None:
                raise TableError(row.file, row.line, f"There is no row {id} to remove.")
    return list(rows.values())


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[TableRow]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(str(path), 0, f"The file cannot be read as UTF-8 text: {error}.") from error
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not seen:
            seen.add("id")
            if cells != columns:
                raise TableError(str(path), number, f"The first row must name the columns {', '.join(columns)}.")
            continue
        if len(cells) != len(columns):
            raise TableError(str(path), number, f"The row has {len(cells)} columns instead of {len(columns)}.")
        row = TableRow(dict(zip(columns, cells, strict=True)), str(path), number)
        if not row.cells["id"] or row.cells["id"] in seen:
            raise TableError(str(path), number, "The row needs an id that no other row has.")
        seen.add(row.cells["id"])
        yield row
