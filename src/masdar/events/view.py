"""A text as the frames of events see it: one letter for each party, noun, verb and preposition, and no times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from masdar.events.parties import Party
from masdar.events.triggers import Written
from masdar.segment import Tokens
from masdar.text import fold

LETTERS: dict[str, str] = {
    "party": "@",
    "joined": "&",
    "verb": "V",
    "carrier": "^",
    "carrier-noun": "k",
    "thing": "o",
    "nationality": "g",
    "number": "0",
    "to": "i",
    "from": "m",
    "about": "n",
    "on": "u",
    "in": "f",
    "with": "b",
    "for": "l",
    "beside": "y",
    "against": "z",
    "between": "t",
    "toward": "w",
    "before": "q",
    "at": "h",
    "concerning": "s",
    "preposition": "p",
    "that": "E",
    "subordinate": "e",
    "relative": "R",
    "what": "M",
    "conjunction": "c",
    "opener": "x",
    "auxiliary": "K",
    "aspect": "D",
    "not": "j",
    "pronoun": "r",
    "participle": "A",
    "comma": ",",
    "stop": ".",
    "line": "|",
    "colon": ":",
    "open": "<",
    "close": ">",
    "other": "_",
}
"""Classes that frames name, and their letters in a view."""

PREPOSITIONS = {
    "إلى": "i",
    "من": "m",
    "عن": "n",
    "على": "u",
    "في": "f",
    "ب": "b",
    "ل": "l",
    "مع": "y",
    "ضد": "z",
    "بين": "t",
    "نحو": "w",
    "أمام": "q",
    "لدى": "h",
    "بشأن": "s",
}
"""Letters of the prepositions that the entries of events name."""

_WORDS = {
    "مع": "y",
    "ضد": "z",
    "بين": "t",
    "نحو": "w",
    "باتجاه": "w",
    "تجاه": "w",
    "صوب": "w",
    "امام": "q",
    "لدي": "h",
    "عند": "h",
    "بحق": "s",
    "بشان": "s",
    "حول": "s",
    "بخصوص": "s",
    "ازاء": "s",
    "حيال": "s",
}
_WRITTEN = frozenset({"بحق", "بشان", "باتجاه", "بخصوص"})
"""Those of them whose letters are a noun with its preposition as well."""
_MARKS = {"l": "l", "L": "l", "b": "b", "Q": "b", "-": ",", "~": ".", "?": "x"}
_KEPT = frozenset("imnufEeRMcxKDjrA,.|:<>")
_PASSED = frozenset("T{}_pu(<>-,")
"""Letters of the tokens that a view may pass over."""
_ITSELF = _KEPT - _PASSED - {"m"}
"""Letters of the tokens that have them in a view as well."""
_NOUNS = frozenset("OtUGWYCPqowHhNT")
_VERBS = frozenset("VvBF")
_COMMAS = frozenset(",-")
_THINGS = (_NOUNS - {"C"}) | {"d"}
"""Letters of the words that are things, where nothing else is known of them."""
_CARRIED = _VERBS | _NOUNS | {"b", "l"}
"""Letters of the words that may carry a noun."""
_PRONOUNS = ("هما", "هم", "ها", "ه")
_BEFORE_PRONOUNS = frozenset(
    {"عن", "علي", "الي", "ل", "ب", "من", "مع", "ضد", "بين", "امام", "لدي", "في", "نحو", "تجاه"}
)
"""Prepositions that pronouns are written on."""
_WRITTEN_ON = ("ب", "ل")
"""Prepositions that are written on to a noun."""
_PLACES = ("place", "country")
_LEAST = (["على", "الأقل"], ["على", "الأكثر"], ["على", "الاقل"])
"""Words around a number that name nobody."""
_SHORT = 5
"""Tokens of a quotation whose marks stand around words rather than speech."""
_HAND = "بيد"
"""A word that before a party is no adverb."""
_ASIDE = 8
"""Tokens of a bracket that is passed over."""


def pronoun_of(core: str) -> str:
    """Returns the pronoun that is written on a preposition («عنهم»), or nothing."""
    for pronoun in _PRONOUNS:
        if core.endswith(pronoun):
            return pronoun if core.removesuffix(pronoun) in _BEFORE_PRONOUNS else ""
    return ""


_PRONOMINAL = {
    base + pronoun: letter
    for base, letter in _WORDS.items()
    if base in _BEFORE_PRONOUNS
    for pronoun in ("", *_PRONOUNS)
}
"""The letters of prepositions with the pronouns that are written on them («معه»)."""


class View:
    """The letters of the tokens `within` one text, and the way between them and the tokens.

    `letters[i]` stands for the token `token[i]`; `place` gives the letter of a
    token that has one; `party[i]` is the party whose letter it is.
    """

    def __init__(
        self,
        tokens: Tokens,
        parties: dict[int, Party],
        times: frozenset[int],
        written: Sequence[Written],
        within: Iterable[range],
    ) -> None:
        self.tokens, self._written = tokens, written
        self.token: list[int] = []
        self.place: dict[int, int] = {}
        self.party: dict[int, Party] = {}
        self._letters: list[str] = []
        letters, words, found, place = tokens.letters, tokens.words, self._letters, self.place
        for part in within:
            at = part.start
            while at < part.stop:
                letter = letters[at]
                if letter in _PASSED or at in parties or at in times:
                    at = self._step(at, letter, parties, times)
                    continue
                itself = letter in _ITSELF and words[at][0] != "ب"
                plain = letter if itself else self._plain(at, letter)
                place[at] = len(found)  # as `_add` does, for most tokens
                found.append(plain)
                self.token.append(at)
                at += 1
            if self._letters and self._letters[-1] not in ".|":
                self._letters.append("|")  # a sentence that is not read to its end
                self.token.append(part.stop - 1)
        self.letters = "".join(self._letters)
        self.reversed = self.letters[::-1]

    def _step(self, at: int, letter: str, parties: dict[int, Party], times: frozenset[int]) -> int:
        """Takes a party into the view, or a token that it may pass over; returns where to go on."""
        tokens, party, timed = self.tokens, parties.get(at), at in times
        if party is not None and not timed:
            if party.prep in ("ب", "ل"):
                self._add(PREPOSITIONS[party.prep], at)
            last = party.joined and self._letters[-1:] in (["@"], ["&"])
            self.party[len(self._letters)] = party
            self._add("&" if last else "@", at)
            return self._closed(at, party.stop, times)
        if letter == "T" and tokens.words[at] == _HAND and at + 1 in parties:
            self._add("b", at)  # «سقوط المدينة بيد المسلحين»
            self._add("o", at)
            return at + 1
        if timed or letter in "T{}_":
            if timed and at - 1 not in times and self._letters[-1:] and self._letters[-1] in "fmup":
                self._drop()
            return at + 1
        if letter == "p" and self._of_noun(at):
            return at + 1
        if letter == "u" and tokens.words[at : at + 2] in _LEAST:
            return at + 2
        if letter == "(":
            stop = tokens.letters.find(")", at, at + _ASIDE)
            return stop + 1 if stop > 0 else at + 1
        if letter in "<>":
            mate = tokens.mate[at]
            if mate < 0 or abs(mate - at) <= _SHORT:
                return at + 1
        if letter == "-" and tokens.letters[at - 1 : at] == "g" and tokens.letters[at + 1 : at + 2] == "g":
            return at + 1  # «أميركي-روسي»
        if letter in ",-" and self._letters[-1:] == [","]:
            self._drop()  # what stood between the two commas only says when
            return at + 1
        self._add(self._plain(at, letter), at)
        return at + 1

    def _closed(self, first: int, stop: int, times: frozenset[int]) -> int:
        """Returns where to go on after a phrase, past a comma that only ends what one within it began.

        With it goes what says when, between that comma and another («الوزير، كمال العياري، أمس، إن …»).
        """
        letters = self.tokens.letters
        if letters[stop : stop + 1] not in _COMMAS or _COMMAS.isdisjoint(letters[first:stop]):
            return stop
        after = stop + 1
        while after in times:
            after += 1
        return after + 1 if after > stop + 1 and letters[after : after + 1] in _COMMAS else stop + 1

    def _of_noun(self, at: int) -> bool:
        """Tells whether a preposition only goes back to a noun, by the pronoun on it («معارك تمكنت خلالها …»)."""
        core = self.tokens.core(at)
        return core.endswith(_PRONOUNS) and not pronoun_of(core) and core not in _WORDS

    def _plain(self, at: int, letter: str) -> str:
        tokens, word = self.tokens, self.tokens.words[at]
        if word[0] == "ب" and fold(word) in _WRITTEN:
            return _WORDS[fold(word)]
        if letter in "pmo":
            core = tokens.core(at)
            if letter != "o" and core in _WORDS:
                return _WORDS[core]
            if letter != "m" and core in _PRONOMINAL:
                return _PRONOMINAL[core]
        if letter in _CARRIED and (carried := self._written[at].carriers):
            verb = any(one.verb for one in carried) and (letter in _VERBS or self._also_verb(at))
            if verb or not all(one.verb for one in carried):
                self._clitic(at)
                return "^" if verb else "k"
        if letter in _KEPT or letter == "p":
            return letter
        if letter in _VERBS:
            named = tokens.letters[at - 1] in "GoP" and (self._named_place(at) or self._of_name(at))
            return "o" if named else "V"
        if letter in _THINGS:
            self._clitic(at)
            return "o"
        if letter in "bl":
            reading = tokens.reading(at)
            if reading is not None and reading.core not in ("ب", "ل", ""):
                self._clitic(at)
                return "o"
            return letter
        if letter in _MARKS:
            return _MARKS[letter]
        if letter == "g" or (letter == "C" and any(reading.letter == "g" for reading in tokens.readings[at] or ())):
            self._clitic(at)
            return "g"
        if letter == "C":
            self._clitic(at)
            return "o"
        return "0" if letter in "0k" else "_"

    def _also_verb(self, at: int) -> bool:
        """Tells whether letters that are mostly a noun («بدأ») are a verb here: a noun follows, and none binds it."""
        readings, letters = self.tokens.readings[at] or (), self.tokens.letters
        verb = any(reading.letter in _VERBS for reading in readings)
        return verb and letters[at + 1 : at + 2] in tuple("OtUGWCPg") and letters[at - 1 : at] not in tuple("imnufp")

    def _of_name(self, at: int) -> bool:
        """Tells whether an unknown word with the letters of a verb goes on with a name («فريدون سينيرلي»)."""
        if not at or self.tokens.letters[at - 1] != "P":
            return False
        reading = self.tokens.reading(at)
        return reading is not None and reading.lexeme is None

    def _named_place(self, at: int) -> bool:
        """Tells whether letters of a verb are the name of a place, after a noun of one («محافظة تعز»)."""
        if not at or self.tokens.letters[at - 1] not in "Go":
            return False
        readings = self.tokens.readings[at] or ()
        return any(reading.lexeme is not None and reading.lexeme.cls in _PLACES for reading in readings)

    def _clitic(self, at: int) -> None:
        """Puts the preposition that is written on a noun before it."""
        readings = self.tokens.readings[at]
        if readings and (prep := readings[0].clitics[-1:]) and prep in _WRITTEN_ON:
            self._add(PREPOSITIONS[prep], at)

    def _add(self, letter: str, at: int) -> None:
        self.place[at] = len(self._letters)
        self._letters.append(letter)
        self.token.append(at)

    def _drop(self) -> None:
        self._letters.pop()
        self.token.pop()

    def group(self, place: int) -> list[Party]:
        """Returns the party at a letter and those joined to it."""
        found = [self.party[place]]
        while self.letters[place + 1 : place + 2] == "&":
            place += 1
            found.append(self.party[place])
        return found
