"""Parties: the noun phrases of a text that name whoever can act or be acted upon, with their codes."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress

from masdar.events.code import MOVEMENTS, UNITED, WORLD, Code, coded
from masdar.events.codes import Codes
from masdar.events.extent import OFTEN, OPENING, Extent
from masdar.events.names import Named
from masdar.resolve import Cast, Resolved
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader
from masdar.text import Span

_REACH = 24
"""Tokens within which a phrase ends."""
_RECENT = 12
_LIKELY = 0.35
"""The same, where no other has half as many."""
_CERTAIN = 0.5
"""Share of an article's countries that one must have for a bare «الحكومة» to be its government."""
_BOTH = 2
_NOWHERE = WORLD | {"NGO"}
"""Codes of those who are of no country."""
_ALONG = "مرافق"
"""What is said of those who travel with somebody («الوفد المرافق له»)."""
_RESISTANCE = "مقاومه"
"""A word for rebels or their enemies, by the name that an article gives it once («المقاومة الشعبية»)."""
_NO_CODE = Code()
_PERSONS = ("office", "people", "given", "title")
_HOMELESS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "COP", "CVL", "UNK"})
"""Sectors that mean those of one country where none is named."""
_SIDES = frozenset({"GOV", "MIL", "OPP", "REB"})
"""Sectors of which a bare word means the only ones that the text names with their country."""


