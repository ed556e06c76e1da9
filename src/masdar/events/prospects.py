"""Words that can become events, by what is cheap to see: a sentence without one is not read for parties and times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from masdar.events.candidates import Candidates
from masdar.events.codes import Codes
from masdar.events.names import Named
from masdar.events.triggers import Word, Words
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

    def __init__(  # noqa: PLR0913, PLR0917 - what tells of a word and of its sentence
        self,
        candidates: Candidates,
        carriers: Words,
        names: Named,
        codes: Codes,
        cast: Cast,
        numbers: Sequence[int],
    ) -> None:
        """`numbers` are the sentences of the tokens."""
        self._tokens, self._candidates, self._carriers = names.tokens, candidates, carriers
        self._names, self._codes, self._cast, self._numbers = names, codes, cast, numbers
        self._in_politics: dict[int, bool] = {}
        self._carrying: dict[int, list[Word]] = {}

    def places(self) -> list[int]:
        """Returns the tokens that can name an event, in their order."""
        return [place for place in self._candidates.possible() if self._told(place) and self._with_parties(place)]

    def _told(self, place: int) -> bool:
        """Tells whether a word may do more than go back to what is known, with any verb of its sentence or none."""
        for word in self._candidates.fitting(place):
            if word.verb or not goes_back(self._tokens, place, word, None):
                return True
            for carrier in self._carriers_of(self._numbers[place]):
                if carries(carrier, word) and not goes_back(self._tokens, place, word, carrier):
                    return True
        return False

    def _carriers_of(self, number: int) -> list[Word]:
        """Returns the verbs of a sentence that can carry a noun, each written word once."""
        found = self._carrying.get(number)
        if found is None:
            part = sentence_at(self._numbers, number)
            written = dict.fromkeys(self._tokens.words[part.start : part.stop])
            found = self._carrying[number] = [carrier for word in written for carrier in self._carriers.at(word)]
        return found

    def _with_parties(self, place: int) -> bool:
        """Tells whether a word of the sentence, or of the one that it goes on from, can be of politics, if any must be.

        Fights may be of those whom the whole article names («واندلعت مواجهات»).
        """
        number = self._numbers[place]
        if self._of_politics(number) or self._of_politics(number - 1):
            return True
        words = self._candidates.fitting(place)
        return any(word.lexeme.value("needs") in _ANYBODY or "بين" in word.lexeme.values("actor") for word in words)

    def _of_politics(self, number: int) -> bool:
        """Tells whether a sentence has a word of politics."""
        found = self._in_politics.get(number)
        if found is None:
            found = self._in_politics[number] = any(map(self._political, sentence_at(self._numbers, number)))
        return found

    def _political(self, place: int) -> bool:
        readings = self._tokens.readings[place]
        if not readings:
            return False
        both = readings[0].definite and readings[0].number == "d"  # «الجانبان» were told before
        named = place in self._names.begun or self._cast.in_office(readings[0].core)
        return named or both or self._codes.political(readings)


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
