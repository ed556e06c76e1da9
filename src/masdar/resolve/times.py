"""When something was said: the day or hour that the clause of the cue names («قال أمس إن …»)."""

from __future__ import annotations

from datetime import date

from masdar.dates import read_dates
from masdar.statements import Draft

_NAMED = frozenset("T0")
"""Letters of the tokens without which no time is named."""
_REACH = 40
"""Tokens after a cue in which the time of speech is looked for."""
_SAID = frozenset({"day", "minute"})
"""Granularities that tell when something was said; «in 2014» tells when something else was."""


def said_on(draft: Draft, published: date | None) -> str | None:
    """Returns the time of the statement (ISO 8601, to the day or the minute), or null where its clause names none.

    Words such as «أمس» count from `published`; without it they have no value.
    A time inside a relative clause is that of another event.
    """
    first, stop = _window(draft)
    letters = draft.tokens.letters
    if stop <= first or not _NAMED.intersection(letters[first:stop]):
        return None
    text = draft.tokens.text(first, stop)
    for reading in read_dates(text, reference=published):
        if reading.granularity in _SAID and reading.end is None:
            return reading.value
    return None


def _window(draft: Draft) -> tuple[int, int]:
    """Returns the tokens between the cue and what is said, or the end of its clause where the words come first."""
    letters, frame = draft.tokens.letters, draft.frame
    first = frame.stop
    content = draft.content[0][0]
    limit = min(content if content > first else len(letters), first + _REACH)
    for place in range(first, limit):
        if letters[place] in ".|R<" or (content < first and place > first and letters[place] in "EVvAF"):
            return first, place
    return first, limit
