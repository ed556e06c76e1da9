"""Codes of political actors, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterator

from masdar.events.code import MOVEMENTS, WORLD, Code
from masdar.events.names import Named, Names
from masdar.lexicon import Lexeme, Lexicon, no_article
from masdar.segment import Tokens, tokenise
from masdar.text import fold

_APART = "fipR"
_BACKED = ("مدعوم", "مسنود", "ممول", "مقرب", "قريب")
"""Stems of words whose bearers lean on the state after من or ب, and are not of it."""
_BACKED_BY = frozenset({"من", "قبل"})
_OFFICES = 4096
"""Offices whose codes are remembered."""


class Codes:
    """The tables of actors: names with codes, words that say a sector, countries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._offices: dict[str, Code] = {}
        self._sectors = {lexeme.lemma: lexeme for lexeme in lexicon.apart["sector"]}
        self._counted = {fold(lemma): lexeme for lemma, lexeme in self._sectors.items()}
        self._unknown = {no_article(lexeme.lemma): lexeme for lexeme in lexicon.apart["sector"]}
        self._names = Names(lexicon)

    def named(self, tokens: Tokens) -> Named:
        """Returns the names of a text that have codes of their own."""
        return Named(tokens, self._names)

    def of(self, names: Named, first: int, stop: int) -> Code:
        """Returns the code that the words of a phrase give: the sector of its head, the nearest country after it."""
        tokens = names.tokens
        country, sector, weak = "", "", True
        at, apart = first, False
        while at < stop:
            apart = apart or tokens.letters[at] in _APART
            named = names.at(at, stop)
            if named is not None:
                length, code = named
                if not country:
                    country = code.country
                    movement = code.sector in MOVEMENTS and (sector == "GOV" or (sector == "MIL" and not apart))
                    if code.sector and ((weak and not apart) or movement):
                        sector = code.sector  # «مسؤول في حماس» is of no government, «قوات قسد» of no army
                at += length
                continue
            if not country and not self.toward(tokens, at):
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
            found = self.of(self.named(tokens), 0, len(tokens))
            if len(self._offices) >= _OFFICES:
                self._offices.clear()
            self._offices[words] = found
        return found

    def toward(self, tokens: Tokens, place: int) -> bool:
        """Tells whether a country only backs somebody, or is backed («متمردون موالون لليبيا»، «فصيل مدعوم من تونس»)."""
        if place > 1 and tokens.core(place - 1) in _BACKED_BY and tokens.core(place - 2).startswith(_BACKED):
            return True
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


def _sector(lexeme: Lexeme, tokens: Tokens, place: int, stop: int) -> str:
    """Returns the sector of a word, which may be that of what it is over («وزير الدفاع»)."""
    holds = {fold(word) for word in lexeme.values("holds")}
    after: Iterator[str] = (tokens.core(at) for at in range(place + 1, min(place + 3, stop)))
    return lexeme.value("as") if holds and any(word in holds for word in after) else lexeme.value("code")
