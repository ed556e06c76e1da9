"""Leftovers of the page in the text of an article: the blurbs of other stories after its last paragraph.

A news paragraph goes on from the one before («وقال …»، «من جهته …»); the
summary of another story stands alone and opens with a bare verb («أعلنت
الوزارة …»).  A run of such one-sentence paragraphs at the end of a text that is
otherwise written on is no part of the article.
"""

from __future__ import annotations

from masdar.segment.tokens import Tokens

_RUN = 2
"""Blurbs that make a run where at least as many paragraphs stand before them."""
_LONG_RUN = 3
"""Blurbs that make a run after a single paragraph."""
_SHORTEST = 6


def leftovers(tokens: Tokens) -> int:
    """Returns the first token of the blurbs that close the text, or the number of tokens where there are none."""
    paragraphs = _paragraphs(tokens)
    run = 0
    while run < len(paragraphs) and _blurb(tokens, *paragraphs[-run - 1]):
        run += 1
    before = len(paragraphs) - run
    if before >= (1 if run >= _LONG_RUN else _RUN) and run >= _RUN:
        return paragraphs[-run][0]
    return len(tokens)


def _paragraphs(tokens: Tokens) -> list[tuple[int, int]]:
    letters = tokens.letters
    starts = [0, *(place + 1 for place, letter in enumerate(letters) if letter == "|")]
    stops = [*(place for place, letter in enumerate(letters) if letter == "|"), len(letters)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if stop > start]


def _blurb(tokens: Tokens, start: int, stop: int) -> bool:
    """Tells whether the paragraph is one sentence that opens with a bare verb, or a word that may be one."""
    letters = tokens.letters
    reading = tokens.reading(start)
    if letters[start : start + 3] == "f0T":
        return "." not in letters[start : stop - 1]  # «في 2 أكتوبر من عام 1187 …»: this day in history
    if reading is None or letters[start] not in "VBFo" or reading.kind == "present" or stop - start < _SHORTEST:
        return False
    if tokens.words[start][0] in "وفي" or letters[start + 1] in ":,":
        return False
    return "." not in letters[start : stop - 1] and not reading.clitics
