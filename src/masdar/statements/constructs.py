"""What belongs to a construct chain: more adjectives, and the prepositional phrases that its head calls for."""

from __future__ import annotations

from masdar.lexicon import LETTERS, is_verbal_noun
from masdar.statements.chains import Chains
from masdar.statements.phrase import Phrase

_ATTACH = {
    "m": "UG",
    "f": "UGO",
    "b": "UO",
    "l": "OYGUW",
    "L": "OYGU",
    "Q": "UO",
    "p": "OU",
    "n": "YU",
}


class Constructs(Chains):
    """Reads what belongs to construct chains."""

    def _adjectives(self, phrase: Phrase, place: int, limit: int) -> int:
        """Takes the adjectives and a bracketed abbreviation after a complete name."""
        letters = self._letters
        while place < limit:
            reading = self._reading(place)
            if letters[place] == "(":
                close = letters.find(")", place, min(limit, place + 7))
                if close < 0:
                    return place
                place = close + 1
            elif letters[place] == "{" and phrase.kind == "organization" and self._short_name(place, limit):
                place = self._tokens.mate[place] + 1
            elif self._tokens.core(place) == "غير" and place + 1 < limit and letters[place + 1] in "wg":
                place = max(place + 2, self._past_denial(place, limit))
            elif (
                reading is not None
                and letters[place] != "C"
                and reading.definite
                and not reading.clitics
                and not self._ranked(place, limit)
                and (letters[place] == "g" or self._adjective(place) or self._belonging(phrase.head, place))
            ):
                self._learn_country(phrase, reading.lexeme)
                place += 1
            else:
                return place
        return place

    def _short_name(self, place: int, limit: int) -> bool:
        """Tells whether the short form of a name stands in marks after it («وكالة غوث اللاجئين «الأونروا»»)."""
        mate = self._tokens.mate[place]
        return mate == place + 2 and mate < limit and self._letters[place + 1] in "GW"

    def _attached(self, phrase: Phrase, place: int, limit: int, head: str, office: int | None = None) -> int:
        """Takes the prepositional phrases that the head calls for, or the `office` at a token beside it."""
        letters = self._letters
        rounds = 0
        while place < limit and rounds < 4:
            letter = letters[place]
            if letter == "o" and self._hidden_preposition(place):
                letter = LETTERS["with"] if self._tokens.core(place)[0] == "ب" else LETTERS["for"]
            if phrase.kind == "media" and letter == "l" and self._lexicon.lists("trade", self._tokens.core(place)):
                return place + 1  # «وكالة النهر للأنباء»
            called = letter in _ATTACH and head in _ATTACH[letter]
            whose = phrase.head if office is None else office
            governed = self._governs(place - 1, letter) or self._governs(whose, letter)
            called = called or (letter == "m" and head == "O" and self._of_group(phrase, place))
            called = called or (letter == "b" and head == "G" and self._at_ministry(phrase, place))
            called = called or (letter == "p" and self._tokens.core(place) == "بين" and self._between(place))
            called = called or (letter == "p" and self._tokens.core(place) == "لدي" and head == "G")
            called = called or (letter == "i" and self._accredited(phrase, place))
            called = called or (letter == "n" and office is not None and self._answering_for(office, place))
            if (
                letter == "f"
                and head == "G"
                and letters[place + 1 : place + 2] in ("h", "H")
                and letters[place - 1] not in "hH"
            ):
                return place  # «ترغب حركة النهر في الخروج من الاتفاق»
            party = letter == "f" and self._governs(place - 1, letter) and self._definite(place + 1)
            # «بحسب المجلس الوطني للصحافة»: nobody is spoken to
            party = party or (letter == "l" and phrase.first > 0 and letters[phrase.first - 1] == "S")
            if not (called or governed) or (self._adjunct(place) and not party):
                return place  # «الوفد المشارك في المفاوضات» but «قال الوفد في بيان»
            if (letter == "m" and head == "G" and not governed and self._from_apart(phrase, place)) or (
                letter == "l" and not self._governs(place - 1, letter) and self._told(phrase, place, head)
            ):
                return place
            opened = self._reading(place)
            deed = opened is not None and (opened.lexeme is None or opened.lexeme.cls == "content")
            aimed = letter == "b" or (letter == "l" and phrase.plural)
            if aimed and deed and opened is not None and not opened.definite:
                return place  # «أكد على الجهات باعتماد …», «دعا الأطراف لاعتماد …»: a deed, no place
            rounds += 1
            inner = place if letter in "bl" else place + 1
            if inner >= limit:
                return place
            stop = self._inner(inner, limit, phrase)
            if stop == inner:
                return place
            if letter == "m" and phrase.kind == "organization" and self._people(phrase, inner):
                phrase.kind, phrase.plural = "unnamed", True  # «مجموعة من الخبراء»
            place = stop
        return place

    def _cue_governs(self, phrase: Phrase, prep: str) -> bool:
        """Tells whether the verb before the phrase takes the preposition for itself («رحبت الوزارة بالاتفاق»)."""
        return any(
            reading.lexeme is not None and prep in (*reading.lexeme.values("prep"), *reading.lexeme.values("lead"))
            for reading in (self._tokens.readings[phrase.first - 1] or () if phrase.first else ())
        )

    def _of_group(self, phrase: Phrase, place: int) -> bool:
        """Tells whether من says of what group or place somebody is («باحثون من جامعة النهر»، «سكان من بلدة القصر»)."""
        whose = self._letters[place + 1 : place + 2] in ("G", "W", "{") and self._tokens.core(place + 1)[:4] != "جانب"
        whose = whose or (place + 1 < len(self._tokens) and self._lexicon.lists("region", self._tokens.core(place + 1)))
        return whose and (phrase.plural or not self._definite(phrase.head)) and not self._cue_governs(phrase, "من")

    def _at_ministry(self, phrase: Phrase, place: int) -> bool:
        """Tells whether ب says to what ministry or school a group belongs («غرفة الأزمات بوزارة الصحة»)."""
        reading = self._reading(place)
        head = reading is not None and reading.lexeme is not None and reading.lexeme.value("kind") == "head"
        bare = head and reading is not None and not reading.definite and self._lexicon.lists("seat", reading.core)
        return bare and place - phrase.head > 1 and not self._cue_governs(phrase, "ب")

    def _between(self, place: int) -> bool:
        """Tells whether بين says whom a noun of the group's name brings together («مركز التنسيق بين الوكالات»)."""
        reading = self._reading(place - 1)
        return reading is not None and reading.definite and is_verbal_noun(reading.core, reading.core)

    def _people(self, phrase: Phrase, place: int) -> bool:
        """Tells whether people make up the group that an indefinite head counts («فريق من المحامين»)."""
        head, reading = self._reading(phrase.head), self._reading(place)
        return (
            head is not None
            and not head.definite
            and place == phrase.head + 2
            and reading is not None
            and self._letters[place] in "UO"
            and reading.number == "p"
        )

    def _from_apart(self, phrase: Phrase, place: int) -> bool:
        """Tells whether من after a definite group is the verb's («طالبت النقابة من الشركة»), not its adjective's."""
        known = phrase.lexeme is not None and (phrase.lexeme.cls == "country" or phrase.lexeme.value("kind") == "name")
        passive = self._tokens.core(place - 1)[0] == "م" and not known  # «التحالف المدعوم من …»
        purpose = self._tokens.words[place + 1 : place + 2] == ["أجل"]
        last = self._reading(place - 1)
        closed = self._definite(place - 1) or (last is not None and last.kind in ("name", "capital"))
        return closed and not passive and not purpose

    def _told(self, phrase: Phrase, place: int, head: str) -> bool:
        """Tells whether ل names people to whom a definite person speaks («الوزير للنواب»), not whose he is."""
        reading = self._reading(place)
        if head == "W":
            return phrase.name is not None or phrase.lexeme is None or phrase.lexeme.value("kind") != "head"
        if head not in "OU" or reading is None or reading.lexeme is None:
            return False
        cls = reading.lexeme.cls
        people = cls == "given" or (cls in ("people", "office") and reading.number == "p")
        described = place - 1 > phrase.head and (self._described(place - 1) or self._adjective(place - 1))
        great = self._tokens.words[place - 1] == "كبار"  # «مسؤولون كبار لأعضاء البرلمان»
        return people and (great or (self._definite(place - 1) and not described))

    def _inner(self, place: int, limit: int, outer: Phrase) -> int:
        """Reads the noun phrase after a preposition (or written on it) and returns its end."""
        letters = self._letters
        if letters[place] in "<{":
            mate = self._tokens.mate[place]
            return mate + 1 if place < mate < min(limit, place + 7) else place
        if letters[place] == "d" and place + 1 < limit and self._definite(place + 1):
            place += 1  # «المسؤول عن تلك الورشة»
        reading = self._reading(place)
        if reading is None:
            return place
        known = self.known_name(place, limit)
        if known:
            self._learn_country(outer, known[1])
            return self._adjectives(outer, place + known[0], limit)
        self._learn_country(outer, reading.lexeme)
        closed = reading.definite or reading.kind in ("name", "capital")
        closed = closed or (letters[place] == "g" and self._reads_as(place, "C"))  # «في مالي»
        region = self._lexicon.lists("region", reading.core)
        stop = place + 1
        while stop < limit:
            reading = self._reading(stop)
            letter = letters[stop]
            if letter == "{":
                mate = self._tokens.mate[stop]
                if not stop < mate < min(limit, stop + 7):
                    break
                stop, closed = mate + 1, True
                continue
            if reading is None or reading.clitics.strip("و"):
                break
            known = None if closed or reading.clitics else self.known_name(stop, limit)
            if known and known[1].cls == "organization" and not self._opens_construct(stop + known[0] - 1):
                self._learn_country(outer, known[1])
                stop, closed = stop + known[0], True
                continue  # «المتحدث باسم نواب حزب البديل من أجل ألمانيا», but «رئيس مجلس نواب الشعب»
            if reading.clitics == "و" and (letter not in "gwhGCU" or (letter == "G" and self._opens_construct(stop))):
                break
            if reading.clitics == "و" and letter in "GU" and closed and self._indefinite(stop):
                break  # «موظفون بالميناء ومصادر حكومية»
            before = letters[stop - 1]
            apart = outer.name is not None and before in "OgPq"  # «سالم الراشدي، وكيل الوزير كمال العياري»
            several = outer.plural and outer.kind == "unnamed" and "O" in letters[place:stop]
            if closed and letter in "Pq" and (apart or several or (before in "tOPq" and letters[place] == "G")):
                stop += 1  # «مركز الملك سلمان»، «مصادر مقربة من اللاعب سالم الراشدي»
                continue
            if closed and letter == "O" and letters[stop + 1 : stop + 2] in ("P", "q"):
                break  # «المتحدث باسم مجلس القضاء الأعلى القاضي سالم الراشدي»
            if (
                closed
                and not reading.clitics
                and not (letter == "g" or (letter not in "Ct" and reading.definite and self._adjective(stop)))
                and not (letter == "C" and self._tokens.core(stop - 1) == "عاصمه")  # «سكان في العاصمة تونس»
            ):
                break
            if letter not in "OUGWYCwohHNgPqtkBT":
                break
            if letter == "T" and reading.core != "عام":
                break
            self._learn_country(outer, reading.lexeme)
            closed = (
                (closed and not (letter == "h" and reading.clitics))
                or reading.definite
                or reading.kind in ("name", "capital")
                or (region and self._reads_as_place(stop))  # «بمحافظة جدة سالم الراشدي»
                or (reading.lexeme is None and letter == "o" and self._closes(stop))
            )
            stop += 1
        return stop
