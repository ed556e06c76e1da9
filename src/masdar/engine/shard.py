"""Shards: what some batches gave, in a Parquet file of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from masdar.archive.outcome import Outcome
from masdar.engine.batch import Batch, read_batch

_SCHEMA = pa.schema(
    [
        ("batch", pa.int32()),
        ("item", pa.int32()),
        ("article", pa.string()),  # its identifier, null for a failure
        ("outcome", pa.binary()),  # MessagePack of `masdar.archive.outcome.Outcome`
    ]
)
_DECODER = msgspec.msgpack.Decoder(Outcome)


def shard_name(batches: list[Batch], resources: str) -> str:
    """Returns the name of the shard that these batches make with these resources: the same for the same input."""
    digest = hashlib.sha256(resources.encode())
    for batch in batches:
        digest.update(msgspec.msgpack.encode(batch))
    return f"{digest.hexdigest()[:24]}.parquet"


def read_shard(batches: list[Batch], overlay: str | None, path: str) -> str:
    """Reads batches into the shard at `path`, which is there whole or not at all; returns the path."""
    write_shard([read_batch(batch, overlay) for batch in batches], Path(path))
    return path


def write_shard(results: list[list[tuple[Outcome, ...]]], path: Path) -> None:
    """Writes what batches gave."""
    found = [
        (batch, item, outcome)
        for batch, items in enumerate(results)
        for item, outcomes in enumerate(items)
        for outcome in outcomes
    ]
    columns = [
        [batch for batch, _, _ in found],
        [item for _, item, _ in found],
        [getattr(getattr(outcome, "article", None), "id", None) for _, _, outcome in found],
        [msgspec.msgpack.encode(outcome) for _, _, outcome in found],
    ]
    partial = path.with_suffix(".partial")
    pq.write_table(pa.table(columns, schema=_SCHEMA), partial, compression="zstd")
    partial.replace(path)


def load_shard(batches: list[Batch], path: Path) -> list[list[tuple[Outcome, ...]]]:
    """Returns what is in a shard, for each item of each of its batches."""
    results: list[list[list[Outcome]]] = [[[] for _ in batch.items] for batch in batches]
    table = pq.read_table(path, schema=_SCHEMA)
    for batch, item, outcome in zip(
        table["batch"].to_pylist(), table["item"].to_pylist(), table["outcome"].to_pylist(), strict=True
    ):
        results[batch][item].append(_DECODER.decode(outcome))
    return [[tuple(outcomes) for outcomes in items] for items in results]
