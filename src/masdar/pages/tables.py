"""The tables of page knowledge, in `data/ar/pages/`; cells with several values part them by `|`.

A user's folder adds rows, replaces those with the same id, and takes away
those whose second cell it makes `remove`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masdar.tables import TableError, TableRow, read_cells

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
    "openings": ("id", "written", "example", "counterexample", "note"),
}
"""The columns of each table, by the name of its file."""


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
    seen: set[str] = set()
    for line, cells in read_cells(path, columns):
        row = TableRow(dict(zip(columns, cells, strict=True)), str(path), line)
        if not row.cells["id"] or row.cells["id"] in seen:
            raise TableError(str(path), line, "The row needs an id that no other row has.")
        seen.add(row.cells["id"])
        yield row
