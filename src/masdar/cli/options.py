"""What several commands share: the overlay, and the resources loaded with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from masdar.pipeline import Resources

overlay_option = click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with lexicons, grammars and page tables of your own, laid over the shipped ones.",
)


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
