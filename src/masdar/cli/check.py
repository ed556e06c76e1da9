"""`masdar check`: are the lexicons, grammars and tables of pages, dates and names sound?"""

from __future__ import annotations

from pathlib import Path

import click

from masdar.cli.options import overlay_option

UNSOUND = 1


@click.command()
@overlay_option
@click.pass_context
def check(context: click.Context, overlay: Path | None) -> None:
    """Validate the lexicons, grammars and tables of pages, dates and names.

    Every example and counterexample in them is run. Each problem is told with
    its file and line.
    """
    from masdar.check import check as problems_of

    problems = problems_of(overlay)
    for problem in problems:
        click.echo(f"{problem.file}:{problem.line}: {problem.sentence}", err=True)
    if problems:
        context.exit(UNSOUND)
    click.echo("The lexicons, grammars and tables of pages, dates and names are sound.")
