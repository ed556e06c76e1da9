"""Context for class letters: what a token's own letters cannot show.

A verbal noun inside a construct chain («لجنة متابعة الأزمة») opens no content;
letters that are a noun, a name or a verb are told apart by what stands beside.
"""

from __future__ import annotations

from collections.abc import Callable

from masdar.lexicon import OBJECTS, PREPOSITIONS, Lexicon, Reading
from masdar.segment import Tokens
from masdar.statements.marks import relays, weigh_quotation
from masdar.statements.spelled import spell_names
from masdar.statements.withheld import pass_over_withheld
from masdar.text import fold

_UNMET = 20
"""Tokens after a verb in which what makes it a cue must stand."""
_REACH = 15
"""Tokens after a cue in which the preposition that it governs is expected."""
_CONSTRUCT = "OGUYWkHo"
_CIRCUMSTANCES = frozenset({"بعد", "قبل", "دون", "بدون", "منذ", "لحين"})


def retag(tokens: Tokens, lexicon: Lexicon) -> None:
    """Rewrites the letters of name quotations and of verbal nouns that open nothing."""
    letters = list(tokens.letters)
    spell_names(tokens, letters, lexicon)
    pass_over_withheld(tokens, letters, lexicon)
    asked = -_REACH
    for place, letter in enumerate(letters):
        if letter in "VvBA" and _asks_with(tokens, place, letter):
            asked = place
        if letter in "bQE.|":
            asked = -_REACH
        elif letter == "o" and place - asked < _REACH and _hidden_with(tokens, letters, place):
            letters[place] = "b"
            asked = -_REACH
        if letter == "<":
            weigh_quotation(tokens, letters, place, lexicon)
            continue
        for after, holds in _TURNS_OF.get(letter, ()):
            if holds(tokens, letters, place):
                letters[place] = after
                break
    tokens.letters = "".join(letters)


def _next(letters: list[str], place: int, classes: str) -> bool:
    return place + 1 < len(letters) and letters[place + 1] in classes


def _last(letters: list[str], place: int, classes: str) -> bool:
    return place > 0 and letters[place - 1] in classes


