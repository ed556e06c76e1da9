"""Names of persons: their words without what the press adds or leaves out, and when two can be one name.

Two spellings can be one name where each word has the same consonants, those
counted as one that the press writes for one foreign sound (غ، ج، ك، ق), and
neither is known for another name.  That they can be does not make them one:
see `masdar.archive.entities`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from masdar.lexicon import Lexicon
from masdar.text import bare, fold

_MARKS = regex.compile(r"\([^)]*\)|[«»\"'“”‘’(){}\[\],،.…]")
_PARTS = regex.compile(r"[\s\-–—]+")
_SONS = frozenset({"بن", "ابن", "بنت", "ولد"})
_FAMILY = "آل"
_SERVANT = "عبد"
_FATHERS = frozenset({"ابو", "ابا", "ابي"})
_JOINED_BEHIND = {"الدين": "دين", "الله": "له", "الاسلام": "اسلام"}
_JOINED_BEFORE = frozenset(
    ("دي", "دو", "دا", "دل", "ديل", "ديلا", "دوس", "دوش", "فان", "فون", "لو", "لا", "ماك", "مك", "او", "سانت", "تشاو")
)
_SOUNDS = str.maketrans("غكقصثطضذظئؤ", "جججسستدززيو")
_VOWELS = regex.compile(r"[اويىءؤئه]|(?<=.)ع(?=ا?$)")
_DOUBLED = regex.compile(r"(.)\1+")
_NISBA = "ي"
_SHORT, _LONG = 4, 6
"""Letters of a word in which one more or less makes no other word; and two."""
_LEAST = 2
"""Words of a name that can stand for one person."""


class Name(NamedTuple):
    """The name of a person, made ready for comparing."""

    words: tuple[str, ...]
    """Its words folded, without articles, titles of sonship and marks."""
    skeletons: tuple[str, ...]
    """Their consonants."""
    articles: tuple[bool, ...]
    """Which words stand with the article."""
    fathers: tuple[bool, ...]
    """Which words come after «بن» or «آل»."""

    @property
    def folded(self) -> str:
        """What names spelled alike share."""
        return " ".join(self.words)

    @property
    def key(self) -> str:
        """What names share that can be one."""
        return " ".join(self.skeletons)

    @property
    def whole(self) -> bool:
        """Tells whether the name has more than one word."""
        return len(self.words) >= _LEAST

    @property
    def pairs(self) -> list[str]:
        """Returns the skeletons of every two of its words, in order: what a longer and a shorter form share."""
        parts = self.skeletons[:6]
        return list(dict.fromkeys(f"{one} {other}" for at, one in enumerate(parts) for other in parts[at + 1 :]))


@lru_cache(maxsize=100_000)
def read_name(written: str) -> Name:
    """Returns the name as written, made ready."""
    words: list[str] = []
    articles: list[bool] = []
    fathers: list[bool] = []
    father = False
    before = ""
    for part in _PARTS.split(_MARKS.sub(" ", bare(written))):
        if not part:
            continue
        word = fold(part).lower()
        if word in _SONS or part == _FAMILY:
            father = bool(words)
            continue
        if words and not before and word in _JOINED_BEHIND:
            words[-1] += _JOINED_BEHIND[word]
            continue
        stem, article = _stem(part, word)
        if before:
            word, before = before + stem, ""
        elif word == _SERVANT or (word in _FATHERS and (words or word == "ابو")):
            before = _SERVANT if word == _SERVANT else "ابو"
            continue
        elif word in _JOINED_BEFORE:
            before = word
            continue
        else:
            word = stem
        words.append(word)
        articles.append(article)
        fathers.append(father)
        father = False
    if before:
        words.append(before)
        articles.append(False)
        fathers.append(father)
    return Name(tuple(words), tuple(map(skeleton, words)), tuple(articles), tuple(fathers))


def _stem(part: str, word: str) -> tuple[str, bool]:
    """Returns the folded word without its article, and whether it had one; compounds are spelled as one word."""
    if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
        return _SERVANT + word[5:], False
    for written, short in _JOINED_BEHIND.items():
        if word.endswith(written) and len(word) > len(written) + 1:
            return word[: -len(written)] + short, False
    if word == "الله":
        return "له", True
    if part.startswith("ال") and len(word) > len("ال") + 2:
        return word[2:], True
    return word, False


def skeleton(word: str) -> str:
    """Returns the consonants of a folded word, one sign for the letters that the press mixes; its first vowel stays."""
    first = "ا" if word[0] in "اويآ" and len(word) > 1 and word[0] == "ا" else ""
    consonants = _DOUBLED.sub(r"\1", _VOWELS.sub("", word.replace("تش", "ش").translate(_SOUNDS)))
    return first + consonants or word


class Names:
    """Compares names with what the lexicon knows of given names."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str], generations: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._common = common
        self._generations = generations

    def given(self, word: str) -> frozenset[str]:
        """Returns the identifiers of the given names that a word is; spellings of one name share them."""
        return frozenset(
            reading.lexeme.id
            for reading in (self._lexicon.readings(word) if word else ())
            if reading.lexeme is not None and reading.lexeme.cls == "given" and not reading.clitics
        )

    def joint(self, written: str) -> bool:
        """Tells whether the words name several people («سالم الراشدي وكمال العياري»)."""
        for word in bare(written).split()[1:]:
            first = self._lexicon.readings(word)[0]
            if first.clitics == "و" and first.letter in "PtOUGC":
                return True
            if word[0] == "و" and self.given(word[1:]) and not self.given(word):
                return True
        return False

    def common(self, name: Name) -> bool:
        """Tells whether very many people may bear the name."""
        return len(name.words) <= _LEAST and all(word in self._common for word in name.words)

    def telling(self, name: Name) -> bool:
        """Tells whether no word of the name is a common one, so that few people bear it."""
        return not any(word in self._common for word in name.words)

    def alike(self, one: Name, other: Name) -> int:
        """Tells whether two names with the same skeletons can be one: 3 surely, 2 yes, 1 if one post says so, 0 no.

        They are surely one that differ in no more than a vowel or a doubtful letter of a long word.
        """
        return min((self._words(one, other, at, at) for at in range(len(one.words))), default=0)

    def _words(self, one: Name, other: Name, at: int, there: int) -> int:  # noqa: PLR0911 - one way out for each case
        first, second = one.words[at], other.words[there]
        if first == second:
            return 3
        if one.skeletons[at] != other.skeletons[there]:
            return 0
        if first.translate(_SOUNDS) == second.translate(_SOUNDS):
            return 3
        near = _near(first, second)
        known, meant = self.given(first), self.given(second)
        if known and meant:
            if known & meant:
                return 3
            # Two given names are of two people («سلمان», «سليمان»), unless they are foreign and spelled loosely.
            if not near or {first, second} & self._common:
                return 1
            return 3 if at > 0 or min(len(first), len(second)) > _SHORT else 2
        if (known or meant) and _NISBA in (first.removeprefix(second), second.removeprefix(first)):
            return 1  # «صالح» and «الصالحي»
        if (one.articles[at] and other.articles[there]) or (not near and (one.articles[at] or other.articles[there])):
            return 1  # «الراشدي» and «الرشيدي» are two families: with an article the vowels count
        return 3 if near else 2

    def holds(self, longer: Name, shorter: Name) -> int:
        """Tells whether one name is another with more words in it: 2 yes, 1 if the office agrees, 0 no.

        Both end alike («محمد جواد ظريف» and «جواد ظريف»), or the longer one goes on with a father or a family («محمد بن
        سالم بن كمال»); any other goes on with what may be no part of the name.
        """
        if len(shorter.words) < _LEAST or len(longer.words) <= len(shorter.words):
            return 0
        places: list[int] = []
        at = 0
        for there, _ in enumerate(shorter.words):
            while at < len(longer.words) and self._words(longer, shorter, at, there) < 3:  # noqa: PLR2004 - surely alike
                at += 1
            if at == len(longer.words):
                return 0
            places.append(at)
            at += 1
        more = {word for place, word in enumerate(longer.words) if place not in places}
        first, last = places[0], places[-1]
        if first > 1 + self.telling(shorter) or more & self._generations or longer.fathers[first]:
            return 0
        if last == len(longer.words) - 1 or longer.fathers[last + 1]:
            return 2
        return self.runs_on(longer, len(shorter.words)) if last == len(shorter.words) - 1 else 0

    def runs_on(self, name: Name, stop: int) -> int:
        """Tells whether what comes after the first words is no part of the name: 2 surely, 1 perhaps, 0 no."""
        more = name.words[stop:]
        kin = any(word in self._generations or self.given(word) for word in more)
        if kin or all(word in self._common for word in name.words[:stop]):
            return 0
        reading = self._lexicon.readings(more[0])[0]
        return 1 + (reading.lexeme is not None and reading.letter not in "Pqt")  # «كمال العياري اتهامات»


def _near(one: str, other: str) -> bool:
    """Tells whether two words with the same consonants differ in one vowel at most, or in two of a long word."""
    one, other = one.translate(_SOUNDS), other.translate(_SOUNDS)
    length = min(len(one), len(other))
    errors = 1 + (length >= _LONG)
    return length >= _SHORT and regex.fullmatch(f"(?:{regex.escape(one)}){{e<={errors}}}", other) is not None
