"""Nouns of deeds: told from the verbs written like them, and from those inside a construct, which open no content."""

from __future__ import annotations

import re

from masdar.lexicon import OBJECTS, PREPOSITIONS
from masdar.segment import Tokens
from masdar.statements.beside import last_in, next_in
from masdar.statements.marks import relays

_REACH = 15
"""Tokens before or after a noun in which what governs it, or a clause, is looked for."""
_DESCRIBED = 4
"""Tokens from a cue to a noun after people and their adjectives."""
_WAITING = 30
"""Tokens before a noun set off by a comma in which the cue stands whose object it is."""
_CONSTRUCT = "OGUYWkHo"
_VOICED = frozenset({"possessed", "voiced"})
"""What cues take whose object is a noun that belongs to the speaker."""
_SAID = _VOICED | {"noun"}
"""What cues take whose object is a noun."""
_SUBJECT = "OtPqcGUWCgowTk(){},0d"
"""The classes that a subject and what says when consist of."""


def relayed_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells what a source said from the verb written like it («نقلت الوكالة عن خبراء توقعهم أن …»)."""
    if not any(r.letter == "N" and r.suffix for r in tokens.readings[place] or ()):
        return False
    about = next((at for at in range(place - 1, max(-1, place - _REACH), -1) if letters[at] in "nE.|<:"), -1)
    if about < 0 or letters[about] != "n":
        return False
    return relays(tokens, letters, about)


def inside_construct(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a noun of deeds stands after a preposition or inside a construct, and so opens nothing."""
    governed = last_in(letters, place, "fmniupQ") and not _said_in_it(tokens, letters, place - 1)
    held = last_in(letters, place, _CONSTRUCT) and not _closed(tokens, place - 1)
    return governed or (held and not _seen_by_people(tokens, letters, place)) or _joined(tokens, letters, place)


