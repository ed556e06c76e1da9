"""Codes of political actors: of which country or organization they are, and of which sector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masdar.lexicon import Lexeme, Lexicon, no_article
from masdar.lexicon.inflect import adjective
from masdar.segment import Tokens, tokenise
from masdar.text import fold

POLITICAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "COP"})
"""Sectors whose bearers act in politics."""
FORCES = frozenset({"MIL", "REB", "COP", "SPY"})
"""Sectors whose bearers are armed."""
WORLD = frozenset({"UNO", "EUR", "NAT", "LEA", "GCC", "IMF", "IAEA", "IGO", "IMG"})
"""Organizations of many states."""
_LONGEST = 6
"""Words of the longest name."""
_APART = "fipR"
_OFFICES = 4096
"""Offices whose codes are remembered."""
MOVEMENTS = frozenset({"PTY", "REB", "OPP"})
"""Sectors of parties and armed groups, whose officials are none of a government."""


class Code(NamedTuple):
    """A country or organization, and a sector; either may be empty."""

    country: str = ""
    sector: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.country, self.sector)))

    @property
    def political(self) -> bool:
        """Whether the bearer acts in politics: a state, an international organization, or a political sector."""
        return self.sector in POLITICAL or (bool(self.country) and not self.sector)

    @property
    def armed(self) -> bool:
        """Whether the bearer can use force: armed by its sector, or a whole state."""
        return self.sector in FORCES or (bool(self.country) and self.sector in ("", "GOV"))


class Codes:
    """The tables of actors: names with codes, words that say a sector, countries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._offices: dict[str, Code] = {}
        self._sectors = {lexeme.lemma: lexeme for lexeme in lexicon.apart["sector"]}
        self._counted = {fold(lemma): lexeme for lemma, lexeme in self._sectors.items()}
        self._unknown = {no_article(lexeme.lemma): lexeme for lexeme in lexicon.apart["sector"]}
        self._names: dict[str, list[tuple[tuple[str, ...], bool, Code]]] = {}
        for lexeme in lexicon.apart["actor"]:
            code = parsed(lexeme.value("code"))
            for spelling in (lexeme.lemma, *lexeme.values("variant")):
                self._name(spelling, code)
            for lemma in lexeme.values("adjective"):
                for form in adjective(lemma):
                    self._name(form.written, code)
        for lexeme in lexicon.lexemes.values():
            if lexeme.cls == "country":
                adjectives = (form for lemma in lexeme.values("adjective") for form in _inflected(lemma))
                for spelling in (*adjectives, lexeme.lemma, *lexeme.values("variant")):
                    if " " in spelling:
                        self._name(spelling, Code(lexeme.value("iso3")))
                for capital in lexeme.values("capital"):
                    if " " in capital:
                        self._name(capital, Code(lexeme.value("iso3"), "GOV"))
        for options in self._names.values():
            options.sort(key=lambda option: -len(option[0]))

    def _name(self, spelling: str, code: Code) -> None:
        parts = tuple(no_article(part) for part in spelling.split())
        definite = len(parts) == 1 and len(spelling) - len(parts[0]) == len("ال")
        self._names.setdefault(parts[0], []).append((parts, definite, code))

    def name_at(self, tokens: Tokens, place: int, limit: int) -> tuple[int, Code] | None:
        """Returns (length, code) of the longest name with a code of its own that begins at `place`, or null."""
        options = self._names.get(tokens.core(place))
        if not options:
            return None
        words = [no_article(tokens.core(at)) for at in range(place, min(place + _LONGEST, limit, len(tokens)))]
        for parts, definite, code in options:
            if definite and not self._definite(tokens, place):
                continue
            if len(parts) <= len(words) and all(a == b for a, b in zip(parts, words, strict=False)):
                return len(parts), code
        return None

    def within_name(self, tokens: Tokens, place: int) -> bool:
        """Tells whether the word is part of a name of several words («فجر ليبيا»، «حزب العمال»)."""
        found = self.name_at(tokens, place, len(tokens))
        if found is not None and found[0] > 1:
            return True
        before = self.name_at(tokens, place - 1, len(tokens)) if place else None
        return before is not None and before[0] > 1

    def _definite(self, tokens: Tokens, place: int) -> bool:
        """Tells whether the word has the article, without which «قاعدة» is no name."""
        reading = tokens.reading(place)
        return reading is not None and (reading.definite or "ال" in tokens.words[place][: len(reading.clitics) + 2])

    def of(self, tokens: Tokens, first: int, stop: int) -> Code:
        """Returns the code that the words of a phrase give: the sector of its head, the nearest country after it."""
        country, sector, weak = "", "", True
        at, apart = first, False
        while at < stop:
            apart = apart or tokens.letters[at] in _APART
            named = self.name_at(tokens, at, stop)
            if named is not None:
                length, code = named
                if not country:
                    country = code.country
                    if code.sector and ((weak and not apart) or (sector == "GOV" and code.sector in MOVEMENTS)):
                        sector = code.sector  # «مسؤول في حماس» is of no government
                at += length
                continue
            if not country and not self._toward(tokens, at):
                country = self.country(tokens, at)
                if country and not sector and self.capital(tokens, at) and stop - first == 1:
                    sector = "GOV"
            if weak and not apart:
                lexeme = self.sector(tokens, at)
                if lexeme is not None:
                    sector = _sector(lexeme, tokens, at, stop)
                    weak = bool(lexeme.values("weak"))
            at += 1
        return Code(country, "" if country in WORLD - {"IMG", "IGO"} else sector)

    def of_words(self, words: str, lexicon: Lexicon) -> Code:
        """Returns the code that the words of an office give, which articles share."""
        found = self._offices.get(words)
        if found is None:
            tokens = tokenise(words, lexicon)
            found = self.of(tokens, 0, len(tokens))
            if len(self._offices) >= _OFFICES:
                self._offices.clear()
            self._offices[words] = found
        return found

    def _toward(self, tokens: Tokens, place: int) -> bool:
        """Tells whether a country is only one that somebody stands by («متمردون موالون لروسيا»)."""
        reading = tokens.reading(place)
        return tokens.letters[place] == "l" and reading is not None and reading.kind in ("name", "capital")

    def sector(self, tokens: Tokens, place: int) -> Lexeme | None:
        """Returns the entry of the word that says a sector, or null."""
        for reading in tokens.readings[place] or ():
            found = self._sectors.get(reading.lexeme.lemma) if reading.lexeme is not None else None
            if found is not None:
                return found
        core = tokens.core(place)
        return self._unknown.get(core) or (self.counted(tokens, place) if core.endswith("ا") else None)

    def counted(self, tokens: Tokens, place: int) -> Lexeme | None:
        """Returns the entry of a word for persons as it stands after a number («17 مدنيا»), or null."""
        if not place or tokens.letters[place - 1] != "0":
            return None
        found = self._counted.get(tokens.core(place).removesuffix("ا"))
        return None if found is None or found.values("arms") else found

    def country(self, tokens: Tokens, place: int) -> str:
        """Returns the country that a word names, by its name, its adjective or its capital, or nothing."""
        readings = tokens.readings[place] or ()
        for reading in readings if tokens.letters[place] in "Cg" else readings[:1]:  # «وزارة المالية» is of no Malians
            lexeme = reading.lexeme
            if lexeme is not None and lexeme.cls == "country":
                return lexeme.value("iso3")
        return ""

    def capital(self, tokens: Tokens, place: int) -> bool:
        """Tells whether the word is a capital, which stands for the government."""
        kinds = {
            reading.kind
            for reading in tokens.readings[place] or ()
            if reading.lexeme is not None and reading.lexeme.cls == "country"
        }
        return "capital" in kinds and "name" not in kinds  # «تونس» is the country before it is its capital


def _inflected(words: str) -> Iterator[str]:
    """Yields an adjective of one or more words in its genders and numbers («كورية جنوبية»)."""
    for forms in zip(*map(adjective, words.split()), strict=True):
        yield " ".join(form.written for form in forms)


def parsed(written: str) -> Code:
    """Returns a code as the tables write it (`PSE-REB`)."""
    country, _, sector = written.partition("-")
    return Code(country, sector)


def _sector(lexeme: Lexeme, tokens: Tokens, place: int, stop: int) -> str:
    """Returns the sector of a word, which may be that of what it is over («وزير الدفاع»)."""
    holds = {fold(word) for word in lexeme.values("holds")}
    after: Iterator[str] = (tokens.core(at) for at in range(place + 1, min(place + 3, stop)))
    return lexeme.value("as") if holds and any(word in holds for word in after) else lexeme.value("code")
