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
    help="Folder with lexicons and grammars of your own, laid over the shipped ones.",
)


def load(overlay: Path | None) -> Resources:
    """Loads the resources; a mistake in an overlay is the user's to mend, not a crash."""
    from masdar.pipeline import load_resources

    try:
        return load_resources(overlay)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
