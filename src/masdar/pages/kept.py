"""Records that an archive exported, taken back as they are once it is sure that they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec

from masdar.model import Event, Kept, Statement
from masdar.text import Span

MARK = "archive"
"""The field that an exported record has, and an article without its statements has not."""


class BadRecordError(Exception):
    """An exported record that cannot be taken back; the message is the sentence for the user."""


def is_exported(fields: dict[str, Any]) -> bool:
    """Tells an exported record from other articles, which may have a field of that name for something else."""
    mark = fields.get(MARK)
    return isinstance(mark, dict) and "text_sha256" in mark


def kept(fields: dict[str, Any]) -> Kept:
    """Returns the record of a row.

    Raises:
        BadRecordError: it is none, or its text is not the one that was exported.
    """
    try:
        record = msgspec.convert(fields, Kept)
    except msgspec.ValidationError as error:
        raise BadRecordError(f"this is no exported record that can be read: {error}") from None
    for name, text, digest in (
        ("title", record.title, record.archive.title_sha256),
        ("text", record.text, record.archive.text_sha256),
    ):
        if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            raise BadRecordError(f"the {name} has been changed since the article was exported: its SHA-256 differs")
    for statement in record.statements:
        length = len(record.title if statement.field == "title" else record.text)
        if not statement.content or not all(0 <= start < end <= length for start, end in spans(statement)):
            raise BadRecordError(f"the statement {statement.id} stands on characters that its article does not have")
    for event in record.events:
        if not all(0 <= start < end <= len(record.text) for start, end in event_spans(event)):
            raise BadRecordError(f"the event {event.id} stands on characters that its article does not have")
    return record


def spans(statement: Statement) -> Iterator[Span]:
    """Yields every span that a statement stands on."""
    yield from statement.content
    yield statement.cue
    for agent in (statement.source, *statement.via, statement.to):
        if agent is not None and agent.mention is not None:
            yield agent.mention


def event_spans(event: Event) -> Iterator[Span]:
    """Yields every span that an event stands on."""
    yield event.trigger
    yield from (party.mention for party in (*event.actors, *event.recipients))
    yield from (span for span in (event.place, event.time) if span is not None)
