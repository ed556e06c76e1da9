"""The times that a text names, with the tense of the words that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from masdar.dates import Tense, TimeExpression, read_parts, telling
from masdar.lexicon import LETTERS, Lexicon, Reading
from masdar.segment.tokens import Tokens

_REACH = 14
"""Tokens before a time among which its verb is looked for."""
_BEHIND = 6
"""Tokens after a time among which its verb is looked for where none stands before."""
_LEAD, _TAIL = 7, 6
"""Tokens before and after a word that tells of a time to which its expression, or what bears on it, reaches."""
_ENDS = frozenset(LETTERS[name] for name in ("stop", "line"))
_SENTENCE = re.compile(rf"[^{re.escape(''.join(_ENDS))}]+")
_OPENS = frozenset(("ان", "لن", "سوف", "لكي"))
"""Words that turn the present tense after them to what lies ahead."""
_BEFORE = frozenset(("قبل", "بعد", "دون"))
"""Words whose أن tells of what is past as of what is to come."""


def times_in(
    tokens: Tokens, lexicon: Lexicon, published: date | None, within: Iterable[range] | None = None
) -> tuple[TimeExpression, ...]:
    """Returns the times that a text names, in their order; where `within` is given, those of its ranges of tokens.

    Spans index the original text.  Words such as «أمس» count from `published`.
    Only what stands around words that tell of a time is read.
    """

    def tense(offset: int) -> Tense | None:
        return _tense_at(tokens, lexicon, bisect_right(tokens.starts, offset) - 1)

    times = read_parts(_telling(tokens, within), reference=published, tense=tense)
    if tokens.clean.text is tokens.clean.original:
        return times
    found = []
    for time in times:
        start, end = tokens.clean.span(*time.span)
        found.append(replace(time, span=(start, end), evidence=tokens.clean.original[start:end]))
    return tuple(found)


def _telling(tokens: Tokens, within: Iterable[range] | None) -> Iterator[tuple[str, int]]:
    """Yields the parts of a text in which a word tells of a time, each with its place in the clean text."""
    for part in (range(len(tokens)),) if within is None else within:
        places = telling(tokens.words, part)
        for sentence in _SENTENCE.finditer(tokens.letters, part.start, part.stop) if places else ():
            first, stop = sentence.span()
            for told in _around(places[bisect_left(places, first) : bisect_left(places, stop)], first, stop):
                yield tokens.text(told.start, told.stop), tokens.starts[told.start]


def _around(places: Iterable[int], first: int, stop: int) -> Iterator[range]:
    """Yields the tokens around those at `places`, between `first` and `stop`; what is beside each other is one."""
    around = range(first, first)
    for place in places:
        if around and place - _LEAD <= around.stop:
            around = range(around.start, place + _TAIL)
            continue
        if around:
            yield around
        around = range(max(first, place - _LEAD), place + _TAIL)
    if around:
        yield range(around.start, min(around.stop, stop))


def _tense_at(tokens: Tokens, lexicon: Lexicon, place: int) -> Tense | None:
    """Returns whether what is told at a token lies behind or ahead by the verb nearest to it; null where it says not.

    The verb before is asked first, and one after it in the sentence where none is.
    """
    before = range(place - 1, max(place - _REACH, 0) - 1, -1)
    behind = range(place + 1, min(place + _BEHIND, len(tokens)))
    for side in (before, behind):
        for at in side:
            if tokens.letters[at] in _ENDS:
                break
            says = _said_by(tokens, lexicon, at)
            if says is not None:
                return says[0]
    return None


def _as_verb(tokens: Tokens, place: int) -> Reading | None:
    """Returns the preferred reading of a token, or a verb where a noun is only spelled like it («بدأ» and «بدء»)."""
    preferred, word = tokens.reading(place), tokens.words[place]
    if preferred is None or preferred.kind != "noun" or _lemma(preferred) == word:
        return preferred
    return next((one for one in tokens.readings[place] or () if one.kind == "past" and _lemma(one) == word), preferred)


def _lemma(reading: Reading) -> str:
    return reading.lexeme.lemma if reading.lexeme is not None else ""


def _said_by(tokens: Tokens, lexicon: Lexicon, place: int) -> tuple[Tense | None] | None:
    """Returns what a token says of the tense, in a tuple of one; null where it is no verb and no word that tells."""
    reading = _as_verb(tokens, place)
    if reading is None:
        return None
    if lexicon.lists("ahead", reading.core):
        return ("future",)
    if reading.kind == "past":
        return ("past",)
    if reading.kind not in ("present", "jussive"):
        return None
    before = tokens.core(place - 1) if place else ""
    if "س" in reading.clitics:
        return ("future",)
    if before in _OPENS:
        return (None,) if before == "ان" and place > 1 and tokens.core(place - 2) in _BEFORE else ("future",)
    return ("past",) if before == "لم" else (None,)
