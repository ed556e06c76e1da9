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
_OTHERS = 2
"""Paragraphs within a run that stand alone and open with no verb, or are cut off; no more than those that do.
One of several sentences may be among them within so many of the last, if the run is a long one."""
_SHORTEST = 6
_MOST = 5
"""Blurbs up to which one of them may open with anything, once a long run has been found after it."""


def leftovers(tokens: Tokens) -> int:
    """Returns the first token of the blurbs that close the text, or the number of tokens where there are none."""
    paragraphs = _paragraphs(tokens)
    run = blurbs = first = held = longer = 0
    while run < len(paragraphs) - 1 and run - blurbs <= _OTHERS:
        start, stop = paragraphs[-run - 1]
        run += 1
        if _blurb(tokens, start, stop):
            blurbs += 1
            if run - blurbs <= blurbs:
                first, held = run, blurbs
        elif not _alone(tokens, start, stop) and not _cut(tokens, start, stop):  # one of several sentences
            if longer or run > _OTHERS or tokens.letters[start] in "cDm" or _joined(tokens, start):
                break
            longer += 1
    while 0 < first < len(paragraphs) - 1 and (
        _cut(tokens, *paragraphs[-first - 1])
        or (held >= _LONG_RUN and first < _MOST and _afresh(tokens, *paragraphs[-first - 1]))
    ):
        first += 1
    before = len(paragraphs) - first
    if held >= (_LONG_RUN if longer else _RUN) and before >= (1 if held >= _LONG_RUN else _RUN):
        return paragraphs[-first][0]
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
    if letters[start : start + 3] == "f0T":  # «في 2 أكتوبر من عام 1187 …»: this day in history
        return _alone(tokens, start, stop)
    past = any(r.kind == "past" and not r.clitics for r in tokens.readings[start] or ())
    named = past and letters[start + 1 : start + 2] in tuple("OUGWPCt")  # «عرض الوزير …»
    if reading is None or (letters[start] not in "VBFo" and not named) or reading.kind == "present":
        return False
    return _alone(tokens, start, stop) and letters[start + 1 : start + 2] not in tuple(":,d")  # nor «جاء ذلك في …»


def _afresh(tokens: Tokens, start: int, stop: int) -> bool:
    """Tells whether the paragraph before a run of blurbs goes on from none before it, as they do.

    «من جهته، …» and «في السياق ذاته، …» go on; what a paragraph tells of now («يذكر أن …») is the article's.
    """
    letters, reading = tokens.letters, tokens.reading(start)
    if stop - start < _SHORTEST or letters[start] in "xcDTEdrjv-(" or _joined(tokens, start):
        return False
    if reading is not None and reading.kind == "present":
        return False
    return "," not in letters[start : start + _SHORTEST] if letters[start] in "fmpnu" else letters[start + 1] != "d"


def _cut(tokens: Tokens, start: int, stop: int) -> bool:
    """Tells whether the paragraph, joined to none before, breaks off without a final mark, as summaries do."""
    if stop - start < _SHORTEST or tokens.letters[stop - 1] in ".>~)}|:":
        return False
    return tokens.letters[start] not in "xcDT-" and not _joined(tokens, start)


def _joined(tokens: Tokens, start: int) -> bool:
    """Tells whether the first word of the paragraph is joined to the one before («وقال …»)."""
    reading = tokens.reading(start)
    return reading is not None and bool(reading.clitics.strip("بل"))


def _ends_within(tokens: Tokens, start: int, stop: int) -> bool:
    """Tells whether a sentence ends before the paragraph does; one inside quotation marks is no end."""
    place = start
    while place < stop - 1:
        if tokens.letters[place] == ".":
            return True
        mate = tokens.mate[place] if tokens.letters[place] == "<" else place
        place = mate + 1 if place <= mate < stop else place + 1
    return False


def _alone(tokens: Tokens, start: int, stop: int) -> bool:
    """Tells whether the paragraph is one sentence that nothing joins to the one before."""
    letters = tokens.letters
    reading = tokens.reading(start)
    if stop - start < _SHORTEST or _ends_within(tokens, start, stop) or letters[start] in "xcDT":
        return False
    if reading is None:
        return letters[start] in "<{"
    prefixed = reading.clitics.strip("بل")  # «للمرة الأولى …»
    return not prefixed and (reading.lexeme is not None or reading.core[0] not in "وفي")
