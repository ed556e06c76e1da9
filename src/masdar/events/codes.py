"""Codes of political actors, by the words that name them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from masdar.events.code import MOVEMENTS, UNITED, Code, coded, parsed
from masdar.events.names import Named, Names
from masdar.lexicon import Lexeme, Lexicon, Reading, no_article
from masdar.memory import WORDS, Memory
from masdar.segment import Tokens, tokenise
from masdar.text import fold

_APART = "fipR"
_BACKED_BY = frozenset({"من", "قبل"})
_OFFICES = 4096
"""Offices whose codes are remembered."""
_RESISTANCE = "مقاومة"
"""Whose forces may be an army's."""
_MARK = id(None)
"""The identity of the readings of a mark, which has none."""


class _Says(NamedTuple):
    """What the readings of a word say of a political actor, wherever it stands."""

    sector: Lexeme | None
    """The entry of a word for a sector."""
    country: str
    """The country of the preferred reading, or nothing."""
    any_country: str
    """That of the first reading that has one."""
    capital: bool
    """Whether it is a capital and no country."""
    equips: bool
    """Whether the sector is said by what it has."""
    side: str
    """The sector of politics that it can be of, or that it can be of a state; or that it means two («الجانبان»)."""


_NOBODY = _Says(None, "", "", capital=False, equips=False, side="")
_BOTH = _NOBODY._replace(side="both")
"""What words say that name no sector and no country."""


class Codes:
    """The tables of actors: names with codes, words that say a sector, countries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._offices: dict[str, Code] = {}
        self._sectors = {lexeme.lemma: lexeme for lexeme in lexicon.apart["sector"]}
        self._counted = {fold(lemma): lexeme for lemma, lexeme in self._sectors.items()}
        self._unknown = {no_article(lexeme.lemma): lexeme for lexeme in lexicon.apart["sector"]}
        self._names = Names(lexicon)
        self._look_up(lexicon)
        self._said: dict[int, tuple[tuple[Reading, ...], _Says]] = {}
        """What readings say by their identity, which is theirs alone as long as they are kept beside it.

        Every text has the same readings of a word, unless it makes its own of it.
        """
        self._sides = {_MARK: ""}
        """The sides alone of what they say, by the same identity: every word is asked for its own."""

    def _look_up(self, lexicon: Lexicon) -> None:
        self._backed = tuple(sorted(lexicon.listed("backed")))
        self.nobody: Callable[[str], bool] = Memory(partial(lexicon.lists_owned, "no-party")).__getitem__
        """Tells whether a folded word, with a pronoun or without, heads phrases that name nobody."""

    def named(self, tokens: Tokens) -> Named:
        """Returns the names of a text that have codes of their own."""
        return Named(tokens, self._names)

    def of(self, names: Named, first: int, stop: int) -> Code:
        """Returns the code that the words of a phrase give: the sector of its head, the nearest country after it."""
        tokens, letters = names.tokens, names.tokens.letters
        country, sector, weak = "", "", True
        apart, done, begun = False, first, names.begun
        for at in range(first, stop):
            if at < done:
                continue
            apart = apart or letters[at] in _APART
            if at in begun and (named := names.at(at, stop)) is not None:
                length, code = named
                done = at + length
                if not country:
                    country = code.country
                    movement = code.sector in MOVEMENTS and (sector == "GOV" or (sector == "MIL" and not apart))
                    if code.sector and ((weak and not apart) or movement):
                        sector = code.sector  # «مسؤول في حماس» is of no government, «قوات قسد» of no army
                continue
            readings = tokens.readings[at]
            if not readings:
                continue
            said = self._says(readings)
            state = "" if country else _state(said, letters[at])
            if state and not self.toward(tokens, at):
                country = state
                if said.capital and not sector and stop - first == 1:
                    sector = "GOV"
            if sector == "MIL" and at == first + 1 and letters[at] == "G" and self._opposed(readings):
                sector = "REB"  # «قوات المعارضة»
            if weak and not apart and (lexeme := said.sector or self._counted_so(tokens, at, readings)) is not None:
                sector = _sector(lexeme, tokens, at, stop)
                weak = bool(lexeme.values("weak"))
        return coded(country, "" if country in UNITED else sector)

    def _opposed(self, readings: tuple[Reading, ...]) -> bool:
        """Tells whether a word names those who fight their government, after that for forces."""
        said = self._says(readings).sector
        return said is not None and said.value("code") in ("OPP", "REB") and said.lemma != _RESISTANCE

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
        if place > 1 and tokens.core(place - 1) in _BACKED_BY and tokens.core(place - 2).startswith(self._backed):
            return True
        if tokens.letters[place] != "l":
            return False
        reading = tokens.reading(place)
        return reading is not None and reading.kind in ("name", "capital")

    def leans(self, names: Named, first: int, stop: int) -> bool:
        """Tells whether one of some tokens is such a country."""
        if "l" not in names.tokens.letters[first:stop] and _BACKED_BY.isdisjoint(names.cores[first - 1 : stop - 1]):
            return False  # as of nearly every party
        return any(self.toward(names.tokens, place) for place in range(first, stop))

    def sector(self, tokens: Tokens, place: int) -> Lexeme | None:
        """Returns the entry of the word that says a sector, or null."""
        readings = tokens.readings[place]
        if not readings:
            return None
        return self._says(readings).sector or self._counted_so(tokens, place, readings)

    def equips(self, tokens: Tokens, place: int) -> bool:
        """Tells whether a word says what an army has («طائرة»), or a government's seat."""
        readings = tokens.readings[place]
        if not readings:
            return False
        said = self._says(readings)
        if said.sector is not None:
            return said.equips
        lexeme = self._counted_so(tokens, place, readings)
        return lexeme is not None and _equips(lexeme)

    def _counted_so(self, tokens: Tokens, place: int, readings: tuple[Reading, ...]) -> Lexeme | None:
        return self.counted(tokens, place) if readings[0].core[-1:] == "ا" else None

    def counted(self, tokens: Tokens, place: int) -> Lexeme | None:
        """Returns the entry of a word for persons as it stands after a number («17 مدنيا»), or null."""
        if not place or tokens.letters[place - 1] != "0":
            return None
        found = self._counted.get(tokens.core(place).removesuffix("ا"))
        return None if found is None or found.values("arms") else found

    def country(self, tokens: Tokens, place: int) -> str:
        """Returns the country that a word names, by its name, its adjective or its capital, or nothing."""
        readings = tokens.readings[place]
        if not readings:
            return ""
        return _state(self._says(readings), tokens.letters[place])

    def sides(self, every: Sequence[tuple[Reading, ...] | None]) -> list[str]:
        """Returns the sector of politics that each of some words can say of somebody, or "state".

        Nothing where it says that of nobody, whatever stands around it.
        """
        sides = [*map(self._sides.get, map(id, every))]
        return [self._says(every[at] or ()).side if side is None else side for at, side in enumerate(sides)]

    def _says(self, readings: tuple[Reading, ...]) -> _Says:
        known = self._said.get(id(readings))
        if known is None:
            if len(self._said) >= WORDS:
                self._said.clear()
                self._sides = {_MARK: ""}
            known = self._said[id(readings)] = readings, self._analyse(readings)
            self._sides[id(readings)] = known[1].side
        return known[1]

    def _analyse(self, readings: tuple[Reading, ...]) -> _Says:
        first = readings[0]
        both = first.number == "d" and first.definite
        for reading in readings:
            lexeme = reading.lexeme
            if lexeme is not None and (lexeme.cls == "country" or lexeme.lemma in self._sectors):
                break
        else:
            if first.core not in self._unknown:
                return _BOTH if both else _NOBODY  # as most words
        lexemes = [reading.lexeme for reading in readings if reading.lexeme is not None]
        exact = self._unknown.get(first.core)  # «مقاتلات» are no fighters, though their word may be
        sectors = (self._sectors[lexeme.lemma] for lexeme in lexemes if lexeme.lemma in self._sectors)
        nations = [reading for reading in readings if _nation(reading)]
        countries = [reading.lexeme.value("iso3") for reading in nations if reading.lexeme is not None]
        kinds = {reading.kind for reading in nations}
        sector = exact or next(sectors, None)
        return _Says(
            sector,
            countries[0] if nations[:1] == [first] else "",
            countries[0] if countries else "",
            "capital" in kinds and "name" not in kinds,  # «تونس» is the country before it is its capital
            sector is not None and _equips(sector),
            _side(sector) or ("state" if countries else "both" if both else ""),
        )


