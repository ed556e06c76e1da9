"""Exports: what an archive holds, whole or filtered like a search, in the formats that the field uses.

Every format is a function from records and a binary stream to nothing; the records
come one after another, so that memory does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from typing import BinaryIO, NamedTuple

from masdar.archive.export.selected import Tally, records
from masdar.archive.search import Search, Searcher
from masdar.model import Kept

__all__ = ["FORMATS", "ExportError", "Tally", "export"]


class ExportError(ValueError):
    """An export that cannot be made; the message is one sentence for the user."""


class _Format(NamedTuple):
    module: str
    lossless: bool = False
    """Whether an archive can be built again from it: earlier revisions are in it, too."""
    events: bool = False
    """Whether it has events, and no statements."""


_FORMATS = {
    "jsonl": _Format("jsonl", lossless=True),
    "csv": _Format("table"),
    "parquet": _Format("parquet", lossless=True),
    "webannotation": _Format("webannotation"),
    "prov": _Format("prov"),
    "schemaorg": _Format("schemaorg"),
    "ftm": _Format("ftm"),
    "plover": _Format("plover", events=True),
    "polecat": _Format("polecat", events=True),
}
FORMATS = tuple(_FORMATS)


def export(searcher: Searcher, search: Search, name: str, out: BinaryIO, *, excel: bool = False) -> Tally:
    """Writes what matches, or all of the archive where nothing is asked for; returns how much that was.

    Args:
        searcher: the archive.
        search: what is asked for; its order does not count, rows come in the order of the archive.
        name: one of `FORMATS`.
        out: where to.
        excel: begin a CSV table with the mark by which Excel tells UTF-8.

    Raises:
        QueryError: the query cannot be understood.
        ExportError: a package is missing that the format needs.
    """
    form = _FORMATS[name]
    tally = Tally()
    try:
        write: Callable[[Iterator[Kept], BinaryIO], None] = import_module(f"{__name__}.{form.module}").write
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'masdar[parquet]'") from error
    if excel:
        out.write(b"\xef\xbb\xbf")
    with closing(records(searcher, search, tally, revisions=form.lossless, events=form.events)) as found:
        write(found, out)
    return tally
