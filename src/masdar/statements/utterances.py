"""Whose words a noun holds, where a verb without a subject is said in it («تصريحات للوزير قال فيها إن …»)."""

from __future__ import annotations

from masdar.statements.phrase import Phrase
from masdar.statements.roles import Roles

_REACH = 40
"""Tokens before a verb in which the noun that its pronoun means stands."""
_BEFORE = 25
"""Tokens before that noun in which whoever speaks in it is named."""
_BESIDE = 4
"""Tokens after it in which the verb of its relative clause stands («تصريحات نارية أدلى بها فلان»)."""
_PORTION = "ohHkmT,"
"""What stands between an outlet and the words that it makes known («نقلت الوكالة، أمس، جزءا من البيان»)."""
_SPEAKERS = ("person", "unnamed", "organization")


class Utterances(Roles):
    """Finds nouns that hold what somebody says, and who that is."""

    def _utterance(self, place: int) -> int:
        """Returns the noun that «فيه» after the verb at `place` means, or -1."""
        letters, mates = self._letters, self._tokens.mate
        feminine = self._tokens.words[place + 1].endswith("ها")
        at, floor = place - 1, max(0, place - _REACH)
        while at >= floor and letters[at] not in ".|E":
            if letters[at] in ">}" and 0 <= mates[at] < at:
                at = mates[at] - 1
                continue
            noun = self._tokens.reading(at)
            if noun is not None and self._holds_words(at):
                shown = noun.number == "p" or noun.core.endswith(("ه", "ات"))
                if shown == feminine or noun.suffix:
                    return at
            at -= 1
        return -1

    def _holds_words(self, place: int) -> bool:
        core = self._tokens.core(place)
        return any(self._lexicon.lists_owned("utterance", form) for form in (core, core.removesuffix("ا")))

    def _utterer(self, noun: int, place: int, gender: str) -> Phrase | None:
        """Returns whose words the noun holds: its owner, whoever made it known, or the subject of its sentence."""
        letters, following = self._letters, self._tokens.reading(noun + 1)
        head = self._tokens.reading(noun)
        if following is None or head is None:
            return self._maker(noun, gender)
        given = letters[noun + 1] in "OtP" and following.clitics.endswith("ل")
        if given or (letters[noun + 1] == "l" and not self._pronominal(noun + 1)):
            return self._speaking(self.phrases.read(noun + 1, place, clitic=True), gender)
        if letters[noun + 1] in "OtPGUWC" and not head.definite and not head.suffix:
            owner = self._speaking(self.phrases.read(noun + 1, place), gender)
            second = self._tokens.reading(noun + 2)
            named = second is not None and (second.definite or second.kind in ("name", "capital"))
            if owner is not None and (following.definite or (named and owner.stop - owner.first > 1)):
                return owner  # not «مقال رأي»، «مؤتمر صحافي»
        for verb in range(noun + 1, min(noun + _BESIDE, place - 1)):
            if letters[verb] in "FVvB":
                first = verb + 1 + (letters[verb + 1] in "bf" and self._pronominal(verb + 1))
                told = self._speaking(self.phrases.read(first, place, spare=True), gender)
                if told is not None and told.kind != "organization":
                    return told
                break
        return self._maker(noun, gender)

    def _maker(self, noun: int, gender: str) -> Phrase | None:
        """Returns the subject of the verb or the deed before the noun («أصدر فلان بيانا»، «إصدار فلان بيانا»)."""
        letters, mates = self._letters, self._tokens.mate
        at, floor = noun - 1, max(0, noun - _BEFORE)
        while at >= floor and letters[at] not in ".|E":
            if letters[at] in ">}" and 0 <= mates[at] < at:
                at = mates[at] - 1
                continue
            if letters[at] in "FVvBHhN" and letters[at - 1 : at] not in ("R", "M"):
                reading = self._tokens.reading(at)
                shown = reading.gender if reading is not None and letters[at] in "FVvB" else ""
                told = self._speaking(self.phrases.read(at + 1, noun, spare=True), gender)
                if told is not None and self._agrees_strictly(told, gender, shown):
                    return told
            at -= 1
        return None

    def _airing(self, noun: int) -> Phrase | None:
        """Returns the outlet that made the words known («نشرت الصحيفة تصريحات للوزير قال فيها إن …»)."""
        letters = self._letters
        for verb in range(noun - 1, max(-1, noun - _BEFORE), -1):
            if letters[verb] in ".|E<>":
                return None
            reading = self._tokens.reading(verb)
            if letters[verb] not in "FVvB" or reading is None or reading.suffix:
                continue
            relays = reading.lexeme is not None and "relaying" in reading.lexeme.values("takes")
            if not relays and not self._lexicon.lists("publishing", self._tokens.core(verb)):
                return None
            outlet = self.phrases.read(verb + 1, noun, spare=True)
            beside = outlet is not None and not set(letters[outlet.stop : noun]) - set(_PORTION)
            return outlet if outlet is not None and outlet.kind == "media" and beside else None
        return None

    def _speaking(self, phrase: Phrase | None, gender: str) -> Phrase | None:
        """Returns the phrase where it names or describes somebody who can speak, of this gender."""
        if phrase is None or phrase.kind not in _SPEAKERS or self._doubtful(phrase) or self._possessed(phrase):
            return None
        return phrase if self._agrees_strictly(phrase, gender, "") else None

    def _pronominal(self, place: int) -> bool:
        """Tells whether a preposition carries its pronoun."""
        reading = self._tokens.reading(place)
        return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))
