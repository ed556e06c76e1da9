"""Construct chains, with the adjectives after them."""

from __future__ import annotations

from masdar.lexicon import Reading
from masdar.statements.phrase import Phrase
from masdar.statements.qualities import Qualities

_OTHER = frozenset({"اخر", "اخري", "اخرون", "اخرين"})
_GREAT = ("كبير", "كبار")
_SELF = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "ذات", "عينه", "عينها", "عينهم"})
_LINKS = frozenset("OUGWYCwohHNgPqtBk0M")
"""Letters of the words that can be the next of a chain."""


class Chains(Qualities):
    """Reads construct chains; a chain stays open until a definite word or a proper name closes it."""

    def _chain(self, phrase: Phrase, place: int, limit: int) -> int:
        """Reads the construct chain from the head and the adjectives after it; returns its end."""
        letters = self._letters
        closed = False
        start = head = place
        while place < limit:
            reading, letter = self._reading(place), letters[place]
            if letter == "{" or (letter == "(" and place > start):
                after = self._past_marks(phrase, start, place, limit)
                if after == place:
                    break
                place, closed = after, closed or letter == "{"
            elif reading is None:
                if letter != "0" or place == start or closed:
                    break
                place += 1
            elif place == start:
                closed = reading.definite or reading.kind in ("name", "capital")
                place += 1
            elif reading.clitics:
                if not self._joined_to(reading, start, place, limit, closed=closed):
                    break
                head = place if letter in "UG" and not reading.definite else head
                closed = (closed and letter not in "Hh") or reading.definite  # «اتحاد السلم وحماية الأطفال»
                place += 1
            elif self._ends(phrase, reading, start, head, place, closed=closed):
                break
            elif reading.core == "غير" and (denied := self._past_denial(place, limit)) > place:
                place, closed = denied, True  # «الحكومة غير المعترف بها دوليا»
            elif letter == "k" and reading.core == "غير" and self._negated(place, limit, closed=closed):
                place += 2
            elif not closed and (known := self._known_in(phrase, start, place, limit)):
                place, closed = place + known, True
            elif closed:
                if not self._belongs(phrase, reading, start, place, limit):
                    break
                place += 1
            else:
                after, closed = self._link(phrase, reading, place, limit)
                if after == place:
                    break
                place = after
        return place

    def _past_marks(self, phrase: Phrase, start: int, place: int, limit: int) -> int:
        """Returns where a name in marks or what stands in brackets ends, or `place` where it is no part of a chain."""
        if self._letters[place] == "(":
            return self._letters.find(")", place, min(limit, place + 7)) + 1 or place
        mate = self._tokens.mate[place]
        if place == start or not place < mate < min(limit, place + 7):
            return place
        if phrase.kind in ("media", "organization"):
            phrase.name = (place + 1, mate)
        return mate + 1

    def _joined_to(self, reading: Reading, start: int, place: int, limit: int, *, closed: bool) -> bool:
        """Tells whether و joins a word to a chain, rather than another phrase."""
        letter = self._letters[place]
        if reading.clitics != "و" or not self._joins(place, letter):
            return False
        another = letter == "W" and self._opens_construct(place)  # «التلفزيون ووكالة أنباء النهر»
        return (letter in "gwWh" and not another) or not closed or self._joined_duty(start, place, limit)

    def _ends(self, phrase: Phrase, reading: Reading, start: int, head: int, place: int, *, closed: bool) -> bool:  # noqa: PLR0913 - the chain so far
        """Tells whether a chain ends before a word, which is another's, or of the verb."""
        letter = self._letters[place]
        agrees = self._described(place) or reading.core.endswith(("ون", "ين")) or (letter == "O" and self._great(place))
        if not agrees and (self._unbound(head) or self._unbound(place - 1)):
            return True  # «وصف محللون القرار», «حث نواب معارضون رئيس الحكومة»: a plural in ن opens no construct
        if not closed and self.accusative(place) and not self.accusative(start):
            return True  # «اتهم نائب حزبا معارضا»: an object
        if letter == "k" and reading.core == "عده" and not phrase.plural:
            return True  # «وجه قاض عدة اتهامات»
        if self._tokens.words[place : place + 2] == ["أول", "من"]:
            return True  # «معهد معروف أول من أمس»
        if letter in "WO" and phrase.kind == "unnamed" and reading.core not in _GREAT and self._qualities(start, place):
            return True  # an indefinite noun that has its adjective opens no construct («مصدر تركي وكالة فرانس برس»)
        return self._completed(reading, start, place, closed=closed, agrees=agrees)

    def _qualities(self, start: int, place: int) -> bool:
        """Tells whether an adjective stands before a word of a chain."""
        noun = self._letters[place - 1] != "U" or place - 1 == start or self._tokens.core(place - 1)[-1] != "ي"
        return self._described(place - 1) or not (noun or self._definite(place - 1))

    def _completed(self, reading: Reading, start: int, place: int, *, closed: bool, agrees: bool) -> bool:
        """Tells whether an adjective completes the phrase before a word, so that this is no more of it."""
        letters, letter, before = self._letters, self._letters[place], self._tokens.core(place - 1)
        inside = place - 1 > start
        feminine = letters[place - 1] == "U" and before.endswith("يه")
        if reading.definite and not closed and inside and (self._relational(place - 1) or feminine):
            return True  # «أدانت أحزاب عربية القرار»: nor does it take anything definite
        other = inside and before in _OTHER and self._indefinite(place - 1)
        if other and (reading.definite or letter in "YHhN"):
            return True  # «أعلن مصدر آخر الحصيلة»، «ذكر مصدر آخر حصيلة أولى»
        denied = self._tokens.core(place - 2) == "غير" and reading.definite and not agrees
        sets_off = letter in "CN" or denied or (letter in "Hh" and not reading.definite)
        noun = letters[start] in "GUY" or (letters[start] == "W" and letter == "H")
        # nor does it before a country or a deed («دول غربية موسكو»، «مصادر رسمية مقتل …»)
        return noun and inside and sets_off and self._qualified(place - 1)

    def _negated(self, place: int, limit: int, *, closed: bool) -> bool:
        """Tells whether «غير» and the word after it are an adjective («منظمة غير حكومية»، «المنظمات غير الحكومية»)."""
        return self._denied_quality(place, limit) if closed else place < limit - 1

    def _known_in(self, phrase: Phrase, start: int, place: int, limit: int) -> int:
        """Reads a name that the lexicon has whole, in an open chain; returns how many words it has, or 0."""
        known = self.known_name(place, limit)
        if not known:
            return 0
        self._learn_country(phrase, known[1])
        if known[1].cls in ("media", "organization") and phrase.kind == known[1].cls:
            phrase.name = (place, place + known[0])
        elif phrase.kind == "media" and known[1].cls == "organization" and self._reads_as(start, "G"):
            phrase.kind = "organization"  # «وكالة الأمم المتحدة»
        return known[0]

    def _belongs(self, phrase: Phrase, reading: Reading, start: int, place: int, limit: int) -> bool:
        """Tells whether a word after a closed chain describes it still, or names whose it is."""
        letters, letter = self._letters, self._letters[place]
        if self._ranked(place, limit):
            return False  # «وزير النقل المهندس سالم الراشدي»
        if (
            letter == "g"
            or (letter != "C" and reading.definite and self._adjective(place))
            or self._past_country(start, place)
            or self._belonging(start, place)
        ):
            self._learn_country(phrase, reading.lexeme)
            return True
        if letters[start] == "O" and reading.definite and self._lexicon.lists("tenure", reading.core):
            return True  # «مندوب تونس الدائم»
        if (
            self._names_owner(phrase, start, place)
            or (place - start == 2 and self._side(start, place, limit))
            or (letter in "OU" and self._members(phrase, place))
        ):
            return True
        if reading.core in ("عشر", "عشره") and self._lexicon.lists("ordinal", self._tokens.core(place - 1)):
            return True  # «الفرع الرابع عشر»
        return letter == "d" and self._tokens.core(place) in _SELF

    def _link(self, phrase: Phrase, reading: Reading, place: int, limit: int) -> tuple[int, bool]:
        """Reads the next word of an open chain; returns where it ends (or `place`), and whether it closes the chain."""
        letter = self._letters[place]
        if not reading.definite and (
            self._lexicon.lists("called", reading.core) or self._lexicon.lists("issuing", reading.core)
        ):
            return place, False  # «مواطن يدعى سالم»، «تقرير نشره المعهد»
        if letter == "B" and self._tokens.core(min(place + 1, limit - 1)) == "عدم":
            return place, False  # «مصدر طلب عدم ذكر اسمه»
        if letter == "d" and place + 1 < limit and self._definite(place + 1):
            return place + 1, False
        if letter not in _LINKS and not (letter == "T" and reading.core == "عام"):
            return place, False
        self._learn_country(phrase, reading.lexeme)
        if letter == "o" and place + 1 < limit and self._plural_construct(place):
            return place + 1, False
        region = self._region_name(place, limit) if phrase.kind == "person" else place
        if region > place:
            return region, True
        if letter == "P" or (letter == "o" and reading.lexeme is None):
            return self._unknown_name(phrase, place, limit)
        if phrase.kind == "media" and phrase.name is None and letter == "W" and reading.kind == "name":
            phrase.name = (place, place + 1)  # «مجلة فوربس المتخصصة في المال»
        if letter == "g":
            return place + 1, reading.definite
        return place + 1, reading.definite or reading.kind in ("name", "capital") or letter == "C"

    def _unknown_name(self, phrase: Phrase, place: int, limit: int) -> tuple[int, bool]:
        """Reads a name that the lexicon does not have whole, as `_link` does."""
        letters, end = self._letters, place + 1
        while end < limit and letters[end] in "oPq" and self._plain_name(end):
            if phrase.kind == "person" and self._another(end):
                break  # «محامي العياري فريد الراشدي»
            end += 1
        if phrase.kind in ("media", "organization"):
            phrase.name = (place, end)
        if (letters[place] == "o" and phrase.kind == "person") or phrase.kind == "unnamed":
            end = place + 1
        return end, phrase.kind not in ("unnamed", "person") or self._closes(place)

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
