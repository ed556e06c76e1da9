"""What words say of a claim: whether it is negated, and how far the verb that reports stands behind it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from masdar.archive.keys import Keys, words
from masdar.archive.known import read_table
from masdar.lexicon import Lexicon

_TELLS = 3
"""The level of a verb that only tells."""
_DISTANT = 1
_NOT = "j"
"""The class of words that negate."""
_MARKS = ':«"“'
_REPORTING = frozenset("VvSsNA")
"""Those of words that attribute."""


class Wording:
    """Reads passages and cues by the lexicon and the table `commitment`.

    Raises:
        TableError: the table is malformed.
    """

    def __init__(self, lexicon: Lexicon, overlay: Path | None) -> None:
        self._lexicon = lexicon
        levels = {row.cells["verb"]: int(row.cells["level"]) for row in read_table("commitment", overlay)}
        self._levels = {
            lexeme.id: levels[lexeme.lemma]
            for lexeme in lexicon.lexemes.values()
            if lexeme.cls == "cue" and lexeme.lemma in levels
        }
        self._negating = frozenset(
            row.cells["word"] for row in read_table("words", overlay) if row.cells["class"] == "negating"
        )

    def commitment(self, cue: str, *, hedged: bool) -> int:
        """Returns how far a cue stands behind its content, from 1 (keeps a distance) to 5 (vouches for it)."""
        if hedged:
            return _DISTANT
        found = [
            self._levels[reading.lexeme.id]
            for word in words(cue)
            for reading in self._lexicon.readings(word)
            if reading.lexeme is not None and reading.lexeme.id in self._levels
        ]
        return found[0] if found else _TELLS

    def negated(self, passage: str, keys: Keys) -> frozenset[str]:
        """Returns the keys of the words that the passage negates: the one after each that does («لن تغلق»)."""
        found = words(passage)
        return frozenset(keys.key(word) for before, word in pairwise(found) if self.negates(before))

    def reports(self, passage: str) -> bool:
        """Tells whether a word of the passage attributes something, or a mark quotes it: it is then in no own voice."""
        return any(mark in passage for mark in _MARKS) or any(
            self._lexicon.readings(word)[0].letter in _REPORTING for word in words(passage)
        )

    def negates(self, word: str) -> bool:
        """Tells whether a word says the contrary of what follows it."""
        return word in self._negating or self._lexicon.readings(word)[0].letter == _NOT
