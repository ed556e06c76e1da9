"""Names of words that are something else each: those spelled in Latin letters («إن بي سي»), and «بان كي مون»."""

from __future__ import annotations

from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_SPELLED = 3
"""Letters in a row that spell a name which is in no lexicon."""
_SHORT = 2
_LONGEST = 6
"""Characters of the longest name of a letter, with what may be written on it («ولدبليو»)."""
_OTHERWISE = "Ecfn?xHFWPC"
"""Classes of the words that are written like letters, or like what a letter with a preposition is written."""


def name_whole(tokens: Tokens, letters: list[str], lexicon: Lexicon) -> None:
    """Makes names of the words of a given name of several («وقال بان كي مون إن …»)."""
    for place in range(len(letters)):
        for parts, lexeme in lexicon.phrases.get(tokens.core(place), ()):
            stop = place + len(parts)
            if (
                lexeme.cls == "given"
                and letters[place] != "q"
                and tuple(tokens.core(at) for at in range(place, min(stop, len(letters)))) == parts
            ):
                letters[place:stop] = "P" * len(parts)


def spell_names(tokens: Tokens, letters: list[str], lexicon: Lexicon) -> None:
    """Makes plain words of the names of Latin letters that spell a name («قناة إن بي سي»، «لشبكة "سي إن إن"»)."""
    place = 0
    short = [len(word) <= _LONGEST for word in tokens.words]
    while place < len(letters):
        if not short[place]:
            place += 1
            continue
        run = place
        while run < len(letters) and _spells(tokens, lexicon, place, run):
            run += 1
        if run - place > 1:
            known = _known_spelling(tokens, lexicon, place, run)
            if known:
                run = place + known
            elif letters[place] == "E" and _known_spelling(tokens, lexicon, place + 1, run):
                run = place  # «قال إن بي بي سي …»
            elif letters[run - 1] == "E" and run < len(letters) and letters[run] not in ">,.|:":
                run -= 1  # «لقناة إن بي سي إن …»: the last of them opens the content
            if known or run - place >= _SPELLED:
                letters[place:run] = ["o" if letter in _OTHERWISE else letter for letter in letters[place:run]]
        place = max(run, place + 1)


def _spells(tokens: Tokens, lexicon: Lexicon, first: int, place: int) -> bool:
    """Tells whether the word can be a letter in the run that begins at `first`: في only after تي."""
    core = _letter(tokens, first, place)
    return lexicon.lists("letter", core) and (core != "في" or (place > first and tokens.core(place - 1) == "تي"))


def _letter(tokens: Tokens, first: int, place: int) -> str:
    """Returns the word, the first of a run without the preposition on it («لبي بي سي»)."""
    core = tokens.core(place)
    return core.removeprefix("ل") if place == first and len(core) > _SHORT else core


def _known_spelling(tokens: Tokens, lexicon: Lexicon, place: int, stop: int) -> int:
    """Returns the length of the known name of several letters that begins here, or 0."""
    for parts, _ in lexicon.phrases.get(_letter(tokens, place, place), ()):
        if place + len(parts) <= stop and all(
            _letter(tokens, place, place + k) == part for k, part in enumerate(parts)
        ):
            return len(parts)
    return 0
