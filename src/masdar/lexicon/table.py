"""The lexicon in use: what a written word can be, looked up in constant time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from masdar.lexicon import inflect
from masdar.lexicon.classes import APART, LETTERS, LISTS
from masdar.lexicon.forms import forms
from masdar.lexicon.preference import careless, outdone, preference
from masdar.lexicon.reading import PLAIN, PREPOSED, Reading
from masdar.lexicon.rows import Lexeme, Row
from masdar.text import fold

MEMORY = 200_000
"""Distinct written words remembered before the memory starts anew: bounds memory on hostile input."""


class _Entry(NamedTuple):
    letter: str
    lexeme: Lexeme
    form: inflect.Form


_FINITE = frozenset(LETTERS[name] for name in ("past", "present", "maybe-cue", "verb"))
_ENDINGS = ("ه", "ون", "ين", "ات", "ان", "تان", "تين")
"""Endings of the genders and numbers of an adjective, folded."""
_POSSESSIVES = ("هما", "هم", "هن", "ها", "نا", "ه")
_OBJECTS = ("هما", "هم", "هن", "ها", "نا", "ني", "كم", "ه", "ك")
_FULL = {"ت": "ه", "ئ": "ء", "ؤ": "ء"}
"""The last letter of a noun without the pronoun: وزارتها is وزارة, نظرائه and نظراؤه are نظراء."""
_PERSONS = frozenset(LETTERS[name] for name in ("office", "people"))
_POSSESSED = frozenset(
    LETTERS[name] for name in ("office", "people", "organization", "media", "document", "plain-noun")
)
_SHORT = 2
_HAMZAS = "أإآ"
_BARE = ("cue", "verb", "content")
"""Classes whose lemmas never stand with the article: «التقى» and «التزام» begin with letters of their root."""
_PROCLITICS = ("و", "ف")
_UNPREPOSED = "AEiunfmKDjcxRpSsZ"
_TAKES_PREPOSITION = "OtUGWYCgPqHkdTwoN"


class Lexicon:
    """Written words to readings, phrases to lexemes, and the cues by id."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lists: dict[str, set[str]] = {}
        self._joint: dict[tuple[str, ...], AbstractSet[str]] = {}
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._memory: dict[str, tuple[Reading, ...]] = {}
        self.lists_owned: Callable[[str, str], bool] = lru_cache(maxsize=MEMORY)(self._owned)
        """Tells what `lists` does of a word without its possessive pronoun («كلمته»، «لقائهما»), or as it is."""
        self.phrases: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = {}
        self.lexemes: dict[str, Lexeme] = {}
        self.apart: dict[str, list[Lexeme]] = {name: [] for name in APART}
        for row in rows:
            self._add(row.lexeme)
        for options in self.phrases.values():
            options.sort(key=lambda option: -len(option[0]))

    def _add(self, lexeme: Lexeme) -> None:
        self.lexemes[lexeme.id] = lexeme
        if lexeme.cls in APART:
            self.apart[lexeme.cls].append(lexeme)
            return
        if lexeme.cls in LISTS:
            # «التزام» begins with letters of its root
            self._lists.setdefault(lexeme.cls, set()).update((fold(lexeme.lemma), no_article(lexeme.lemma)))
            return
        for spelling in (lexeme.lemma, *lexeme.values("variant")):
            if " " in spelling:
                parts = tuple(no_article(part) for part in spelling.split())
                self.phrases.setdefault(parts[0], []).append((parts, lexeme))
            else:
                key = fold if lexeme.cls in _BARE else no_article
                for letter, form in forms(lexeme, spelling):
                    self._entries[key(form.written)].append(_Entry(letter, lexeme, form))
        for capital in lexeme.values("capital"):
            parts = tuple(no_article(part) for part in capital.split())
            form = inflect.Form(capital, "capital", "f", "s", "")
            if len(parts) == 1:
                self._entries[parts[0]].append(_Entry(LETTERS["country"], lexeme, form))
            else:
                self.phrases.setdefault(parts[0], []).append((parts, lexeme))

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Returns the readings of `word` (without diacritics), the preferred first; never empty."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            found = self._memory[word] = tuple(self._analyse(word))
        return found

    def listed(self, name: str) -> AbstractSet[str]:
        """Returns the folded words of the list `name` of the data, as they are written and without their article."""
        return self._lists.get(name, frozenset())

    def listed_in(self, names: tuple[str, ...]) -> AbstractSet[str]:
        """Returns the words of several lists; asked for again, they cost no more than those of one."""
        found = self._joint.get(names)
        if found is None:
            found = self._joint[names] = frozenset().union(*map(self.listed, names))
        return found

    def lists(self, name: str, core: str) -> bool:
        """Tells whether the folded word (without article) stands in the list `name` of the data."""
        return core in self._lists.get(name, ())

    def lists_inflected(self, name: str, core: str) -> bool:
        """Tells whether a list holds a folded adjective or participle, in whichever gender and number it is."""
        listed = self.listed(name)
        return core in listed or any(core.endswith(end) and core.removesuffix(end) in listed for end in _ENDINGS)

    def _owned(self, name: str, core: str) -> bool:
        if self.lists(name, core):
            return True
        for suffix in _POSSESSIVES:
            if core.endswith(suffix):
                stem = core.removesuffix(suffix)
                last = _FULL.get(stem[-1:])
                if self.lists(name, stem) or (last is not None and self.lists(name, stem[:-1] + last)):
                    return True
        return False

    def _analyse(self, word: str) -> list[Reading]:
        folded = fold(word)
        found: list[Reading] = []
        for clitics, definite, core, skip in splits(word):
            for entry in self._entries.get(core, ()):
                if not _spelled_alike(word, entry):
                    continue
                reading = _reading(entry, clitics, core, skip, definite=definite)
                if reading is not None:
                    found.append(reading)
        if word[-1] != "ة" and all(reading.clitics or careless(reading, word) for reading in found):
            # «وزارته» is more likely one word than و and «زارته», «أسرته» a family than what captured him.
            found.extend(self._possessed(folded))
            if all(reading.clitics for reading in found):
                found.extend(self._acted_on(folded))
        if found:
            options = tuple(found)
            found.sort(key=lambda reading: (outdone(reading, options), preference(reading, word)))
            # «لبي بي سي» is to a channel before it is «لبى» with a careless last letter.
            opening = self._opening(word) if all(careless(reading, word) for reading in found) else None
            return [opening, *found] if opening is not None else found
        return [self._opening(word) or _unknown(folded, word)]

    def _opening(self, word: str) -> Reading | None:
        """Returns the reading of a preposition on the first word of a fixed name («لبي بي سي»), or null."""
        for clitics, definite, core, skip in splits(word):
            letter = PREPOSED.get(clitics[-1:])
            if letter is not None and core in self.phrases and not definite:
                lexeme = self.phrases[core][0][1]
                gender = lexeme.value("gender")
                return Reading(letter, lexeme, "name", gender, "", "", clitics, definite, core, skip)
        return None

    def _possessed(self, folded: str) -> Iterator[Reading]:
        """Yields the readings of a noun with a possessive pronoun («مصادرنا»، «وزيرها»)."""
        for suffix in _POSSESSIVES:
            if len(folded) - len(suffix) < 3 or not folded.endswith(suffix):
                continue
            stem = folded[: -len(suffix)]
            last = _FULL.get(stem[-1])
            for written in (stem, stem[:-1] + last) if last else (stem,):
                for clitics, definite, core, skip in splits(written):
                    if definite:
                        continue
                    for entry in self._entries.get(core, ()):
                        owned = entry.letter in _POSSESSED or bool(entry.lexeme.values("honorific"))  # «معاليه»
                        verb = self._entries.get(stem[:-1] + "ي", ()) if stem[-1] == "ا" else ()
                        # «أجراه» is «أجرى» with its object, and no wage of his
                        acted = any(of.letter == LETTERS["verb"] and of.form.kind == "past" for of in verb)
                        if owned and entry.form.kind == "noun" and not acted:
                            # «مواطنيه»: the plural has lost its ن, and so goes with no article
                            many = entry.letter in _PERSONS and core[-1] in "يو"
                            reading = _reading(entry, clitics, core, skip, definite=not many)
                            if reading is not None:
                                yield replace(reading, suffix=suffix, definite=True)

    def _acted_on(self, folded: str) -> Iterator[Reading]:
        """Yields the readings of an ordinary verb with an object pronoun («استقبله»، «رآها»)."""
        for suffix in _OBJECTS:
            if len(folded) - len(suffix) < _SHORT or not folded.endswith(suffix):
                continue
            stem = folded[: -len(suffix)]
            for written in (
                (stem, stem[:-1] + "ي") if stem[-1] == "ا" else (stem, stem + "ا") if stem[-1] == "و" else (stem,)
            ):
                for clitics, definite, core, skip in splits(written):
                    for entry in () if definite else self._entries.get(core, ()):
                        if entry.letter == LETTERS["verb"]:
                            reading = _reading(entry, clitics, core, skip, definite=False)
                            if reading is not None:
                                yield replace(reading, suffix=suffix, core=folded[skip:])

    def knows(self, core: str) -> bool:
        """Tells whether the folded word without article is in the lexicon."""
        return core in self._entries


