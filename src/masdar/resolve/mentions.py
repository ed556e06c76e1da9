"""What single mentions show: how they are written, whether they are definite, who issued a document."""

from __future__ import annotations

from masdar.lexicon import Lexicon
from masdar.segment import Tokens
from masdar.statements.phrase import Phrase
from masdar.statements.phrases import PhraseReader

_ISSUER = 20
"""Tokens within which the name of an issuer ends."""
_CLAUSE = 12
"""Tokens within which a clause after a name says what the person is."""
_TURN = 6
"""Tokens before a name in which a change of speakers is told."""
_AUTHORS = ("office", "people", "title", "given")
"""Classes of the words after ل that open the name of whoever wrote a document."""
_ISSUERS = ("person", "organization", "media", "unnamed")
_QUOTES = '«»"“”'
_NO_QUOTES = str.maketrans("", "", _QUOTES)


def speaks_alone(tokens: Tokens, place: int) -> bool:
    """Tells whether an unknown word stands where a lone surname speaks («قال لافروف إن»، «لافروف: …»)."""
    letters = tokens.letters
    if letters[place] not in "owF":
        return False
    core, reading = tokens.core(place), tokens.reading(place)
    if letters[place] == "F" and reading is not None and reading.lexeme is not None:
        return False
    if core.endswith("ا") or (letters[place] == "w" and core.endswith(("ه", "ات"))):
        return False
    if len(core) == 5 and core[1] == "ا" and tokens.words[place][-1] == "ة":
        return False  # «قالت مازحة إن»
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
        whole = len(reading.clitics + reading.core) == len(tokens.words[first])
        own = whole and reading.core.startswith("ل")  # the noun itself begins with ل («للاعبين»)
        if own and reading.kind in ("name", "capital"):
            return tokens.text(first, stop, skip=len(reading.clitics))
        return "ال" + tokens.text(first, stop, skip=len(reading.clitics) + (not own))
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
        if tokens.letters[place] == "{":
            return True  # «رئيس مجلس إدارة «السند»»
        if reading is None or tokens.letters[place] in "mnfpbliuQL,":
            return False
        if place == phrase.head + 1 and tokens.letters[place] == "g" and not reading.definite:
            return False  # «مسؤول تركي طلب التكتم»
        if reading.definite or reading.kind in ("name", "capital"):
            return True
    return False


