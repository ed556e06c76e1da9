"""What quotation marks show: names and weighed words, where they quote nothing, and where a quotation closes."""

from __future__ import annotations

import re

from masdar.lexicon import Lexicon, Reading
from masdar.segment import Tokens

_BEARING = frozenset({"media", "organization", "document", "naming", "people", "office"})
_NAMES = frozenset({"naming"})
_DESCRIBING = ("plain-adjective", "people")
_LONGEST_NAME = 8
_LETTER_NAME = 3
"""Letters of the spelt-out name of a foreign letter («إس»)."""
_SPEECH = frozenset("VvAEeFMK")
_REACH = 15
"""Tokens before the marks in which the verb of the clause is looked for."""
_FEW = 4
"""Words in the marks around the name of an outlet."""
_ABOUT = re.compile(r"[T,]{0,3}n[OtUGWYCgPow{]")
_TO_COMPLEMENT = re.compile(r"(?:f[YUHhowgN]{1,4}(?:n[YUHhowgN]{1,4})?)?,?E")
"""What stands between a name and the complementizer that its verb calls for («قال «السند» في تقريره، إن …»)."""
_LED_COMPLEMENT = re.compile(r",?[ium]E")
"""The same where a preposition leads it («أشارت الصحيفة المحلية «النهر» إلى أن …»)."""
_GOES_ON = re.compile(r"[^.|]{1,15}?E")
"""What follows a title up to what its work says («أشارت دراسة تحت عنوان: «…» نشرت أمس إلى أن …»)."""
_LATER = re.compile(r"[^.|<>:EVvANx]{1,20}?E")
"""What stands between a title inside what a verb of saying has around it and its complementizer, further on."""
_SAYING_OF = re.compile(r"[Nhw],?E")
_NOMINAL = "owhHGWYUP"
_THAT = 3
"""Letters of the longest complementizer without a pronoun (بأن)."""
_PREPOSITIONS = "bflmniuQLp"
_ENDING = ".,|:>)-~"
"""What follows a quotation, and no group whose name stands in marks right after its verb."""
_SPEAKING = "GWUY"
"""What a group or an outlet whose name stands in marks right after its verb begins with."""
_NAMING = "OtUGWYCgPqwohH0-lLf"
"""What a name in marks is made of."""
_WITHIN_SUBJECT = re.compile(r"[OtUGWYCgPqwohHmflLb0,<>{}RF]{1,18}?(?:E|:<)")
"""What follows a name inside a subject («قالت صاحبة مزرعة «السند» المسماة باسم أبيها إن …»، «…: «…»»)."""


