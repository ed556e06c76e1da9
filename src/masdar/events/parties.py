"""Parties: the noun phrases of a text that name whoever can act or be acted upon, with their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from masdar.events.code import FORCES, MOVEMENTS, WORLD, Code
from masdar.events.codes import Codes
from masdar.events.names import Named
from masdar.lexicon import Reading
from masdar.resolve import Cast, Resolved
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader
from masdar.text import Span

_HEADS = frozenset("OtUGWCPqg{")
_OPENING = _HEADS | frozenset("owhpubld0kMT")
"""Letters of the words that may begin a phrase or a name; most words of a text have another."""
_CLASSES = frozenset({"office", "title", "people", "organization", "media", "country", "given"})
_REACH = 24
"""Tokens within which a phrase ends."""
_RECENT = 12
_ADJECTIVES = 4
"""Tokens of a noun and its adjectives."""
_ABOUT = frozenset({"اكثر", "اقل", "نحو", "قرابه", "حوالي", "زهاء", "كثير", "عدد", "عديد", "مزيد"})
_SIDES = frozenset({"جانب", "طرف", "ايدي"})
_CUT = frozenset("iuy")
"""Letters of prepositions that belong to the event rather than to the phrase before them."""
_CLOSING = frozenset("gPqCimnufblp")
"""Letters after which no construct goes on."""
_LEAST = ["ما", "لا", "يقل", "عن"]
_COUNTED = re.compile("m([0k]?[UOgG])|([0k]m?[UOgG])")
_LIKELY = 0.35
"""The same, where no other has half as many."""
_CERTAIN = 0.5
"""Share of an article's countries that one must have for a bare «الحكومة» to be its government."""
_BOTH = 2
_HOMELESS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "COP", "CVL", "UNK"})
"""Sectors that mean those of one country where none is named."""


class Party:
    """A phrase of `tokens[first:stop]` that names one party.

    `prep` is a preposition written on its first word (ب، ل، ك), `joined` tells
    that و joins it to the party before.
    """

    __slots__ = ("code", "first", "gender", "joined", "number", "person", "prep", "resolved", "skip", "stop")

    def __init__(self, first: int, stop: int, prep: str, skip: int, *, joined: bool) -> None:
        self.first, self.stop, self.prep, self.skip, self.joined = first, stop, prep, skip, joined
        self.code = Code()
        self.resolved: Resolved | None = None
        self.gender = ""
        self.number = ""
        self.person = False
        """Whether it is a person or persons, rather than a group."""

    @property
    def key(self) -> str:
        """What two mentions of one party share."""
        return self.resolved.key if self.resolved is not None else f"{self.first}"


