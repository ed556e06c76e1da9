"""Names with codes of their own («حزب الله»، «الأمم المتحدة»), and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from masdar.events.code import Code, parsed
from masdar.lexicon import Lexicon, no_article
from masdar.lexicon.inflect import adjective
from masdar.memory import Memory
from masdar.segment import Tokens

_BARE = Memory(no_article)


class Names:
    """The names of political actors and of countries in several words, by their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_first: dict[str, dict[str, list[tuple[tuple[str, ...], bool, Code]]]] = {}
        """Each name as its folded words without article, whether it needs the article, and its code; longest first.

        They stand by the first word and then by the second, those of one word by "".
        """
        for lexeme in lexicon.apart["actor"]:
            code = parsed(lexeme.value("code"))
            for spelling in (lexeme.lemma, *lexeme.values("variant")):
                self._add(spelling, code)
            for lemma in lexeme.values("adjective"):
                for form in adjective(lemma):
                    self._add(form.written, code)
        for lexeme in lexicon.lexemes.values():
            if lexeme.cls == "country":
                adjectives = (form for lemma in lexeme.values("adjective") for form in _inflected(lemma))
                for spelling in (*adjectives, lexeme.lemma, *lexeme.values("variant")):
                    if " " in spelling:
                        self._add(spelling, Code(lexeme.value("iso3")))
                for capital in lexeme.values("capital"):
                    if " " in capital:
                        self._add(capital, Code(lexeme.value("iso3"), "GOV"))
        for behind in self.by_first.values():
            for options in behind.values():
                options.sort(key=lambda option: -len(option[0]))

    def _add(self, spelling: str, code: Code) -> None:
        parts = tuple(no_article(part) for part in spelling.split())
        definite = len(parts) == 1 and len(spelling) - len(parts[0]) == len("ال")
        second = parts[1] if len(parts) > 1 else ""
        self.by_first.setdefault(parts[0], {}).setdefault(second, []).append((parts, definite, code))


class Named:
    """The names of one text."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self.tokens = tokens
        self.cores = tokens.cores()
        self._by_first = names.by_first
        openings = compress(range(len(self.cores)), map(self._by_first.__contains__, self.cores))
        self.begun = {place: options for place in openings if (options := self._read(place))}
        """The names that begin at a token, the longest first, as (length, code)."""

    def at(self, place: int, limit: int) -> tuple[int, Code] | None:
        """Returns (length, code) of the longest name that begins at `place` and ends by `limit`, or null."""
        found = self.begun.get(place)
        return None if found is None else next((name for name in found if place + name[0] <= limit), None)

    def within(self) -> frozenset[int]:
        """Returns the tokens that are one of the first two of a name of several («فجر ليبيا»، «حزب العمال»)."""
        first = [place for place, found in self.begun.items() if found[0][0] > 1]
        return frozenset(first).union(place + 1 for place in first)

    def _read(self, place: int) -> list[tuple[int, Code]]:
        """Returns the names that begin at a token, the longest first."""
        behind, cores = self._by_first[self.cores[place]], self.cores
        following = _BARE[cores[place + 1]] if place + 1 < len(cores) else ""
        found: list[tuple[int, Code]] = []
        for parts, _, code in behind.get(following, ()) if following else ():
            if [*map(_BARE.__getitem__, cores[place + 2 : place + len(parts)])] == [*parts[2:]]:
                found.append((len(parts), code))
        for _, definite, code in behind.get("", ()):
            if definite == self._definite(place) or not (definite or self._state(place)):
                found.append((1, code))
        return found

    def _state(self, place: int) -> bool:
        """Tells whether the word is the name of a state, of which a surname has only the letters («الكاميرون»)."""
        reading = self.tokens.reading(place)
        return reading is not None and reading.lexeme is not None and reading.lexeme.cls == "country"

    def _definite(self, place: int) -> bool:
        """Tells whether the word has the article, without which «قاعدة» is no name."""
        reading = self.tokens.reading(place)
        return reading is not None and (
            reading.definite or "ال" in self.tokens.words[place][: len(reading.clitics) + 2]
        )


def _inflected(words: str) -> Iterator[str]:
    """Yields an adjective of one or more words in its genders and numbers («كورية جنوبية»)."""
    for forms in zip(*map(adjective, words.split()), strict=True):
        yield " ".join(form.written for form in forms)
