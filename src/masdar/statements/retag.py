"""Context for class letters: what a token's own letters cannot show.

A verbal noun inside a construct chain («لجنة متابعة الأزمة») opens no content;
letters that are a noun, a name or a verb are told apart by what stands beside.
"""

from __future__ import annotations

from collections.abc import Callable

from masdar.lexicon import PREPOSITIONS, Lexicon, Reading
from masdar.segment import Tokens
from masdar.statements.beside import last_in, next_in
from masdar.statements.connectives import (
    adverbial,
    also,
    excepting,
    later,
    meanwhile,
    some,
    subordinates,
    unless,
    various,
)
from masdar.statements.deeds import (
    absence,
    absence_of,
    accusative_deed,
    declared_deed,
    inside_construct,
    inside_name,
    named_speech,
    opening_deed,
    own_deed,
    own_matter,
    relayed_deed,
    said_deed,
)
from masdar.statements.marks import weigh_quotation
from masdar.statements.namesakes import (
    a_woman,
    ali,
    also_people,
    anna,
    another_person,
    bare_article,
    bassem,
    child,
    deed_not_name,
    family_name,
    father,
    first_person_object,
    god_of_title,
    imam,
    initial,
    inside_name_of_person,
    inside_person,
    maghrebi,
    month_name,
    my_father,
    named_place,
    namesake,
    nisba_name,
    ordinal,
    outlet_name,
    relational,
    sign_of_god,
    speaker,
    subject_noun,
    surname,
    title_cut,
    to_me,
    tongue,
    whole,
)
from masdar.statements.opening import (
    after_aspect,
    before_now,
    called_by_others,
    clause_verb,
    opening_verb,
    posted,
    relative_verb,
)
from masdar.statements.received import pass_over_broadcast, pass_over_received
from masdar.statements.spelled import name_whole, spell_names
from masdar.statements.withheld import pass_over_withheld
from masdar.text import fold

_UNMET = 20
"""Tokens after a verb in which what makes it a cue must stand."""
_CHARGED = 8
"""Tokens after a circumstance of accusing in which the charge opens."""
_WITH = 6
"""Tokens of an outlet that somebody talked with."""
_MEANTIME = 3
"""Tokens of «في الوقت نفسه»، «في هذا الصدد»."""
_SPEAKER = 7
"""Tokens from a verb of saying to the end of the name of whoever speaks."""
_INSIDE = frozenset({"داخل", "خلال", "اثناء", "ضمن", "بعد", "قبل", "بسبب", "رغم"})
"""Prepositions that stand before a noun with its possessor."""
_REACH = 15
"""Tokens after a cue in which the preposition that it governs is expected."""


def retag(tokens: Tokens, lexicon: Lexicon) -> None:
    """Rewrites the letters of name quotations and of verbal nouns that open nothing."""
    letters = list(tokens.letters)
    spell_names(tokens, letters, lexicon)
    name_whole(tokens, letters, lexicon)
    pass_over_withheld(tokens, letters, lexicon)
    pass_over_received(tokens, letters, lexicon)
    pass_over_broadcast(tokens, letters, lexicon)
    asked = -_REACH
    for place, letter in enumerate(letters):
        if letter in "VvBA" and _asks_with(tokens, place, letter):
            asked = place
        if letter in "bQE.|":
            asked = -_REACH
        elif letter in "oTP" and place - asked < _REACH and _hidden_with(tokens, letters, place):
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


