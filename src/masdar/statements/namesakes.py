"""Names and the ordinary words written like them: which of them a token is, by what stands beside it."""

from __future__ import annotations

from msgspec.structs import replace

from masdar.lexicon import PLAIN, Reading
from masdar.segment import Tokens
from masdar.statements.beside import last_in, next_in

_PLACES = ("place", "country")
"""Classes of the names of places."""
_OF_CLERICS = (["آية", "الله"], ["اية", "الله"], ["حجة", "الإسلام"], ["حجة", "الاسلام"])
"""Titles of clerics in two words."""
_INITIALS = frozenset(
    {"دبليو", "إيه", "ايه", "بي", "سي", "دي", "إي", "إف", "جي", "إتش", "جيه", "كيه", "إل", "إم", "آر", "إس", "تي"}
)
"""Names of Latin letters that stand for a name."""
_SYLLABLES = frozenset({"وان", "فان", "لو", "دون", "بان", "كي"})
"""Foreign names that are written like particles."""
_SHORTEST_JOINED = 5
"""Letters of the shortest unknown name with و before it that is told from a name in و («وود»، «والش»)."""


def nisba_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a given name from the adjective written like it: nothing that it describes is before («قال تركي …»).

    Without article it describes nothing definite («باسم الهيئة تركي الراشدي»).
    """
    reading = tokens.reading(place)
    if reading is None or reading.definite or reading.suffix or not next_in(letters, place, "Pqw"):
        return False
    described = tokens.reading(place - 1) if place and letters[place - 1] in "OUGWwghHY" else None
    alone = place == 0 or last_in(letters, place, "VvBt.,|:<(n") or (described is not None and described.definite)
    return alone and _given(tokens, place)


def a_woman(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a person of whom a clause speaks from the title written like it («قالت سيدة شهدت الحادث»)."""
    reading = tokens.reading(place)
    indefinite = reading is not None and not reading.definite and not reading.suffix
    return (
        indefinite and next_in(letters, place, "BFAVfm,") and any(r.letter == "U" for r in tokens.readings[place] or ())
    )


