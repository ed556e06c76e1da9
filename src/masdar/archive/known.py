"""The tables that tell which names are of one: in `data/ar/archive/`, and an overlay's folder `archive` after them.

`known` holds persons and bodies that the press spells in many ways, `offices` the
words that offices begin with, `words` those that take part in a name without
telling it from others.  `links` is the user's own: which names are of one, and
which are not, whatever the texts suggest.  `commitment`, `multipliers`,
`synonyms` and `sameness` serve the trace: how far a verb stands behind what it
reports, what multiplies a number, which words mean one thing, and what speaks for
two passages to be one claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masdar.tables import TableError, TableRow, read_cells

FOLDER = Path(__file__).parents[1] / "data" / "ar" / "archive"

COLUMNS = {
    "known": ("id", "type", "country", "name", "spellings", "alone", "note"),
    "offices": ("id", "word", "field", "holders", "example", "note"),
    "words": ("id", "word", "class", "example", "note"),
    "commitment": ("id", "verb", "level", "example", "note"),
    "multipliers": ("id", "word", "value", "alone", "example", "note"),
    "links": ("id", "verdict", "name", "other", "article", "note"),
    "sameness": ("id", "weight", "note"),
    "synonyms": ("id", "words", "note"),
}
"""The columns of each table, by the name of its file."""
CHOICES = {
    "known": ("type", ("person", "organization", "media")),
    "offices": ("holders", ("one", "each", "several")),
    "words": (
        "class",
        (
            "alleging",
            "common",
            "descriptor",
            "generation",
            "head",
            "negating",
            "national",
            "past",
            "plain",
            "portfolio",
            "state",
            "unique",
            "vague",
        ),
    ),
    "commitment": ("level", ("1", "2", "3", "4", "5")),
    "multipliers": ("alone", ("yes", "no")),
    "links": ("verdict", ("same", "apart")),
}
"""The column of each table that takes one of a few values, and those."""


def read_table(name: str, overlay: Path | None) -> list[TableRow]:
    """Returns the rows of the table `name`; a row of the overlay replaces the shipped one with its id.

    Raises:
        TableError: a file or a row of it is malformed.
    """
    paths = [FOLDER / f"{name}.tsv"]
    if overlay is not None:
        paths.append(overlay / "archive" / f"{name}.tsv")
    rows: dict[str, TableRow] = {}
    for path in paths:
        if path.exists():
            rows |= {row.cells["id"]: row for row in _read(path, name)}
    return list(rows.values())


def _read(path: Path, name: str) -> Iterator[TableRow]:
    column, choices = CHOICES.get(name, ("id", ()))
    for line, cells in read_cells(path, COLUMNS[name]):
        row = TableRow(dict(zip(COLUMNS[name], cells, strict=True)), str(path), line)
        if not row.cells["id"]:
            raise TableError(str(path), line, "The row needs an id.")
        if choices and row.cells[column] not in choices:
            raise TableError(str(path), line, f"The {column} has to be one of {', '.join(choices)}.")
        yield row