class Party:
    """A phrase of `tokens[first:stop]` that names one party.

    `prep` is a preposition written on its first word (ب، ل، ك), `joined` tells
    that و joins it to the party before.
    """

    __slots__ = ("code", "first", "gender", "joined", "key", "number", "person", "prep", "resolved", "skip", "stop")

    def __init__(self, first: int, stop: int, prep: str, skip: int, *, joined: bool) -> None:
        self.first, self.stop, self.prep, self.skip, self.joined = first, stop, prep, skip, joined
        self.code = _NO_CODE
        self.resolved: Resolved | None = None
        self.key = str(first)
        """What two mentions of one party share."""
        self.gender = ""
        self.number = ""
        self.person = False
        """Whether it is a person or persons, rather than a group."""


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
        within: Sequence[range],
    ) -> None:
        """Reads those of the tokens `within`; at the tokens of `apart`, which name events, none begins."""
        self._names, self._tokens, self._size = names, names.tokens, len(names.tokens)
        self._reader, self._cast, self._codes, self._apart = reader, cast, codes, apart
        reached = (range(part.start, min(part.stop + _REACH, self._size)) for part in within)
        self._extent = Extent(names, cast, codes, apart, reached)
        self._recent: deque[Resolved] = deque(maxlen=_RECENT)
        self._by_key: dict[str, Code] = {}
        self._backed: set[str] = set()
        """Keys of those who lean on a state that is not their own."""
        self._last_office = ""
        self._last_country = ""
        self._movements: dict[str, Code] = {}
        self.at: dict[int, Party] = {}
        self._home = ""
        self.first: dict[str, Party] = {}
        """The first mention of each party by its key."""
        for party in (party for part in within for party in self._find(part)):
            self.at[party.first] = party
            self.first.setdefault(party.key, party)
        self._settle()

    def token(self, offset: int) -> int:
        """Returns the token at a character of the text, or the next one."""
        return min(self._tokens.first_at(offset), len(self._tokens) - 1)

    @cached_property
    def _covered(self) -> dict[int, Party]:
        return {place: party for party in self.at.values() for place in range(party.first, party.stop)}

    def covering(self, span: Span) -> Party | None:
        """Returns the party whose words overlap a range of the text, or null."""
        for place in range(self.token(span[0]), self.token(max(span[0], span[1] - 1)) + 1):
            if place in self._covered:
                return self._covered[place]
        return None

    def call_abroad(self, recipients: list[Party], actors: list[Party]) -> None:
        """Makes whoever has to do with something others than those who call on them («دعت تونس جميع الأطراف …»)."""
        own = {party.code.country for party in actors}
        whoever = self._cast.lexicon.listed("whoever")
        for party in recipients:
            if (
                party.code.sector == "UNK"
                and party.code.country in own | {""}
                and not whoever.isdisjoint(self._names.cores[party.first : party.stop])
            ):
                party.code = Code("IMG", "UNK")

    def joint(self, span: Span) -> list[Party]:
        """Returns the party whose words overlap a range of the text first, and those that are joined to it there."""
        places = range(self.token(span[0]), self.token(max(span[0], span[1] - 1)) + 1)
        found = list(dict.fromkeys(self._covered[place] for place in places if place in self._covered))
        return [party for at, party in enumerate(found) if not at or party.joined]

    def weapon(self, party: Party) -> bool:
        """Tells whether a party is only what an army has («طائرة»)."""
        lexeme, reading = self._codes.sector(self._tokens, party.first), self._tokens.reading(party.first)
        arms = lexeme is not None and bool(lexeme.values("arms")) and reading is not None and not reading.suffix
        return arms and not self._codes.of(self._names, party.first, party.stop).country

    def equipment(self, party: Party) -> bool:
        """Tells whether a party is named by what an army fights with («طيران النظام»)."""
        lexeme = self._codes.sector(self._tokens, party.first)
        return lexeme is not None and bool(lexeme.values("arms") or lexeme.values("flies"))

    def fired(self, party: Party) -> bool:
        """Tells whether a party is only what an army fires («صواريخ»)."""
        lexeme = self._codes.sector(self._tokens, party.first)
        return lexeme is not None and bool(lexeme.values("fired")) and self.weapon(party)

    def head(self, party: Party) -> str:
        """Returns the folded first word of a party without its article."""
        return self._tokens.core(party.first)

    def ending(self, place: int) -> Party | None:
        """Returns the party that ends right before a token, or null."""
        party = self._covered.get(place - 1)
        return party if party is not None and party.stop == place else None

    def names_event(self, place: int) -> bool:
        """Tells whether a word can name an event, and so neither begins a party nor is a thing."""
        return place in self._apart

    def another(self, place: int) -> bool:
        """Tells whether a word names an event, or is a verb that و joins («قتل جندي وجرح آخران»)."""
        if place in self._apart:
            return True
        readings = self._tokens.readings[place] or ()
        joined = bool(readings) and readings[0].clitics.startswith("و")
        return joined and any(reading.kind == "past" for reading in readings)

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
        skip = len(reading.clitics) if reading is not None else 0
        article = reading is not None and reading.definite and reading.clitics.endswith("ل")
        party = Party(first, stop, "", skip - article, joined=False)  # «للأراضي» is written with its article
        country = next((c for at in range(first, stop) if (c := self._codes.country(self._tokens, at))), "")
        party.code = Code(country or self._home, "UNK")
        party.key = " ".join(["", *self._names.cores[first:stop]])
        return party

    def _find(self, part: range) -> Iterator[Party]:
        done, letters, may_begin = part.start, self._tokens.letters, self._extent.may_begin
        for place in compress(part, map(OPENING.__contains__, letters[part.start : part.stop])):
            letter = letters[place]
            if place < done or (letter not in OFTEN and not may_begin(place, letter)):
                continue
            party = self._read(place)
            if party is not None:
                yield party
                done = party.stop

    def _read(self, place: int) -> Party | None:
        tokens, letter = self._tokens, self._tokens.letters[place]
        reading = tokens.reading(place)
        if (reading is None and letter not in "{0M") or place in self._apart:
            return None
        clitics = reading.clitics if reading is not None else ""
        prep = clitics.lstrip("وف") if clitics else ""
        named = self._names.at(place, self._size)
        extent = self._extent
        if (named is None and not extent.opens(place, letter, reading, prep)) or extent.no_party(place, reading):
            return None
        limit = extent.joined_at(place, place + _REACH)
        lead = extent.counted(place) if named is None else place
        phrase = self._reader.read(lead, limit, clitic=bool(prep) and letter in "bl")
        stop = phrase.stop if phrase is not None else place
        if named is not None:
            stop = max(stop, place + named[0])
        if letter == "0" and extent.persons(place):
            stop = max(stop, place + 2 + (tokens.letters[place + 2 : place + 3] == "g"))
        equipped = extent.equipped(place)
        if (stop == place and not equipped) or (phrase is not None and phrase.kind == "document"):
            return None
        joined = clitics.startswith("و") and place - 1 >= 0
        stop = extent.ended(place, stop, equipped)
        party = Party(place, stop, prep if prep in ("ب", "ل", "ك") else "", len(clitics), joined=joined)
        if prep == "ل" and reading is not None and reading.definite:
            party.skip = len(clitics) - 1  # «للحوثيين» is written with its article
        self._code(party, phrase)
        return party

    def _code(self, party: Party, phrase: Phrase | None) -> None:
        tokens = self._tokens
        country, sector = self._codes.of(self._names, party.first, party.stop)
        head = tokens.reading(phrase.head) if phrase is not None else tokens.reading(party.first)
        if head is not None:
            party.gender, party.number = head.gender, head.number
            if head.lexeme is not None:
                party.person = party.gender == "m" and head.lexeme.cls in _PERSONS
                if head.lexeme.values("counterpart"):
                    sector = self._last_office or sector
        if phrase is not None and phrase.letter == "U" and not sector:
            sector = "CVL"  # «زوجته» is nobody in politics
            if self._cast.lexicon.lists("whoever", tokens.core(phrase.head)):
                sector = "UNK"
        if phrase is not None and phrase.kind:
            resolved, _ = self._cast.resolve(tokens, phrase, reversed(self._recent))
            party.resolved, party.key = resolved, resolved.key
            self._recent.append(resolved)
            known = self._by_key.get(resolved.key)
            if known is None and resolved.office and not (country and sector):
                known = self._of_office(resolved)
            state = not sector and self.state(party)
            if known is not None:
                country, sector = country or known.country, sector if state else sector or known.sector
            if party.stop > party.first + 1 and self._codes.leans(self._names, party.first + 1, party.stop):
                self._backed.add(resolved.key)
            if not country and resolved.key not in self._backed:
                country = resolved.country or ""
            if country or sector:
                self._by_key[resolved.key] = coded(country, sector)
        if head is not None and head.suffix and not country:
            country = self._last_country  # «إسرائيل … قواتها»
        before = self.ending_at(party.first) if party.joined else None
        if before is not None and not country and tokens.core(party.first + 1) == _ALONG:
            country = before.code.country  # «الأمير والوفد المرافق له»
        within = self._names.at(party.first + 1, party.stop)
        if within is not None and within[1].country and within[0] > 1:
            self._movements.setdefault(tokens.core(party.first + 1), within[1])  # «قوات المقاومة الشعبية»
        code = coded(country, sector)
        if sector in MOVEMENTS or (
            (word := self._codes.sector(tokens, party.first)) is not None and word.value("code") in MOVEMENTS
        ):
            code = self._movement(party, code)
        self._last_country = code.country or self._last_country
        if code.sector in ("GOV", "MIL", "LEG") and phrase is not None and phrase.letter == "O":
            self._last_office = code.sector
        party.code = coded(code.country, "") if code.country in UNITED else code
        several = before is not None and before.number in ("d", "p") and tokens.letters[before.first] == "O"
        if before is not None and several and code.country and not self._own_country(before):
            before.code = coded(code.country, before.code.sector)  # «وزيري الداخلية والعدل التركيين»

    def state(self, party: Party) -> bool:
        """Tells whether a party is the bare name of a state, which is of no sector («السعودية»)."""
        reading = self._tokens.reading(party.first)
        one = reading is not None and party.stop == party.first + 1 and reading.kind == "name"
        return one and reading is not None and reading.lexeme is not None and reading.lexeme.cls == "country"

    def ending_at(self, place: int) -> Party | None:
        """Returns the last party that was read, if it ends right before a token."""
        last = next(reversed(self.at.values()), None)
        return last if last is not None and last.stop == place else None

    def _own_country(self, party: Party) -> str:
        """Returns the country that the words of a party name, or nothing."""
        return self._codes.of(self._names, party.first, party.stop).country

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

    def _of_office(self, resolved: Resolved) -> Code:
        """Returns the code that the words of an office give, where they stand in this text or by themselves."""
        told = resolved.office_at
        if told is not None and told[0] is self._tokens:
            return self._codes.of(self._names, told[1], told[2])
        return self._codes.of_words(resolved.office or "", self._cast.lexicon)

    def _settle(self) -> None:
        """Gives bare «الجيش»، «الحكومة»، «مدنيين» the country that the article is about, where one stands out."""
        for party in self.at.values():
            code, known = party.code, self._by_key.get(party.key)
            if known is not None and not (code.country and (code.sector or self.state(party))):
                party.code = coded(code.country or known.country, code.sector or known.sector)
        counts = Counter(
            party.code.country
            for party in self.at.values()
            if party.code.country and party.code.country not in _NOWHERE
        )
        total = sum(counts.values())
        home, most = counts.most_common(1)[0] if counts else ("", 0)
        second = counts.most_common(2)[1][1] if len(counts) > 1 else 0
        certain = total and (most / total >= _CERTAIN or (most / total >= _LIKELY and most >= 2 * second))
        self._home = home if certain else ""
        resistance = self._movements.get(_RESISTANCE)
        armed = resistance if resistance is not None and resistance.sector == "MIL" else None
        for party in self.at.values():
            if not party.code.country and party.code.sector in _HOMELESS:
                self.settle(party, self._home or self._before(party))
            named = armed is not None and _RESISTANCE in self._names.cores[party.first : party.stop]
            if armed is not None and named and not self._own_country(party):
                party.code = armed
        sides: defaultdict[str, set[str]] = defaultdict(set)
        for party in self.at.values():
            if party.code.country:
                sides[party.code.sector].add(party.code.country)
        for party in self.at.values():
            one = sides[party.code.sector]
            if party.code.sector in _SIDES and len(one) == 1 and not one & WORLD:
                self.settle(party, min(one))  # «المعارضة الليبية … مجموعات معارضة»

    def _before(self, party: Party) -> str:
        """Returns the country told last before a party in its sentence («قال الجيش الليبي إن أربعة جنود قتلوا»)."""
        for place in range(party.first - 1, max(-1, party.first - _REACH), -1):
            if self._tokens.letters[place] in ".|":
                break
            other = self.at.get(place)
            if other is not None and other.code.country and other.code.country not in _NOWHERE:
                return other.code.country
        return ""

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
            party.code = coded(country, party.code.sector)
