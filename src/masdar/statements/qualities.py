"""What says of those a noun names what they are: members, great ones, on what side, sent where to, not governmental."""

from __future__ import annotations

from masdar.statements.phrase import Phrase
from masdar.statements.words import Words


class Qualities(Words):
    """Tells whether a word or two after a noun still belong to it."""

    def _side(self, start: int, place: int, limit: int) -> bool:
        """Tells whether a word says on what side those of a country are («مصادر سورية معارضة»)."""
        if self._letters[place - 1] != "C" or not self._reads_as(place - 1, "g"):
            return False
        alike = self._indefinite(place) and self._tokens.words[place].endswith("ة") and self._letters[place] in "GUo"
        return alike and self._indefinite(start) and not (place + 1 < limit and self._definite(place + 1))

    def _denied_quality(self, place: int, limit: int) -> bool:
        """Tells whether غير denies the noun before it a quality («المنظمات غير الحكومية», but «غير الوزير رأيه»)."""
        if place + 1 >= limit or not self._definite(place + 1) or self._letters[place + 2 : place + 3] in ("b", "Q"):
            return False  # «البرلمان غير المعترف به»
        return self._described(place + 1) or self._tokens.core(place + 1).endswith(("ي", "يه"))

    def _past_denial(self, place: int, limit: int) -> int:
        """Returns where the participle ends that غير denies the noun before it, or `place` («غير المعترف به دوليا»)."""
        at = place + 2
        if at >= limit or self._letters[at] not in "bfnmul":
            return place
        preposition = self._reading(at)
        if preposition is None or preposition.lexeme is None or not preposition.lexeme.values("pronoun"):
            return place
        how = self._tokens.core(at + 1) if at + 1 < limit else ""
        return at + 1 + (how.endswith("يا") and self._letters[at + 1] in "go")

    def _answering_for(self, office: int, place: int) -> bool:
        """Tells whether عن says for whom somebody holds the office set beside a name («سالم، النائب عن العاصمة، …»)."""
        apart = self._letters[office - 1] == "," and self._definite(office)
        return apart and self._lexicon.lists("answering-for", self._tokens.core(place - 1))

    def _great(self, place: int) -> bool:
        """Tells whether «كبار» is the adjective of the noun before it («مسؤولون كبار», but «كبار المسؤولين»)."""
        words = self._tokens.words
        return words[place] == "كبار" and place + 1 < len(words) and not self._definite(place + 1)

    def _indefinite(self, place: int) -> bool:
        """Tells whether a noun has neither an article nor a name of its own."""
        reading = self._reading(place)
        return reading is not None and not reading.definite and reading.kind not in ("name", "capital")

    def _members(self, phrase: Phrase, place: int) -> bool:
        """Tells whether a word says of states that they are members («الدول الأعضاء»)."""
        before = self._reading(place - 1)
        return (
            self._tokens.words[place] in ("الأعضاء", "الاعضاء")
            and before is not None
            and before.number == "p"
            and self._letters[place - 1] == "G"
            and phrase.kind != "person"
        )

    def _accredited(self, phrase: Phrase, place: int) -> bool:
        """Tells whether إلى names the state to which a speaking ambassador is sent («قال السفير التونسي إلى لبنان»)."""
        reading = self._reading(phrase.head)
        envoy = reading is not None and reading.lexeme is not None and reading.lexeme.lemma == "سفير"
        state = self._letters[place + 1 : place + 2] == "C"
        return envoy and state and phrase.first > 0 and self._letters[phrase.first - 1] in "Vv"
