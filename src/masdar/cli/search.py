"""`masdar search`: statements of an archive by their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, cast

import click
import msgspec

from masdar.archive.facets import FACETS
from masdar.cli.options import Chosen, filters, format_option, opened
from masdar.cli.table import labelled
from masdar.cli.terminal import safe, width

if TYPE_CHECKING:
    from masdar.archive.search import Hit, Order, Search, Searcher

_LABEL = 10


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("query", default="")
@filters
@click.option("--count", is_flag=True, help="Print only how many statements match.")
@click.option(
    "--facet", type=click.Choice(list(FACETS)), help="Print the most frequent values instead, with their counts."
)
@click.option(
    "--order",
    type=click.Choice(["rank", "newest", "oldest"]),
    default="rank",
    show_default=True,
    help="Best matches, or by date.",
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to print at most."
)
@format_option("For people, or one match a line for programs.")
def search(  # noqa: PLR0913 - one parameter for each option
    archive: Path,
    query: str,
    *,
    count: bool,
    facet: str | None,
    order: str,
    limit: int,
    form_: str,
    **chosen: Unpack[Chosen],
) -> None:
    """Print the statements of ARCHIVE that match QUERY.

    Words of QUERY are looked for in all their forms, in content, source,
    addressee and relays: all of them, or with OR, NOT and parentheses; "a phrase"
    in quotation marks, "two words"~5 for words at most five apart; source:, to:,
    via:, content: or title: before a word says where.
    """
    from masdar.archive.keys import Keys
    from masdar.archive.search import QueryError, Search, Searcher

    if not query.strip() and not any(value is not None and value is not False for value in chosen.values()):
        raise click.UsageError("Give a QUERY or a filter.")
    wanted = Search(query=query, order=cast("Order", order), **chosen)
    with opened(archive) as connection:
        searcher = Searcher(connection, Keys())
        try:
            if count:
                click.echo(searcher.count(wanted))
            elif facet is not None:
                for value, number in searcher.facet(wanted, facet, limit):
                    click.echo(f"{number:>8}  {safe(str(value)) if value is not None else '(not stated)'}")
            else:
                _print(searcher, wanted, limit, form_)
        except QueryError as error:
            raise click.UsageError(f"{error}.") from error


def _print(searcher: Searcher, wanted: Search, limit: int, form: str) -> None:
    found = searcher.find(wanted, limit)
    for hit in found.hits:
        click.echo(msgspec.json.encode(hit) if form == "jsonl" else "\n".join([*_lines(hit), ""]))
    if form == "table":
        total = searcher.count(wanted)
        click.echo(f"{len(found.hits):,} of {total:,} statements", err=True)


def _lines(hit: Hit) -> Iterator[str]:
    marks = [mark for mark in ("negated", "hedged") if getattr(hit, mark)]
    yield click.style(
        f"{hit.date or '(no date)'}  {safe(hit.outlet or '(no outlet)')}  {hit.article} {hit.statement}", bold=True
    )
    chain = [*(name or "(not settled)" for name in reversed(hit.via)), hit.source or "(not settled)"]
    for name in chain:
        yield from labelled("", "←", name, _LABEL, width())
    if hit.to is not None:
        yield from labelled("", "→", hit.to, _LABEL, width())
    yield from labelled("", ", ".join([hit.act, *marks]), _marked(hit), _LABEL, width())


def _marked(hit: Hit) -> str:
    """Returns the snippet with its hits between brackets, which show in every terminal."""
    pieces, done = [], 0
    for start, end in hit.marks:
        pieces += [hit.snippet[done:start], "[", hit.snippet[start:end], "]"]
        done = end
    return "".join([*pieces, hit.snippet[done:]])
