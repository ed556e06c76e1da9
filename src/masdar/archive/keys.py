"""Search keys: what the forms of one word share, so that a search for one finds the others.

The key of a word is its lemma (the dictionary of `simplemma`), folded, after its
proclitics and pronouns are taken off.  A letter is a proclitic only where what is
left is a word of the dictionary: «وللرئيس», «الرئيس» and «رئيس» share a key, and
«وزير» does not become «زير».  A word that is in no dictionary (most names) loses
its article alone; for those a query asks for the proclitics as well (`variants`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from masdar.text import Clean, Span, bare, fold

_WORD = regex.compile(r"[\p{L}\p{M}]+|\p{N}+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PROCLITICS = ("و", "ف")
_PREPOSITIONS = ("ب", "ك", "ل")
_ARTICLE = "ال"
_WITH_ARTICLE = regex.compile(r"[وف]?(?:[بك]?ال|لل)(?=\p{L}{3})")
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
_FIRST, _LAST = "\u0620", "\u0700"
"""Between which Arabic letters lie; the dictionary holds other things as well."""
_LEAST = 3
"""Letters that are left of a word at least."""
_MEMORY = 500_000
"""Distinct words remembered before the memory starts anew."""
_MEMORY_OF_QUERIES = 10_000
"""The same of the words of queries."""
_VARIANTS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")


class Keys:
    """Keys of words, remembered by the word; loading the dictionary takes half a second."""

    def __init__(self) -> None:
        entries = [
            (form, lemma)
            for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items()
            if _FIRST < form[:1] < _LAST
        ]
        # All forms are folded as one text: one by one, they take most of the time of loading.
        forms = fold("\n".join(form for form, _ in entries)).split("\n")
        lemmas = fold("\n".join(_text(lemma) for _, lemma in entries)).split("\n")
        self._lemmas = dict(zip(reversed(forms), reversed(lemmas), strict=True))  # the first of several stays
        self._memory: dict[str, str] = {}
        self._variants: dict[str, tuple[str, ...]] = {}

    def key(self, word: str) -> str:
        """Returns the key of a word as written."""
        key = self._memory.get(word)
        if key is None:
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            key = self._memory[word] = self._key(fold(bare(word)).lower())
        return key

    def known(self, word: str) -> bool:
        """Tells whether the word, or what is left without its clitics, is in the dictionary."""
        return self._lemma(fold(bare(word)).lower()) is not None

    def variants(self, word: str) -> tuple[str, ...]:
        """Returns the keys that a word of a query is found under: one, or those with proclitics of an unknown word."""
        found = self._variants.get(word)  # a page of a search asks for them ten times
        if found is None:
            if len(self._variants) >= _MEMORY_OF_QUERIES:
                self._variants.clear()
            key = self.key(word)
            plain = self.known(word) or not key[0].isalpha() or key[0] < "\u0600"
            found = (key,) if plain else (key, *(letters + key for letters in _VARIANTS))
            self._variants[word] = found
        return found

    def keys(self, text: str) -> str:
        """Returns the keys of the words of a text in order, joined by spaces."""
        key = self.key
        return " ".join(key(word) for word in words(text))

    def _key(self, folded: str) -> str:
        lemma = self._lemma(folded)
        if lemma is not None:
            return lemma
        if folded[0].isdigit():
            return folded.translate(_DIGITS)
        article = _WITH_ARTICLE.match(folded)
        return folded[article.end() :] if article is not None else folded

    def _lemma(self, folded: str) -> str | None:
        for stem in _stems(folded):
            lemma = self._lemmas.get(stem)
            if lemma is not None:
                return lemma
            for pronoun in _PRONOUNS:
                if stem.endswith(pronoun) and len(stem) - len(pronoun) >= _LEAST:
                    host = stem[: -len(pronoun)]
                    lemma = self._lemmas.get(host)
                    if lemma is None and host.endswith("ت"):
                        lemma = self._lemmas.get(host[:-1] + "ه")
                    if lemma is not None:
                        return lemma
        return None


def words(text: str) -> list[str]:
    """Returns the words and numbers of a text as written, without diacritics, tatweel and bidi controls."""
    return _WORD.findall(Clean(text).text)


def word_spans(text: str) -> list[tuple[str, Span]]:
    """Returns the words and numbers of a text, each with its range in the text."""
    clean = Clean(text)
    return [(match.group(), clean.span(*match.span())) for match in _WORD.finditer(clean.text)]


def chosen_spans(text: str, chosen: Callable[[str], bool]) -> Iterator[Span]:
    """Yields the ranges of those words and numbers of a text that are chosen, in order; looks no further than asked."""
    clean = Clean(text)
    return (clean.span(*match.span()) for match in _WORD.finditer(clean.text) if chosen(match.group()))


def exact(text: str) -> str:
    """Returns the words of a text with the letters as written, joined by spaces."""
    return " ".join(words(text))


def _stems(folded: str) -> list[str]:
    """Returns the word, then what is left without the proclitics that it may begin with, the fewest letters first."""
    stems = [folded]
    for conjunction in ("", *_PROCLITICS):
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        stems.append(rest)
        stems.extend(rest[2:] for article in (_ARTICLE, "لل") if rest.startswith(article))
        if rest.startswith("لل"):
            stems.append(rest[1:])
        for preposition in _PREPOSITIONS:
            if rest.startswith(preposition):
                stems.append(rest[1:])
                if rest[1:].startswith(_ARTICLE):
                    stems.append(rest[3:])
        if rest.startswith("س") and rest[1:2] in tuple("يتنا"):
            stems.append(rest[1:])
    return [stem for place, stem in enumerate(stems) if not place or len(stem) >= _LEAST]


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
