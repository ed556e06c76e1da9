"""Shapes: where the parties of an event stand beside the word that names it, as grammar files say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from masdar.events.view import LETTERS
from masdar.grammar.document import Document, read_document
from masdar.grammar.pattern import compile_pattern
from masdar.lexicon import Problem

WHEN = ("verb", "noun", "preposition", "statement")
"""What a shape stands beside: a finite verb, a noun, a preposition of either; or none, where a statement is an act."""
_PARTS = frozenset({"actors", "recipients"})


class Example(NamedTuple):
    """A sentence with the event that its shape must find; `type` null forbids any event."""

    text: str
    type: str | None
    trigger: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str | None
    line: int


class Shape(NamedTuple):
    """A pattern over the letters of a view, read from the trigger on, or (`before`) from it backwards."""

    id: str
    says: str
    when: str
    before: bool
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    file: str
    line: int


def load_shapes(folders: Iterable[Path], problems: list[Problem]) -> tuple[Shape, ...]:
    """Returns the shapes of every `*.toml` in `folders` in their order of preference; a later folder replaces by id."""
    documents = [read_document(path, problems) for folder in folders for path in sorted(folder.glob("*.toml"))]
    macros: dict[str, str] = {}
    for document in documents:
        macros.update(document.macros())
    shapes: dict[str, Shape] = {}
    for document in documents:
        for removed in document.removed():
            if shapes.pop(removed, None) is None:
                document.complain(document.line_of(removed), f"There is no frame {removed} to remove.")
        for line, table in document.tables("frame"):
            id = str(table.get("id", ""))
            try:
                shapes[id] = _shape(table, document, line, macros)
            except ValueError as error:
                document.complain(line, f"{id}: {error}")
    return tuple(shapes.values())


def _shape(table: dict[str, Any], document: Document, line: int, macros: dict[str, str]) -> Shape:
    id, when, pattern = str(table.get("id", "")), table.get("when"), table.get("pattern", "")
    if not id or when not in WHEN or not isinstance(pattern, str) or not table.get("example"):
        raise ValueError(f"The frame needs an id, an example, and `when`, which is one of {', '.join(WHEN)}.")
    return Shape(
        id,
        str(table.get("says", "")),
        when,
        bool(table.get("before")),
        compile_pattern(pattern, macros, LETTERS),
        tuple(
            _example(example, document, line, forbidden=kind == "counterexample")
            for kind in ("example", "counterexample")
            for example in table.get(kind, [])
        ),
        document.file,
        line,
    )


def _example(table: dict[str, Any], document: Document, line: int, *, forbidden: bool) -> Example:
    text = table.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("An example needs a text.")
    if not forbidden and not (table.get("type") and table.get("trigger")):
        raise ValueError("An example needs the type and the trigger that the frame finds in it.")
    actors, recipients = (tuple(table.get(part, ())) for part in sorted(_PARTS))
    return Example(
        text,
        None if forbidden else table.get("type"),
        table.get("trigger"),
        actors,
        recipients,
        table.get("status"),
        document.line_of(text.split("\n", 1)[0], line),
    )