def weigh_quotation(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> None:
    """Rewrites marks that quote nothing: around a verb that they only weigh («"هاجم" سياسة …»), around a name."""
    if letters[place + 1 : place + 3] in (["V", ">"], ["v", ">"], ["B", ">"], ["N", ">"]):
        letters[place] = letters[place + 2] = "T"
    elif _initials(tokens, place):
        mate = tokens.mate[place]
        letters[place : mate + 1] = ["{", *"o" * (mate - place - 1), "}"]
    elif _is_name(tokens, letters, place, lexicon):
        mate = tokens.mate[place]
        letters[place], letters[mate] = "{", "}"
        of_group = letters[place - 1 : place] in (["W"], ["G"])
        for inside in range(place + 1, mate):  # «شبكة «سي إن إن»»: what looks like a verb or a particle is a name
            deed = of_group and letters[inside] in "HN"  # «صحيفة «ديلي ميل»»، «حركة «فتح»»
            if deed or letters[inside] in _SPEECH or letters[inside] in "jxDsSZcer?.":
                letters[inside] = "o"


def _is_name(tokens: Tokens, letters: list[str], place: int, lexicon: Lexicon) -> bool:
    """Tells whether the marks at `place` stand around a name.

    They do after a noun that bears one («صحيفة «…»»، «شركة «…»»), around a name
    that the lexicon knows, and where the sentence goes on to its complementizer.
    """
    mate = tokens.mate[place]
    if not place + 1 < mate <= place + _LONGEST_NAME + 1 or letters[mate] != ">":
        return False
    inner = _without_points(tokens, letters, place + 1, mate)
    if place and tokens.words[place - 1] == "ال":
        return True
    before = letters[place - 1] if place else "|"
    if set("<>.|").intersection(inner):
        return False
    rest = "".join(letters[mate + 1 : mate + 20])
    if before == ":" and place > 1 and tokens.core(place - 2) == "عنوان" and _GOES_ON.match(rest):
        return True  # «قالت دراسة تحت عنوان: «…» إن …»
    bearer = tokens.reading(place - 1) if place else None
    bears = bearer is not None and bearer.lexeme is not None and bearer.lexeme.cls in _BEARING
    bears = bears or (place > 0 and _borne(tokens, place, _NAMES))  # «مدير مبادرة «…»»
    if before == "c" and len(inner) <= _FEW and _named_before(tokens, letters, place - 2):
        return True  # «عائلات «السند» و«الراشدي»»: one more name
    outlet = bears and bearer is not None and _heads_outlet(bearer)
    relayed = before not in ":,LE" and _ABOUT.match(rest) and relays(tokens, letters, place)
    if len(inner) <= _FEW and (outlet or relayed or _unnamed_group(tokens, letters, place)):
        return True  # «لصحيفة «لا تريبون»»، «نقلت الوكالة المحلية «وفا» عن …»
    if len(inner) <= _FEW and before not in ":," and letters[mate + 1 : mate + 3] == [":", "<"]:
        return True  # «كتبت على شبكة «نحن هنا»: «…»»
    if (bears and _WITHIN_SUBJECT.match(rest)) or (len(inner) == 1 and _TO_COMPLEMENT.match(rest)):
        return True  # «ذكرت منظمة «أنقذوا الأطفال»، أن …»
    if len(inner) <= _FEW and before not in ":,VvBE" and _words_to_come(tokens, letters, place, rest):
        return True  # «قال الوزير، في جلسة "اسأل الوزير" بالمجلس، إن …»
    if _SPEECH.intersection(inner):
        return False
    complementizer = tokens.reading(mate + 1) if letters[mate + 1 : mate + 2] == ["E"] else None
    said_by = before in "VvB" and inner[0] in _SPEAKING and complementizer is not None
    said_by = said_by and tokens.words[mate + 1].startswith("إ")
    if complementizer is not None and not complementizer.clitics and (said_by or before not in ":,VvB"):
        return True  # «قالت شركة تملك أسهم "بنك النهر" إنها …»، «قالت "غرفة الطوارئ في الجنوب" إن …»
    if before == "L" or (place and lexicon.lists("named", tokens.core(place - 1))):
        return True  # «المتحدثة باسم «السند»»
    if before in "VvBF" and len(inner) <= 3 and letters[mate + 1 : mate + 2] in (["A"], [":"]):
        return True  # «وأضاف «العياري»: «…»»
    first = tokens.reading(place + 1)
    named = (first is not None and (first.lexeme is None or first.letter in "PqGWC")) or "P" in inner
    alone = len(inner) == 1 and first is not None and (first.definite or first.letter == "P")
    if before in "VvB" and alone and rest[:1] in tuple(",fpT"):
        return True  # «وأضاف «العياري»، خلال اللقاء، أن …»
    if before in "WwgG" and len(inner) <= 3 and _LED_COMPLEMENT.match(rest) and _outlet_before(tokens, place):
        return True
    if before in "VvB" and len(inner) <= 3 and named and _WITHIN_SUBJECT.match(rest):
        return True  # «قال «سام كيد»، أستاذ الاقتصاد، إن …»
    if before in "VvB" and len(inner) <= 3 and inner[0] in "GW" and rest[:1] not in ("", *_ENDING):
        return True  # «أعلنت «كتائب النهر» مسؤوليتها عن …»
    if before in ":,":
        return False
    if before == "n" and first is not None and first.letter in "UO":
        return True
    if before == "n" and len(inner) <= 3 and _SAYING_OF.match(rest):
        return True  # «نقلت الوكالة عن «السند» القول، إن …»
    if before == "f" and len(inner) <= 3 and letters[mate + 1 : mate + 2] == [","]:
        return True  # «أعلنت في «حصيلة أولى»، عن …»
    if first is not None and (
        (len(inner) == 1 and (first.letter in "GWC" or (first.letter == "U" and not first.definite)))
        or any(len(parts) == len(inner) for parts, _ in lexicon.phrases.get(first.core, ()))
    ):
        return True
    weighed = first is not None and first.lexeme is not None and first.lexeme.cls == "plain-adjective"
    governed = letters[mate + 1 : mate + 3] == [",", "E"] and not tokens.words[mate + 2].startswith("و")
    if (
        len(inner) <= (_FEW if governed else 3)
        and not weighed
        and (_TO_COMPLEMENT.match(rest) or (before in _NOMINAL and _WITHIN_SUBJECT.match(rest)))
    ):
        return True
    unknown = inner in (["o"], ["o", "0"]) and first is not None and first.lexeme is None
    if before in "GWg" and 1 < len(inner) <= 3 and _unheard(tokens, place):
        return True  # «مجموعة الطاقة «فيرست إنرجي»»
    if unknown and (before in _NOMINAL or (before == "g" and not tokens.words[place + 1].endswith("ة"))):
        return True  # «أعلن الاتحاد «كونميبول» عن …»، «الشركة اليابانية «كاميتو»»: a word that is in no lexicon
    if bearer is None or bearer.lexeme is None or not bears or len(inner) > 4:
        return False
    return bearer.lexeme.cls == "media" or not bearer.definite


def _without_points(tokens: Tokens, letters: list[str], first: int, stop: int) -> list[str]:
    """Returns the letters of what stands in marks, parts that points join for one word («"النهر.نت"»)."""
    inner = letters[first:stop]
    if "." not in inner:
        return inner
    starts, ends = tokens.starts, tokens.ends
    points = [
        at
        for at in range(first + 1, stop - 1)
        if letters[at] == "." and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
    ]
    gone = {at for point in points for at in (point, point + 1)}
    return [letter for at, letter in enumerate(inner, first) if at not in gone]


def _words_to_come(tokens: Tokens, letters: list[str], place: int, rest: str) -> bool:
    """Tells whether marks stand between a verb of saying and the إن that opens what was said."""
    later = _LATER.match(rest)
    that = tokens.mate[place] + later.end() if later is not None else -1
    if that < 0 or not tokens.words[that].startswith("إ"):
        return False
    if any(r.lexeme is not None and r.lexeme.cls == "cue" for r in tokens.readings[that - 1] or ()):
        return False  # «وصفوه بـ"الخطأ"، ودافع عن نفسه بالقول إن …»
    for at in range(place - 1, max(-1, place - _REACH), -1):
        if letters[at] in "Vv":
            return True
        if letters[at] in ".|<:E":
            return False
    return False


def _unnamed_group(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the marks follow a group that only its name can tell from others («رأت جمعية «لن نصمت» أن …»)."""
    bearer = tokens.reading(place - 1) if place > 1 else None
    bare = bearer is not None and not bearer.definite and not bearer.suffix and not bearer.clitics
    return bare and letters[place - 1] == "G" and letters[place - 2] in "VvB" and tokens.words[place - 1][-1] == "ة"


def _unheard(tokens: Tokens, place: int) -> bool:
    """Tells whether the words in the marks are names or in no lexicon, the first of them in none."""
    inner = [tokens.reading(at) for at in range(place + 1, tokens.mate[place])]
    foreign = all(r is not None and (r.lexeme is None or r.letter in "PqG") for r in inner)
    return foreign and inner[0] is not None and inner[0].lexeme is None


def _named_before(tokens: Tokens, letters: list[str], close: int) -> bool:
    """Tells whether a mark closes a name that an ordinary noun or «مثل» bears («عائلات «السند»»)."""
    return letters[close] == "}" and letters[tokens.mate[close] - 1] in _NOMINAL + "p"


def _outlet_before(tokens: Tokens, place: int) -> bool:
    """Tells whether a definite outlet stands before the marks, past its adjectives («الموقع المحلي «الوطن»»)."""
    at = place - 1
    while at > 0 and tokens.letters[at] in "wg":
        at -= 1
    reading = tokens.reading(at)
    outlet = reading is not None and reading.lexeme is not None and reading.lexeme.cls in ("media", "organization")
    return outlet and reading is not None and reading.definite


def _heads_outlet(bearer: Reading) -> bool:
    """Tells whether the noun before the marks is the head of an outlet's name («صحيفة «…»»، «لصحيفة «…»»)."""
    indefinite = not bearer.definite and not bearer.suffix
    return indefinite and bearer.lexeme is not None and bearer.lexeme.cls == "media"


def name_marks(tokens: Tokens, lexicon: Lexicon) -> set[int]:
    """Returns the opening marks that stand around a name only, and so make no content quoted.

    They do after a noun that bears a name («الوثيقة المسماة «…»»، «عملية «…»»), and where the same words stand in
    marks again («الدجاجة «سيسي» … تتعافى «سيسي»»); not around an ordinary adjective («مخرجا «حضاريا»»).
    """
    letters, mate = tokens.letters, tokens.mate
    marks: list[tuple[int, tuple[str, ...]]] = []
    seen: dict[tuple[str, ...], int] = {}
    for place, letter in enumerate(letters):
        if letter in "<{" and 1 < mate[place] - place <= _FEW + 1:
            words = tuple(tokens.words[place + 1 : mate[place]])
            seen[words] = seen.get(words, 0) + 1
            marks.append((place, words))
    names = set()
    for place, words in marks:
        inner = letters[place + 1 : mate[place]]
        called = lexicon.lists("named", tokens.core(_bearer(letters, place)))
        borne = _borne(tokens, place, _BEARING if letters[place] == "{" else _NAMES) or _titled(tokens, place)
        known = letters[place] == "{" or _proper(tokens, place, seen[words])
        if (
            called
            or _counted(inner)
            or (not _ordinary(tokens, place) and (borne or (known and _whole(inner) and not _deed(tokens, place))))
        ):
            names.add(place)
    return names


def _counted(inner: str) -> bool:
    """Tells whether only numbers stand in the marks («الرقم "920"»)."""
    return "0" in inner and not set(inner).difference("0i-_:")


def _whole(inner: str) -> bool:
    """Tells whether classes can make up a name; one token always can."""
    return len(inner) == 1 or not set(inner).difference(_NAMING)


def _proper(tokens: Tokens, place: int, times: int) -> bool:
    """Tells whether words that stand in marks again hold one that is no ordinary word («الإيبولا»)."""
    readings = [tokens.reading(at) for at in range(place + 1, tokens.mate[place])]
    return times > 1 and any(
        r is not None and (r.lexeme is None or r.lexeme.cls == "place" or r.letter in "PqGWC") for r in readings
    )


def _ordinary(tokens: Tokens, place: int) -> bool:
    """Tells whether the marks weigh ordinary words: speech, an adjective, or what a complementizer opens."""
    letters, mate = tokens.letters, tokens.mate[place]
    if letters[place] == "<" and _SPEECH.intersection(letters[place + 1 : mate]):
        return True
    if letters[place + 1] in _PREPOSITIONS and len(tokens.words[place + 1]) > 1:
        return True  # «القمة "بتوقعات منخفضة"»
    if letters[place - 1] == "E" and len(tokens.core(place - 1)) > _THAT:
        return True  # «بأنها «كذبة»»
    if letters[place - 1] == "Q" and letters[place - 2] in "Vv":
        return True  # «ما وصفه بـ"القفص الكبير"»
    if letters[place - 1] == "r":
        return True  # «هي "عاصمة الشمال"»
    if letters[place + 1] in "0k" and mate - place > 2:
        return True  # «"ثلاث روايات"»
    return _describes(tokens, place)


def _deed(tokens: Tokens, place: int) -> bool:
    """Tells whether an indefinite noun of deeds stands first in the marks («"إعادة" الجسر»)."""
    first = tokens.reading(place + 1)
    known = first is not None and first.lexeme is not None and not first.definite
    return known and tokens.letters[place + 1] in "Hh"


def _describes(tokens: Tokens, place: int) -> bool:
    """Tells whether an indefinite adjective, or last one of people, stands here («مخرجا «صعبا»»، «جماعة "متمردة"»)."""
    first, last = tokens.reading(place + 1), tokens.reading(tokens.mate[place] - 1)
    return any(
        word is not None and word.lexeme is not None and word.lexeme.cls in classes and not word.definite
        for word, classes in ((first, _DESCRIBING[:1]), (last, _DESCRIBING))
    )


def _bearer(letters: str, place: int) -> int:
    """Returns the token before the marks, past a preposition and an adjective."""
    at = place - 1
    while at > 0 and letters[at] in "QLg":
        at -= 1
    return max(at, 0)


def _borne(tokens: Tokens, place: int, classes: frozenset[str]) -> bool:
    """Tells whether a noun before the marks bears the name in them («عملية «النهر»»)."""
    readings = tokens.readings[_bearer(tokens.letters, place)] or ()
    return any(reading.lexeme is not None and reading.lexeme.cls in classes for reading in readings)


def _titled(tokens: Tokens, place: int) -> bool:
    """Tells whether a noun that bears a name stands first in the marks, and the name after it («"خطة النهر"»)."""
    first, name = tokens.readings[place + 1] or (), tokens.reading(place + 2)
    bears = any(r.lexeme is not None and r.lexeme.cls in _NAMES and not r.definite for r in first)
    return bears and name is not None and (name.lexeme is None or name.letter in "PqGWC")


def _initials(tokens: Tokens, place: int) -> bool:
    """Tells whether the marks stand around the spelt-out letters of an outlet's name («شبكة «ان تي في»»)."""
    mate = tokens.mate[place]
    bearer = tokens.reading(place - 1) if place else None
    outlet = bearer is not None and bearer.lexeme is not None and bearer.lexeme.cls == "media"
    if not outlet or not place + 2 < mate <= place + 1 + _LONGEST_NAME:
        return False
    return all(0 < len(word) <= _LETTER_NAME for word in tokens.words[place + 1 : mate])


def relays(tokens: Tokens, letters: list[str], place: int) -> bool:
    """Tells whether the nearest verb before `place` in its clause relays («نقلت الوكالة المحلية …»)."""
    for at in range(place - 1, max(-1, place - _REACH), -1):
        if letters[at] in "VvB":
            reading = tokens.reading(at)
            return reading is not None and reading.lexeme is not None and "relaying" in reading.lexeme.values("takes")
        if letters[at] in "E.|<:":
            break
    return False


def closing_marks(tokens: Tokens) -> list[int]:
    """Returns for each token the mark that closes the quotation around it in its paragraph, or the end of the text."""
    letters, mates = tokens.letters, tokens.mate
    closing, open_ = [], [len(letters)]
    for place, letter in enumerate(letters):
        if place == open_[-1]:
            open_.pop()
        closing.append(open_[-1])
        mate = mates[place]
        if letter == "<" and mate > place and letters[mate] == ">" and "|" not in letters[place:mate]:
            open_.append(min(mate, open_[-1]))
    return closing
