"""Parquet: the records that an archive exported, one a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from masdar.model import Article, Failure
from masdar.pages.kept import MARK, BadRecordError, kept
from masdar.pages.step import Step

MISSING = "Parquet needs pyarrow: pip install 'masdar[parquet]'"
_ROWS = 32
_NONE = "this is a Parquet table, but none that `masdar export` wrote"


def read_parquet(stream: BinaryIO, page: str, start: int) -> Iterator[Step]:
    """Yields a step for each row after the first `start`."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        yield Step([Failure(page=page, line=None, reason=MISSING)], None)
        return
    try:
        table = parquet.ParquetFile(stream)
        if MARK not in table.schema_arrow.names:
            yield Step([Failure(page=page, line=None, reason=_NONE)], None)
            return
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS):
            before, number = number, number + len(batch)
            if number <= start:
                continue
            for row, cells in enumerate(batch.to_pylist(), before + 1):
                if row > start:
                    yield Step([_outcome(cells, page, row)], row, row / table.metadata.num_rows)
    except (pa.ArrowException, OSError) as error:
        reason = f"the Parquet table cannot be read: {error}".splitlines()[0]
        yield Step([Failure(page=page, line=None, reason=reason)], None)
        return
    yield Step([], None)


def _outcome(row: dict[str, Any], page: str, number: int) -> Article | Failure:
    try:
        return kept(_plain(row))
    except BadRecordError as error:
        return Failure(page=page, line=number, reason=str(error))


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Returns a cell as the record has it: spans as pairs."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return [value["start"], value["end"]]
    if value.keys() == {"span", "origin_span", "origin_path"}:
        return {"span": _plain(value["span"]), "origin": _plain(value["origin_span"]) or value["origin_path"]}
    return {name: _plain(part) for name, part in value.items()}