def _spelled_alike(word: str, entry: _Entry) -> bool:
    """Tells two words apart that folding makes one: ة and ه, آ and ا, and where the entry asks for it ى and ي."""
    written = entry.form.written
    persian = word[-1] == "ی" and written[-1] == "ى"  # «شدد علی أن»
    if word[-1] != written[-1] and not persian and entry.lexeme.value("written") == "exact":
        return False
    if word[-1] == "ة" and written[-1] != "ة":
        return False
    if word[-1] == "ه" and written[-1] == "ة" and entry.form.kind == "participle":
        return False
    first_person = word[0] == "أ" and written[0] == "ا" and entry.letter in _FINITE  # «أعتقد», not a careless اعتقد
    if first_person or (entry.letter == LETTERS["given"] and "الآ" in word):  # «الآن» is not the name ألان
        return False
    if written[0] == "آ" and entry.letter == "A" and "آ" not in word:
        return False
    return not ("آ" in word and "آ" not in written and entry.letter in _FINITE)


def no_article(written: str) -> str:
    """Returns the word folded and without its article; «إلى» and «إلياس» have none."""
    folded = fold(written)
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 and written[0] not in _HAMZAS else folded


def splits(word: str) -> Iterator[tuple[str, bool, str, int]]:
    """Yields (clitics, definite, core, letters skipped) of every way to divide the word (without diacritics)."""
    folded = fold(word)
    heads = [("", folded)]
    if len(folded) > 2 and folded[0] in _PROCLITICS:
        heads.append((folded[0], folded[1:]))
    for head, rest in heads:
        article = rest.startswith("ال") and word[len(head)] not in _HAMZAS
        if article and len(rest) > 4:
            yield head, True, rest[2:], len(head)
        yield head, False, rest, len(head)
        if len(rest) == len("ال") + _SHORT and article:
            yield head, True, rest[2:], len(head)  # a noun of two letters («النص»), unlike «الله» and «الان»
        if len(rest) > 2 and rest[0] in "بلكس":
            inner = rest[1:]
            if rest[0] == "ل" and inner.startswith("ل") and len(inner) > 2:
                yield head + "ل", True, inner, len(head) + 1  # «للاعبين», «للجنة»: of three ل only two are written
                yield head + "ل", True, inner[1:], len(head) + 1
            elif inner.startswith("ال") and len(inner) > 4 and word[len(head) + 1] not in _HAMZAS:
                yield head + rest[0], True, inner[2:], len(head) + 1
            else:
                yield head + rest[0], False, inner, len(head) + 1


