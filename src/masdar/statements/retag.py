"""Context for class letters: what a token's own letters cannot show.

Quotation marks around a proper name are no quotation; a verbal noun inside a
construct chain («لجنة متابعة الأزمة») opens no content.
"""

from __future__ import annotations

from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_BEARERS = frozenset("WGLYUH")
_LONGEST_NAME = 6
_CONSTRUCT = frozenset("OGUYWkHo")
_SPEECH = frozenset("VvAEFMK")


def retag(tokens: Tokens, lexicon: Lexicon) -> None:
    """Rewrites the letters of name quotations and of verbal nouns that open nothing."""
    letters = list(tokens.letters)
    for place, letter in enumerate(letters):
        if letter == "<" and _is_name(tokens, letters, place, lexicon):
            mate = tokens.mate[place]
            letters[place], letters[mate] = "{", "}"
        elif letter == "H" and place and letters[place - 1] in _CONSTRUCT and not _closed(tokens, place - 1):
            letters[place] = "h"
        elif letter == "N" and place and letters[place - 1] in "OGU" and not _closed(tokens, place - 1):
            letters[place] = "h"
    tokens.letters = "".join(letters)


def _closed(tokens: Tokens, place: int) -> bool:
    """Tells whether the word closes its construct chain: definite, a name, or unknown (so maybe a name)."""
    reading = tokens.reading(place)
    return reading is None or reading.definite or reading.lexeme is None or reading.kind in ("name", "capital")


def _is_name(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> bool:
    mate = tokens.mate[place]
    if not place + 1 < mate <= place + _LONGEST_NAME + 1 or letters[mate] != ">":
        return False
    inner = letters[place + 1 : mate]
    if _SPEECH.intersection(inner) or set("<>.|").intersection(inner):
        return False
    before = letters[place - 1] if place else "|"
    first = tokens.reading(place + 1)
    known = first is not None and (
        (first.letter in "GWC" and len(inner) == 1)
        or any(len(parts) == len(inner) for parts, _ in lexicon.phrases.get(first.core, ()))
    )
    if known and before not in ":,":
        return True
    if before == "L":
        return True
    if before not in _BEARERS or place == 0:
        return False
    bearer = tokens.reading(place - 1)
    return bearer is not None and (letters[place - 1] == "W" or not bearer.definite) and len(inner) <= 4
