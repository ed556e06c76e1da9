"""Headlines of other articles between the paragraphs of a text, left over by the page («بلدية النهر تطالب بجسر جديد»).

A paragraph ends with a mark, a headline does not.  One line without an end that opens with a noun, amid paragraphs
that have one, leads to another article or tells what a photo shows.  A heading of the text itself is shorter, or else
the paragraph under it takes up its words.
"""

from __future__ import annotations

from itertools import pairwise

from masdar.segment.tokens import Tokens

_FEWEST = 4
"""Paragraphs that a text has at least for one of them to be told from the others."""
_SHORTEST, _LONGEST = 7, 20
"""Words of a headline; one of fewer words may be a heading of the text itself."""
_TAKEN_UP = 2
"""Words of a line that the paragraph under it repeats, where it is its heading."""
_LONG, _STEM = 4, 5
"""Letters of a word that counts among these, and the first ones of it that are compared."""
_ENDS = ".>)~:}"
_OPENERS = "OtPqGUWCYHhkowM0<{"
"""What a headline opens with: a noun, a name, a number, a quotation."""


def inserted(tokens: Tokens) -> list[tuple[int, int]]:
    """Returns the lines that are headlines of something else, as ranges of tokens."""
    letters = tokens.letters
    breaks = [-1, *(place for place, letter in enumerate(letters) if letter == "|"), len(letters)]
    lines = [(before + 1, after) for before, after in pairwise(breaks) if after - before > 1]
    ended = sum(letters[stop - 1] in _ENDS for _, stop in lines)
    if len(lines) < _FEWEST or 2 * ended <= len(lines):
        return []
    found: list[tuple[int, int]] = []
    for (_, before), (start, stop), below in zip(lines, lines[1:], [*lines[2:], (0, 0)], strict=False):
        follows = letters[before - 1] in _ENDS or (bool(found) and found[-1][1] == before)
        apart = follows and _close(tokens, start - 1) and _close(tokens, stop) and _headline(tokens, start, stop)
        if apart and not _heads(tokens, (start, stop), below):
            found.append((start, stop))
    return found


def _heads(tokens: Tokens, line: tuple[int, int], below: tuple[int, int]) -> bool:
    """Tells whether the line is the heading of the paragraph under it."""
    ended = tokens.letters[below[1] - 1] in _ENDS
    return ended and len(_stems(tokens, *line) & _stems(tokens, *below)) >= _TAKEN_UP


def _stems(tokens: Tokens, start: int, stop: int) -> set[str]:
    return {core[:_STEM] for at in range(start, stop) if len(core := tokens.core(at)) >= _LONG}


def _close(tokens: Tokens, place: int) -> bool:
    """Tells whether no blank line stands here: one sets the heading of a new passage apart."""
    return place >= len(tokens) or tokens.words[place].count("\n") == 1


def _headline(tokens: Tokens, start: int, stop: int) -> bool:
    letters, first = tokens.letters, tokens.reading(start)
    words = sum(letter not in "<>{}" for letter in letters[start:stop])
    quoted = letters[start] in "<{" and tokens.mate[start] >= stop  # a line of what somebody says
    open_end = letters[stop - 1] not in _ENDS or (letters[stop - 1] == ">" and letters[start] != "<")
    joined = first is not None and first.clitics[:1] in ("و", "ف") and bool(first.clitics)
    return (
        _SHORTEST <= words <= _LONGEST
        and open_end
        and not quoted
        and letters[start] in _OPENERS
        and not joined
        and not set(letters[start:stop]) & set(".,")
    )
