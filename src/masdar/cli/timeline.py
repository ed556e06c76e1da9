"""`masdar timeline`: statements of an archive over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack, cast

import click
import msgspec

from masdar.cli.options import Chosen, filters, format_option, opened
from masdar.cli.terminal import several, width

if TYPE_CHECKING:
    from masdar.archive.timeline import Unit

_BESIDE = 46
"""Cells that the figures of a line take."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("query", default="")
@filters
@click.option(
    "--by",
    type=click.Choice(["day", "month", "year"]),
    default="day",
    show_default=True,
    help="What is counted together.",
)
@click.option(
    "--said",
    is_flag=True,
    help="By when a statement was said, where its article says so, not by when it was published.",
)
@format_option("For people, or a stretch a line for programs.")
def timeline(archive: Path, query: str, *, by: str, said: bool, form_: str, **chosen: Unpack[Chosen]) -> None:
    """Print how many statements of ARCHIVE match QUERY, over time.

    QUERY and the filters are those of `masdar search`; without any, all
    statements are counted. Beside each date stand the statements, the sources
    and the outlets.
    """
    from masdar.archive.keys import Keys
    from masdar.archive.search import QueryError, Search, Searcher

    with opened(archive) as connection:
        try:
            stretches = Searcher(connection, Keys()).timeline(
                Search(query=query, **chosen), cast("Unit", by), said=said
            )
        except QueryError as error:
            raise click.UsageError(f"{error}.") from error
    most = max((stretch.statements for stretch in stretches), default=0)
    for stretch in stretches:
        if form_ == "jsonl":
            click.echo(msgspec.json.encode(stretch._asdict()))
            continue
        bar = "█" * round(stretch.statements / most * max(width() - _BESIDE, 10))
        figures = f"{stretch.statements:>9,} {stretch.sources:>8,} {stretch.outlets:>7,}"
        click.echo(f"{stretch.date or '(no date)':<11}{figures}  {bar}")
    if form_ == "table":
        click.echo(several(sum(stretch.statements for stretch in stretches), "statement"), err=True)
