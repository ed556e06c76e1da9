"""The tables of places: each has to load, and to know the states that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masdar.lexicon import Lexicon, Problem
from masdar.places import load_gazetteer
from masdar.places.table import CAPITALS, folder
from masdar.tables import TableError, read_cells


def check_places(lexicon: Lexicon, tables: Path | None = None) -> Iterator[Problem]:
    """Yields what is wrong in the tables, the shipped ones where no folder is given."""
    tables = tables or folder()
    try:
        gazetteer = load_gazetteer(lexicon, tables)
        for line, (country, *_) in read_cells(tables / "capitals.tsv", CAPITALS):
            if country not in gazetteer.capitals:
                yield Problem(str(tables / "capitals.tsv"), line, f"The lexicon has no capital of {country}.")
    except TableError as error:
        yield Problem(error.file, error.line, error.sentence)