def _father(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the particle of a name from the noun («أبو مازن»)."""
    return tokens.core(place) in ("ابو", "ابي", "ابا") and _next(letters, place, "Powt")


def _namesake(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells a given name from the office written like it before another name («خليفة الراشدي» but «خليفة الرسول»)."""
    reading = tokens.reading(place)
    if reading is None or reading.lexeme is None or reading.definite or place + 1 >= len(tokens.words):
        return False
    both = all(
        any(other.letter == "P" and not other.clitics for other in tokens.readings[at] or ())
        for at in (place, place + 1)
    )
    return both and bool(reading.lexeme.values("ambiguous"))


def _sign_of_god(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the title of a cleric from the quantifier («آية الله فريد الراشدي»)."""
    return tokens.words[place : place + 2] in (["آية", "الله"], ["اية", "الله"])


def _god_of_title(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the second word of that title."""
    return _last(letters, place, "t") and tokens.words[place - 1 : place + 1] in (["آية", "الله"], ["اية", "الله"])


def _object_noun(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells an ordinary noun from the participle written like it («يتخذ العاصمة مقرا»): no mark stands before it."""
    plain = any(
        r.lexeme is not None and r.lexeme.cls == "plain-noun" and not r.clitics for r in tokens.readings[place] or ()
    )
    return plain and not _last(letters, place, ",.|>)}T~-")


def _weighed(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the adjective after غير from the participle written like it («تقارير غير مؤكدة»)."""
    return place > 0 and tokens.core(place - 1) == "غير"


def _inside_person(_tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells part of a foreign name from the particle it looks like («بن فان بيوردن»)."""
    return _last(letters, place, "qP") and _next(letters, place, "oP")


def _to_me(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the pronoun from the name («قال لي», not Mr Li)."""
    return tokens.core(place) == "لي" and _last(letters, place, "VvB")


def _tongue(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «نقلت على لسان الوزير» from the noun: whose words they are follows."""
    return tokens.core(place) == "لسان" and _last(letters, place, "u")


def _relayed_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells what a source said from the verb written like it («نقلت الوكالة عن خبراء توقعهم أن …»)."""
    if not any(r.letter == "N" and r.suffix for r in tokens.readings[place] or ()):
        return False
    about = next((at for at in range(place - 1, max(-1, place - _REACH), -1) if letters[at] in "nE.|<:"), -1)
    if about < 0 or letters[about] != "n":
        return False
    return relays(tokens, letters, about)


def _excepting(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells غير and إلا before a noun from the connectives «غير أن» and «إلا أن»."""
    return tokens.core(place) in ("غير", "الا") and not _next(letters, place, "E")


def _subordinates(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether أن makes a clause of circumstance with the word before it («قال بعد أن عاد إن …»)."""
    return tokens.core(place - 1) in _CIRCUMSTANCES and place > 0 and _next(letters, place, "FvVBKDjHo")


def _unless(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells إلا from ألا, which folding makes one («إلا أن السكان …»)."""
    return tokens.core(place) == "الا" and (tokens.words[place].startswith("إ") or _next(letters, place, "Efumnilbp"))


def _also(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the adverb from the connective («وأعلن كذلك أن …»، «ودعا الوزيران كذلك إلى …»)."""
    governed = not _last(letters, place, ",.|") and _next(letters, place, "iunmfbE")
    return tokens.core(place) == "كذلك" and (governed or _last(letters, place, "VvBA"))


def _while(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «فيما» that opens a clause from في and ما."""
    return tokens.core(place) == "فيما" and _next(letters, place, "VvBFKGOUCtPW")


def _inside_construct(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a noun of deeds stands after a preposition or inside a construct, and so opens nothing."""
    governed = _last(letters, place, "fmniupQ") and not _said_in_it(tokens, letters, place - 1)
    return governed or (_last(letters, place, _CONSTRUCT) and not _closed(tokens, place - 1))


def _said_in_it(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a preposition after a cue carries its pronoun, and governs nothing else («أكد فيها ضرورة …»)."""
    reading = tokens.reading(place)
    pronoun = reading is not None and reading.lexeme is not None and bool(reading.lexeme.values("pronoun"))
    return pronoun and _last(letters, place, "VvB")


def _absence(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun عدم from the particles of negation («أكد الوزير عدم وجود خلاف»): a noun follows it."""
    return tokens.core(place) == "عدم" and _next(letters, place, "HhNowBYGTU")


def _absence_of(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same after a preposition or inside a construct («دعا إلى عدم التصعيد»)."""
    return _absence(tokens, letters, place) and _inside_construct(tokens, letters, place)


def _inside_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same of the verbal noun of a cue; one with a pronoun stands in no construct."""
    held = _last(letters, place, "OGU") and not _closed(tokens, place - 1) and not _owned(tokens, place)
    return held or _last(letters, place, "f")


def _asks_with(tokens: Tokens, place: int, letter: str) -> bool:
    """Tells whether the cue governs the preposition ب."""
    return any(
        reading.letter == letter and reading.lexeme is not None and "ب" in reading.lexeme.values("prep")
        for reading in tokens.readings[place] or ()
    )


def _hidden_with(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether an unknown word begins with the preposition ب that a cue before it asks for («أشاد بجهود»)."""
    reading = tokens.reading(place)
    return (
        reading is not None
        and reading.lexeme is None
        and not reading.definite
        and reading.core[0] == "ب"
        and (
            len(reading.core) > 4
            or (len(reading.core) == 4 and _next(letters, place, "w") and letters[place - 1] != "O")
        )
        and letters[place - 1] not in "Pqt"
    )


def _clarifies(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb بيّن from the preposition بين: it opens a clause, and its complementizer follows."""
    reading = tokens.reading(place)
    if place and tokens.core(place - 1).startswith("بين"):
        return False  # «بيني وبين نفسي»
    opens = place == 0 or letters[place - 1] in ".|,x" or bool(reading and reading.clitics)
    if tokens.core(place) != "بين" or not opens or place + 1 >= len(letters) or letters[place + 1] in "bmfp":
        return False
    rest = letters[place + 1 : place + 16]
    return "E" in rest and not {".", "|", "V", "v", "A"}.intersection(rest[: rest.index("E")])


def _told(letters: list[str], place: int, governs: tuple[str, ...]) -> bool:
    """Tells whether whoever is addressed stands between a participle and its preposition («، داعية طهران إلى …»)."""
    beside = _last(letters, place, ",") and _next(letters, place, "CGOUt")
    return beside and any(PREPOSITIONS.get(letter) in governs for letter in letters[place + 2 : place + 5])


def _circumstance(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the participle from the noun written like it: what the verb governs follows («مشيرة إلى»)."""
    following = letters[place + 1] if place + 1 < len(letters) else ""
    for reading in tokens.readings[place] or ():
        if reading.kind == "participle" and not reading.definite and reading.lexeme is not None:
            governs = reading.lexeme.values("prep")
            told = reading.lexeme.value("act") in ("demand", "urge") and _told(letters, place, governs)
            governed = PREPOSITIONS.get(following) in governs or told
            return governed or following in ("E", "<")
    return False


def _opening_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
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
    if surname and letters[place] == "Y" and letters[place + 2 : place + 3] in ([":"], ["f"], ["u"], ["E"]):
        return True  # «وكتب يماني على حسابه: …»
    if letters[place + 1] not in subjects:
        return False
    return (following is not None and (following.definite or letters[place + 1] in "OtP")) and any(
        reading.letter == "B" and not reading.definite for reading in tokens.readings[place] or ()
    )


def _they_think(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the name written like it: its complementizer follows («لكن خبراء يرون أن …»)."""
    return _next(letters, place, "E") and any(r.letter == "B" for r in tokens.readings[place] or ())


def _denied(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the adjective from the participle («تقارير غير مؤكدة»)."""
    return _last(letters, place, "k") and tokens.core(place - 1) == "غير"


def _inside_name_of_person(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the end of a foreign name from the outlet written like it («كيم جونغ أون»)."""
    reading = tokens.reading(place)
    bare = reading is not None and not reading.clitics and not reading.definite
    return bare and _last(letters, place, "P") and place > 1 and letters[place - 2] in "POtq"


def _relative_verb(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb of a relative clause from the verbal noun written like it («التي تقاتل الحركة»)."""
    return _last(letters, place, "R") and tokens.words[place][0] in "تين"


def _opening_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the verbal noun written like it where a clause begins («وتطرق الوزير إلى …»)."""
    if (place and letters[place - 1] not in ".|,xKD") or not _next(letters, place, "OtPUGWCw"):
        return False
    following = tokens.reading(place + 1)
    subject = following is not None and (following.definite or letters[place + 1] in "PtC")
    return subject and any(r.letter == "F" and r.lexeme is not None for r in tokens.readings[place] or ())


def _declared_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verbal noun from the verb written like it: after a cue or a preposition («رغم تعهد الوزير بـ…»)."""
    reading = tokens.reading(place)
    before = tokens.reading(place - 1) if place else None
    if reading is None or reading.clitics or not _last(letters, place, "vVpium") or (before and before.definite):
        return False
    return any(r.letter == "N" and not r.clitics for r in tokens.readings[place] or ())


def _month_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the month written like it, after a cue or a name («قالت ماي إن»، «تيريزا ماي»)."""
    dated = _last(letters, place, "0") or _next(letters, place, "0")
    # «نقلت الوكالة عن ماي قولها»، «الشاعر شعبان يوسف»
    relayed = _last(letters, place, "n") and _next(letters, place, "N")
    introduced = _last(letters, place, "Ot") and _next(letters, place, "P")
    return (
        not dated
        and (_last(letters, place, "VvBP") or relayed or introduced)
        and any(
            reading.letter == "P" and not reading.clitics and not reading.definite
            for reading in tokens.readings[place] or ()
        )
    )


def _bassem(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the name in «مدير الفريق باسم داود» from «in the name of»: a name follows, and no spokesman is before."""
    if tokens.core(place) != "باسم":
        return False
    following = tokens.readings[place + 1] if place + 1 < len(letters) else None
    named = any(reading.letter in "Pq" and not reading.clitics for reading in following or ())
    return named and place > 1 and letters[place - 1] == "G" and letters[place - 2] == "O"


def _maghrebi(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname that begins with بال («نور الدين بالطيب،») from a preposition: a name before, a mark after."""
    reading = tokens.reading(place)
    return (
        reading is not None
        and (reading.lexeme is None or reading.lexeme.cls in ("given", "plain-adjective"))
        and reading.definite
        and place > 0
        and (letters[place - 1] == "P" or tokens.words[place - 1] == "الدين")
        and (place + 1 == len(letters) or letters[place + 1] in ",E:")
    )


def _first_person_object(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells an imperative from a name after a cue («فقال أطعمني»): it ends in the pronoun of the first person."""
    reading = tokens.reading(place)
    word = tokens.words[place]
    if reading is None or reading.lexeme is not None or not _last(letters, place, "VvB"):
        return False
    return len(word) > 4 and word[0] in "أا" and word.endswith("ني")


def _outlet_name(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the name of an outlet from the verb it looks like («صحيفة سياتل تايمز»): its noun has no other."""
    before = tokens.reading(place - 1) if place else None
    reading = tokens.reading(place)
    return (
        reading is not None
        and reading.lexeme is None
        and before is not None
        and before.lexeme is not None
        and before.lexeme.cls == "media"
        and before.lexeme.value("kind") != "name"
        and not before.definite
        and not before.suffix
    )


def _surname(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname from the imperfect it looks like: right between a cue and what it opens («قال يلدز إن»)."""
    if not place or letters[place - 1] not in "Vv" or letters[place + 1 : place + 2] not in (["E"], ["<"], [":"]):
        return False
    reading = tokens.reading(place)
    return reading is not None and reading.lexeme is None


def _own_deed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun from the verb written like it, which takes no object («أكد النادي تمسكه بمدربه»)."""
    verb = tokens.reading(place)
    noun = any(r.letter == "N" and r.suffix and not r.clitics for r in tokens.readings[place] or ())
    if not noun or verb is None or verb.kind != "past" or not verb.suffix or verb.lexeme is None:
        return False
    takes = verb.lexeme.values("takes")
    bare = not any(t in takes for t in OBJECTS) and not verb.lexeme.values("told")
    return bare and not _last(letters, place, "RM,.|Dx")


def _delivered(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «خطاب ألقته» from «ألقت باللوم»: with its object written on it the verb blames nobody."""
    reading = tokens.reading(place)
    return (
        reading is not None
        and bool(reading.suffix)
        and reading.lexeme is not None
        and reading.lexeme.values("takes") == ("light",)
    )


def _also_people(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «كان طالبا بالجامعة»، «، طالبا عدم ذكر اسمه،» from a dual verb: that one has two before it, or و on it."""
    if not any(r.kind == "past" and r.number == "d" and not r.clitics for r in tokens.readings[place] or ()):
        return False
    people = any(r.lexeme is not None and r.lexeme.cls in ("people", "office") for r in tokens.readings[place] or ())
    return people and place > 0 and not tokens.core(place - 1).endswith("ان")


def _unmet(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a verb that says nothing for want of what would make it («توصل إلى اتفاق»، «تبنى سياسة»)."""
    for reading in tokens.readings[place] or ():
        if reading.letter != letters[place] or reading.lexeme is None:
            continue
        lead, needs = reading.lexeme.values("lead"), reading.lexeme.values("needs")
        near = range(place + 1, min(place + _UNMET, len(letters)))
        if lead and reading.lexeme.values("takes") == ("that",):
            return not any(letters[at] == "E" and PREPOSITIONS.get(letters[at - 1]) in lead for at in near)
        if needs and reading.lexeme.values("ambiguous"):
            wanted = {fold(noun) for noun in needs}
            return not reading.suffix and not any(tokens.core(at) in wanted for at in near)
        return False
    return False


def _published(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the verb says where an indefinite noun before it appeared («مقابلة نشرت على موقعها»)."""
    reading, before = tokens.reading(place), tokens.reading(place - 1) if place else None
    return (
        reading is not None
        and reading.kind == "past"
        and not reading.clitics
        and reading.lexeme is not None
        and "relaying" in reading.lexeme.values("takes")
        and before is not None
        and not before.definite
        and letters[place - 1] in "oYHhGb"
        and _next(letters, place, "ufp")
    )


def _valued(reading: Reading) -> bool:
    """Tells whether the verb says what somebody thinks of its object («خطوة اعتبرها الخبراء محاولة»)."""
    return reading.lexeme is not None and reading.lexeme.value("act") in ("accuse", "consider", "describe")


def _asyndetic(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a verb with its object written on it describes the noun before it («مقابلة بثتها محطة محلية»)."""
    reading = tokens.reading(place)
    if _last(letters, place, "l") and tokens.core(place - 1) in ("له", "لها"):
        place -= 1  # «تصريحات له نقلتها الوكالة»
    before = tokens.reading(place - 1) if place else None
    return (
        reading is not None
        and reading.kind == "past"
        and reading.suffix in ("ه", "ها")
        and not reading.clitics
        and not (reading.lexeme is not None and {"target", "describe"}.intersection(reading.lexeme.values("takes")))
        and before is not None
        and not before.definite
        and letters[place - 1] in "oYHhGb"
        and not _next(letters, place, "E<:")
        and not _valued(reading)
    )


def _relational(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the adjective from the country written like it («الخطوط السعودية»)."""
    before = tokens.reading(place - 1) if place else None
    if before is None or not before.definite or before.letter not in "wGOUYWhgoT":
        return False
    return any(reading.letter == "g" and reading.definite for reading in tokens.readings[place] or ())


def _voices(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb عبّر (عن) from the preposition عبر: it opens a clause, and its preposition follows."""
    opens = place == 0 or letters[place - 1] in ".|,x)T" or _next(letters, place, "pfnPOt")
    return tokens.core(place) == "عبر" and opens and "n" in letters[place + 1 : place + 14]


def _owned(tokens: Tokens, place: int) -> bool:
    """Tells whether a noun carries a possessive pronoun, and so stands in no construct."""
    reading = tokens.reading(place)
    return reading is not None and bool(reading.suffix)


def _closed(tokens: Tokens, place: int) -> bool:
    """Tells whether the word closes its construct chain: definite, a name, or unknown (so maybe a name)."""
    reading = tokens.reading(place)
    return reading is None or reading.definite or reading.lexeme is None or reading.kind in ("name", "capital")


def _some(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «البعض», who are people, from the quantifier and from «بعضهم البعض»."""
    people = any(reading.letter == "U" and reading.definite for reading in tokens.readings[place] or ())
    return people and not _next(letters, place, "m") and not (place and tokens.core(place - 1).startswith("بعض"))


def _various(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «مختلف القوى», which counts, from the adjective."""
    after = tokens.reading(place + 1) if place + 1 < len(tokens) else None
    return tokens.core(place) == "مختلف" and after is not None and after.definite and not after.clitics


def _my_father(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the noun that would carry «ي» («آبي أحمد»): nobody's father is meant outside a quotation."""
    written = tokens.words[place]
    return (
        written.endswith("بي")
        and tokens.core(place) == "ابي"
        and _given(tokens, place)
        and not _last(letters, place, "<")
    )


def _given(tokens: Tokens, place: int) -> bool:
    return any(reading.letter == "P" for reading in tokens.readings[place] or ())


_Turn = Callable[[Tokens, list[str], int], bool]
_TURNS: tuple[tuple[str, str, _Turn], ...] = (
    ("p", "V", _clarifies),
    ("p", "B", _voices),
    ("U", "q", _father),
    ("OU", "P", _namesake),
    ("kP", "t", _sign_of_god),
    ("ow", "t", _god_of_title),
    ("U", "P", _my_father),
    ("k", "U", _some),
    ("o", "k", _various),
    ("q", "l", _to_me),
    ("T", "P", _month_name),
    ("p", "P", _bassem),
    ("b", "o", _maghrebi),
    ("E", "x", _unless),
    ("x", "k", _excepting),
    ("x", "T", _also),
    ("E", "e", _subordinates),
    ("P", "B", _they_think),
    ("A", "o", _denied),
    ("W", "o", _inside_name_of_person),
    ("H", "F", _relative_verb),
    ("YUGOHPk", "B", _opening_verb),
    ("x", "o", _inside_person),
    ("A", "o", _object_noun),
    ("A", "o", _weighed),
    ("o", "n", _tongue),
    ("o", "F", _first_person_object),
    ("F", "o", _surname),
    ("F", "o", _outlet_name),
    ("V", "N", _relayed_deed),
    ("V", "N", _own_deed),
    ("VB", "F", _delivered),
    ("VvB", "F", _asyndetic),
    ("VvB", "F", _unmet),
    ("VB", "F", _published),
    ("V", "o", _also_people),
    ("C", "g", _relational),
    ("OUG", "A", _circumstance),
    ("M", "x", _while),
    ("VvB", "N", _declared_deed),
    ("H", "F", _opening_deed),
    ("j", "h", _absence_of),
    ("j", "H", _absence),
    ("H", "h", _inside_construct),
    ("N", "h", _inside_name),
)
"""The letters a token may have, the letter it gets, and when: the first that holds is taken."""
_TURNS_OF = {
    letter: tuple((after, holds) for before, after, holds in _TURNS if letter in before)
    for letter in "".join(before for before, _, _ in _TURNS)
}
