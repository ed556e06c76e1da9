"""Where the phrases that name parties begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import compress, pairwise
from operator import methodcaller

from masdar.events.code import FORCES, UNITED, Code
from masdar.events.codes import Codes
from masdar.events.names import Named
from masdar.lexicon import Reading
from masdar.resolve import Cast
from masdar.text import fold

_HEADS = frozenset("OtUGWCPqg{")
OFTEN = _HEADS | frozenset("d0k")
"""Letters of the words that mostly begin a phrase."""
OPENING = OFTEN | frozenset("owhpublMT")
"""Letters of the words that may begin a phrase or a name; most words of a text have another."""
_EQUIPPED = frozenset("owHhbl")
"""Letters of what armies have."""
_CLASSES = frozenset({"office", "title", "people", "organization", "media", "country", "given", "nationality"})
"""Classes of the words that begin a phrase behind a preposition that is written on them."""
_LONE = 2
"""Letters of a preposition with a pronoun at most."""
_ADJECTIVES = 4
"""Tokens of a noun and its adjectives."""
_CUT = frozenset("iufy")
"""Letters of prepositions that belong to the event rather than to the phrase before them."""
_CLOSING = frozenset("gwPqCimnufblp")
"""Letters after which no construct goes on."""
_LEAST = ["ما", "لا", "يقل", "عن"]
_OFFICES = frozenset("Ot")
"""Letters of the heads of which an aim may go on after ل («المبعوث الأممي للسلام»)."""
_GROUPS = frozenset("UGC")
"""Letters of the words that end whoever they name, so that ل after them is of the event («قصف المتمردين للسوق»)."""
_WIDE = UNITED | {"NGO", "IGO"}
_ALONE = frozenset({"REB", "MIL", ""})
"""Sectors of names after which ل is of the event, unlike «المجلس الأعلى للقضاء»."""
_PLACED = _CLASSES | {"place"}
"""Classes of the words that may still be of a phrase after ب or ل."""
_AIMS = frozenset({"content", "cue", "quantifier", "plain-adjective"})
"""Classes of the words that with ل tell what for, or how much («لضمان …»، «لأكثر من …»)."""
_DEEDS = frozenset("hHN")
"""Letters of what a verb takes beside the name of somebody («حمل الحزب المسؤولية»)."""
_ASIDE = ("place-side", "place-adverb")
_BY_WHOM = ("by-whom", "hands")
WHERE = ("place-capital", "place-part", "place-noun", *_ASIDE, "place-site", "place-house")
"""Lists of what after ب says where."""
_WITH_AND = methodcaller("startswith", "و")
_COUNTED = re.compile("m([0k]?[UOgG])|([0k]m?[UOgG])")


class Extent:
    """Tells of the words of one text whether a party begins there, and how far it goes.

    At the tokens of `apart`, which name events, none begins; ends are looked for among the tokens of `within`.
    """

    def __init__(self, names: Named, cast: Cast, codes: Codes, apart: frozenset[int], within: Iterable[range]) -> None:
        self._tokens, self._names, self._cast, self._codes, self._apart = names.tokens, names, cast, codes, apart
        self._begun, self._cores, self._readings = names.begun, names.cores, names.tokens.readings
        lists = cast.lexicon.listed_in
        self._rough, self._aside = cast.lexicon.listed("roughly"), lists(_ASIDE)
        self._by_whom, self._where = lists(_BY_WHOM), lists(WHERE)
        readings, words = self._tokens.readings, self._tokens.words
        written = (at for part in within for at in compress(part, map(_WITH_AND, words[part.start : part.stop])))
        joined = [place for place in written if (found := readings[place]) and found[0].clitics[:1] == "و"]
        self._seams = sorted({*joined, *apart})
        """The tokens at which a phrase may end because another party or an event begins."""

    def no_party(self, place: int, reading: Reading | None) -> bool:
        """Tells whether a word heads phrases that name nobody («محافظة»، «سيادة البلاد»، «من جانبها»)."""
        if reading is None:
            return False
        lexicon, core = self._cast.lexicon, reading.core
        if reading.suffix and lexicon.lists("own-side", core):
            return True  # «من جانبها»
        if not reading.definite:
            if core in self._aside and not self._named(place):
                return True  # «بشرق البلاد»
            if core in self._by_whom:
                return True  # «من جانب الجيش»
            if self._tokens.letters[place - 1 : place] == "m" and lexicon.lists("quarter", core):
                after = self._cores[place + 1 : place + 2]
                return not after or lexicon.lists("various", after[0]) or self._tokens.letters[place + 1] not in "ow"
        group = self._tokens.letters[place] == "G" and not reading.definite
        if group and place + 1 in self._apart and self._names.at(place, len(self._tokens)) is None:
            return True  # «تنظيم احتجاجات»
        if place - 1 in self._apart and lexicon.lists("concluded", core):
            return True
        return self._codes.nobody(core)

    def _named(self, place: int) -> bool:
        """Tells whether a name of a party or of a country begins at a token."""
        return self._names.at(place, len(self._tokens)) is not None or self._tokens.letters[place] in "Cg"

    def may_begin(self, place: int, letter: str) -> bool:
        """Tells whether a word whose letter is not among those of `OFTEN` could begin a phrase, as few do: asked first.

        It does with a name, with a number that is only known roughly, or with what `opens` needs of any other.
        """
        core = self._cores[place]
        if place in self._begun or core in self._rough or core == _LEAST[0]:
            return True
        readings = self._readings[place]
        if not readings or letter not in _EQUIPPED:
            return False
        if letter in "bl" and (lexeme := readings[0].lexeme) is not None and lexeme.cls in _CLASSES:
            return True
        return self._cast.named(core) or self._codes.equips(self._tokens, place)

    def opens(self, place: int, letter: str, reading: Reading | None, prep: str) -> bool:
        """Tells whether a phrase that names somebody may begin with the word."""
        tokens = self._tokens
        if letter in "UOG":
            return not (place and reading is not None and self._describes(place, reading))
        if letter == "g":
            people = reading is not None and reading.number in ("p", "d")
            before = tokens.letters[place - 1] if place else "."
            described = place - 1 in self._apart or before in "oOwUGHhNWYCg-"
            described = described or (before in "bl" and len(tokens.words[place - 1]) > _LONE)  # «بالعاصمة الليبية»
            return people or not described
        if letter == "C" and place - 1 in self._apart and self._nation(place):
            return False  # «الاتهامات السورية»
        if letter in _HEADS:
            return True
        if letter == "0":
            counted = tokens.letters[place + 1 : place + 3]
            return counted[:1] in ("U", "O", "g") or counted in ("mU", "mO", "mG", "mg") or self.persons(place)
        if self.counted(place) > place:
            return True
        if letter in "kd":
            return tokens.letters[place + 1 : place + 2] in ("U", "O", "G", "g", "C")
        lexeme = reading.lexeme if reading is not None else None
        if letter in "bl" and prep:
            return (lexeme is not None and lexeme.cls in _CLASSES) or (
                reading is not None and self._cast.named(reading.core)
            )
        return (letter in "ow" and reading is not None and self._cast.named(reading.core)) or self.equipped(place) > 0

    def joined_at(self, place: int, limit: int) -> int:
        """Returns where the next party begins that و joins: each of several is a party of its own."""
        tokens = self._tokens
        size = len(tokens.words)
        limit = min(limit, size)
        for at in self._seams[bisect_right(self._seams, place) : bisect_left(self._seams, limit)]:
            reading = tokens.reading(at)
            if at in self._apart and (self._closed(at - 1) or (reading is not None and reading.clitics)):
                return at
            joined = reading is not None and reading.clitics.startswith("و")
            if joined and tokens.letters[at] in "oH" and any(also.kind == "past" for also in self._readings[at] or ()):
                return at  # «مقتل ثلاثة جنود وجرح آخرين»
            if (
                reading is not None
                and joined
                and (
                    tokens.letters[at] in "OtUGWCP"
                    or self._names.at(at, size) is not None
                    or (tokens.letters[at] in "ow" and self._cast.named(reading.core))
                    or self._led(at, reading)
                )
            ):
                if (
                    tokens.letters[at] == "G"
                    and tokens.letters[at - 1] not in "GCgwPo"
                    and not self._named_alone(at - 1)
                ):
                    continue
                return at
        return limit

    def _led(self, place: int, reading: Reading) -> bool:
        """Tells whether a preposition after و leads in another party («للميليشيات وللرئيس المخلوع»)."""
        known = reading.lexeme is not None and reading.lexeme.cls in _CLASSES
        return known and self._tokens.letters[place] in "bl" and reading.clitics in ("ول", "وب")

    def _named_alone(self, place: int) -> bool:
        """Tells whether a word ends whoever it names («المتمردين وقوات …»), rather than «رؤساء أحزاب وكتل»."""
        reading = self._tokens.reading(place)
        return reading is not None and (reading.definite or bool(reading.suffix))

    def ended(self, first: int, stop: int, equipped: int) -> int:
        """Returns where a party ends whose phrase ends at `stop`, or, of what armies have, at `equipped`."""
        if stop == first + 1:
            stop = self._named_after(first, stop)
        if stop > first + 1:  # of the others there is nothing to leave
            stop = self._another_office(first, self._apart_from_next(first, stop))
        return self._trimmed(first, max(stop, equipped))

    def _named_after(self, first: int, stop: int) -> int:
        """Returns where the name ends that tells whom one word with a pronoun means («وحليفه حزب الله»)."""
        head = self._tokens.reading(first)
        if self._tokens.letters[first] not in "UO" or head is None or not head.suffix:
            return stop
        named = self._names.at(stop, len(self._tokens.words))
        return stop + named[0] if named is not None else stop

    def _apart_from_next(self, first: int, stop: int) -> int:
        """Ends a phrase where another's name follows one of one word («دعا أردوغان ترامب»، «هدد الحوثيون السعودية»)."""
        before: tuple[int, Code] | None = None
        begun = self._begun
        if begun.keys().isdisjoint(range(first, stop - 1)):
            return stop
        for at in range(first, stop):
            if before is None and at not in begun:
                continue
            named = self._names.at(at, stop)
            if before is not None and before[0] == at:
                state = named is None and (self._state(at) or self._tokens.letters[at] in _DEEDS)
                if state or (named is not None and named[1].country != before[1].country):
                    return at
            if named is not None and named[0] == 1 and named[1].sector:
                before = at + 1, named[1]
        return stop

    def _another_office(self, first: int, stop: int) -> int:
        """Ends a phrase where somebody of another country follows («التقى الرئيس المصري وزير خارجية تونس»)."""
        letters = self._tokens.letters
        if letters.find("O", first + 2, stop) < 0:
            return stop
        heads = [at for at in range(first + 2, stop) if letters[at] == "O" and letters[at - 1] in "g,"]
        for at, end in pairwise([*heads, stop]):
            states = [self._countries(range(first, at)), self._countries(range(at, end))]
            if all(states) and states[0].isdisjoint(states[1]):
                return at
        return stop

    def _countries(self, places: range) -> set[str]:
        return {self._codes.country(self._tokens, at) for at in places} - {""}

    def _state(self, place: int) -> bool:
        """Tells whether a word is the name of a state here, and no adjective of the name before it."""
        kinds = [
            r.kind for r in self._tokens.readings[place] or () if r.lexeme is not None and r.lexeme.cls == "country"
        ]
        many = self._tokens.words[place - 1].endswith(("ون", "ين"))
        return "name" in kinds and (self._tokens.letters[place] == "C" or many)

    def _trimmed(self, first: int, stop: int) -> int:
        """Leaves what says where, whither or when to the event («زيارة الوزير إلى تونس»، «الأمير زيد، الجمعة»)."""
        if stop == first + 1:
            return stop
        letters, readings = self._tokens.letters, self._readings
        cut = _CUT - {"f"} if letters[first] == "U" else _CUT
        head = self._tokens.reading(first)
        if head is not None and head.lexeme is not None and head.lexeme.cls == "place":
            cut |= {"m"}  # «تحرير صفاقس من المسلحين»
        if head is not None and head.suffix:
            cut |= {"m", "p"}  # «سفيرها لدى تونس»
        for at in range(first + 1, stop):
            if letters[at] in cut or ((found := readings[at]) and found[0].clitics and self._how(at, found[0], first)):
                stop = at
                break
            if letters[at] == "l" and (found := readings[at]) and not found[0].clitics and self._for_them(at, first):
                stop = at  # «بسبب استهداف الميليشيات لهم»
                break
            if letters[at] == "n" and not self._cast.lexicon.lists_inflected("about-whom", self._cores[at - 1]):
                stop = at  # «إضراب الأسرى عن الطعام»
                break
        while stop - 1 > first and letters[stop - 1] in "T,0":
            stop -= 1
        return stop

    def _how(self, place: int, reading: Reading, first: int) -> bool:
        """Tells whether a word with a preposition is of the event rather than of the phrase from `first` on.

        It says with what, where, with whom, what for or toward whom («جنود برصاص مسلحين»، «بمدينة صفاقس»، «بنظيره»).
        """
        lexicon, before = self._cast.lexicon, self._cores[place - 1]
        if reading.clitics.endswith("ل"):
            if lexicon.lists("favour", reading.core) and not self._codes.toward(self._tokens, place):
                return True  # «صوت البرلمان لصالح القرار»
            if lexicon.lists_inflected("for-whom", before):
                return False  # «القوات الموالية للحكومة»
            return self._toward(place, first) or self._what_for(place, reading, first)
        if not reading.clitics.endswith("ب"):
            return False
        lexeme = reading.lexeme
        if lexeme is not None and lexeme.values("counterpart"):
            return True
        if lexicon.lists("means", reading.core) or reading.core in self._where:
            return True
        placed = lexeme is not None and lexeme.cls in _PLACED
        return not placed and self._tokens.letters[place] == "b" and not lexicon.lists_inflected("with-what", before)

    def _toward(self, place: int, first: int) -> bool:
        """Tells whether ل stands right after whoever is named, rather than after what describes them."""
        letters, before = self._tokens.letters, self._tokens.reading(place - 1)
        if self._in_office(first, place) or before is None:
            return False
        named = [(at, name) for at in range(first, place) if (name := self._names.at(at, place))]
        if any(name[1].country in _WIDE for _, name in named):
            return False  # «برنامج الأمم المتحدة للتنمية»
        if any(at + name[0] == place and name[1].sector in _ALONE for at, name in named):
            return True  # «استقبال حزب الله لوفد»
        if letters[place - 1] == "g" and first - 1 in self._apart:
            lexeme = self._codes.sector(self._tokens, first)
            return lexeme is not None and lexeme.value("code") in FORCES  # «قصف القوات الليبية للبلدة»
        if letters[place - 1] not in _GROUPS:
            return False
        described = letters[place - 1] == "U" and place - 1 > first and self._named_alone(place - 2)
        return letters[place - 1] == "C" or (before.definite and not described)

    def _in_office(self, first: int, stop: int) -> bool:
        """Tells whether one of some words says which office somebody holds."""
        return any(letter in _OFFICES for letter in self._tokens.letters[first:stop])

    def _for_them(self, place: int, first: int) -> bool:
        """Tells whether ل with a pronoun goes back to others than whoever is named before it."""
        return (
            self._named_alone(place - 1)
            and not self._cast.lexicon.lists_inflected("for-whom", self._cores[place - 1])
            and not self._in_office(first, place)
        )

    def _what_for(self, place: int, reading: Reading, first: int) -> bool:
        """Tells whether a word with ل tells what for or how much («أشخاصا للاشتباه بهم»، «الجنود لأكثر من ساعة»)."""
        lexicon, lexeme = self._cast.lexicon, reading.lexeme
        if lexicon.lists("purpose", reading.core):
            return True
        if reading.definite or lexeme is None or lexeme.cls not in _AIMS:
            return False
        if lexeme.cls == "quantifier":
            return self._named_alone(place - 1)  # «مكاتب لبعض الأحزاب»
        named = "G" in self._tokens.letters[first:place] or self._in_office(first, place)
        return not (named and not reading.suffix and lexicon.lists("aim", reading.core))

    def counted(self, place: int) -> int:
        """Returns where a number begins that is only known roughly («أكثر من 60 فلسطينيا»), or `place`."""
        tokens = self._tokens
        if tokens.core(place) in self._rough:
            found = _COUNTED.match(tokens.letters, place + 1)
        elif tokens.words[place] == _LEAST[0] and tokens.words[place : place + len(_LEAST)] == _LEAST:
            found = _COUNTED.match(tokens.letters, place + len(_LEAST))
        else:
            return place
        return found.start(found.lastindex or 0) if found is not None else place

    def persons(self, place: int) -> bool:
        """Tells whether a number counts persons whose word says of which side they are («17 مدنيا»)."""
        tokens = self._tokens
        if tokens.letters[place] != "0":
            return False
        after = place + 1 < len(tokens) and tokens.words[place + 1].endswith("ا")
        return after and self._codes.counted(tokens, place + 1) is not None

    def equipped(self, place: int) -> int:
        """Returns where a noun of what armies have ends («الطائرات التركية»), or of a government's seat, or 0."""
        tokens = self._tokens
        if tokens.letters[place] not in _EQUIPPED:
            return 0
        lexeme = self._codes.sector(tokens, place)
        if lexeme is None or not (lexeme.values("arms") or lexeme.values("seat")):
            return 0
        of = lexeme.values("of")
        if of and tokens.core(place + 1) not in map(fold, of):
            return 0  # «سلاحها الثقيل»
        if lexeme.values("seat"):
            return place + 2 if tokens.letters[place + 1 : place + 2] in ("g", "C") else 0
        stop = place + 1
        while stop < len(tokens) and tokens.letters[stop] in "gw" and stop - place < _ADJECTIVES:
            stop += 1
        return stop

    def _nation(self, place: int) -> bool:
        """Tells whether a word can be the adjective of a nation."""
        return any(reading.letter == "g" for reading in self._tokens.readings[place] or ())

    def _describes(self, place: int, reading: Reading) -> bool:
        """Tells whether a word for a person is an adjective here («عمليات إرهابية»، «غير مسؤولة»، «قريبا»)."""
        before = self._tokens.letters[place - 1]
        relational = reading.core.endswith("ي") and self._tokens.letters[place] == "G"
        if place - 1 in self._apart and (relational or self._cast.lexicon.lists("as-adjective", reading.core)):
            noun = self._tokens.reading(place - 1)  # «هجوم انتحاري»، «الهجوم المسلح»
            return not reading.definite or (noun is not None and noun.definite and not noun.suffix)
        if self._tokens.words[place - 1] == "غير" or (reading.core.endswith("ا") and before not in "VvBF0kE"):
            return True
        several = not reading.definite and self._cores[place - 1].endswith("ات")  # «بنشاطات إرهابية»
        led = before in "bl" and (several or (reading.definite and self._named_alone(place - 1)))
        thing = before in "oHhNw" or led
        thing = thing and self._tokens.letters[place] != "G"
        thing = thing or self.no_party(place - 1, self._tokens.reading(place - 1))
        return thing and reading.gender == "f" and reading.number == "s" and not reading.suffix

    def _closed(self, place: int) -> bool:
        """Tells whether a word ends a construct: what follows is of another phrase."""
        reading = self._tokens.reading(place)
        return reading is None or reading.definite or bool(reading.suffix) or self._tokens.letters[place] in _CLOSING
