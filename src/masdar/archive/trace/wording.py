"""What words say of a claim: whether it is negated, who is heard in it, and how far its verb stands behind it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from masdar.archive.keys import Keys, words
from masdar.archive.known import read_table
from masdar.archive.trace.records import DENY
from masdar.lexicon import Lexicon, Reading
from masdar.segment import tokenise
from masdar.text import Span, fold

_DISTANT, _TELLS = 1, 3
"""The level of what is not said itself, and of a colon."""
_NOT = "j"
"""The class of words that negate."""
_MARKS = ':«"“'
_REPORTING = frozenset("VvSsNA")
"""Those of words that attribute."""
_FINITE = frozenset("VvB")
"""Those of verbs that attribute, with the letters that are often another word."""
_VERB = "cue"
_CUES = (_VERB, "according", "quoting")
_OPENS = "cue.qal"
"""The verb that only opens the words of the one before it («وشدد على حقه، قائلا»)."""
_SPEECH = "speech"
"""The list of nouns that name an utterance: «تصريح» stands no further behind it than «بيان»."""
_NOUN = "N"
"""The class of verbal nouns: «رغم إعلان» takes up that something was announced, and may keep far from it."""
_WAS, _HAD = "K", "D"
"""The classes of «كان» and «قد»."""
_THAT = "E"
_WILL = "س"
"""What is written on a verb of what is to come."""


class Wording:
    """Reads passages and cues by the lexicon and the tables `commitment` and `words`.

    Raises:
        TableError: a table is malformed.
    """

    def __init__(self, lexicon: Lexicon, overlay: Path | None) -> None:
        self._lexicon = lexicon
        levels = {row.cells["verb"]: int(row.cells["level"]) for row in read_table("commitment", overlay)}
        self._levels = {
            lexeme.id: levels[lexeme.lemma]
            for lexeme in lexicon.lexemes.values()
            if lexeme.cls in _CUES and lexeme.lemma in levels
        }
        self._words: dict[str, set[str]] = {}
        for row in read_table("words", overlay):
            self._words.setdefault(row.cells["class"], set()).add(row.cells["word"])
        self.plain = frozenset(self._words["plain"])
        """Words that help to put something, and say nothing of their own («تم الفتح»)."""
        self._alleging = frozenset(map(fold, self._words["alleging"]))

    def commitment(self, cue: str, *, hedged: bool, before: str = "") -> int | None:
        """Returns how far a cue stands behind its content, from 1 (keeps a distance) to 5 (vouches for it).

        Args:
            cue: the words that attribute; of several verbs the one that stands furthest behind it counts.
            hedged: true where the statement keeps a distance by itself.
            before: what its sentence says before the cue.

        Returns:
            The level, or null where no verb of the cue is on the scale.
        """
        if hedged:
            return _DISTANT
        if not words(cue):
            return _TELLS
        found = [reading for word in words(cue) for reading in self._levelled(word)]
        if any(self._attributes(word) for word in words(cue)):
            # «وفق ما أكد»: the verb says how far; «وفقا لما نقلت»: it is the verb of a relay, and on no scale.
            found = [reading for reading in found if reading.lexeme is not None and reading.lexeme.cls == _VERB]
        levels = [self._levels[reading.lexeme.id] for reading in found if reading.lexeme is not None]
        if found and all(_only_opens(reading) for reading in found):
            governing = next((word for word in reversed(words(before)) if self._attributes(word)), None)
            if governing is not None:
                return self.commitment(governing, hedged=False)
        return max(levels, default=None)

    def recalls(self, before: str) -> bool:
        """Tells whether what stands before a cue makes it an earlier word taken up again («وكان الوزير قد قال»)."""
        letters = [self._letter(word) for word in words(before)]
        return bool(letters) and (letters[0] == _WAS or (letters[-1] == _HAD and _WAS in letters))

    def negated(self, passage: str, keys: Keys) -> frozenset[str]:
        """Returns the keys of the words that the passage negates: the one after each that does («لن تغلق»)."""
        found = words(passage)
        return frozenset(keys.key(word) for before, word in pairwise(found) if self.negates(before))

    def reports(self, passage: str) -> bool:
        """Tells whether a passage is in no own voice: a word attributes or alleges something, or a mark quotes it."""
        found = words(passage)
        if any(mark in passage for mark in _MARKS):
            return True
        for place, word in enumerate(found):
            if self._letter(word) in _REPORTING or self._alleges(word):
                return True
            if self._attributes(word) and any(self._letter(other) == _THAT for other in found[place + 1 :]):
                return True
        return False

    def denies(self, passage: str) -> bool:
        """Tells whether a word of a passage tells of a denial («وهو ما تنفيه الوزارة»)."""
        readings = (self._lexicon.readings(word)[0] for word in words(passage))
        return any(reading.lexeme is not None and reading.lexeme.value("act") == DENY for reading in readings)

    def foretells(self, passage: str) -> bool:
        """Tells whether a passage says that something will be («سيفتح الجسر»، «سوف يفتح»)."""
        readings = (self._lexicon.readings(word)[0] for word in words(passage))
        return any(reading.clitics.endswith(_WILL) or reading.kind == "future" for reading in readings)

    def quoted(self, text: str, span: Span) -> bool:
        """Tells whether a stretch of a text stands within a quotation that begins or ends beyond it."""
        first = text.rfind("\n", 0, span[0]) + 1
        last = text.find("\n", span[1])
        paragraph = text[first:] if last < 0 else text[first:last]
        tokens = tokenise(paragraph, self._lexicon)
        start, stop = span[0] - first, span[1] - first
        for place, letter in enumerate(tokens.letters):
            begin, end = tokens.span(place, place + 1)
            mate = tokens.mate[place]
            if letter == "<" and mate > place and begin < start and tokens.span(mate, mate + 1)[1] > start:
                return True
            if letter == ">" and mate < 0 and end >= stop:
                return True
        return False

    def negates(self, word: str) -> bool:
        """Tells whether a word says the contrary of what follows it."""
        return word in self._words["negating"] or self._letter(word) == _NOT

    def _alleges(self, word: str) -> bool:
        """Tells whether a word says that something is held against somebody, or only thought («متهم»، «المزعوم»)."""
        return any(reading.core in self._alleging for reading in self._lexicon.readings(word))

    def _letter(self, word: str) -> str:
        return self._lexicon.readings(word)[0].letter

    def _levelled(self, word: str) -> list[Reading]:
        """Returns the readings of a word that stand on the scale."""
        return [
            reading
            for reading in self._lexicon.readings(word)
            if reading.lexeme is not None
            and reading.lexeme.id in self._levels
            and not self._lexicon.lists_owned(_SPEECH, reading.core)
            and (reading.letter != _NOUN or reading.lexeme.id == _OPENS)
        ][:1]

    def _attributes(self, word: str) -> bool:
        """Tells whether a word may be a verb that attributes, whatever else it may be («كشف»)."""
        return any(
            reading.letter in _FINITE and reading.lexeme is not None and reading.lexeme.cls == _VERB
            for reading in self._lexicon.readings(word)
        )


def _only_opens(reading: Reading) -> bool:
    """Tells whether a cue is «قائلا» or «بالقول»: how far it stands behind the words, the verb before it says."""
    return reading.lexeme is not None and reading.lexeme.id == _OPENS and reading.letter not in _FINITE
