"""Relative clauses: whether their noun says something, or something is said of it."""

from __future__ import annotations

from masdar.lexicon import Reading
from masdar.segment import Tokens
from masdar.statements.draft import Frame

_OTHER_THAN = {"الذي": "f", "التي": "m"}
"""The gender that a verb has where the relative pronoun before it means its object."""
_TAKEN_UP = frozenset({("الذي", "ه"), ("التي", "ها"), ("الذين", "هم")})
"""Relative pronouns and the pronouns on a verb that mean the same noun."""
_THINGS = frozenset({"document", "plain-noun", "content", "organization"})
"""Classes of the nouns of which several people say something."""
_DECIDED = frozenset({"قرار", "اتفاق", "قانون", "حكم"})
"""Documents that do not say what they will do."""
_NEAR = 4
"""Tokens of a noun with its adjectives."""


def noun_is_object(tokens: Tokens, frame: Frame, verb: Reading, pronoun: int) -> bool:
    """Tells whether the verb after a relative pronoun is somebody else's («الحزب الذي تتهمه بالتقصير»)."""
    relative, act = tokens.core(pronoun), frame.lexeme.value("act") if frame.lexeme is not None else ""
    if verb.suffix and (verb.gender == _OTHER_THAN.get(relative) or act == "accuse"):
        return True  # whoever the verb does not agree with is its object
    if act == "describe" and (relative, verb.suffix) in _TAKEN_UP:
        return True  # «الوزير الذي وصفه بأنه …»: the pronoun takes up the noun
    return frame.opener == frame.stop and _told_of(tokens, frame.opener, pronoun, verb)


def _told_of(tokens: Tokens, that: int, pronoun: int, verb: Reading) -> bool:
    """Tells whether the clause says what others say of its noun («القرار الذي قال إنه سيفيد البلدة»)."""
    clause = tokens.reading(that)
    if tokens.core(pronoun) != "الذي" or clause is None or clause.lexeme is None or not clause.lexeme.values("pronoun"):
        return False
    at = pronoun - 1
    while at > 0 and tokens.letters[at] == "w" and pronoun - at < _NEAR:
        at -= 1  # «القرار الجديد الذي يقولون إنه …»
    noun = tokens.reading(at) if at >= 0 else None
    if noun is None or noun.lexeme is None or noun.lexeme.cls not in _THINGS:
        return False
    return verb.number == "p" or noun.core in _DECIDED
