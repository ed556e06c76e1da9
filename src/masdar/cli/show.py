"""`masdar show`: an article or a statement of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from masdar.cli.options import format_option, opened
from masdar.cli.table import heading, labelled, render, statement_lines, summary
from masdar.cli.terminal import safe, width

if TYPE_CHECKING:
    from masdar.archive.shown import ShownArticle, ShownStatement

_HEAD = 10


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("id")
@format_option("For people, or the record for programs.")
def show(archive: Path, id: str, *, form_: str) -> None:
    """Print what ARCHIVE holds under ID.

    ID is that of an article or of a statement, as `masdar search` prints them.
    """
    from masdar.archive.shown import ShownArticle, find

    with opened(archive) as connection:
        found = find(connection, id)
    if not found:
        raise click.ClickException(
            f"{safe(id)}: the archive has no article or statement of this name; `masdar search` finds them"
        )
    for place, one in enumerate(found):
        if form_ == "jsonl":
            click.echo(msgspec.json.encode(one))
            continue
        lines = _article(one) if isinstance(one, ShownArticle) else _statement(one)
        click.echo("\n".join([*([""] if place else []), *lines]))


def _article(shown: ShownArticle) -> Iterator[str]:
    first, *rest = render(shown.article, width())
    yield first
    if shown.article.url is not None:
        yield from labelled("", "address", shown.article.url, _HEAD, width())
    if shown.revisions > 1:
        yield from labelled("", "revision", f"{shown.revision} of {shown.revisions}", _HEAD, width())
    if shown.copy_of is not None:
        yield from labelled("", "copy of", f"{shown.copy_of} ({shown.similarity:.0%} alike)", _HEAD, width())
    if shown.copies:
        yield from labelled("", "copies", ", ".join(shown.copies), _HEAD, width())
    yield from rest


def _statement(shown: ShownStatement) -> Iterator[str]:
    yield from heading(shown.article, width())
    yield from labelled("", "article", shown.article.id, _HEAD, width())
    yield ""
    yield summary(shown.statement)
    yield from statement_lines(shown.article, shown.statement, width())
