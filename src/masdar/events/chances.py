"""Chances: how likely a word becomes an event, by what is cheap to see before parties and times are read.

Most words that could name an event name none in the end, and reading the sentences around them is most of what events
cost.  A logistic regression over signs of the word, of what stands beside it and of the words of politics in its
sentence tells how many events a sentence promises; those that promise too few for what it takes to read them are left
out, and of the others the words that have hardly a chance.  Its weights stand in `data/ar/doubt/chances.tsv`, one sign
a row; `tools/train_chances.py` learns them from what the coder makes of such words, and prints what is lost.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from masdar.events.doubt import ALWAYS
from masdar.events.prospects import Prospects
from masdar.events.triggers import Word
from masdar.memory import WORDS

LEAST = 1.6
"""Events that 1,000 tokens promise at least of what is read."""
HARDLY = 0.03
"""Chance from which on a word of a sentence is read: one event of 500 has less, and one of seven of these words."""
ENTRY = "word="
"""What the sign begins with that tells of which entry a word is."""
_SHORTEST = 100
"""Tokens from which on a text is long enough for anything to be left out."""
_BESIDES = 50
"""Tokens that it takes to read a sentence, besides those up to the last of its words that can name an event."""
_STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80)
_BESIDE = 10
"""Tokens on either side of a word in which those of politics are counted."""
_CARRIED = 8
"""Tokens before a noun in which the verb that carries it stands."""
_EVERY = 500
"""Tokens by which the words of a text that can name events are counted."""
_CROWDED, _DENSE, _MANY = 5, 12, 20
"""Counts from which on more make no difference: words of politics beside one and in 100, and words in `_EVERY`."""
_PAGE = 50
"""Tokens that the length of a text is told by."""


class _Known(NamedTuple):
    """What is known of a reading of a word in any text."""

    word: Word
    weight: float
    seen: bool
    """Whether the weights know the entry; those of others are always read."""
    entry: str
    kind: str
    need: str
    role: str


class Chances:
    """Weighs the signs of words; without weights every word has a chance."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = weights or {}
        self._known: dict[int, _Known] = {}
        """What is known of readings by their identity, which is theirs alone as long as they are kept beside it."""

    def worth(self, prospects: Prospects, places: Sequence[int], apart: Iterable[int]) -> list[int]:
        """Returns those of `places` that have a chance, of the sentences that promise enough events.

        Those of `apart` are never left out, and their sentences are read whatever they promise.
        """
        if not self._weights or len(prospects.tokens) < _SHORTEST:
            return list(places)
        outlook = Outlook(prospects, places)
        bias = sum(self._weights.get(sign, 0.0) for sign in (ALWAYS, *outlook.of_text))
        acts = frozenset(apart)
        sure = {*map(prospects.number, acts)}
        kept: list[int] = []
        for sentence, words in groupby(places, prospects.number):
            chances = {place: self._chance(outlook, place, bias) for place in words}
            likely = [place for place, likelihood in chances.items() if likelihood >= HARDLY or place in acts]
            if likely and (sentence in sure or sum(chances.values()) >= least_events(outlook.before(likely[-1]))):
                kept += likely
        return kept

    def _chance(self, outlook: Outlook, place: int, bias: float) -> float:
        word, weights = outlook.word(place), self._weights
        known = self._known.get(id(word))
        if known is None:
            if len(self._known) >= WORDS:
                self._known.clear()
            own = sum(weights.get(sign, 0.0) for sign in signs_of_word(word))
            seen = f"{ENTRY}{word.lexeme.id}" in weights
            known = self._known[id(word)] = _Known(word, own, seen, *_kinds(word))
        if not known.seen:
            return math.inf
        around = outlook.around(place, known.entry, known.kind, known.need, known.role)
        return chance(bias + known.weight + sum([weights[sign] for sign in around if sign in weights]))


def chance(odds: float) -> float:
    """Returns the probability of the logarithm of odds."""
    return 1 / (1 + math.exp(-odds))


