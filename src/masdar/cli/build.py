"""`masdar build`: articles into an archive."""

from __future__ import annotations

import os
import sys
import time
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masdar.cli.options import article_options, load, overlay_option
from masdar.cli.progress import Line
from masdar.cli.report import NOTHING_READ, SOME_FAILED, complain
from masdar.cli.terminal import safe, several
from masdar.model import Failure
from masdar.pages import STDIN, Given, read_inputs, samples_input
from masdar.pages.gather import gather

if TYPE_CHECKING:
    from masdar.engine import Report
    from masdar.engine.batch import Batch

_MINUTE, _HOUR = 60, 3600


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@article_options
@click.option(
    "--workers", type=click.IntRange(1, 256), help="Processes that read; as many as there are cores by default."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Scheduler of the Dask cluster; without it, one is started on this machine."
)
@click.option("--samples", is_flag=True, help="Read the sample articles that the package ships.")
@click.option(
    "--refresh", is_flag=True, help="Read stored articles again that other lexicons or grammars were used on."
)
@overlay_option
@click.pass_context
def build(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    archive: Path,
    sources: tuple[str, ...],
    *,
    url: str | None,
    date: str | None,
    outlet: str | None,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    samples: bool,
    refresh: bool,
    overlay: Path | None,
) -> None:
    """Read the articles of each SOURCE into the file ARCHIVE.

    A SOURCE is anything that `masdar read` takes. ARCHIVE is made where there is
    none. However a build was stopped, the same command goes on; articles that
    the archive has already are not stored twice.
    """
    from masdar.archive.database import ArchiveError
    from masdar.engine import ClusterError, Options
    from masdar.engine import build as run

    if not sources and not samples and not refresh:
        raise click.UsageError("Give a SOURCE, `-` for standard input, --samples or --refresh.")
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is of a Dask cluster: add --engine dask.")
    if engine == "dask" and find_spec("distributed") is None:
        raise click.UsageError("Dask is not installed: pip install 'masdar[cluster]'.")
    load(overlay)  # a mistake in an overlay is told before anything is read
    given = Given(url, date, outlet)
    cluster = (scheduler or "") if engine == "dask" else None
    options = Options(workers or os.cpu_count() or 1, overlay, given, cluster, refresh)
    inputs = chain([samples_input(given)] if samples else [], read_inputs(sources, given))
    with Line() as line:
        told = _Told(line, _size(sources))
        try:
            report = run(archive, inputs, options, told.progress, told.failed)
        except (ArchiveError, ClusterError) as error:
            line.clear()
            raise click.ClickException(safe(str(error))) from error
        except KeyboardInterrupt:
            line.clear()
            click.echo(f"{archive} is unfinished: the same command goes on", err=True)
            raise
    click.echo(summary(report), err=True)
    if report.added.failed:
        context.exit(SOME_FAILED if report.articles else NOTHING_READ)


def summary(report: Report) -> str:
    """Returns what a build did, in one line."""
    added = report.added
    parts = [f"{several(added.articles, 'article')} added", several(added.statements, "statement")]
    parts += [f"{several(added.present, 'article')} there already"] if added.present else []
    parts += [f"{several(report.refreshed, 'article')} read again"] if report.refreshed else []
    parts += [several(added.failed, "failure")] if added.failed else []
    return ", ".join(parts) if report.articles or added.failed else "nothing new"


class _Told:
    """Progress and failures of a build, told on standard error."""

    def __init__(self, line: Line, size: int) -> None:
        self._line = line
        self._size = size
        self._began = time.monotonic()

    def progress(self, report: Report, batch: Batch) -> None:
        """Shows counts, rate and the time that remains."""
        seconds = max(time.monotonic() - self._began, 1e-6)
        parts = [f"{report.articles:,} articles", f"{report.added.statements:,} statements"]
        parts += [f"{report.added.failed:,} failed"] if report.added.failed else []
        parts.append(f"{report.articles / seconds:,.0f} articles/s")
        if self._size and batch.size:
            share = min(1.0, batch.size / self._size)
            parts.append(f"{share:.0%}, {_duration(seconds * (1 - share) / share)} left")
        self._line.show(", ".join(parts))

    def failed(self, failure: Failure) -> None:
        """Tells a failure on a line of its own."""
        self._line.clear()
        complain(failure)


def _size(sources: tuple[str, ...]) -> int:
    """Returns the bytes of all files that the sources lead to; 0 where one of them is not a file."""
    total = 0
    if not sys.stderr.isatty():
        return 0
    for path in gather(sources):
        if isinstance(path, Failure) or path == STDIN:
            return 0
        try:
            total += Path(path).stat().st_size
        except OSError:
            return 0
    return total


def _duration(seconds: float) -> str:
    if seconds >= _HOUR:
        return f"{seconds / _HOUR:.1f} h"
    return f"{seconds / _MINUTE:.0f} min" if seconds >= _MINUTE else f"{seconds:.0f} s"
