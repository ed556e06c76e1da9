"""`masdar read`: articles in, statements out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
import msgspec

from masdar.cli.journal import Output
from masdar.cli.options import article_options, load, overlay_option
from masdar.cli.progress import Progress
from masdar.cli.report import Tally, complain, sum_up
from masdar.cli.table import render
from masdar.cli.terminal import width
from masdar.model import Article, Failure
from masdar.pages import STDIN, Given, Input, read_inputs, samples_input

if TYPE_CHECKING:
    from masdar.pipeline import Resources


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
@article_options
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@click.option("--resume", is_flag=True, help="Go on where the run that wrote --output FILE was stopped.")
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
    output: Path | None,
    resume: bool,
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
    if resume and output is None:
        raise click.UsageError("--resume needs the --output FILE to go on with.")
    if resume and STDIN in paths:
        raise click.UsageError("--resume cannot go back to what standard input gave before: give a file.")
    given = Given(url, date, outlet)
    with ExitStack() as stack:
        file: Output | None = None
        if output is not None:
            options = {"format": form, "url": url, "date": date, "outlet": outlet, "overlay": str(overlay or "")}
            try:
                file = stack.enter_context(Output(output, options, resume=resume))
            except OSError as error:
                raise click.ClickException(f"{output}: the file cannot be written: {error.strerror}") from error
            if file.complete:
                click.echo(f"{output} is complete: there is nothing to go on with", err=True)
                return
        resources = load(overlay)
        inputs = chain([samples_input()] if samples else [], read_inputs(paths, given))
        run = _Run(resources, _printer(form, file.stream if file else None), stack.enter_context(Progress()), file)
        try:
            for item in inputs:
                run.read(item)
        except KeyboardInterrupt:
            if file is not None:
                click.echo(f"\n{output} is unfinished: the same command with --resume goes on", err=True)
            raise
    sum_up(run.tally)
    context.exit(run.tally.status())


class _Run:
    """Inputs read one after another, their articles shown and their failures told."""

    def __init__(
        self, resources: Resources, show: Callable[[Article], None], progress: Progress, output: Output | None
    ) -> None:
        self.tally = output.tally if output else Tally()
        self._resources = resources
        self._show = show
        self._progress = progress
        self._output = output

    def read(self, item: Input) -> None:
        nth, start = self._output.next_of(item.name) if self._output else (0, 0)
        if start is None:
            return
        for step in item.steps(start):
            for outcome in step.outcomes:
                self._take(self._analysed(outcome))
            if self._output:
                self._output.note(item.name, nth, step.position)
            self._progress.count(self.tally, item.name, step.share)

    def _analysed(self, item: Article | Failure) -> Article | Failure:
        from masdar.pipeline import read_article

        if isinstance(item, Failure):
            return item
        try:
            return read_article(item, self._resources)
        except Exception as error:  # noqa: BLE001 - one article that the engine fails on does not stop the others
            reason = f"the article {item.id} could not be analysed: {type(error).__name__}: {error}"
            return Failure(page=item.page or "", line=None, reason=reason)

    def _take(self, outcome: Article | Failure) -> None:
        if isinstance(outcome, Failure):
            self._progress.clear()
            complain(outcome)
        else:
            self._show(outcome)
        self.tally.count(outcome)


def _printer(form: str, output: BinaryIO | None) -> Callable[[Article], None]:
    """Returns what writes an article in the form that was asked for."""

    def record(article: Article) -> None:
        (output or sys.stdout.buffer).write(msgspec.json.encode(article) + b"\n")

    def table(article: Article) -> None:
        headline, *lines = render(article, width())
        if output is None:
            click.echo("\n".join([click.style(headline, bold=True), *lines, ""]))
        else:
            output.write("\n".join([headline, *lines, "", ""]).encode("utf-8", "backslashreplace"))

    return record if form == "jsonl" else table
