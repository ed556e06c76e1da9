"""What single mentions show: how they are written, whether they are definite, who issued a document."""

from __future__ import annotations

from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase

_QUOTES = '«»"“”'
_NO_QUOTES = str.maketrans("", "", _QUOTES)


def speaks_alone(tokens: Tokens, place: int) -> bool:
    """Tells whether an unknown word stands where a lone surname speaks («قال لافروف إن»، «لافروف: …»)."""
    letters, core = tokens.letters, tokens.core(place)
    reading = tokens.reading(place)
    if letters[place] not in "owF" or (letters[place] == "F" and reading is not None and reading.lexeme is not None):
        return False
    if core.endswith("ا") or (letters[place] == "w" and core.endswith(("ه", "ات"))):
        return False
    if place == 0:
        return letters[1:2] == ":"
    return letters[place - 1] in "Vv" and letters[place + 1 : place + 2] in tuple("E<:,lLTfinu")


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tells whether `shorter` is part of `longer`, in order."""
    rest = iter(longer)
    return len(shorter) <= len(longer) and all(word in rest for word in shorter)


def written(tokens: Tokens, first: int, stop: int) -> str:
    """Returns the words of a phrase without what is written on the first of them («للبيان» is البيان)."""
    reading = tokens.reading(first)
    if (
        reading is not None
        and reading.clitics.endswith("ل")
        and tokens.words[first].startswith("لل", len(reading.clitics) - 1)
    ):
        return "ال" + tokens.text(first, stop, skip=len(reading.clitics) + 1)
    return tokens.text(first, stop, skip=len(reading.clitics) if reading is not None else 0)


def unquoted(name: str) -> str:
    """Returns the name without the marks around it, or without any of them where they do not pair."""
    for form in (name.strip(_QUOTES), name):
        if form.count("«") == form.count("»") and form.count("“") == form.count("”") and form.count('"') % 2 == 0:
            return form
    return name.translate(_NO_QUOTES)


def definite(tokens: Tokens, phrase: Phrase) -> bool:
    """Tells whether a description is definite, by article or construct («وزير الخارجية», not «عضو في المجلس»)."""
    head = tokens.reading(phrase.head)
    if head is None or head.definite:
        return head is not None
    for place in range(phrase.head + 1, phrase.stop):
        reading = tokens.reading(place)
        if reading is None or tokens.letters[place] in "mnfpbliuQL,":
            return False
        if place == phrase.head + 1 and tokens.letters[place] == "g" and not reading.definite:
            return False  # «مسؤول تركي طلب التكتم»
        if reading.definite or reading.kind in ("name", "capital"):
            return True
    return False


def demonstrative(tokens: Tokens, phrase: Phrase) -> bool:
    """Tells whether a demonstrative opens the phrase («هذه المصادر»)."""
    return tokens.letters[phrase.first] == "d"


def issuer(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Returns the token range and type of a document's issuer («بيان لوزارة الخارجية»، «تقرير أصدرته المنظمة»)."""
    letters = tokens.letters
    owned = phrase.head + 1 < phrase.stop and letters[phrase.head + 1] == "l"  # «بيان للوزارة نشرته صحيفة»
    if not owned and phrase.stop < len(tokens) and lexicon.lists("issuing", tokens.core(phrase.stop)):
        stop = phrase.stop + 1
        while stop < len(tokens) and letters[stop] in "OUGWYCgwohP{}q" and stop - phrase.stop < 8:
            stop += 1
        if stop > phrase.stop + 1:
            return phrase.stop + 1, stop, "organization"
    for at in range(phrase.head + 1, phrase.stop):
        if letters[at] in "GWCO":
            kind = {"W": "media", "O": "person"}.get(letters[at], "organization")
            return (at, phrase.stop, kind) if kind != "person" else None
        reading = tokens.reading(at)
        if letters[at] == "l" and reading is not None and reading.lexeme is not None:
            kind = {"organization": "organization", "media": "media", "country": "organization"}.get(
                reading.lexeme.cls, ""
            )
            if kind:
                return at, phrase.stop, kind
    return None
