"""Checks of the learned weights: is their table well formed?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masdar.lexicon import Problem
from masdar.pipeline import DOUBT
from masdar.statements.doubt import load_doubt
from masdar.tables import TableError


def check_doubt(path: Path = DOUBT) -> Iterator[Problem]:
    """Yields what keeps the table of weights from being used."""
    try:
        load_doubt(path)
    except TableError as error:
        yield Problem(error.file, error.line, error.sentence)
