"""Context for class letters: what a token's own letters cannot show.

Quotation marks around a proper name are no quotation; a verbal noun inside a
construct chain («لجنة متابعة الأزمة») opens no content.
"""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Lexicon
from masdar.segment import Tokens

_BEARING = frozenset({"media", "organization", "document", "naming", "people", "office"})
_LONGEST_NAME = 8
_REACH = 15
"""Tokens after a cue in which the preposition that it governs is expected."""
_CONSTRUCT = frozenset("OGUYWkHo")
_SPEECH = frozenset("VvAEFMK")


def retag(tokens: Tokens, lexicon: Lexicon) -> None:
    """Rewrites the letters of name quotations and of verbal nouns that open nothing."""
    letters = list(tokens.letters)
    asked = -_REACH
    for place, letter in enumerate(letters):
        if letter in "VvBA" and _asks_with(tokens, place, letter):
            asked = place
        if letter in "bQE.|":
            asked = -_REACH
        elif letter == "o" and place - asked < _REACH and _hidden_with(tokens, letters, place):
            letters[place] = "b"
            asked = -_REACH
        if letter == "<" and letters[place + 1 : place + 3] in (["V", ">"], ["v", ">"], ["B", ">"]):
            letters[place] = letters[place + 2] = (
                "T"  # «"هاجم" سياسة الصين»: the marks weigh the word, nothing is quoted
            )
        elif letter == "<" and _is_name(tokens, letters, place, lexicon):
            mate = tokens.mate[place]
            letters[place], letters[mate] = "{", "}"
        elif letter == "p" and tokens.core(place) == "بين" and _clarifies(tokens, letters, place):
            letters[place] = "V"
        elif letter == "p" and tokens.core(place) == "عبر" and _voices(letters, place):
            letters[place] = "B"
        elif (
            letter == "U"
            and tokens.core(place) == "ابو"
            and letters[place + 1 : place + 2]
            and letters[place + 1] in "Powt"
        ):
            letters[place] = "q"
        elif letter == "q" and tokens.core(place) == "لي" and place and letters[place - 1] in "VvB":
            letters[place] = "l"  # «قال لي», not Mr Li
        elif letter == "T" and place and letters[place - 1] in "VvB" and _month_name(tokens, place):
            letters[place] = "P"
        elif letter == "p" and tokens.core(place) == "باسم" and _bassem(tokens, letters, place):
            letters[place] = "P"
        elif letter == "b" and _maghrebi(tokens, letters, place):
            letters[place] = "o"
        elif letter == "x" and tokens.core(place) in ("غير", "الا") and letters[place + 1 : place + 2] != ["E"]:
            letters[place] = "k"
        elif letter in "YUGOHP" and _opening_verb(tokens, letters, place):
            letters[place] = "B"
        elif letter == "o" and place and letters[place - 1] in "VvB" and _first_person_object(tokens, place):
            letters[place] = "F"
        elif letter == "F" and (_surname(tokens, letters, place) or _outlet_name(tokens, place)):
            letters[place] = "o"
        elif letter == "C" and place and _relational(tokens, place):
            letters[place] = "g"
        elif letter in "OUG" and place + 1 < len(letters) and _circumstance(tokens, letters, place):
            letters[place] = "A"
        elif (letter == "H" and place and letters[place - 1] in "fmniupQ") or (
            letter == "N" and place and letters[place - 1] == "f"
        ):
            letters[place] = "h"
        elif (
            letter == "M"
            and tokens.core(place) == "فيما"
            and letters[place + 1 : place + 2]
            and letters[place + 1] in "VvBFKGOUCtPW"
        ):
            letters[place] = "x"
        elif (letter == "H" and place and letters[place - 1] in _CONSTRUCT and not _closed(tokens, place - 1)) or (
            letter == "N"
            and place
            and letters[place - 1] in "OGU"
            and not _closed(tokens, place - 1)
            and not _owned(tokens, place)
        ):
            letters[place] = "h"
    tokens.letters = "".join(letters)


def _asks_with(tokens: Tokens, place: int, letter: str) -> bool:
    """Tells whether the cue governs the preposition ب."""
    return any(
        reading.letter == letter and reading.lexeme is not None and "ب" in reading.lexeme.values("prep")
        for reading in tokens.readings[place] or ()
    )


