"""Checks of the learned weights: are their tables well formed?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from masdar.events import doubt as events
from masdar.lexicon import Problem
from masdar.pipeline import CHANCES, DOUBT, DOUBT_OF_EVENTS
from masdar.statements.doubt import load_doubt
from masdar.tables import TableError


def check_doubt(path: Path = DOUBT, of_events: Path = DOUBT_OF_EVENTS, chances: Path = CHANCES) -> Iterator[Problem]:
    """Yields what keeps a table of weights from being used."""
    tables: tuple[tuple[Callable[[Path], object], Path], ...] = (
        (load_doubt, path),
        (events.load_doubt, of_events),
        (events.load_weights, chances),
    )
    for load, table in tables:
        try:
            load(table)
        except TableError as error:
            yield Problem(error.file, error.line, error.sentence)
