"""Proper names, and the offices set beside them."""

from __future__ import annotations

from masdar.statements.constructs import Constructs
from masdar.statements.phrase import Phrase


class Names(Constructs):
    """Reads the names of people."""

    def _person(self, phrase: Phrase, first: int, place: int, limit: int, *, spare: bool) -> int:
        """Reads a proper name at `place`, then an office set beside it."""
        stop = self._name(place, limit, spare=spare)
        if stop == place:
            return first
        phrase.head, phrase.name, phrase.kind = place, (place, stop), "person"
        reading = self._reading(place)
        if reading is not None:
            known = self._letters[place] == "P"
            phrase.gender = (reading.lexeme.value("gender") if reading.lexeme and known else "") or ""
        return self._office_after_name(phrase, stop, limit)

    def _name(self, place: int, limit: int, *, spare: bool) -> int:
        letters = self._letters
        start = place
        while place < limit and place - start < 8:
            reading = self._reading(place)
            letter = letters[place]
            turned = reading is not None and letter == "o" and reading.letter != letter  # a name after all («بالطيب»)
            if reading is None or (place > start and reading.clitics and not turned):
                break
            if (
                letter == "o"
                and not turned
                and (self._hidden_preposition(place) or (place > start and self._circumstance(place)))
            ):
                break
            if letter == "o" and place - start > 1 and self._tokens.words[place][-1] == "ة":
                break  # «رجب طيب أردوغان فترة جديدة»
            if (
                letter in "Pq"
                or turned
                or (letter == "o" and reading.lexeme is None)
                or (
                    letter == "F"
                    and reading.lexeme is None
                    and not reading.core.endswith(("ون", "ين", "ان"))
                    and (place == start or self._letters[place + 1 : place + 2] in tuple("E,.|<:("))
                )
            ) or (place > start and self._tokens.words[place] in ("الدين", "الله", "الإسلام", "الاسلام")):
                place += 1
                if (
                    letter == "P"
                    and reading.definite
                    and place - start > 2
                    and letters[place - 2] != "q"
                    and letters[place : place + 1] == "o"
                ):
                    break  # «عزام بن محمد الدخيل اطلع على …»: a surname with its article is the last
            elif (
                place > start
                and letter in "wgCOUGYh"
                and reading.definite
                and not ((spare or self._plain(place)) and letters[place - 1] == "o")
                and (letter == "w" or letters[place - 1] in "qP")
            ):
                relational = letter == "G" and reading.core.endswith("ي")  # «محمد علي الحوثي»
                if (
                    letter in "OUGYh"
                    and letters[place - 1] != "q"
                    and not relational
                    and not self._surname(place, limit)
                ):
                    break
                place += 1
                if letters[place - 1] == "w" and place - start > 1 and letters[place - 2] != "q":
                    nxt = letters[place] if place < limit else ""
                    if nxt not in ("q", "P", "w"):
                        break
            elif (place > start and letters[place - 1] == "q" and letter in "OtCGTdBNYw") or (
                not reading.definite
                and place + 1 < limit
                and letters[place + 1] in "Pqo"
                and letter in "OtBFGUHNV"
                and self._given(place)
            ):
                place += 1
            else:
                break
        return place

    def _surname(self, place: int, limit: int) -> bool:
        """Tells whether an office after a given name is a surname («خولة الخطيب،»): nothing belongs to it."""
        if self._letters[place] != "O" or self._letters[place - 1] != "P":
            return False
        return place + 1 >= limit or self._letters[place + 1] in ",.|E<>:(U"

    def _name_after_office(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        letters = self._letters
        self._person_gender(phrase)
        look = place
        if look + 1 < limit and letters[look] == "," and (letters[look + 1] in "tPqoO" or self._title(look + 1, limit)):
            look += 1
            if letters[look] == "O" and not self._title(look, limit):
                following = self._chain(phrase, look, limit)
                after = following + 1 if following < limit and letters[following] == "," else following
                if after < limit and letters[after] in "tPq":
                    look = after
                else:
                    return place
        while look < limit and self._title(look, limit):
            look += 1
        if look < limit and letters[look] == "(":
            return place
        if phrase.plural and look < limit and letters[look] == "o":
            phrase.kind = "unnamed"
            return place  # «قدر المحققون قيمة …»: the object
        stop = self._name(look, limit, spare=spare)
        if stop > look and not (
            letters[place] == "," and stop - look == 1 and letters[look] == "o" and letters[look - 1] == ","
        ):
            phrase.name = (look, stop)
            return stop
        if look < limit and look > place and letters[look - 1] == "t" and letters[look] == "w":
            phrase.name = (look, look + 1)
            return look + 1
        phrase.kind = "unnamed"
        return place

    def _office_after_name(self, phrase: Phrase, place: int, limit: int) -> int:
        letters = self._letters
        look = place + 1 if place < limit and letters[place] == "," else place
        while look < limit and letters[look] == "t":
            look += 1
        if look < limit and letters[look] == "O":
            reading = self._reading(look)
            if reading is None or reading.clitics:
                return place
            stop = self._chain(phrase, look, limit)
            stop = self._attached(phrase, stop, limit, "O")
            phrase.office = (look, stop)
            again = stop + 1 if stop < limit and letters[stop] == "," else stop
            while again < limit and letters[again] == "O":
                stop = self._attached(phrase, self._chain(phrase, again, limit), limit, "O")
                again = stop + 1 if stop < limit and letters[stop] == "," else stop
            return stop
        if look < limit and letters[look] == "(":
            close = letters.find(")", look, min(limit, look + 7))
            return close + 1 if close > 0 else place
        return place

    def _second_office(self, phrase: Phrase, place: int, limit: int) -> int:
        """A second office of the same person («وزير العدل والناطق باسم الحكومة»)."""
        reading = self._reading(place) if place < limit else None
        if reading is None or self._letters[place] != "O" or reading.clitics not in ("", "و"):
            return place
        if self._given(place) and self._letters[place + 1 : place + 2] in ("P", "q", "o"):
            return place  # «مدير المنطقة سلطان عيد»
        return self._attached(phrase, self._chain(phrase, place, limit), limit, "O")