def _joined(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether و joins the noun to a name, in whose construct it goes on («هيئة الهجرة وشؤون اللاجئين»)."""
    reading = tokens.reading(place)
    if reading is None or reading.clitics != "و" or not last_in(letters, place, "hwgGl"):
        return False
    before, after = tokens.reading(place - 1), tokens.reading(place + 1) if place + 1 < len(tokens) else None
    return before is not None and before.definite and after is not None and after.definite and not after.clitics


def _seen_by_people(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether people without a name say that something happened («أكد شهود وقوع الانفجار»): no clause follows."""
    cue = place - 1
    while cue > place - _DESCRIBED and letters[cue] in "Ugo":
        cue -= 1
    verb, people = tokens.reading(cue), tokens.reading(cue + 1)
    if letters[cue] not in "VvB" or letters[cue + 1] != "U" or people is None or people.definite:
        return False
    if verb is None or verb.lexeme is None or verb.suffix or "noun" not in verb.lexeme.values("takes"):
        return False
    following = tokens.letters[place : place + _REACH]
    return "E" not in re.split(r"[.|:<]", following)[0]


def _said_in_it(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a preposition after a cue carries its pronoun, and governs nothing else («أكد فيها ضرورة …»)."""
    reading = tokens.reading(place)
    pronoun = reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))
    return pronoun and last_in(letters, place, "VvB")


def absence(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun عدم from the particles of negation («أكد الوزير عدم وجود خلاف»): a noun follows it."""
    return tokens.core(place) == "عدم" and next_in(letters, place, "HhNowBYGTU")


def absence_of(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same after a preposition or inside a construct («دعا إلى عدم التصعيد»)."""
    return absence(tokens, letters, place) and inside_construct(tokens, letters, place)


def inside_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same of the verbal noun of a cue; one with a pronoun stands in no construct."""
    held = last_in(letters, place, "OGU") and not _closed(tokens, place - 1) and not owned(tokens, place)
    return held or last_in(letters, place, "f")


def opening_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the verbal noun written like it where a clause begins («وتطرق الوزير إلى …»)."""
    if (place and letters[place - 1] not in ".|,xKD") or not next_in(letters, place, "OtPUGWCw"):
        return False
    if said_deed(tokens, letters, place):
        return False  # «أعلنت الوزارة، أمس، فتح الطريق»
    following = tokens.reading(place + 1)
    subject = following is not None and (following.definite or letters[place + 1] in "PtC")
    if last_in(letters, place, ",") and _waited_for(tokens, letters, place):
        return False
    return subject and any(r.letter == "F" and r.lexeme is not None for r in tokens.readings[place] or ())


def declared_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verbal noun from the verb written like it: after a cue or a preposition («رغم تعهد الوزير بـ…»)."""
    reading = tokens.reading(place)
    before = tokens.reading(place - 1) if place else None
    if reading is None or reading.clitics or not last_in(letters, place, "vVpium") or (before and before.definite):
        return False
    return any(r.letter == "N" and not r.clitics for r in tokens.readings[place] or ())


def named_speech(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells what somebody says from the document or group written like it («توقعات المحللين ببلوغه …»).

    A speaker stands right after it, and what its verb governs follows.
    """
    noun = next((r for r in tokens.readings[place] or () if r.letter == "N"), None)
    if noun is None or noun.lexeme is None or noun.clitics or noun.suffix or noun.definite:
        return False
    if not next_in(letters, place, "OtPUGWC"):
        return False
    governs = (*noun.lexeme.values("prep"), *noun.lexeme.values("noun-prep"))
    for letter in letters[place + 2 : place + _REACH]:
        if letter in ".|,<>:VvBFKSs":
            return False
        if letter == "E" or PREPOSITIONS.get(letter) in governs:
            return letter != "E" or "that" in noun.lexeme.values("takes")
    return False


def own_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun from the verb written like it, which takes no object («أكد النادي تمسكه بمدربه»)."""
    verb = tokens.reading(place)
    noun = any(r.letter == "N" and r.suffix and not r.clitics for r in tokens.readings[place] or ())
    if not noun or verb is None or verb.kind != "past" or not verb.suffix or verb.lexeme is None:
        return False
    takes = verb.lexeme.values("takes")
    bare = not any(t in takes for t in OBJECTS) and not verb.lexeme.values("told")
    return bare and not last_in(letters, place, "RM,.|Dx")


def said_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun from the verb written like it after a cue and its subject («أكد الوزير رفضه القرار»)."""
    noun = next((r for r in tokens.readings[place] or () if r.letter in "HN" and not r.clitics), None)
    reading = tokens.reading(place)
    if noun is None or reading is None or reading.clitics:
        return False
    near = place - 1
    while near > 0 and letters[near] in "T,":
        near -= 1
    if letters[place - 1] == "," and not noun.suffix and letters[place - 2] != "T":
        return False
    cue = near
    while cue > max(0, place - _REACH) and letters[cue] in _SUBJECT:
        cue -= 1
    if letters[cue] not in "VvABN" or last_in(letters, cue, "RM") or (cue == near and not noun.suffix):
        return False
    verb = tokens.reading(cue)
    asks = _VOICED if letters[cue] == "B" else _SAID
    if verb is None or verb.lexeme is None or verb.suffix or not asks.intersection(verb.lexeme.values("takes")):
        return False
    return cue == near or letters[near] in "PqtC})" or _closed(tokens, near) or owned(tokens, near)


def owned(tokens: Tokens, place: int) -> bool:
    """Tells whether a noun carries a possessive pronoun, and so stands in no construct."""
    reading = tokens.reading(place)
    return reading is not None and bool(reading.suffix)


def _closed(tokens: Tokens, place: int) -> bool:
    """Tells whether the word closes its construct chain: definite, a name, or unknown (so maybe a name)."""
    reading = tokens.reading(place)
    return reading is None or reading.definite or reading.lexeme is None or reading.kind in ("name", "capital")


def own_matter(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same of a noun that is no cue («نفت الشركة علمها بالحادث»)."""
    noun = any(r.letter == "H" and r.suffix and not r.clitics for r in tokens.readings[place] or ())
    verb = tokens.reading(place)
    if not noun or verb is None or verb.kind != "past" or not verb.suffix or verb.lexeme is None:
        return False
    if last_in(letters, place, ","):
        return _waited_for(tokens, letters, place)
    bare = not any(t in verb.lexeme.values("takes") for t in OBJECTS)
    return bare and not last_in(letters, place, "RM.|Dxfmniup")


def accusative_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the object of a cue from the verb of two written like it («توقع الخبراء تراجعا في الأسعار»)."""
    verb = tokens.reading(place)
    dual = verb is not None and not verb.clitics and verb.number == "d" and verb.core[0] == "ت" and verb.core[-1] == "ا"
    return dual and not last_in(letters, place, ",.|xRKDMj") and _waited_for(tokens, letters, place)


def _waited_for(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the verb of the clause still waits for its object («أكد سالم الراشدي، أمس، حرص الوزارة على …»)."""
    reading = tokens.reading(place)
    if reading is None or reading.clitics:
        return False
    for at in range(place - 1, max(-1, place - _WAITING), -1):
        letter = letters[at]
        if letter in "VvB":
            verb = tokens.reading(at)
            takes = verb.lexeme.values("takes") if verb is not None and verb.lexeme is not None else ()
            return "noun" in takes and verb is not None and not verb.suffix and letters[at - 1 : at] != ["R"]
        if letter in ".|:<>~ENRHK" or (letter == "F" and not owned(tokens, at)):
            return False  # but «في حديث أجراه أمس»
    return False
