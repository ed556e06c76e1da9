"""Numbered lists as what somebody says: a colon, a new line, the items."""

from __future__ import annotations

_LONGEST = 1200
"""Tokens after which a list is cut."""


def list_end(letters: str, place: int) -> int:
    """Returns the end of the numbered list that a colon and a new line open at `place`, or -1."""
    if letters[place : place + 1] != "|" or letters[place - 1 : place] != ":" or not _item(letters, place + 1):
        return -1
    stop = place
    while stop - place < _LONGEST and _item(letters, stop + 1):
        stop = letters.find("|", stop + 1)
        if stop < 0:
            return len(letters)
    return stop


def _item(letters: str, place: int) -> bool:
    """Tells whether a line begins as an item of a list («1- …»، «- …»)."""
    return letters[place : place + 1] == "-" or letters[place : place + 2] in ("0-", "0)", "0.")
