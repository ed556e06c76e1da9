"""`masdar export`: what an archive holds, in the formats that the field uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Unpack

import click

from masdar.cli.options import Chosen, filters, opened
from masdar.cli.terminal import safe

_FORMATS = ("jsonl", "csv", "parquet", "webannotation", "prov", "schemaorg", "ftm", "plover", "polecat")
_EVENTS = ("plover", "polecat")
"""The formats that hold events, and no statements."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("query", default="")
@filters
@click.option(
    "--format", "form_", type=click.Choice(_FORMATS), default="jsonl", show_default=True, help="What to write."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output; it is there whole or not at all.",
)
@click.option("--excel", is_flag=True, help="Begin CSV with the mark by which Excel tells UTF-8.")
def export(
    archive: Path, query: str, *, form_: str, output: Path | None, excel: bool, **chosen: Unpack[Chosen]
) -> None:
    """Write what ARCHIVE holds in another format.

    QUERY and the filters are those of `masdar search`; without any, all of the
    archive is written. JSON Lines and Parquet hold everything: `masdar build`
    makes an archive of them again.
    """
    if excel and form_ != "csv":
        raise click.UsageError("--excel goes with --format csv alone.")
    if form_ == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal: give an --output FILE.")
    from masdar.archive.export import ExportError, export
    from masdar.archive.keys import Keys
    from masdar.archive.search import QueryError, Search, Searcher

    with opened(archive) as connection:
        searcher = Searcher(connection, Keys())
        try:
            with _written(output) as out:
                tally = export(searcher, Search(query=query.strip(), **chosen), form_, out, excel=excel)
        except QueryError as error:
            raise click.UsageError(f"{error}.") from error
        except ExportError as error:
            raise click.ClickException(str(error)) from error
    earlier = f" (and {_many(tally.earlier, 'earlier revision')})" if tally.earlier else ""
    written = _many(tally.events, "event") if form_ in _EVENTS else _many(tally.statements, "statement")
    click.echo(f"{written} of {_many(tally.articles, 'article')}{earlier}", err=True)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


@contextmanager
def _written(output: Path | None) -> Iterator[BinaryIO]:
    """Opens what is written to: a file beside `output` that takes its place once it is whole."""
    if output is None:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except OSError as error:
            # What is still buffered cannot be written either, and would fail again when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error
        return
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    try:
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(output)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{safe(str(output))}: the file cannot be written: {error.strerror}") from error
