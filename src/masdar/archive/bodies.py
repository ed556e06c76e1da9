"""Organizations and media: what makes the name of one, however the press writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from masdar.archive.names import skeleton
from masdar.lexicon import Lexeme, Lexicon
from masdar.text import bare, fold

_ASIDE = regex.compile(r"\([^)]*\)")
_LAST = regex.compile(r"[(«\"]([^()«»\"]*)[)»\"]\s*$")
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
_TELLING = 4
"""Consonants of a word by which it is known however its vowels are written."""
_PRESIDENCY = "رئاسه"
_MINISTRY = "وزاره"


class Body(NamedTuple):
    """An organization or an outlet."""

    key: str
    """What its spellings share."""
    country: str | None
    """The country that the words name."""
    proper: bool
    """True where the name alone tells it from others; else it does so with its country."""


class _Kept(NamedTuple):
    """The words of a name that count."""

    written: list[str]
    words: list[str]
    country: str | None
    definite: bool
    whole: bool
    """True where all words are kept."""


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
        plainly = self.own(bare(written), kind)
        aside = _LAST.search(plainly)  # «وكالة الأنباء الليبية (النورس)»
        named = self._named([plain(part) for part in _parts(aside.group(1))]) if aside is not None else None
        if named is not None:
            return Body(named, country, proper=True)
        parts = _parts(_ASIDE.sub(" ", plainly))
        if not parts or len(parts) > _LONG or self._joint(parts) or self._vague(parts):
            return None
        state = self._state(parts)
        if state is not None:
            return Body(f"@{state}", state, proper=True)
        kept = self._kept(parts, country)
        if " ".join(kept.words) in self._words["national"]:
            return _of_country(kept)
        return self._proper_name(kept) or (self._common_name(kept, kind) if not self._several(parts[0]) else None)

    def own(self, written: str, kind: str) -> str:
        """Returns the name without whoever speaks for it («مراسل قناة النورس»)."""
        first, _, rest = written.strip().partition(" ")
        speaks = kind == "media" and rest and self._lexicon.readings(first)[0].letter in "OU"
        return rest if speaks else written

    def _vague(self, parts: list[str]) -> bool:
        return plain(parts[0]) in self._words["vague"] or plain(parts[-1]) in self._words["vague"]

    def _kept(self, parts: list[str], country: str | None) -> _Kept:
        """Returns the words without those that say of which country the body is, and of what kind."""
        kept = [parts[0]]
        definite = any(part.startswith("ال") for part in parts)
        for part in parts[1:]:
            nation = self._nation(part)
            if nation is not None and country in (None, nation):
                country = nation
                definite = definite or self._lexicon.readings(part)[0].letter == "C"  # «حكومة ليبيا»
            elif plain(part) not in self._words["descriptor"]:
                kept.append(part)
        return _Kept(kept, [plain(part) for part in kept], country, definite, len(kept) == len(parts))

    def _proper_name(self, kept: _Kept) -> Body | None:
        """Returns the body whose name alone tells it from others, with or without the noun that heads it."""
        words = kept.words
        named = self._named(words)
        if named is not None:
            return Body(named, kept.country, proper=True)
        stop = 1
        while stop < len(words) and words[stop] in self._words["head"]:
            stop += 1
        if words[0] in self._words["head"] and any(map(self._proper, kept.written[stop:])):
            return Body(self._named(words[stop:]) or self._sound(kept, stop), kept.country, proper=True)
        if any(map(self._proper, kept.written)) and max(map(len, words)) >= _SHORT:
            return Body(self._sound(kept, 0), kept.country, proper=True)
        return None

    def _sound(self, kept: _Kept, first: int) -> str:
        """Returns the words, of foreign ones the consonants: «بلومبرغ» is «بلومبيرج»."""
        pairs = zip(kept.written[first:], kept.words[first:], strict=True)
        return " ".join(
            sound if self._proper(part) and len(sound := skeleton(word)) >= _TELLING else word for part, word in pairs
        )

    def _common_name(self, kept: _Kept, kind: str) -> Body | None:
        """Returns the body of a country that common nouns name («وزارة المياه», «صحيفة «الصباح»»)."""
        alone = len(kept.words) == 1
        word = kept.words[0]
        if word == _PRESIDENCY and kept.words[1:] and set(kept.words[1:]) <= self._words["state"]:
            return _of_country(kept._replace(words=[word]))  # «رئاسة الجمهورية الليبية» is «الرئاسة الليبية»
        if alone and word in self._words["portfolio"]:
            return _of_country(kept._replace(words=[_MINISTRY, word]))
        if kept.definite and (not alone or word in self._words["unique"]):
            return _of_country(kept)  # «شركة بريطانية» names none
        head = self._lexicon.readings(kept.written[0])[0].letter == "W" or word in self._words["head"]
        title = kind == "media" and alone and not head and word not in self._words["unique"]
        title = title and (kept.definite or kept.whole)  # «أخبار ليبية» is the title of none
        return _of_country(kept) if title else None

    def _named(self, words: list[str]) -> str | None:
        """Returns the identifier of the fixed name that the words are; null where they are none."""
        for lexeme in self._lexemes(words, words):
            if lexeme.cls in ("organization", "media") and lexeme.value("kind") == "name":
                return lexeme.id
        return None

    def _state(self, parts: list[str]) -> str | None:
        """Returns the country where the words are its name or its capital alone."""
        for lexeme in self._lexemes(parts, [plain(part) for part in parts]):
            if lexeme.id in self._states:
                return lexeme.value("iso3")
        return None

    def _lexemes(self, written: list[str], words: list[str]) -> Iterator[Lexeme]:
        """Yields what the lexicon knows of the words as one name."""
        for phrase, lexeme in self._lexicon.phrases.get(words[0], ()) if words else ():
            if list(phrase) == words:
                yield lexeme
        for reading in self._lexicon.readings(written[0]) if len(written) == 1 else ():
            if reading.lexeme is not None and not reading.clitics and reading.letter != "g":
                yield reading.lexeme

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
            return reading.letter in "ow" and not reading.clitics
        return reading.letter == "P" or reading.lexeme.cls == "place" or reading.kind == "capital"


def _of_country(kept: _Kept) -> Body | None:
    return Body(" ".join(kept.words), kept.country, proper=False) if kept.country is not None else None


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(_MARKS.sub(" ", text)) if part]


def plain(word: str) -> str:
    """Returns the word folded, without its article and in small letters."""
    folded = fold(word).lower()
    article = folded.startswith("ال") and word[0] == "ا" and len(folded) > len("ال") + 1
    return folded[2:] if article else folded
