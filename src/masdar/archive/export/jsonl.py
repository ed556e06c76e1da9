"""JSON Lines: one article a line, the whole record; the canonical form, from which an archive can be built again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from masdar.archive.export.evidence import event_evidence, evidence
from masdar.model import Kept


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the records."""
    out.writelines(msgspec.json.encode(members(record)) + b"\n" for record in records)


def members(record: Kept) -> dict[str, Any]:
    """Returns a record with the evidence beside the spans of each of its statements and events."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    for statement, written in zip(record.statements, fields["statements"], strict=True):
        written["evidence"] = [found._asdict() for found in evidence(record, statement)]
    for event, written in zip(record.events, fields["events"], strict=True):
        written["evidence"] = [found._asdict() for found in event_evidence(record, event)]
    return fields
