"""The command line: data on standard output, everything else on standard error.

Exit status: 0 done, 1 nothing could be read, 2 wrong usage, 3 done but some
inputs failed.
"""

from __future__ import annotations

import os
import signal
import sys
from io import TextIOWrapper
from typing import Any

import click

import masdar
from masdar.cli.build import build
from masdar.cli.check import check
from masdar.cli.claims import claims
from masdar.cli.demo import demo
from masdar.cli.doctor import doctor
from masdar.cli.events import events
from masdar.cli.explain import explain
from masdar.cli.export import export
from masdar.cli.read import read
from masdar.cli.search import search
from masdar.cli.serve import serve
from masdar.cli.show import show
from masdar.cli.terminal import safe
from masdar.cli.timeline import timeline
from masdar.cli.trace import trace
from masdar.tables import TableError


class _Commands(click.Group):
    """Commands that tell a mistake in a table of an overlay in one sentence, whenever they come upon it."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the command returns
        """Runs a command.

        Raises:
            click.ClickException: a table cannot be used.
        """
        try:
            return super().invoke(ctx)
        except TableError as error:
            raise click.ClickException(safe(str(error))) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(masdar.__version__, prog_name="masdar", message="%(prog)s %(version)s")
def cli() -> None:
    """Who said what, to whom, and on whose word, in Arabic news."""


cli.add_command(demo)
cli.add_command(read)
cli.add_command(build)
cli.add_command(search)
cli.add_command(show)
cli.add_command(timeline)
cli.add_command(serve)
cli.add_command(trace)
cli.add_command(claims)
cli.add_command(events)
cli.add_command(export)
cli.add_command(doctor)
cli.add_command(explain)
cli.add_command(check)


def main() -> None:
    """Runs the command line as a program of its own."""
    # A closed pipe (`masdar read … | head`) ends the program as it ends any filter: at once and quietly.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _run()
    except OSError as error:
        # What is still buffered cannot be written either, and would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(f"masdar: the output cannot be written: {error.strerror}")


def _run() -> None:
    try:
        cli(prog_name="masdar")
    finally:
        sys.stdout.flush()
