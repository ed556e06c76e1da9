"""What statements do by saying what they say: which of PLOVER's verbal acts each is, if any."""

from __future__ import annotations

from typing import NamedTuple

from masdar.lexicon import Lexicon
from masdar.model import Statement
from masdar.segment import Tokens
from masdar.text import Span

ACTS: dict[str, tuple[str, str | None]] = {
    "accuse": ("ACCUSE", "allege"),
    "suspect": ("ACCUSE", "allege"),
    "condemn": ("ACCUSE", "disapprove"),
    "demand": ("REQUEST", None),
    "urge": ("REQUEST", None),
    "reject": ("REJECT", None),
    "threaten": ("THREATEN", None),
    "praise": ("SUPPORT", None),
    "support": ("SUPPORT", None),
}
"""What a statement with such an act is in PLOVER: type and mode."""

_JUDGING = frozenset({"consider", "describe"})
_JUDGED = 24
"""Tokens of a content in which the word stands that judges («اعتبرت القرار انتهاكا»)."""
_OPENING = 2
"""Tokens of a content among which the charge stands that is refused."""
_STANDS = 5
"""Tokens after a stance in which its side stands («جدد موقف بلاده الداعم لمصر»)."""
_OBLIGED = 7
"""Tokens after على in which أن stands («إن على إيران أن تنسحب»)."""
_GOD = "الله"
"""Whom a prayer turns to («داعيا الله أن …»)."""
_HOLDING = "مسك"
"""What every form of «تمسك» holds: who stands by something asks nobody for it."""
_THAT = frozenset("Ee")
_DEFENDS = "دافع"
_THREATENS = "هدد"
"""The verb that says what is threatened with after ب or أن."""
_MENACE = 12
"""Tokens after such a cue in which it stands."""
_SAID = frozenset("Ee<:")


class Meaning(NamedTuple):
    """An act that a statement is, and the words that name it."""

    type: str
    mode: str | None
    trigger: Span
    inside: bool = False
    """Whether the trigger stands in the content."""
    named: bool = True
    """Whether whom the act is toward has to be named."""


def meaning(statement: Statement, tokens: Tokens, lexicon: Lexicon) -> Meaning | None:
    """Returns the act that a statement is by its cue or by what it says, or null."""
    coded = ACTS.get(statement.act)
    if coded is not None and statement.act == "support" and _excuses(statement, tokens):
        return None
    if statement.act == "reject" and _denies(statement, tokens, lexicon):
        return None
    if statement.act == "threaten" and not _menaces(statement, tokens):
        return None
    if statement.act == "accuse" and lexicon.lists("lack", tokens.core(tokens.first_at(statement.content[0][0]))):
        return None  # «ألقت باللوم على نقص التمويل»
    if coded is not None:
        after = tokens.first_at(statement.cue[1])
        prays = tokens.words[after : after + 1] == [_GOD]
        return None if prays else Meaning(*coded, statement.cue, named=coded[0] != "REQUEST")
    if statement.act in _JUDGING:
        harsh = _harsh(tokens, _opening(statement, tokens, _JUDGED), lexicon)
        return Meaning("ACCUSE", "disapprove", statement.cue) if harsh else None
    if statement.act == "insist":
        clause = tokens.core(tokens.first_at(statement.content[0][0]) - 1) == "ان"  # «تصر على أن …» only says so
        holds = _HOLDING in tokens.core(tokens.first_at(statement.cue[0]))
        return None if clause or holds else Meaning("REQUEST", None, statement.cue)
    return _of_content(statement, tokens, lexicon) if statement.act == "assert" else None


def _excuses(statement: Statement, tokens: Tokens) -> bool:
    """Tells whether somebody only stands up for what he does himself or others blame («دافع عن القرار»)."""
    readings = tokens.readings[tokens.first_at(statement.cue[0])] or ()
    return any(reading.lexeme is not None and reading.lexeme.lemma == _DEFENDS for reading in readings)


def _denies(statement: Statement, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tells whether what is refused is a charge, which is only denied («رفض الاتهامات بأنه …»), or a word on something.

    («رفض أن يعلق»، «رفض القول متى …»)
    """
    opening = tokens.cores(_opening(statement, tokens, _OPENING))
    return any(lexicon.lists("charge", core) or lexicon.lists("unsaid", core) for core in opening)


def _menaces(statement: Statement, tokens: Tokens) -> bool:
    """Tells whether it is said what is threatened with («هدد بقطع المياه»): what puts others at risk threatens none."""
    first, stop = tokens.first_at(statement.cue[0]), tokens.first_at(statement.content[-1][1])
    verbs = (reading.lexeme for reading in tokens.readings[first] or ())
    if all(verb is None or verb.lemma != _THREATENS for verb in verbs):
        return True
    for place in range(first + 1, min(stop, first + _MENACE)):
        word = tokens.words[place]
        if tokens.letters[place] in _SAID or any(one.clitics.endswith("ب") for one in tokens.readings[place] or ()):
            return True
        if word.startswith("ب") and all(reading.lexeme is None for reading in tokens.readings[place] or ()):
            return True
    return False


def _opening(statement: Statement, tokens: Tokens, reach: int) -> range:
    """Returns the first tokens of what a statement says."""
    first, stop = (tokens.first_at(offset) for offset in statement.content[0])
    return range(first, min(stop, first + reach))


def _of_content(statement: Statement, tokens: Tokens, lexicon: Lexicon) -> Meaning | None:
    """Returns the act of what is plainly said, by the words that open it."""
    first = tokens.first_at(statement.content[0][0])
    core, reading = tokens.core(first), tokens.reading(first)
    if lexicon.lists("stance", core) and reading is not None and not reading.definite:
        after = tokens.cores(_opening(statement, tokens, _STANDS)[1:])
        side = next(
            (kind for kind in ("standing-by", "standing-against") for word in after if lexicon.lists(kind, word)), ""
        )
        if side:
            return Meaning("SUPPORT" if side == "standing-by" else "REJECT", None, statement.cue)
    if lexicon.lists("needed", core):
        return Meaning("REQUEST", None, statement.cue)
    if tokens.letters[first] in _THAT:
        first += 1
    if tokens.words[first : first + 1] == ["على"]:
        stop = min(tokens.first_at(statement.content[0][1]), first + _OBLIGED)
        that = next((at for at in range(first + 2, stop) if tokens.words[at] == "أن"), None)
        if that is not None:
            return Meaning("REQUEST", None, tokens.span(first, that + 1), inside=True)
    return None


def _harsh(tokens: Tokens, places: range, lexicon: Lexicon) -> bool:
    """Tells whether one of the words condemns («همجي»، «غير مقبول»)."""
    return any(
        lexicon.lists("harsh", tokens.core(place))
        or (tokens.words[place - 1] == "غير" and lexicon.lists("proper", tokens.core(place)))
        for place in places
    )
