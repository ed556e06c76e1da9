"""`masdar read`: articles in, statements out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from masdar.cli.options import load, overlay_option
from masdar.cli.progress import Progress
from masdar.cli.report import Tally, complain
from masdar.cli.table import render
from masdar.cli.terminal import width
from masdar.model import Article, Failure
from masdar.pages import Given, read_paths, read_samples

if TYPE_CHECKING:
    from masdar.pipeline import Resources


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return value if value is None else dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value} is no day; write it as 2024-03-12.") from None


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="`table` for people, `jsonl` for programs: one record a line.",
)
@click.option("--url", help="Address of the article, where PATH does not say it.")
@click.option("--date", callback=_day, help="Day of publication (2024-03-12), where PATH does not say it.")
@click.option("--outlet", help="Who published the article, where PATH does not say it.")
@click.option("--samples", is_flag=True, help="Read the sample articles that the package ships.")
@overlay_option
@click.pass_context
def read(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    *,
    url: str | None,
    date: str | None,
    outlet: str | None,
    samples: bool,
    overlay: Path | None,
) -> None:
    """Print who said what in the articles of PATH.

    A PATH holds HTML, the text of a page, an RSS or Atom feed, a web archive
    (WARC) or JSON Lines of articles (`id`, `title`, `text`, optionally `date`,
    `url`, `outlet`), compressed with gzip or not. It is a file, a folder, a
    pattern between quotation marks, or `-` for standard input.
    """
    if not paths and not samples:
        raise click.UsageError("Give a PATH, `-` for standard input, or --samples.")
    resources = load(overlay)
    inputs = chain(read_samples() if samples else (), read_paths(paths, Given(url, date, outlet)))
    show: Callable[[Article], None] = _print_record if form == "jsonl" else _print_table
    tally = Tally()
    with Progress() as progress:
        for outcome in _analysed(inputs, resources):
            if isinstance(outcome, Failure):
                progress.clear()
                complain(outcome)
            else:
                show(outcome)
            tally.count(outcome)
            progress.show(tally)
    context.exit(tally.status())


def _analysed(inputs: Iterable[Article | Failure], resources: Resources) -> Iterator[Article | Failure]:
    from masdar.pipeline import read_article

    for item in inputs:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield read_article(item, resources)
        except Exception as error:  # noqa: BLE001 - one article that the engine fails on does not stop the others
            reason = f"the article {item.id} could not be analysed: {type(error).__name__}: {error}"
            yield Failure(page=item.page or "", line=None, reason=reason)


def _print_record(article: Article) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(article) + b"\n")


def _print_table(article: Article) -> None:
    headline, *lines = render(article, width())
    click.echo("\n".join([click.style(headline, bold=True), *lines, ""]))
