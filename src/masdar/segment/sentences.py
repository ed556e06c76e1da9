"""Sentences: which token belongs to which."""

from __future__ import annotations

from masdar.segment.tokens import Tokens


def sentence_numbers(tokens: Tokens) -> list[int]:
    """Returns the number of the sentence of each token, from 0.

    A full stop ends a sentence outside quotation marks; the end of a line always does.
    """
    numbers: list[int] = []
    sentence, quoted = 0, -1
    for place, letter in enumerate(tokens.letters):
        numbers.append(sentence)
        if letter == "<":
            quoted = max(quoted, tokens.mate[place])
        if letter == "|" or (letter == "." and place > quoted):
            sentence += 1
    return numbers
