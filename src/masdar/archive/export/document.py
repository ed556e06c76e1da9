"""JSON-LD documents with very many nodes, written one node after another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec


def write_document(out: BinaryIO, before: dict[str, Any], name: str, nodes: Iterable[dict[str, Any]]) -> None:
    """Writes an object with the members of `before` and a list called `name`, a node a line."""
    out.write(msgspec.json.encode(before)[:-1] + b"," + msgspec.json.encode(name) + b":[")
    separator = b"\n"
    for node in nodes:
        out.write(separator + msgspec.json.encode(node))
        separator = b",\n"
    out.write(b"\n]}\n")


def stated(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON holds
    """Returns the members that have a value; a name that JSON-LD begins with @ is given with a line before it."""
    return {
        f"@{name[1:]}" if name.startswith("_") else name: value
        for name, value in fields.items()
        if value is not None and value != []
    }
