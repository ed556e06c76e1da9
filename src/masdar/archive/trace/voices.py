"""Who speaks in a chain: which voices are one, which are nobody's, and whether an article names one elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import regex

from masdar.archive.bodies import plain
from masdar.archive.keys import Keys, words
from masdar.archive.known import read_table
from masdar.archive.linguist import spelled
from masdar.archive.trace.records import Voice
from masdar.lexicon import Lexicon

_ASIDE = regex.compile(r"\(([^)]*)\)")
_BEFORE = r"(?<!\p{L})(?:[وف]?[بلك]?|[وف]?لل|[وف]?[بك]ال)"
"""What may be written on the first word of a name."""
_HEAD = 2
"""Words by which the longer name of a body is taken up again («فريق التواصل»)."""
_NOBODY = frozenset("UgCEeiunmfbQlLpcxRMKDrdk0")
"""Classes of words that describe nobody: «مصدر»، «مسؤول»، «فلسطيني», and those that join others."""
_MENTIONS = 5
_BEFORE_NAME, _AFTER_NAME = 12, 5
"""Words beside a name that may say who it is."""
_WHOLE = ("person", "media")
"""Types of voices whose names begin with words that many have («وكالة الأنباء»)."""


class Voices:
    """Compares voices, and finds them in texts.

    Args:
        keys: give what the forms of a word share.
        lexicon: tells words that describe somebody from those that join them.
        spellings: gives the spellings of an entity that the archive has.
        overlay: the user's own tables.

    Raises:
        TableError: the table `known` is malformed.
    """

    def __init__(
        self, keys: Keys, lexicon: Lexicon, spellings: Callable[[str], Iterable[str]], overlay: Path | None
    ) -> None:
        self._keys = keys
        self._lexicon = lexicon
        self._spellings = spellings
        self._known: dict[str, tuple[str, ...]] = {}
        for row in read_table("known", overlay):
            names = (row.cells["name"], *row.values("spellings"), *row.values("alone"))
            self._known |= {folded(name): names for name in names}

    def named(self, voice: Voice, text: str) -> bool:
        """Tells whether a folded text has one of the names of a voice, or what a body is called in short."""
        return any(_has(text, name) for name in self._names(voice))

    def describes(self, unnamed: Voice, name: Voice, text: str) -> bool | None:
        """Tells whether what an unnamed voice is called stands beside the name of another in a text.

        Returns:
            Null where the words of the unnamed one describe nobody («مصدر»، «شهود»).
        """
        telling = {
            self._keys.key(word)
            for word in words(unnamed.name or "")
            if self._lexicon.readings(word)[0].letter not in _NOBODY
        }
        if not telling:
            return None
        found = [self._keys.key(word) for word in words(text)]
        last = self._keys.key(words(name.name or "")[-1])
        places = [place for place, key in enumerate(found) if key == last][:_MENTIONS]
        beside = {key for place in places for key in found[max(place - _BEFORE_NAME, 0) : place + _AFTER_NAME]}
        return len(telling & beside) * 2 > len(telling)

    def akin(self, one: Voice, other: Voice) -> bool:
        """Tells whether two voices are called alike.

        Those without a name begin with one word («مراسل الساحل»، «مراسلنا»); the name of one body goes on where that of
        the other ends («النيابة العامة»، «النيابة العامة في الساحل»).
        """
        if one.type != other.type or one.type in _WHOLE:
            return False
        first, second = (words(voice.name or "") for voice in (one, other))
        if one.type == "unnamed":
            return bool(first and second) and self._keys.key(first[0]) == self._keys.key(second[0])
        shorter, longer = sorted((folded(one.name or ""), folded(other.name or "")), key=len)
        return len(shorter.split()) >= _HEAD and longer.startswith(f"{shorter} ")

    def _names(self, voice: Voice) -> set[str]:
        written = {voice.name or "", *_ASIDE.findall(voice.name or ""), _ASIDE.sub(" ", voice.name or "")}
        if voice.entity is not None:
            written.update(self._spellings(voice.entity))
        known = (other for name in written for other in self._known.get(folded(name), ()))
        names = {folded(name) for name in (*written, *known)}
        heads = {" ".join(name.split()[:_HEAD]) for name in names if voice.type not in _WHOLE}
        return {name for name in names | heads if name}


def same(one: Voice, other: Voice) -> bool:
    """Tells whether two voices are of one entity, or written alike."""
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.name is not None and other.name is not None and spelled(one.name) == spelled(other.name)


def nobody(voice: Voice) -> bool:
    """Tells whether a voice is not to be identified: an office of one holder is."""
    return voice.type == "unnamed" and voice.entity is None


def called(voice: Voice, text: str) -> bool:
    """Tells whether a folded text has the last word of the name of a voice."""
    name = folded(voice.name or "")
    return bool(name) and _has(text, name.split()[-1])


def folded(text: str) -> str:
    """Returns the words of a text as names are looked for in it: folded, without articles and marks."""
    return " ".join(plain(word) for word in words(text))


def _has(text: str, name: str) -> bool:
    return regex.search(rf"{_BEFORE}{regex.escape(name)}(?!\p{{L}})", text) is not None
