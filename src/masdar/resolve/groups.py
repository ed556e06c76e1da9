"""Groups that an article names whole («وزارة النقل»), for a part of the name to mean them later («الوزارة»)."""

from __future__ import annotations

from typing import NamedTuple

from masdar.lexicon import Lexeme, Lexicon, Reading
from masdar.resolve.mentions import definite, relational
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader

_NAME = 12
"""Tokens within which the name of a group ends."""
_NEAR = 25
"""Tokens before a bare head in which the group that it means is the only one of its kind."""
_MENTIONS = 200
"""Mentions of groups of one kind that are kept."""
_GROUPS = ("organization", "media")


_PLACES = "fmnbup"
"""What stands after a name and says where or whence."""


class Mention(NamedTuple):
    """A group named whole, or only described («محكمة محلية»): where, in which words."""

    tokens: Tokens
    place: int
    words: tuple[str, ...]
    phrase: Phrase
    named: bool


class Groups:
    """The groups that one article names whole, by the lexeme of their head."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._mentions: dict[str, list[Mention]] = {}
        self._named_by: dict[str, list[Mention]] = {}
        """Groups by the name after a noun that bears it («جبهة الوادي»)."""

    def note(self, tokens: Tokens, reader: PhraseReader, place: int) -> None:
        """Notes the group that is named at `place`, where one is."""
        reading = tokens.reading(place)
        lexeme = reading.lexeme if reading is not None else None
        if reading is None or lexeme is None or lexeme.cls not in _GROUPS or lexeme.value("kind") == "name":
            return
        if reading.suffix or (reading.definite and not relational(tokens, place + 1)):
            return
        phrase = reader.read(place, place + _NAME, clitic=reading.letter == "l")
        if phrase is None or phrase.kind not in _GROUPS:
            return
        if phrase.joint:
            phrase.stop = _first_of_several(tokens, phrase)
            phrase.joint = phrase.plural = False
        stops = (at for at in range(place + 1, phrase.stop) if _apart(tokens, at, reading))
        phrase.stop = next(stops, phrase.stop)
        if phrase.stop - phrase.first < 2:
            return
        named = phrase.name is not None or _named(tokens, phrase, reading)
        if not named and (reading.definite or reading.letter == "W"):
            return
        words = tuple(tokens.core(at) for at in range(place, phrase.stop))
        kept = self._mentions.setdefault(lexeme.id, [])
        if len(kept) < _MENTIONS:
            kept.append(Mention(tokens, place, words, phrase, named))
            if named and self._lexicon.lists("bearing", words[0]):
                self._named_by.setdefault(words[1], []).append(kept[-1])

    def meant(self, tokens: Tokens, place: int, head: str, *, plural: bool) -> Mention | None:
        """Returns the group that a bare head at `place` means: the only one of its kind, near before it or at all."""
        mentions = [m for m in self._mentions.get(head, []) if _plural(m.tokens, m.place) == plural]
        named = [m for m in mentions if m.named]
        before = [m for m in named if m.tokens is tokens and m.place < place]
        near = [m for m in before if place - m.place < _NEAR]
        told = [m for m in mentions if m.tokens is tokens and m.place < place]
        if named and told and not told[-1].named:
            return None  # «محكمة النقض … محكمة محلية … وأدانت المحكمة»
        for some in (near, before, named, told if told == mentions else []):
            if some:
                longest = max(some, key=lambda m: len(m.words))
                return longest if all(_one(longest.words, m.words) for m in some) else None
        return None

    def fuller(self, words: tuple[str, ...], head: Lexeme) -> Mention | None:
        """Returns the fullest form of a group's name, where the article has one («الجبهة الوطنية التونسية»).

        A name alone is that of the group whose noun bears it («الوادي»، «جبهة الوادي»).
        """
        size = len(words)
        if head.value("kind") == "name":
            borne = [m for m in self._named_by.get(words[0], ()) if m.words[1 : size + 1] == words]
            forms = [m for m in borne if _goes_on(m, size + 1, bare=True)]
        else:
            named = [m for m in self._mentions.get(head.id, ()) if m.named and m.words[:size] == words]
            forms = [m for m in named if _goes_on(m, size)]
        longest = max(forms, key=lambda m: len(m.words), default=None)
        return longest if longest is not None and all(_one(longest.words, m.words) for m in forms) else None


def _goes_on(mention: Mention, size: int, *, bare: bool = False) -> bool:
    """Tells whether a name goes on after its first words with what says of where («وزارة النقل التونسية»).

    What it is for counts where the group speaks («وأعلن المعهد التونسي لعلوم المياه أن …»); `bare` lets it end as well.
    """
    tokens, after = mention.tokens, mention.place + size
    if len(mention.words) < size + (not bare):
        return False
    ends = len(mention.words) == size
    speaks = tokens.letters[mention.place - 1 : mention.place] in ("V", "v", "B") and tokens.letters[after] == "l"
    return ends or relational(tokens, after) or speaks


def _first_of_several(tokens: Tokens, phrase: Phrase) -> int:
    """Returns where the first of several groups ends («وزارة المياه ووزارة النقل»)."""
    for at in range(phrase.first + 1, phrase.stop):
        reading = tokens.reading(at)
        if reading is not None and reading.clitics == "و" and tokens.letters[at] in "GWCU":
            return at
    return phrase.first


def _apart(tokens: Tokens, place: int, head: Reading) -> bool:
    """Tells whether a word after the head of a group is no part of its name.

    It says where, not as the name of a place («الهيئة الأوروبية في الوادي»، «شرطة المدينة في القضية»), or describes
    another noun («صندوق المملكة العربية السيادي»).
    """
    if not head.definite:
        return tokens.letters[place : place + 2] == "fw"
    reading = tokens.reading(place)
    other = relational(tokens, place) and reading is not None and head.gender and reading.gender != head.gender
    return tokens.letters[place] in _PLACES or bool(other)


def _plural(tokens: Tokens, place: int) -> bool:
    reading = tokens.reading(place)
    return reading is not None and reading.number == "p"


def _named(tokens: Tokens, phrase: Phrase, head: Reading) -> bool:
    """Tells whether a phrase without a proper name still names one group («وزارة النقل», not «محكمة محلية»)."""
    adjective = head.definite and tokens.core(phrase.first + 1).startswith("مت")  # «المعارضة المتبقية»
    bracketed = tokens.letters[phrase.first + 1] == "("  # «منظمة (النهر) المحلية»
    outlet = (
        head.letter == "W" and tokens.core(phrase.first + 1) != "انباء"
    )  # «قناة الوادي» but «وكالة الأنباء العراقية»
    return not outlet and (bracketed or definite(tokens, phrase)) and not adjective


def _one(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tells whether two names of a group are one, the shorter one cut («وزارة النقل»، «وزارة النقل التونسية»)."""
    return [_stem(word) for word in longer[: len(shorter)]] == [_stem(word) for word in shorter]


def _stem(word: str) -> str:
    """Returns a word without the endings in which names of a group differ («جماعة الراشدي»، «جماعة الراشديين»)."""
    return word.removesuffix("ين").removesuffix("ون").removesuffix("ه")
