"""Quotation marks that quote nothing: around a proper name, or around a word that they only weigh."""

from __future__ import annotations

import re

from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_BEARING = frozenset({"media", "organization", "document", "naming", "people", "office"})
_LONGEST_NAME = 8
_LETTER_NAME = 3
"""Letters of the spelt-out name of a foreign letter («إس»)."""
_SPEECH = frozenset("VvAEeFMK")
_REACH = 15
"""Tokens before the marks in which the verb of the clause is looked for."""
_FEW = 4
"""Words in the marks around the name of an outlet."""
_ABOUT = re.compile(r"[T,]{0,3}n[OtUGWYCgPow{]")
_TO_COMPLEMENT = re.compile(r"(?:f[YUHhowgN]{1,4}(?:n[YUHhowgN]{1,4})?)?,?E")
"""What stands between a name and the complementizer that its verb calls for («قال «السند» في تقريره، إن …»)."""
_SAYING_OF = re.compile(r"[Nhw],?E")
_NOMINAL = "owhHGWYUP"
_WITHIN_SUBJECT = re.compile(r"[OtUGWYCgPqwohHmflLb0,<>{}]{1,18}E")
"""What follows a name inside a subject («قالت صاحبة مزرعة «السند» المسماة باسم أبيها إن …»)."""


def weigh_quotation(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> None:
    """Rewrites marks that quote nothing: around a verb that they only weigh («"هاجم" سياسة …»), around a name."""
    if letters[place + 1 : place + 3] in (["V", ">"], ["v", ">"], ["B", ">"], ["N", ">"]):
        letters[place] = letters[place + 2] = "T"
    elif _initials(tokens, place):
        mate = tokens.mate[place]
        letters[place : mate + 1] = ["{", *"o" * (mate - place - 1), "}"]
    elif _is_name(tokens, letters, place, lexicon):
        mate = tokens.mate[place]
        letters[place], letters[mate] = "{", "}"
        for inside in range(place + 1, mate):  # «شبكة «سي إن إن»»: what looks like a verb or a particle is a name
            if letters[inside] in _SPEECH or letters[inside] == "j":
                letters[inside] = "o"


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
    before = letters[place - 1] if place else "|"
    if set("<>.|").intersection(inner):
        return False
    rest = "".join(letters[mate + 1 : mate + 20])
    bearer = tokens.reading(place - 1) if place else None
    bears = bearer is not None and bearer.lexeme is not None and bearer.lexeme.cls in _BEARING
    outlet = bears and bearer is not None and bearer.letter == "W" and not bearer.definite and not bearer.suffix
    relayed = before not in ":,LE" and _ABOUT.match(rest) and relays(tokens, letters, place)
    if len(inner) <= _FEW and (outlet or relayed):
        return True  # «صحيفة «لا تريبون»»، «نقلت الوكالة المحلية «وفا» عن …»
    if (bears and _WITHIN_SUBJECT.match(rest)) or (len(inner) == 1 and _TO_COMPLEMENT.match(rest)):
        return True  # «ذكرت منظمة «أنقذوا الأطفال»، أن …»
    if _SPEECH.intersection(inner):
        return False
    complementizer = tokens.reading(mate + 1) if letters[mate + 1 : mate + 2] == ["E"] else None
    if complementizer is not None and not complementizer.clitics and before not in ":,VvB":
        return True  # «قالت شركة تملك أسهم "بنك النهر" إنها …»
    if before == "L":
        return True
    if before in "VvBF" and len(inner) <= 3 and letters[mate + 1 : mate + 2] in (["A"], [":"]):
        return True  # «وأضاف «العياري»: «…»»
    first = tokens.reading(place + 1)
    named = first is not None and (first.lexeme is None or first.letter in "PqGWC")
    if before in "VvB" and len(inner) <= 3 and named and _WITHIN_SUBJECT.match(rest):
        return True  # «قال «سام كيد»، أستاذ الاقتصاد، إن …»
    if before in ":,":
        return False
    if before == "n" and first is not None and first.letter in "UO":
        return True
    if before == "n" and len(inner) <= 3 and _SAYING_OF.match(rest):
        return True  # «نقلت الوكالة عن «السند» القول، إن …»
    if before == "f" and len(inner) <= 3 and letters[mate + 1 : mate + 2] == [","]:
        return True  # «أعلنت في «حصيلة أولى»، عن …»
    if first is not None and (
        (len(inner) == 1 and (first.letter in "GWC" or (first.letter == "U" and not first.definite)))
        or any(len(parts) == len(inner) for parts, _ in lexicon.phrases.get(first.core, ()))
    ):
        return True
    weighed = first is not None and first.lexeme is not None and first.lexeme.cls == "plain-adjective"
    if (
        len(inner) <= 3
        and not weighed
        and (_TO_COMPLEMENT.match(rest) or (before in _NOMINAL and _WITHIN_SUBJECT.match(rest)))
    ):
        return True
    if inner == ["o"] and before in _NOMINAL and first is not None and first.lexeme is None:
        return True  # «أعلن الاتحاد «كونميبول» عن …»: a word that is in no lexicon
    if bearer is None or bearer.lexeme is None or not bears or len(inner) > 4:
        return False
    return bearer.lexeme.cls == "media" or not bearer.definite


def _initials(tokens: Tokens, place: int) -> bool:
    """Tells whether the marks stand around the spelt-out letters of an outlet's name («شبكة «ان تي في»»)."""
    words = tokens.words[place + 1 : tokens.mate[place]]
    bearer = tokens.reading(place - 1) if place else None
    outlet = bearer is not None and bearer.lexeme is not None and bearer.lexeme.cls == "media"
    return outlet and 1 < len(words) <= _LONGEST_NAME and all(0 < len(word) <= _LETTER_NAME for word in words)


def relays(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the nearest verb before `place` in its clause relays («نقلت الوكالة المحلية …»)."""
    for at in range(place - 1, max(-1, place - _REACH), -1):
        if letters[at] in "VvB":
            reading = tokens.reading(at)
            return reading is not None and reading.lexeme is not None and "relaying" in reading.lexeme.values("takes")
        if letters[at] in "E.|<:":
            break
    return False
