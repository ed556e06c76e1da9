"""CSV: one statement a row, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from masdar.archive.export.evidence import words
from masdar.model import Agent, Kept, Statement

COLUMNS = (
    "article", "statement", "date", "outlet", "url", "title", "source", "source_type", "office", "country",
    "source_reason", "via", "to", "act", "form", "negated", "hedged", "time", "cue", "content", "field", "spans",
    "text_sha256", "rule",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet takes for a formula, or strips to find one."""


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the statements of the records."""
    text = TextIOWrapper(out, "utf-8", newline="", write_through=True)
    try:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        for record in records:
            for statement in record.statements:
                rows.writerow([quoted(cell) for cell in _cells(record, statement)])
    finally:
        text.detach()


def quoted(cell: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula: an apostrophe stands before what might be one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(record: Kept, statement: Statement) -> Iterator[str]:
    source = statement.source
    text = record.title if statement.field == "title" else record.text
    yield from (record.id, statement.id, record.date or "", record.outlet or "", record.url or "", record.title)
    yield from (source.name or "", source.type, source.office or "", source.country or "", source.name_reason or "")
    yield " ← ".join(_name(relay) for relay in reversed(statement.via))
    yield _name(statement.to) if statement.to is not None else ""
    yield from (statement.act, statement.form, str(int(statement.negated)), str(int(statement.hedged)))
    yield statement.time or ""
    yield text[slice(*statement.cue)]
    yield words(record, statement)
    yield statement.field
    yield " ".join(f"{start}:{end}" for start, end in statement.content)
    yield from (getattr(record.archive, f"{statement.field}_sha256"), statement.rule)


def _name(agent: Agent) -> str:
    return agent.name or "(not settled)"
