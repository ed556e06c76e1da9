"""`masdar doctor`: is an archive sound, and what could not be read into it?"""

from __future__ import annotations

from pathlib import Path

import click

from masdar.cli.options import opened
from masdar.cli.report import complain
from masdar.cli.terminal import safe, several

UNSOUND = 1


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--failures", is_flag=True, help="List every page, line and article that could not be read.")
@click.pass_context
def doctor(context: click.Context, archive: Path, *, failures: bool) -> None:
    """Check that ARCHIVE is sound, and say what it holds and was made with.

    The exit status is 1 where something is wrong with it.
    """
    from masdar.archive import doctor as examine
    from masdar.archive.database import versions
    from masdar.archive.rows import count

    with opened(archive) as connection:
        click.echo(f"schema     version {len(versions())}")
        for table in ("article", "statement", "event", "copy"):
            click.echo(f"{table:<11}{count(connection, f'SELECT count(*) FROM {table}'):,}")  # noqa: S608 - one of four names
        for made in examine.resources(connection):
            overlay = f", overlay {safe(made.overlay)}" if made.overlay is not None else ""
            click.echo(
                f"resources  {made.digest} (Masdar {made.version}{overlay}): {several(made.articles, 'article')}"
            )
        for name in examine.unfinished(connection):
            click.echo(f"unfinished {safe(name)}: the same `masdar build` goes on with it")
        failed = examine.failures(connection)
        click.echo(f"failures   {len(failed):,}" + (" (--failures lists them)" if failed and not failures else ""))
        for failure in failed if failures else ():
            complain(failure)
        wrong = list(examine.problems(connection))
    for problem in wrong:
        click.echo(problem, err=True)
    click.echo(
        "The archive is sound." if not wrong else f"{several(len(wrong), 'problem')}: build it anew from its sources."
    )
    if wrong:
        context.exit(UNSOUND)
