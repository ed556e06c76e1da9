"""Failures told to the user, counted, and turned into an exit status."""

from __future__ import annotations

from dataclasses import dataclass

import click

from masdar.cli.terminal import safe, several
from masdar.model import Article, Failure

NOTHING_READ = 1
SOME_FAILED = 3


@dataclass
class Tally:
    """How many articles were read, and how many failures were told."""

    done: int = 0
    failed: int = 0

    def count(self, outcome: Article | Failure) -> None:
        """Counts one outcome."""
        if isinstance(outcome, Failure):
            self.failed += 1
        else:
            self.done += 1

    def status(self) -> int:
        """Returns the exit status."""
        if not self.done:
            return NOTHING_READ
        return SOME_FAILED if self.failed else 0


def complain(failure: Failure) -> None:
    """Says on standard error which input failed and why."""
    place = failure.page if failure.line is None else f"{failure.page}:{failure.line}"
    click.echo(f"{safe(place)}: {safe(failure.reason)}", err=True)


def sum_up(tally: Tally) -> None:
    """Says on standard error how much was read and how much failed, where that is not all."""
    if tally.failed or not tally.done:
        click.echo(f"{several(tally.done, 'article')} read, {several(tally.failed, 'failure')}", err=True)