def _equips(lexeme: Lexeme) -> bool:
    return bool(lexeme.values("arms") or lexeme.values("seat"))


def _side(lexeme: Lexeme | None) -> str:
    """Returns the code of a word for a sector that can be one of politics, or nothing.

    It can by its own code, by what it is over or by what it goes back to.
    """
    if lexeme is None:
        return ""
    codes = (parsed(lexeme.value("code")), Code("", lexeme.value("as")))
    political = lexeme.values("counterpart") or any(code.political or code.country for code in codes)
    return (lexeme.value("code") or "counterpart") if political else ""


def _nation(reading: Reading) -> bool:
    """Tells whether a reading is a country, or its capital as it is written: «السيول» are floods."""
    lexeme = reading.lexeme
    if lexeme is None or lexeme.cls != "country":
        return False
    if reading.kind != "capital" or not reading.definite:
        return True
    return any(no_article(capital) != fold(capital) for capital in lexeme.values("capital"))


def _state(said: _Says, letter: str) -> str:
    """Returns the country that a word of a class names: «وزارة المالية» is of no Malians."""
    return said.any_country if letter in "Cg" else said.country


def _sector(lexeme: Lexeme, tokens: Tokens, place: int, stop: int) -> str:
    """Returns the sector of a word, which may be that of what it is over («وزير الدفاع»)."""
    holds, nobody = _held(lexeme)
    after = [tokens.core(at) for at in range(place + 1, min(place + 3, stop))] if holds or nobody else []
    if not nobody.isdisjoint(after):
        return ""
    if not holds.isdisjoint(after):
        return lexeme.value("as")
    return lexeme.value("code")


@lru_cache(maxsize=_OFFICES)
def _held(lexeme: Lexeme) -> tuple[frozenset[str], frozenset[str]]:
    """Returns what a word may be over, and what makes it nothing political, folded."""
    return frozenset(map(fold, lexeme.values("holds"))), frozenset(map(fold, lexeme.values("nobody")))
