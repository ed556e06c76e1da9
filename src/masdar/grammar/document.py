"""A grammar file as it was read: its tables, and the lines they stand on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from masdar.lexicon import Problem

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)$")


class Document:
    """A grammar file; what is wrong with it goes to `problems`.

    The parser keeps no lines, so that a line is found again by what stands on
    it, from the line of what it belongs to onwards.
    """

    def __init__(self, file: str, source: str, data: dict[str, Any], problems: list[Problem]) -> None:
        self.file = file
        self._lines = source.splitlines()
        self._data = data
        self._problems = problems

    def complain(self, line: int, sentence: str) -> None:
        """Adds a problem of this file."""
        self._problems.append(Problem(self.file, line, sentence))

    def line_of(self, words: str, after: int = 0) -> int:
        """Returns the number of the first line below `after` that holds `words`; where none does, `after`."""
        for number, line in enumerate(self._lines[after:], after + 1):
            if words in line:
                return number
        return after

    def tables(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yields the tables `[[name]]`, each with the line of its id, or of its head where no id is found."""
        value = self._data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.complain(self.line_of(name), f"Each {name} is a table of its own, under [[{name}]].")
            return
        line = 0
        for table in value:
            line = self.line_of(f'id = "{table.get("id", "")}"', self.line_of(f"[[{name}]]", line))
            yield line, table

    def macros(self) -> dict[str, str]:
        """Returns the macros that the file defines."""
        value = self._data.get("macros", {})
        if isinstance(value, dict) and all(isinstance(pattern, str) for pattern in value.values()):
            return value
        self.complain(self.line_of("macros"), "Each macro is a name and a pattern between quotation marks.")
        return {}

    def removed(self) -> list[str]:
        """Returns the ids of the rules that the file takes away."""
        value = self._data.get("remove", [])
        if isinstance(value, list) and all(isinstance(id, str) for id in value):
            return value
        self.complain(self.line_of("remove"), "remove is a list of the ids of rules.")
        return []

    def group(self, known: tuple[str, ...]) -> str:
        """Returns the group of the file's rules."""
        value = self._data.get("group", known[0])
        if value in known:
            return str(value)
        self.complain(self.line_of("group"), f"group is one of {', '.join(known)}, not {value}.")
        return known[0]


def read_document(path: Path, problems: list[Problem]) -> Document:
    """Returns the file at `path`; an empty one, with a problem, where it cannot be read."""
    file = str(path)
    try:
        source = path.read_text(encoding="utf-8")
        return Document(file, source, tomllib.loads(source), problems)
    except tomllib.TOMLDecodeError as error:
        sentence = str(error)
        at = _AT_LINE.search(sentence)
        line = int(at[1]) if at else source.count("\n") + 1  # what is missing is missed at the end
        problems.append(Problem(file, line, f"The file is no valid TOML: {_AT_LINE.sub('', sentence)}."))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(file, 0, f"The file cannot be read as UTF-8 text: {error}."))
    return Document(file, "", {}, problems)
