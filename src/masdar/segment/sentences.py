"""Sentences: which token belongs to which."""

from __future__ import annotations

import re

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
