"""Sentences: which token belongs to which."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from masdar.segment.tokens import Tokens

_MARKS = re.compile(r"[<|.]")
"""Letters of what ends a sentence, or keeps a full stop from it."""


def sentence_numbers(tokens: Tokens) -> list[int]:
    """Returns the number of the sentence of each token, from 0.

    A full stop ends a sentence outside quotation marks; the end of a line always does.
    """
    numbers: list[int] = []
    sentence, quoted = 0, -1
    for mark in _MARKS.finditer(tokens.letters):
        place, letter = mark.start(), mark.group()
        if letter == "<":
            quoted = max(quoted, tokens.mate[place])
        elif letter == "|" or place > quoted:
            numbers += [sentence] * (place + 1 - len(numbers))
            sentence += 1
    return numbers + [sentence] * (len(tokens) - len(numbers))


def sentence_at(numbers: Sequence[int], number: int) -> range:
    """Returns the tokens of a sentence, by the `numbers` of the tokens; none where there is no such sentence."""
    return range(bisect_left(numbers, number), bisect_right(numbers, number))
