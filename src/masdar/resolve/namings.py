"""When two names are one person's, and when a name is that of somebody described before."""

from __future__ import annotations

from collections.abc import Iterable

from masdar.resolve.mentions import holds, written
from masdar.resolve.resolved import Resolved
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.text import fold

SON = "بن"
"""What stands before the name of the bearer's father."""
_BEFORE = 3
"""Words of a name before its last."""
_OF_GOD = ("الدين", "الله", "الإسلام", "الاسلام")
_NAMESAKES = "oFHhOUNTgBAVvw"
"""Classes of words that are given names as well («رمضان»، «شريف»، «طالب»)."""
_CALLS_FOR_NAME = "VvOUgtPqnmful"
"""What stands before a name and not before a verb: verbs, offices, nationalities, prepositions."""


def not_yet_named(before: Resolved, known: Resolved | None, place: int, gender: str) -> bool:
    """Tells whether a name that stands here first, with no office, is that of the official who spoke just before."""
    return (
        before.kind == "unnamed"
        and before.office is not None
        and not before.plural
        and (not gender or before.gender in ("", gender))
        and (known is None or (known.office is None and (known.place >= place or _beside(before, known))))
    )


def namesake(tokens: Tokens, phrase: Phrase, people: Iterable[Resolved]) -> Resolved | None:
    """Returns the one of the people whose surname is written like the one noun of the phrase («وقال نجم إن …»)."""
    reading = tokens.reading(phrase.first)
    if phrase.stop - phrase.first > 1 or reading is None or (phrase.plural and reading.definite):
        return None
    held = reading.definite and not any(r.letter == "P" for r in tokens.readings[phrase.first] or ())
    if held and tokens.letters[phrase.first] == "O":
        return None  # «الرئيس» means whoever holds the office
    surname = fold(written(tokens, phrase.first, phrase.stop))
    found = [p for p in people if len(p.words) > 1 and fold(p.name or "").split()[-1] == surname]
    return found[0] if len(found) == 1 else None


def _beside(described: Resolved, known: Resolved) -> bool:
    """Tells whether a name was found right after the description («المدير التنفيذي للمتجر تورين العياري»)."""
    return 0 <= known.place - described.place < _BEFORE


def unknown_at_end(tokens: Tokens, first: int, stop: int) -> int:
    """Returns how many words at the end of a name are in no lexicon."""
    place = stop
    while place > first and tokens.letters[place - 1] == "o":
        place -= 1
    return stop - place


def one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tells whether one name holds the other; somebody's son is somebody else («ابن تشاريتي»).

    A family name may begin with the word for a son («ابن جلون»، «خالد ابن جلون»).
    """
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer[0] != "ابن" and shorter[0] == "ابن":
        return longer[-len(shorter) :] == shorter
    return (longer[0] == "ابن") == (shorter[0] == "ابن") and (holds(one, other) or holds(other, one))


def full_name(tokens: Tokens, place: int) -> int:
    """Returns where the whole name begins whose last word stands at `place`, or `place` where it stands alone.

    What the lexicon knows for given names belongs to it, whatever else they are elsewhere («وحكم على رمضان العياري»);
    an unknown word does where the words around leave room for nothing but a name («وشكر المدرب تورين العياري»).
    """
    first = place
    while first > 0 and place - first < _BEFORE and _part(tokens, first - 1, place):
        of_god = tokens.words[first - 1] in _OF_GOD  # «عز الدين العياري»
        if of_god and not (first > 1 and tokens.letters[first - 2] in _NAMESAKES and _bare(tokens, first - 2)):
            break
        first -= 1 + of_god
    return first + (tokens.core(first) == "ابن" and first < place)


def _bare(tokens: Tokens, place: int) -> bool:
    reading = tokens.reading(place)
    return reading is not None and not reading.clitics and not reading.suffix and not reading.definite


def _part(tokens: Tokens, place: int, last: int) -> bool:
    """Tells whether the word is part of the name that ends at `last`."""
    reading, letter = tokens.reading(place), tokens.letters[place]
    if reading is None or tokens.words[place] in _OF_GOD:
        return reading is not None
    if letter in "Pq":
        return not reading.clitics and tokens.core(place) != "ان"  # the complementizer, not Anne
    if not _bare(tokens, place):
        return False
    if letter in _NAMESAKES and any(r.letter == "P" and not r.clitics for r in tokens.readings[place] or ()):
        return True
    if letter not in "oHF" or tokens.words[place][-1] in "اةً":
        return False
    if reading.lexeme is not None:
        described = tokens.reading(place - 1) if place else None
        adjective = (
            letter == "o"
            and reading.lexeme.cls == "plain-adjective"
            and reading.gender == "m"
            and reading.number == "s"
        )
        return adjective and described is not None and described.definite  # «الأمين العام صائب العياري»
    before, after = tokens.letters[place - 1 : place], tokens.letters[last + 1 : last + 2]
    return before in tuple(_CALLS_FOR_NAME) or (before in tuple("|,EBHhGw") and after in tuple(",(:O"))


def extends(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tells whether a name is another one, whole, with more words after it."""
    return 1 < len(shorter) < len(longer) and longer[: len(shorter)] == shorter


def denied_quality(tokens: Tokens, first: int, stop: int) -> range:
    """Returns the tokens that deny a group a quality, if any do («غير الربحي»، «غير المعترف بها دوليا»)."""
    denial = next((at for at in range(first + 1, stop - 1) if tokens.words[at] == "غير"), stop)
    governs = tokens.letters[denial + 2 : denial + 3] in tuple("bfnmul")
    return range(denial, denial + (4 if governs else 2))


def of_father(words: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Tells whether words end a name as that of the bearer's father, which alone is the father's."""
    size = len(last)
    return len(words) > size + 1 and words[-size:] == last and words[-size - 1] == SON


def titled(phrase: Phrase) -> bool:
    """Tells whether a title or an office stands before a name."""
    return phrase.name is not None and phrase.name[0] > phrase.first