def _reading(entry: _Entry, clitics: str, core: str, skip: int, *, definite: bool) -> Reading | None:
    """Returns the reading of a split, or null where the clitics and the word cannot go together."""
    letter, lexeme, form = entry
    inner = clitics[-1:] if clitics[-1:] in ("ب", "ل", "ك", "س") else ""
    if lexeme.cls in PLAIN and clitics and not definite and not _joined(clitics, core):
        return None
    if not _takes_article(entry, core, definite=definite) or (inner and not _takes_clitic(entry, inner)):
        return None
    if inner in PREPOSED and letter in _TAKES_PREPOSITION:
        letter = PREPOSED[inner]
    elif letter == LETTERS["content"] and definite:
        letter = LETTERS["inner-content"]
    elif lexeme.cls in PLAIN and definite:
        letter = LETTERS["definite"]
    return Reading(letter, lexeme, form.kind, form.gender, form.number, form.suffix, clitics, definite, core, skip)


def _joined(clitics: str, core: str) -> bool:
    """Tells whether an ordinary word is long enough for its first letters to be clitics («بري» is no ب and ري)."""
    return len(core) > _SHORT and (len(core) > _SHORT + 1 or clitics[-1] == "و") and clitics[-1] not in "فك"


def _takes_article(entry: _Entry, core: str, *, definite: bool) -> bool:
    """Tells whether the word stands with the article, or without it where `definite` is false."""
    letter, lexeme, form = entry
    if definite and form.number == "p" and form.written == lexeme.lemma + "ي":
        return False  # «المالكي» is nobody's owners: what opens a construct has no article
    if not definite:
        written = form.written
        apart = written.startswith("ال") and len(written) > len("ال") + _SHORT  # nothing is split from «الآن»
        return not (form.kind in ("name", "capital", "time") and apart and " " not in written)
    return letter not in "VvABFEiunpKDjcxZSs" and (len(core) > _SHORT or form.kind == "noun")


