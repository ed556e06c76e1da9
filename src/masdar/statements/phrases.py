"""Noun phrases: where one ends, who it names, and how.

A left-to-right reading of one phrase, without a tree: the construct chain stays
open until a definite word or a proper name closes it; adjectives agree with the
head; a proper name may follow an office, or an office a name; prepositional
phrases are taken where the head calls for them («المتحدث باسم …»، «مصدر في …»).
"""

from __future__ import annotations

from masdar.lexicon import LETTERS, Lexicon
from masdar.segment import Tokens
from masdar.statements.appositions import Appositions
from masdar.statements.phrase import Phrase

MAX_PHRASE = 40
"""Tokens after which a phrase is taken to have ended."""
_AHEAD = 7
"""Tokens behind a phrase in which its end is told, a name in quotation marks being the longest of what is looked at:
where they are left, it ends there to any later limit too."""

_KINDS = {"O": "person", "U": "unnamed", "G": "organization", "W": "media", "Y": "document", "C": "organization"}


class PhraseReader(Appositions):
    """Reads noun phrases in one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self._whole: dict[tuple[int, bool, bool], Phrase] = {}
        """The phrases that ended well before their limit, by where and how they were read.

        Who acts in an event has mostly been read before, as who speaks or is named, to another limit.
        """

    def read(self, first: int, limit: int, *, spare: bool = False, clitic: bool = False) -> Phrase | None:
        """Returns the phrase that begins at `first` and ends by `limit`, or null.

        `clitic` allows a preposition written on its first word («لبيان الوزارة»).

        `spare` leaves an unknown definite word after a bare surname to the next
        phrase («هاجم كومي القضاء»).
        """
        limit = min(limit, first + MAX_PHRASE, len(self._letters))
        whole = self._whole.get((first, spare, clitic))
        if whole is not None and whole.stop + _AHEAD <= limit:
            return whole.copy()
        phrase = self._read(first, limit, spare=spare, clitic=clitic)
        if phrase is not None and phrase.stop + _AHEAD <= limit:
            self._whole[first, spare, clitic] = phrase.copy()
        return phrase

    def _read(self, first: int, limit: int, *, spare: bool, clitic: bool) -> Phrase | None:
        phrase = Phrase(first)
        if self._some_of_them(first, limit):
            phrase.kind, phrase.plural, phrase.stop = "unnamed", True, first + 2
            return phrase
        place = self._lead(first, limit)
        if place >= limit:
            return None
        place = self._core(phrase, place, limit, spare=spare, clitic=clitic)
        if place == first or not phrase.kind:
            return None
        phrase.stop = self._tail(phrase, place, limit, spare=spare)
        return phrase

    def _some_of_them(self, place: int, limit: int) -> bool:
        """Tells whether a quantifier counts those whom a pronoun means («كثير منهم»)."""
        return self._letters[place : place + 2] == "km" and place + 1 < limit and self._tokens.core(place + 1) == "منهم"

    def _lead(self, place: int, limit: int) -> int:
        """Skips quantifiers, demonstratives and numbers before the head."""
        while place < limit and (
            self._letters[place] in "kd0"
            or (place > 0 and self._letters[place] == "m" and self._letters[place - 1] in "k0")
        ):
            place += 1
            place = self.past_share(place, limit)
        # An elative before its noun («أحدث تقرير») stands like a quantifier.
        core = self._tokens.core(place) if place < limit else ""
        if core == "اخر" and self._letters[place + 1 : place + 2] == "Y":
            return place + 1  # «آخر حصيلة»
        if (
            len(core) == 4
            and core[0] == "ا"
            and place + 1 < limit
            and self._letters[place] in "oP"
            and self._letters[place + 1] in "YUGWO"
        ):
            place += 1
        return place

    def past_share(self, place: int, limit: int) -> int:
        """Returns the place after «في المائة من» that follows a number («48 في المائة من السكان»)."""
        if self._letters[place - 1] != "0" or place + 2 >= limit:
            return place
        after = place + 1 if self._letters[place] in "fb_" else place
        after += self._tokens.core(after) in ("مايه", "ميه", "مائه", "مئه")
        return after + 1 if after > place and self._letters[after : after + 1] == "m" else place

    def _core(self, phrase: Phrase, place: int, limit: int, *, spare: bool, clitic: bool) -> int:
        """Reads head, construct chain, adjectives and name; fills the phrase."""
        first = place
        letters = self._letters
        if self._honoured(place):
            reading = self._reading(place)
            phrase.head, phrase.kind, phrase.lexeme = place, "unnamed", reading.lexeme if reading is not None else None
            return place + 1
        while place < limit and self._title(place, limit):
            place += 1
        if place > first and self._of_thing(place, limit):
            place -= 1
        elif place > first:
            place = self._past_rank(place, limit)
        if place >= limit:
            return first
        if place > first and letters[place] not in "OUGWYC":
            return self._person(phrase, first, place, limit, spare=spare)
        known = self.known_name(place, limit)
        letter = "O" if letters[place] == "t" else letters[place]
        reading = self._reading(place)
        if clitic and reading is not None:
            letter = (
                LETTERS[reading.lexeme.cls]
                if reading.lexeme is not None and reading.lexeme.cls in LETTERS
                else "w"
                if reading.definite
                else "o"
            )
        if clitic and letter == "t":
            return self._person(phrase, first, place + 1, limit, spare=spare)
        if clitic and letter == "P":
            stop = self._name(place, limit, spare=spare, begun=1)
            return self._called(phrase, place, stop, limit)  # «قال لسالم الراشدي»
        if known and (clitic or reading is None or not reading.clitics.strip("وف")):
            length, lexeme = known
            phrase.head, phrase.lexeme = place, lexeme
            phrase.kind = {"media": "media", "country": "organization"}.get(lexeme.cls, "organization")
            phrase.letter = LETTERS.get(lexeme.cls, "G") if clitic or letter in "OU" else ""
            phrase.country = lexeme.value("iso3") or lexeme.value("country") or None
            headed = length > 1 and reading is not None and reading.lexeme is not None and reading.lexeme is not lexeme
            headed = headed and letter not in "OU"  # «أطباء بلا حدود»
            shown = reading.gender if headed and reading is not None else ""  # «وزارة الدفاع الأميركية» for البنتاغون
            phrase.gender = shown or lexeme.value("gender") or "f"
            return self._adjectives(phrase, place + length, limit)
        if letter == "o" and (self._joined_verb(place) or self._circumstance(place)):
            return first
        if reading is not None and (letter in "Pqo" or (letter == "F" and reading.lexeme is None)):
            return self._person(phrase, place, place, limit, spare=spare)
        if letter in "<{":
            return self._quoted(phrase, place, limit)
        if letter not in "OUGWYCwghBN" or reading is None or (reading.clitics.strip("وف") and not clitic):
            return first
        phrase.head, phrase.letter = place, letter
        phrase.lexeme = reading.lexeme
        phrase.gender = reading.gender
        phrase.plural = reading.number == "p"
        phrase.kind = _KINDS.get(letter, "")
        if reading.lexeme is not None and letter == "C":
            phrase.country = reading.lexeme.value("iso3") or None
        if letter in "wghBN":
            return self._unknown_definite(phrase, place, limit, spare=spare)
        if letter == "U" and (whose := self._kin(place, limit, spare=spare)) > place:
            return whose
        stop = self._chain(phrase, place, limit)
        if letter == "W" and self._no_medium(place, stop):
            phrase.kind = "organization"
        if letter == "O" and self._of_official(phrase, stop, stop):
            phrase.kind = "unnamed"
            stop = self._name(stop, limit, spare=spare)
        elif letter == "O":
            # «خادم الحرمين الشريفين» is a title to its last word
            phrase.office = (first if place > first and self._reads_as(place, "t") else place, stop)
            stop = self._name_after_office(phrase, stop, limit, spare=spare)
        elif (
            letter == "U" and phrase.kind == "unnamed" and stop < limit and letters[stop] in "Pq" and not phrase.plural
        ):
            phrase.office = (place, stop)
            stop = self._name_after_office(phrase, stop, limit, spare=spare)
            phrase.kind = "person"
        elif letter == "U" and phrase.kind == "unnamed":
            stop = self._name_after_group(phrase, stop, limit)
        return stop

    def _kin(self, place: int, limit: int, *, spare: bool) -> int:
        """Returns where a name ends that is not that of its kin («زوجة سالم الراشدي»، «أسرة النائب سالم الراشدي»)."""
        reading, following = self._reading(place), self._reading(place + 1) if place + 1 < limit else None
        if reading is None or following is None or reading.definite or reading.suffix or following.clitics:
            return place
        if not self._lexicon.lists("kin", reading.core):
            return place
        if self._letters[place + 1] in "Pq":
            return self._name(place + 1, limit, spare=spare)
        whose = Phrase(place + 1)
        stop = self._core(whose, place + 1, limit, spare=spare, clitic=False) if self._letters[place + 1] in "tO" else 0
        return stop if whose.name is not None and "," not in self._letters[place:stop] else place

    def _no_medium(self, place: int, stop: int) -> bool:
        """Tells whether an agency has to do with something else than news («وكالة الفضاء»)."""
        organization = any(r.letter == "G" and not r.definite for r in self._tokens.readings[place] or ())
        if (
            stop < len(self._tokens)
            and self._letters[stop] == "l"
            and self._lexicon.lists("trade", self._tokens.core(stop))
        ):
            return False
        reading = self._reading(place + 1) if place + 1 < stop else None
        return (
            organization
            and reading is not None
            and reading.lexeme is not None
            and not self._lexicon.lists("trade", reading.core)
            and (self._letters[place + 1] in "Hh" or self._lexicon.lists("mission", reading.core))
        )

    def _of_thing(self, place: int, limit: int) -> bool:
        """Tells whether the title before `place` is the office of a thing («مقدمة البرامج»، «عميد الكلية»)."""
        return (
            place < limit
            and not self._definite(place - 1)
            and self._definite(place)
            and (self._letters[place] in "WGYHh" or self._plain(place))
        )

    def _honoured(self, place: int) -> bool:
        """Tells whether an honorific carries a pronoun, and so means somebody known («معاليه»، «سموه»)."""
        reading = self._reading(place)
        return self._letters[place] == "t" and reading is not None and bool(reading.suffix)

    def _past_rank(self, place: int, limit: int) -> int:
        """Skips the adjective of a title and a comma before the name («العميد المتقاعد، سالم الراشدي»)."""
        at = place
        while at < limit and self._definite(at) and self._described(at):
            at += 1
        if at == place and self._letters[at : at + 1] == "," and self._set_beside(at + 1, limit, between=True) > at + 1:
            return at + 1  # «الجنرال، سالم الراشدي، …»
        if at > place and self._letters[at : at + 1] == ",":
            at += 1
        return at if at > place and self._letters[at : at + 1] in ("P", "o") else place

    def _unknown_definite(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """A definite word that is in no lexicon: a surname («الرتوعي») or a group («التجار»)."""
        reading = self._reading(place)
        letter = self._letters[place]
        if reading is None or (letter in "BN" and not reading.definite):
            return place
        core = reading.core
        if core.endswith(("ون", "ين")) or (letter == "g" and reading.number == "p"):
            phrase.kind, phrase.plural = "unnamed", True
            return self._adjectives(phrase, place + 1, limit)
        if letter not in "wg":
            return place
        lexeme = reading.lexeme
        if letter == "g" or (lexeme is not None and lexeme.cls == "plain-adjective"):
            phrase.country = (lexeme.value("iso3") or lexeme.value("country") or None) if lexeme is not None else None
            first = place + 1
            while first < limit and letter == "g" and self._title(first, limit):
                first += 1  # «الأردني الأمير سالم الراشدي»
            stop = self._name(first, limit, spare=spare)
            if stop > first:  # «الإسباني جوزيب غوارديولا»، «الجمهوري جون بينر»
                phrase.kind, phrase.name, phrase.head = "person", (first, stop), first
                return self._office_after_name(phrase, stop, limit)
        known = (r.lexeme for r in self._tokens.readings[place] or () if r.lexeme is not None)
        thing = next((lexeme for lexeme in known if lexeme.cls == "plain-noun"), None)
        if letter == "g" or thing is not None:
            phrase.kind, phrase.lexeme = "unnamed", phrase.lexeme if thing is None else thing
        else:
            phrase.kind, phrase.name = "person", (place, place + 1)
            if lexeme is None and self._surname_of_two(place):
                phrase.name = (place, place + 2)  # «قال الفريدو ساليناس، …»
                return self._office_after_name(phrase, place + 2, limit)
        stop = self._adjectives(phrase, place + 1, limit)
        if stop > place + 1 and letter == "w" and self._letters[stop : stop + 1] in ("P", "q"):
            end = self._name(stop, limit, spare=spare)
            if end - stop > 1:  # «القيصر الروسي نيكولاس الثاني»
                phrase.kind, phrase.name, phrase.office = "person", (stop, end), (place, stop)
                return self._office_after_name(phrase, end, limit)
        return stop

    def _quoted(self, phrase: Phrase, place: int, limit: int) -> int:
        """A name in quotation marks («رويترز»)."""
        mate = self._tokens.mate[place]
        if not place < mate < min(limit, place + 11):
            return place
        first = self._reading(place + 1)
        alone = mate == place + 2 and self._letters[place + 1] == "F" and first is not None and first.lexeme is None
        if self._letters[place + 1] in "HhYFVvBM" and not alone:
            return place
        if mate == place + 2 and self._plain(place + 1) and not self._definite(place + 1):
            return place  # «وفق "صفقة"»
        inner = self.known_name(place + 1, mate)
        reading = self._reading(place + 1)
        lexeme = inner[1] if inner else reading.lexeme if reading else None
        phrase.head, phrase.lexeme = place + 1, lexeme
        cls = lexeme.cls if lexeme else ""
        if self._letters[place + 1] == "U":
            phrase.kind, phrase.gender = "unnamed", reading.gender if reading else ""
            stop = mate + 1
            return self._tail(phrase, stop, limit, spare=False)
        phrase.kind = self._kind_in_quotes(mate, limit, cls)
        phrase.name = (place + 1, mate)
        return self._adjectives(phrase, mate + 1, limit)

    def _kind_in_quotes(self, mate: int, limit: int, cls: str) -> str:
        """Tells what a name in quotation marks names, by itself or what is set beside it («"النهر" أكبر شركة …»)."""
        if cls in ("organization", "country"):
            return "organization"
        if cls in ("", "given"):
            beside = mate + 2 if self._letters[mate + 1 : mate + 2] == "," else mate + 1
            beside = self._lead(beside, limit)
            if beside < limit and self._letters[beside] == "G" and not self._definite(beside):
                return "organization"
        return "media" if cls != "given" else "person"

    def _tail(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """Takes what belongs to the phrase after its core: prepositional phrases, the name after them, joint heads."""
        letters = self._letters
        head = phrase.letter or letters[phrase.head]
        if head == "U" and place - phrase.first == 1 and letters[place : place + 1] == "j" and place + 1 < limit:
            return place if self._definite(phrase.first) else place + 2  # «مصدر لم تسمه», not «الرجل لم يقف»
        if head in "OU":
            stop = self._named_as(phrase, place, limit, spare=spare)
            if stop > place:
                return stop
        if phrase.name is None or phrase.kind != "person":
            core, stop = place, self._attached(phrase, place, limit, head)
            if stop > core:
                place = self._adjectives(phrase, stop, limit)
                place = self._attached(phrase, place, limit, head) if place > stop else place
                called = self._named_as(phrase, place, limit, spare=spare) if head in "OU" else place
                if called > place:
                    return called
                if head in "OU" and self._of_official(phrase, core, place):
                    phrase.kind = "unnamed"
                    place = self._name(place, limit, spare=spare)
                elif phrase.plural and head == "O":
                    phrase.office = (phrase.head, place)  # «أعضاء في اللجنة»: a name after them is somebody else's
                elif head == "O" or (head == "U" and not phrase.plural and place < limit and letters[place] in "Pq"):
                    phrase.office = (phrase.head, place)
                    place = self._second_office(phrase, place, limit)
                    place = self._name_after_office(phrase, place, limit, spare=spare)
                    if phrase.name is not None:
                        phrase.kind = "person"
                elif head == "U" and phrase.kind == "unnamed":
                    place = self._name_after_group(phrase, place, limit)
            elif head == "O":
                place = self._second_office(phrase, place, limit)
                if phrase.name is None:
                    place = self._name_after_office(phrase, place, limit, spare=spare)
                    if phrase.name is not None:
                        phrase.kind = "person"
        elif phrase.office is not None and place < limit and letters[place] == ",":
            place = self._office_after_name(phrase, place, limit)
        place = self._apposed(phrase, place, limit)
        return self._joint(phrase, place, limit, spare=spare)

    def _named_as(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """Reads the name after a word for how one is called, or «هو» («مواطن يدعى سالم الراشدي»); returns its end."""
        same = self._tokens.words[place : place + 1] in (["هو"], ["هي"]) and not phrase.plural
        same = same and self._letters[place + 1 : place + 3] in ("PP", "Po", "Pw")  # «متحدث آخر هو كمال العياري»
        if place + 1 >= limit or not (same or self._lexicon.lists("called", self._tokens.core(place))):
            return place
        first = self._reading(place + 1)
        bare = first is not None and not (first.clitics or first.definite)  # «شاب يدعى كوكب الراشدي»
        stop = self._name(place + 1, limit, spare=spare, begun=int(bare))
        if stop == place + 1:
            return place
        phrase.name, phrase.kind = (place + 1, stop), "person"
        return stop

    def _joint(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """Takes further heads joined by و («روسيا وسوريا»)."""
        rounds = 0
        while place < limit and rounds < 6:
            start = place + 1 if self._letters[place] == "," and place + 1 < limit else place
            reading = self._reading(start)
            if (
                reading is None
                or reading.clitics != "و"
                or self._letters[start] not in ("OUGWCPowY" if start == place else "GC")
                or (self._letters[start] == "w" and reading.suffix)
            ):
                return place
            place = start
            if self._letters[place] in "ow" and phrase.kind == "person" and phrase.name is None:
                return place
            other = Phrase(place)
            stop = self._joined(other, place, limit, spare=spare)
            if stop == place:
                return place
            phrase.joint = phrase.plural = True
            if phrase.kind == "organization" and other.kind == "unnamed":
                phrase.kind = "unnamed"  # «الشرطة وشهود عيان»
            rounds += 1
            place = self._attached(other, stop, limit, self._letters[start]) if self._letters[start] in "OUG" else stop
        return place

    def _joined(self, other: Phrase, place: int, limit: int, *, spare: bool) -> int:
        known = self.known_name(place, limit)
        if known:
            return self._adjectives(other, place + known[0], limit)
        letter = self._letters[place]
        if letter in "Po":
            stop = place + 1
            return self._name(stop, limit, spare=spare) if stop < limit else stop
        other.head, other.kind = place, _KINDS.get(letter, "")
        return self._chain(other, place, limit)
