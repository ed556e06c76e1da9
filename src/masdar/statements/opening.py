"""Verbs that are also other words, where only a verb can stand: at the head of a clause, before what they ask for."""

from __future__ import annotations

from masdar.lexicon import PREPOSITIONS, Reading
from masdar.segment import Tokens
from masdar.statements.beside import last_in, next_in
from masdar.statements.deeds import owned

_SUBJECTS = "OtPGUWCwdko"
"""Letters of what a subject after a verb at the head of its clause begins with."""
_NAME = 4
"""Letters of an unknown word that is taken for a name."""
_SPEAKER_OR_MARK = frozenset(".|,x>)DRPoOtUGW")
"""Letters of what a verb stands after: a mark, a connective, its speaker."""
_WHERE = 15
"""Tokens that tell where something was written, before what was («كتب على صفحته في الشبكة: «…»»)."""
_BEFORE_VERBS = frozenset({"قد", "لقد", "سوف", "لم", "لن"})
"""Particles that nothing but a verb follows."""


def clause_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the noun or adjective written like it («. وشكر مكتب الوزير …»، «قد غادر السفير …»).

    The verb's reading is put first, so that its gender and number are those of the token.
    """
    before = letters[place - 1] if place else "."
    readings = tokens.readings[place] or ()
    verb = next((r for r in readings if r.letter == "F" and r.kind == "past" and not r.suffix), None)
    if verb is None or not (_opens(before, verb) or (before == "c" and tokens.core(place - 1) == "ثم")):
        return False
    if (
        place + 1 >= len(letters)
        or letters[place + 1] not in _SUBJECTS
        or not _subject(tokens, place + 1, letters[place + 1], verb)
    ):
        return False
    tokens.readings[place] = (verb, *(r for r in readings if r is not verb))
    return True


def _opens(before: str, verb: Reading) -> bool:
    """Tells whether the verb opens its sentence joined to what went before, or is marked by قد."""
    return before == "D" or (before in ".|" and verb.clitics in ("و", "ف"))


def _subject(tokens: Tokens, place: int, letter: str, verb: Reading) -> bool:
    """Tells whether the noun after the verb can be its subject: no preposition on it, and of its gender."""
    noun = tokens.reading(place)
    if noun is None or noun.clitics or (letter == "o" and (noun.lexeme is not None or len(noun.core) < _NAME)):
        return False
    person = noun.kind in ("name", "capital") or noun.lexeme is None or noun.number == "p" or not noun.gender
    return person or noun.gender == verb.gender


def after_aspect(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells a verb by the particle that only verbs follow («قد تقدم»، «لم تستطع»), whatever noun is written like it."""
    reading = tokens.reading(place)
    if place == 0 or reading is None or reading.definite or reading.clitics:
        return False
    return tokens.core(place - 1).lstrip("وف") in _BEFORE_VERBS


def relative_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb of a relative clause from the verbal noun written like it («التي تقاتل الحركة»، «التي عقدها»)."""
    return last_in(letters, place, "R") and (tokens.words[place][0] in "تين" or owned(tokens, place))


def called_by_others(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a cue that says nothing here: its preposition bears the noun that it describes («قمة دعت إليها موسكو»)."""
    noun = tokens.reading(place - 1) if place else None
    bare = noun is not None and not noun.definite and letters[place - 1] in "oYHhGg"
    if place + 2 >= len(letters) or not (bare or letters[place - 1] == "R") or letters[place + 2] in "E<:,":
        return False
    if place > 1 and letters[place - 1] == "R" and tokens.core(place - 2) == "امر":
        return False  # «…، الأمر الذي أشار إليه المدير»: what was told before is what he says
    carried = any(r.lexeme is not None and r.lexeme.values("pronoun") for r in tokens.readings[place + 1] or ())
    preposition = PREPOSITIONS.get(letters[place + 1])
    return carried and any(
        r.letter == letters[place] and r.lexeme is not None and preposition in r.lexeme.values("prep")
        for r in tokens.readings[place] or ()
    )


def before_now(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the particle of what somebody did before: it opens no content («سالم الذي سبق أن فاز بالجائزة»)."""
    before = place - 1 - (place > 0 and letters[place - 1] in "lL")
    return before > 0 and tokens.core(before) == "سبق" and letters[before - 1] == "R" and next_in(letters, place, "F")


def opening_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the noun or name written like it where a clause begins («كتب المحلل …»، «دان الوزير …»)."""
    if place and letters[place - 1] not in ".|,":
        return False
    subjects = "OtUGWC" if letters[place] == "P" else "OtPUGWC"  # a name before a name is the whole of a name
    if place + 1 >= len(letters):
        return False
    following = tokens.reading(place + 1)
    surname = letters[place + 1] in "oF" and following is not None and following.lexeme is None
    if letters[place] == "Y" and letters[place + 1] in "GW":
        return True  # «وكتب حزب «الرابطة» على حسابه أنه …»
    if letters[place] == "P" and letters[place + 1] in "jNd" and _joined_cue(tokens, place):
        return True  # «ودان عدم إبلاغ القضاء»
    if surname and letters[place] == "Y" and letters[place + 2 : place + 3] in ([":"], ["f"], ["u"], ["E"]):
        return True  # «وكتب يماني على حسابه: …»
    if letters[place + 1] not in subjects:
        return False
    return (following is not None and (following.definite or letters[place + 1] in "OtP")) and any(
        reading.letter == "B" and not reading.definite for reading in tokens.readings[place] or ()
    )


def _joined_cue(tokens: Tokens, place: int) -> bool:
    """Tells whether the word can be a cue that و joins to what went before."""
    return any(reading.letter == "B" and reading.clitics == "و" for reading in tokens.readings[place] or ())


def posted(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the noun written like it: where, and then what («، وكتب على حسابه أن …»، «كتب في …: «…»»)."""
    verb = next((r for r in tokens.readings[place] or () if r.letter == "B" and not r.definite), None)
    if verb is None or not _where(tokens, letters, place + 1):
        return False
    if place and letters[place - 1] not in _SPEAKER_OR_MARK and not verb.clitics:
        return False
    rest = "".join(letters[place : place + _WHERE])
    told = min((at for mark in "E<:" if (at := rest.find(mark)) > 0), default=-1)
    return told > 0 and not {".", "|", "V", "v", "A"}.intersection(rest[:told])


def _where(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether somebody's words may stand there: on his account or a site, not on a wall («كتب على الجدران»)."""
    if tokens.words[place : place + 1] != ["على"]:
        return tokens.words[place : place + 1] in (["في"], ["عبر"])
    noun = tokens.reading(place + 1)
    return next_in(letters, place, "YWG{P") or (
        noun is not None and bool(noun.suffix) and not next_in(letters, place, "k")
    )
