"""Noun phrases: where one ends, who it names, and how.

A left-to-right reading of one phrase, without a tree: the construct chain stays
open until a definite word or a proper name closes it; adjectives agree with the
head; a proper name may follow an office, or an office a name; prepositional
phrases are taken where the head calls for them («المتحدث باسم …»، «مصدر في …»).
"""

from __future__ import annotations

from masdar.lexicon import LETTERS, Lexeme, Lexicon, Reading
from masdar.segment import Tokens

MAX_PHRASE = 40
"""Tokens after which a phrase is taken to have ended."""

_KINDS = {"O": "person", "U": "unnamed", "G": "organization", "W": "media", "Y": "document", "C": "organization"}
_NAMED_WHOLE = frozenset({"media", "organization", "country", "document", "people"})
_ATTACH = {
    "m": "U",
    "f": "UGO",
    "b": "UO",
    "l": "OYGU",
    "L": "OYGU",
    "Q": "UO",
    "p": "OU",
    "n": "Y",
    "u": "O",
    "i": "O",
}


class Phrase:
    """A noun phrase of `tokens[first:stop]`.

    `kind` is the type of source it makes; `name` the token range of its proper
    name, `office` that of the office, both null where there is none; `head` the
    token that decides number and gender.
    """

    __slots__ = (
        "country",
        "first",
        "gender",
        "head",
        "joint",
        "kind",
        "letter",
        "lexeme",
        "name",
        "office",
        "plural",
        "stop",
    )

    def __init__(self, first: int) -> None:
        self.first = first
        self.stop = first
        self.head = first
        self.kind = ""
        self.letter = ""
        self.lexeme: Lexeme | None = None
        self.name: tuple[int, int] | None = None
        self.office: tuple[int, int] | None = None
        self.country: str | None = None
        self.gender = ""
        self.plural = False
        self.joint = False


