"""A passage as it is compared with another: its words, what they mean, and how much each tells."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from masdar.archive.keys import Keys
from masdar.archive.trace.senses import Senses
from masdar.archive.trace.weights import Weights
from masdar.archive.trace.wording import Wording

_LONG = 120
"""Words of a passage that are compared."""


@dataclass(frozen=True)
class Passage:
    """The words of a passage."""

    keys: Sequence[str]
    """The keys of its words, in order."""
    senses: Mapping[str, float]
    """What they mean, each with how much it tells."""
    negating: Callable[[], frozenset[str]]
    """Gives `negated`, which most passages are never asked for."""
    denied: bool
    """True where its source denies it."""

    @cached_property
    def negated(self) -> frozenset[str]:
        """The word after each that negates («لن تغلق»); empty where nothing is negated."""
        return self.negating()


class Reader:
    """Reads passages for the comparison."""

    def __init__(self, keys: Keys, senses: Senses, weights: Weights, wording: Wording) -> None:
        self._keys = keys
        self._senses = senses
        self._weights = weights
        self._wording = wording

    def passage(self, text: str, *, denied: bool = False) -> Passage:
        """Returns a text as it is compared."""
        keys = self._keys.keys(text).split()[:_LONG]
        self._weights.learn(keys)
        return Passage(keys, self.told(keys), lambda: self._wording.negated(text, self._keys), denied)

    def told(self, keys: Iterable[str]) -> dict[str, float]:
        """Returns the senses of words by their keys, each with how much it tells."""
        told: dict[str, float] = {}
        sense_of, weight_of = self._senses.sense, self._weights.weight
        for key in keys:
            sense, weight = sense_of(key), weight_of(key)
            if weight > told.get(sense, 0.0):
                told[sense] = weight
        return told


def held(told: Mapping[str, float], others: AbstractSet[str]) -> float:
    """Returns the share of some senses, by what each tells, that is among others: from 0 to 1.

    Sets have no order, and sums of floats one that counts: such sums are exact here, so that no order counts.
    """
    return math.fsum(told[sense] for sense in told.keys() & others) / (math.fsum(told.values()) or 1.0)
