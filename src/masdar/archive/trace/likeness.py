"""In what two passages are alike and in what they differ: words, sequences of words, numbers and negations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from difflib import SequenceMatcher
from math import fsum

from masdar.archive.trace.passage import Passage
from masdar.archive.trace.records import Likeness
from masdar.archive.trace.sameness import harmonic

_WORDING = 0.62
"""Likeness from which two passages are one claim by their words alone."""
_WORDING_IN_ORDER, _RUN = 0.55, 8
"""The same where so many words stand in one order, which is no accident."""
_SAME = 0.8
"""Likeness from which two passages are nearly the same words."""
_TELLING = 4
"""Words that both have at least, for that, and that tell something."""
_SHARED = 20.0
"""Weight of all that both have at least, for that."""
_ONLY = 0.75
"""Likeness from which a negation is what two passages differ in, and not the way of putting it."""
_WEIGHT = 4.0
"""Weight from which a word tells something."""
_SHOWN = 6
_RADICALS = 3
_VOWELS = dict.fromkeys(map(ord, "اويىه"))


def likeness(one: Passage, other: Passage, weight: Callable[[str], float]) -> Likeness:
    """Returns in what a passage is like the claim, and in what it differs.

    Args:
        one: the claim.
        other: another passage.
        weight: how much a word tells.
    """
    mine, theirs = set(one.keys), set(other.keys)
    both = mine & theirs
    shared = fsum(map(weight, both))
    score = harmonic(shared / (fsum(map(weight, mine)) or 1.0), shared / (fsum(map(weight, theirs)) or 1.0))
    numbers = _numbers(one.senses), _numbers(other.senses)
    apart = tuple(sorted(numbers[0] - numbers[1])), tuple(sorted(numbers[1] - numbers[0]))
    return Likeness(
        score=round(score, 3),
        shared=_telling(both, weight)[:_SHOWN],
        sequence=run(one.keys, other.keys),
        numbers=apart if all(apart) else None,
        negation=_contrary(one, other, weight, score),
    )


def run(one: Sequence[str], other: Sequence[str]) -> int:
    """Returns how many words the longest sequence has that two passages share, by the keys of their words."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _contrary(one: Passage, other: Passage, weight: Callable[[str], float], score: float) -> bool:
    """Tells whether one passage says the contrary of the other: what one denies, the other may have negated."""
    negated = bool(one.negated) != bool(other.negated)
    if one.denied != other.denied:
        return not negated
    # Where both negate something, they may well do it in other words.
    plain = other.keys if one.negated else one.keys
    roots = {_root(key) for key in plain if weight(key) >= _WEIGHT}
    words = (key for key in one.negated | other.negated if weight(key) >= _WEIGHT)
    return negated and score >= _ONLY and any(_root(key) in roots for key in words)


def one_wording(one: Passage, other: Passage, weight: Callable[[str], float], found: Likeness) -> bool:
    """Tells whether two passages are one claim by their words alone, whatever articles they stand in."""
    both = set(one.keys) & set(other.keys)
    enough = _WORDING if found.sequence < _RUN else _WORDING_IN_ORDER
    return found.score >= enough and len(_telling(both, weight)) >= _TELLING and fsum(map(weight, both)) >= _SHARED


def word_for_word(found: Likeness) -> bool:
    """Tells whether two passages are the same nearly word for word, with many of them in one order."""
    return found.score >= _SAME and found.sequence >= _RUN


def _telling(keys: Collection[str], weight: Callable[[str], float]) -> tuple[str, ...]:
    """Returns those of some words that tell something, the rarest first."""
    return tuple(sorted((key for key in keys if weight(key) >= _WEIGHT), key=lambda key: (-weight(key), key)))


def _root(key: str) -> str:
    """Returns the last consonants of a word, which its persons and tenses share («نغلق»، «ستغلق»)."""
    return key.translate(_VOWELS)[-_RADICALS:]


def _numbers(senses: Collection[str]) -> set[str]:
    return {sense for sense in senses if sense[0].isdigit()}
