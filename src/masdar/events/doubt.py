"""Doubt: how likely a mention is an event of its type, learnt from events that readers judged.

A logistic regression over the signs of a mention.  Its weights stand in `data/ar/doubt/events.tsv`, one sign a row;
`tools/train_events.py` writes them and prints what they are worth on articles left out of the training.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from masdar.tables import TableError, read_cells

COLUMNS = ("sign", "weight")
ALWAYS = "always"
"""The sign of every event: its weight is the bias."""
LEAST = 0.7
"""How certain it is at least that a mention is an event."""


class Doubt:
    """Weighs the signs of events; without weights it doubts nothing."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = weights or {}

    def certainty(self, signs: Iterable[str]) -> float:
        """Returns how certain an event with these signs is, from 0 to 1."""
        if not self._weights:
            return 1.0
        weights = self._weights
        return 1 / (1 + math.exp(-weights.get(ALWAYS, 0.0) - math.fsum(weights.get(sign, 0.0) for sign in signs)))


NO_DOUBT = Doubt()


def load_doubt(path: Path) -> Doubt:
    """Returns the doubt whose weights stand in a table.

    Raises:
        TableError: the table cannot be read, or a weight in it is no number.
    """
    return Doubt(load_weights(path))


def load_weights(path: Path) -> dict[str, float]:
    """Returns the weights of signs that stand in a table.

    Raises:
        TableError: the table cannot be read, or a weight in it is no number.
    """
    return dict(_weights(path))


def _weights(path: Path) -> Iterator[tuple[str, float]]:
    for line, (sign, weight) in read_cells(path, COLUMNS):
        try:
            yield sign, float(weight)
        except ValueError:
            sentence = f"The weight of a sign must be a number, not {weight!r}."
            raise TableError(str(path), line, sentence) from None
