"""Doubt: how likely a draft is a statement at all, and how likely it has the right source, learnt from articles.

Two logistic regressions over the signs of a draft.  Their weights stand in `data/ar/doubt/signs.tsv`, one sign a row;
`tools/train_doubt.py` writes them and prints what they are worth on articles left out of the training.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from masdar.tables import TableError, read_cells

COLUMNS = ("sign", "said", "source")
ALWAYS = "always"
"""The sign of every draft: its weights are the biases."""


class Weights(NamedTuple):
    """What a sign adds to the log-odds that the content was said, and that the source is the one who said it."""

    said: float
    source: float


class Certainty(NamedTuple):
    """The probability that a draft is a statement with this content, and that its source is right where it is one."""

    said: float
    source: float


LEAST = Certainty(said=0.6, source=0.65)
"""Below the first a draft is left out, below the second its source is not settled."""
LEAST_RELAYED = Certainty(said=0.4, source=0.5)
"""The same for what is relayed: rarer and harder to find, it is worth keeping from a lower certainty on.

The certainty from which keeping raises F1 is half the F1 reached (Lipton, Elkan and Naryanaswamy 2014).
"""
SURE = Certainty(1.0, 1.0)
_NOTHING = Weights(0.0, 0.0)


class Doubt:
    """Weighs the signs of drafts; without weights it doubts nothing."""

    def __init__(self, weights: Mapping[str, Weights] | None = None) -> None:
        self._weights = weights or {}

    def certainty(self, signs: Iterable[str]) -> Certainty:
        """Returns how certain a draft with these signs is, from 0 to 1."""
        if not self._weights:
            return SURE
        said, source = self._weights.get(ALWAYS, _NOTHING)
        for sign in signs:
            weights = self._weights.get(sign)
            if weights is not None:
                said += weights.said
                source += weights.source
        return Certainty(_likelihood(said), _likelihood(source))


NO_DOUBT = Doubt()


def least(*, relayed: bool) -> Certainty:
    """Returns the least certainties of a statement, by whether it has a chain of relays."""
    return LEAST_RELAYED if relayed else LEAST


def load_doubt(path: Path) -> Doubt:
    """Returns the doubt whose weights stand in a table.

    Raises:
        TableError: the table cannot be read, or a weight in it is no number.
    """
    return Doubt(dict(_weights(path)))


def _weights(path: Path) -> Iterator[tuple[str, Weights]]:
    for line, (sign, said, source) in read_cells(path, COLUMNS):
        try:
            yield sign, Weights(float(said), float(source))
        except ValueError:
            sentence = f"The weights of a sign must be numbers, not {said!r} and {source!r}."
            raise TableError(str(path), line, sentence) from None


def _likelihood(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