def least_events(before: int, least: float = LEAST) -> float:
    """Returns how many events a sentence must promise that has so many tokens before the last of its words."""
    return least / 1000 * (_BESIDES + before)


NO_CHANCES = Chances()


class Outlook:
    """What is cheap to see of the words of one text that can name events."""

    def __init__(self, prospects: Prospects, places: Sequence[int]) -> None:
        self._prospects, self._tokens, size = prospects, prospects.tokens, len(prospects.tokens)
        self.of_text = (
            f"pages={_step(size // _PAGE)}",
            f"words={min(_MANY, int(_EVERY * len(places) / (size + _SHORTEST)))}",
        )
        """Signs of the whole text: how long it is, and how many of its words could name events."""
        self._density = min(_DENSE, int(100 * prospects.density))

    def word(self, place: int) -> Word:
        """Returns the most particular reading of the word at a token."""
        return self._prospects.fitting(place)[0]

    def before(self, place: int) -> int:
        """Returns how many tokens of its sentence stand before one."""
        return place - self._prospects.sentence(place)[0]

    def signs(self, place: int) -> Iterator[str]:
        """Yields all signs of the word at a token."""
        word = self.word(place)
        yield from self.of_text
        yield from signs_of_word(word)
        yield from self.around(place, *_kinds(word))

    def around(self, place: int, entry: str, kind: str, need: str, role: str) -> list[str]:
        """Returns the signs of what stands around a word of an entry, of a type, with a need, a verb or a noun."""
        letters, core = self._tokens.letters, self._tokens.core
        first, politics, sides = self._prospects.sentence(place)
        at = bisect_left(politics, place)
        after = at + (politics[at : at + 1] == [place])
        ends = after < len(politics)
        beside = bisect_left(politics, place + _BESIDE + 1, after) - bisect_left(politics, place - _BESIDE, 0, at)
        found = [
            f"next={entry} {letters[place + 1 : place + 2]}",
            f"word before={core(place - 1) if place else ''}",
            f"word after={core(place + 1)}",
            f"politics before={sides[at - 1] if at else '-'} {need}",
            f"politics after={sides[after] if ends else '-'} {need}",
            f"so far after={_step(politics[after] - place) if ends else '-'} {kind} {role}",
            f"beside={min(_CROWDED, beside - after + at)} {need}",
            f"density={self._density} {need}",
        ]
        if role == "noun":
            found.append(f"carried={self._prospects.carried(place, min(_CARRIED, place - first))} {kind}")
        return found


def signs_of_word(word: Word) -> Iterator[str]:
    """Yields the signs of a reading of a word, wherever it stands."""
    form = word.form
    entry, kind, need, role = _kinds(word)
    shape = f"{word.clitics or '-'} {'definite' if word.definite else ''}{form.suffix or '-'}"
    yield f"{ENTRY}{entry}"
    yield f"word role={entry} {role}"
    yield f"word shape={entry} {role} {word.definite} {bool(form.suffix)}"
    yield f"type={kind} {role}"
    yield f"need={need} {role}"
    yield f"form={form.kind} {kind}"
    yield f"form need={form.kind} {need}"
    yield f"shape={shape} {role}"
    yield f"shape type={word.definite} {bool(form.suffix)} {role} {kind}"
    yield f"clitics={word.clitics or '-'} {role}"
    yield f"suffix={form.suffix or '-'} {role}"
    yield f"passive={word.passive} {kind}"
    yield f"number={form.gender or '-'}{form.number or '-'} {role}"


def _kinds(word: Word) -> tuple[str, str, str, str]:
    lexeme = word.lexeme
    return lexeme.id, lexeme.value("type"), lexeme.value("needs"), "verb" if word.verb else "noun"


def _step(number: int) -> int:
    """Returns the least step that `number` does not pass, or the last one."""
    return _STEPS[min(bisect_left(_STEPS, number), len(_STEPS) - 1)]
