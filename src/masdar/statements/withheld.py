"""Asides that say who would not be named: they part no cue from its content («مصدر طلب عدم كشف اسمه إن …»)."""

from __future__ import annotations

from masdar.lexicon import Lexicon, Reading
from masdar.segment import Tokens
from masdar.text import fold

_REACH = 6
"""Tokens before the name withheld in which the verb of the aside stands."""


def pass_over_withheld(tokens: Tokens, letters: list[str], lexicon: Lexicon) -> None:
    """Rewrites the letters of such asides to those of an adverb."""
    for place, word in enumerate(tokens.words):
        if place > 1 and lexicon.lists("identity", fold(word)):
            first = _aside(tokens, letters, place, lexicon)
            if first >= 0:
                letters[first : place + 1] = ["T"] * (place + 1 - first)


def _aside(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> int:
    """Returns where the verb stands that refuses to disclose the name at `place`, or -1."""
    discloses = False
    for look in range(place - 1, max(-1, place - _REACH), -1):
        reading = tokens.reading(look)
        if letters[look] in "VvBAF" and letters[look - 1] == "j" and _to_disclose(reading, lexicon):
            return look - 1  # «مصدر لم يذكر اسمه»
        if lexicon.lists("disclosing", tokens.core(look)):
            discloses = True
        elif letters[look] in "VvBAFo" and discloses:
            joined = reading is not None and bool(reading.clitics)
            return look if letters[look] != "o" and not joined else -1
        elif letters[look] not in "nifu":
            return -1
    return -1


def _to_disclose(reading: Reading | None, lexicon: Lexicon) -> bool:
    """Tells whether the verb is one of disclosing («يكشف»، «تذكر»)."""
    lexeme = reading.lexeme if reading is not None else None
    return lexeme is not None and lexicon.lists("disclosing", fold(lexeme.lemma))
