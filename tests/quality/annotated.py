"""Annotated articles whose texts are not part of this repository.

`annotations/*.jsonl` hold, by the id of each article, the spans of its statements and of the names in them, and no
word of it.  The texts come from the folder of corpora (`*.jsonl.gz`), where there is one.  `read` was read while the
rules were made; `apart` is only measured, so that its figures tell what to expect of articles never met.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tests.quality.sets import GoldSet

_FOLDER = Path(__file__).with_name("annotations")
_FLOORS = Path(__file__).with_name("annotated_floors.toml")


def annotated_floors() -> dict[str, dict[str, float]]:
    """Returns the floors of every set of annotated articles."""
    return tomllib.loads(_FLOORS.read_text(encoding="utf-8"))


def annotated_set(name: str, corpora: Path, folder: Path) -> GoldSet:
    """Writes the articles of a set and its statements, names restored from their spans, into `folder`."""
    lines = (_FOLDER / f"{name}.jsonl").read_bytes().splitlines()
    annotations = {annotation["id"]: annotation for annotation in map(msgspec.json.decode, lines)}
    articles = [article for article in _articles(corpora) if article["id"] in annotations]
    docs, gold = folder / f"{name}.docs.jsonl", folder / f"{name}.gold.jsonl"
    docs.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    gold.write_bytes(
        b"".join(msgspec.json.encode(_restored(annotations[article["id"]], article)) + b"\n" for article in articles)
    )
    return GoldSet(name, docs, gold, annotated_floors()[name])


def _articles(corpora: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            yield from map(msgspec.json.decode, lines)


def _restored(annotation: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    statements = [
        {
            **statement,
            "source": _agent(statement["source"], article),
            "via": [_agent(relay, article) for relay in statement.get("via", ())],
            "to": statement.get("to"),
        }
        for statement in annotation["statements"]
    ]
    return {"id": annotation["id"], "statements": statements}


def _agent(agent: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    name, *aliases = (article[field][start:end] for field, start, end in agent["named"])
    return {"name": name, "aliases": aliases, "type": agent["type"]}
