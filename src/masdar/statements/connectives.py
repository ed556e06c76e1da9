"""Connectives and quantifiers, and the words written like them: which of them a token is."""

from __future__ import annotations

from masdar.segment import Tokens
from masdar.statements.beside import last_in, next_in

_HOW_OFTEN = frozenset({"سرعان", "عاده", "غالبا", "كثيرا", "نادرا", "دائما"})
_CIRCUMSTANCES = frozenset({"بعد", "قبل", "دون", "بدون", "منذ", "لحين"})


def excepting(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells غير and إلا before a noun from the connectives «غير أن» and «إلا أن»."""
    return tokens.core(place) in ("غير", "الا") and not next_in(letters, place, "E")


def subordinates(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether أن makes a clause of circumstance with the word before it («قال بعد أن عاد إن …»)."""
    if tokens.words[place].startswith("إ") and place > 1 and tokens.core(place - 2) == "من":
        return False  # «قال من قبل إن …»
    if last_in(letters, place, "T"):
        return False  # «قال فيما بعد إن …»
    return tokens.core(place - 1) in _CIRCUMSTANCES and place > 0 and next_in(letters, place, "FvVBKDjHo")


def unless(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells إلا from ألا, which folding makes one («إلا أن السكان …»)."""
    return tokens.core(place) == "الا" and (tokens.words[place].startswith("إ") or next_in(letters, place, "Efumnilbp"))


def also(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the adverb from the connective («وأعلن كذلك أن …»، «ودعا الوزيران كذلك إلى …»)."""
    governed = not last_in(letters, place, ",.|") and next_in(letters, place, "iunmfbEHhwGCOYdk")
    return tokens.core(place) == "كذلك" and (governed or last_in(letters, place, "VvBA"))


def adverbial(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the ما of «سرعان ما نفى» and «غالبا ما يؤكد», which belongs to the adverb, from what is said or done."""
    return tokens.words[place] == "ما" and place > 0 and tokens.core(place - 1) in _HOW_OFTEN


def later(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «فيما بعد», which says when, from what its two words are elsewhere."""
    at = place if tokens.words[place] == "فيما" else place - 1
    return 0 <= at < len(tokens) - 1 and tokens.words[at] == "فيما" and tokens.words[at + 1] == "بعد"


def meanwhile(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «فيما» that opens a clause from في and ما."""
    return tokens.core(place) == "فيما" and next_in(letters, place, "VvBFKGOUCtPW")


def some(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «البعض», who are people, from the quantifier and from «بعضهم البعض»."""
    people = any(reading.letter == "U" and reading.definite for reading in tokens.readings[place] or ())
    return people and not next_in(letters, place, "m") and not (place and tokens.core(place - 1).startswith("بعض"))


def various(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «مختلف القوى», which counts, from the adjective."""
    after = tokens.reading(place + 1) if place + 1 < len(tokens) else None
    return tokens.core(place) == "مختلف" and after is not None and after.definite and not after.clitics