class Parties:
    """The parties of one text, by their first token."""

    def __init__(  # noqa: PLR0913 - what phrases are read by, and where
        self,
        names: Named,
        reader: PhraseReader,
        cast: Cast,
        codes: Codes,
        *,
        apart: frozenset[int],
        within: Iterable[range],
    ) -> None:
        """Reads those of the tokens `within`; at the tokens of `apart`, which name events, none begins."""
        self._names, self._tokens = names, names.tokens
        self._reader, self._cast, self._codes, self._apart = reader, cast, codes, apart
        self._recent: list[Resolved] = []
        self._by_key: dict[str, Code] = {}
        self._last_office = ""
        self._last_country = ""
        self._movements: dict[str, Code] = {}
        self.at: dict[int, Party] = {}
        self._home = ""
        self._covered: dict[int, Party] = {}
        self.first: dict[str, Party] = {}
        """The first mention of each party by its key."""
        for party in (party for part in within for party in self._find(part)):
            self.at[party.first] = party
            self.first.setdefault(party.key, party)
            self._covered.update(dict.fromkeys(range(party.first, party.stop), party))
        self._settle()

    def token(self, offset: int) -> int:
        """Returns the token at a character of the text, or the next one."""
        return min(self._tokens.first_at(offset), len(self._tokens) - 1)

    def covering(self, span: Span) -> Party | None:
        """Returns the party whose words overlap a range of the text, or null."""
        for place in range(self.token(span[0]), self.token(max(span[0], span[1] - 1)) + 1):
            if place in self._covered:
                return self._covered[place]
        return None

    def names_event(self, place: int) -> bool:
        """Tells whether a word can name an event, and so neither begins a party nor is a thing."""
        return place in self._apart

    def nation(self, place: int) -> bool:
        """Tells whether a word can be the adjective of a nation."""
        return any(reading.letter == "g" for reading in self._tokens.readings[place] or ())

    def adjective(self, place: int) -> list[Party]:
        """Returns whom a nationality that describes a thing means («الغارات الإسرائيلية»)."""
        named = self._names.at(place, len(self._tokens))
        code = named[1] if named is not None else Code(self._codes.country(self._tokens, place))
        if not code.country:
            return []
        reading = self._tokens.reading(place)
        party = Party(place, place + 1, "", len(reading.clitics) if reading is not None else 0, joined=False)
        party.code = code
        return [party]

    def thing(self, first: int, stop: int) -> Party:
        """Returns the party that a thing makes which is acted upon."""
        reading = self._tokens.reading(first)
        party = Party(first, stop, "", len(reading.clitics) if reading is not None else 0, joined=False)
        country = next((c for at in range(first, stop) if (c := self._codes.country(self._tokens, at))), "")
        party.code = Code(country or self._home, "UNK")
        return party

    def _find(self, part: range) -> Iterator[Party]:
        done = part.start
        for place in part:
            if place < done or self._tokens.letters[place] not in _OPENING:
                continue
            party = self._read(place)
            if party is not None:
                yield party
                done = party.stop

    def _read(self, place: int) -> Party | None:
        tokens, letter = self._tokens, self._tokens.letters[place]
        reading = tokens.reading(place)
        if (reading is None and letter not in "{0M") or place in self._apart or self._no_party(place):
            return None
        clitics = reading.clitics if reading is not None else ""
        prep = clitics.lstrip("وف")
        named = self._names.at(place, len(tokens))
        if named is None and not self._opens(place, letter, prep):
            return None
        limit = self._joined_at(place, place + _REACH)
        lead = self._counted(place) if named is None else place
        phrase = self._reader.read(lead, limit, clitic=bool(prep) and letter in "bl")
        stop = phrase.stop if phrase is not None else place
        if named is not None:
            stop = max(stop, place + named[0])
        if self._persons(place):
            stop = max(stop, place + 2 + (tokens.letters[place + 2 : place + 3] == "g"))
        if (stop == place and not self._equipped(place)) or (phrase is not None and phrase.kind == "document"):
            return None
        stop = self._trimmed(place, max(stop, self._equipped(place)))
        joined = clitics.startswith("و") and place - 1 >= 0
        party = Party(place, stop, prep if prep in ("ب", "ل", "ك") else "", len(clitics), joined=joined)
        if prep == "ل" and reading is not None and reading.definite:
            party.skip = len(clitics) - 1  # «للحوثيين» is written with its article
        self._code(party, phrase)
        return party

    def _opens(self, place: int, letter: str, prep: str) -> bool:
        """Tells whether a phrase that names somebody may begin with the word."""
        tokens, reading = self._tokens, self._tokens.reading(place)
        if letter in "UOG" and place and reading is not None and self._describes(place, reading):
            return False
        if letter == "g":
            people = reading is not None and reading.number in ("p", "d")
            described = place > 0 and (place - 1 in self._apart or tokens.letters[place - 1] in "oOwUGHhNWYCg-")
            return people or not described
        if letter == "C" and place - 1 in self._apart and self.nation(place):
            return False  # «الاتهامات السورية»
        if letter in _HEADS:
            return True
        if letter == "0":
            counted = tokens.letters[place + 1 : place + 3]
            return counted[:1] in ("U", "O", "g") or counted in ("mU", "mO", "mG", "mg") or self._persons(place)
        if self._counted(place) > place:
            return True
        if letter in "kd":
            return tokens.letters[place + 1 : place + 2] in ("U", "O", "G", "g", "C")
        lexeme = reading.lexeme if reading is not None else None
        if letter in "bl" and prep:
            return (lexeme is not None and (lexeme.cls in _CLASSES or lexeme.cls == "nationality")) or (
                reading is not None and self._cast.named(reading.core)
            )
        return self._equipped(place) > 0 or (letter in "ow" and reading is not None and self._cast.named(reading.core))

    def _persons(self, place: int) -> bool:
        """Tells whether a number counts persons whose word says of which side they are («17 مدنيا»)."""
        tokens = self._tokens
        after = place + 1 < len(tokens) and tokens.letters[place] == "0" and tokens.words[place + 1].endswith("ا")
        return after and self._codes.counted(tokens, place + 1) is not None

    def _equipped(self, place: int) -> int:
        """Returns where a noun of what armies have ends («الطائرات التركية»), or of a government's seat, or 0."""
        tokens = self._tokens
        lexeme = self._codes.sector(tokens, place) if tokens.letters[place] in "owHhbl" else None
        if lexeme is None or not (lexeme.values("arms") or lexeme.values("seat")):
            return 0
        if lexeme.values("seat"):
            return place + 2 if tokens.letters[place + 1 : place + 2] in ("g", "C") else 0
        stop = place + 1
        while stop < len(tokens) and tokens.letters[stop] in "gw" and stop - place < _ADJECTIVES:
            stop += 1
        return stop

    def _describes(self, place: int, reading: Reading) -> bool:
        """Tells whether a word for a person is an adjective here («عمليات إرهابية»، «غير مسؤولة»، «قريبا»)."""
        before = self._tokens.letters[place - 1]
        relational = reading.core.endswith("ي") and self._tokens.letters[place] == "G"
        if place - 1 in self._apart and (relational or self._cast.lexicon.lists("as-adjective", reading.core)):
            return not reading.definite  # «هجوم انتحاري»، «منتدى أمني»
        if self._tokens.words[place - 1] == "غير" or (reading.core.endswith("ا") and before not in "VvBF0k"):
            return True
        thing = (self._tokens.letters[place] != "G" and before in "oHhNw") or self._no_party(place - 1)
        return thing and reading.gender == "f" and reading.number == "s" and not reading.suffix

    def _counted(self, place: int) -> int:
        """Returns where a number begins that is only known roughly («أكثر من 60 فلسطينيا»), or `place`."""
        tokens = self._tokens
        if tokens.words[place : place + len(_LEAST)] == _LEAST:
            found = _COUNTED.match(tokens.letters, place + len(_LEAST))
        else:
            found = _COUNTED.match(tokens.letters, place + 1) if tokens.core(place) in _ABOUT else None
        return found.start(found.lastindex or 0) if found is not None else place

    def _no_party(self, place: int) -> bool:
        """Tells whether a word heads phrases that name nobody («محافظة»، «سيادة البلاد»، «من جانبها»)."""
        reading = self._tokens.reading(place)
        if reading is None:
            return False
        if reading.lexeme is not None and reading.lexeme.lemma in ("جانب", "جهة") and reading.suffix:
            return True
        if not reading.definite and reading.core in _SIDES:
            return True  # «من جانب الجيش»
        if self._tokens.letters[place] == "G" and not reading.definite and place + 1 in self._apart:
            return True  # «تنظيم احتجاجات»
        if place - 1 in self._apart and self._cast.lexicon.lists("concluded", reading.core):
            return True
        return self._cast.lexicon.lists_owned("no-party", reading.core)

    def _joined_at(self, place: int, limit: int) -> int:
        """Returns where the next party begins that و joins: each of several is a party of its own."""
        tokens = self._tokens
        for at in range(place + 1, min(limit, len(tokens))):
            reading = tokens.reading(at)
            if at in self._apart and (self._closed(at - 1) or (reading is not None and reading.clitics)):
                return at
            if (
                reading is not None
                and reading.clitics.startswith("و")
                and (
                    tokens.letters[at] in "OtUGWCP"
                    or self._names.at(at, len(tokens)) is not None
                    or (tokens.letters[at] in "ow" and self._cast.named(reading.core))
                )
            ):
                if tokens.letters[at] == "G" and tokens.letters[at - 1] not in "GCgwPo":
                    continue
                return at
        return min(limit, len(tokens))

    def _closed(self, place: int) -> bool:
        """Tells whether a word ends a construct: what follows is of another phrase."""
        reading = self._tokens.reading(place)
        return reading is None or reading.definite or bool(reading.suffix) or self._tokens.letters[place] in _CLOSING

    def _trimmed(self, first: int, stop: int) -> int:
        """Leaves what says where, whither or when to the event («زيارة الوزير إلى تونس»، «الأمير زيد، الجمعة»)."""
        letters = self._tokens.letters
        cut = _CUT if letters[first] == "U" else _CUT | {"f"}
        head = self._tokens.reading(first)
        if head is not None and head.lexeme is not None and head.lexeme.cls == "place":
            cut |= {"m"}  # «تحرير أبين من المسلحين»
        stop = next((at for at in range(first + 1, stop) if letters[at] in cut), stop)
        while stop - 1 > first and letters[stop - 1] in "T,0":
            stop -= 1
        return stop

    def _code(self, party: Party, phrase: Phrase | None) -> None:
        tokens = self._tokens
        code = self._codes.of(self._names, party.first, party.stop)
        head = tokens.reading(phrase.head) if phrase is not None else tokens.reading(party.first)
        if head is not None:
            party.gender, party.number = head.gender, head.number
            party.person = head.lexeme is not None and head.lexeme.cls in ("office", "people", "given", "title")
            party.person = party.person and party.gender == "m"
            counterpart = head.lexeme is not None and bool(head.lexeme.values("counterpart"))
            if counterpart:
                code = Code(code.country, self._last_office or code.sector)
        if phrase is not None and phrase.letter == "U" and not code.sector:
            code = Code(code.country, "CVL")  # «زوجته» is nobody in politics
        if phrase is not None and phrase.kind:
            before = len(self._recent)
            resolved, _ = self._cast.resolve(tokens, phrase, reversed(self._recent))
            party.resolved = resolved
            del self._recent[before:]
            self._recent.append(resolved)
            del self._recent[:-_RECENT]
            known = self._by_key.get(resolved.key)
            if known is None and resolved.office:
                known = self._of_words(resolved.office)
            if known is not None:
                code = Code(code.country or known.country, code.sector or known.sector)
            beside = any(self._codes.toward(tokens, at) for at in range(party.first + 1, party.stop))
            code = Code(code.country or ("" if beside else resolved.country) or "", code.sector)
            if code.country or code.sector:
                self._by_key[resolved.key] = code
        if head is not None and head.suffix and not code.country and self._last_country:
            code = Code(self._last_country, code.sector)  # «إسرائيل … قواتها»
        word = self._codes.sector(tokens, party.first)
        if code.sector in MOVEMENTS or (word is not None and word.value("code") in MOVEMENTS):
            code = self._movement(party, code)
        self._last_country = code.country or self._last_country
        if code.sector in ("GOV", "MIL", "LEG") and phrase is not None and phrase.letter == "O":
            self._last_office = code.sector
        party.code = Code(code.country, "") if code.country in WORLD - {"IMG", "IGO"} else code

    def _movement(self, party: Party, code: Code) -> Code:
        """Returns the code of a party or group, which is named in full once («حماس … الحركة»)."""
        core = self._tokens.core(party.first)
        reading = self._tokens.reading(party.first)
        if party.stop > party.first + 1 or reading is None or not reading.definite:
            if code.country:
                self._movements[core] = code
            if code.country and code.sector in MOVEMENTS:
                self._movements[""] = code
        elif self._names.at(party.first, party.stop) is None:
            return self._movements.get(core, self._movements.get("", code))
        elif code.country:
            self._movements[""] = code
        return code

    def _of_words(self, words: str) -> Code:
        return self._codes.of_words(words, self._cast.lexicon)

    def _settle(self) -> None:
        """Gives bare «الجيش»، «الحكومة»، «مدنيين» the country that the article is about, where one stands out."""
        for party in self.at.values():
            known = self._by_key.get(party.key)
            if known is not None:
                party.code = Code(party.code.country or known.country, party.code.sector or known.sector)
        counts = Counter(
            party.code.country for party in self.at.values() if party.code.country and party.code.country not in WORLD
        )
        total = sum(counts.values())
        home, most = counts.most_common(1)[0] if counts else ("", 0)
        second = counts.most_common(2)[1][1] if len(counts) > 1 else 0
        certain = total and (most / total >= _CERTAIN or (most / total >= _LIKELY and most >= 2 * second))
        self._home = home if certain else ""
        for party in self.at.values():
            self.settle(party, self._home or self._before(party))

    def _before(self, party: Party) -> str:
        """Returns the country told last before a party in its sentence («قال الجيش الليبي إن أربعة جنود قتلوا»)."""
        for place in range(party.first - 1, max(-1, party.first - _REACH), -1):
            if self._tokens.letters[place] in ".|":
                break
            other = self.at.get(place)
            if other is not None and other.code.country and other.code.country not in WORLD:
                return other.code.country
        return ""

    @property
    def at_war(self) -> bool:
        """Whether the text names armed parties on two sides, who fight where a fight names nobody."""
        return len({str(party.code) for party in self.at.values() if party.code.sector in FORCES}) > 1

    def aim(self, party: Party, country: str) -> None:
        """Makes a thing, or a name that says nothing of who bears it, a target in the `country` of its place, if known.

        Where no place is named («"النهر"») it is of the country around it.
        """
        if party.code.sector == "UNK" and country:
            party.code = Code(country, "UNK")
        elif not party.code.country and not party.code.sector:
            party.code = Code(country or self._home, "UNK")

    def pair(self, party: Party) -> list[Party]:
        """Returns the two that a dual means: «الجانبان المصري واليمني»؛ «الوزيران» of the two countries told last."""
        if party.number != "d":
            return [party]
        places = range(party.first + 1, party.stop)
        countries = list(dict.fromkeys(filter(None, (self._codes.country(self._tokens, at) for at in places))))
        reading = self._tokens.reading(party.first)
        if not countries and not party.code.country and reading is not None and reading.definite:
            for other in reversed(self.at.values()):
                if other.first < party.first and other.code.political and other.code.country not in countries:
                    countries.insert(0, other.code.country)
                if len(countries) > 1:
                    break
        if len(countries) != _BOTH:
            return [party]
        return [self._as(party, country) for country in countries]

    def home(self, place: int, of: Party) -> Party:
        """Returns the country of somebody as the word at a token names it («بلاده»)."""
        party = Party(place, place + 1, "", 0, joined=False)
        party.code = Code(of.code.country)
        return party

    def _as(self, party: Party, country: str) -> Party:
        one = Party(party.first, party.stop, party.prep, party.skip, joined=party.joined)
        one.code = Code(country, party.code.sector)
        one.gender, one.number, one.person = party.gender, party.number, party.person
        return one

    def settle(self, party: Party, country: str) -> None:
        """Gives a party of a bare word («الجيش»، «أحياء سكنية») the country that the words around it name."""
        if not party.code.country and country and party.code.sector in _HOMELESS:
            party.code = Code(country, party.code.sector)
