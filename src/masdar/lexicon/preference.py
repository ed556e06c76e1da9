"""Which reading of a written word comes before which."""

from __future__ import annotations

from masdar.lexicon.classes import LETTERS
from masdar.lexicon.reading import PLAIN, PREPOSED, Reading
from masdar.text import fold

_RANK = {letter: rank for rank, letter in enumerate("Eiun?RMKDjsSZcxTpkdVvWGYOUtCgqrmfbLQl0APBNHhFwo")}
"""The place of each class: a closed one before a cue, a cue that is nothing else before a noun, a noun before one
that is often another word."""
_AFTER_NAME, _AFTER_CONTENT, _AFTER_VERB = (_RANK[letter] + 1 for letter in "PHF")


def careless(reading: Reading, word: str) -> bool:
    """Tells whether the word is read so only if its last or first letter is written carelessly."""
    lexeme = reading.lexeme
    if lexeme is None:
        return False
    if word[-1] in "ىي" and lexeme.lemma[-1:] in "ىي" and lexeme.lemma[-1:] != word[-1]:
        return lexeme.lemma[-1:] == "ي" or reading.kind == "past"  # «وإلى» is و and إلى, not the governor
    if word[-1] == "ه":
        # «سفيره» is his ambassador before it is a woman with a careless last letter.
        return lexeme.cls in ("people", "office", "given") and reading.gender == "f" and not reading.suffix
    return (
        word[0] == "آ"  # «آبي» is a name before it is my father
        and lexeme.cls in ("people", "office", "media")
        and lexeme.lemma[0] in "أإا"
        and not any(plural[0] == "آ" and reading.core.startswith(fold(plural)) for plural in lexeme.values("plural"))
    )


def outdone(reading: Reading, found: tuple[Reading, ...]) -> bool:
    """Tells whether a reading gives way to one of a certain kind, whatever their ranks.

    A noun that only looks like a name because of its ending gives way to the name
    («مارين» is no two who pass); a name with a careless last letter to a person
    with a pronoun («نظيره»); a name that has an article to a verb («صدر القرار»).
    """
    if reading.letter == "P" and reading.lexeme is not None and reading.lexeme.lemma.startswith("ال"):
        return not reading.definite and any(
            (other.kind, other.number, other.suffix) == ("past", "s", "") for other in found
        )
    if reading.letter == "P" and reading.core[-1] == "ه" and reading.gender == "f":
        return any(other.suffix == "ه" and other.letter in "UO" for other in found)
    if reading.kind != "noun" or reading.number != "p" or reading.letter not in "OUGWY" or reading.clitics:
        return False
    if not reading.core.endswith(("ي", "ين", "ون")):
        return False
    return any(
        other.letter == "P"
        and not other.clitics
        and other.lexeme is not None
        and (not other.lexeme.values("ambiguous") or (reading.definite and reading.core[-1] == "ي"))
        for other in found
    )


def preference(reading: Reading, word: str) -> tuple[int, int, int, int]:
    """Orders readings: fewer letters written on the word first, then the rank of the class."""
    doubtful = careless(reading, word) and (reading.letter != "P" or word[-1] != "ه")
    return len(reading.clitics.lstrip("وف")), int(doubtful), len(reading.clitics), _rank(reading, word)


def _rank(reading: Reading, word: str) -> int:
    """Returns the place of the reading among those of one word: that of its class, or a later one."""
    lexeme = reading.lexeme
    letter = reading.letter
    ambiguous = lexeme is not None and bool(lexeme.values("ambiguous"))
    if lexeme is not None and lexeme.cls in PLAIN:
        letter = "F"  # with the verbs, and before those whose letters are a noun more often
    if letter in PREPOSED.values() and lexeme is not None:
        letter = LETTERS.get(lexeme.cls, letter)  # «للملك» is to the king before it is to Malak
    rank = _RANK.get(letter, len(_RANK))
    bare = not reading.definite and not reading.suffix
    for late, holds in (
        # The accusative of a participle («متحدثا») is a circumstance far more often than a noun.
        (_RANK["v"], reading.kind == "participle" and reading.gender == "m" and reading.number == "s"),
        # «مشاركة» is the taking part before it is a woman who does.
        (
            _AFTER_CONTENT,
            word[-1] == "ة" and reading.letter in "Ul" and letter in "UO" and reading.gender == "f" and bare,
        ),
        # «عمان» is the country before it is two uncles.
        (_AFTER_NAME, reading.kind == "noun" and reading.number == "d" and bare),
        # «صحة الخبر» is no ministry, «فتح تحقيق» no party.
        (_AFTER_CONTENT, ambiguous and ((reading.letter == "G" and bare) or reading.kind == "name")),
        # «الفخر» is the pride before it is a name, and so are nouns before the verbs of the same letters.
        (_AFTER_VERB, reading.letter == "P" and reading.definite),
        (_AFTER_VERB, ambiguous and lexeme is not None and lexeme.cls == "verb"),
    ):
        if holds:
            rank = late if reading.kind == "participle" else max(rank, late)
    return rank
