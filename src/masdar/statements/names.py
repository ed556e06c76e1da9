"""Proper names, and the offices set beside them."""

from __future__ import annotations

from masdar.statements.phrase import Phrase
from masdar.statements.surnames import Surnames

_LONGEST = 8
"""Words of a name."""
_CLOSING = frozenset({"زاده", "جونيور"})
"""Particles that end a name, while the others open its next part."""


class Names(Surnames):
    """Reads the names of people."""

    def _person(self, phrase: Phrase, first: int, place: int, limit: int, *, spare: bool) -> int:
        """Reads a proper name at `place`, then an office set beside it."""
        stop = self._name(place, limit, spare=spare)
        return first if stop == place else self._called(phrase, place, stop, limit)

    def _called(self, phrase: Phrase, place: int, stop: int, limit: int) -> int:
        """Makes the phrase a person of that name, and reads an office set beside it."""
        phrase.head, phrase.name, phrase.kind = place, (place, stop), "person"
        reading = self._reading(place)
        if reading is not None:
            known = reading.lexeme is not None and reading.lexeme.cls == "given"
            phrase.gender = (reading.lexeme.value("gender") if reading.lexeme and known else "") or ""
        return self._office_after_name(phrase, stop, limit)

    def name_end(self, place: int, limit: int) -> int:
        """Returns where the name ends whose first word, whatever it is elsewhere, stands at `place`."""
        return self._name(place, limit, spare=True, begun=1)

    def beside_name(self, phrase: Phrase, stop: int, limit: int) -> int:
        """Reads the office set beside the name that ends at `stop`, and returns where it ends."""
        return self._office_after_name(phrase, stop, limit)

    def _name(self, place: int, limit: int, *, spare: bool, begun: int = 0) -> int:
        """Returns where the proper name that begins at `place` ends; its first `begun` words are known to be of it."""
        start = place
        place += begun
        while place < limit and place - start < _LONGEST:
            if self._hyphened(start, place):
                place += 2
                continue
            another = place - 1 > start and self._another(place) and not self._closed(place + 1)
            if another or self._ends_name(start, place):
                break
            if self._bare_part(start, place):
                place += 1
                if self._last_part(start, place):
                    break
            elif place > start and self._definite_part(start, place, limit, spare=spare):
                place += 1
                if self._letters[place - 1] == "w" and place - start > 1 and self._letters[place - 2] != "q":
                    following = self._letters[place] if place < limit else ""
                    if following not in ("q", "P", "w") and not (following and self._given(place)):
                        break
            elif self._homonym(start, place, limit):
                place += 1
            else:
                break
        return place

    def _ends_name(self, start: int, place: int) -> bool:
        """Tells whether the word is certainly no part of the name."""
        reading = self._reading(place)
        possessed = reading is not None and bool(reading.suffix) and not self._turned(place)
        if reading is None or (possessed and place > start and self._letters[place - 1] != "q"):
            return True  # «أبدى سالم ندمه» but «جيرمي بن عمي»
        if place > start and (self._possessed(place, reading) or self._predicate(place, reading)):
            return True
        if self._turned(place):
            return False
        if place == start:
            manner = reading.core[0] == "ب" and self._tokens.words[place][-1] == "ة"  # «يتساءل ببلاهة»
            manner = manner or self._joined_manner(place)  # «قال رئيس النادي وبشكل واضح إن …»
            return self._letters[place] == "o" and (manner or self._hidden_preposition(place))
        if self._surname_slot(start, place):
            return False
        if reading.clitics:
            return (self._letters[place], reading.clitics) != ("P", "ف")  # «مايكل فلين»: nobody is joined by ف
        if self._letters[place] != "o":
            return False
        feminine = place - start > 1 and self._tokens.words[place][-1] == "ة"  # «رجب طيب أردوغان فترة جديدة»
        return feminine or self._hidden_preposition(place) or self._circumstance(place)

    def _bare_part(self, start: int, place: int) -> bool:
        """Tells whether a word without article is part of the name."""
        letter, reading = self._letters[place], self._reading(place)
        assert reading is not None
        if letter in "Pq" or self._turned(place) or self._surname_slot(start, place):
            return True
        if place > start and self._letters[place + 1 : place + 2] == "_" and self._tokens.words[place + 1] == ".":
            return True  # «هلا إيه. كوفال»
        if reading.lexeme is None and letter == "F":
            alone = place == start or self._letters[place + 1 : place + 2] in tuple("E,.|<:(")
            return alone and not reading.core.endswith(("ون", "ين", "ان"))
        if reading.lexeme is None and letter == "o":
            return True
        if place == start:
            return self._introduced(place) or self._of_faith(place)
        if self._letters[place - 1] == "P" and self._bare_adjective(place):
            return True
        if self._tokens.words[place - 1] == "الله" and letter in "tOU" and self._given(place):
            return True  # «ذبيح الله مجاهد»
        of_god = self._tokens.words[place + 1 : place + 2] == ["الله"]  # «مصطفى صنع الله»
        return of_god or self._tokens.words[place] in ("الدين", "الله", "الإسلام", "الاسلام")

    def _bare_adjective(self, place: int) -> bool:
        """Tells whether an adjective has no article after a name, and so is a surname («مرضية أفخم»)."""
        reading = self._reading(place)
        return (
            reading is not None
            and reading.lexeme is not None
            and reading.lexeme.cls == "plain-adjective"
            and reading.gender == "m"
            and not reading.definite
            and not reading.core.endswith(("ا", "ين", "ون"))
            and (
                len(reading.core) != len("أكثر")
                or reading.core[0] != "ا"
                or self._letters[place + 1 : place + 2] not in ("o", "T", "H", "h")
            )
            and not self._heads(place)
        )

    def _heads(self, place: int) -> bool:
        """Tells whether an adjective opens a construct with an ordinary noun («سالم متصدر الترتيب»)."""
        following = self._reading(place + 1) if place + 1 < len(self._tokens) else None
        if following is None or not following.definite or following.clitics:
            return False
        common = self._letters[place + 1] == "h" or (self._letters[place + 1] == "w" and following.lexeme is not None)
        return common and not self._given(place + 1)

    def _introduced(self, place: int) -> bool:
        """Tells whether an adjective without article follows a definite office, and so is a name («الوزير حكيم إن»).

        After another adjective of the office it is one before a given name only («المدير العام صائب العياري»).
        """
        return (
            place > 0
            and self._letters[place - 1] in "Otgw"
            and self._definite(place - 1)
            and self._bare_adjective(place)
            and (
                self._surname_follows(place)
                or (self._letters[place - 1] in "Ot" and self._letters[place + 1 : place + 2] in tuple("E,:<"))
            )
        )

    def _definite_part(self, start: int, place: int, limit: int, *, spare: bool) -> bool:
        """Tells whether a word with article is part of the name («محمد الراشدي»)."""
        letters, reading = self._letters, self._reading(place)
        letter = letters[place]
        if reading is None or not reading.definite or letter not in "wgCOUGYhT":
            return False
        deed = self.deed(place) and not (self._unknown(place - 1) and self._closed(place + 1))
        compound = place > start + 1 and letters[place - 2] == "q"  # «عبد الملك الحوثي»
        group = self.known_name(place, limit) is not None and not (compound and reading.core.endswith("ي"))
        if deed or group or self._no_surname(place):
            return False  # «حث البابا فرنسيس الأمم المتحدة»
        if self._definite_surname(start, place, limit):
            return True
        before = letters[place - 1] == "P" or (letters[place - 1] == "w" and self._given(place - 1))
        if letter in "wT" and before and self._given(place) and not self._more_described(place, limit):
            return True  # «مجتبى الحسيني»
        if letter == "T":
            return False
        if letters[place - 1] == "o" and (spare or self._plain(place)):
            return False
        if place > start + 1 and self._plain(place) and letters[place - 1] != "q" and not self._described(place):
            return False  # «سامية كمال السبب المباشر»
        if place > start and self._described(place) and letters[place - 1] != "q":
            relational = letter == "g" and reading.core.endswith("ي")
            if place == start + 1 and relational and self._first_name(start):
                return True  # «بشار الجعفري»
            # After one name an adjective says which («ترامب الجديدة»), after several it is one more («بن محمد الدخيل»).
            if reading.gender != "m" or self._lexicon.lists("when-adjective", reading.core):
                return False
            return place > start + 1 or self._whole_name(place)
        if letter != "w" and letters[place - 1] not in "qP" and not compound:
            return False
        relational = letter == "G" and reading.core.endswith("ي")  # «محمد علي الحوثي»
        return letter not in "OUGYh" or letters[place - 1] == "q" or relational or self._surname(place, limit)

    def _no_surname(self, place: int) -> bool:
        """Tells whether a word with article is hardly a name: a day, a country, a group («أعلن ترمب الخميس …»)."""
        reading, letter = self._reading(place), self._letters[place]
        if reading is None or reading.lexeme is None:
            return False
        if letter == "T" or self._letters[place - 1] == "q":
            return letter == "T" and reading.lexeme.lemma.startswith("ال")
        thing = letter == "w" and reading.lexeme.cls == "plain-noun" and not self._given(place)
        return letter == "C" or (letter == "g" and reading.number == "p") or (thing and reading.gender == "f")

    def _homonym(self, start: int, place: int, limit: int) -> bool:
        """Tells whether a word of another class is a name here: after عبد and its like, or a given name before one."""
        letters, reading = self._letters, self._reading(place)
        opened = place > start and letters[place - 1] == "q" and self._tokens.core(place - 1) not in _CLOSING
        if opened and letters[place] in "OtCGTdBNYwgU":
            day = letters[place] == "T" and self._tokens.words[place].startswith("ال")  # «وقال صادق خان الأربعاء»
            return not day or self._tokens.core(place - 1) == "عبد"
        if (
            place > start
            and letters[place - 1] == "q"
            and letters[place] in "FHh"
            and len(self._tokens.core(place - 1)) == 2
        ):
            return True  # «دا سيلفا», not «خان يصبح»
        following = self._reading(place + 1) if place + 1 < limit else None
        common = following is not None and following.lexeme is not None and letters[place + 1] == "o"
        return (
            reading is not None
            and not reading.definite
            and place + 1 < limit
            and letters[place + 1] in "Pqo"
            and not (
                common and place > start and letters[place] in "Ot" and not self._closes_name(place + 2)
            )  # «سالم أمير منطقة النهر»
            and letters[place] in "OtBFGUHNV"
            and self._given(place)
        )

    def _name_after_office(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        letters = self._letters
        self._person_gender(phrase)
        look = self._past_short_name(place, limit)
        if letters[look : look + 2] == ",g" and look + 2 < limit and self._of_nation(phrase, look + 1):
            look += 2  # «مدرب المنتخب، الهولندي مارك يانسن، …»
        elif (
            look + 1 < limit and letters[look] == "," and (letters[look + 1] in "tPqoO" or self._title(look + 1, limit))
        ):
            look += 1
            if letters[look] == "O" and not self._title(look, limit):
                following = self._attached(phrase, self._chain(phrase, look, limit), limit, "O")
                after = following + 1 if following < limit and letters[following] == "," else following
                if after < limit and letters[after] in "tPq":
                    look = after
                else:
                    return place
        while look < limit and self._title(look, limit):
            look += 1
        if look < limit and letters[look] == "(":
            return place
        unbound = look == place and any(self._unbound(at) and not self._given(at) for at in (phrase.head, place - 1))
        if phrase.plural and look < limit and (letters[look] == "o" or unbound):
            phrase.kind = "unnamed"
            return place  # «قدر المحققون قيمة …», «دعا نواب معارضون سالم الراشدي إلى …»: the object
        stop = self._name(look, limit, spare=spare)
        if stop > look and not (stop - look == 1 and letters[look - 1] == "," and not self._alone_beside(look)):
            phrase.name = (look, stop)
            return stop
        if look < limit and look > place and letters[look - 1] == "t" and letters[look] == "w":
            phrase.name = (look, look + 1)
            return look + 1
        phrase.kind = "unnamed"
        return place

    def _alone_beside(self, place: int) -> bool:
        """Tells whether one word after a comma is the name of whoever was described («المدير، سالم، …»).

        «رئيس الحزب، أكبر أحزاب البلاد، …» and «ضابط في الشرطة، فضل عدم كشف اسمه، …» go on with more than a name.
        """
        return self._letters[place] != "o" and self._closes_name(place + 1)

    def _past_short_name(self, place: int, limit: int) -> int:
        """Skips a short name in quotation marks between an office and a comma («أمين عام الحلف «السند»، سالم …»)."""
        if place < limit and self._letters[place] == "{":
            mate = self._tokens.mate[place]
            if place < mate < limit - 1 and self._letters[mate + 1] == ",":
                return mate + 1
        return place

    def _name_after_group(self, phrase: Phrase, place: int, limit: int) -> int:
        """Takes the name of one person described («الشاهد لينارت كوفال إن»، «والدته، ليديا كوفال، …»)."""
        letters = self._letters
        if phrase.plural or place >= limit or self._unbound(phrase.head):
            return place
        if letters[place] == "O":
            return self._office_after_group(phrase, place, limit)
        comma = letters[place] == ","
        first = place + 1 if comma else place
        stop = self._name(first, limit, spare=False)
        known = letters[first : first + 1] in ("P", "q")
        if stop == first or not (known or self._unknown(first)):
            return place
        if not self._settled(phrase, place):
            return place
        after = letters[stop : stop + 1]
        if comma:
            if stop - first < 2 or after not in (",", "E"):
                return place
        elif not known and not (after == "E" or (stop - first > 1 and after in tuple(",:<l("))):
            return place
        if not known and any(self._tokens.words[at][-1] in "اةً" for at in (first, stop - 1)) and after != "E":
            return place
        phrase.office, phrase.name, phrase.kind = (phrase.head, place), (first, stop), "person"
        return stop

    def _office_after_group(self, phrase: Phrase, place: int, limit: int) -> int:
        """Takes the office and the name of one person described («شقيقه وزير النقل فريد العياري»)."""
        reading = self._reading(place)
        if reading is None or reading.clitics or not self._settled(phrase, place):
            return place
        office = Phrase(place)
        stop = self._name_after_office(office, self._chain(office, place, limit), limit, spare=False)
        if office.name is None:
            return place
        phrase.office, phrase.name, phrase.kind = (place, office.name[0]), office.name, "person"
        return stop

    def _settled(self, phrase: Phrase, place: int) -> bool:
        """Tells whether the description before `place` means a certain person: definite, or of somebody named."""
        last = self._reading(place - 1)
        return (
            self._definite(phrase.head)
            or self._letters[place - 1] in "PC"
            or (last is not None and (last.definite or last.kind in ("name", "capital")))
        )

    def _of_nation(self, phrase: Phrase, place: int) -> bool:
        """Tells whether a nationality that agrees with the office stands before a name («الهولندي مارك»)."""
        reading = self._reading(place)
        agrees = reading is not None and reading.definite and reading.gender == (phrase.gender or "m")
        return agrees and self._letters[place + 1] in "Po"

    def _office_after_name(self, phrase: Phrase, place: int, limit: int, *, spare: bool = False) -> int:
        letters = self._letters
        look = place + 1 if place < limit and letters[place] == "," else place
        while look < limit and letters[look] == "t":
            look += 1
        if look < limit and letters[look] == "O":
            reading = self._reading(look)
            if reading is None or reading.clitics:
                return place
            stop = self._chain(phrase, look, limit)
            stop = self._attached(phrase, stop, limit, "O", office=look)
            if letters[stop - 1] in "Ot" and stop - look > 1:  # «سالم، مستشار الرئيس كمال العياري»
                stop = self._name(stop, limit, spare=spare) if stop < limit and letters[stop] == "P" else stop
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
        several = reading.number == "p" and not self._given(place)
        if not reading.clitics and several != phrase.plural and not self._lexicon.lists("cabinet", reading.core):
            return place  # «دعا الوزير النواب إلى …», but «الرئيس الوزراء التونسي», as some write
        if self._given(place) and self._letters[place + 1 : place + 2] in ("P", "q", "o"):
            return place  # «مدير المنطقة سلطان عيد»
        return self._attached(phrase, self._chain(phrase, place, limit), limit, "O")
