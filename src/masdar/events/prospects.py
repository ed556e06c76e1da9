"""Words that can become events, by what is cheap to see: a sentence without one is not read for parties and times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from masdar.events.candidates import Candidates
from masdar.events.codes import Codes
from masdar.events.names import Named
from masdar.events.triggers import Word
from masdar.lexicon import Lexeme
from masdar.resolve import Cast
from masdar.segment import Tokens, sentence_at
from masdar.text import fold

_ANYBODY = frozenset({"none", "crowd"})
"""Needs of events among people without a part in politics."""
_UNDER = frozenset({"من", "تحت", "مناطق", "منطقه", "مواقع", "خارج"})
"""Words before control that is held, and not taken."""
_NAMES = 4096
"""Entries of which it is remembered which verbs they name."""


class Prospects:
    """The candidates of one text whose sentences are worth reading."""

    def __init__(
        self,
        candidates: Candidates,
        names: Named,
        codes: Codes,
        cast: Cast,
        numbers: Sequence[int],
    ) -> None:
        """`numbers` are the sentences of the tokens."""
        self.tokens = names.tokens
        self.number = numbers.__getitem__
        """Returns the number of the sentence of a token."""
        self.fitting = candidates.fitting
        """Returns the readings of a word that its neighbours allow, the most particular first."""
        self._candidates, self._written = candidates, candidates.written
        self._names, self._codes, self._officials, self._numbers = names, codes, cast.officials(), numbers
        self._politics: dict[int, tuple[range, list[int], list[str]]] = {}
        """Of each sentence that was looked at, its words of politics, and of which side they are."""
        self._carrying: dict[int, list[Word]] = {}

    def places(self) -> list[int]:
        """Returns the tokens that can name an event, in their order."""
        return [place for place in self._candidates.possible() if self._told(place) and self._with_parties(place)]

    def _told(self, place: int) -> bool:
        """Tells whether a word may do more than go back to what is known, with any verb of its sentence or none."""
        for word in self.fitting(place):
            if word.verb or not goes_back(self.tokens, place, word, None):
                return True
            for carrier in self._carriers_of(self._numbers[place]):
                if carries(carrier, word) and not goes_back(self.tokens, place, word, carrier):
                    return True
        return False

    def _carriers_of(self, number: int) -> list[Word]:
        """Returns the verbs of a sentence that can carry a noun, each written word once."""
        found = self._carrying.get(number)
        if found is None:
            part = sentence_at(self._numbers, number)
            written = self._written[part.start : part.stop]
            words = zip(self.tokens.words[part.start : part.stop], written, strict=True)
            carrying = {word: one.carriers for word, one in words if one.carriers}
            found = self._carrying[number] = [carrier for carriers in carrying.values() for carrier in carriers]
        return found

    def _with_parties(self, place: int) -> bool:
        """Tells whether a word of the sentence, or of the one that it goes on from, can be of politics, if any must be.

        Fights may be of those whom the whole article names («واندلعت مواجهات»).
        """
        number = self._numbers[place]
        if self._of_politics(number) or self._of_politics(number - 1):
            return True
        words = self.fitting(place)
        return any(word.lexeme.value("needs") in _ANYBODY or "بين" in word.lexeme.values("actor") for word in words)

    def _of_politics(self, number: int) -> bool:
        """Tells whether a sentence has a word of politics."""
        return bool(self._seen(number)[1])

    def _seen(self, number: int) -> tuple[range, list[int], list[str]]:
        """Returns the tokens of a sentence, those of them that are words of politics, and of which side they are."""
        found = self._politics.get(number)
        if found is None:
            part = sentence_at(self._numbers, number)
            sides = self._sides(part)
            found = self._politics[number] = part, [*compress(part, sides)], [*filter(None, sides)]
        return found

    def sentence(self, place: int) -> tuple[int, list[int], list[str]]:
        """Returns the first token of the sentence of a token, its words of politics, and of which side they are."""
        part, places, sides = self._seen(self._numbers[place])
        return part.start, places, sides

    @property
    def density(self) -> float:
        """The share of words of politics in the sentences that were looked at."""
        size = sum(len(part) for part, _, _ in self._politics.values())
        return sum(len(places) for _, places, _ in self._politics.values()) / max(1, size)

    def carried(self, place: int, reach: int) -> str:
        """Returns how the nearest word before a noun that can carry it does, or nothing."""
        written = self._written
        found = next((one for step in range(1, reach + 1) if (one := written[place - step].carriers)), None)
        return found[0].lexeme.value("carries") if found is not None else ""

    def _sides(self, part: range) -> list[str]:
        """Returns of which sector or state each token is that is a word of politics; nothing for any other."""
        begun, first, stop = self._names.begun, part.start, part.stop
        sides = self._codes.sides(self.tokens.readings[first:stop])
        for place in compress(part, map(self._officials.__contains__, self._names.cores[first:stop])):
            sides[place - first] = sides[place - first] or "person"
        for place in compress(part, map(begun.__contains__, part)):
            sides[place - first] = begun[place][0][1].sector or "named"
        return sides


def goes_back(tokens: Tokens, place: int, word: Word, carrier: Word | None) -> bool:
    """Tells whether a noun only goes back to something («الاتفاق»), or says what something is for («للمفاوضات»).

    `carrier` is the verb that carries it, if any does.
    """
    if word.clitics.endswith("ل") and not (
        carrier is not None and (carrier.lexeme.value("status") or not word.definite)
    ):
        return True
    if carrier is not None:
        return False
    if word.lexeme.value("mode") == "seize" and not word.definite and tokens.core(place - 1) in _UNDER:
        return True  # «مناطق سيطرة الجيش»
    bound = word.lexeme.value("bound")
    return bound == "carried" or bool(bound and (word.definite or word.form.suffix or _named(tokens, place)))


def carries(carrier: Word, noun: Word, *, general: bool = True) -> bool:
    """Tells whether a verb goes with a noun: by the row of the noun, or (`general`) as one that carries any."""
    lexeme = noun.lexeme
    if general and carrier.lexeme.values("general") and not lexeme.values("bound"):
        return True
    return fold(carrier.lexeme.lemma) in _carried_by(lexeme)


@lru_cache(maxsize=_NAMES)
def _carried_by(lexeme: Lexeme) -> frozenset[str]:
    """Returns the verbs that the row of a noun names, folded."""
    return frozenset(map(fold, lexeme.values("light")))


def _named(tokens: Tokens, place: int) -> bool:
    """Tells whether what a noun is of makes it a known one («اتفاقية التبادل الحر»)."""
    after = tokens.reading(place + 1)
    return after is not None and after.definite and tokens.letters[place + 1] in "oHhNw"