def _hidden_with(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether an unknown word begins with the preposition ب that a cue before it asks for («أشاد بجهود»)."""
    reading = tokens.reading(place)
    return (
        reading is not None
        and reading.lexeme is None
        and not reading.definite
        and len(reading.core) > 4
        and reading.core[0] == "ب"
        and letters[place - 1] not in "Pqt"
    )


def _clarifies(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb بيّن from the preposition بين: it opens a clause, and its complementizer follows."""
    reading = tokens.reading(place)
    opens = place == 0 or letters[place - 1] in ".|,x" or bool(reading and reading.clitics)
    if not opens or place + 1 >= len(letters) or letters[place + 1] in "bmfp":
        return False
    rest = letters[place + 1 : place + 16]
    return "E" in rest and not {".", "|", "V", "v", "A"}.intersection(rest[: rest.index("E")])


def _circumstance(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the participle from the noun written like it: what the verb governs follows («مشيرة إلى»)."""
    following = letters[place + 1]
    for reading in tokens.readings[place] or ():
        if reading.kind == "participle" and not reading.definite and reading.lexeme is not None:
            governed = PREPOSITIONS.get(following) in reading.lexeme.values("prep")
            return governed or following in "E<"
    return False


def _opening_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the noun or name written like it where a clause begins («كتب المحلل …»، «دان الوزير …»)."""
    if place and letters[place - 1] not in ".|,":
        return False
    subjects = "OtUGWC" if letters[place] == "P" else "OtPUGWC"  # a name before a name is the whole of a name
    if place + 1 >= len(letters) or letters[place + 1] not in subjects:
        return False
    following = tokens.reading(place + 1)
    return (following is not None and (following.definite or letters[place + 1] in "OtP")) and any(
        reading.letter == "B" and not reading.definite for reading in tokens.readings[place] or ()
    )


def _month_name(tokens: Tokens, place: int) -> bool:
    """Tells a name from the month written like it, right after a cue («قالت ماي إن»)."""
    return any(r.letter == "P" and not r.clitics and not r.definite for r in tokens.readings[place] or ())


def _bassem(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the name in «مدير الفريق باسم داود» from «in the name of»: a name follows, and no spokesman is before."""
    following = tokens.readings[place + 1] if place + 1 < len(letters) else None
    named = any(reading.letter in "Pq" and not reading.clitics for reading in following or ())
    return named and place > 1 and letters[place - 1] == "G" and letters[place - 2] == "O"


def _maghrebi(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname that begins with بال («نور الدين بالطيب،») from a preposition: a name before, a mark after."""
    reading = tokens.reading(place)
    return (
        reading is not None
        and (reading.lexeme is None or reading.lexeme.cls == "given")
        and reading.definite
        and place > 0
        and letters[place - 1] == "P"
        and (place + 1 == len(letters) or letters[place + 1] in ",E:")
    )


def _first_person_object(tokens: Tokens, place: int) -> bool:
    """Tells an imperative from a name after a cue («فقال أطعمني»): it ends in the pronoun of the first person."""
    reading = tokens.reading(place)
    word = tokens.words[place]
    return reading is not None and reading.lexeme is None and len(word) > 4 and word[0] in "أا" and word.endswith("ني")


def _outlet_name(tokens: Tokens, place: int) -> bool:
    """Tells the name of an outlet from the verb it looks like («صحيفة سياتل تايمز»): its noun has no other."""
    before = tokens.reading(place - 1) if place else None
    reading = tokens.reading(place)
    return (
        reading is not None
        and reading.lexeme is None
        and before is not None
        and before.lexeme is not None
        and before.lexeme.cls == "media"
        and before.lexeme.value("kind") != "name"
        and not before.definite
        and not before.suffix
    )


def _surname(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname from the imperfect it looks like: right between a cue and what it opens («قال يلدز إن»)."""
    if not place or letters[place - 1] not in "Vv" or letters[place + 1 : place + 2] not in (["E"], ["<"], [":"]):
        return False
    reading = tokens.reading(place)
    return reading is not None and reading.lexeme is None


def _relational(tokens: Tokens, place: int) -> bool:
    """Tells the adjective from the country written like it («الخطوط السعودية»)."""
    before = tokens.reading(place - 1)
    if before is None or not before.definite or before.letter not in "wGOUYWhgoT":
        return False
    return any(reading.letter == "g" and reading.definite for reading in tokens.readings[place] or ())


def _voices(letters: list[str], place: int) -> bool:
    """Tells the verb عبّر (عن) from the preposition عبر: it opens a clause, and its preposition follows."""
    opens = place == 0 or letters[place - 1] in ".|,x)T" or letters[place + 1 : place + 2] in (["p"], ["f"], ["n"])
    return opens and "n" in letters[place + 1 : place + 14]


def _owned(tokens: Tokens, place: int) -> bool:
    """Tells whether a noun carries a possessive pronoun, and so stands in no construct."""
    reading = tokens.reading(place)
    return reading is not None and bool(reading.suffix)


def _closed(tokens: Tokens, place: int) -> bool:
    """Tells whether the word closes its construct chain: definite, a name, or unknown (so maybe a name)."""
    reading = tokens.reading(place)
    return reading is None or reading.definite or reading.lexeme is None or reading.kind in ("name", "capital")


def _is_name(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> bool:
    """Tells whether the marks at `place` stand around a name.

    They do after a noun that bears one («صحيفة «…»»، «شركة «…»»), around a name
    that the lexicon knows, and where the sentence goes on to its complementizer.
    """
    mate = tokens.mate[place]
    if not place + 1 < mate <= place + _LONGEST_NAME + 1 or letters[mate] != ">":
        return False
    inner = letters[place + 1 : mate]
    if place and tokens.words[place - 1] == "ال":
        return True
    if _SPEECH.intersection(inner) or set("<>.|").intersection(inner):
        return False
    before = letters[place - 1] if place else "|"
    if before == "L":
        return True
    if before in "VvBF" and len(inner) <= 3 and letters[mate + 1 : mate + 2] in (["A"], [":"]):
        return True  # «وأضاف «العياري»: «…»»
    if before in ":,":
        return False
    first = tokens.reading(place + 1)
    if before == "n" and first is not None and first.letter in "UO":
        return True
    if first is not None and (
        (first.letter in "GWCU" and len(inner) == 1)
        or any(len(parts) == len(inner) for parts, _ in lexicon.phrases.get(first.core, ()))
    ):
        return True
    after = "".join(letters[mate + 1 : mate + 3])
    if (after.startswith("E") or after == ",E") and len(inner) <= 3:
        return True
    bearer = tokens.reading(place - 1) if place else None
    if bearer is None or bearer.lexeme is None or bearer.lexeme.cls not in _BEARING or len(inner) > 4:
        return False
    return bearer.lexeme.cls == "media" or not bearer.definite
