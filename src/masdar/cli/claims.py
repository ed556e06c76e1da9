"""`masdar claims`: what several outlets of an archive carry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import msgspec

from masdar.archive.trace.records import DriftKind
from masdar.cli.options import day, format_option, load, opened, overlay_option
from masdar.cli.progress import Line
from masdar.cli.terminal import safe, several

if TYPE_CHECKING:
    from masdar.archive.trace import Trace


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--since", callback=day, required=True, help="First day of publication (2024-03-12).")
@click.option("--until", callback=day, help="Last day of publication; the first where it is not given.")
@click.option(
    "--drift", type=click.Choice(get_args(DriftKind)), help="Claims alone to which this happened on their way."
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@overlay_option
@format_option("For people, or one trace a line for programs.")
def claims(  # noqa: PLR0913 - one parameter for each option
    archive: Path,
    *,
    since: str,
    until: str | None,
    drift: DriftKind | None,
    limit: int,
    overlay: Path | None,
    form_: str,
) -> None:
    """Print the claims of some days that several outlets of ARCHIVE carry.

    Those with the most outlets come first; of as many, those with the fewest
    origins and the most drift. Beside each stand its outlets, origins and
    findings of drift, and the identifier to trace it by.
    """
    from masdar.archive.keys import Keys
    from masdar.archive.trace import Tracer
    from masdar.archive.trace.claims import claims as found_in

    resources = load(overlay)
    with opened(archive) as connection, Line() as line:
        tracer = Tracer(connection, Keys(), resources.lexicon, overlay)
        found = found_in(
            connection,
            tracer,
            since,
            until or since,
            drift,
            lambda done, every: line.show(f"{done:,} of {every:,} statements"),
        )
    shown = found[:limit]
    for trace in shown:
        click.echo(msgspec.json.encode(trace) if form_ == "jsonl" else _line(trace))
    if form_ == "table":
        click.echo(f"{len(shown):,} of {several(len(found), 'claim')}", err=True)


def _line(trace: Trace) -> str:
    from masdar.archive.trace.claims import outlets

    first = trace.carriers[0]
    figures = f"{len(outlets(trace)):>3} {len(trace.origins):>3} {len(trace.drift):>3}"
    return f"{figures}  {first.statement or safe(first.article):<16}  {safe(' '.join(trace.claim.split()))}"
