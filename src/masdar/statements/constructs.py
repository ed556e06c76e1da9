"""Construct chains, their adjectives, and the prepositional phrases that their heads call for."""

from __future__ import annotations

from masdar.lexicon import LETTERS, is_verbal_noun
from masdar.statements.phrase import Phrase
from masdar.statements.qualities import Qualities

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

_SELVES = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "ذات", "عينه", "عينها", "عينهم"})
_OTHER = frozenset({"اخر", "اخري", "اخرون", "اخرين"})


class Constructs(Qualities):
    """Reads construct chains; the chain stays open until a definite word or a proper name closes it."""

    def _chain(self, phrase: Phrase, place: int, limit: int) -> int:
        """Reads the construct chain from the head and the adjectives after it; returns its end."""
        letters = self._letters
        closed = False
        start = head = place
        while place < limit:
            reading = self._reading(place)
            letter = letters[place]
            if letter == "{":
                mate = self._tokens.mate[place]
                if place == start or not place < mate < min(limit, place + 7):
                    break
                if phrase.kind in ("media", "organization"):
                    phrase.name = (place + 1, mate)
                place, closed = mate + 1, True
                continue
            if letter == "(" and place > start:
                close = letters.find(")", place, min(limit, place + 7))
                if close < 0:
                    break
                place = close + 1
                continue
            if reading is None or (place > start and reading.clitics):
                if reading is None and letter == "0" and place > start and not closed:
                    place += 1
                    continue
                if not (
                    place > start and reading is not None and reading.clitics == "و" and self._joins(place, letter)
                ):
                    break
                another = letters[place] == "W" and self._opens_construct(place)  # «التلفزيون ووكالة أنباء النهر»
                if (letters[place] in "gwWh" and not another) or not closed or self._joined_duty(start, place, limit):
                    head = place if letter in "UG" and not reading.definite else head
                    place += 1
                    closed = (closed and letter not in "Hh") or reading.definite  # «اتحاد السلم وحماية الأطفال»
                    continue
                break
            agrees = (
                self._described(place) or reading.core.endswith(("ون", "ين")) or (letter == "O" and self._great(place))
            )
            if place > start and not agrees and (self._unbound(head) or self._unbound(place - 1)):
                break  # «وصف محللون القرار», «حث نواب معارضون رئيس الحكومة»: a plural in ن opens no construct
            if place > start and not closed and self.accusative(place) and not self.accusative(start):
                break  # «اتهم نائب حزبا معارضا»: an object
            if letter == "k" and reading.core == "عده" and place > start and not phrase.plural:
                break  # «وجه قاض عدة اتهامات»
            relational = (
                self._letters[place - 1] == "U" and self._tokens.core(place - 1)[-1] == "ي" and place - 1 > start
            )
            great = reading.core in ("كبير", "كبار")
            adjective = self._described(place - 1) or (relational and not self._definite(place - 1))
            if letter in "WO" and phrase.kind == "unnamed" and place > start and adjective and not great:
                break  # an indefinite noun that has its adjective opens no construct («مصدر تركي وكالة فرانس برس»)
            feminine = letters[place - 1] == "U" and self._tokens.core(place - 1).endswith("يه")
            if reading.definite and not closed and place - 1 > start and (self._relational(place - 1) or feminine):
                break  # «أدانت أحزاب عربية القرار»: nor does it take anything definite
            denied_to = self._past_denial(place, limit) if reading.core == "غير" and place > start else place
            if denied_to > place:
                place, closed = denied_to, True  # «الحكومة غير المعترف بها دوليا»
                continue
            if letter == "k" and reading.core == "غير" and not closed and start < place < limit - 1:
                place += 2  # «منظمة غير حكومية»
                continue
            if letter == "k" and reading.core == "غير" and closed and self._denied_quality(place, limit):
                place += 2  # «المنظمات غير الحكومية»
                continue
            other = place - 1 > start and self._tokens.core(place - 1) in _OTHER and self._indefinite(place - 1)
            if other and (reading.definite or letter in "YHhN"):
                break  # «أعلن مصدر آخر الحصيلة»، «ذكر مصدر آخر حصيلة أولى»
            denied = self._tokens.core(place - 2) == "غير" and reading.definite and not agrees
            sets_off = letter in "CN" or denied or (letter in "Hh" and not reading.definite)
            noun = letters[start] in "GUY" or (letters[start] == "W" and letter == "H")
            if noun and place - start > 1 and sets_off and self._qualified(place - 1):
                break  # nor does it before a country or a deed («دول غربية موسكو»، «مصادر رسمية مقتل …»)
            if place > start and self._tokens.words[place : place + 2] == ["أول", "من"]:
                break  # «معهد معروف أول من أمس»
            known = self.known_name(place, limit) if place > start else None
            if known and not closed:
                self._learn_country(phrase, known[1])
                if known[1].cls in ("media", "organization") and phrase.kind == known[1].cls:
                    phrase.name = (place, place + known[0])
                elif phrase.kind == "media" and known[1].cls == "organization" and self._reads_as(start, "G"):
                    phrase.kind = "organization"  # «وكالة الأمم المتحدة»
                place, closed = place + known[0], True
                continue
            if place == start:
                closed = (reading.definite) or reading.kind in ("name", "capital")
                place += 1
                continue
            if closed:
                if self._ranked(place, limit):
                    break  # «وزير النقل المهندس سالم الراشدي»
                if (
                    letter == "g"
                    or (letter != "C" and reading.definite and self._adjective(place))
                    or self._past_country(start, place)
                    or self._belonging(start, place)
                ):
                    self._learn_country(phrase, reading.lexeme)
                    place += 1
                    continue
                if letters[start] == "O" and reading.definite and self._lexicon.lists("tenure", reading.core):
                    place += 1  # «مندوب تونس الدائم»
                    continue
                if (
                    self._names_owner(phrase, start, place)
                    or (place - start == 2 and self._side(start, place, limit))
                    or (letter in "OU" and self._members(phrase, place))
                ):
                    place += 1
                    continue
                if reading.core in ("عشر", "عشره") and self._lexicon.lists("ordinal", self._tokens.core(place - 1)):
                    place += 1  # «الفرع الرابع عشر»
                    continue
                if letter == "d" and self._tokens.core(place) in _SELVES:
                    place += 1
                    continue
                break
            verbal = self._lexicon.lists("called", reading.core) or self._lexicon.lists("issuing", reading.core)
            if verbal and not reading.definite:
                break  # «مواطن يدعى سالم»، «تقرير نشره المعهد»
            if letter == "B" and self._tokens.core(min(place + 1, limit - 1)) == "عدم":
                break  # «مصدر طلب عدم ذكر اسمه»
            if letter == "d" and place > start and place + 1 < limit and self._definite(place + 1):
                place += 1
                continue
            if letter in "OUGWYCwohHNgPqtBk0M" or (letter == "T" and reading.core == "عام"):
                self._learn_country(phrase, reading.lexeme)
                if letter == "o" and place + 1 < limit and self._plural_construct(place):
                    place += 1
                    continue
                region = self._region_name(place, limit) if phrase.kind == "person" else place
                if region > place:
                    place, closed = region, True
                    continue
                if (letter in "Po" and reading.lexeme is None) or letter == "P":
                    end = place + 1
                    while end < limit and letters[end] in "oPq" and self._plain_name(end):
                        if phrase.kind == "person" and self._another(end):
                            break  # «محامي العياري فريد الراشدي»
                        end += 1
                    if phrase.kind in ("media", "organization"):
                        phrase.name = (place, end)
                    if (letters[place] == "o" and phrase.kind == "person") or phrase.kind == "unnamed":
                        end = place + 1
                    closed = (phrase.kind != "unnamed" and letter != "g" and phrase.kind != "person") or self._closes(
                        place
                    )
                    place = end
                    continue
                if phrase.kind == "media" and phrase.name is None and letter == "W" and reading.kind == "name":
                    phrase.name = (place, place + 1)  # «مجلة فوربس المتخصصة في المال»
                closed = reading.definite or reading.kind in ("name", "capital") or letter == "C"
                if letter == "g" and not reading.definite:
                    closed = False
                place += 1
                continue
            break
        return place

    def _opens_construct(self, place: int) -> bool:
        """Tells whether an indefinite noun is followed by what it belongs to («ونقابة مدرسي النهر»)."""
        reading = self._reading(place)
        bare = reading is not None and not reading.definite and reading.kind not in ("name", "capital")
        return bare and self._letters[place + 1 : place + 2] in tuple("wOUGWYCohHP{")

    def _names_owner(self, phrase: Phrase, start: int, place: int) -> bool:
        """Tells whether a name is that of whoever the group belongs to («مكتب رئيس تونس كمال العياري»)."""
        letters = self._letters
        if letters[place] not in "Pq" or phrase.kind != "organization":
            return False
        return letters[place - 1] in "tOPq" or "O" in letters[start + 1 : place]

    def _joined_duty(self, start: int, place: int, limit: int) -> bool:
        """Tells whether و joins to an office another of the things it is over («لجنة الدفاع والأمن»، «الصحة والسكان»).

        People may be what an office is over only before the name of whoever holds it.
        """
        reading = self._reading(place)
        if self._letters[start] == "G" and self._letters[place] in "Hh" and place + 1 < limit:
            duties = any(letter in "Hh" for letter in self._letters[start + 1 : place])
            return duties and self._definite(place + 1)  # «جهاز حماية الدستور ومكافحة الإرهاب»
        if self._letters[start] != "O" or reading is None or not reading.definite:
            return False
        if self._letters[place] == "U":
            return place + 1 < limit and (self._letters[place + 1] in "Pt" or self._title(place + 1, limit))
        return self._letters[place] in "GoHNY"

    def _ranked(self, place: int, limit: int) -> bool:
        """Tells whether an office that is also a title, or stands after a country, is that of whoever is named next."""
        named = self._letters[place - 1] == "C" and self._letters[place + 1 : place + 2] in ("P", "q")
        return self._letters[place] == "O" and self._definite(place) and (named or self._title(place, limit))

    def _qualified(self, place: int) -> bool:
        """Tells whether an indefinite adjective ends the noun phrase («دول غربية»)."""
        return self._described(place) and not self._definite(place)

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