def told_apart(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tells whether a name is said to be somebody else's than of whoever spoke before.

    The words after it say who that is («سالم الراشدي، وهو سائق، …»، «هدى العياري (40 عاما)»), or those before the cue
    that it is somebody's turn («بدوره، قال سالم الراشدي»).
    """
    letters = tokens.letters
    after = letters[phrase.stop : phrase.stop + 2]
    if after[:1] == "(" or (len(after) == 2 and after[0] == "," and after[1] in "rRUO"):
        return True
    for place in range(phrase.first - 1, max(-1, phrase.first - _TURN), -1):
        if letters[place] in ".|":
            break
        if lexicon.lists("turn", tokens.core(place)):
            return True
    return False


def said_to_be(tokens: Tokens, phrase: Phrase, reader: PhraseReader) -> Phrase | None:
    """Returns the office that a clause after a name gives the person («سالم الراشدي، وهو مستشار أمني، …»), or null."""
    at = phrase.stop + (tokens.letters[phrase.stop : phrase.stop + 1] == ",")
    if tokens.words[at : at + 1] not in (["وهو"], ["وهي"]) or at + 1 >= len(tokens):
        return None
    trade = reader.read(at + 1, at + _CLAUSE)
    if trade is None or trade.kind not in ("unnamed", "person") or trade.name is not None or trade.plural:
        return None
    trade.office = trade.office or (trade.first, trade.stop)
    return trade


def relational(tokens: Tokens, place: int) -> bool:
    """Tells whether a definite adjective made from a name of a place or a thing stands there («الأوروبية»)."""
    reading = tokens.reading(place) if place < len(tokens) else None
    if reading is None or not reading.definite or reading.clitics or reading.suffix:
        return False
    return tokens.letters[place] in "gwC" and reading.core.endswith(("ي", "يه"))


def one_official(phrase: Phrase) -> bool:
    """Tells whether the phrase describes one official by what the office is over («وزير الدفاع»)."""
    office = phrase.lexeme is not None and phrase.lexeme.cls == "office"
    return office and phrase.kind == "unnamed" and not phrase.plural and phrase.stop - phrase.first > 1


def demonstrative(tokens: Tokens, phrase: Phrase) -> bool:
    """Tells whether a demonstrative opens the phrase («هذه المصادر»)."""
    return tokens.letters[phrase.first] == "d"


def issuer(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Returns the issuer of a document («بيان لوزارة الخارجية»، «التقرير الذي أصدرته المنظمة»)."""
    owned = phrase.head + 1 < phrase.stop and tokens.letters[phrase.head + 1] == "l"
    owner = _owner(tokens, phrase, lexicon)
    if owned and owner is not None:
        return owner  # «بيان للوزارة نشرته صحيفة»
    place = _issuing(tokens, phrase, lexicon)
    found = PhraseReader(tokens, lexicon).read(place, _clause_end(tokens, place)) if place else None
    return found if found is not None and found.kind in _ISSUERS and not _alone(found) else owner


def _owner(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """Returns whose a document is by the words of its phrase («تقارير الأمم المتحدة»، «دراسة للباحثة سلمى الراشدي»)."""
    letters, reader = tokens.letters, PhraseReader(tokens, lexicon)
    for at in range(phrase.head + 1, phrase.stop):
        reading = tokens.reading(at)
        if letters[at] == "O":
            return None
        if reading is not None and letters[at] in "GW" and _adjective(tokens, phrase, at):
            continue
        lexeme = reading.lexeme if reading is not None and letters[at] in "lGWC" else None
        known = reader.known_name(at, phrase.stop) if letters[at] in "lw" else None
        cls = known[1].cls if known is not None else lexeme.cls if lexeme is not None else ""
        if cls in ("organization", "media", "country") or letters[at] in "GWC":
            media = cls == "media" if letters[at] == "l" or known is not None else letters[at] == "W"
            return _rest(tokens, phrase, at, "media" if media else "organization", lexicon)
        if letters[at] == "l" and cls in _AUTHORS and not lexicon.lists("addressed", tokens.core(phrase.head)):
            return _author(reader.read(at, at + _ISSUER, clitic=True), cls)
    return None


def _author(phrase: Phrase | None, cls: str) -> Phrase | None:
    """Returns the person with a name, or the one official, whose a document is («بيان لممثل المراسلين»)."""
    if phrase is None or phrase.joint or phrase.plural:
        return None
    official = cls == "office" and phrase.kind == "unnamed" and phrase.stop - phrase.first > 1
    named = phrase.kind == "person" and phrase.name is not None and not _alone(phrase)
    return phrase if official or named else None


def _adjective(tokens: Tokens, phrase: Phrase, place: int) -> bool:
    """Tells the adjective of a document from the plural written like it («تقرير إخباري»)."""
    reading = tokens.reading(place)
    relational = reading is not None and reading.number == "p" and reading.core.endswith("ي")
    return relational and place == phrase.head + 1 and not definite(tokens, phrase)


def _alone(phrase: Phrase) -> bool:
    """Tells whether a person is only a surname, which may be no name («تقرير نشره أمس»)."""
    name = phrase.name
    return phrase.kind == "person" and phrase.office is None and (name is None or name[1] - name[0] < 2)


def _clause_end(tokens: Tokens, place: int) -> int:
    """Returns where the relative clause ends at the latest: before what opens content («أعدها باحثون إلى أن»)."""
    letters = tokens.letters
    for stop in range(place, min(place + _ISSUER, len(tokens))):
        if letters[stop] in "E<:.|" or (letters[stop] in "mniu" and letters[stop + 1 : stop + 2] in ("H", "h", "N")):
            break  # «حذرت دراسة أعدها المركز من ارتفاع الأسعار»
    else:
        return place + _ISSUER
    return stop - 1 if tokens.letters[stop] == "E" and tokens.letters[stop - 1] in "imnufb" else stop


def _rest(tokens: Tokens, phrase: Phrase, first: int, kind: str, lexicon: Lexicon) -> Phrase:
    """Returns the rest of a phrase, from the word that names the issuer on."""
    reading = tokens.reading(first)
    whole = PhraseReader(tokens, lexicon).read(first, first + _ISSUER, clitic=tokens.letters[first] == "l")
    if whole is not None and whole.kind == kind and whole.stop > phrase.stop and not whole.joint:
        return whole  # «إحصاءات لجنة المياه في تونس»
    rest = Phrase(first)
    rest.head, rest.lexeme = first, reading.lexeme if reading is not None else None
    rest.stop, rest.kind, rest.country = phrase.stop, kind, phrase.country
    return rest


def _issuing(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> int:
    """Returns where the issuer begins after the document («…، التي أعدتها الهيئة»، «… من منظمة العمل»), or 0."""
    letters, place = tokens.letters, _past_time(tokens, phrase.stop)
    head = tokens.reading(phrase.head)
    issued = phrase.stop - 1 > phrase.head and lexicon.lists("issued", tokens.core(phrase.stop - 1))
    if letters[place : place + 1] == "n" and issued:
        return place + 1  # «البيان الصادر أمس عن الوزارة»
    if letters[place : place + 1] == "m" and head is not None and (issued or not head.definite):
        return place + 1 if letters[place + 1 : place + 2] in ("G", "W", "{") else 0
    place = phrase.stop + (letters[phrase.stop : phrase.stop + 2] == ",R")
    place += letters[place : place + 1] == "R"
    if place + 1 < len(tokens) and lexicon.lists("issuing-of", tokens.core(place)):
        return _past_time(tokens, place + 2) if _pronominal(tokens, place + 1) else 0  # «رسالة بعث بها الوزير»
    if place >= len(tokens) or not lexicon.lists("issuing", tokens.core(place)):
        return 0
    after = _past_time(tokens, place + 1)  # «تقرير أصدرته أمس الوزارة»
    apart = letters[after : after + 1] == "n" and not tokens.core(place).endswith(("ه", "ها"))
    return after + 1 if apart else after  # «صدرت عن الوزارة»


def _pronominal(tokens: Tokens, place: int) -> bool:
    """Tells whether a preposition with a pronoun stands there («بها»)."""
    reading = tokens.reading(place)
    return reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))


def _past_time(tokens: Tokens, place: int) -> int:
    """Skips what says when («الصادر أمس عن الوزارة»)."""
    while place < len(tokens) and tokens.letters[place] == "T":
        place += 1
    return place
