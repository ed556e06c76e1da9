"""Whether a noun phrase can be the subject of a verb, by gender and number."""

from __future__ import annotations

from masdar.lexicon import Reading
from masdar.statements.phrase import Phrase


def named(phrase: Phrase) -> bool:
    """Tells whether the phrase names or describes somebody who can speak."""
    return phrase.kind in ("person", "organization", "media", "unnamed") and (
        phrase.name is not None or phrase.lexeme is not None
    )


def agree(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase can be the subject of the verb; people whose gender the words hide always can."""
    if not phrase.kind or not reading.gender or phrase.lexeme is None or phrase.joint:
        return bool(phrase.kind)
    if phrase.kind == "unnamed" and phrase.name is None and not phrase.plural and reading.clitics[:1] == "و":
        return not (phrase.gender == "m" and reading.gender == "f")  # «واعتبرت السفير …»: the object
    if phrase.kind not in ("organization", "media", "document") or not phrase.gender or phrase.name is not None:
        return True
    if phrase.plural and phrase.gender == "m" and phrase.lexeme.value("number") == "plural":
        return True  # «أعلن الحوثيون مسؤوليتهم»
    return ("f" if phrase.plural else phrase.gender) == reading.gender


def alike(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase agrees with a verb after it, whose gender and number then show."""
    if phrase.kind == "unnamed" and not phrase.plural and {phrase.gender, reading.gender} == {"m", "f"}:
        return False
    return agree(phrase, reading)


def bears(phrase: Phrase, reading: Reading) -> bool:
    """Tells whether a phrase agrees with a verb after it in number too."""
    if not alike(phrase, reading):
        return False
    several = phrase.joint or (phrase.plural and phrase.kind in ("person", "unnamed"))
    if reading.number in ("p", "d"):
        return several
    return not several or reading.gender == "f" or phrase.first != phrase.head
