"""Words that name events, and those that carry the nouns which do: their forms, looked up in constant time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from masdar.lexicon import Lexeme, Lexicon, splits
from masdar.lexicon.inflect import Form, first_persons, past, present, verbal_noun
from masdar.memory import Memory
from masdar.text import ends_in, fold

SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types whose acts are done by saying so: their present tense, and the decision, are the act."""

WITH = "ب"
"""Among the words that an entry asks for, any word that this preposition is written on."""
_FINITE = frozenset({"past", "present", "jussive", "first"})
_TRIGGERS, _CARRIERS = ("event", "event-noun"), ("light",)
"""Classes of the entries."""
_ENTRIES = 4096
"""Entries of which it is remembered what they ask for."""


class Asked(NamedTuple):
    """What an entry asks of the words around its form, folded; where it asks for nothing, empty."""

    led: str
    avoided: frozenset[str]
    wanted: frozenset[str]
    before: frozenset[str]
    unless: frozenset[str]
    somewhere: frozenset[str]
    """Words of which the whole text must have one."""


class Word(NamedTuple):
    """One reading of a written word as a form of an entry; `skip` are its letters of proclitics, `clitics` which."""

    lexeme: Lexeme
    form: Form
    passive: bool
    clitics: str
    definite: bool
    skip: int
    verb: bool
    """Whether the form is a finite verb."""
    asked: Asked

    @property
    def first(self) -> bool:
        """Whether the form is what speakers say of themselves («ندعو»، «تضامننا»)."""
        return self.form.kind == "first" or self.form.suffix == "نا"


class Written(NamedTuple):
    """What a written word can be a form of."""

    triggers: tuple[Word, ...]
    """The forms of entries that name events, the most particular first."""
    carriers: tuple[Word, ...]
    """The forms of entries that carry nouns."""


_NOTHING = Written((), ())
"""One for most words, so that looking them up stays within little memory."""


class Words:
    """The entries that name events, and those that carry nouns, by every form in which they are written."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms: defaultdict[str, list[tuple[Lexeme, Form, bool]]] = defaultdict(list)
        self._memory = Memory(self._read)
        for cls in (*_TRIGGERS, *_CARRIERS):
            for lexeme in lexicon.apart[cls]:
                for form, passive in _forms(lexeme):
                    self._forms[fold(form.written)].append((lexeme, form, passive))

    def read(self, words: Iterable[str]) -> list[Written]:
        """Returns what each of some written words (without diacritics) can be a form of."""
        return [*map(self._memory.__getitem__, words)]

    def _read(self, word: str) -> Written:
        if not ends_in(fold(word), self._forms):
            return _NOTHING
        found = [*self._analyse(word)]
        triggers = sorted((one for one in found if one.lexeme.cls in _TRIGGERS), key=_general)
        return Written(tuple(triggers), tuple(one for one in found if one.lexeme.cls in _CARRIERS))

    def _analyse(self, word: str) -> Iterator[Word]:
        seen: set[tuple[str, str]] = set()
        for clitics, definite, core, skip in splits(word):
            for lexeme, form, passive in self._forms.get(core, ()):
                reading = Word(lexeme, form, passive, clitics, definite, skip, form.kind in _FINITE, _asked(lexeme))
                if (lexeme.id, form.kind) not in seen and _possible(reading, word):
                    seen.add((lexeme.id, form.kind))
                    yield reading


def _general(word: Word) -> tuple[bool, bool]:
    """Orders readings by what their entries ask for: a word before them, then words beside them."""
    return not word.asked.before, not word.asked.wanted


@lru_cache(maxsize=_ENTRIES)
def _asked(lexeme: Lexeme) -> Asked:
    avoided, wanted, before, unless = (
        frozenset(map(fold, lexeme.values(name))) for name in ("avoids", "with", "before", "unless")
    )
    somewhere = frozenset[str]() if WITH in wanted else wanted
    return Asked(lexeme.value("led"), avoided, wanted, before, unless, somewhere)


def _forms(lexeme: Lexeme) -> Iterator[tuple[Form, bool]]:
    """Yields every form of an entry, and whether it is passive by its letters."""
    if lexeme.cls == "event-noun":
        for noun in (lexeme.lemma, *lexeme.values("variant"), *lexeme.values("plural")):
            yield from ((form, False) for form in verbal_noun(noun))
        return
    yield from ((form, False) for form in past(lexeme.lemma))
    for written in lexeme.values("passive"):
        yield from ((form, True) for form in past(written))
    for written in lexeme.values("present"):
        yield from ((_cut(form, written), False) for form in present(written))
        if lexeme.value("type") in SPOKEN:
            yield from ((form._replace(kind="first"), False) for form in _of_speakers(lexeme.lemma, written))
    for noun in (*lexeme.values("noun"), *lexeme.values("plural")):
        yield from ((form, False) for form in verbal_noun(noun))
        if lexeme.value("type") in SPOKEN:
            yield Form(noun.removesuffix("ة") + "ت" * noun.endswith("ة") + "نا", "noun", "", "", "نا"), False


def _cut(form: Form, written: str) -> Form:
    """Returns a form of the present that has lost its weak last letter («تدع» of «يدعو») as the jussive that it is."""
    cut = written[-1] in "ويى" and form.written[1:] == written[1:-1]
    return form._replace(kind="jussive") if cut else form


def _of_speakers(lemma: str, present_: str) -> Iterator[Form]:
    """Yields the present of the first persons; their past has the letters of others («طلبت»)."""
    return (form for form in first_persons(lemma, (present_,)) if form.kind == "present")


def _possible(reading: Word, word: str) -> bool:
    """Tells whether the word can be written so: its clitics suit the form, and its last letter is no other."""
    written, inner = reading.form.written, reading.clitics.lstrip("وف")
    if (word[-1] == "ة") != (written[-1] == "ة") and not (word[-1] == "ه" and written[-1] == "ة"):
        return False
    if reading.verb:
        future = inner in ("", "س", "ل") if reading.form.kind != "past" else not inner
        return future and not reading.definite
    return inner in ("", "ب", "ل", "ك") and not (reading.definite and reading.form.suffix)
