"""What several commands share: the overlay, and the resources loaded with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from masdar.cli.terminal import safe
from masdar.lexicon.classes import ACTS

if TYPE_CHECKING:
    import apsw

    from masdar.pipeline import Resources

overlay_option = click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with lexicons, grammars and page tables of your own, laid over the shipped ones.",
)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Checks that the value of an option is a day.

    Raises:
        click.BadParameter: it is none.
    """
    try:
        return value if value is None else dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value} is no day; write it as 2024-03-12.") from None


def article_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say of articles what their files do not."""
    for option in (
        click.option("--outlet", help="Who published the article, where PATH does not say it."),
        click.option("--date", callback=day, help="Day of publication (2024-03-12), where PATH does not say it."),
        click.option("--url", help="Address of the article, where PATH does not say it."),
    ):
        command = option(command)
    return command


def format_option(meaning: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Returns the option that asks for a table or for JSON Lines; `meaning` says what a line of those is."""
    choice = click.Choice(["table", "jsonl"])
    return click.option("--format", "form_", type=choice, default="table", show_default=True, help=meaning)


class Chosen(TypedDict):
    """What the options of `filters` give."""

    exact: bool
    source: str | None
    to: str | None
    via: str | None
    outlet: str | None
    since: str | None
    until: str | None
    form: str | None
    act: str | None
    hedged: bool | None
    negated: bool | None
    relays: int | None


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that narrow a search down."""
    for option in reversed(
        (
            click.option("--exact", is_flag=True, help="The letters as written, not all forms of the words."),
            click.option("--source", help="Words of the source's name or office, or an entity's identifier."),
            click.option("--to", help="The same of the addressee."),
            click.option("--via", help="The same of a relay."),
            click.option("--outlet", help="The outlet that published the article."),
            click.option("--since", callback=day, help="First day of publication (2024-03-12)."),
            click.option("--until", callback=day, help="Last day of publication."),
            click.option("--form", type=click.Choice(["direct", "indirect", "mixed"]), help="Form of the statement."),
            click.option("--act", type=click.Choice(sorted(ACTS)), help="What the cue does."),
            click.option("--hedged/--not-hedged", default=None, help="With distance from the content, or without."),
            click.option("--negated/--not-negated", default=None, help="With a negated cue, or without."),
            click.option("--relays", type=click.IntRange(0), help="How many relays stand between source and article."),
        )
    ):
        command = option(command)
    return command


@contextmanager
def opened(archive: Path) -> Iterator[apsw.Connection]:
    """Opens an archive for reading; what is wrong with it is told in one sentence."""
    from masdar.archive.database import ArchiveError, open_archive, told

    try:
        connection = open_archive(archive)
        with closing(connection), told(archive):
            yield connection
    except ArchiveError as error:
        raise click.ClickException(safe(str(error))) from error


def load(overlay: Path | None) -> Resources:
    """Loads the resources; a mistake in an overlay is the user's to mend, not a crash."""
    from masdar.pipeline import load_resources

    try:
        resources = load_resources(overlay)
        if overlay is not None and (overlay / "pages").is_dir():
            _lay_over(overlay / "pages")
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    return resources


def _lay_over(pages: Path) -> None:
    from masdar.pages.agencies import Agencies
    from masdar.pages.captions import Captions
    from masdar.pages.lines import load_lines
    from masdar.pages.markup import load_markup
    from masdar.pages.tables import lay_over

    lay_over(pages)
    # A mistake is told before the first page is read, not with each one.
    load_lines()
    load_markup()
    Captions(Agencies())
