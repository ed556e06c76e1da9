"""Organizations and media: what makes the name of one, however the press writes it."""

from __future__ import annotations

from typing import NamedTuple

import regex

from masdar.lexicon import Lexicon
from masdar.text import bare, fold

_ASIDE = regex.compile(r"\([^)]*\)")
_MARKS = regex.compile(r"[«»\"'“”‘’(){}\[\],،:…]|\.(?=\S)|\.$")
_PARTS = regex.compile(r"[\s\-–—]+")
_OUTSIDE = regex.compile(r"[^\u0620-\u064a]")
_PROPER = "oPw"
"""Classes of words that are no common nouns, where the lexicon does not know them."""
_PLAIN = ("plain-noun", "plain-adjective")
_SHORT = 3
"""Letters of a name of one word at least."""
_LONG = 7
"""Words after which a phrase is a description and no name."""
_MINISTRY = "وزاره"


class Body(NamedTuple):
    """An organization or an outlet."""

    key: str
    """What its spellings share."""
    country: str | None
    """The country that the words name."""
    proper: bool
    """True where the name alone tells it from others; else it does so with its country."""


class Bodies:
    """Reads names of organizations and media."""

    def __init__(self, lexicon: Lexicon, words: dict[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._words = words
        main: dict[str, str] = {}
        for lexeme in lexicon.lexemes.values():
            if lexeme.cls == "country" and lexeme.value("iso3"):
                main.setdefault(lexeme.value("iso3"), lexeme.id)
        self._states = frozenset(main.values())

    def read(self, written: str, kind: str, country: str | None) -> Body | None:
        """Returns the body that a name means; null where it names none, or not of which country.

        Args:
            written: the name.
            kind: organization or media.
            country: what the article says of its country.
        """
        plainly = bare(written)
        for aside in _ASIDE.findall(plainly):  # «وكالة الأنباء الليبية (النورس)»
            named = self._named([plain(part) for part in _parts(aside)])
            if named is not None:
                return Body(named, country, proper=True)
        parts = _parts(_ASIDE.sub(" ", plainly))
        if not parts or len(parts) > _LONG or self._joint(parts):
            return None
        state = self._state(parts)
        if state is not None:
            return Body(f"@{state}", state, proper=True)
        folded = [plain(part) for part in parts]
        if folded[0] in self._words["vague"] or folded[-1] in self._words["vague"] or self._several(parts[0]):
            return None
        kept: list[tuple[str, str]] = []
        definite = any(part.startswith("ال") for part in parts)
        for place, (part, word) in enumerate(zip(parts, folded, strict=True)):
            nation = self._nation(part) if place else None
            if nation is not None and country in (None, nation):
                country = country or nation
                definite = definite or self._lexicon.readings(part)[0].letter == "C"  # «حكومة ليبيا»
            elif place == 0 or word not in self._words["descriptor"]:
                kept.append((part, word))
        body = self._body(kept, country, definite=definite)
        if body is None and kind == "media" and country is not None and len(kept) == 1 and self._title(*kept[0]):
            return Body(kept[0][1], country, proper=False)
        return body

    def _title(self, part: str, word: str) -> bool:
        """Tells whether an ordinary word can be the title of a paper or channel («صحيفة «الصباح»»)."""
        head = self._lexicon.readings(part)[0].letter == "W"
        return not head and not any(word in self._words[group] for group in ("head", "unique", "vague"))

    def _body(self, kept: list[tuple[str, str]], country: str | None, *, definite: bool) -> Body | None:
        words = [word for _, word in kept]
        if len(words) == 1 and len(words[0]) < _SHORT:
            return None
        if " ".join(words) in self._words["national"]:
            return Body(" ".join(words), country, proper=False) if country is not None else None
        named = self._named(words)
        if named is not None:
            return Body(named, country, proper=True)
        rest = kept[1:]
        while rest and rest[0][1] in self._words["head"]:
            rest = rest[1:]
        if words[0] in self._words["head"] and any(self._proper(part) for part, _ in rest):
            return Body(self._named([word for _, word in rest]) or " ".join(w for _, w in rest), country, proper=True)
        if any(self._proper(part) for part, _ in kept):
            return Body(" ".join(words), country, proper=True)
        if words[0] in self._words["portfolio"] and len(words) == 1:
            words.insert(0, _MINISTRY)
        if country is None:
            return None
        alone = len(words) == 1 and words[0] not in self._words["unique"]
        if alone or not definite:
            return None  # «شركة بريطانية» names none
        return Body(" ".join(words), country, proper=False)

    def _named(self, words: list[str]) -> str | None:
        """Returns the identifier of the fixed name that the words are; null where they are none."""
        for phrase, lexeme in self._lexicon.phrases.get(words[0], ()) if words else ():
            if list(phrase) == words and lexeme.cls in ("organization", "media") and lexeme.value("kind") == "name":
                return lexeme.id
        if len(words) == 1:
            for reading in self._lexicon.readings(words[0]):
                lexeme = reading.lexeme
                if lexeme is not None and not reading.clitics and lexeme.cls in ("organization", "media"):
                    if lexeme.value("kind") == "name":
                        return lexeme.id
        return None

    def _state(self, parts: list[str]) -> str | None:
        """Returns the country where the words are its name or its capital alone."""
        words = [plain(part) for part in parts]
        for phrase, lexeme in self._lexicon.phrases.get(words[0], ()):
            if list(phrase) == words and lexeme.id in self._states:
                return lexeme.value("iso3") or None
        for reading in self._lexicon.readings(parts[0]) if len(parts) == 1 else ():
            lexeme = reading.lexeme
            if reading.letter == "C" and lexeme is not None and lexeme.id in self._states and not reading.clitics:
                return lexeme.value("iso3") or None
        return None

    def _nation(self, part: str) -> str | None:
        """Returns the country of an adjective («الليبية») or of a country's own name."""
        reading = self._lexicon.readings(part)[0]
        if reading.letter not in "gC" or reading.lexeme is None or reading.clitics or reading.kind == "capital":
            return None
        # «الحكومة الأسكتلندية» is not that of the state.
        return reading.lexeme.value("iso3") or None if reading.lexeme.id in self._states else None

    def _several(self, part: str) -> bool:
        """Tells whether the word is a plural, which names no one body («شركات», «وسائل»)."""
        if plain(part) in self._words["unique"]:
            return False
        reading = self._lexicon.readings(part)[0]
        return reading.number == "p" and reading.letter in "GWUOg"

    def _joint(self, parts: list[str]) -> bool:
        """Tells whether the words name several bodies («الحكومة والبرلمان»، «رويترز ووكالة الأنباء الليبية»)."""
        first = self._lexicon.readings(parts[0])[0]
        construct = first.letter in "GW" and not first.definite  # «هيئة الإذاعة والتلفزيون» is one
        for part in parts[1:]:
            reading = self._lexicon.readings(part)[0]
            if reading.clitics == "و" and reading.letter in "GWCOU" and reading.lexeme is not None:
                return not (construct and reading.definite)
        return False

    def _proper(self, part: str) -> bool:
        """Tells whether the word is no common noun."""
        reading = self._lexicon.readings(part)[0]
        if _OUTSIDE.search(part):
            return not part.isdigit()
        if reading.lexeme is None:
            return reading.letter == "o" and not reading.clitics
        return reading.letter == "P" or reading.lexeme.cls == "place" or reading.kind == "capital"


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(_MARKS.sub(" ", text)) if part]


def plain(word: str) -> str:
    """Returns the word folded, without its article and in small letters."""
    folded = fold(word).lower()
    article = folded.startswith("ال") and word[0] == "ا" and len(folded) > len("ال") + 1
    return folded[2:] if article else folded