def _takes_clitic(entry: _Entry, inner: str) -> bool:
    """Tells whether the word can follow the clitic `inner` (ب، ل، ك or س)."""
    letter, lexeme, form = entry
    finite = letter in "VvBF"
    if inner == "ك" and lexeme.cls in ("given", "question"):
        return False  # «كالين» is no كـ and الين, «كاين» no كـ and أين
    if inner == "س":
        return finite and form.kind == "present"
    if inner == "ل":
        return form.kind != "past" and letter not in _UNPREPOSED
    return not finite and (letter not in _UNPREPOSED or lexeme.lemma in ("أن", "إن"))


def _unknown(folded: str, word: str) -> Reading:
    clitics, rest, letter = "", folded, "o"
    if folded[0] in "وف" and folded[1:3] == "ال" and len(folded) > 4 and word[1:2] == "ا":
        clitics, rest = folded[0], folded[1:]
    if (rest.startswith(("بال", "كال")) and len(rest) > 5) or (rest.startswith("لل") and len(rest) > 4):
        letter = PREPOSED[rest[0]]
        clitics, rest = clitics + rest[0], rest[1:] if rest[1] == "ا" else "ا" + rest[1:]
    elif rest[0] in "بل" and len(rest) > 5 and is_verbal_noun(rest[1:], word[len(clitics) + 1 :]):
        letter = PREPOSED[rest[0]]
        clitics, rest = clitics + rest[0], rest[1:]
    article = rest.startswith("ال") and len(rest) >= len("ال") + _SHORT and rest != "الله"
    definite = article and (bool(clitics) or word[0] == "ا")  # «إلهان» has no article
    core = rest[2:] if definite else rest
    if letter == "o":
        if core.isdigit():
            letter = LETTERS["number"]
        elif definite:
            letter = LETTERS["definite"]
        elif len(core) > 3 and word[-1] != "ة" and ((not clitics and core[0] == "ي") or core.startswith("سي")):
            letter = LETTERS["verb"]
        elif is_verbal_noun(core, word):
            letter = LETTERS["content"]
        elif core[-1] == "ا" and is_verbal_noun(core[:-1], word):
            letter = LETTERS["inner-content"]  # «ازدهارا»
    gender = "f" if core.endswith(("ه", "اء", "ات")) else "m"
    return Reading(letter, None, "", gender, "", "", clitics, definite, core, len(clitics))


def is_verbal_noun(core: str, word: str) -> bool:
    """Tells whether the word (`core` folded) has the shape of a derived verbal noun.

    Form II (تفعيل), III (مفاعلة), IV (إفعال, where the hamza is not written above), VII, VIII
    and X (انفعال، افتعال، استفعال) show in writing.
    """
    stem = core
    for suffix in ("هما", "هم", "ها", "ه"):
        if len(core) - len(suffix) >= 5 and core.endswith(suffix):
            stem = core[: -len(suffix)]
            break
    if len(stem) == 5 and stem[0] == "ت" and stem[3] == "ي":
        return True
    if len(stem) == 5 and stem[0] == "ا" and stem[3] == "ا" and "أ" not in word:
        return True
    if len(core) == 5 and core[0] == "ا" and core[2] == "ا" and core.endswith("ه") and "إ" in word:
        return True
    if len(core) == 6 and core[0] == "م" and core[2] == "ا" and word[-1] == "ة":
        return True
    if len(stem) in (6, 7) and stem.startswith("است") and stem[-2] == "ا":
        return True
    return len(stem) == 6 and stem[0] == "ا" and stem[4] == "ا" and (stem[1] == "ن" or stem[2] in "تطد")
