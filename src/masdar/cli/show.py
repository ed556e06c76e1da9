"""`masdar show`: an article, a statement or an entity of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from masdar.cli.options import format_option, opened
from masdar.cli.table import heading, labelled, render, statement_lines, summary
from masdar.cli.terminal import safe, several, width

if TYPE_CHECKING:
    from masdar.archive.shown import ShownArticle, ShownEntity, ShownStatement

_HEAD, _WIDE = 10, 13
_ROLES = {"source": "source of", "via": "relay of", "to": "addressee of"}


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("id")
@format_option("For people, or the record for programs.")
def show(archive: Path, id: str, *, form_: str) -> None:
    """Print what ARCHIVE holds under ID.

    ID is that of an article or of a statement, as `masdar search` prints them; or
    the name or identifier of a person, organization, outlet or office.
    """
    from masdar.archive.shown import find

    with opened(archive) as connection:
        found = find(connection, id)
    if not found:
        raise click.ClickException(
            f"{safe(id)}: the archive has no article, statement or source of this name; `masdar search` finds them"
        )
    for place, one in enumerate(found):
        if form_ == "jsonl":
            click.echo(msgspec.json.encode(one))
            continue
        click.echo("\n".join([*([""] if place else []), *_lines(one)]))


def _lines(shown: ShownArticle | ShownStatement | ShownEntity) -> Iterator[str]:
    from masdar.archive.shown import ShownArticle, ShownEntity

    if isinstance(shown, ShownArticle):
        return _article(shown)
    return _entity(shown) if isinstance(shown, ShownEntity) else _statement(shown)


def _entity(shown: ShownEntity) -> Iterator[str]:
    yield click.style(f"{safe(shown.name)}  {shown.type} {shown.key}", bold=True)
    if shown.countries:
        yield from labelled("", "country", ", ".join(shown.countries), _HEAD, width())
    counts = ", ".join(f"{_ROLES[role]} {number:,}" for role, number in sorted(shown.roles.items()))
    yield from labelled("", "statements", counts or "none", _WIDE, width())
    if shown.unsettled:
        yield from labelled("", "not settled", f"who held it in {several(shown.unsettled, 'article')}", _WIDE, width())
    label = "holder" if shown.type == "office" else "office"
    for tenure in shown.offices:
        dates = tenure.since if tenure.since == tenure.until else f"{tenure.since} to {tenure.until}"
        when = f"{dates or 'undated'}, {several(tenure.articles, 'article')}, {tenure.entity}"
        yield from labelled("", label, f"{tenure.name} ({when})", _WIDE, width())
    for spelling in shown.spellings:
        why = f"{spelling.how}: {spelling.shared}" if spelling.shared is not None else spelling.how
        yield from labelled(
            "",
            "spelling",
            f"{spelling.written} ({spelling.articles:,} articles, first {spelling.article}; {why})",
            _WIDE,
            width(),
        )
    for statement in shown.statements:
        yield from labelled("", "statement", statement, _WIDE, width())


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
