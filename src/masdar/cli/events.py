"""`masdar events`: who did what to whom in an archive, how real, and on whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, get_args

import click
import msgspec

from masdar.cli.options import day, format_option, load, opened, overlay_option
from masdar.cli.table import labelled
from masdar.cli.terminal import safe, width
from masdar.model import Actor, EventType, Status

if TYPE_CHECKING:
    from masdar.archive.events import EventHit, Events, EventSearch
    from masdar.archive.events.same import SameEvent

_LABEL = 12
_FACETS = ("type", "quad", "status", "claimant", "country", "place", "month", "outlet")
_WHY = {"claim": "one claim", "parties": "same type, parties and day"}


class Chosen(TypedDict):
    """What the options that narrow events down give."""

    actor: str | None
    recipient: str | None
    pair: tuple[str, str] | None
    type: str | None
    mode: str | None
    quad: int | None
    status: str | None
    claimant: str | None
    since: str | None
    until: str | None
    place: str | None
    outlet: str | None


def _filters(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(
        (
            click.option(
                "--actor", help="Who acts: a code (QAT, QAT-GOV), words of a name, or an entity's identifier."
            ),
            click.option("--recipient", help="The same of whom it is done to."),
            click.option("--pair", nargs=2, metavar="ONE OTHER", help="Two parties, whichever of them acts."),
            click.option("--type", type=click.Choice(get_args(EventType)), help="The type in PLOVER's ontology."),
            click.option("--mode", help="The mode within the type (visit, aerial)."),
            click.option(
                "--quad", type=click.IntRange(1, 4), help="1, 2: verbal, material cooperation; 3, 4: conflict."
            ),
            click.option("--status", type=click.Choice(get_args(Status)), help="How real the articles have it."),
            click.option("--claimant", help="Words of the claimant's name; - for what articles say themselves."),
            click.option("--since", callback=day, help="First day of the event (of publication where it has none)."),
            click.option("--until", callback=day, help="Last day of it."),
            click.option("--place", help="A country (SYR) or words of a place."),
            click.option("--outlet", help="The outlet that published the article."),
        )
    ):
        command = option(command)
    return command


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@_filters
@click.option("--count", is_flag=True, help="Print only how many events match.")
@click.option("--facet", type=click.Choice(_FACETS), help="Print the most frequent values instead, with their counts.")
@click.option("--matrix", is_flag=True, help="Print who acted toward whom instead, with counts by quad class.")
@click.option("--same", metavar="ID", help="Print one event as every article tells it, side by side.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to print at most."
)
@click.option("--after", metavar="DAY:ROW", help="Go on after this place, which a page before has printed.")
@overlay_option
@format_option("For people, or one record a line for programs.")
def events(  # noqa: PLR0913 - one parameter for each option
    archive: Path,
    *,
    count: bool,
    facet: str | None,
    matrix: bool,
    same: str | None,
    limit: int,
    after: str | None,
    overlay: Path | None,
    form_: str,
    **chosen: Unpack[Chosen],
) -> None:
    """Print the events of ARCHIVE, the newest first.

    Each shows who did what to whom, where and when, how real the article has it
    and on whose word. With --same, the versions of other articles stand beside
    an event, and what they contradict each other in.
    """
    from masdar.archive.events import Events, EventSearch

    place = _place(after)
    with opened(archive) as connection:
        found = Events(connection)
        wanted = EventSearch(**chosen)
        if same is not None:
            _same(found, archive, same, overlay, form_)
        elif count:
            click.echo(found.count(wanted))
        elif facet is not None:
            for value, number in found.facet(wanted, facet, limit):
                click.echo(f"{number:>8}  {safe(str(value)) if value is not None else '(not stated)'}")
        elif matrix:
            _matrix(found, wanted, limit, form_)
        else:
            _page(found, wanted, limit, place, form_)


def _place(after: str | None) -> tuple[str, int] | None:
    """Returns the place that a page goes on after.

    Raises:
        click.BadParameter: it is none.
    """
    if after is None:
        return None
    when, _, row = after.rpartition(":")
    if not row.isdecimal():
        raise click.BadParameter(f"{after} is no place; give what the page before has printed.", param_hint="--after")
    return when, int(row)


def _page(found: Events, wanted: EventSearch, limit: int, after: tuple[str, int] | None, form: str) -> None:
    page = found.find(wanted, limit, after)
    for hit in page.hits:
        click.echo(msgspec.json.encode(hit) if form == "jsonl" else "\n".join([*_lines(hit), ""]))
    on = f"; go on with --after {page.after[0]}:{page.after[1]}" if page.after is not None else ""
    if form == "table" or on:
        click.echo(f"{len(page.hits):,} of {found.count(wanted):,} events{on}", err=True)


def _matrix(found: Events, wanted: EventSearch, limit: int, form: str) -> None:
    for cell in found.matrix(wanted, limit):
        if form == "jsonl":
            click.echo(msgspec.json.encode(cell))
        else:
            click.echo(f"{cell.events:>8}  {cell.quad}  {safe(cell.actor)} → {safe(cell.recipient)}")


def _same(found: Events, archive: Path, wanted: str, overlay: Path | None, form: str) -> None:
    from masdar.archive.events.same import same_event
    from masdar.archive.keys import Keys
    from masdar.archive.trace import Tracer

    resources = load(overlay)
    tracer = Tracer(found.connection, Keys(), resources.lexicon, overlay)
    one = same_event(found.connection, found, tracer, wanted)
    if one is None:
        raise click.ClickException(f"{safe(wanted)}: {safe(str(archive))} has no event of this identifier")
    click.echo(msgspec.json.encode(one) if form == "jsonl" else "\n".join(_versions(one)))


def _versions(one: SameEvent) -> Iterator[str]:
    yield from _lines(one.event)
    for version in one.versions:
        yield ""
        yield from _lines(version.hit)
        yield from labelled("", "linked by", ", ".join(_WHY[link] for link in version.why), _LABEL, width())
        yield from labelled("", "differs in", ", ".join(version.differs) or "nothing that both tell", _LABEL, width())
    if not one.versions:
        yield from ("", "no other article tells of it")


def _lines(hit: EventHit) -> Iterator[str]:
    event = hit.event
    head = f"{hit.day or '(no date)'}  {event.type}{f' {event.mode}' if event.mode else ''}  {event.status}"
    yield click.style(f"{head}  {safe(hit.article)} {event.id}", bold=True)
    yield from labelled("", "actors", _parties(event.actors), _LABEL, width())
    if event.recipients:
        yield from labelled("", "recipients", _parties(event.recipients), _LABEL, width())
    start, end = hit.mark
    told = f"{hit.snippet[:start]}[{hit.snippet[start:end]}]{hit.snippet[end:]}"
    yield from labelled("", "told", told, _LABEL, width())
    if event.location is not None:
        where = f"{event.location.name} ({event.location.country or 'no one country'})"
        yield from labelled("", "place", where, _LABEL, width())
    elif event.place is not None:
        yield from labelled("", "place", f"not settled: {event.location_reason or ''}", _LABEL, width())
    if event.date is not None:
        yield from labelled("", "date", event.date, _LABEL, width())
    chain = [hit.outlet or "(no outlet)", *(name or "(not settled)" for name in hit.chain)]
    yield from labelled("", "claimant", event.claimant or "(the article itself)", _LABEL, width())
    yield from labelled("", "chain", " ← ".join(chain), _LABEL, width())


def _parties(actors: tuple[Actor, ...]) -> str:
    return "; ".join(f"{actor.name or actor.text} ({actor.code or 'no code'})" for actor in actors) or "(not named)"
