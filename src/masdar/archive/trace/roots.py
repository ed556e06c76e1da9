"""What words of one root share: the consonants that are left without prefixes, endings and vowels.

Two outlets tell one thing by a verb and by its noun («تهدد»، «تهديدات»), by a participle or by a broken plural. A light
stemmer (after Larkey, Ballesteros and Connell 2002) takes the letters off that build words from roots; where fewer than
three consonants are left of a word, it stays as it is.
"""

from __future__ import annotations

_PREFIXES = ("مست", "يست", "تست", "است", "مت", "ات", "ان", "م", "ت", "ن", "ي", "س")
_ENDINGS = ("يات", "ات", "ين", "ون", "ان", "يه", "ه", "ت", "ن")
_VOWELS = dict.fromkeys(map(ord, "اويىءئؤ"))
_RADICALS = 3
_FIRST, _LAST = "\u0620", "\u064b"
"""Between which Arabic letters lie."""


def root(word: str) -> str:
    """Returns the consonants of a folded word that those of its root share; the word itself where they are too few."""
    if not all(_FIRST <= letter < _LAST for letter in word):
        return word
    stem = word
    for ending in _ENDINGS:
        if stem.endswith(ending) and _enough(stem.removesuffix(ending)):
            stem = stem.removesuffix(ending)
            break
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and _enough(stem.removeprefix(prefix)):
            stem = stem.removeprefix(prefix)
            break
    return stem.translate(_VOWELS) if _enough(stem) else word


def _enough(stem: str) -> bool:
    return len(stem.translate(_VOWELS)) >= _RADICALS
