"""When two passages say the same: by the rare words, numbers and order of words that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from masdar.archive.trace.records import Likeness

_OF_CLAIM, _OF_OTHER = 0.5, 0.35
"""Share of the weight of the claim, and of the other passage, that both have at least."""
_RUN = 8
"""Words in one order that are no accident, where they are half of the other passage."""
_TELLING = 4
"""Words that both have at least and that tell something."""
_SHARED = 20.0
"""Weight of all that both have at least."""
_WEIGHT = 4.0
"""Weight from which a word tells something."""
_SHOWN = 6
_LONG = 120
"""Words of a passage that are compared."""


def likeness(
    one: Sequence[str], other: Sequence[str], weight: Callable[[str], float], *, negated: tuple[bool, bool]
) -> Likeness | None:
    """Returns why two passages are one claim, or null where they are not.

    Args:
        one: the keys of the words of a passage, in order.
        other: those of another.
        weight: how much a word tells.
        negated: whether the one and the other are negated.
    """
    first, second = list(one[:_LONG]), list(other[:_LONG])
    mine, theirs = set(first), set(second)
    both = mine & theirs
    telling = sorted((key for key in both if weight(key) >= _WEIGHT), key=lambda key: (-weight(key), key))
    if len(telling) < _TELLING:
        return None
    shared = sum(map(weight, both))
    of_claim, of_other = shared / sum(map(weight, mine)), shared / sum(map(weight, theirs))
    if shared < _SHARED:
        return None
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
    enough = of_claim >= _OF_CLAIM and of_other >= _OF_OTHER
    if not enough and not (run >= _RUN and max(of_claim, of_other) >= _OF_CLAIM):
        return None
    numbers = _numbers(mine), _numbers(theirs)
    apart = tuple(sorted(numbers[0] - numbers[1])), tuple(sorted(numbers[1] - numbers[0]))
    return Likeness(
        score=round(2 * of_claim * of_other / (of_claim + of_other), 3),
        shared=tuple(telling[:_SHOWN]),
        sequence=run,
        numbers=apart if all(apart) else None,
        negation=negated[0] != negated[1],
    )


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
