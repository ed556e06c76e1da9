"""Parquet: one article a row, statements and events nested, columns typed; an archive can be built again from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from masdar.archive.export.jsonl import members
from masdar.model import Kept

_ROWS, _LETTERS = 256, 4_000_000
"""Articles of a row group, and how long they are together at most: bounds memory."""


def _some(*names: str) -> list[Any]:
    return [pa.field(name, pa.string()) for name in names]


def _all(*names: str) -> list[Any]:
    return [pa.field(name, pa.string(), nullable=False) for name in names]


def _list(of: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    return pa.list_(pa.field("element", of, nullable=False))


_SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
_AGENT = pa.struct(
    [
        *_some("name"),
        *_all("type"),
        pa.field("mention", _SPAN),
        pa.field("aliases", _list(pa.string())),
        *_some("office", "country", "entity", "name_reason"),
    ]
)
_EVIDENCE = pa.struct(
    [
        *_all("part"),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        *_all("exact", "prefix", "suffix"),
    ]
)
_STATEMENT = pa.struct(
    [
        *_all("id", "field"),
        pa.field("content", _list(_SPAN)),
        pa.field("cue", _SPAN, nullable=False),
        *_all("form"),
        pa.field("source", _AGENT, nullable=False),
        pa.field("via", _list(_AGENT)),
        pa.field("to", _AGENT),
        *_all("act"),
        pa.field("negated", pa.bool_(), nullable=False),
        pa.field("hedged", pa.bool_(), nullable=False),
        *_some("time"),
        *_all("rule"),
        pa.field("evidence", _list(_EVIDENCE)),
    ]
)
_ACTOR = pa.struct([*_all("text"), pa.field("mention", _SPAN, nullable=False), *_some("name", "code", "entity")])
_EVENT = pa.struct(
    [
        *_all("id", "type"),
        *_some("mode"),
        pa.field("quad", pa.int32(), nullable=False),
        pa.field("trigger", _SPAN, nullable=False),
        pa.field("actors", _list(_ACTOR)),
        pa.field("recipients", _list(_ACTOR)),
        pa.field("place", _SPAN),
        pa.field(
            "location",
            pa.struct(
                [
                    *_all("name", "kind"),
                    *_some("country"),
                    pa.field("latitude", pa.float64()),
                    pa.field("longitude", pa.float64()),
                ]
            ),
        ),
        *_some("location_reason"),
        pa.field("time", _SPAN),
        pa.field("timex", pa.struct([*_some("value"), *_all("type")])),
        *_some("date", "date_reason"),
        *_all("status"),
        *_some("claimant"),
        pa.field("statements", _list(pa.string())),
        *_all("rule"),
        pa.field("evidence", _list(_EVIDENCE)),
    ]
)
_WIRE = pa.struct([*_all("name", "evidence", "place"), pa.field("mention", _SPAN)])
_PARAGRAPH = pa.struct([pa.field("span", _SPAN, nullable=False), pa.field("origin_span", _SPAN), *_some("origin_path")])
_ARCHIVE = pa.struct(
    [
        pa.field("format", pa.int32(), nullable=False),
        *_all("address"),
        pa.field("revision", pa.int32(), nullable=False),
        pa.field("latest", pa.bool_(), nullable=False),
        *_all("resources", "version"),
        *_some("overlay"),
        *_all("title_sha256", "text_sha256"),
    ]
)
SCHEMA = pa.schema(
    [
        *_all("id"),
        *_some("page"),
        *_all("title"),
        *_some("deck", "date", "date_reason", "url", "outlet"),
        pa.field("authors", _list(pa.string())),
        *_some("dateline"),
        pa.field("wire", _WIRE),
        pa.field("images", _list(pa.struct(_some("caption", "credit")))),
        *_all("text"),
        pa.field("paragraphs", _list(_PARAGRAPH)),
        pa.field("statements", _list(_STATEMENT)),
        pa.field("events", _list(_EVENT)),
        pa.field("archive", _ARCHIVE, nullable=False),
    ]
)


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the records."""
    with parquet.ParquetWriter(out, SCHEMA, compression="zstd") as table:
        for rows in _groups(records):
            table.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))


def _groups(records: Iterator[Kept]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    letters = 0
    for record in records:
        rows.append(_row(record))
        letters += len(record.text)
        if len(rows) == _ROWS or letters >= _LETTERS:
            yield rows
            rows, letters = [], 0
    if rows:
        yield rows


def _row(record: Kept) -> dict[str, Any]:
    """Returns a record with its spans as structures."""
    row = members(record)
    if row["wire"] is not None:
        row["wire"]["mention"] = _span(row["wire"]["mention"])
    for paragraph in row["paragraphs"]:
        origin = paragraph.pop("origin")
        path = isinstance(origin, str)
        paragraph["span"] = _span(paragraph["span"])
        paragraph["origin_span"], paragraph["origin_path"] = (None, origin) if path else (_span(origin), None)
    for statement in row["statements"]:
        statement["content"] = [_span(span) for span in statement["content"]]
        statement["cue"] = _span(statement["cue"])
        for agent in (statement["source"], *statement["via"], statement["to"]):
            if agent is not None:
                agent["mention"] = _span(agent["mention"])
    for event in row["events"]:
        for name in ("trigger", "place", "time"):
            event[name] = _span(event[name])
        for actor in (*event["actors"], *event["recipients"]):
            actor["mention"] = _span(actor["mention"])
    return row


def _span(span: tuple[int, int] | None) -> dict[str, int] | None:
    return {"start": span[0], "end": span[1]} if span is not None else None