class PhraseReader:
    """Reads noun phrases in one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._letters = tokens.letters

    def read(self, first: int, limit: int, *, spare: bool = False, clitic: bool = False) -> Phrase | None:
        """Returns the phrase that begins at `first` and ends by `limit`, or null.

        `clitic` allows a preposition written on its first word («لبيان الوزارة»).

        `spare` leaves an unknown definite word after a bare surname to the next
        phrase («هاجم كومي القضاء»).
        """
        limit = min(limit, first + MAX_PHRASE, len(self._tokens))
        phrase = Phrase(first)
        place = self._lead(first, limit)
        if place >= limit:
            return None
        place = self._core(phrase, place, limit, spare=spare, clitic=clitic)
        if place == first or not phrase.kind:
            return None
        phrase.stop = self._tail(phrase, place, limit, spare=spare)
        return phrase

    def _reading(self, place: int) -> Reading | None:
        return self._tokens.reading(place)

    def _lead(self, place: int, limit: int) -> int:
        """Skips quantifiers, demonstratives and numbers before the head."""
        while place < limit and (
            self._letters[place] in "kd0"
            or (place > 0 and self._letters[place] == "m" and self._letters[place - 1] == "k")
        ):
            place += 1
        # An elative before its noun («أحدث تقرير») stands like a quantifier.
        core = self._tokens.core(place) if place < limit else ""
        if (
            len(core) == 4
            and core[0] == "ا"
            and place + 1 < limit
            and self._letters[place] == "o"
            and self._letters[place + 1] in "YUGWO"
        ):
            place += 1
        return place

    def known_name(self, place: int, limit: int) -> tuple[int, Lexeme] | None:
        """Returns (length, lexeme) of a fixed name of several words that begins here."""
        options = self._lexicon.phrases.get(self._tokens.core(place))
        for parts, lexeme in options or ():
            if (
                lexeme.cls in _NAMED_WHOLE
                and place + len(parts) <= limit
                and all(
                    self._tokens.core(place + k) == part and self._letters[place + k] not in ",.|<>"
                    for k, part in enumerate(parts)
                )
            ):
                return len(parts), lexeme
        return None

    def _core(self, phrase: Phrase, place: int, limit: int, *, spare: bool, clitic: bool) -> int:
        """Reads head, construct chain, adjectives and name; fills the phrase."""
        first = place
        letters = self._letters
        while place < limit and self._title(place, limit):
            place += 1
        if place >= limit:
            return first
        if place > first and letters[place] not in "OUGWYC":
            return self._person(phrase, first, place, limit, spare=spare)
        known = self.known_name(place, limit)
        letter = letters[place]
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
        if known:
            length, lexeme = known
            phrase.head, phrase.lexeme = place, lexeme
            phrase.kind = {"media": "media", "country": "organization"}.get(lexeme.cls, "organization")
            phrase.country = lexeme.value("iso3") or lexeme.value("country") or None
            phrase.gender = lexeme.value("gender") or "f"
            return self._adjectives(phrase, place + length, limit)
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
            return self._unknown_definite(phrase, place, limit)
        stop = self._chain(phrase, place, limit)
        if letter == "O":
            phrase.office = (place, stop)
            stop = self._name_after_office(phrase, stop, limit, spare=spare)
        elif (
            letter == "U" and phrase.kind == "unnamed" and stop < limit and letters[stop] in "Pq" and not phrase.plural
        ):
            phrase.office = (place, stop)
            stop = self._name_after_office(phrase, stop, limit, spare=spare)
            phrase.kind = "person"
        return stop

    def _unknown_definite(self, phrase: Phrase, place: int, limit: int) -> int:
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
        phrase.kind = "person" if letter == "w" else "organization"
        if letter == "w":
            phrase.name = (place, place + 1)
        return self._adjectives(phrase, place + 1, limit)

    def _quoted(self, phrase: Phrase, place: int, limit: int) -> int:
        """A name in quotation marks («رويترز»)."""
        mate = self._tokens.mate[place]
        if not place < mate < min(limit, place + 11):
            return place
        if self._letters[place + 1] in "HhYFVvBM":
            return place
        inner = self.known_name(place + 1, mate)
        reading = self._reading(place + 1)
        lexeme = inner[1] if inner else reading.lexeme if reading else None
        phrase.head, phrase.lexeme = place + 1, lexeme
        cls = lexeme.cls if lexeme else ""
        if self._letters[place + 1] == "U":
            phrase.kind, phrase.gender = "unnamed", reading.gender if reading else ""
            stop = mate + 1
            return self._tail(phrase, stop, limit, spare=False)
        phrase.kind = "organization" if cls in ("organization", "country") else "media"
        phrase.name = (place + 1, mate)
        return mate + 1

    def _chain(self, phrase: Phrase, place: int, limit: int) -> int:
        """Reads the construct chain from the head and the adjectives after it; returns its end."""
        letters = self._letters
        closed = False
        start = place
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
                if letters[place] in "gwWh" or not closed:
                    place += 1
                    closed = closed or reading.definite
                    continue
                break
            if letter == "W" and phrase.kind == "unnamed" and place > start and letters[place - 1] == "g":
                break  # an indefinite noun that has its adjective opens no construct («مصدر تركي وكالة فرانس برس»)
            known = self.known_name(place, limit) if place > start else None
            if known and not closed:
                self._learn_country(phrase, known[1])
                if known[1].cls in ("media", "organization") and phrase.kind == known[1].cls:
                    phrase.name = (place, place + known[0])
                place, closed = place + known[0], True
                continue
            if place == start:
                closed = (reading.definite) or reading.kind in ("name", "capital")
                place += 1
                continue
            if closed:
                if letter == "g" or (letter != "C" and reading.definite and self._adjective(place)):
                    self._learn_country(phrase, reading.lexeme)
                    place += 1
                    continue
                if letter in "Pq" and phrase.kind == "organization" and letters[place - 1] in "tOPq":
                    place += 1
                    continue
                if letter == "d" and self._tokens.core(place) in ("نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "ذات"):
                    place += 1
                    continue
                break
            if self._lexicon.lists("called", reading.core):
                break
            if letter == "d" and place > start and place + 1 < limit and self._definite(place + 1):
                place += 1
                continue
            if letter in "OUGWYCwohHNgPqtBk0M" or (letter == "T" and reading.definite):
                self._learn_country(phrase, reading.lexeme)
                if letter == "o" and place + 1 < limit and self._plural_construct(place):
                    place += 1
                    continue
                if (letter in "Po" and reading.lexeme is None) or letter == "P":
                    end = place + 1
                    while end < limit and letters[end] in "oPq" and self._plain_name(end):
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
                closed = reading.definite or reading.kind in ("name", "capital") or letter == "C"
                if letter == "g" and not reading.definite:
                    closed = False
                place += 1
                continue
            break
        return place

    def _closes(self, place: int) -> bool:
        """An unknown bare word closes a chain when what follows is a name or no noun («رئيس بلدية حلب محمد …»)."""
        following = self._letters[place + 1] if place + 1 < len(self._tokens) else "."
        return following not in "wgoC"

    def _plural_construct(self, place: int) -> bool:
        """Tells whether an unknown word is a plural that opens a construct («جمعية صانعي السيارات»)."""
        core = self._tokens.core(place)
        return len(core) > 4 and core[-1] in "يو" and (core[1] == "ا" or core[0] == "م") and self._definite(place + 1)

    def _title(self, place: int, limit: int) -> bool:
        """Tells whether the word is a title: always one, or one that is also an office or a unit, before a name."""
        if self._letters[place] == "t":
            return True
        if not any(
            r.lexeme is not None and r.lexeme.cls == "title" and not r.clitics.strip("وف")
            for r in self._tokens.readings[place] or ()
        ):
            return False
        return place + 1 < limit and (self._letters[place + 1] in "Pqt" or self._plain_name(place + 1))

    def _given(self, place: int) -> bool:
        """Tells whether the word can be a given name («سلطان»)."""
        return any(r.letter == "P" and not r.clitics for r in self._tokens.readings[place] or ())

    def _plain_name(self, place: int) -> bool:
        reading = self._reading(place)
        return reading is not None and not reading.clitics and (reading.lexeme is None or self._letters[place] in "Pq")

    def _definite(self, place: int) -> bool:
        reading = self._reading(place)
        return reading is not None and reading.definite and not reading.clitics

    def _joins(self, place: int, letter: str) -> bool:
        return letter in "gwOUGCWoHh" and place + 1 <= len(self._tokens)

    def _adjective(self, place: int) -> bool:
        """Tells whether a definite word looks like an adjective of the word before it."""
        reading = self._reading(place)
        before = self._reading(place - 1)
        if reading is None or before is None:
            return False
        core = reading.core
        feminine = core.endswith("ه")
        stem = core[:-1] if feminine else core
        if self._lexicon.lists("when-adjective", stem):
            return False
        if self._lexicon.lists("adjective", stem):
            return True
        if stem.endswith("ي") and len(stem) > 2:
            return not (len(stem) == 4 and stem[0] == "ت" and not feminine)  # «التحلي» is a noun
        if self._letters[place] in "GWYHhP":
            return False  # a name, or a noun of its own («المعارضة الحكومة»)
        if stem.endswith(("ون", "ين")):
            return before.number == "p" or before.core.endswith(("ون", "ين"))
        shape = (len(stem) == 4 and (stem[1] == "ا" or stem[2] in "يو" or stem[0] == "م")) or (
            len(stem) == 5 and stem[0] == "م"
        )
        return bool(shape and (feminine == (before.gender == "f") or before.number == "p"))

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
            elif self._tokens.core(place) == "غير" and place + 1 < limit and letters[place + 1] in "wg":
                place += 2
            elif (
                reading is not None
                and letters[place] != "C"
                and reading.definite
                and not reading.clitics
                and (letters[place] == "g" or self._adjective(place))
            ):
                self._learn_country(phrase, reading.lexeme)
                place += 1
            else:
                return place
        return place

    def _learn_country(self, phrase: Phrase, lexeme: Lexeme | None) -> None:
        if lexeme is not None and phrase.country is None:
            phrase.country = lexeme.value("iso3") or lexeme.value("country") or None

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
            if reading is None or (place > start and reading.clitics):
                break
            if letter == "o" and self._hidden_preposition(place):
                break
            if (
                letter in "Pq"
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
                and not (spare and letters[place - 1] == "o")
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

    def _hidden_preposition(self, place: int) -> bool:
        """Tells whether an unknown word begins with ل or ب before a definite noun («مركز بغداد لحقوق الإنسان»)."""
        core = self._tokens.core(place)
        following = self._letters[place + 1] if place + 1 < len(self._tokens) else ""
        return core[0] in "لب" and len(core) > 3 and following != "" and following in "wghGCO"

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

    def _person_gender(self, phrase: Phrase) -> None:
        reading = self._reading(phrase.head)
        if reading is not None:
            phrase.gender = reading.gender

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

    def _attached(self, phrase: Phrase, place: int, limit: int, head: str) -> int:
        """Takes the prepositional phrases that the head calls for."""
        letters = self._letters
        rounds = 0
        while place < limit and rounds < 4:
            letter = letters[place]
            if letter == "o" and self._hidden_preposition(place):
                letter = LETTERS["with"] if self._tokens.core(place)[0] == "ب" else LETTERS["for"]
            if letter not in _ATTACH or head not in _ATTACH[letter] or self._adjunct(place):
                return place
            opened = self._reading(place)
            if letter == "b" and opened is not None and opened.lexeme is None and not opened.definite:
                return place  # «أكد على الجهات باعتماد …»: a deed, no place
            rounds += 1
            inner = place if letter in "bl" else place + 1
            if inner >= limit:
                return place
            stop = self._inner(inner, limit, phrase)
            if stop == inner:
                return place
            place = stop
        return place

    def _inner(self, place: int, limit: int, outer: Phrase) -> int:
        """Reads the noun phrase after a preposition (or written on it) and returns its end."""
        letters = self._letters
        if letters[place] in "<{":
            mate = self._tokens.mate[place]
            return mate + 1 if place < mate < min(limit, place + 7) else place
        reading = self._reading(place)
        if reading is None:
            return place
        known = self.known_name(place, limit)
        if known:
            self._learn_country(outer, known[1])
            return self._adjectives(outer, place + known[0], limit)
        self._learn_country(outer, reading.lexeme)
        closed = reading.definite or reading.kind in ("name", "capital")
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
            if reading.clitics == "و" and letter not in "gwhGCU":
                break
            if closed and letter in "Pq" and letters[stop - 1] in "tOPq" and letters[place] == "G":
                stop += 1  # «مركز الملك سلمان»
                continue
            if (
                closed
                and not reading.clitics
                and not (letter == "g" or (letter != "C" and reading.definite and self._adjective(stop)))
            ):
                break
            if letter not in "OUGWYCwohHNgPqtkBT":
                break
            if letter == "T" and not reading.definite:
                break
            self._learn_country(outer, reading.lexeme)
            closed = (
                closed
                or reading.definite
                or reading.kind in ("name", "capital")
                or (reading.lexeme is None and letter == "o" and self._closes(stop))
            )
            stop += 1
        return stop

    def _adjunct(self, place: int) -> bool:
        """Tells whether the preposition opens an adjunct of the verb («في بيان»، «للصحافيين»)."""
        tokens, letters = self._tokens, self._letters
        letter = letters[place]
        if letter == "p":
            return tokens.core(place) not in ("باسم", "لدي", "لشؤون", "شوون", "بين")
        inner = place if letter in "bl" else place + 1
        if inner >= len(tokens):
            return True
        if letter in "lL":
            reading = tokens.reading(inner)
            target = reading.lexeme if reading else None
            if letters[inner] in "<{" or (target is not None and (target.cls == "media" or target.values("listens"))):
                return True
        return letter in "fb" and self._lexicon.lists("occasion", tokens.core(inner))

    def _tail(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """Takes what belongs to the phrase after its core: prepositional phrases, the name after them, joint heads."""
        letters = self._letters
        head = phrase.letter or letters[phrase.head]
        if head == "U" and place - phrase.first == 1 and letters[place : place + 1] == "j" and place + 1 < limit:
            return place + 2  # «مصدر لم تسمه»
        if head == "U" and place + 1 < limit and self._lexicon.lists("called", self._tokens.core(place)):
            stop = self._name(place + 1, limit, spare=spare)
            if stop > place + 1:
                phrase.name, phrase.kind = (place + 1, stop), "person"
                return stop
        if phrase.name is None or phrase.kind != "person":
            stop = self._attached(phrase, place, limit, head)
            if stop > place:
                place = self._adjectives(phrase, stop, limit)
                if head == "O":
                    phrase.office = (phrase.head, place)
                    place = self._second_office(phrase, place, limit)
                    place = self._name_after_office(phrase, place, limit, spare=spare)
                    if phrase.name is not None:
                        phrase.kind = "person"
            elif head == "O":
                place = self._second_office(phrase, place, limit)
                if phrase.name is None:
                    place = self._name_after_office(phrase, place, limit, spare=spare)
                    if phrase.name is not None:
                        phrase.kind = "person"
        elif phrase.office is not None and place < limit and letters[place] == ",":
            place = self._office_after_name(phrase, place, limit)
        return self._joint(phrase, place, limit, spare=spare)

    def _second_office(self, phrase: Phrase, place: int, limit: int) -> int:
        """A second office of the same person («وزير العدل والناطق باسم الحكومة»)."""
        reading = self._reading(place) if place < limit else None
        if reading is None or self._letters[place] != "O" or reading.clitics not in ("", "و"):
            return place
        if self._given(place) and self._letters[place + 1 : place + 2] in ("P", "q", "o"):
            return place  # «مدير المنطقة سلطان عيد»
        return self._attached(phrase, self._chain(phrase, place, limit), limit, "O")

    def _joint(self, phrase: Phrase, place: int, limit: int, *, spare: bool) -> int:
        """Takes further heads joined by و («روسيا وسوريا»)."""
        rounds = 0
        while place < limit and rounds < 6:
            start = place + 1 if self._letters[place] == "," and place + 1 < limit else place
            reading = self._reading(start)
            if (
                reading is None
                or reading.clitics != "و"
                or self._letters[start] not in ("OUGWCPow" if start == place else "GC")
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
        stop = place + 1
        reading = self._reading(place)
        closed = bool(reading and (reading.definite or reading.kind in ("name", "capital")))
        while stop < limit:
            following = self._reading(stop)
            if following is None or following.clitics:
                break
            adjective = self._letters[stop] == "g" or (following.definite and self._adjective(stop))
            if self._letters[stop] not in "wgoGCUOP" or (closed and not adjective):
                break
            closed = closed or following.definite or following.lexeme is None or following.kind == "name"
            stop += 1
        return stop
