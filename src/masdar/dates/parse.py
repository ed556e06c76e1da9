"""The steps from a text to what says something of when in it: tokens, atoms, and the atoms that belong together."""

from __future__ import annotations

from typing import NamedTuple

from masdar.dates.atoms import Atom, atoms
from masdar.dates.joins import joined
from masdar.dates.tokens import Token, tokenise
from masdar.dates.vocabulary import Vocabulary
from masdar.text import Clean, Span

_TATWEEL = "\u0640"


class Parsed(NamedTuple):
    """A text with its tokens, their classes as one string, and its atoms in order."""

    clean: Clean
    tokens: list[Token]
    letters: str
    atoms: list[Atom]

    def span(self, first: int, stop: int) -> Span:
        """Returns the range of the original text that tokens `first` to `stop` (exclusive) stand in."""
        start, end = self.clean.span(self.tokens[first].start, self.tokens[stop - 1].end)
        while self.clean.original[end : end + 1] == _TATWEEL:  # «1436هـ»
            end += 1
        return start, end


def parse(text: str, vocabulary: Vocabulary) -> Parsed:
    """Returns what was found in the text; time is linear in its length."""
    clean = Clean(text)
    tokens = tokenise(clean, vocabulary)
    letters, parts = atoms(tokens)
    return Parsed(clean, tokens, letters, joined(letters, parts))
