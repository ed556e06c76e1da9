"""Lexicon files: tab-separated rows, one lexeme each, checked as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from masdar.lexicon.features import FEATURES, REMOVE

COLUMNS = ("id", "lemma", "class", "features", "source", "example", "note")


class Problem(NamedTuple):
    """Something wrong in a data file: where it is and one plain sentence."""

    file: str
    line: int
    sentence: str


class Lexeme:
    """A row of a lexicon: an entry with its class and features.

    A feature's value is a tuple of strings, because several values may be
    written with `|` between them; a missing feature is the empty tuple.
    """

    __slots__ = ("cls", "example", "features", "id", "lemma")

    def __init__(self, id: str, lemma: str, cls: str, features: dict[str, tuple[str, ...]], example: str) -> None:
        self.id = id
        self.lemma = lemma
        self.cls = cls
        self.features = features
        self.example = example

    def values(self, feature: str) -> tuple[str, ...]:
        """Returns every value of `feature`."""
        return self.features.get(feature, ())

    def value(self, feature: str) -> str:
        """Returns the first value of `feature`, or the empty string."""
        values = self.features.get(feature)
        return values[0] if values else ""


class Row(NamedTuple):
    """A lexeme and the place it was read from."""

    lexeme: Lexeme
    file: str
    line: int


def read_rows(path: Path, problems: list[Problem]) -> Iterator[Row]:
    """Yields the rows of one file; what is wrong goes to `problems` and the row is left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(str(path), 0, f"The file cannot be read as UTF-8 text: {error}."))
        return
    seen_header = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not seen_header:
            seen_header = True
            if tuple(cells) != COLUMNS:
                problems.append(
                    Problem(str(path), number, f"The first row must name the columns {', '.join(COLUMNS)}.")
                )
                return
            continue
        try:
            yield Row(_lexeme(cells), str(path), number)
        except ValueError as error:
            problems.append(Problem(str(path), number, str(error)))


def _lexeme(cells: list[str]) -> Lexeme:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"The row has {len(cells)} columns instead of {len(COLUMNS)}.")
    id, lemma, cls, features, _, example, _ = (cell.strip() for cell in cells)
    if not id or not cls or (not lemma and cls != REMOVE):
        raise ValueError("The row needs an id, a lemma and a class.")
    if cls not in FEATURES and cls != REMOVE:
        raise ValueError(f"There is no class {cls} that a row can have.")
    return Lexeme(id, lemma, cls, dict(_features(features)) if features else {}, example)


def _features(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in filter(None, cell.split(";")):
        name, _, value = part.partition("=")
        yield name.strip(), tuple(v.strip() for v in value.split("|") if v.strip())


def merge(folders: Iterable[Path], problems: list[Problem]) -> list[Row]:
    """Returns the rows of every `*.tsv` in `folders`; a later folder replaces and removes by id.

    A row of class `remove` in an overlay takes away the entry with its id.
    """
    rows: dict[str, Row] = {}
    for folder in folders:
        own: set[str] = set()
        for path in sorted(folder.glob("*.tsv")):
            for row in read_rows(path, problems):
                id = row.lexeme.id
                if id in own:
                    problems.append(Problem(row.file, row.line, f"The id {id} is used twice."))
                    continue
                own.add(id)
                if row.lexeme.cls != REMOVE:
                    rows[id] = row
                elif rows.pop(id, None) is None:
                    problems.append(Problem(row.file, row.line, f"There is no entry {id} to remove."))
    return list(rows.values())