def father(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the particle of a name from the noun («أبو مازن»)."""
    if tokens.core(place) == "ام":
        return last_in(letters, place, "VvBA") and next_in(letters, place, "P")  # «قالت أم سالم»
    return tokens.core(place) in ("ابو", "ابي", "ابا") and next_in(letters, place, "Powt")


def namesake(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells a given name from the office written like it before another name («خليفة الراشدي» but «خليفة الرسول»)."""
    reading = tokens.reading(place)
    if reading is None or reading.lexeme is None or reading.definite or place + 1 >= len(tokens.words):
        return False
    both = all(
        any(other.letter == "P" and not other.clitics for other in tokens.readings[at] or ())
        for at in (place, place + 1)
    )
    return both and bool(reading.lexeme.values("ambiguous"))


def sign_of_god(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the title of a cleric from the quantifier («آية الله فريد الراشدي»)."""
    return tokens.words[place : place + 2] in _OF_CLERICS


def god_of_title(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the second word of that title."""
    return last_in(letters, place, "t") and tokens.words[place - 1 : place + 1] in _OF_CLERICS


def inside_person(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells part of a foreign name from the particle it looks like («بن فان بيوردن»، «قالت وان عزيزة»)."""
    if last_in(letters, place, "Vv"):
        return next_in(letters, place, "P") and tokens.core(place) in _SYLLABLES
    return last_in(letters, place, "qP") and next_in(letters, place, "oP")


def to_me(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the pronoun from the name («قال لي», not Mr Li)."""
    return tokens.core(place) == "لي" and last_in(letters, place, "VvB")


def bare_article(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the article that stands before a name in marks («الـ«النهر»») from a part of a name («آل راشد»)."""
    return tokens.words[place] in ("ال", "وال") and next_in(letters, place, "<{")


def month_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the month written like it, after a cue or a name («قالت ماي إن»، «تيريزا ماي»)."""
    dated = last_in(letters, place, "0") or next_in(letters, place, "0")
    # «نقلت الوكالة عن ماي قولها»، «الشاعر شعبان يوسف»
    relayed = last_in(letters, place, "n") and next_in(letters, place, "N")
    introduced = last_in(letters, place, "Ot") and next_in(letters, place, "P")
    if (
        not introduced
        and (next_in(letters, place, "Pog") or _unknown_surname(tokens, letters, place + 1))
        and last_in(letters, place, "gGw,")
    ):
        before = tokens.reading(place - 1)  # «المفتش العام المحلي رمضان الراشدي»، «مدير المعهد، رمضان الراشدي، إن»
        apposed = before is None and letters[place + 2 : place + 3] == [","]
        introduced = apposed or (before is not None and before.definite)
    return (
        not dated
        and (last_in(letters, place, "VvBP") or relayed or introduced)
        and any(
            reading.letter == "P" and not reading.clitics and not reading.definite
            for reading in tokens.readings[place] or ()
        )
    )


def _unknown_surname(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a word with article is in no lexicon («رمضان العياري»)."""
    reading = tokens.reading(place) if place < len(letters) else None
    return reading is not None and reading.definite and reading.lexeme is None


def bassem(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the name in «مدير الفريق باسم داود» from «in the name of»: a name follows, and no spokesman is before."""
    if tokens.core(place) != "باسم":
        return False
    following = tokens.readings[place + 1] if place + 1 < len(letters) else None
    named = any(reading.letter in "Pq" and not reading.clitics for reading in following or ())
    return named and place > 1 and letters[place - 1] == "G" and letters[place - 2] == "O"


def named_place(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a place from the verb written like it, after a preposition or joined to another («في تعز وعدن»).

    Its reading is put first.
    """
    readings = tokens.readings[place] or ()
    name = next((r for r in readings if r.lexeme is not None and r.lexeme.cls in _PLACES), None)
    before = tokens.reading(place - 1) if place else None
    listed = before is not None and before.lexeme is not None and before.lexeme.cls in _PLACES
    if name is None or not (last_in(letters, place, "fin") or (listed and name.clitics == "و")):
        return False
    tokens.readings[place] = (name, *(r for r in readings if r is not name))
    return True


def tongue(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «نقلت على لسان الوزير» from the noun: whose words they are follows."""
    return tokens.core(place) == "لسان" and last_in(letters, place, "u")


def imam(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the man from the preposition that folding makes like him («إمام المسجد»)."""
    word = tokens.words[place]
    return tokens.core(place) == "امام" and "إ" in word[: len(word) - 3]


def maghrebi(tokens: Tokens, letters: list[str], place: int) -> bool:
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


def outlet_name(tokens: Tokens, _letters: list[str], place: int) -> bool:
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


def surname(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname from the imperfect it looks like: right between a cue and what it opens («قال يلدز إن»)."""
    if not place or letters[place - 1] not in "Vv" or letters[place + 1 : place + 2] not in (["E"], ["<"], [":"]):
        return False
    reading = tokens.reading(place)
    return reading is not None and reading.lexeme is None


_SPOKEN = frozenset({"that", "quote", "colon", "plain"})
"""What a verb takes that has no noun for its object: the noun after it is who speaks."""


def speaker(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the first name of a speaker from the word written like it («قال فكرت أوزار، سفير …»)."""
    if not last_in(letters, place, "Vv") or place + 2 >= len(letters):
        return False
    if tokens.words[place + 1] == "الدين" and letters[place] == "o" and letters[place + 2] in "owP":
        return True  # «أوضح تاج الدين الراشدي أن»
    cue, reading, following = tokens.reading(place - 1), tokens.reading(place), tokens.reading(place + 1)
    if cue is None or cue.lexeme is None or cue.suffix or not set(cue.lexeme.values("takes")) <= _SPOKEN:
        return False
    if reading is None or reading.clitics or reading.suffix or reading.definite or following is None:
        return False
    if reading.lexeme is not None and reading.lexeme.cls == "plain-adjective" and reading.core.endswith("ا"):
        return False  # «قال مازحا سالم»
    if letters[place] == "E" and not tokens.words[place].startswith("آ"):
        return False
    if letters[place] == "p" and "plain" not in cue.lexeme.values("takes"):
        return False  # «تحدثت مع كيري» but «قال بين كارسون»
    named = letters[place + 1] == "P" or (letters[place + 1] in "oF" and following.lexeme is None)
    return named and not following.clitics and letters[place + 2] in ",(E:<OUrTpfl"


def anna(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the name «آنا» from the pronoun, which has no آ."""
    return tokens.words[place] == "آنا"


def initial(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the point after an initial of a name from a full stop («هلا دبليو. كوفال»): a name is on both sides."""
    if not 1 < place < len(letters) - 1 or letters[place - 2] not in "PoVvtSq" or tokens.words[place] != ".":
        return False
    short = len(tokens.words[place - 1]) == 1 or tokens.words[place - 1] in _INITIALS
    following = tokens.reading(place + 1)
    if not short or following is None or following.clitics or following.definite:
        return False
    return letters[place + 1] == "P" or (following.lexeme is None and letters[place + 1] in "oF")


def title_cut(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the point of a title that is cut to a letter from a full stop («قال د. الراشدي إن …»)."""
    cut = last_in(letters, place, "t") and len(tokens.core(place - 1)) == 1 and tokens.words[place] == "."
    return cut and next_in(letters, place, "PowqgF")


def family_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a surname from the word written like it, which could not stand here («سايمن خلف، …»، «مجدي بازياد إن»)."""
    reading = tokens.reading(place)
    if reading is None or reading.suffix or reading.definite or not _after_first_name(tokens, letters, place):
        return False
    lexeme, letter = reading.lexeme, letters[place]
    following = letters[place + 1] if place + 1 < len(letters) else "."
    if letter == "p":
        return following in ",:" and _given(tokens, place)
    if letter == "H":  # «فرحان حق، …»
        return following == "," and not reading.clitics and not reading.core.endswith(("ا", "ه", "ات"))
    if letter == "G":
        return following == "," and reading.core.endswith("ي")  # «أكبر ولايتي، …»
    if letter == "B":
        return bool(reading.clitics) and following in "E<:"  # «كريستين فورد إن»
    if lexeme is None or len(reading.core) > len("وين"):  # «وعد سالم باعتذار، …»، «قال سالم لكمال إن»
        outlet = letter == "b" and lexeme is not None and lexeme.cls == "media" and lexeme.value("kind") == "name"
        closed = following in "E<:O.|r(" or letters[place + 1 : place + 3] == [",", "r"]
        return closed and (outlet or (lexeme is None and letter == "b"))
    return lexeme.cls == "given" and following in ",E<:O.|r("  # «ليلى لوين»


def _after_first_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the word follows the name of whoever a verb, a title or an office before it makes speak."""
    first = place - 1
    while first > max(0, place - 3) and letters[first] in "Po" and letters[first - 1] in "Pq":
        first -= 1
    before = letters[first - 1] if first > 0 else "|"
    opening = tokens.reading(first) if first >= 0 else None
    unknown = opening is not None and opening.lexeme is None and letters[first] == "o"
    return 0 <= first < place and (letters[first] in "Pq" or unknown) and before in "VvtSOU,"


def inside_name_of_person(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the end of a foreign name from the outlet written like it («كيم جونغ أون»)."""
    reading = tokens.reading(place)
    bare = reading is not None and not reading.clitics and not reading.definite
    return bare and last_in(letters, place, "P") and place > 1 and letters[place - 2] in "POtq"


def child(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a person described from the particle of a name («ابن المدينة»، «سلمى الراشدي ابنة الراحل»)."""
    if tokens.core(place) not in ("ابن", "ابنه") or not any(r.letter == "U" for r in tokens.readings[place] or ()):
        return False
    if tokens.core(place) == "ابنه" and place > 1 and letters[place - 1] in "Pow" and letters[place - 2] in "Po":
        return True
    return last_in(letters, place, "VvB,.|n") and next_in(letters, place, "UGCW")


def my_father(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the noun that would carry «ي» («آبي أحمد»): nobody's father is meant outside a quotation."""
    written = tokens.words[place]
    return (
        written.endswith("بي")
        and tokens.core(place) == "ابي"
        and _given(tokens, place)
        and not last_in(letters, place, "<")
    )


def _given(tokens: Tokens, place: int) -> bool:
    return any(reading.letter == "P" for reading in tokens.readings[place] or ())


def also_people(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «كان طالبا بالجامعة»، «، طالبا عدم ذكر اسمه،» from a dual verb: that one has two before it, or و on it."""
    if not any(r.kind == "past" and r.number == "d" and not r.clitics for r in tokens.readings[place] or ()):
        return False
    people = any(r.lexeme is not None and r.lexeme.cls in ("people", "office") for r in tokens.readings[place] or ())
    return people and place > 0 and not tokens.core(place - 1).endswith("ان")


def _after_bearer(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a feminine noun with its name stands before («شركة «النهر» السعودية»)، and accuses nobody."""
    first = tokens.mate[place - 1] - 1 if letters[place - 1] == "}" else place - 2
    bearer = tokens.reading(first) if 0 < first < place else None
    if bearer is None or letters[first] not in "GW" or bearer.definite or tokens.words[first][-1] != "ة":
        return False
    if letters[place - 1] != "}" and letters[place - 1] not in "oPW":
        return False
    cue = tokens.reading(first - 1)
    takes = cue.lexeme.values("takes") if cue is not None and cue.lexeme is not None else ()
    return "target" not in takes and "stance" not in takes


def relational(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the adjective from the country written like it («الخطوط السعودية»)."""
    if place > 1 and tokens.words[place].startswith("ال") and _after_bearer(tokens, letters, place):
        return any(reading.letter == "g" and reading.definite for reading in tokens.readings[place] or ())
    before = tokens.reading(place - 1) if place else None
    if before is None or not before.definite or before.letter not in "wGOUYWhgoT":
        return False
    return any(reading.letter == "g" and reading.definite for reading in tokens.readings[place] or ())


def deed_not_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verbal noun from the given name written like it («أعلنت السلطات نجاح عملية الإنقاذ»)."""
    deed = any(r.letter in "Hh" and not r.definite and not r.clitics for r in tokens.readings[place] or ())
    following = tokens.reading(place + 1) if place + 1 < len(letters) else None
    lexeme = following.lexeme if following is not None else None
    owned = lexeme is not None and (lexeme.cls in PLAIN or lexeme.cls == "naming")
    return deed and owned and not last_in(letters, place, "OtPqVvB")


def first_person_object(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells an imperative from a name after a cue («فقال أطعمني»): it ends in the pronoun of the first person."""
    reading = tokens.reading(place)
    word = tokens.words[place]
    if reading is None or reading.lexeme is not None or not last_in(letters, place, "VvB"):
        return False
    return len(word) > 4 and word[0] in "أا" and word.endswith("ني")


def subject_noun(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whoever speaks from the participle written like it, as the subject of لكن or إن («لكن متحدثا نفى …»)."""
    opened = last_in(letters, place, "xE") and not next_in(letters, place, "E<iu")
    return opened and any(reading.letter == "O" for reading in tokens.readings[place] or ())


def ordinal(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the ordinal from the office of «النائب الأول»، «السيدة الأولى»: a thing has it («اليوم الأول»)."""
    return tokens.core(place) in ("اول", "اولي") and last_in(letters, place, "wohHTNY")


def whole(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells كامل before a noun with its possessor from the name («أكد كامل ثقته في العاملين»)."""
    following = tokens.reading(place + 1) if place + 1 < len(tokens) else None
    return tokens.core(place) == "كامل" and following is not None and bool(following.suffix) and not following.clitics


def ali(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the name that some write على after a verb that governs no على («قال على الراشدي أمين الجمعية إن …»)."""
    verb = tokens.reading(place - 1) if place else None
    name = tokens.reading(place + 1) if place + 1 < len(tokens) else None
    if tokens.core(place) != "علي" or not last_in(letters, place, "V") or verb is None or verb.lexeme is None:
        return False
    governs = "على" in (*verb.lexeme.values("prep"), *verb.lexeme.values("lead"))
    surname = name is not None and name.lexeme is None and not name.clitics and tokens.words[place + 1].endswith("ي")
    return surname and not governs and letters[place + 2 : place + 3] in (["O"], ["E"], [","], [":"], ["U"])


def another_person(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells و from the first letter of an unknown name after a whole one («سالم كوفال وكرستين لوين»).

    The word is read again without it.
    """
    reading, word = tokens.reading(place), tokens.words[place]
    if reading is None or reading.lexeme is not None or reading.clitics or reading.suffix or reading.definite:
        return False
    if len(word) < _SHORTEST_JOINED or word[0] != "و" or word[-1] == "ة":
        return False  # «وود», «وبخفة دمه»
    if place < 2 or not next_in(letters, place, "oP"):
        return False
    first, *others = (tokens.reading(at) for at in (place - 2, place - 1, place + 1))
    if not (_nameable(first) and all(_nameable(other) and other is not None and not other.clitics for other in others)):
        return False
    if letters[place - 2] not in "oP" or letters[place - 1] not in "oP" or "P" not in letters[place - 2 : place + 2]:
        return False
    tokens.reread(place, replace(reading, clitics="و", core=reading.core[1:], skip=1))
    return True


def _nameable(reading: Reading | None) -> bool:
    """Tells whether a word can be part of a name: a given name, or in no lexicon."""
    if reading is None or reading.suffix or reading.definite:
        return False
    return reading.lexeme is None or reading.lexeme.cls == "given"