def _object_noun(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells an ordinary noun from the participle written like it («يتخذ العاصمة مقرا»): no mark stands before it."""
    plain = any(
        r.lexeme is not None and r.lexeme.cls == "plain-noun" and not r.clitics for r in tokens.readings[place] or ()
    )
    return plain and not last_in(letters, place, ",.|>)}T~-")


def _weighed(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells the adjective from the participle written like it («تقارير غير مؤكدة»)."""
    return place > 0 and tokens.core(place - 1) == "غير"


def _asks_with(tokens: Tokens, place: int, letter: str) -> bool:
    """Tells whether the cue governs the preposition ب."""
    return any(
        reading.letter == letter and reading.lexeme is not None and "ب" in reading.lexeme.values("prep")
        for reading in tokens.readings[place] or ()
    )


def _hidden_with(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a word begins with the preposition ب that a cue before it asks for («أشاد بجهود»، «بسرعة البت»)."""
    reading = tokens.reading(place)
    if last_in(letters, place, "VvB") and next_in(letters, place, "E"):
        return False  # «أوضح بازيد أن»: nothing else can be the subject
    if letters[place] == "T":
        return next_in(letters, place, "HhN") and any(r.letter == "b" for r in tokens.readings[place] or ())
    if letters[place] == "P":  # «أشاد الوزير، خلال اللقاء، بدور الوسطاء»
        return tokens.core(place)[0] == "ب" and last_in(letters, place, ",") and next_in(letters, place, "CGwhHUO")
    return (
        reading is not None
        and reading.lexeme is None
        and not reading.definite
        and reading.core[0] == "ب"
        and (
            len(reading.core) > 4
            or (len(reading.core) == 4 and next_in(letters, place, "w") and letters[place - 1] != "O")
        )
        and letters[place - 1] not in "Pqt"
    )


def _clarifies(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells بيّن and أبان from بين and إبان: the verb opens a clause, and its complementizer follows."""
    reading = tokens.reading(place)
    if place and tokens.core(place - 1).startswith("بين"):
        return False  # «بيني وبين نفسي»
    opens = place == 0 or letters[place - 1] in ".|,x" or bool(reading and reading.clitics)
    if (
        tokens.core(place) not in ("بين", "ابان")
        or not opens
        or place + 1 >= len(letters)
        or letters[place + 1] in "bmfp"
    ):
        return False
    if letters[place + 1] == "E" and _between(tokens, place):
        return False  # «بين أن يقبل الشرط وبين أن يرحل»
    rest = letters[place + 1 : place + 16]
    return "E" in rest and not {".", "|", "V", "v", "A"}.intersection(rest[: rest.index("E")])


def _between(tokens: Tokens, place: int) -> bool:
    """Tells whether another «بين أن» stands nearby: somebody chooses between two clauses."""
    near = range(max(0, place - _REACH), min(len(tokens) - 1, place + _REACH))
    return any(at != place and tokens.core(at) == "بين" and tokens.core(at + 1) == "ان" for at in near)


def _told(letters: list[str], place: int, governs: tuple[str, ...]) -> bool:
    """Tells whether whoever is addressed stands between a participle and its preposition («، داعية طهران إلى …»)."""
    beside = last_in(letters, place, ",") and next_in(letters, place, "CGOUt")
    return beside and any(PREPOSITIONS.get(letter) in governs for letter in letters[place + 2 : place + 5])


def _circumstance(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the participle from the noun written like it: what the verb governs follows («مشيرة إلى»)."""
    after = _past_meantime(letters, place + 1) if last_in(letters, place, ",") else place + 1
    following = letters[after] if after < len(letters) else ""
    for reading in tokens.readings[place] or ():
        if reading.kind == "participle" and not reading.definite and reading.lexeme is not None:
            governs = reading.lexeme.values("prep")
            told = reading.lexeme.value("act") in ("demand", "urge") and _told(letters, place, governs)
            accusing = reading.lexeme.value("act") == "accuse" and reading.core.endswith("ين")
            told = told or (accusing and _accusing(tokens, letters, place))
            governed = PREPOSITIONS.get(following) in governs or told
            return governed or following in ("E", "<")
    return False


def _past_meantime(letters: list[str], place: int) -> int:
    """Returns the place after what links a circumstance to the rest («مشيرة في الوقت نفسه إلى أن»)."""
    while letters[place : place + 1] == ["T"]:
        place += 1
    for at in (place + 1, place + 2) if letters[place : place + 1] == ["f"] else ():
        if letters[at : at + 1] == ["d"]:
            return place + _MEANTIME
    return place


def _accusing(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a circumstance accuses whoever is named after it («احتشد السكان متهمين الشركة بـ…»)."""
    before = tokens.reading(place - 1) if place else None
    apart = last_in(letters, place, ",") or (before is not None and before.definite)
    return apart and next_in(letters, place, "OUGWYCPtdw") and "b" in letters[place + 2 : place + _CHARGED]


def _they_think(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb from the name written like it: its complementizer follows («لكن خبراء يرون أن …»)."""
    readings = tokens.readings[place] or ()
    return next_in(letters, place, "E") and any(r.letter == "B" and r.clitics != "ف" for r in readings)  # «فورد»


def _delivered(tokens: Tokens, _letters: list[str], place: int) -> bool:
    """Tells «خطاب ألقته» from «ألقت باللوم»: with its object written on it the verb blames nobody."""
    reading = tokens.reading(place)
    if reading is None or reading.lexeme is None:
        return False
    return bool(reading.suffix) and reading.lexeme.values("takes") == ("light",)


def _unmet(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a verb that says nothing for want of what would make it («توصل إلى اتفاق»، «تبنى سياسة»)."""
    known = [r for r in tokens.readings[place] or () if r.letter == letters[place] and r.lexeme is not None]
    return bool(known) and all(_wanting(tokens, letters, place, reading) for reading in known)


def _wanting(tokens: Tokens, letters: list[str], place: int, reading: Reading) -> bool:
    """Tells whether the preposition or the noun that this verb needs does not follow."""
    assert reading.lexeme is not None
    lead, needs = reading.lexeme.values("lead"), reading.lexeme.values("needs")
    near = range(place + 1, min(place + _UNMET, len(letters)))
    if lead and reading.lexeme.values("takes") == ("relaying",):
        asked = {word for word, letter in (("الي", "i"), ("من", "m")) if PREPOSITIONS[letter] in lead}
        traced = next((at for at in near if tokens.core(at) in asked), len(letters))
        return not any(letters[at] in "NE<" for at in range(traced, min(traced + _UNMET, len(letters))))
    if lead and reading.lexeme.values("takes") == ("that",):
        resumed = tokens.reading(place + 1) if place + 1 < len(letters) else None
        if resumed is not None and resumed.lexeme is not None and resumed.lexeme.values("pronoun"):
            return True  # «نتائج توصلت إليها الهيئة»
        return not any(letters[at] == "E" and PREPOSITIONS.get(letters[at - 1]) in lead for at in near)
    if needs and reading.lexeme.values("ambiguous"):
        wanted = {fold(noun) for noun in needs}
        return not reading.suffix and not any(tokens.core(at) in wanted for at in near)
    return False


def _described_by(letters: list[str], place: int) -> int:
    """Returns the token before a verb, past a comma: what it describes, if anything («تقرير، نشرته الصحيفة، »)."""
    return place - 2 if place > 1 and letters[place - 1] == "," else place - 1


def _talk_with(tokens: Tokens, letters: list[str], noun: int) -> int:
    """Returns the noun before an outlet that somebody talked with («مقابلة مع صحيفة محلية نشرت الأحد»), or `noun`."""
    at = noun
    while at > 0 and noun - at < _WITH and letters[at] in "WwGogPC{}":
        at -= 1
    return at - 1 if at < noun and letters[at] == "p" and tokens.core(at) == "مع" else noun


def _published(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the verb says where an indefinite noun before it appeared («مقابلة نشرت على موقعها»)."""
    noun = _talk_with(tokens, letters, _described_by(letters, place))
    reading, before = tokens.reading(place), tokens.reading(noun) if place else None
    return (
        reading is not None
        and reading.kind == "past"
        and not reading.clitics
        and reading.lexeme is not None
        and "relaying" in reading.lexeme.values("takes")
        and before is not None
        and not before.definite
        and letters[noun] in "oYHhGbO"
        and next_in(letters, place, "ufpT")
    )


def _governed(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the noun from the verb written like it («في حملته»، «في إفادتهم»): no verb follows a preposition."""
    reading, before = tokens.reading(place), tokens.reading(place - 1) if place else None
    if reading is None or not reading.suffix or reading.clitics or before is None or before.lexeme is None:
        return False
    bare = not before.lexeme.values("pronoun") and not before.suffix
    return bare and (last_in(letters, place, "fnui") or tokens.core(place - 1) in _INSIDE)


def _jussive(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the jussive written like it («هاينز فيشر»): that follows a negation only («لم يشر»)."""
    known = [r for r in tokens.readings[place] or () if r.letter == "v"]
    if not known or any(r.kind != "jussive" for r in known) or last_in(letters, place, "j"):
        return False
    return last_in(letters, place, "Pqo")


def _named(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells a name from the verb written like it, right after a verb of saying («يؤكد مدحت العياري أن …») or «بن»."""
    known = tokens.readings[place] or ()
    if any(r.clitics for r in known if r.letter == letters[place]):
        return False
    given = any(r.letter == "P" and not r.clitics for r in known)
    return last_in(letters, place, "q") or (given and last_in(letters, place, "Vv") and next_in(letters, place, "PwoO"))


def _last_name(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the same between the given name of a speaker and the words («قال الوزير مارك روته إن …»)."""
    known = tokens.readings[place] or ()
    if any(r.clitics for r in known if r.letter == letters[place]) or tokens.core(place).endswith("ا"):
        return False  # «قال سالم مازحا «…»»
    first = place - 1
    while first > 0 and place - first < _SPEAKER and letters[first] in "POtgCGUw":
        first -= 1
    return last_in(letters, place, "P") and next_in(letters, place, "E:<") and letters[first] in "Vv"


def _itself(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells «المصادر عينها», the same ones, from the verb of appointing."""
    before = tokens.reading(place - 1) if place else None
    same = tokens.words[place] in ("عينه", "عينها", "عينهم")
    return same and before is not None and before.definite and letters[place - 1] in "OUGWYw"


def _of_speaker(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a verb says who it is that speaks («قال خبير أميركي يتابع الملف إن …»), and no words follow it."""
    verb, head = tokens.reading(place), place - 1
    while head > 0 and letters[head] in "go" and not _certain(tokens, head):
        head -= 1
    if verb is None or verb.kind != "present" or verb.clitics or next_in(letters, place, "E<:"):
        return False
    return letters[head] in "OU" and not _certain(tokens, head) and last_in(letters, head, "Vv")


def _certain(tokens: Tokens, place: int) -> bool:
    """Tells whether a noun is definite or tied to somebody."""
    reading = tokens.reading(place)
    return reading is None or reading.definite or bool(reading.suffix) or reading.kind in ("name", "capital")


def _valued(reading: Reading) -> bool:
    """Tells whether the verb says what somebody thinks of its object («خطوة اعتبرها الخبراء محاولة»)."""
    return reading.lexeme is not None and reading.lexeme.value("act") in ("accuse", "consider", "describe")


def _asyndetic(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether a verb with its object written on it describes the noun before it («مقابلة بثتها محطة محلية»)."""
    reading = tokens.reading(place)
    if last_in(letters, place, "l") and tokens.core(place - 1) in ("له", "لها"):
        place -= 1  # «تصريحات له نقلتها الوكالة»
    noun = _described_by(letters, place)
    before = tokens.reading(noun) if place else None
    return (
        reading is not None
        and reading.kind == "past"
        and reading.suffix in ("ه", "ها")
        and not reading.clitics
        and not (reading.lexeme is not None and {"target", "describe"}.intersection(reading.lexeme.values("takes")))
        and before is not None
        and not before.definite
        and letters[noun] in ("oYHhGb" if noun == place - 1 else "Y")
        and not next_in(letters, place, "E<:")
        and not _valued(reading)
    )


def _voices(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells the verb عبّر (عن) from the preposition عبر: it opens a clause, and its preposition follows."""
    opens = place == 0 or letters[place - 1] in ".|,x)T" or next_in(letters, place, "pfnPOt")
    return tokens.core(place) == "عبر" and opens and "n" in letters[place + 1 : place + 14]


_Turn = Callable[[Tokens, list[str], int], bool]
_TURNS: tuple[tuple[str, str, _Turn], ...] = (
    ("p", "V", _clarifies),
    ("p", "B", _voices),
    ("p", "O", imam),
    ("Uc", "q", father),
    ("OU", "P", namesake),
    ("g", "P", nisba_name),
    ("O", "w", ordinal),
    ("P", "h", whole),
    ("u", "P", ali),
    ("t", "U", a_woman),
    ("kPo", "t", sign_of_god),
    ("owP", "t", god_of_title),
    ("U", "P", my_father),
    ("r", "P", anna),
    (".", "t", title_cut),
    (".", "_", initial),
    ("k", "U", some),
    ("o", "k", various),
    ("q", "l", to_me),
    ("qo", "d", bare_article),
    ("q", "U", child),
    ("T", "P", month_name),
    ("p", "P", bassem),
    ("b", "o", maghrebi),
    ("pHGBbl", "o", family_name),
    ("oOUGHPYTD", "F", clause_verb),
    ("E", "x", unless),
    ("x", "k", excepting),
    ("x", "T", also),
    ("M", "T", adverbial),
    ("E", "o", before_now),
    ("E", "e", subordinates),
    ("v", "o", _jussive),
    ("VvB", "h", _governed),
    ("v", "F", _of_speaker),
    ("VvB", "P", _named),
    ("VvB", "o", _last_name),
    ("F", "d", _itself),
    ("M", "T", later),
    ("p", "T", later),
    ("VvB", "o", named_place),
    ("P", "B", _they_think),
    ("W", "o", inside_name_of_person),
    ("Y", "B", posted),
    ("HYoOGUkw", "F", after_aspect),
    ("H", "F", relative_verb),
    ("YUGOHPk", "B", opening_verb),
    ("x", "o", inside_person),
    ("A", "O", subject_noun),
    ("A", "o", _object_noun),
    ("A", "o", _weighed),
    ("o", "n", tongue),
    ("FHhopxTE", "P", speaker),
    ("o", "F", first_person_object),
    ("o", "o", another_person),
    ("F", "H", accusative_deed),
    ("F", "o", surname),
    ("F", "o", outlet_name),
    ("FVvB", "H", said_deed),
    ("V", "N", relayed_deed),
    ("V", "N", own_deed),
    ("VB", "F", _delivered),
    ("VvB", "F", _asyndetic),
    ("VB", "H", own_matter),
    ("VvB", "F", _unmet),
    ("VB", "F", _published),
    ("VvB", "F", called_by_others),
    ("V", "o", also_people),
    ("P", "H", deed_not_name),
    ("C", "g", relational),
    ("OUG", "A", _circumstance),
    ("M", "x", meanwhile),
    ("VvB", "N", declared_deed),
    ("YG", "N", named_speech),
    ("H", "F", opening_deed),
    ("j", "h", absence_of),
    ("j", "H", absence),
    ("H", "h", inside_construct),
    ("N", "h", inside_name),
)
"""The letters a token may have, the letter it gets, and when: the first that holds is taken."""
_TURNS_OF = {
    letter: tuple((after, holds) for before, after, holds in _TURNS if letter in before)
    for letter in "".join(before for before, _, _ in _TURNS)
}
