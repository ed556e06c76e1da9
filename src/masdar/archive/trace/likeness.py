"""When two passages say the same: by the rare words, numbers and order of words that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from masdar.archive.trace.records import Likeness

_ENOUGH = 0.62
"""Harmonic mean of the shares of each passage, by the weight of its words, that both have at least."""
_ENOUGH_IN_ORDER, _RUN = 0.55, 8
"""The same where so many words stand in one order, which is no accident."""
LEAST_SHARE = _ENOUGH_IN_ORDER / (2 - _ENOUGH_IN_ORDER)
"""Share of a claim's weight without which no passage is like it, even one that the claim holds whole."""
_ONLY = 0.75
"""Likeness from which a negation is what two passages differ in, and not the way of putting it."""
_TELLING = 4
"""Words that both have at least and that tell something."""
_SHARED = 20.0
"""Weight of all that both have at least."""
_WEIGHT = 4.0
"""Weight from which a word tells something."""
_SHOWN = 6
_RADICALS = 3
_VOWELS = dict.fromkeys(map(ord, "اويىه"))
_LONG = 120
"""Words of a passage that are compared."""


class Passage(NamedTuple):
    """The words of a passage, as they are compared."""

    keys: Sequence[str]
    """The keys of its words, in order."""
    negated: frozenset[str]
    """The word after each that negates («لن تغلق»); empty where nothing is negated."""
    denied: bool
    """True where its source denies it."""


def likeness(one: Passage, other: Passage, weight: Callable[[str], float]) -> Likeness | None:
    """Returns why two passages are one claim, or null where they are not.

    Args:
        one: the claim.
        other: another passage.
        weight: how much a word tells.
    """
    first, second = list(one.keys[:_LONG]), list(other.keys[:_LONG])
    mine, theirs = set(first), set(second)
    both = mine & theirs
    telling = sorted((key for key in both if weight(key) >= _WEIGHT), key=lambda key: (-weight(key), key))
    shared = sum(map(weight, both))
    if len(telling) < _TELLING or shared < _SHARED:
        return None
    of_claim, of_other = shared / sum(map(weight, mine)), shared / sum(map(weight, theirs))
    score = 2 * of_claim * of_other / (of_claim + of_other)
    if score < _ENOUGH_IN_ORDER:
        return None
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
    if score < (_ENOUGH if run < _RUN else _ENOUGH_IN_ORDER):
        return None
    numbers = _numbers(mine), _numbers(theirs)
    apart = tuple(sorted(numbers[0] - numbers[1])), tuple(sorted(numbers[1] - numbers[0]))
    # Where both negate something, they may well do it in other words.
    plain = theirs if one.negated else mine
    roots = {_root(key) for key in plain if weight(key) >= _WEIGHT}
    contrary = bool(one.negated) != bool(other.negated) and any(
        _root(key) in roots for key in one.negated | other.negated if weight(key) >= _WEIGHT
    )
    return Likeness(
        score=round(score, 3),
        shared=tuple(telling[:_SHOWN]),
        sequence=run,
        numbers=apart if all(apart) else None,
        negation=(contrary and score >= _ONLY) != (one.denied != other.denied),
    )


def _root(key: str) -> str:
    """Returns the last consonants of a word, which its persons and tenses share («نغلق»، «ستغلق»)."""
    return key.translate(_VOWELS)[-_RADICALS:]


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
