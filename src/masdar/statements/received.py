"""Asides that say how a speech was brought out or came to the paper: they part no cue from its content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from masdar.lexicon import Lexicon, Reading
from masdar.segment import Tokens
from masdar.text import fold

_REACH = 8
"""Tokens before «نسخة منه» in which the verb of receiving stands."""
_SPEECH = 10
"""Tokens before a verb of broadcasting in which the speech that it is about stands."""
_BETWEEN = frozenset("goOwTFfublGHhCcmUP,()")
"""The classes of what stands between the two: adjectives, a day, a clause («كلمة ألقاها أمس ونقلها التلفزيون»)."""
_COPY = "نسخه"
_OUTLET = "WwGoPC{}<>uT"
"""The classes that an outlet which received a copy consists of."""


def pass_over_received(tokens: Tokens, letters: list[str], lexicon: Lexicon) -> None:
    """Rewrites the letters of such asides to those of an adverb («بيان تلقت الصحيفة نسخة منه»، «بيان صدر عنها»)."""
    for place, word in enumerate(tokens.words[:-1]):
        first = place
        if fold(word) == _COPY and letters[place + 1] == "m":
            first = _received(tokens, letters, place, lexicon)
        elif not (letters[place + 1] == "n" and _brought_out(tokens, letters, place, lexicon)):
            continue
        if first >= 0 and _pronominal(tokens, place + 1):
            letters[first : place + 2] = ["T"] * (place + 2 - first)


def pass_over_broadcast(tokens: Tokens, letters: list[str], lexicon: Lexicon) -> None:
    """Rewrites the letter of a verb that says who made a speech known: no words follow it («كلمة نقلها التلفزيون»)."""
    for place, letter in enumerate(letters):
        if (
            letter in "VvB"
            and makes_known(tokens.readings[place] or ())
            and speech_before(tokens, letters, place, lexicon) >= 0
        ):
            letters[place] = "F"


def makes_known(readings: Iterable[Reading]) -> bool:
    """Tells whether the word is a verb of relaying with its object written on it («نقلتها»، «ونقلها»)."""
    return any(
        reading.kind == "past"
        and reading.suffix in ("ه", "ها")
        and reading.clitics in ("", "و")
        and reading.lexeme is not None
        and "relaying" in reading.lexeme.values("takes")
        for reading in readings
    )


def speech_before(tokens: Tokens, letters: Sequence[str], place: int, lexicon: Lexicon) -> int:
    """Returns where the noun of speech stands that the verb at `place` describes («تصريحات …، نقلتها»), or -1."""
    for look in range(place - 1, max(-1, place - _SPEECH), -1):
        if lexicon.lists_owned("speech", tokens.core(look)):
            return look
        if letters[look] not in _BETWEEN:
            return -1
    return -1


def _received(tokens: Tokens, letters: list[str], copy: int, lexicon: Lexicon) -> int:
    """Returns where the verb stands whose object is a copy of the speech, or -1."""
    for look in range(copy - 1, max(-1, copy - _REACH), -1):
        if lexicon.lists("receiving", tokens.core(look)):
            return look - (letters[look - 1] == "R")
        if letters[look] not in _OUTLET:
            return -1
    return -1


def _brought_out(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> bool:
    """Tells whether the word is a verb of issuing right after a document («بيان صدر عنها»)."""
    past = any(r.kind == "past" and not r.clitics and not r.suffix for r in tokens.readings[place] or ())
    return past and place > 0 and letters[place - 1] == "Y" and lexicon.lists("issuing", tokens.core(place))


def _pronominal(tokens: Tokens, place: int) -> bool:
    return any(r.lexeme is not None and bool(r.lexeme.values("pronoun")) for r in tokens.readings[place] or ())
