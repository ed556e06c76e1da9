"""`masdar show`: an article, a statement or a source of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from masdar.cli.options import opened
from masdar.cli.table import labelled, render, statement_lines
from masdar.cli.terminal import safe, width

if TYPE_CHECKING:
    import apsw

    from masdar.archive.shown import ShownArticle, ShownSource, ShownStatement

_HEAD = 12


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("id")
@click.option("--format", "form_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="For people, or the record for programs.")
def show(archive: Path, id: str, *, form_: str) -> None:  # noqa: A002 - the argument's name
    """Print what ARCHIVE holds under ID.

    ID is that of an article or of a statement, as `masdar search` prints them, or
    the name of a source in any of its spellings.
    """
    from masdar.archive.shown import find

    with opened(archive) as connection:
        found = find(connection, id)
    if not found:
        raise click.ClickException(
            f"{safe(id)}: the archive has no article, statement or source of this name; `masdar search` finds them"
        )
    for one in found:
        if form_ == "jsonl":
            click.echo(msgspec.json.encode(one))
